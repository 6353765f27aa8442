"""Many documents -> one graph in parts: shards of what was read, several readers, bounded memory."""

from kg.archive.build import READINGS, Order, archived, whole_texts
from kg.archive.joining import Wishes
from kg.archive.recipe import Own, Recipe
from kg.archive.watch import WRITE, Watch

__all__ = ["READINGS", "WRITE", "Order", "Own", "Recipe", "Watch", "Wishes", "archived", "whole_texts"]
