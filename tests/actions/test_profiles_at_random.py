"""Whatever is done in whatever order: what is stored is, to the last digit, what a rebuild from scratch gives."""

import datetime as dt
import itertools
import uuid
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.actions.assignments import submit
from annotator.actions.highlights import (
    create_highlight,
    edit_highlight,
    restore_highlight,
    withdraw_highlight,
)
from annotator.actions.profiles.rebuilding import Fixed, recalculated
from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import Assignment, Codebook, Highlight, ProfileSnapshot, User
from corpus_app.models import Source
from tests.conftest import Cast
from tests.making import NOW
from tests.making_profiles import take_up_again, three_sources

VERDICTS = ["verified", "mixed", "refuted", "unproven", None]
HOURS = itertools.count(1)
VOICES = ["publisher", "quoted_person", "headline", None]


def _edit(highlight: Highlight, verdict: str | None, voice: str | None, now: dt.datetime) -> None:
    if highlight.withdrawn_at is None:
        said = {"verdict": verdict, "voice": voice}
        edit_highlight(
            highlight,
            by=highlight.assignment.reviewer,
            base_version=highlight.version,
            span=None,
            judgement=said,
            now=now,
        )


def _withdraw_or_restore(
    highlight: Highlight, verdict: str | None, voice: str | None, now: dt.datetime
) -> None:
    act = restore_highlight if highlight.withdrawn_at else withdraw_highlight
    act(highlight, by=highlight.assignment.reviewer, base_version=highlight.version, now=now)


def _add(highlight: Highlight, verdict: str | None, voice: str | None, now: dt.datetime) -> None:
    reading = highlight.assignment
    place = reading.document.text.index("Report")
    create_highlight(
        id=uuid.uuid4(), assignment=reading, by=reading.reviewer, start=place, end=place + 6, exact="Report",
        judgement={"verdict": verdict, "voice": voice}, now=now,
    )  # fmt: skip


Act = Callable[[Highlight, str | None, str | None, dt.datetime], None]
EDITS = st.tuples(
    st.integers(0, 10_000), st.sampled_from([_edit, _withdraw_or_restore, _add]),
    st.sampled_from(VERDICTS), st.sampled_from(VOICES), st.booleans(), st.booleans(),
)  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_snapshot_and_rebuild_are_equal_and_only_what_was_touched_changed(
    edits: list[tuple[int, Act, str | None, str | None, bool, bool]], sources: list[Source]
) -> None:
    now = NOW + next(HOURS) * dt.timedelta(hours=1)  # examples share a desk, and time never goes back
    for place, act, verdict, voice, hand_in, look in edits:
        now += dt.timedelta(minutes=10)
        before = dict(ProfileSnapshot.objects.filter(current=True).values_list("source", "inputs_sha256"))
        touched = _act(place, act, verdict, voice, hand_in, now)
        if look:
            rebuilt = set(rebuild_changed(now=now + dt.timedelta(minutes=1)))
            after = dict(ProfileSnapshot.objects.filter(current=True).values_list("source", "inputs_sha256"))
            assert rebuilt == {source for source in after if after[source] != before.get(source)}
            assert touched.pk in rebuilt or after.get(touched.pk) == before.get(touched.pk)
    rebuild_changed(now=now + dt.timedelta(minutes=2))
    for stored in ProfileSnapshot.objects.filter(current=True).select_related("calibration", "behind"):
        inputs, profile = recalculated(stored.source_id, Fixed.of(stored.calibration))
        assert inputs == stored.inputs_sha256
        assert profile.to_data() == stored.data
        assert profile.units_data() == stored.behind.units


def _act(
    place: int, act: Act, verdict: str | None, voice: str | None, hand_in: bool, now: dt.datetime
) -> Source:
    """One act on some highlight; its reading is handed in again or left under way."""
    ids = list(Highlight.objects.order_by("pk").values_list("pk", flat=True))
    highlight = Highlight.objects.select_related("assignment__document__source").get(pk=ids[place % len(ids)])
    reading = highlight.assignment
    if reading.state == Assignment.State.SUBMITTED:
        take_up_again(reading, lead=User.objects.get(username="lead"), now=now)
    act(Highlight.objects.with_state().get(pk=highlight.pk), verdict, voice, now)
    if hand_in:
        submit(Assignment.objects.get(pk=reading.pk), now=now)
    return reading.document.source


@pytest.fixture
def sources(cast: Cast, codebook: Codebook) -> list[Source]:
    return three_sources(cast)
