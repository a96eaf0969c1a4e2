"""The contested figures of one source, for its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from annotator.models import Claim, User
from annotator.permissions import claims_for
from annotator.queries.claims_seen import links_for
from annotator.queries.figure_board.comparing import Compared, compare, partners
from annotator.queries.figure_board.figure import Figure, figures_of
from annotator.queries.figure_board.reading import Reading, readings_by_claim
from corpus_app.models import Source

MOST_CLAIMS = 200
MOST_READINGS = 5_000
SHOWN = 20  # quantities
OTHERS_SHOWN = 3  # figures told beside one of the source's own


@dataclass(frozen=True, slots=True)
class Own:
    """A figure of the source, and the figures it stands against; those of the source itself first."""

    figure: Figure
    clashes: tuple[Figure, ...]
    clashing: int
    differences: tuple[Figure, ...]
    differing: int


@dataclass(frozen=True, slots=True)
class Contested:
    """A quantity of which the source gives a figure that another one contradicts or tells a different story beside."""

    claim: Claim
    rows: tuple[Own, ...]
    clashes: int
    differences: int
    inside: bool  # whether the source contradicts itself


def contested_in(source: Source, viewer: User) -> list[Contested]:
    """By how contested they are, as far as this person may see the figures. Three queries; the first SHOWN are given."""
    by_claim = readings_by_claim(viewer, _claims(source, viewer), MOST_READINGS)
    claims = Claim.objects.in_bulk(list(by_claim))
    found = (_contested(source, claims[id], readings) for id, readings in by_claim.items())
    kept = [one for one in found if one.rows]
    order = sorted(kept, key=lambda one: (not one.inside, -one.clashes, -one.differences, one.claim.wording))
    return order[:SHOWN]


def _claims(source: Source, viewer: User) -> list[UUID]:
    claims = claims_for(viewer).filter(merged_into=None).order_by()
    links = links_for(viewer).filter(highlight__judgement__has_figure=True, claim__in=claims)
    given = links.filter(highlight__assignment__document__source=source).order_by().values("claim")
    return list(
        given.annotate(figures=Count("pk"))
        .order_by("-figures", "claim")
        .values_list("claim", flat=True)[:MOST_CLAIMS]
    )


def _contested(source: Source, claim: Claim, readings: Sequence[Reading]) -> Contested:
    figures = {figure.key: figure for figure in figures_of(readings)}
    compared = compare(list(figures.values()))
    own = [figure for figure in figures.values() if figure.source == source.pk]
    rows = tuple(_rows(own, figures, compared))
    return Contested(
        claim=claim,
        rows=rows,
        clashes=sum(row.clashing for row in rows),
        differences=sum(row.differing for row in rows),
        inside=any(other.source == source.pk for row in rows for other in row.clashes),
    )


def _rows(own: Sequence[Figure], figures: Mapping[int, Figure], compared: Compared) -> Iterator[Own]:
    """Of the source's figures those that stand against another."""
    clashes, differences = partners(compared.clashes), partners(compared.differences)
    for figure in own:
        clashing = compared.clashing[figure.key]
        differing = differences.get(figure.key, [])
        if clashing or differing:
            against = _others(figure, clashes.get(figure.key, []), figures)
            yield Own(figure, against, clashing, _others(figure, differing, figures), len(differing))


def _others(figure: Figure, keys: Iterable[int], figures: Mapping[int, Figure]) -> tuple[Figure, ...]:
    """The first of them, those of the same source before others."""
    others = sorted((figures[key] for key in keys), key=lambda other: other.source != figure.source)
    return tuple(others[:OTHERS_SHOWN])
