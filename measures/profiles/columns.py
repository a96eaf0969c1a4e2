"""The readings of one source as arrays, in an order that does not hang on the order in which they came."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from measures.profiles.inputs import ENDORSED, ProfiledDocument, ReadUnit, Settlement, SourceReadings, Vote

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]
Booleans = NDArray[np.bool_]
NONE: Final = -1
NO_DATE: Final = 0


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """Who said which label of which unit, by position. The labels that one reviewer gave to one unit share one vote."""

    unit: Positions
    reviewer: Positions
    label: Positions
    endorsed: Booleans
    weight: Floats


@dataclass(frozen=True, slots=True, eq=False)
class DocumentColumns:
    """One entry a document. `published` is the day as an ordinal, 0 for none."""

    round: Positions
    cluster: Positions
    published: Positions
    counted: Booleans
    republished: Booleans


@dataclass(frozen=True, slots=True, eq=False)
class UnitColumns:
    """One entry a unit. What was settled is the position of a label, -1 for what was left open."""

    document: Positions
    sampled: Booleans
    settled_verdict: Positions
    settled_voice: Positions
    endorsed: Booleans
    automatic: Booleans
    rejected: Booleans


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A source's readings without their objects: what rates are calculated from. Positions are in the tuples of names."""

    reviewers: tuple[str, ...]
    groups: tuple[str, ...]
    rounds: tuple[str, ...]
    verdicts: tuple[str, ...]
    voices: tuple[str, ...]
    documents: DocumentColumns
    units: UnitColumns
    verdict: Said
    voice: Said

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.units.document)


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """The same readings as objects: documents by id, units by document and place, each with its votes by reviewer."""

    documents: tuple[ProfiledDocument, ...]
    units: tuple[ReadUnit, ...]
    votes: tuple[tuple[Vote, ...], ...]
    place: Mapping[str, int]

    @classmethod
    def of(cls, readings: SourceReadings) -> Self:
        documents = tuple(sorted(readings.documents, key=lambda document: document.id))
        place = {document.id: at for at, document in enumerate(documents)}
        units = tuple(
            sorted(readings.units, key=lambda unit: (unit.document, unit.start, unit.end, unit.key))
        )
        votes = tuple(
            tuple(sorted(unit.votes, key=lambda vote: (vote.reviewer, vote.highlight))) for unit in units
        )
        return cls(documents, units, votes, place)


def columns_of(ordered: Ordered, groups: Mapping[str, str], verdicts: Iterable[str]) -> Columns:
    """`verdicts` of the codebook come first, in their order; any other that somebody said follows, by name."""
    reviewers = tuple(sorted({vote.reviewer for votes in ordered.votes for vote in votes}))
    rounds = tuple(sorted({document.round for document in ordered.documents}))
    all_verdicts = _names(ordered, lambda told: told.verdict, verdicts)
    voices = _names(ordered, lambda told: told.voice, ())
    number = _numbers(reviewers)
    return Columns(
        reviewers=reviewers,
        groups=tuple(groups.get(name, "") for name in reviewers),
        rounds=rounds,
        verdicts=all_verdicts,
        voices=voices,
        documents=_documents(ordered.documents, _numbers(rounds)),
        units=_units(ordered, _numbers(all_verdicts), _numbers(voices)),
        verdict=_said(ordered, lambda vote: vote.verdict, number, _numbers(all_verdicts)),
        voice=_said(ordered, lambda vote: vote.voice, number, _numbers(voices)),
    )


def _names(
    ordered: Ordered, label: Callable[[Vote | Settlement], str | None], known: Iterable[str]
) -> tuple[str, ...]:
    first = tuple(known)
    said = {label(vote) for votes in ordered.votes for vote in votes}
    said |= {label(unit.settled) for unit in ordered.units if unit.settled}
    return (*first, *sorted(name for name in said - set(first) if name is not None))


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _documents(documents: tuple[ProfiledDocument, ...], rounds: Mapping[str, int]) -> DocumentColumns:
    clusters = [document.cluster or document.id for document in documents]
    number = _numbers(sorted(set(clusters)))
    return DocumentColumns(
        round=_positions(rounds[document.round] for document in documents),
        cluster=_positions(number[cluster] for cluster in clusters),
        published=_positions(
            document.published.toordinal() if document.published else NO_DATE for document in documents
        ),
        counted=_truths(document.counted for document in documents),
        republished=_truths(document.republished for document in documents),
    )


def _units(ordered: Ordered, verdicts: Mapping[str, int], voices: Mapping[str, int]) -> UnitColumns:
    nothing = Settlement()
    settled = [unit.settled or nothing for unit in ordered.units]
    return UnitColumns(
        document=_positions(ordered.place[unit.document] for unit in ordered.units),
        sampled=_truths(unit.sampled for unit in ordered.units),
        settled_verdict=_positions(verdicts.get(one.verdict or "", NONE) for one in settled),
        settled_voice=_positions(voices.get(one.voice or "", NONE) for one in settled),
        endorsed=_truths(one.endorsement == ENDORSED for one in settled),
        automatic=_truths(one.automatic for one in settled),
        rejected=_truths(one.rejected for one in settled),
    )


def _said(
    ordered: Ordered,
    label: Callable[[Vote], str | None],
    reviewers: Mapping[str, int],
    labels: Mapping[str, int],
) -> Said:
    rows = [
        (at, reviewers[vote.reviewer], labels[name], vote.endorsement == ENDORSED)
        for at, votes in enumerate(ordered.votes)
        for vote in votes
        if (name := label(vote)) is not None
    ]
    unit, reviewer, number, endorsed = np.array(rows, dtype=np.intp).reshape(-1, 4).T
    pair = unit * max(len(reviewers), 1) + reviewer
    _, place, times = np.unique(pair, return_inverse=True, return_counts=True)
    return Said(unit, reviewer, number, endorsed.astype(np.bool_), 1 / times[place])


def _positions(values: Iterable[int]) -> Positions:
    return np.fromiter(values, dtype=np.intp)


def _truths(values: Iterable[bool]) -> Booleans:
    return np.fromiter(values, dtype=np.bool_)
