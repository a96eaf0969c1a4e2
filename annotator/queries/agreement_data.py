"""A round's agreement and consensus as plain data, for the API."""

from typing import Any

from annotator.models import Round, User
from annotator.queries.agreement import (
    FAMILIES,
    SPANS,
    agreement_in_family,
    agreement_of,
)
from annotator.queries.consensus import consensus_of
from measures.agreement.documents import Agreement
from measures.agreement.figures import to_json

Data = dict[str, Any]


def agreement_data(round: Round, viewer: User, family: str) -> Data:
    """The figures of every family's labels; those of `family` in full, by document and by pair."""
    found, full = agreement_of(round, viewer), agreement_in_family(round, viewer, family)
    shared = [document for document in found.documents if len(document.readings) > 1]
    return {
        "round": round.pk,
        "codebook": round.codebook.key,
        "documents": len(shared),
        "readers": [f"r{number}" for number in found.readers],
        "families": {
            name: _figures(full.in_all if name == family else found.of(name)) for name in (SPANS, *FAMILIES)
        },
        "family": family,
        "by_document": [
            {"document": document, **_figures(one)} for document, one in full.by_document.items()
        ],
        "by_pair": [{"readers": list(pair), **_figures(one)} for pair, one in full.by_pair.items()],
    }


def reviewers_data(round: Round, viewer: User, family: str, method: str) -> Data:
    """What the consensus says of each reviewer in one family, with the number of items behind it."""
    consensus = consensus_of(round, viewer, method)
    return {
        "round": round.pk,
        "family": family,
        "method": method,
        "classes": list(consensus.classes.get(family, ())),
        "reviewers": [
            {
                "reviewer": report.worker,
                "items": report.items,
                "accuracy": report.accuracy,
                "accuracy_low": report.accuracy_interval[0],
                "accuracy_high": report.accuracy_interval[1],
                "expected_counts": report.counts.T.tolist(),
                "shares": report.matrix.T.tolist(),
            }
            for report in consensus.reviewers.get(family, ())
        ],
    }


def _figures(agreement: Agreement) -> Data:
    differing = agreement.disagreements
    return {
        "figures": {name: to_json(result) for name, result in agreement.figures.items()},
        "units": differing.passages,
        "agreed": differing.agreed,
        "boundaries_differ": differing.boundary,
        "labels_differ": differing.label,
        "missed_by_somebody": differing.missed,
    }
