"""KnowledgeGraph -> one HTML page that needs no network."""

from kg.page.page import Inline, inline_page, write_page

__all__ = ["Inline", "inline_page", "write_page"]
