"""manage.py profiles and manage.py work."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from annotator.actions.profiles.watching import watch
from annotator.models import Codebook, ProfileSnapshot, ProfileUnits
from tests.conftest import Cast
from tests.making_profiles import three_sources


def told(*args: str) -> str:
    out = StringIO()
    call_command("profiles", *args, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_it_calculates_what_changed_and_says_how_many(cast: Cast, codebook: Codebook) -> None:
    three_sources(cast)
    assert told() == "3 profile(s) calculated anew.\n"
    assert told() == "0 profile(s) calculated anew.\n"
    assert told("--all") == "0 profile(s) calculated anew.\n"
    assert told("--calibrate") == "3 profile(s) calculated anew.\n"


@pytest.mark.django_db
def test_a_desk_without_readings_has_nothing_to_do() -> None:
    assert told() == "0 profile(s) calculated anew.\n"
    assert told("--all") == "0 profile(s) calculated anew.\n"
    assert told("--check") == "0 profile(s) are as a rebuild from scratch has them.\n"


@pytest.mark.django_db
def test_the_check_passes_for_what_was_calculated_and_fails_for_what_somebody_touched(
    cast: Cast, codebook: Codebook
) -> None:
    source = three_sources(cast)[1]
    told()
    assert told("--check") == "3 profile(s) are as a rebuild from scratch has them.\n"
    behind = ProfileUnits.objects.get(snapshot__source=source)
    behind.units[0]["weight"] += 1e-12
    behind.save()
    before = dict(ProfileSnapshot.objects.values_list("pk", "calculated_at"))
    with pytest.raises(CommandError, match="1 of 3 profiles differ"):
        told("--check")
    assert dict(ProfileSnapshot.objects.values_list("pk", "calculated_at")) == before


@pytest.mark.django_db(transaction=True)
def test_a_worker_watches_profiles_and_puts_the_next_run_in_the_queue(cast: Cast, codebook: Codebook) -> None:
    three_sources(cast)
    watch()
    DBTaskResult.objects.update(run_after="2020-01-01T00:00Z")  # as if half a minute had passed
    call_command("work", "--once", stdout=StringIO())
    assert ProfileSnapshot.objects.filter(current=True).count() == 3
    states = DBTaskResult.objects.values_list("status", flat=True)
    assert sorted(states) == [TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL]


@pytest.mark.django_db(transaction=True)
def test_one_run_waits_however_often_it_is_asked_for(db: None) -> None:
    for _ in range(3):
        watch()
    assert DBTaskResult.objects.count() == 1
