"""Units and decisions as plain data, for the API: a person gets nothing by it that the pages would not show."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from annotator.models import Decision, Dispute, User
from annotator.permissions import may
from annotator.queries.readings import Told
from annotator.queries.unit import Unit

Data = dict[str, Any]


def decisions_data(viewer: User, decisions: Iterable[Decision]) -> list[Data]:
    """With their highlights and disputes: all of them for who settles, else one's own. Two queries for any number."""
    listed = list(decisions)
    behind = _highlights(viewer, listed)
    disputes = _disputes(viewer, listed)
    return [_decision(one, behind.get(one.pk, []), disputes.get(one.history, [])) for one in listed]


def unit_data(unit: Unit) -> Data:
    """One unit with everybody's readings of it, for who settles. No query."""
    decision = unit.decision
    return {
        "key": unit.key,
        "fingerprint": unit.fingerprint,
        "status": unit.status,
        "start": unit.start,
        "end": unit.end,
        "differs_in": list(unit.differs_in),
        "readings": [_reading(one) for one in unit.said],
        "elsewhere": [f"r{number}" for number in unit.elsewhere],
        "missed": [f"r{number}" for number in unit.missed],
        "consensus": {
            facet: [{"value": value, "probability": probability} for value, probability in shares.values]
            for facet, shares in (unit.consensus or {}).items()
        },
        "decision": decision and decision.pk,
        "outcome": decision and decision.outcome,
        "automatic": bool(decision and decision.automatic),
        "disputes": [_dispute(one) for one in unit.disputes],
    }


def _reading(told: Told) -> Data:
    return {
        "highlight": told.highlight,
        "reviewer": told.pseudonym,
        "start": told.start,
        "end": told.end,
        "exact": told.exact,
        "version": told.version,
        "judgement": told.judgement,
    }


def _decision(decision: Decision, highlights: Sequence[UUID], disputes: Sequence[Dispute]) -> Data:
    return {
        "id": decision.pk,
        "round": decision.round_id,
        "document": decision.document_id,
        **decision.as_data(),
        "offset_unit": "codepoint",
        "probability": decision.probability,
        "highlights": highlights,
        "first": decision.history,
        "replaces": decision.replaces_id,
        "replaced_at": decision.replaced_at,
        "restores": decision.restores_id,
        "made_by": f"r{decision.made_by_id}",
        "made_at": decision.made_at,
        "disputes": [_dispute(one) for one in disputes],
    }


def _dispute(dispute: Dispute) -> Data:
    return {
        "id": dispute.pk,
        "decision": dispute.decision_id,
        "reviewer": f"r{dispute.reviewer_id}",
        "reason": dispute.reason,
        "made_at": dispute.made_at,
        "answered_at": dispute.answered_at,
    }


def _highlights(viewer: User, decisions: Sequence[Decision]) -> Mapping[UUID, list[UUID]]:
    rows = Decision.highlights.through.objects.filter(decision__in=[one.pk for one in decisions])
    if not may(viewer, "rounds.adjudicate"):
        rows = rows.filter(highlight__assignment__reviewer=viewer)
    found: dict[UUID, list[UUID]] = {}
    for decision, highlight in rows.order_by("highlight").values_list("decision", "highlight"):
        found.setdefault(decision, []).append(highlight)
    return found


def _disputes(viewer: User, decisions: Sequence[Decision]) -> Mapping[UUID, list[Dispute]]:
    """By the history that they are part of."""
    disputes = Dispute.objects.filter(first__in={one.history for one in decisions})
    if not may(viewer, "rounds.adjudicate"):
        disputes = disputes.filter(reviewer=viewer)
    found: dict[UUID, list[Dispute]] = {}
    for dispute in disputes:
        found.setdefault(dispute.first_id, []).append(dispute)
    return found
