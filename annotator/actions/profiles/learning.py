"""Learn again over all sources because a lead asks for it, and rebuild every profile: in the background."""

import datetime as dt
from typing import Final, Literal

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from annotator.actions.profiles.calibrating import calibrate
from annotator.actions.profiles.rebuilding import Fixed
from annotator.actions.profiles.watching import rebuild_all
from annotator.errors import Conflict
from annotator.models import User
from annotator.queries.profiles.readings import judgements_in_all

GIVEN_UP_AFTER: Final = dt.timedelta(hours=2)  # its worker has ended, most likely
State = Literal["", "waiting", "running", "failed"]
STATES: Final[dict[str, State]] = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "running",
    TaskResultStatus.FAILED: "failed",
}


def ask_to_learn(*, by: User, now: dt.datetime) -> bool:
    """Whether it was put into the queue; it is not where it stands there already, or is being done.

    Raises Conflict where there is nothing to learn from.
    """
    if learning(now) in {"waiting", "running"}:
        return False
    if not judgements_in_all():
        raise Conflict("Nobody has submitted a reading with a passage yet. Ask again when somebody has.")
    transaction.on_commit(lambda: learn_again.enqueue(by.pk))
    return True


def learning(now: dt.datetime) -> State:
    """How it stands with what was last asked for; "" where that is done, or nothing was asked for."""
    asked = DBTaskResult.objects.filter(task_path=learn_again.module_path)
    last = asked.order_by("-enqueued_at").values_list("status", "started_at").first()
    if last is None:
        return ""
    status, started = last
    if status == TaskResultStatus.RUNNING and started and now - started > GIVEN_UP_AFTER:
        return "failed"
    return STATES.get(status, "")


@task()
def learn_again(by: int) -> None:
    """Done by a worker. While it runs, pages show the profiles as they are."""
    now = timezone.now()
    rebuild_all(Fixed.of(calibrate(by=User.objects.get(pk=by), now=now)), now=now)
