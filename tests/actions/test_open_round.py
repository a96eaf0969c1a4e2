"""Self-chosen reading moves on to a new codebook version."""

import pytest

from annotator.actions.assignments import open_round, submit
from annotator.actions.open_round import renew_open_round
from annotator.errors import Conflict
from annotator.models import Codebook, Round, RoundChange
from tests.codebook_life import MOCKS, NO_DOUBT, next_version
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight


def test_new_readings_are_under_the_new_version_and_old_ones_stay_under_theirs(
    cast: Cast, codebook: Codebook
) -> None:
    old = make_assignment(make_document(), cast.ada)
    third = next_version(codebook, MOCKS, by=cast.lead)
    renewed = renew_open_round(third, by=cast.lead, now=NOW)
    assert open_round() == renewed
    new = make_assignment(make_document("Another text.\n"), cast.ada)
    old.refresh_from_db()
    assert (new.round.codebook, old.round.codebook) == (third, codebook)
    assert (renewed.name, old.round.name) == (
        "Self-chosen reading",
        "Self-chosen reading, version 2, until 22 November 2026",
    )


def test_what_was_begun_is_finished_under_the_old_version(cast: Cast, codebook: Codebook) -> None:
    reading = make_assignment(make_document(), cast.ada)
    renew_open_round(next_version(codebook, NO_DOUBT, by=cast.lead), by=cast.lead, now=NOW)
    reading.refresh_from_db()
    assert reading.round.state == Round.State.OPEN
    make_highlight(reading, "Nobody", {"techniques": [{"technique": "Doubt"}]})
    submit(reading, now=NOW)
    assert reading.state == "submitted"


def test_a_round_in_which_nothing_is_under_way_is_closed(cast: Cast, codebook: Codebook) -> None:
    reading = make_assignment(make_document(), cast.ada)
    submit(reading, now=NOW)
    renew_open_round(next_version(codebook, MOCKS, by=cast.lead), by=cast.lead, now=NOW)
    assert Round.objects.get(pk=reading.round_id).state == Round.State.CLOSED


def test_the_new_round_has_the_rules_of_the_old(cast: Cast, codebook: Codebook) -> None:
    open_round()
    Round.objects.update(guidelines="Read slowly.", proposals="off", compared_since=NOW)
    renewed = renew_open_round(next_version(codebook, MOCKS, by=cast.lead), by=cast.lead, now=NOW)
    renewed.refresh_from_db()
    assert (renewed.guidelines, renewed.proposals, renewed.compared_since) == ("Read slowly.", "off", None)
    assert renewed.created_by == cast.lead


def test_before_anybody_reads_the_round_is_made_with_that_version(cast: Cast, codebook: Codebook) -> None:
    next_version(codebook, MOCKS, by=cast.lead)
    assert renew_open_round(codebook, by=cast.lead, now=NOW).codebook == codebook
    assert Round.objects.count() == 1


def test_it_is_kept_who_moved_it_on(cast: Cast, codebook: Codebook) -> None:
    old = open_round()
    renew_open_round(next_version(codebook, MOCKS, by=cast.lead), by=cast.lead, now=NOW)
    (kept,) = RoundChange.objects.filter(round=old)
    assert (kept.made_by, kept.before["self_chosen"], kept.after["self_chosen"]) == (cast.lead, True, False)


def test_the_version_in_use_is_refused_and_going_back_is_possible(cast: Cast, codebook: Codebook) -> None:
    third = next_version(codebook, MOCKS, by=cast.lead)
    open_round(codebook)
    for version in (third, codebook, third):
        renew_open_round(version, by=cast.lead, now=NOW)
    with pytest.raises(Conflict, match="already"):
        renew_open_round(third, by=cast.lead, now=NOW)
    assert open_round().codebook == third
    assert Round.objects.filter(self_chosen=False).count() == 3
