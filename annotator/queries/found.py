"""What was read of a source and what was found in it: plain counts, each of which a filter of highlights gives again.

Fetched in few queries (`reading_of`, `groups_of`, `techniques_of`), added up in plain Python (`by_label`, `by_reviewer`).
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Q, Sum

from annotator.models import Assignment, BiasTag, User
from annotator.models.assignment import AssignmentQuerySet
from annotator.models.highlight import HighlightQuerySet
from annotator.queries.codebooks import Vocabulary
from annotator.queries.highlights import UNSAID
from corpus_app.models import Source

State = Assignment.State
K = TypeVar("K", bound=Hashable)
FACETS = ("verdict", "voice", "claim_type")


@dataclass(frozen=True, slots=True)
class Reading:
    """How much of a source was read. A reading is one person's of one document; two of the same text count as two."""

    documents: int  # that the source has
    words: int  # in them
    documents_opened: int
    documents_to_end: int  # read to the end by one person at least
    readings: int
    readings_to_end: int
    readers: int
    readers_to_end: int
    words_to_end: int  # summed over readings

    @property
    def only_started(self) -> int:
        return self.readings - self.readings_to_end


def reading_of(source: Source, readings: AssignmentQuerySet) -> Reading:
    """Two queries. `readings` are those the person who asks may see."""
    held = source.documents.aggregate(documents=Count("pk"), words=Sum("words"))
    to_end = Q(state=State.SUBMITTED)
    opened = readings.filter(document__source=source).exclude(state=State.ASSIGNED)
    counted = opened.aggregate(
        documents_opened=Count("document", distinct=True),
        documents_to_end=Count("document", distinct=True, filter=to_end),
        readings=Count("pk"),
        readings_to_end=Count("pk", filter=to_end),
        readers=Count("reviewer", distinct=True),
        readers_to_end=Count("reviewer", distinct=True, filter=to_end),
        words_to_end=Sum("document__words", filter=to_end),
    )
    numbers = {**held, **counted}
    return Reading(**{name: number or 0 for name, number in numbers.items()})


@dataclass(frozen=True, slots=True)
class Group:
    """So many highlights that are alike in reviewer, labels and whether the reading was to the end."""

    reviewer: int
    to_end: bool
    verdict: str | None
    voice: str | None
    claim_type: str | None
    number: int


def groups_of(highlights: HighlightQuerySet) -> list[Group]:
    """One query, however many highlights there are."""
    columns = ("assignment__reviewer", "assignment__state", *(f"judgement__{facet}" for facet in FACETS))
    rows = highlights.order_by().values_list(*columns).annotate(number=Count("pk"))
    return [Group(reviewer, state == State.SUBMITTED, *rest) for reviewer, state, *rest in rows]


@dataclass(frozen=True, slots=True)
class TechniqueCount:
    """So many highlights with one technique."""

    technique: str
    to_end: bool
    number: int


def techniques_of(highlights: HighlightQuerySet) -> list[TechniqueCount]:
    """One query. A technique is given once for a highlight, so tags are highlights."""
    tags = BiasTag.objects.filter(judgement__highlight__in=highlights.order_by())
    rows = (
        tags.order_by()
        .values_list("technique", "judgement__highlight__assignment__state")
        .annotate(n=Count("pk"))
    )
    return [TechniqueCount(technique, state == State.SUBMITTED, number) for technique, state, number in rows]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many highlights say one thing: in all readings, and in those to the end."""

    facet: str
    slug: str
    name: str
    number: int
    to_end: int
    group: str = ""  # of a technique: the slug of its group

    def rate(self, words: int) -> float | None:
        """Per 1,000 words read to the end; None where nothing was."""
        return 1000 * self.to_end / words if words else None


def by_label(groups: Sequence[Group], facet: str, vocabulary: Vocabulary) -> list[Tally]:
    """In the codebook's order; what nobody has said yet comes last."""
    every = _sum(groups, lambda group: getattr(group, facet))
    to_end = _sum((group for group in groups if group.to_end), lambda group: getattr(group, facet))
    order = [*vocabulary.labels(facet), None]
    return [
        Tally(
            facet, slug or UNSAID, vocabulary.name(facet, slug) or "Not said yet", every[slug], to_end[slug]
        )
        for slug in sorted(every, key=lambda slug: order.index(slug) if slug in order else len(order) - 1)
    ]


def by_technique(counts: Sequence[TechniqueCount], vocabulary: Vocabulary) -> list[Tally]:
    """The most frequent first."""
    every, to_end = Counter[str](), Counter[str]()
    for count in counts:
        every[count.technique] += count.number
        to_end[count.technique] += count.number * count.to_end
    return [
        Tally(
            "technique",
            slug,
            vocabulary.name("technique", slug),
            number,
            to_end[slug],
            vocabulary.group_of(slug),
        )
        for slug, number in sorted(every.items(), key=lambda item: (-item[1], item[0]))
    ]


@dataclass(frozen=True, slots=True)
class ReviewerCount:
    """One reviewer's share of what was found."""

    reviewer: User
    number: int
    judged: int
    to_end: int


def by_reviewer(groups: Sequence[Group]) -> list[ReviewerCount]:
    """The most highlights first. One query, for the people."""
    every = _sum(groups, lambda group: group.reviewer)
    judged = _sum((group for group in groups if group.verdict), lambda group: group.reviewer)
    to_end = _sum((group for group in groups if group.to_end), lambda group: group.reviewer)
    people = User.objects.in_bulk(every)
    return [
        ReviewerCount(people[pk], number, judged[pk], to_end[pk])
        for pk, number in sorted(every.items(), key=lambda item: (-item[1], item[0]))
    ]


def total(groups: Iterable[Group]) -> int:
    return sum(group.number for group in groups)


def _sum(groups: Iterable[Group], key: Callable[[Group], K]) -> Counter[K]:
    numbers: Counter[K] = Counter()
    for group in groups:
        numbers[key(group)] += group.number
    return numbers
