"""Techniques marked in a source's documents, and where its readers place it: what the rates of bias are calculated from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

import numpy as np

from measures.profiles.columns import Booleans, Columns, Floats, Ordered, Positions
from measures.profiles.inputs import (
    HEADLINE,
    PUBLISHER,
    Options,
    ProfiledDocument,
    ReadUnit,
    Vocabulary,
    Vote,
)
from measures.profiles.panel import Judged, rejected
from measures.profiles.rating import Choice, documents_in
from measures.reliability.clusters import add_up


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Of documents that count: words in the publisher's own voice, and documents × names what was marked in it; `units` how
    many passages each name was given to."""

    names: tuple[str, ...]
    words: Floats
    counts: Floats
    units: Positions

    @property
    def expected(self) -> list[float]:
        """How many marks of each name there are in all."""
        return [fsum(column) for column in self.counts.T.tolist()]


def technique_marks(ordered: Ordered, columns: Columns, judged: Judged, vocabulary: Vocabulary) -> Marks:
    """By technique of the codebook: a passage counts as the share of the document's readers who named it, times the probability
    that it is in the publisher's own voice. What was settled counts whole."""
    return _marks(ordered, columns, judged, {name: name for name in vocabulary.groups})


def group_marks(ordered: Ordered, columns: Columns, judged: Judged, vocabulary: Vocabulary) -> Marks:
    """The same by group of techniques. A reader who named two of one group counts once."""
    return _marks(
        ordered, columns, judged, {name: group for name, group in vocabulary.groups.items() if group}
    )


def own_words(document: ProfiledDocument) -> int:
    """Words in the publisher's own voice, headline included."""
    return document.words.get(PUBLISHER, 0) + document.words.get(HEADLINE, 0)


def counted_documents(ordered: Ordered, columns: Columns) -> list[ProfiledDocument]:
    counts = documents_in(columns, Choice(Options())).tolist()
    return [document for document, holds in zip(ordered.documents, counts, strict=True) if holds]


def slants_on(axis: str, documents: Iterable[ProfiledDocument]) -> list[list[float]]:
    """Of each document what its readers said, -2 to 2."""
    return [[float(said.slants[axis]) for said in one.said if axis in said.slants] for one in documents]


def _marks(ordered: Ordered, columns: Columns, judged: Judged, name_of: Mapping[str, str]) -> Marks:
    names = tuple(dict.fromkeys(name_of.values()))
    column = {name: at for at, name in enumerate(names)}
    counted = documents_in(columns, Choice(Options()))
    document, of_name, share = _shares(ordered, _counting(columns, judged, counted), judged, name_of, column)
    counts = add_up(document * len(names) + of_name, share, len(ordered.documents) * len(names))
    words = np.array([own_words(one) for one in ordered.documents], dtype=np.float64)
    return Marks(
        names,
        words[counted],
        counts.reshape(len(ordered.documents), len(names))[counted],
        np.bincount(of_name, minlength=len(names)).astype(np.intp),
    )


def _counting(columns: Columns, judged: Judged, documents: Booleans) -> Positions:
    stands = documents[columns.units.document] & ~rejected(columns, Options()) & (judged.own > 0)
    return np.flatnonzero(stands)


def _shares(
    ordered: Ordered, units: Positions, judged: Judged, name_of: Mapping[str, str], column: Mapping[str, int]
) -> tuple[Positions, Positions, Floats]:
    """Document, name and share of every name that was given to one of the units."""
    own = judged.own.tolist()
    rows = [
        (place, column[name], own[at] * share)
        for at in units.tolist()
        for place in (ordered.place[ordered.units[at].document],)
        for name, share in shares_of(
            ordered.units[at], ordered.votes[at], len(ordered.documents[place].readers), name_of
        ).items()
    ]
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.intp), table[:, 1].astype(np.intp), table[:, 2]


def shares_of(
    unit: ReadUnit, votes: tuple[Vote, ...], readers: int, name_of: Mapping[str, str]
) -> dict[str, float]:
    """By name the share of the document's readers who gave it, 1 for what was settled as there; by name's order."""
    if unit.settled is not None:
        settled = {name_of[name] for name in unit.settled.techniques if name in name_of}
        return dict.fromkeys(sorted(settled), 1.0)
    if not any(vote.techniques for vote in votes):
        return {}
    pairs = {(name_of[name], vote.reviewer) for vote in votes for name in vote.techniques if name in name_of}
    said = [name for name, _ in pairs]
    return {name: said.count(name) / max(readers, 1) for name in sorted(set(said))}
