"""The units behind a number of a profile: filtered as the number counts them, with what adds up to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any, Final
from uuid import UUID

from annotator.models import Highlight, ProfileSnapshot, ProfileUnits

Data = Mapping[str, Any]
SETTLED: Final = ("decided", "automatic", "open")
LEFT_OUT: Final = ("copy", "voice", "no_credit", "not_judged", "rejected")
ADDED: Final = ("weight", "credit", "own")  # besides verdict:SLUG and technique:SLUG


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which units; empty is no filter. `own`: in the publisher's voice, in a text that is counted, not rejected."""

    counts: bool = False
    own: bool = False
    verdict: str = ""
    voice: str = ""
    technique: str = ""
    group: str = ""
    document: str = ""
    period: str = ""
    why: str = ""
    settled: str = ""
    unsupported: bool = False
    sampled: bool = False
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What the units' numbers add up to: `number` units, the sum of `what` over them."""

    number: int
    what: str
    sum: float


def units_behind(snapshot: ProfileSnapshot, chosen: Chosen, groups: Mapping[str, str]) -> list[Data]:
    """In text order by document. `groups` gives each technique's. Two queries, three with a reviewer."""
    units: list[Data] = ProfileUnits.objects.values_list("units", flat=True).get(snapshot=snapshot)
    tests = [*_plain(chosen), *_by_technique(chosen, groups), *_elsewhere(snapshot, chosen)]
    return [unit for unit in units if all(test(unit) for test in tests)]


def added_up(units: Sequence[Data], what: str) -> Added:
    """The sum over units of `weight`, `credit` (times the weight), `own`, verdict:SLUG or technique:SLUG (times own)."""
    return Added(len(units), what, fsum(part_of(unit, what) for unit in units))


def part_of(unit: Data, what: str) -> float:
    """What one unit adds to the sum."""
    facet, _, slug = what.partition(":")
    match facet:
        case "verdict":
            return float(unit["own"] * unit["p"].get(slug, 0))
        case "technique":
            return float(unit["own"] * unit["techniques"].get(slug, 0))
        case "credit":
            return float(unit["weight"] * (unit["credit"] or 0))
        case _:
            return float(unit[facet])


def is_own(unit: Data) -> bool:
    """Whether it counts for verdicts and techniques: in the publisher's voice, in a text that is counted, not rejected."""
    return bool(unit["own"] > 0 and unit["why"] not in {"copy", "rejected"})


Test = Callable[[Data], bool]


def _plain(chosen: Chosen) -> Iterable[Test]:
    if chosen.counts:
        yield lambda unit: unit["counts"]
    if chosen.own:
        yield is_own
    if chosen.unsupported:
        yield lambda unit: unit["verdict"] in {"verified", "refuted"} and not unit["evidence"]
    if chosen.sampled:
        yield lambda unit: unit["sampled"]
    if chosen.settled:
        yield lambda unit: _standing(unit) == chosen.settled
    for name in ("verdict", "voice", "document", "why"):
        if value := getattr(chosen, name):
            yield lambda unit, name=name, value=value: unit[name] == value  # type: ignore[misc]


def _standing(unit: Data) -> str:
    if not unit["decided"]:
        return "open"
    return "automatic" if unit["automatic"] else "decided"


def _by_technique(chosen: Chosen, groups: Mapping[str, str]) -> Iterable[Test]:
    if chosen.technique:
        yield lambda unit: unit["techniques"].get(chosen.technique, 0) > 0
    if chosen.group:
        yield lambda unit: any(groups.get(slug) == chosen.group for slug in unit["techniques"])


def _elsewhere(snapshot: ProfileSnapshot, chosen: Chosen) -> Iterable[Test]:
    """What the units themselves do not say: the document's date, whose highlights they are."""
    if chosen.period:
        of = {one["id"] for one in snapshot.data["documents"] if period_of(one["published"]) == chosen.period}
        yield lambda unit: unit["document"] in of
    if chosen.reviewer:
        own = _highlights_of(snapshot.source_id, chosen.reviewer)
        yield lambda unit: bool(own.intersection(unit["highlights"]))


def period_of(published: str | None) -> str:
    return published[:4] if published else "undated"


def _highlights_of(source: UUID, reviewer: str) -> set[str]:
    number = reviewer.removeprefix("r")
    if not number.isdecimal() or len(number) > 9:
        return set()
    rows = Highlight.objects.active().filter(
        assignment__document__source=source, assignment__reviewer=int(number)
    )
    return {str(pk) for pk in rows.values_list("pk", flat=True)}
