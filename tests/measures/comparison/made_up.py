"""Figures by hand and at random."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from measures.comparison import Given

# The first measure that is compared loads pint, which takes longer than an example is given by default.
unhurried = settings(max_examples=40, deadline=None)

BOUNDS = ("exact", "about", "at_least", "at_most", "between")
UNITS = (
    "",
    "people",
    "%",
    "share",
    "km²",
    "square miles",
    "ha",
    "acres",
    "km",
    "t",
    "Mt",
    "USD",
    "EUR",
    "pounds",
    "°C",
    "°F",
)


def figure(
    low: str | None, high: str | None = "same", bound: str = "exact", unit: str = "", key: int = 0
) -> Given:
    """One number, or two, or None for an end that is open."""
    first = None if low is None else Decimal(low)
    last = first if high == "same" else None if high is None else Decimal(high)
    return Given(key, first, last, bound, unit)


def at_least(low: str, unit: str = "", key: int = 0) -> Given:
    return figure(low, None, "at_least", unit, key)


def at_most(high: str, unit: str = "", key: int = 0) -> Given:
    return figure(None, high, "at_most", unit, key)


def between(low: str, high: str, unit: str = "", key: int = 0) -> Given:
    return figure(low, high, "between", unit, key)


numbers = st.decimals(Decimal(0), Decimal(10) ** 9, places=2) | st.integers(0, 10_000).map(Decimal)


@st.composite
def figures(draw: st.DrawFn, units: tuple[str, ...] = UNITS) -> Given:
    """Ends as the bound has them, the key left 0: what is equal in everything is told apart by nothing."""
    bound, unit = draw(st.sampled_from(BOUNDS)), draw(st.sampled_from(units))
    low, high = sorted((draw(numbers), draw(numbers)))
    ends = {"at_least": (low, None), "at_most": (None, high), "between": (low, high)}.get(bound, (low, low))
    return Given(0, *ends, bound, unit)


def lists_of_figures(units: tuple[str, ...] = UNITS, most: int = 8) -> st.SearchStrategy[list[Given]]:
    """Each with a key of its own."""
    return st.lists(figures(units), max_size=most).map(
        lambda drawn: [Given(key, g.low, g.high, g.bound, g.unit) for key, g in enumerate(drawn)]
    )
