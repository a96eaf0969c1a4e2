"""What several people marked in the same documents: the input of matching and of agreement."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Label = str | frozenset[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """One highlight: the code points `[start, end)` of its document and what was said of it.

    `label` is None where nothing was said (not judged: a missing value); a set where several values may hold
    at once, and the empty set says that none does. Raises `ValueError` for an empty or negative span.
    """

    id: Hashable
    start: int
    end: int
    label: Label | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"A highlight runs forward from 0 on and is not empty, not [{self.start}, {self.end})."
            )


@dataclass(frozen=True, slots=True)
class DocumentReadings:
    """One document as everybody who read it to the end marked it.

    `readings` maps each reviewer who read the document to their highlights, in any order. A reviewer who read
    it and marked nothing is there with an empty sequence; one who did not read it is not there at all.
    `length` is that of the text in code points. Raises `ValueError` where a highlight ends past it.
    """

    document: str
    length: int
    readings: Mapping[str, Sequence[Marked]]

    def __post_init__(self) -> None:
        last = max((marked.end for spans in self.readings.values() for marked in spans), default=0)
        if last > self.length:
            raise ValueError(
                f"A highlight ends at {last}, past the end of “{self.document}” at {self.length}."
            )
