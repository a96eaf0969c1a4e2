"""Agreement in a table that somebody brought, under the names in which the command prints it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, Final

import numpy as np

from measures.agreement.answers import answers_of
from measures.agreement.documents import SPAN_FIGURES, Facet, agree
from measures.agreement.figures import Result, not_calculable, to_json
from measures.agreement.gamma import corpus_gamma
from measures.agreement.labels import Scale, label_figures
from measures.agreement.passages import labels_in
from measures.agreement.resampling import draw
from measures.agreement.sets import has_sets, parse_set
from measures.readings import DocumentReadings
from measures.tables import LabelTable, SpanTable, numbers_of

FIGURES: Final = (
    "alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio", "alpha_masi", "ac1", "fleiss_kappa",
    "f1_exact", "f1_overlap", "alpha_unitizing", "gamma", "gamma_cat",
)  # fmt: skip


def report(table: LabelTable | SpanTable, *, seed: int, resamples: int) -> dict[str, Any]:
    """Each of `FIGURES` as JSON, and further figures and counts under "also"."""
    if isinstance(table, LabelTable):
        figures, counts = _of_labels(table, seed=seed, resamples=resamples)
    else:
        figures, counts = _of_spans(table, seed=seed, resamples=resamples)
    also = {name: to_json(figure) for name, figure in figures.items() if name not in FIGURES}
    return {name: to_json(figures[name]) for name in FIGURES} | {"also": also | counts}


def _of_labels(table: LabelTable, *, seed: int, resamples: int) -> tuple[dict[str, Result], dict[str, int]]:
    """The items are what is resampled. Coefficients for spans are not calculated."""
    answers = answers_of(table)
    scale = Scale(numbers=numbers_of(table.classes))
    if has_sets(table.classes):
        sets = [parse_set(name) for name in table.classes]
        place = {one: position for position, one in enumerate(sorted(set(sets), key=sorted))}
        answers = answers.with_values(tuple(place), np.array([place[one] for one in sets], dtype=np.intp))
        scale = Scale(sets=tuple(place))
    draws = draw(len(table.items), resamples=resamples, seed=seed, of="item")
    no_spans = not_calculable("this is a table of labels and not of spans")
    counts = {
        "items": len(table.items), "people": len(table.workers), "answers": len(answers.unit),
        "repeated": len(table.item) - len(answers.unit), "missing": table.missing,
    }  # fmt: skip
    return dict.fromkeys(FIGURES, no_spans) | label_figures(answers, scale, draws), counts


def _of_spans(table: SpanTable, *, seed: int, resamples: int) -> tuple[dict[str, Result], dict[str, int]]:
    """The documents are what is resampled. Coefficients for labels are made of matched passages."""
    documents, facet = _labelled(table)
    agreement = agree(documents, facet, seed=seed, resamples=resamples)
    spans = agree(documents, None, seed=seed, resamples=resamples, units=agreement.units)
    gamma, gamma_cat = corpus_gamma(documents, seed=seed, resamples=resamples)
    counts = {
        "documents": len(table.documents),
        "read_by_two": len(agreement.units),
        "people": len(table.annotators),
    }
    unlabelled = {f"{name}_unlabelled": spans.figures[name] for name in SPAN_FIGURES}
    figures = {**agreement.figures, **unlabelled, "gamma": gamma, "gamma_cat": gamma_cat}
    return figures, counts | asdict(agreement.disagreements)


def _labelled(table: SpanTable) -> tuple[Sequence[DocumentReadings], Facet | None]:
    """The documents with their labels as what they are written as; no facet where nothing has a label."""
    labels = {str(label) for label in labels_in(table.documents)}
    if not labels:
        return table.documents, None
    if has_sets(labels):
        return [_with_sets(document) for document in table.documents], Facet("set")
    return table.documents, Facet("nominal" if numbers_of(labels) is None else "number")


def _with_sets(document: DocumentReadings) -> DocumentReadings:
    readings = {
        name: [
            marked if marked.label is None else replace(marked, label=parse_set(str(marked.label)))
            for marked in found
        ]
        for name, found in document.readings.items()
    }
    return replace(document, readings=readings)
