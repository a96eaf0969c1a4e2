"""The units of a document, held still while one of them is decided."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, Decision, Round, User
from annotator.queries.readings import NOW, read_documents, submitted_in
from annotator.queries.unit import Seen
from annotator.queries.units import Unit, united, units_in


def hold(round: Round, documents: Iterable[UUID]) -> None:
    """Within a transaction: who decides anything in one of these documents at the same moment waits for this one, and so
    does who submits or gives back a reading of it.
    """
    readings = Assignment.objects.filter(round=round, document__in=documents).order_by("pk")
    list(readings.select_for_update().values_list("pk", flat=True))


def held_units(round: Round, documents: Sequence[UUID], *, by: User) -> dict[UUID, list[Unit]]:
    """The documents' units, of the readings that this person may see, held until the transaction ends."""
    hold(round, documents)
    readings = submitted_in(round, by).filter(document__in=documents)
    return units_in(round, read_documents(readings, NOW))


def the_unit(units: Sequence[Unit], seen: Sequence[Seen]) -> Unit:
    """The unit that was seen; several as one, where several were.

    Raises Invalid where no unit is named and where decided ones are to be merged, Conflict where one is not any more
    what it was: with what was decided, or with what else changed.
    """
    if not seen:
        raise Invalid("Say which unit is decided.", {"units": ["Name one at least."]})
    by_key = {unit.key: unit for unit in units}
    chosen = [_as_seen(by_key, one) for one in dict.fromkeys(seen)]
    if len(chosen) == 1:
        return chosen[0]
    if any(unit.decision for unit in chosen):
        raise Invalid(
            "A unit that is decided cannot be merged with others. Take its decision back first.",
            {"units": ["One of them is decided."]},
        )
    return united(chosen)


def _as_seen(units: Mapping[str, Unit], seen: Seen) -> Unit:
    unit = units.get(seen.key)
    if unit is None:
        raise Conflict(
            "This unit is not there any more: its readings changed, or it was merged. Look at the document again."
        )
    if unit.fingerprint != seen.fingerprint:
        raise _changed(unit)
    return unit


def _changed(unit: Unit) -> Conflict:
    if unit.decision is None:
        return Conflict("A reading of this unit changed meanwhile. Look at it again, then decide.")
    if unit.is_disputed:
        return Conflict("The decision on this unit is disputed meanwhile. Read why, then decide.")
    return Conflict(
        f"{unit.decision.made_by} decided this unit meanwhile: {summary(unit.decision)}. Decide again if you see it "
        "otherwise.",
        decided={"id": str(unit.decision.pk), **unit.decision.as_data()},
    )


def summary(decision: Decision) -> str:
    """In a few words: the outcome, and the verdict where there is one."""
    verdict = (decision.judgement or {}).get("verdict")
    label = decision.round.codebook.label("verdict", verdict or "")
    return f"{decision.get_outcome_display()}{f', {label.name}' if label else ''}"
