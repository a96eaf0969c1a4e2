"""Outcomes as the command prints them: one JSON object, or one line for a person."""

import json
from decimal import Decimal
from typing import Any

from corpus_app.ingest.outcomes import Outcome, Report
from corpus_app.text.segments import TextSegment
from measures.figures import Figure, find_figures

DONE = {"new": "stored", "known": "there already", "refused": "refused"}
WOULD = {"new": "would be stored", "known": "there already", "refused": "would be refused"}


def as_json(outcome: Outcome) -> str:
    """One line. Offsets are code points, [start, end); text, segments and figures come of a dry run only."""
    return json.dumps(_plain(outcome))  # in ASCII: any terminal and any pipe can take it


def as_line(outcome: Outcome, *, dry_run: bool) -> str:
    what = (WOULD if dry_run else DONE)[outcome.status]
    if outcome.status == "refused":
        return f"{outcome.place}: {what}. {outcome.reason}"
    notes = "".join(f" {note}" for note in outcome.notes)
    return f"{outcome.place}: {what}: “{outcome.title}”, {outcome.source}.{notes}"


def closing_line(report: Report, *, dry_run: bool) -> str:
    words = WOULD if dry_run else DONE
    return (
        ", ".join(f"{report.counts[status]} {words[status]}" for status in ("new", "known", "refused")) + "."
    )


def _plain(outcome: Outcome) -> dict[str, Any]:
    place = {"file": outcome.file, **({"locator": outcome.locator} if outcome.locator else {})}
    if outcome.status == "refused":
        return {**place, "status": outcome.status, "reason": outcome.reason}
    said = {
        "title": outcome.title,
        "language": outcome.language,
        "published": outcome.published and outcome.published.isoformat(),
        "source": outcome.source,
        "text_sha256": outcome.text_sha256,
        "notes": list(outcome.notes),
    }
    return {**place, "status": outcome.status, **said, **_content(outcome)}


def _content(outcome: Outcome) -> dict[str, Any]:
    if outcome.raw is None or outcome.reading is None:
        return {"document": str(outcome.document)}
    return {
        "text": outcome.raw.text,
        "segments": [_segment(segment) for segment in outcome.reading.segments],
        "figures": [_figure(figure) for figure in find_figures(outcome.raw.text)],
    }


def _segment(segment: TextSegment) -> dict[str, Any]:
    place = {"start": segment.start, "end": segment.end, "role": segment.role}
    if segment.role != "comment":
        return place
    date = segment.date.isoformat() if segment.date else None
    return {
        **place,
        "author": segment.author,
        "date": date,
        "language": segment.language,
        "depth": segment.depth,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "bound": figure.bound,
        "unit": figure.unit,
    }


def _number(value: Decimal | None) -> int | float | None:
    """A whole number as one, however it is written: 12000 for 1.2E+4."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
