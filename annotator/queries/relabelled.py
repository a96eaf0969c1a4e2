"""What reviewers said on looking again: label under the old version against label under the new, and the highlights."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from annotator.models import Codebook, Highlight, ReReview, User
from annotator.models.highlight import HighlightQuerySet
from annotator.queries.facets import NAMES

# No slug begins like these.
NO_LABEL = "~none"
NOT_ANSWERED = "~waiting"
NEVER = Q(pk__in=())
Move = tuple[str, str, str]  # facet, old label, new label or one of the two above


@dataclass(frozen=True, slots=True)
class Column:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One old label: how many judgements of it became what, a number for each column."""

    slug: str
    name: str
    cells: list[tuple[Column, int]]


@dataclass(frozen=True, slots=True)
class CrossTable:
    """One facet's old labels against its new ones."""

    facet: str
    name: str
    columns: list[Column]
    rows: list[Row]


def cross_tables(user: User, before: Codebook, after: Codebook) -> list[CrossTable]:
    """Of the judgements made under the one version and looked at again under the other, as far as the person sees them."""
    counted = moves_between(user, before, after)
    facets = dict.fromkeys(facet for facet in NAMES if any(move[0] == facet for move in counted))
    return [_table(facet, counted, before, after) for facet in facets]


def moves_between(user: User, before: Codebook, after: Codebook) -> Counter[Move]:
    """How many highlights, of those that the person may see, made each move. One query: few answers differ."""
    counted: Counter[Move] = Counter()
    for touched, labels, number in _answers(_between(user, before, after)).annotate(Count("pk")):
        counted.update(dict.fromkeys(_moves(touched, labels), number))
    return counted


def moved_highlights(user: User, before: Codebook, after: Codebook, move: Move) -> HighlightQuerySet:
    """The highlights behind one number, in text order."""
    made = NEVER
    for touched, labels in _answers(_between(user, before, after)).distinct():
        if move in _moves(touched, labels):
            said = Q(rereviews__labels__isnull=True) if labels is None else Q(rereviews__labels=labels)
            made |= Q(rereviews__touched=touched) & said
    seen = Highlight.objects.active().visible_to(user)
    reading = Q(assignment__round__codebook=before, rereviews__codebook=after)
    return seen.filter(reading & made).in_text_order()


def rereviews_seen_by(user: User) -> QuerySet[ReReview]:
    """Those of highlights that this person may see; withdrawn ones left out."""
    seen = Highlight.objects.active().visible_to(user).filter(pk=OuterRef("highlight"))
    return ReReview.objects.filter(Exists(seen))


def _between(user: User, before: Codebook, after: Codebook) -> QuerySet[ReReview]:
    return rereviews_seen_by(user).filter(codebook=after, highlight__assignment__round__codebook=before)


def _answers(rows: QuerySet[ReReview]) -> QuerySet[ReReview, tuple[Any, ...]]:
    return rows.order_by().values_list("touched", "labels")


def _moves(touched: list[list[str]], labels: list[list[Any]] | None) -> list[Move]:
    answered = labels or [[*place, NOT_ANSWERED] for place in touched]
    return [(facet, old, new or NO_LABEL) for facet, old, new in answered]


def _table(facet: str, counted: Counter[Move], before: Codebook, after: Codebook) -> CrossTable:
    here = {(old, new): number for (at, old, new), number in counted.items() if at == facet}
    olds = _in_order(before, facet, {old for old, _ in here})
    news = _in_order(after, facet, {new for _, new in here})
    columns = [Column(slug, _name(after, facet, slug)) for slug in news]
    rows = [
        Row(old, _name(before, facet, old), [(column, here.get((old, column.slug), 0)) for column in columns])
        for old in olds
    ]
    return CrossTable(facet, NAMES[facet], columns, rows)


def _in_order(codebook: Codebook, facet: str, slugs: set[str]) -> list[str]:
    order: list[Any] = [*codebook.facets.get(facet, {}), NO_LABEL, NOT_ANSWERED]
    return sorted(slugs, key=lambda slug: (order.index(slug) if slug in order else len(order), slug))


def _name(codebook: Codebook, facet: str, slug: str) -> str:
    label = codebook.label(facet, slug)
    return label.name if label else {NO_LABEL: "No label", NOT_ANSWERED: "Not answered yet"}.get(slug, slug)
