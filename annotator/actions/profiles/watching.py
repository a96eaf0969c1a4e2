"""Rebuild what changed, again and again: one task that puts the next one in the queue."""

import datetime as dt
from typing import Final
from uuid import UUID

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from annotator.actions.profiles.calibrating import calibrate, calibration_now, is_outgrown
from annotator.actions.profiles.rebuilding import Fixed, outdated, rebuild
from annotator.models import ProfileSnapshot, ProfileWatch
from annotator.queries.profiles.changed import sources_changed_since
from annotator.queries.profiles.readings import sources_with_readings

EVERY: Final = dt.timedelta(seconds=30)
OVERLAP: Final = dt.timedelta(minutes=5)  # a transaction may end that long after the time that its rows carry
LONG_AGO: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def rebuild_changed(*, now: dt.datetime) -> list[UUID]:
    """The sources whose profiles were calculated anew: those whose inputs changed since it was last looked.

    Learns again first where there is nothing learned yet, or twice as much to learn from.
    """
    changed = sources_changed_since(_looked_at() - OVERLAP)
    calibration = calibration_now()
    if (changed or calibration is None) and sources_with_readings() and is_outgrown(calibration):
        calibration = calibrate(by=None, now=now)
    if calibration is None:
        return []
    fixed = Fixed.of(calibration)
    due = changed | set(outdated(sources_with_readings(), fixed)) | _orphans(fixed)
    rebuilt = [source for source in sorted(due) if rebuild(source, fixed, now=now)]
    _look_from(now)
    return rebuilt


def rebuild_all(fixed: Fixed, *, now: dt.datetime) -> int:
    """Every source's, one after the other; how many were not as they should be."""
    there = set(ProfileSnapshot.objects.filter(current=True).values_list("source", flat=True))
    return sum(rebuild(source, fixed, now=now) for source in sorted(there | set(sources_with_readings())))


def look_at_all_again() -> None:
    """For what changes many sources at once: the next run looks at every one."""
    _look_from(LONG_AGO)


@task()
def watch_profiles() -> None:
    """Done by a worker; the next one is put into the queue whatever happens."""
    try:
        rebuild_changed(now=timezone.now())
    finally:
        _forget_finished()
        watch()


def watch() -> None:
    """See to it that a run is waiting in the queue. May be called at any time."""
    waiting = DBTaskResult.objects.filter(task_path=watch_profiles.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        watch_profiles.using(run_after=timezone.now() + EVERY).enqueue()


def _forget_finished() -> None:
    done = DBTaskResult.objects.filter(
        task_path=watch_profiles.module_path, status=TaskResultStatus.SUCCESSFUL
    )
    done.filter(finished_at__lt=timezone.now() - dt.timedelta(hours=1)).delete()


def _orphans(fixed: Fixed) -> set[UUID]:
    """Sources with a profile of another calibration that have no readings any more."""
    old = ProfileSnapshot.objects.filter(current=True).exclude(calibration=fixed.calibration)
    return set(old.values_list("source", flat=True))


def _looked_at() -> dt.datetime:
    return ProfileWatch.objects.values_list("looked_at", flat=True).first() or LONG_AGO


def _look_from(moment: dt.datetime) -> None:
    ProfileWatch.objects.update_or_create(pk=1, defaults={"looked_at": moment})
