"""KnowledgeGraph -> a store that stays: a folder, or any SPARQL 1.1 endpoint."""

from kg.stores.store import Change, add_known, append, feeding, open_rdflib, remove_documents

__all__ = ["Change", "add_known", "append", "feeding", "open_rdflib", "remove_documents"]
