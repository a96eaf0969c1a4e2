"""Learning from all sources at once what profiles are calculated with. Sources come one by one; only arrays are kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from measures.bias.learning import learn_rates
from measures.bias.prior import RatePrior
from measures.bias.slants import learn_slants
from measures.bias.table import RateTable
from measures.consensus.skills import Skills
from measures.profiles.calibrated import UNCALIBRATED, Calibrated
from measures.profiles.columns import Columns, Ordered, columns_of
from measures.profiles.inputs import Options, SourceReadings, Vocabulary
from measures.profiles.labels import RoundLabels, note_labels
from measures.profiles.marks import Marks, counted_documents, group_marks, slants_on, technique_marks
from measures.profiles.panel import judge
from measures.profiles.rating import Choice, claims_in, only_checked, verdict_table, worth_of
from measures.reliability import UNLEARNED, learn_correlation
from measures.reliability.verdicts import Moments, learn_information, moments, stretched


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What is kept of a source until all have been seen."""

    source: str
    columns: Columns
    techniques: Marks
    groups: Marks
    slants: Mapping[str, list[list[float]]]


def learn(sources: Iterable[SourceReadings], vocabulary: Vocabulary) -> Calibrated:
    """What all sources together say. The order in which they come does not matter."""
    vocabulary = vocabulary.in_order()
    rounds: dict[str, RoundLabels] = {}
    kept = sorted(
        (_noted(readings, rounds, vocabulary) for readings in sources), key=lambda source: source.source
    )
    skills = {name: rounds[name].skills() for name in sorted(rounds)}
    found = _reliability([source.columns for source in kept], skills, vocabulary)
    return replace(
        found,
        techniques=_rates([source.techniques for source in kept]),
        groups=_rates([source.groups for source in kept]),
        slants={axis: learn_slants(source.slants[axis] for source in kept) for axis in vocabulary.axes},
    )


def _noted(readings: SourceReadings, rounds: dict[str, RoundLabels], vocabulary: Vocabulary) -> _Kept:
    ordered = Ordered.of(readings)
    columns = columns_of(ordered, readings.groups, vocabulary.credits)
    note_labels(rounds, readings.source, ordered, columns)
    judged = judge(columns, {}, Options())  # for the voices alone, which no skills bear on
    documents = counted_documents(ordered, columns)
    return _Kept(
        readings.source,
        columns,
        technique_marks(ordered, columns, judged, vocabulary),
        group_marks(ordered, columns, judged, vocabulary),
        {axis: slants_on(axis, documents) for axis in vocabulary.axes},
    )


def _rates(sources: list[Marks]) -> RatePrior:
    if not sources:
        return RatePrior(())
    return learn_rates(
        RateTable(
            sources[0].names,
            np.repeat(np.arange(len(sources)), [len(marks.words) for marks in sources]),
            np.concatenate([marks.words for marks in sources]),
            np.concatenate([marks.counts for marks in sources]),
        )
    )


def _reliability(sources: list[Columns], skills: Mapping[str, Skills], vocabulary: Vocabulary) -> Calibrated:
    parts = list(_moments(sources, skills, vocabulary))
    if not parts:
        return replace(UNCALIBRATED, skills=skills)
    known = _together(parts)
    information = learn_information(known)
    table = stretched(known, information)
    correlation = learn_correlation(table) if (table.weight > 0).any() else UNLEARNED
    return replace(UNCALIBRATED, skills=skills, information=information, correlation=correlation)


def _moments(
    sources: list[Columns], skills: Mapping[str, Skills], vocabulary: Vocabulary
) -> Iterator[Moments]:
    """What is known of the claims' credits, of each source that has a claim."""
    choice = Choice(Options())
    for columns in sources:
        worth = worth_of(columns, vocabulary.credits)
        claims = claims_in(columns, judge(columns, skills, choice.options), choice, worth)
        if len(claims.unit):
            yield only_checked(moments(verdict_table(("",), [claims], worth)), [claims])


def _together(parts: list[Moments]) -> Moments:
    """One table of all. Documents of two sources are told apart by their source."""
    sizes = [len(part.source) for part in parts]
    return Moments(
        tuple(map(str, range(len(parts)))),
        np.repeat(np.arange(len(parts)), sizes),
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("document", "weight", "mean", "square")
        ),
    )
