"""How alike two texts are, by the trigrams of their words, as PostgreSQL's pg_trgm reckons it."""

from measures.similarity.index import Index, Ranked, rank
from measures.similarity.trigrams import containment, similarity, trigrams

__all__ = ["Index", "Ranked", "containment", "rank", "similarity", "trigrams"]
