"""Verdicts on a claim over time: what each reviewer said when, and what was settled when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from annotator.models import Claim, HighlightVersion, User
from annotator.queries.claims_seen import highlights_of, verdicts_for
from annotator.queries.codebooks import Vocabulary

MOST = 500  # points, the newest


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict that somebody gave at some time: of a highlight, or, without one, settled for the whole claim."""

    at: dt.datetime
    verdict: str
    by: str  # pseudonym
    highlight: UUID | None = None
    document: UUID | None = None
    reason: str = ""

    @property
    def settled(self) -> bool:
        return self.highlight is None

    @property
    def url(self) -> str:
        """What is behind it."""
        if self.highlight is None:
            return "#settled"
        return f"{reverse('document', args=[self.document])}?highlight={self.highlight}"


@dataclass(frozen=True, slots=True)
class Point:
    """Where a verdict is drawn: per cent of the line's width."""

    said: Said
    x: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One verdict's line."""

    verdict: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes in the codebook's order, only those on which something is; `start` and `end` are their ends."""

    lanes: tuple[Lane, ...]
    start: dt.datetime
    end: dt.datetime
    said: tuple[Said, ...]  # the newest first


def timeline_of(claim: Claim, user: User, vocabulary: Vocabulary) -> Timeline | None:
    """None where nobody has given a verdict. Two queries."""
    said = sorted(
        (*_judged(claim, user), *_settled(claim, user)), key=lambda one: (one.at, one.by, one.verdict)
    )
    said = said[-MOST:]
    if not said:
        return None
    order = {slug: place for place, slug in enumerate(vocabulary.labels("verdict"))}
    verdicts = sorted({one.verdict for one in said}, key=lambda slug: (order.get(slug, len(order)), slug))
    lanes = tuple(Lane(slug, _points(slug, said)) for slug in verdicts)
    return Timeline(lanes, said[0].at, said[-1].at, tuple(reversed(said)))


def _points(verdict: str, said: Sequence[Said]) -> tuple[Point, ...]:
    first, whole = said[0].at, (said[-1].at - said[0].at).total_seconds()
    # Room at both ends for the mark itself.
    return tuple(
        Point(one, round(3 + 94 * ((one.at - first).total_seconds() / whole if whole else 0.5), 2))
        for one in said
        if one.verdict == verdict
    )


def _judged(claim: Claim, user: User) -> Iterable[Said]:
    """Each change of a verdict; what was taken back is left out."""
    versions = HighlightVersion.objects.filter(highlight__in=highlights_of(claim, user)).order_by(
        "highlight", "version"
    )
    rows = versions.values_list(
        "highlight",
        "highlight__assignment__document",
        "changed_by",
        "changed_at",
        "state__judgement__verdict",
    )
    last: tuple[UUID, str | None] | None = None
    for highlight, document, by, at, verdict in rows.iterator():
        if verdict is not None and last != (highlight, verdict):
            yield Said(at, verdict, f"r{by}", highlight, document)
        last = (highlight, verdict)


def _settled(claim: Claim, user: User) -> Iterable[Said]:
    for one in verdicts_for(user).filter(claim=claim):
        yield Said(one.made_at, one.verdict, f"r{one.made_by_id}", reason=one.reason)
