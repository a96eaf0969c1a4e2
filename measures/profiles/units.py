"""Every unit behind a profile, counted or not and why: what its numbers open to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from measures.profiles.columns import Booleans, Columns, Floats, Ordered
from measures.profiles.inputs import Options, ReadUnit, Settlement, Vote
from measures.profiles.marks import shares_of
from measures.profiles.panel import PROBABLE, Judged, rejected, voice_shares
from measures.profiles.rating import Choice, Credited, documents_in

Why = Literal["", "copy", "rejected", "voice", "not_judged", "no_credit"]
DEFAULT: Final = Options()


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit. `p`: the panel's probability of each verdict. `weight` and `credit`: what it counts as in the rate, the credit
    in the light of the source's own mix of verdicts. `why` says what keeps it from counting. `techniques`: shares of the
    document's `readers`; `said`: how many of them marked it. `decided`: it was settled, by a lead or else `automatic`.
    """

    key: str
    document: str
    start: int
    end: int
    voice: str | None
    own: float
    verdict: str | None
    p: Mapping[str, float]
    weight: float
    credit: float | None
    counts: bool
    why: Why
    techniques: Mapping[str, float]
    said: int
    readers: int
    decided: bool
    automatic: bool
    sampled: bool
    evidence: bool
    highlights: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        named = {name: getattr(self, name) for name in self.__slots__}
        return named | {
            "p": dict(self.p),
            "techniques": dict(self.techniques),
            "highlights": list(self.highlights),
        }


def unit_rows(ordered: Ordered, columns: Columns, judged: Judged, credited: Credited) -> tuple[UnitRow, ...]:
    """In text order by document."""
    voices = _best(voice_shares(columns, DEFAULT), columns.voices)
    verdicts = _best(judged.probability, columns.verdicts)
    why = _why(columns, judged, credited)
    own, weight = judged.own.tolist(), credited.weight.tolist()
    credit: list[float | None] = [None if np.isnan(value) else value for value in credited.credit.tolist()]
    p = [_probabilities(row, columns.verdicts) for row in judged.probability.tolist()]
    readers = {document.id: len(document.readers) for document in ordered.documents}
    return tuple(
        _row(
            unit, ordered.votes[at], readers[unit.document],
            voice=voices[at], own=own[at], verdict=verdicts[at], p=p[at],
            weight=weight[at], credit=credit[at], counts=not why[at], why=why[at],
        )
        for at, unit in enumerate(ordered.units)
    )  # fmt: skip


def own_and_counted(columns: Columns, judged: Judged) -> Booleans:
    """Units of documents that count, not rejected, more likely than not in the publisher's own voice."""
    counted = documents_in(columns, Choice(DEFAULT))[columns.units.document]
    return np.asarray(counted & ~rejected(columns, DEFAULT) & (judged.own >= PROBABLE))


def _row(unit: ReadUnit, votes: tuple[Vote, ...], readers: int, **known: Any) -> UnitRow:
    done = unit.settled
    return UnitRow(
        key=unit.key,
        document=unit.document,
        start=unit.start,
        end=unit.end,
        techniques=_techniques(unit, votes, readers),
        said=len({vote.reviewer for vote in votes}),
        readers=readers,
        decided=done is not None,
        automatic=done is not None and done.automatic,
        sampled=unit.sampled,
        evidence=any(vote.evidence for vote in votes) or (done is not None and done.evidence),
        highlights=tuple(dict.fromkeys(vote.highlight for vote in votes)),
        **known,
    )


def _techniques(unit: ReadUnit, votes: tuple[Vote, ...], readers: int) -> dict[str, float]:
    """Those too that are in no codebook any more."""
    said = {name for vote in votes for name in vote.techniques} | (unit.settled or Settlement()).techniques
    return shares_of(unit, votes, readers, {name: name for name in said})


def _why(columns: Columns, judged: Judged, credited: Credited) -> list[Why]:
    """The first that holds."""
    counted = documents_in(columns, Choice(DEFAULT))[columns.units.document]
    reasons: list[tuple[Why, Booleans]] = [
        ("no_credit", credited.weight == 0),
        ("not_judged", ~judged.has_verdict),
        ("voice", judged.own < PROBABLE),
        ("rejected", rejected(columns, DEFAULT)),
        ("copy", ~counted),
    ]
    found: list[Why] = [""] * columns.size
    for name, holds in reasons:
        for at in np.flatnonzero(holds).tolist():
            found[at] = name
    return found


def _best(rows: Floats, names: tuple[str, ...]) -> list[str | None]:
    """The most probable of each row, the first of equals; None for a row of zeros."""
    if not names:
        return [None] * len(rows)
    best = np.where(rows.sum(axis=1) > 0, (rows >= rows.max(axis=1, keepdims=True) - 1e-9).argmax(axis=1), -1)
    return [names[at] if at >= 0 else None for at in best.tolist()]


def _probabilities(row: list[float], names: tuple[str, ...]) -> dict[str, float]:
    return {name: value for name, value in zip(names, row, strict=True) if value > 0}
