"""γ in the background: asked for once, done by a worker, stamped with the readings it was calculated from."""

import datetime as dt

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from annotator.actions.calculations import GIVEN_UP_AFTER, ask_for_gamma, has_stalled, latest_gamma
from annotator.errors import Conflict
from annotator.models import Calculation, Codebook, Round
from annotator.queries.readings import stamp_of, submitted_in
from tests.conftest import Cast
from tests.making import NOW, make_document
from tests.making_rounds import give, make_round, read

DEAD = "between 12,000 and 18,000 people died"
NOBODY = "Nobody believes the ministry any more"
MARKS = [(DEAD, {"verdict": "verified"}), (NOBODY, {"verdict": "refuted"})]


@pytest.fixture
def panel(cast: Cast, codebook: Codebook) -> Round:
    document = make_document()
    made = make_round([document])
    read(give(made, document, cast.ada), MARKS)
    read(give(made, document, cast.boris), MARKS)
    return made


def work() -> None:
    """As a worker does, until nothing is left."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_a_worker_calculates_it_and_its_progress_is_kept(panel: Round, cast: Cast) -> None:
    asked = ask_for_gamma(panel, "verdict", by=cast.lead, now=NOW)
    assert asked.state == "waiting"
    work()
    asked.refresh_from_db()
    assert (asked.state, asked.error) == ("done", "")
    assert asked.done == asked.of > 0
    assert (asked.result or {})["gamma"]["value"] == 1.0
    assert asked.inputs_sha256 == stamp_of(submitted_in(panel, cast.lead))


@pytest.mark.django_db(transaction=True)
def test_techniques_are_compared_as_sets(panel: Round, cast: Cast) -> None:
    asked = ask_for_gamma(panel, "technique", by=cast.lead, now=NOW)
    work()
    asked.refresh_from_db()
    assert (asked.state, (asked.result or {})["gamma"]["value"]) == ("done", 1.0)


@pytest.mark.django_db(transaction=True)
def test_asking_again_does_not_begin_again_unless_a_reading_changed(panel: Round, cast: Cast) -> None:
    first = ask_for_gamma(panel, "verdict", by=cast.lead, now=NOW)
    assert ask_for_gamma(panel, "verdict", by=cast.lead, now=NOW) == first
    assert DBTaskResult.objects.count() == 1
    read(give(panel, panel.places.get().document, cast.oscar), MARKS)
    assert ask_for_gamma(panel, "verdict", by=cast.lead, now=NOW + dt.timedelta(hours=1)) != first


def test_without_two_readers_there_is_nothing_to_ask_for(cast: Cast, codebook: Codebook) -> None:
    made = make_round([make_document()])
    read(give(made, made.places.get().document, cast.ada), MARKS)
    with pytest.raises(Conflict):
        ask_for_gamma(made, "verdict", by=cast.lead, now=NOW)
    assert latest_gamma(made, "verdict") is None


def test_a_calculation_of_which_nothing_is_heard_has_stalled(cast: Cast, panel: Round) -> None:
    asked = Calculation(round=panel, measure="gamma verdict", asked_at=NOW, noted_at=NOW)
    assert not has_stalled(asked, NOW + GIVEN_UP_AFTER / 2)
    assert has_stalled(asked, NOW + GIVEN_UP_AFTER * 2)
