"""What keeps a round from being finished, in sentences that say what to do."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.models import Purpose, Round
from annotator.queries.places import Place
from annotator.queries.progress import PersonRow, Progress

PACE = dt.timedelta(days=14)  # over which submissions are counted
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Block:
    """One thing in the way; `about` names the documents or people, so many of them as one reads at a glance."""

    sentence: str
    about: tuple[str, ...] = ()
    more: int = 0


def blocks_of(progress: Progress, people: Sequence[PersonRow]) -> list[Block]:
    """The most pressing first. No query."""
    if progress.round.state == Round.State.CLOSED:
        return []
    return [block for rule in RULES for block in rule(progress, people)]


def _paused(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    if progress.round.state == Round.State.PAUSED:
        yield Block("The round is paused: nothing new is given out. Open it again when it should go on.")


def _late_for_deadline(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    deadline, missing = progress.round.deadline, progress.wanted - progress.tally.submitted
    if deadline is None or missing <= 0:
        return
    left = (deadline - progress.now.date()).days
    lack = f"{_n(missing, 'reading is', 'readings are')} missing of {progress.wanted:,}"
    pace = _submitted_lately(progress) / _days_counted(progress)
    if left < 0:
        yield Block(f"The deadline has passed, and {lack}. Set a later one, or ask for fewer readers.")
    elif pace and missing / pace > left + 1:
        needed = _n(round(missing / pace), "day", "days")
        yield Block(
            f"{lack}. At the pace of late that takes {needed}; the deadline is {_in_days(left)}. Add people, or set a later one."
        )
    elif not pace and left < progress.round.days_to_read:
        yield Block(
            f"{lack}, nothing was submitted in {PACE.days} days, and the deadline is {_in_days(left)}."
        )


def _nobody(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    if not progress.standing.people:
        yield Block("Nobody reads here: name people in the settings, or give somebody the role of reviewer.")


def _too_few_people(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    there = len(progress.standing.people)
    wanted = max((place.wanted for place in progress.standing.work), default=0)
    if 0 < there < wanted and progress.free:
        yield Block(
            f"A document wants {wanted} readers, and {_n(there, 'person reads', 'people read')} here. "
            "Name more people, or ask for fewer readers."
        )


def _no_room(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    standing, free = progress.standing, progress.free
    room = sum(standing.limit - standing.loads.get(person, 0) for person in standing.able)
    if standing.able and room < free:
        yield Block(
            f"{_n(free, 'place is', 'places are')} free, but the people here may take {room:,} more: one may read "
            f"{standing.limit:,} of {_n(len(standing.work), 'document', 'documents')}. "
            "Raise the share in the settings, or add people."
        )


def _stuck(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    stuck = [place.title for place in stuck_places(progress)]
    if stuck and progress.standing.people:
        yield _about(
            f"{_n(len(stuck), 'document lacks a reader', 'documents lack readers')}, and nobody is left who may read: all have "
            "had the text, have a conflict of interest, have not passed the test, or have as many documents as one may read.",
            stuck,
        )


def _untested(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    failed = [str(row.person) for row in people if _has_failed(progress, row)]
    if failed:
        yield _about(
            f"{_n(len(failed), 'person has', 'people have')} taken the test without reaching {progress.round.pass_mark} % "
            "and will be given no work. Admit them, or let it be.",
            failed,
        )


def _overdue(progress: Progress, people: Sequence[PersonRow]) -> Iterator[Block]:
    late = [str(row.person) for row in people if row.tally.overdue]
    if late:
        yield _about(
            f"{_n(sum(row.tally.overdue for row in people), 'reading is', 'readings are')} overdue. Who asks next gets the "
            "place; until then it can still be submitted.",
            late,
        )


def stuck_places(progress: Progress) -> list[Place]:
    """Work that lacks a reader whom nobody here could give it."""
    standing = progress.standing
    able = standing.able
    return [place for place in standing.work if standing.free(place) and not able - standing.barred(place)]


def _has_failed(progress: Progress, row: PersonRow) -> bool:
    if not progress.standing.is_gated or row.is_admitted:
        return False
    tests = {place.document for place in progress.standing.places.values() if place.purpose == Purpose.TEST}
    done = {one.document for one in progress.readings if one.reviewer == row.person.pk and one.is_submitted}
    return tests <= done


def _submitted_lately(progress: Progress) -> int:
    since = progress.now - PACE
    return sum(1 for one in progress.work if one.submitted_at and one.submitted_at > since)


def _days_counted(progress: Progress) -> float:
    """Days over which submissions were counted: fewer for a round that began since."""
    age = (progress.now - progress.round.created_at) / dt.timedelta(days=1)
    return max(1.0, min(age, PACE.days))


def _about(sentence: str, names: Sequence[str]) -> Block:
    return Block(sentence, tuple(names[:SHOWN]), max(0, len(names) - SHOWN))


def _n(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _in_days(number: int) -> str:
    return "today" if number == 0 else f"in {_n(number, 'day', 'days')}"


RULES: Sequence[Callable[[Progress, Sequence[PersonRow]], Iterator[Block]]] = (
    _paused, _late_for_deadline, _nobody, _too_few_people, _no_room, _stuck, _untested, _overdue,
)  # fmt: skip
