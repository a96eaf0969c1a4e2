"""How many words there are: what rates per 1,000 words are per."""

import re

WORD = re.compile(r"\w+(?:(?:['’-]|[.,](?=\d))\w+)*")


def count_words(text: str) -> int:
    """Runs of letters and digits, with the apostrophes, hyphens, and points of numbers inside them."""
    return len(WORD.findall(text))
