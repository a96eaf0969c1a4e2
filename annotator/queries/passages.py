"""The passages drawn at random that a reader has to judge."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotator.models import Assignment, Highlight, Passage, Purpose, Round


@dataclass(frozen=True, slots=True)
class PassageToJudge:
    """One passage: where it stands, and the name its highlight gets.

    The name is the same wherever the page is open, so that two windows or telephones judge one highlight, not two.
    """

    id: int
    position: int
    start: int
    end: int
    exact: str
    highlight: UUID

    def as_data(self) -> dict[str, Any]:
        return {**asdict(self), "highlight": str(self.highlight)}


def has_passages(assignment: Assignment) -> bool:
    """Whether this reading is of passages: training and tests are read freely."""
    return assignment.round.wants_passages and assignment.purpose == Purpose.WORK


def is_read_freely(assignment: Assignment) -> bool:
    """Whether its reader may highlight what strikes them."""
    return assignment.round.finding != Round.Finding.SAMPLED or not has_passages(assignment)


def passages_of(assignment: Assignment) -> QuerySet[Passage]:
    """In text order; none where none are to be judged."""
    if not has_passages(assignment):
        return Passage.objects.none()
    drawn = Passage.objects.filter(place__round=assignment.round_id, place__document=assignment.document_id)
    return drawn.order_by("position")


def passages_to_judge(assignment: Assignment) -> Sequence[PassageToJudge]:
    return [
        PassageToJudge(one.pk, one.position, one.start, one.end, one.exact, _name(assignment, one))
        for one in passages_of(assignment)
    ]


def unjudged(assignment: Assignment) -> QuerySet[Passage]:
    """Those to which this reader has given neither claim type nor verdict."""
    said = Q(judgement__claim_type__isnull=False) | Q(judgement__verdict__isnull=False)
    judged = Highlight.objects.active().filter(said, assignment=assignment, passage=OuterRef("pk"))
    return passages_of(assignment).exclude(Exists(judged))


def _name(assignment: Assignment, passage: Passage) -> UUID:
    return uuid5(assignment.pk, f"passage {passage.pk}")
