"""How far the readers of a round agree: on where, on what; in all, by document, by pair. Measured on what each said blind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from annotator.models import Assignment, Codebook, Round, User
from annotator.queries.kept import kept
from annotator.queries.readings import (
    BLIND,
    TECHNIQUE,
    ReadDocument,
    labelled,
    read_documents,
    submitted_in,
)
from measures.agreement.documents import Agreement, Facet, agree, by_document, by_pair
from measures.matching import match
from measures.readings import DocumentReadings

SEED = 1
SPANS = "spans"
FAMILIES = ("claim_type", "verdict", "voice", "endorsement", "stance", "confidence", TECHNIQUE)


@dataclass(frozen=True, slots=True)
class RoundAgreement:
    """Of one round: the spans alone, and each label family with the figures of its labels."""

    documents: Sequence[ReadDocument]
    spans: Agreement
    families: Mapping[str, Agreement]

    @property
    def readers(self) -> list[int]:
        return sorted({reviewer for document in self.documents for reviewer in document.readings})

    def of(self, family: str) -> Agreement:
        return self.spans if family == SPANS else self.families[family]


@dataclass(frozen=True, slots=True)
class FamilyAgreement:
    """One label family, or the spans alone: in all, with the figures of spans that have the same label; by document; by
    pair, under the pseudonyms of both in alphabetical order.
    """

    in_all: Agreement
    by_document: Mapping[UUID, Agreement]
    by_pair: Mapping[tuple[str, str], Agreement]


def facet_of(family: str, codebook: Codebook) -> Facet | None:
    """How the labels of a family are measured: verdicts in the order of their credit, confidence in its own, techniques as
    sets, all else without order; None for the spans alone.
    """
    if family == SPANS:
        return None
    if family == TECHNIQUE:
        return Facet("set")
    place = {"verdict": "credit", "confidence": "ordinal"}.get(family)
    if place is None:
        return Facet("nominal")
    placed = [
        (label.attributes[place], label.slug)
        for label in codebook.facets[family].values()
        if label.attributes.get(place) is not None
    ]
    return Facet("ordinal", tuple(slug for _, slug in sorted(placed)))


def agreement_of(round: Round, viewer: User) -> RoundAgreement:
    """In all, for every family. Calculated once for as long as no reading in the round changes."""
    readings = submitted_in(round, viewer)
    return kept(
        "agreement", round, readings, lambda: _calculated(read_documents(readings, BLIND), round.codebook)
    )


def agreement_in_family(round: Round, viewer: User, family: str) -> FamilyAgreement:
    """One family in full: with the figures of spans that have the same label, by document, by pair. Kept likewise."""
    readings = submitted_in(round, viewer)
    facet = facet_of(family, round.codebook)
    return kept(
        f"agreement-{family}", round, readings, lambda: _in_full(measured_documents(readings, family), facet)
    )


def measured_documents(assignments: QuerySet[Assignment], family: str) -> list[DocumentReadings]:
    """The documents as the measures take them, with the labels of one family; those of verdicts for the spans alone."""
    return _as_measured(read_documents(assignments, BLIND), family)


def _calculated(documents: Sequence[ReadDocument], codebook: Codebook) -> RoundAgreement:
    spans = _as_measured(documents, SPANS)
    units = {document.document: match(document.readings) for document in spans}
    families = {
        family: agree(
            _as_measured(documents, family), facet_of(family, codebook), seed=SEED, units=units, of="labels"
        )
        for family in FAMILIES
    }
    return RoundAgreement(documents, agree(spans, None, seed=SEED, units=units), families)


def _in_full(documents: list[DocumentReadings], facet: Facet | None) -> FamilyAgreement:
    units = {document.document: match(document.readings) for document in documents}
    alone = by_document(documents, facet, units=units, of="labels")
    return FamilyAgreement(
        in_all=agree(documents, facet, seed=SEED, units=units),
        by_document={UUID(document): agreement for document, agreement in alone.items()},
        by_pair=by_pair(documents, facet, seed=SEED, of="labels"),
    )


def _as_measured(documents: Sequence[ReadDocument], family: str) -> list[DocumentReadings]:
    facet = "verdict" if family == SPANS else family
    return [labelled(document, facet) for document in documents]
