"""The decisions that reviewers see: on what they have read to the end, beside what they said themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from annotator.models import Assignment, Decision, Dispute, Round, User
from annotator.queries.readings import NOW, Told, read_documents
from annotator.queries.settlements import label_in
from annotator.queries.unit import FACETS


@dataclass(frozen=True)
class DecidedUnit:
    """One decision beside one's own readings of the passage, none where one marked nothing there."""

    decision: Decision
    title: str
    own: Sequence[Told]
    dispute: Dispute | None

    @cached_property
    def differs_in(self) -> list[str]:
        """The facets in which none of one's own readings says what was settled."""
        settled = self.decision.judgement
        if settled is None or not self.own:
            return []
        return [
            facet
            for facet in FACETS
            if all(label_in(one.judgement, facet) != label_in(settled, facet) for one in self.own)
        ]

    @property
    def is_rejected(self) -> bool:
        return self.decision.judgement is None

    @property
    def is_otherwise(self) -> bool:
        """Decided otherwise than one said oneself, also by saying nothing."""
        return bool(self.differs_in) or bool(self.own) == self.is_rejected


@dataclass(frozen=True)
class Decided:
    """All of them in one round, by document, in text order; `undecided` are one's own highlights that none is about yet."""

    documents: int
    units: Sequence[DecidedUnit]
    undecided: int

    @cached_property
    def otherwise(self) -> list[DecidedUnit]:
        return [one for one in self.units if one.is_otherwise]

    @cached_property
    def disputed(self) -> int:
        return sum(one.dispute is not None for one in self.units)


def decided_for(viewer: User, round: Round) -> Decided:
    """On the documents that this person submitted in the round, and is not reading again elsewhere. Six queries at most."""
    submitted = Assignment.objects.filter(round=round, reviewer=viewer).work().submitted()
    read = read_documents(submitted, NOW)
    titles = {document.document: document.title for document in read}
    own = {told.highlight: told for document in read for told in document.readings[viewer.pk]}
    visible = Decision.objects.visible_to(viewer).current().filter(round=round, document__in=titles)
    decisions = list(visible.select_related("made_by").prefetch_related("highlights"))
    disputes = _own_disputes(viewer, decisions)
    units = [_decided(one, titles, own, disputes) for one in decisions]
    units.sort(
        key=lambda one: (one.title, str(one.decision.document_id), one.decision.start, -one.decision.end)
    )
    about = {told.highlight for one in units for told in one.own}
    return Decided(len(read), units, len(own.keys() - about))


def _own_disputes(viewer: User, decisions: Sequence[Decision]) -> dict[UUID, Dispute]:
    """By the history that they are part of."""
    disputes = Dispute.objects.filter(reviewer=viewer, first__in=[one.history for one in decisions])
    return {dispute.first_id: dispute for dispute in disputes}


def _decided(
    decision: Decision, titles: Mapping[UUID, str], own: Mapping[UUID, Told], disputes: Mapping[UUID, Dispute]
) -> DecidedUnit:
    said = [own[highlight.pk] for highlight in decision.highlights.all() if highlight.pk in own]
    return DecidedUnit(decision, titles[decision.document_id], said, disputes.get(decision.history))
