"""Agreement of a panel on documents: on all of them, on each of them, between every two people."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, Literal

import numpy as np

from measures.agreement.figures import Result, not_calculable
from measures.agreement.labels import LABEL_FIGURES, Scale, label_figures
from measures.agreement.pairwise import f1_exact, f1_overlap, f1_partial
from measures.agreement.passages import Disagreements, Matched, answers_on, disagreements, said_on
from measures.agreement.resampling import Draws, draw
from measures.agreement.spans import Reader, labelled, unlabelled
from measures.agreement.unitizing import alpha_unitizing
from measures.matching import Unit, match
from measures.readings import DocumentReadings, Label
from measures.tables import in_order

RESAMPLES: Final = 1_000
SPAN_FIGURES: Final = ("f1_exact", "f1_overlap", "f1_partial", "alpha_unitizing")
Of = Literal["both", "labels"]
ScaleName = Literal["nominal", "ordinal", "number", "set"]


@dataclass(frozen=True, slots=True)
class Facet:
    """What was said of the highlights: one question of the codebook, say.

    nominal: labels in no order. ordinal: `order` gives them from one end to the other; labels that are not in it
    ("cannot be judged") count for nominal coefficients and are missing for ordinal ones. number: labels that are
    numbers, such as "2.5". set: labels that are frozensets, for several values at once.
    """

    scale: ScaleName
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures by name, how people differ on passages, and the passages themselves by document.

    Only documents that at least two people read are in `units`; `people` says by how many they were read.
    """

    figures: Mapping[str, Result]
    disagreements: Disagreements
    units: Mapping[str, Sequence[Unit]]
    people: int


def agree(
    documents: Sequence[DocumentReadings],
    facet: Facet | None,
    *,
    seed: int,
    resamples: int = RESAMPLES,
    units: Mapping[str, Sequence[Unit]] | None = None,
    of: Of = "both",
) -> Agreement:
    """All of `LABEL_FIGURES` and `SPAN_FIGURES`, with 95 % intervals over documents where there are several.

    Without a facet only the spans are compared, whatever was said of them. Documents need distinct names; those
    that fewer than two people read do not count. Label coefficients are made of matched passages, where a reader
    who did not mark the passage is a missing value; `units` may give the passages of each document where they are
    known. The order of documents, readers and highlights does not matter. `of` leaves out the figures of the spans
    where only labels are asked for: they take most of the time.
    """
    shared = [document for document in sorted(documents, key=_name) if len(document.readings) > 1]
    people = {name for document in shared for name in document.readings}
    matched = [
        (document, units[document.document] if units is not None else match(document.readings))
        for document in shared
    ]
    return Agreement(
        figures=_figures(matched, facet, of, seed=seed, resamples=resamples),
        disagreements=disagreements(matched),
        units={document.document: tuple(found) for document, found in matched},
        people=len(people),
    )


def by_document(
    documents: Sequence[DocumentReadings],
    facet: Facet | None,
    *,
    units: Mapping[str, Sequence[Unit]] | None = None,
    of: Of = "both",
) -> dict[str, Agreement]:
    """The same for each document that two people read, by name; without intervals."""
    return {
        document.document: agree([document], facet, seed=0, units=units, of=of)
        for document in documents
        if len(document.readings) > 1
    }


def by_pair(
    documents: Sequence[DocumentReadings],
    facet: Facet | None,
    *,
    seed: int,
    resamples: int = RESAMPLES,
    of: Of = "both",
) -> dict[tuple[str, str], Agreement]:
    """The same for every two people, on the documents that both read, with passages matched between the two."""
    found: dict[tuple[str, str], list[DocumentReadings]] = {}
    for document in documents:
        for one, other in combinations(sorted(document.readings), 2):
            readings = {name: document.readings[name] for name in (one, other)}
            found.setdefault((one, other), []).append(replace(document, readings=readings))
    return {pair: agree(found[pair], facet, seed=seed, resamples=resamples, of=of) for pair in sorted(found)}


def _name(document: DocumentReadings) -> str:
    return document.document


def _figures(
    matched: Matched, facet: Facet | None, of: Of, *, seed: int, resamples: int
) -> dict[str, Result]:
    if not matched:
        return dict.fromkeys(
            (*LABEL_FIGURES, *SPAN_FIGURES), not_calculable("no document was read by two people")
        )
    documents = [document for document, _ in matched]
    draws = draw(len(documents), resamples=resamples, seed=seed)
    if facet is None:
        no_labels = dict.fromkeys(LABEL_FIGURES, not_calculable("only the spans are compared"))
        return no_labels | _span_figures(documents, draws, unlabelled)
    said = said_on(matched)
    values, scale = _values({label for _, _, label in said}, facet)
    labels = label_figures(answers_on(matched, said, values), scale, draws)
    return labels if of == "labels" else labels | _span_figures(documents, draws, labelled)


def _span_figures(documents: Sequence[DocumentReadings], draws: Draws, read: Reader) -> dict[str, Result]:
    marked = [read(document) for document in documents]
    return {
        "f1_exact": f1_exact(marked, draws),
        "f1_overlap": f1_overlap(marked, draws),
        "f1_partial": f1_partial(marked, draws),
        "alpha_unitizing": alpha_unitizing(marked, draws),
    }


def _values(labels: Collection[Label], facet: Facet) -> tuple[Sequence[Label], Scale]:
    """The values in a fixed order, and what is known of them."""
    sets = sorted((label for label in labels if isinstance(label, frozenset)), key=sorted)
    names = in_order(label for label in labels if isinstance(label, str))
    if facet.scale == "set":
        return sets, Scale(sets=tuple(sets))
    if facet.scale == "ordinal":
        return [*facet.order, *(name for name in names if name not in facet.order)], Scale(len(facet.order))
    if facet.scale == "number":
        return names, Scale(numbers=np.array(names, dtype=np.float64))
    return names, Scale()
