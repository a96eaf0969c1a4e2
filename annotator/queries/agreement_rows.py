"""Agreement figures as the page prints them: named, placed on an axis, with the address of the units behind each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.models import Codebook
from annotator.queries.agreement import FAMILIES, SPANS, facet_of
from measures.agreement.documents import Agreement
from measures.agreement.figures import Figure, NotCalculable, Result

# Name and what it says, for somebody who sees it for the first time.
MEASURES: Final = {
    "alpha_nominal": ("Krippendorff’s α", "1 is full agreement, 0 what chance would give"),
    "alpha_ordinal": ("α, ordered", "as α, but neighbours on the scale count as nearly agreed"),
    "alpha_masi": (
        "α, sets (MASI)",
        "as α, for several techniques at once; sets that share some are nearly agreed",
    ),
    "ac1": ("Gwet’s AC1", "like α, steadier where nearly everything has one value"),
    "percent_agreement": (
        "Raw agreement",
        "the share of pairs of judgements that are alike, chance included",
    ),
    "f1_exact": ("F1, exact", "how many highlights of one reader another has with the very same ends"),
    "f1_overlap": ("F1, overlapping", "the same, where any overlap counts"),
    "alpha_unitizing": ("Unitizing α", "agreement on which stretches of the text are marked, beyond chance"),
    "gamma": ("γ", "agreement on place and labels together, by the best alignment, against chance"),
    "gamma_cat": ("γ-cat", "agreement on labels alone, on the same alignment"),
}
OF_SCALE: Final = {
    "nominal": ("alpha_nominal", "ac1", "percent_agreement"),
    "ordinal": ("alpha_ordinal", "alpha_nominal", "ac1", "percent_agreement"),
    "set": ("alpha_masi", "percent_agreement"),
}
OF_SPANS: Final = ("f1_exact", "f1_overlap", "alpha_unitizing")
LEAST: Final = -0.25  # the axis ends here; what is below is drawn at its end
TENTATIVE, GOOD = 0.667, 0.8  # Krippendorff's often quoted marks


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: value and interval, or why there is none. Positions are in per cent of the axis."""

    family: str
    measure: str
    result: Result

    @property
    def name(self) -> str:
        return MEASURES[self.measure][0]

    @property
    def meaning(self) -> str:
        return MEASURES[self.measure][1]

    @property
    def ordered(self) -> str | None:
        """For the address of the units: set where only labels that have a place in the order count."""
        return "yes" if self.measure == "alpha_ordinal" else None

    @property
    def why(self) -> str:
        """Why it cannot be calculated; "" where it was."""
        return self.result.why if isinstance(self.result, NotCalculable) else ""

    @property
    def figure(self) -> Figure | None:
        return self.result if isinstance(self.result, Figure) else None

    @property
    def at(self) -> float | None:
        return place(self.figure.value) if self.figure else None

    @property
    def whisker(self) -> tuple[float, float] | None:
        figure = self.figure
        if figure is None or figure.low is None or figure.high is None:
            return None
        return place(figure.low), place(figure.high)


def place(value: float) -> float:
    """Where a value stands on the axis from `LEAST` to 1, in per cent."""
    return round(100 * (min(max(value, LEAST), 1.0) - LEAST) / (1 - LEAST), 2)


TICKS: Final = tuple((tick, place(tick)) for tick in (0.0, TENTATIVE, GOOD, 1.0))


def rows_of(family: str, agreement: Agreement, codebook: Codebook) -> list[Row]:
    """The figures that say most of this family."""
    facet = facet_of(family, codebook)
    names = OF_SPANS if facet is None else OF_SCALE[facet.scale]
    return [Row(family, name, agreement.figures[name]) for name in names]


def first_of(family: str, codebook: Codebook) -> str:
    """The one figure by which documents and pairs are compared."""
    facet = facet_of(family, codebook)
    return "f1_overlap" if facet is None else OF_SCALE[facet.scale][0]


def families_of(agreements: Mapping[str, Agreement], codebook: Codebook) -> list[tuple[str, list[Row]]]:
    return [(family, rows_of(family, agreements[family], codebook)) for family in FAMILIES]


def lowest_first(rows: Iterable[tuple[object, Row]]) -> list[tuple[object, Row]]:
    """Those that cannot be calculated last."""
    return sorted(rows, key=lambda pair: pair[1].figure.value if pair[1].figure else 2.0)


__all__ = ["MEASURES", "SPANS", "TICKS", "Row", "families_of", "first_of", "lowest_first", "place", "rows_of"]
