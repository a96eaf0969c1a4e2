"""The other ways of counting that a rate is tried under: does it hang on one person, or on one kind of passage?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from measures.profiles.columns import Columns
from measures.profiles.inputs import HEADLINE, PUBLISHER, Options
from measures.profiles.rating import Rate


@dataclass(frozen=True, slots=True)
class Variant:
    """A rate under other options: the letter it suggests, and whether that `changes` the profile's."""

    key: str
    reviewer: str | None
    rate: Rate
    letter: str
    changes: bool

    def to_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "reviewer": self.reviewer,
            "rate": self.rate.to_data(),
            "letter": self.letter,
            "changes": self.changes,
        }


def options_to_try(columns: Columns) -> Iterator[tuple[str, Options]]:
    """By key, those alone that take something other than the profile does."""
    for name in columns.reviewers:
        yield f"without:{name}", Options(without_reviewer=name)
    if len(set(columns.groups)) > 1:
        yield "equal_groups", Options(equal_groups=True)
    if _has_endorsed(columns):
        yield "with_endorsed", Options(endorsed=True)
    if HEADLINE in columns.voices:
        yield "without_headlines", Options(headlines=False)
    if columns.units.automatic.any():
        yield "without_automatic", Options(automatic=False)
    if (columns.documents.counted & columns.documents.republished).any():
        yield "without_republished", Options(republished=False)


def _has_endorsed(columns: Columns) -> bool:
    said, units = columns.voice, columns.units
    own = [at for at, name in enumerate(columns.voices) if name in (PUBLISHER, HEADLINE)]
    others = set(said.label[said.endorsed].tolist()) | set(units.settled_voice[units.endorsed].tolist())
    return bool(others - {*own, -1})
