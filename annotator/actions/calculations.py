"""Ask for a long calculation, and do it: in the background, with its progress to be seen."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from annotator.errors import Conflict
from annotator.models import Calculation, Round, User
from annotator.queries.agreement import SEED, measured_documents
from annotator.queries.readings import TECHNIQUE, stamp_of, submitted_in
from measures.agreement.figures import to_json
from measures.agreement.gamma import Method, corpus_gamma
from measures.agreement.sets import masi

State = Calculation.State
GIVEN_UP_AFTER = dt.timedelta(minutes=10)  # without progress: its worker has ended, most likely
EVERY = 1.0  # seconds between two notes of progress


def ask_for_gamma(round: Round, family: str, *, by: User, now: dt.datetime) -> Calculation:
    """A calculation of γ and γ-cat for one label family; the one that is under way, or done on the same readings, as it is.

    Raises Conflict where no two people read the same document.
    """
    readings = submitted_in(round, by)
    stamp = stamp_of(readings)
    latest = latest_gamma(round, family)
    if (
        latest
        and (latest.state == State.DONE or not has_stalled(latest, now))
        and latest.inputs_sha256 == stamp
    ):
        return latest
    if not any(len(document.readings) > 1 for document in measured_documents(readings, family)):
        raise Conflict("No two people have read the same document to the end yet. Ask again when two have.")
    with transaction.atomic():
        asked = Calculation.objects.create(
            round=round, measure=_name(family), inputs_sha256=stamp, asked_by=by, asked_at=now
        )
        transaction.on_commit(lambda: calculate_gamma.enqueue(str(asked.pk), family))
    return asked


def latest_gamma(round: Round, family: str) -> Calculation | None:
    return Calculation.objects.filter(round=round, measure=_name(family)).first()


def has_stalled(calculation: Calculation, now: dt.datetime) -> bool:
    """Failed, or nothing was heard of it for so long that it will not end."""
    if calculation.state in {State.DONE, State.FAILED}:
        return calculation.state == State.FAILED
    return now - (calculation.noted_at or calculation.asked_at) > GIVEN_UP_AFTER


@task()
def calculate_gamma(id: str, family: str) -> None:
    """Done by a worker. What goes wrong is kept with the calculation, for the page."""
    calculation = Calculation.objects.select_related("round__codebook", "asked_by").get(pk=UUID(id))
    _note(calculation, state=State.RUNNING, started_at=timezone.now())
    try:
        result = _gamma(calculation, family)
    except Exception as error:
        _note(calculation, state=State.FAILED, error=f"{type(error).__name__}: {error}"[:500])
        raise
    _note(calculation, state=State.DONE, result=result, finished_at=timezone.now())


def _gamma(calculation: Calculation, family: str) -> dict[str, Any]:
    """Stamped with the readings that are there now: they may have changed since it was asked for."""
    readings = submitted_in(calculation.round, cast(User, calculation.asked_by))
    _note(calculation, inputs_sha256=stamp_of(readings))
    gamma, gamma_cat = corpus_gamma(
        measured_documents(readings, family),
        seed=SEED,
        method=_method(family),
        progress=_progress_of(calculation),
    )
    return {"gamma": to_json(gamma), "gamma_cat": to_json(gamma_cat)}


def _method(family: str) -> Method:
    """Sets of techniques that share some are nearly alike; other labels are alike or not."""
    return Method(distance=masi) if family == TECHNIQUE else Method()


def _progress_of(calculation: Calculation) -> Callable[[int, int], None]:
    last = 0.0

    def note(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last > EVERY or done == of:
            last = time.monotonic()
            _note(calculation, done=done, of=of)

    return note


def _note(calculation: Calculation, **fields: Any) -> None:
    fields["noted_at"] = timezone.now()
    Calculation.objects.filter(pk=calculation.pk).update(**fields)


def _name(family: str) -> str:
    return f"gamma {family}"
