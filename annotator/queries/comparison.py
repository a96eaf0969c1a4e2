"""One reader's work on a document beside everybody else's, passage by passage."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from annotator.models import Assignment
from annotator.queries.readings import BLIND, NOW, ReadDocument, Told, read_documents
from annotator.queries.units import Unit, units_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """The units of a document, in text order, and what was said at first where somebody changed their mind since."""

    units: list[Unit]
    at_first: Mapping[UUID, Told]


def comparison_of(assignment: Assignment) -> Comparison:
    """For one who may compare: see `actions.comparison.why_not_comparable`. Eight queries."""
    readings = _submitted_beside(assignment)
    now = read_documents(readings, NOW)
    units = units_of(assignment.round, now[0]) if now else []
    return Comparison(units, _changed(read_documents(readings, BLIND), now))


def _submitted_beside(assignment: Assignment) -> QuerySet[Assignment]:
    beside = Assignment.objects.filter(round=assignment.round_id, document=assignment.document_id)
    return beside.work().submitted()


def _changed(before: list[ReadDocument], now: list[ReadDocument]) -> dict[UUID, Told]:
    current = {one.highlight: one for one in _each(now)}
    return {
        one.highlight: one
        for one in _each(before)
        if one.highlight not in current or current[one.highlight].judgement != one.judgement
    }


def _each(documents: list[ReadDocument]) -> list[Told]:
    return [one for document in documents for reading in document.readings.values() for one in reading]
