"""γ of several documents: the disorder of all against that of all by chance, with an interval over documents."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from measures.agreement.figures import NotCalculable, Result, not_calculable
from measures.agreement.gamma.categories import agreement_on_labels
from measures.agreement.gamma.chance import Method, Progress
from measures.agreement.gamma.measured import NO_CHANCE, Measured, measured, why_not
from measures.agreement.gamma.units import Coded, Numbers, coded
from measures.agreement.resampling import Draws, beside, divide, draw, estimate, sum_by
from measures.readings import DocumentReadings
from measures.tables import SpanTable


def corpus_gamma(
    documents: Sequence[DocumentReadings],
    *,
    seed: int,
    resamples: int = 1000,
    method: Method | None = None,
    progress: Progress | None = None,
) -> tuple[Result, Result]:
    """γ and γ-cat of all documents that two people or more read, in whatever order.

    γ = 1 − Σ w·observed / Σ w·expected, w the mean number of passages a reader of the document, so that every
    passage weighs the same. γ-cat sums the pairs of all documents likewise. The interval is a percentile
    bootstrap over documents; none for a single one. `progress` is told how many random continua are done, of
    how many; an exception that it raises ends the work.
    """
    codes = sorted((coded(document) for document in documents if not why_not(document)), key=_content)
    if not codes:
        return (never := not_calculable(_why_none(documents))), never
    found = measured(codes, method or Method(), seed=seed, progress=progress)
    if isinstance(found, NotCalculable):
        return found, found
    draws = draw(len(codes), resamples=resamples, seed=seed)
    return _gamma(found, draws), _gamma_cat(found, draws)


def gamma_figures(
    table: SpanTable, *, seed: int, length: int | None = None, resamples: int = 1000
) -> tuple[Result, Result]:
    """γ and γ-cat of a table of spans; `length` is that of its text, where it has one document.

    Raises `ValueError` where `length` is given for several documents, or a passage ends behind it.
    """
    documents = table.documents
    if length is not None and len(documents) > 1:
        raise ValueError(f"One length is given for {len(documents)} documents.")
    if length is not None:
        documents = tuple(replace(document, length=length) for document in documents)
    return corpus_gamma(documents, seed=seed, resamples=resamples)


def _gamma(found: Sequence[Measured], draws: Draws) -> Result:
    weight = np.array([one.code.weight for one in found])
    observed = weight * [one.disorder for one in found]
    expected = weight * [one.chance.expected for one in found]
    units = sum(len(one.code.units) for one in found)
    return _estimate(np.stack([observed, weight, expected, weight], axis=1), draws, units=units)


def _gamma_cat(found: Sequence[Measured], draws: Draws) -> Result:
    parts = np.stack([one.label_rows[0] for one in found])
    labels = [mark.label for one in found for mark in one.code.marks]
    [value] = agreement_on_labels(parts.sum(axis=0, keepdims=True), labels)
    if isinstance(value, NotCalculable):
        return value
    return _estimate(parts, draws, units=sum(label is not None for label in labels))


def _estimate(parts: Numbers, draws: Draws, *, units: int) -> Result:
    """From distance and weight, observed and by chance, of each document."""
    grouped = beside(*(sum_by(draws.group, column, draws.groups) for column in parts.T))
    return estimate(grouped, _coefficient, draws, units=units, undefined=NO_CHANCE)


def _coefficient(sums: Numbers) -> Numbers:
    """1 − (distance / weight) / (distance by chance / weight by chance)."""
    distance, weight, chance_distance, chance_weight = np.moveaxis(sums, -1, 0)
    return 1 - divide(distance * chance_weight, weight * chance_distance)


def _content(code: Coded) -> tuple[object, ...]:
    """What sorts documents whatever they are called, so that their order changes nothing."""
    units, labels = code.units, ["\n".join(sorted([*label])) for label in code.labels]
    places = np.stack([units.reader, units.start, units.end, units.label]).tolist()
    return code.length, units.readers, len(units), places, labels


def _why_none(documents: Sequence[DocumentReadings]) -> str:
    if len(documents) == 1:
        return why_not(documents[0])
    if all(len(document.readings) < 2 for document in documents):
        return "no document was read by two people"
    return "nobody marked anything in the documents that two people read"
