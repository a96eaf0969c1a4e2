"""The list of quantities: claims of which more than one figure is given, the contested ones first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from annotator.models import Claim, User
from annotator.permissions import claims_for
from annotator.queries.claims_seen import links_for
from annotator.queries.figure_board.comparing import clashes_inside, compare
from annotator.queries.figure_board.figure import Figure, figures_of
from annotator.queries.figure_board.reading import Reading, readings_by_claim
from annotator.queries.figure_board.shown import common_to, number_in
from annotator.queries.words import containing
from corpus_app.models import Source
from measures.comparison import by_kind

MOST_CLAIMS = 500  # that are compared for one list: those with most figures
MOST_READINGS = 10_000
CANNOT, DIFFER, INSIDE, AGREE = "cannot", "differ", "inside", "agree"
SOURCE = "highlight__assignment__document__source"


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which quantities; empty is no filter. `contested` is one of CANNOT, DIFFER, INSIDE, AGREE; `kind` a kind's name."""

    words: str = ""
    source: Source | None = None
    contested: str = ""
    kind: str = ""

    @classmethod
    def said(cls, form: Mapping[str, Any]) -> "FigureFilter":
        """What a filter form says."""
        return cls(form["q"], form["source"], form["contested"], form["kind"])


@dataclass(frozen=True, slots=True)
class Spread:
    """The figures of one kind, from the lowest number to the highest, in a common unit."""

    kind: str
    figures: int
    unit: str
    low: Decimal | None
    high: Decimal | None
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Figures that are given for one thing, and how they stand to each other. `claim` is None where it is only proposed."""

    figures: tuple[Figure, ...]
    spreads: tuple[Spread, ...]
    clashes: int  # pairs that cannot both be true
    differences: int  # pairs that tell different stories
    inside: bool  # whether one source contradicts itself
    claim: Claim | None = None

    @property
    def standing(self) -> str:
        """CANNOT, DIFFER or AGREE."""
        if self.clashes:
            return CANNOT
        return DIFFER if self.differences else AGREE

    @property
    def sources(self) -> list[str]:
        return list(dict.fromkeys(figure.first.source_name for figure in self.figures))

    @property
    def name(self) -> str:
        return str(self.claim) if self.claim else self.thing

    @property
    def thing(self) -> str:
        """What is counted, as the first of the figures has it."""
        return next((figure.thing for figure in self.figures if figure.thing), "")

    @property
    def highlights(self) -> list[UUID]:
        """Of all its readings."""
        return [reading.highlight for figure in self.figures for reading in figure.readings]

    @property
    def wording(self) -> str:
        """To begin a claim with: what is counted, else the words of the longest passage."""
        counted = next((figure.counted for figure in self.figures if figure.counted), "")
        longest = max((figure.first.exact for figure in self.figures), key=len)
        return (counted or " ".join(longest.split()))[:300]

    @property
    def order(self) -> tuple[Any, ...]:
        """What cannot be true first; of those that are alike in it, what most figures are given for."""
        standing = (CANNOT, DIFFER, AGREE).index(self.standing)
        return (
            standing,
            not self.inside,
            -len(self.figures),
            self.name.casefold(),
            self.figures[0].first.start,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """Quantities, and whether more claims have figures than are compared at once."""

    quantities: list[Quantity]
    is_whole: bool


def listed_quantities(user: User, chosen: FigureFilter) -> Listed:
    """Claims with two figures and more of those that this person may see. Three queries, however many there are."""
    ids = _claims(user, chosen)
    by_claim = readings_by_claim(user, ids[:MOST_CLAIMS], MOST_READINGS)
    claims = Claim.objects.in_bulk(list(by_claim))
    found = [quantity_of(readings, claims[id]) for id, readings in by_claim.items()]
    kept = [one for one in found if len(one.figures) > 1 and fits(one, chosen)]
    return Listed(sorted(kept, key=lambda one: one.order), len(ids) <= MOST_CLAIMS)


def quantity_of(readings: Sequence[Reading], claim: Claim | None = None) -> Quantity:
    figures = figures_of(readings)
    compared = compare(figures)
    return Quantity(
        figures=tuple(figures),
        spreads=tuple(_spreads(figures)),
        clashes=compared.number_of_clashes,
        differences=len(compared.differences),
        inside=clashes_inside(figures, compared),
        claim=claim,
    )


def fits(quantity: Quantity, chosen: FigureFilter) -> bool:
    """What the database cannot tell: which kind, and whether it is contested."""
    standing = quantity.inside if chosen.contested == INSIDE else quantity.standing == chosen.contested
    of_kind = any(spread.kind == chosen.kind for spread in quantity.spreads)
    return (standing or not chosen.contested) and (of_kind or not chosen.kind)


def _claims(user: User, chosen: FigureFilter) -> list[UUID]:
    """Those of which two highlights and more hold a figure, one more than are compared."""
    links = links_for(user).filter(claim=OuterRef("pk"))
    claims = claims_for(user).filter(merged_into=None)
    if chosen.words:
        claims = claims.filter(containing(chosen.words, "wording", "counted", "note"))
    if chosen.source:
        giving = links.filter(**{SOURCE: chosen.source}, highlight__judgement__has_figure=True)
        claims = claims.filter(Exists(giving))
    figured = links_for(user).filter(highlight__judgement__has_figure=True, claim__in=claims.order_by())
    counted = figured.order_by().values("claim").annotate(figures=Count("pk")).filter(Q(figures__gte=2))
    return list(counted.order_by("-figures", "claim").values_list("claim", flat=True)[: MOST_CLAIMS + 1])


def _spreads(figures: Sequence[Figure]) -> list[Spread]:
    spreads = []
    for kind, givens in by_kind(figure.given for figure in figures).items():
        unit = common_to(givens, "")
        ends = [end for given in givens for end in number_in(given, unit) if end is not None]
        spreads.append(Spread(kind.name, len(givens), unit, min(ends), max(ends)))
    return spreads
