"""Where quoted words stand in a document."""

import re
from dataclasses import dataclass
from itertools import islice

from annotator.actions.judgements import LONGEST_NOTE
from annotator.errors import Invalid
from corpus_app.models import Document


@dataclass(frozen=True, slots=True)
class Place:
    """A span [start, end) in code points, and the words exactly as the text has them there."""

    start: int
    end: int
    exact: str


def find_quote(document: Document, quote: str, *, start: int | None = None) -> Place:
    """The one place of the words in the text, so that `text[start:end] == exact`.

    Spaces and line ends need not be those of the text: they change when words are copied from a page. `start` chooses among
    several places. Raises Invalid where the words stand nowhere, or in several places and none is chosen.
    """
    wanted = quote.split()
    if not wanted or len(quote) > LONGEST_NOTE:
        raise _refused(
            f"Give the words of the document that bear on the claim, at most {LONGEST_NOTE:,} characters."
        )
    found = _places(document.text, quote, start) or _places(
        document.text, r"\s+".join(map(re.escape, wanted)), start, escaped=True
    )
    match found:
        case []:
            raise _refused(
                "These words do not stand in the document. Copy them from its page, exactly as they stand there."
            )
        case [place]:
            return place
    places = " and ".join(f"{place.start:,}" for place in found)
    raise _refused(
        f"These words stand there more than once, at {places} first. Add words before or after them."
    )


def _places(text: str, words: str, start: int | None, *, escaped: bool = False) -> list[Place]:
    """Two at most: more need not be known."""
    matches = re.finditer(words if escaped else re.escape(words.strip()), text)
    places = (Place(one.start(), one.end(), one[0]) for one in matches)
    return list(islice((place for place in places if start is None or place.start == start), 2))


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, {"quote": [sentence]})
