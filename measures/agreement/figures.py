"""An agreement figure with its interval, or the sentence that says why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient, the bounds of its 95 % interval, and how many units it was made of.

    `low` and `high` are None where an interval cannot be given; `why_no_interval` then says why.
    """

    value: float
    low: float | None
    high: float | None
    units: int
    why_no_interval: str = ""


@dataclass(frozen=True, slots=True)
class NotCalculable:
    """No figure, and why: a whole sentence that begins "Cannot be calculated, because"."""

    why: str


Result = Figure | NotCalculable


def not_calculable(reason: str) -> NotCalculable:
    """`reason` is a clause without full stop: "only one person read these documents"."""
    return NotCalculable(f"Cannot be calculated, because {reason}.")


def to_json(result: Result) -> dict[str, float | int | str | None]:
    """`{"value", "low", "high", "units"}`, with `why_no_interval` where the bounds are null; or
    `{"value": None, "why"}`.
    """
    if isinstance(result, NotCalculable):
        return {"value": None, "why": result.why}
    figure: dict[str, float | int | str | None] = {
        "value": result.value, "low": result.low, "high": result.high, "units": result.units,
    }  # fmt: skip
    return figure | ({"why_no_interval": result.why_no_interval} if result.why_no_interval else {})
