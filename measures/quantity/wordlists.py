"""Lists of words, written as running text so that they stay readable."""


def word_set(listing: str) -> frozenset[str]:
    """The words of `listing`, which white space separates."""
    return frozenset(listing.split())
