"""Data -> knowledge: who a name may stand for, and what a word may mean."""

from kg.lexicon.check import check_lists, counts, failing_examples, find_families, lexicon_to_read, look_up
from kg.lexicon.folding import fold
from kg.lexicon.frames import Composition, Frames, load_frames
from kg.lexicon.gazetteer import Entry, Gazetteer, load_gazetteer
from kg.lexicon.lists import Office, Title
from kg.lexicon.schema import Condition, Reading
from kg.lexicon.sets import number_words, word_list, word_order
from kg.lexicon.signatures import Signature

__all__ = [
    "Composition",
    "Condition",
    "Entry",
    "Frames",
    "Gazetteer",
    "Office",
    "Reading",
    "Signature",
    "Title",
    "check_lists",
    "counts",
    "failing_examples",
    "find_families",
    "fold",
    "lexicon_to_read",
    "load_frames",
    "load_gazetteer",
    "look_up",
    "number_words",
    "word_list",
    "word_order",
]
