"""A lead has it learned again: in the background, once, and every profile is rebuilt with it."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from annotator.actions.profiles.calibrating import calibration_now
from annotator.actions.profiles.learning import GIVEN_UP_AFTER, ask_to_learn, learning
from annotator.actions.profiles.watching import rebuild_changed
from annotator.errors import Conflict
from annotator.models import Calibration, Codebook, ProfileSnapshot
from tests.conftest import Cast
from tests.making_profiles import read_source
from tests.making_rounds import make_round


@pytest.fixture
def profiled(cast: Cast, codebook: Codebook) -> Cast:
    read_source(make_round([], blind=False), "The Mail", (cast.ada, cast.boris), documents=2)
    rebuild_changed(now=timezone.now())
    return cast


def work() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_it_is_learned_anew_and_every_profile_stands_on_it(profiled: Cast) -> None:
    before, now = calibration_now(), timezone.now()
    assert ask_to_learn(by=profiled.lead, now=now)
    assert learning(now) == "waiting"
    work()
    assert learning(now) == ""
    after = calibration_now()
    assert before is not None
    assert after is not None
    assert after.pk != before.pk
    assert after.made_by == profiled.lead
    assert ProfileSnapshot.objects.get(current=True).calibration == after


@pytest.mark.django_db(transaction=True)
def test_asked_for_twice_it_is_done_once(profiled: Cast) -> None:
    asked = [ask_to_learn(by=profiled.lead, now=timezone.now()) for _ in range(2)]
    assert asked == [True, False]
    work()
    assert Calibration.objects.count() == 2
    assert ask_to_learn(by=profiled.lead, now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_ended_does_not_keep_it_from_being_asked_for_again(profiled: Cast) -> None:
    now = timezone.now()
    ask_to_learn(by=profiled.lead, now=now)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=now)
    assert learning(now) == "running"
    later = now + GIVEN_UP_AFTER + dt.timedelta(seconds=1)
    assert learning(later) == "failed"
    assert ask_to_learn(by=profiled.lead, now=later)


def test_with_nothing_to_learn_from_it_is_refused(cast: Cast, codebook: Codebook) -> None:
    with pytest.raises(Conflict, match="Nobody has submitted"):
        ask_to_learn(by=cast.lead, now=timezone.now())
