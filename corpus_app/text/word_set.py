"""Sets of words, written as one string of words."""


def word_set(*words: str) -> frozenset[str]:
    """The words of the strings, which white space separates."""
    return frozenset(word for text in words for word in text.split())
