"""What became of the proposals in a round: which were kept, and what is said with and without them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from annotator.models import Highlight, Proposal, Round, User
from annotator.models.assignment import AssignmentQuerySet
from annotator.queries.codebooks import Vocabulary
from annotator.queries.proposals import FIELDS

COMPARED = ("verdict", "claim_type")


@dataclass(frozen=True, slots=True)
class Kept:
    """For how many highlights one field was proposed, and for how many it stood as proposed at submission."""

    field: str
    proposed: int
    kept: int

    @property
    def share(self) -> float | None:
        return self.kept / self.proposed if self.proposed else None


@dataclass(frozen=True, slots=True)
class Half:
    """The submitted readings with proposals, or those without: how often each label was given, by facet; None: not said."""

    readings: int
    highlights: int
    labels: Mapping[str, Mapping[str | None, int]]

    def share(self, facet: str, slug: str | None) -> float | None:
        return self.labels[facet].get(slug, 0) / self.highlights if self.highlights else None


@dataclass(frozen=True, slots=True)
class Watched:
    kept: tuple[Kept, ...]
    with_proposals: Half
    without: Half


@dataclass(frozen=True, slots=True)
class Row:
    """How often one label was given with proposals and without, and of what share of the highlights."""

    name: str
    having: int
    having_share: float | None
    lacking: int
    lacking_share: float | None


def proposals_in(round: Round, viewer: User) -> Watched:
    """Of the submitted work in the round that this lead may see. Seven queries."""
    readings = round.assignments.visible_to(viewer).submitted().work()
    return Watched(
        kept=_kept(readings),
        with_proposals=_half(readings, proposals=True),
        without=_half(readings, proposals=False),
    )


def rows_of(watched: Watched, facet: str, words: Vocabulary) -> list[Row]:
    """The labels that were given in either half, in the codebook's order; "not said" last."""
    one, other = watched.with_proposals, watched.without
    given = {*one.labels[facet], *other.labels[facet]}
    slugs = [*(slug for slug in words.labels(facet) if slug in given), *([None] if None in given else [])]
    return [
        Row(
            words.name(facet, slug) or "Not said", one.labels[facet].get(slug, 0), one.share(facet, slug),
            other.labels[facet].get(slug, 0), other.share(facet, slug),
        )
        for slug in slugs
    ]  # fmt: skip


def _kept(readings: AssignmentQuerySet) -> tuple[Kept, ...]:
    """Withdrawn highlights left out."""
    proposed, kept = Counter[str](), Counter[str]()
    noted = Proposal.objects.filter(highlight__assignment__in=readings, highlight__withdrawn_at=None)
    for fields, accepted in noted.values_list("proposed", "accepted").iterator(chunk_size=5_000):
        proposed.update(name for name in FIELDS if fields[name] is not None)
        kept.update(accepted or ())
    return tuple(Kept(name, proposed[name], kept[name]) for name in FIELDS)


def _half(readings: AssignmentQuerySet, *, proposals: bool) -> Half:
    half = readings.filter(proposals=proposals)
    highlights = Highlight.objects.active().filter(assignment__in=half).order_by()
    labels: dict[str, dict[str | None, int]] = {}
    for facet in COMPARED:
        counted = highlights.values_list(f"judgement__{facet}").annotate(number=Count("pk"))
        labels[facet] = dict(counted)
    return Half(half.count(), sum(labels["verdict"].values()), labels)
