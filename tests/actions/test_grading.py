"""Letters are given by leads with a reason; what is published is frozen; every change stays in the history."""

import datetime as dt

import pytest

from annotator.actions.profiles.grading import grade, grade_of
from annotator.actions.profiles.publishing import is_public, publish, set_public, unpublish
from annotator.actions.profiles.watching import rebuild_changed
from annotator.actions.rounds import close_round
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, DeskSettings, Grade, ProfileSnapshot, Publication
from tests.conftest import Cast
from tests.making import NOW
from tests.making_profiles import read_source
from tests.making_rounds import make_round

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def snapshot(cast: Cast, codebook: Codebook) -> ProfileSnapshot:
    source = read_source(make_round([], blind=False), "The Gazette", (cast.ada, cast.boris))
    rebuild_changed(now=NOW)
    return ProfileSnapshot.objects.get(source=source, current=True)


def test_the_last_grade_holds_and_the_earlier_stays(snapshot: ProfileSnapshot, cast: Cast) -> None:
    grade(snapshot, "C", "Too few topics yet.", by=cast.lead, now=NOW)
    last = grade(snapshot, "B", "It corrects itself.", by=cast.admin, now=LATER)
    assert grade_of(snapshot.source_id) == last
    assert last.suggested == snapshot.letter
    assert [one.letter for one in Grade.objects.filter(source=snapshot.source_id)] == ["B", "C"]


@pytest.mark.parametrize(
    ("letter", "reason", "field"),
    [("G", "Why not", "letter"), ("B", "  ", "reason"), ("B", "x" * 2001, "reason")],
)
def test_a_grade_that_makes_no_sense_is_refused(
    snapshot: ProfileSnapshot, cast: Cast, letter: str, reason: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        grade(snapshot, letter, reason, by=cast.lead, now=NOW)
    assert list(refused.value.extra["errors"]) == [field]
    assert not Grade.objects.exists()


def test_a_grade_is_of_the_profile_that_was_looked_at(snapshot: ProfileSnapshot, cast: Cast) -> None:
    snapshot.current = False
    with pytest.raises(Conflict, match="calculated anew"):
        grade(snapshot, "B", "It corrects itself.", by=cast.lead, now=NOW)


def test_one_publication_at_a_time_with_the_grade_that_holds(snapshot: ProfileSnapshot, cast: Cast) -> None:
    first = publish(snapshot, by=cast.lead, now=NOW)
    given = grade(snapshot, "B", "It corrects itself.", by=cast.lead, now=NOW)
    second = publish(snapshot, note=" Now with a letter. ", by=cast.lead, now=LATER)
    first.refresh_from_db()
    assert (first.grade, first.ended_at, first.ended_by) == (None, LATER, cast.lead)
    assert (second.grade, second.note, second.ended_at) == (given, "Now with a letter.", None)


def test_what_is_withdrawn_from_the_public_stays_in_the_history(
    snapshot: ProfileSnapshot, cast: Cast
) -> None:
    publish(snapshot, by=cast.lead, now=NOW)
    unpublish(snapshot.source, by=cast.lead, now=LATER)
    assert Publication.objects.get().ended_at == LATER
    with pytest.raises(Conflict, match="Nothing of this source is published"):
        unpublish(snapshot.source, by=cast.lead, now=LATER)


def test_nothing_is_published_while_it_is_still_read_blind(snapshot: ProfileSnapshot, cast: Cast) -> None:
    round = make_round([snapshot.source.documents.order_by("title")[0]], blind=True, name="Second look")
    with pytest.raises(Conflict, match="still read blind in “Second look”"):
        publish(snapshot, by=cast.lead, now=NOW)
    close_round(round, by=cast.lead, now=NOW)
    assert publish(snapshot, by=cast.lead, now=NOW).ended_at is None


def test_an_old_profile_is_not_published(snapshot: ProfileSnapshot, cast: Cast) -> None:
    ProfileSnapshot.objects.update(current=False)
    with pytest.raises(Conflict, match="calculated anew"):
        publish(snapshot, by=cast.lead, now=NOW)


def test_public_pages_are_off_until_an_admin_turns_them_on_and_every_change_is_kept(
    cast: Cast, db: None
) -> None:
    assert not is_public()
    set_public(True, by=cast.admin, now=NOW)
    assert is_public()
    set_public(False, by=cast.admin, now=LATER)
    assert not is_public()
    assert DeskSettings.objects.count() == 2
