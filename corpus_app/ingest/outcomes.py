"""What became of each document of a batch, and the report of them all."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from corpus_app.text.raw import RawDocument
from corpus_app.text.segmenter import Reading
from corpus_app.text.source_list import SourceList

Status = Literal["new", "known", "refused"]
UNNAMED = "Unnamed source"  # where neither a person nor the file says who published
NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document, or one refusal. `file` is the file's name, or ARCHIVE/MEMBER; `locator` a line in it.

    `document` is the stored one's id, of a known one, too. `raw` and `reading` are there in a dry run only.
    """

    file: str
    status: Status
    locator: str = ""
    reason: str = ""
    title: str = ""
    language: str = ""
    published: dt.date | None = None
    source: str = ""
    text_sha256: str = ""
    notes: tuple[str, ...] = ()
    document: uuid.UUID | None = None
    copies: int = 0  # documents that are like it in words
    raw: RawDocument | None = None
    reading: Reading | None = None

    @property
    def place(self) -> str:
        return f"{self.file}, {self.locator}" if self.locator else self.file


@dataclass(slots=True)
class Report:
    """Counts of outcomes, and what else is worth saying at the end."""

    sources: SourceList | None = None
    counts: Counter[Status] = field(default_factory=Counter)
    unnamed: int = 0

    def following(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes, one by one, counted as they pass."""
        for outcome in outcomes:
            self.counts[outcome.status] += 1
            self.unnamed += outcome.source == UNNAMED
            yield outcome

    @property
    def refused(self) -> int:
        return self.counts["refused"]

    def notes(self) -> list[str]:
        """Sentences about the batch as a whole. Complete when the outcomes have all passed."""
        notes = []
        if self.unnamed:
            notes.append(
                f"Nothing says who published {self.unnamed} of the documents: they go under “{UNNAMED}”. "
                "Name their source, or bring a list of sources."
            )
        if self.sources and (unused := self.sources.unused()):
            notes.append(f"The list of sources also names what was not brought: {_some(unused)}.")
        if self.sources and (unlisted := self.sources.missing()):
            notes.append(f"The list of sources does not name: {_some(unlisted)}.")
        return notes


def _some(names: list[str]) -> str:
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")
