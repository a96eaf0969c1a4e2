"""How the tables under the charts write numbers, for people and for the script that draws them.

The script reads plain numbers and writes its words by the same rules: frontend/src/charts/format.ts.
"""

from decimal import Decimal
from math import isfinite

from django import template

from annotator.templatetags.desk import NOTHING, thousands

register = template.Library()
COMPACT_FROM = 60  # rows; above, a chart's rows are as low as a row that can be pressed may be


Shown = Decimal | float | str | None  # "" is what a template gives for a name that a row has not


@register.filter
def plain(number: Shown) -> str:
    """As a script reads it, to the last digit: 0.1, 12000, 1e-07; "" where there is none."""
    known = _known(number)
    return "" if known is None else repr(known).removesuffix(".0")


@register.filter
def shown_as(number: Shown, kind: str) -> str:
    """A number of the kind percent (72 %), rate (0.42), stance (+0.8) or number (12,000); a dash where there is none."""
    known = _known(number)
    if known is None:
        return NOTHING
    if kind == "percent":
        return f"{100 * known:.0f}\u00a0%"
    if kind == "rate":
        return f"{known:.2f}"
    return _signed(known) if kind == "stance" else thousands(known)


@register.filter
def is_long(rows: list[object]) -> bool:
    """Whether a chart of these rows is drawn low."""
    return len(rows) > COMPACT_FROM


def _known(number: Shown) -> float | None:
    if number is None or number == "" or not isfinite(float(number)):
        return None
    return float(number)


def _signed(number: float) -> str:
    rounded = round(number, 1)
    return f"{rounded:+.1f}".replace("-", "\u2212") if rounded else "0.0"
