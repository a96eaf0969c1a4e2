"""The profile of one source: a function of its readings, of what was learned before over all sources, and of the codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from measures.profiles.calibrated import Calibrated
from measures.profiles.columns import NO_DATE, Columns, Ordered, columns_of
from measures.profiles.inputs import Options, SourceReadings, Vocabulary
from measures.profiles.leanings import (
    axis_rows,
    frame_rows,
    genre_rows,
    group_rows,
    omissions_of,
    technique_rows,
)  # fmt: skip
from measures.profiles.marks import counted_documents, group_marks, technique_marks
from measures.profiles.panel import judge
from measures.profiles.rating import Choice, Credited, Rate, documents_in, rate_choices, years_of
from measures.profiles.tallies import (
    Counts,
    Selection,
    counts_of,
    documents_of,
    selection_of,
    verdicts_of,
    voices_of,
)  # fmt: skip
from measures.profiles.units import UnitRow, unit_rows
from measures.profiles.variants import Variant, options_to_try
from measures.reliability import LetterSuggestion, SourceRate, suggest_letter

METHOD: Final = "profile-1"
UNDATED: Final = "undated"
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a source's judgements add up to. Rates per 1,000 words, shares and probabilities 0 to 1; None where there is none."""

    method: str
    counts: Counts
    selection: Selection
    reliability: Rate
    sampled: Rate | None
    letter: LetterSuggestion
    variants: tuple[Variant, ...]
    periods: tuple[tuple[str, Rate], ...]
    verdicts: Rows
    voices: Rows
    techniques: Rows
    technique_groups: Rows
    axes: Rows
    genres: Rows
    frames: Rows
    omissions: Mapping[str, Any]
    documents: Rows
    units: tuple[UnitRow, ...]

    def to_data(self) -> dict[str, Any]:
        """Everything but the units, as plain lists and numbers."""
        return {
            "method": self.method,
            "counts": asdict(self.counts),
            "selection": self.selection,
            "reliability": self.reliability.to_data(),
            "sampled": self.sampled and self.sampled.to_data(),
            "letter": {"letter": self.letter.letter, "rules": [asdict(rule) for rule in self.letter.rules]},
            "variants": [variant.to_data() for variant in self.variants],
            "verdicts": list(self.verdicts),
            "voices": list(self.voices),
            "techniques": list(self.techniques),
            "technique_groups": list(self.technique_groups),
            "axes": list(self.axes),
            "genres": list(self.genres),
            "frames": list(self.frames),
            "omissions": dict(self.omissions),
            "documents": list(self.documents),
            "periods": [{"period": name, "rate": rate.to_data()} for name, rate in self.periods],
        }

    def units_data(self) -> list[dict[str, Any]]:
        """Every unit, counted or not, in text order by document, as plain lists and numbers."""
        return [row.to_data() for row in self.units]


def profile_of(readings: SourceReadings, calibrated: Calibrated, vocabulary: Vocabulary) -> Profile:
    """The profile of a source, and all its variants. One judgement more changes nothing outside of its own source."""
    vocabulary = vocabulary.in_order()
    ordered = Ordered.of(readings)
    columns = columns_of(ordered, readings.groups, vocabulary.credits)
    base = Options()
    years = _years(columns, base)
    sampled = [Options(sampled_only=True)] if columns.units.sampled.any() else []
    others = list(options_to_try(columns))
    choices = [Choice(base), *(Choice(base, year) for year in years), *map(Choice, sampled)]
    choices += [Choice(options) for _, options in others]
    rates, credited = _rated(columns, choices, calibrated, vocabulary)
    first, rest = 1 + len(years), 1 + len(years) + len(sampled)
    letter = suggest_letter(rates[0])
    judged = judge(columns, calibrated.skills, base)
    rows = unit_rows(ordered, columns, judged, credited)
    counted = counted_documents(ordered, columns)
    return Profile(
        method=METHOD,
        counts=counts_of(ordered, rows, vocabulary),
        selection=selection_of(rows),
        reliability=Rate.of(rates[0]),
        sampled=Rate.of(rates[first]) if sampled else None,
        letter=letter,
        variants=tuple(_variants(others, rates[rest:], letter.letter)),
        periods=tuple(zip(map(_name, years), map(Rate.of, rates[1:first]), strict=True)),
        verdicts=verdicts_of(rows, vocabulary),
        voices=voices_of(rows),
        techniques=technique_rows(
            technique_marks(ordered, columns, judged, vocabulary), calibrated, vocabulary
        ),
        technique_groups=group_rows(group_marks(ordered, columns, judged, vocabulary), calibrated),
        axes=axis_rows(counted, calibrated, vocabulary),
        genres=genre_rows(counted),
        frames=frame_rows(counted),
        omissions=omissions_of(counted),
        documents=documents_of(ordered, rows),
        units=rows,
    )


def rate_with(
    readings: SourceReadings, calibrated: Calibrated, vocabulary: Vocabulary, options: Options
) -> Rate:
    """The rate under other options, to see what it hangs on. It is never the profile's, unless the options are the default."""
    vocabulary = vocabulary.in_order()
    columns = columns_of(Ordered.of(readings), readings.groups, vocabulary.credits)
    rates, _ = _rated(columns, [Choice(options)], calibrated, vocabulary)
    return Rate.of(rates[0])


def _rated(
    columns: Columns, choices: Sequence[Choice], calibrated: Calibrated, vocabulary: Vocabulary
) -> tuple[tuple[SourceRate, ...], Credited]:
    credits = {**vocabulary.credits, **choices[0].options.credits}
    return rate_choices(columns, choices, credits, calibrated)


def _variants(
    others: Sequence[tuple[str, Options]], rates: Sequence[SourceRate], letter: str
) -> list[Variant]:
    found = []
    for (key, options), rate in zip(others, rates, strict=True):
        suggested = suggest_letter(rate).letter
        found.append(Variant(key, options.without_reviewer, Rate.of(rate), suggested, suggested != letter))
    return found


def _years(columns: Columns, options: Options) -> list[int]:
    """Of the documents that count, in order; those without a date last."""
    years = set(years_of(columns)[documents_in(columns, Choice(options))].tolist())
    return sorted(years, key=lambda year: (year == NO_DATE, year))


def _name(year: int) -> str:
    return UNDATED if year == NO_DATE else str(year)
