"""Mark figures for tests, through the same actions as everybody."""

import uuid
from typing import Any

from annotator.actions.highlights import create_highlight
from annotator.models import Assignment, Highlight
from measures.figures import Figure
from tests.making import NOW


def mark(reading: Assignment, start: int, end: int, figure: Figure, **judgement: Any) -> Highlight:
    """A highlight at [start, end) with the figure as it is read from the words."""
    text = reading.document.text
    judgement["figure"] = as_judged(figure)
    return create_highlight(
        id=uuid.uuid4(), assignment=reading, by=reading.reviewer, start=start, end=end, exact=text[start:end],
        judgement=judgement, now=NOW,
    ).highlight  # fmt: skip


def as_judged(figure: Figure, **more: Any) -> dict[str, Any]:
    """A figure that was found, as a judgement has it."""
    ends = {
        name: None if end is None else str(end) for name, end in (("low", figure.low), ("high", figure.high))
    }
    return {**ends, "bound": figure.bound, "unit": figure.unit, **more}


def figure(low: str | None, high: str | None = "same", **more: Any) -> dict[str, Any]:
    """A figure as a judgement has it: one number, unless it is said where it ends."""
    return {"low": low, "high": low if high == "same" else high, "bound": "exact", **more}
