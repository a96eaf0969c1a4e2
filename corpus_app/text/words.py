"""How many words there are: what rates per 1,000 words are per."""

import re

WORD = re.compile(r"\w+(?:['’-]\w+)*")


def count_words(text: str) -> int:
    """Runs of letters and digits; an apostrophe or a hyphen inside one does not end it."""
    return sum(1 for _ in WORD.finditer(text))
