"""Event -> its root code in CAMEO and how much of conflict or cooperation it is."""

from kg.cameo.weights import cameo_of, root_name

__all__ = ["cameo_of", "root_name"]
