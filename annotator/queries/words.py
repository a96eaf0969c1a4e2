"""Finding words in columns of text."""

from django.db.models import Q


def containing(words: str, *fields: str) -> Q:
    """Rows with these words in any of the fields, capital letters or not.

    SQLite folds the case of ASCII letters only, so other scripts are looked for in the usual spellings besides.
    """
    spellings = {words} if words.isascii() else {words, words.lower(), words.upper(), words.capitalize()}
    found = Q()
    for field in fields:
        for spelling in sorted(spellings):
            found |= Q(**{f"{field}__icontains": spelling})
    return found
