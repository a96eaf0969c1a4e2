"""Corrections of segments: each keeps the tiling, the numbering, the text and what was there before."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.models import User
from corpus_app import corrections
from corpus_app.corrections import Outdated, Place
from corpus_app.models import Document, Segment, SegmentChange
from corpus_app.text.refusals import Refused
from corpus_app.text.segments import ROLES, TextSegment, check_tiling
from tests.conftest import Cast
from tests.making import make_document

Stored = list[tuple[Any, ...]]


@pytest.fixture
def document(cast: Cast) -> Document:
    return make_document()


def stored(document: Document) -> Stored:
    names = ("position", "start", "end", "role", "author", "date", "language", "depth")
    return list(document.segments.order_by("position").values_list(*names))


def place(document: Document, position: int) -> Place:
    one = document.segments.get(position=position)
    return Place(position, one.start, one.end)


def first_of(document: Document, role: str) -> Segment:
    return document.segments.filter(role=role)[0]


def assert_whole(document: Document) -> None:
    rows = stored(document)
    check_tiling([TextSegment(start, end, role) for _, start, end, role, *_ in rows], document.length)
    assert [position for position, *_ in rows] == list(range(1, len(rows) + 1))


def test_setting_a_role_keeps_who_when_before_and_after(cast: Cast, document: Document) -> None:
    change = corrections.set_role(document.pk, place(document, 2), "caption", by=cast.lead)
    assert change is not None
    assert change.changed_by == cast.lead
    assert [one["role"] for one in change.before] == ["body"]
    assert [one["role"] for one in change.after] == ["caption"]
    assert change.before[0].keys() == {"start", "end", "role", "author", "date", "language", "depth"}


def test_setting_the_role_that_is_there_writes_nothing(cast: Cast, document: Document) -> None:
    assert corrections.set_role(document.pk, place(document, 2), "body", by=cast.lead) is None
    assert not SegmentChange.objects.exists()


def test_what_is_no_comment_any_more_has_no_author(cast: Cast, document: Document) -> None:
    comment = first_of(document, "comment")
    assert comment.author
    corrections.set_role(document.pk, place(document, comment.position), "body", by=cast.lead)
    after = document.segments.get(position=comment.position)
    assert (after.author, after.date, after.language, after.depth) == ("", None, "", 0)


def test_a_comment_is_described(cast: Cast, document: Document) -> None:
    comment = first_of(document, "comment")
    corrections.describe_comment(
        document.pk, place(document, comment.position), author=" river_anna 💙💛 ", date=dt.date(2024, 3, 4),
        language="DE", depth=2, by=cast.lead,
    )  # fmt: skip
    after = document.segments.get(position=comment.position)
    assert (after.author, after.date, after.language, after.depth) == (
        "river_anna 💙💛",
        dt.date(2024, 3, 4),
        "de",
        2,
    )


@pytest.mark.parametrize(
    "said",
    [{"author": "x" * 201}, {"author": "a\x00b"}, {"language": "german"}, {"language": "d1"}, {"depth": -1}, {"depth": 101}],
)  # fmt: skip
def test_what_cannot_be_said_of_a_comment_is_refused(
    cast: Cast, document: Document, said: dict[str, Any]
) -> None:
    comment = first_of(document, "comment")
    whole = {"author": "", "date": None, "language": "", "depth": 0, **said}
    with pytest.raises(Refused):
        corrections.describe_comment(document.pk, place(document, comment.position), by=cast.lead, **whole)


def test_what_is_no_comment_cannot_be_described_as_one(cast: Cast, document: Document) -> None:
    with pytest.raises(Refused, match="Give it the role comment first"):
        corrections.describe_comment(
            document.pk, place(document, 2), author="x", date=None, language="", depth=0, by=cast.lead
        )


def test_splitting_makes_two_and_moves_the_rest_on(cast: Cast, document: Document) -> None:
    before = stored(document)
    at = before[1][1] + 10
    corrections.split(document.pk, place(document, 2), at, by=cast.lead)
    after = stored(document)
    assert len(after) == len(before) + 1
    assert after[1][1:3] == (before[1][1], at)
    assert after[2][1:3] == (at, before[1][2])
    assert [row[1:] for row in after[3:]] == [row[1:] for row in before[2:]]
    assert_whole(document)


def test_splitting_a_comment_keeps_its_author_on_both(cast: Cast, document: Document) -> None:
    comment = first_of(document, "comment")
    corrections.split(document.pk, place(document, comment.position), comment.start + 3, by=cast.lead)
    pair = document.segments.filter(position__in=(comment.position, comment.position + 1))
    assert {one.author for one in pair} == {comment.author}


@pytest.mark.parametrize("beside", [0, -1])
def test_a_split_that_would_leave_nothing_on_one_side_is_refused(
    cast: Cast, document: Document, beside: int
) -> None:
    one = document.segments.get(position=2)
    at = one.start if beside == 0 else one.end
    with pytest.raises(Refused, match=f"between {one.start + 1} and {one.end - 1}"):
        corrections.split(document.pk, place(document, 2), at, by=cast.lead)


def test_joining_makes_one_with_what_was_said_of_the_first(cast: Cast, document: Document) -> None:
    before = stored(document)
    corrections.join_with_next(document.pk, place(document, 1), by=cast.lead)
    after = stored(document)
    assert after[0][1:4] == (0, before[1][2], before[0][3])
    assert len(after) == len(before) - 1
    assert_whole(document)


def test_after_the_last_there_is_nothing_to_join(cast: Cast, document: Document) -> None:
    last = document.segments.count()
    with pytest.raises(Refused, match="is the last"):
        corrections.join_with_next(document.pk, place(document, last), by=cast.lead)


def test_a_place_that_has_moved_is_refused(cast: Cast, document: Document) -> None:
    seen = place(document, 3)
    corrections.split(document.pk, place(document, 1), 5, by=cast.lead)
    with pytest.raises(Outdated, match="corrected meanwhile"):
        corrections.set_role(document.pk, seen, "caption", by=cast.lead)


@pytest.mark.parametrize("position", [-1, 0, 1000])
def test_a_place_that_is_not_there_is_refused(cast: Cast, document: Document, position: int) -> None:
    with pytest.raises(Outdated):
        corrections.set_role(document.pk, Place(position, 0, 5), "caption", by=cast.lead)


def test_an_undone_correction_is_history_too(cast: Cast, document: Document) -> None:
    before = stored(document)
    change = corrections.join_with_next(document.pk, place(document, 2), by=cast.lead)
    assert change is not None
    corrections.undo(change, by=cast.admin)
    assert stored(document) == before
    assert [one.changed_by for one in SegmentChange.objects.order_by("id")] == [cast.lead, cast.admin]


def test_an_undone_correction_can_be_made_again_by_undoing_the_undoing(
    cast: Cast, document: Document
) -> None:
    change = corrections.set_role(document.pk, place(document, 2), "caption", by=cast.lead)
    assert change is not None
    after = stored(document)
    corrections.undo(corrections.undo(change, by=cast.lead), by=cast.lead)
    assert stored(document) == after


def test_a_correction_elsewhere_does_not_stop_the_undoing(cast: Cast, document: Document) -> None:
    change = corrections.set_role(document.pk, place(document, 3), "caption", by=cast.lead)
    assert change is not None
    corrections.split(document.pk, place(document, 1), 5, by=cast.lead)
    corrections.undo(change, by=cast.lead)
    assert document.segments.get(position=4).role == change.before[0]["role"]
    assert_whole(document)


def test_a_later_correction_of_the_same_stretch_comes_first(cast: Cast, document: Document) -> None:
    first = corrections.set_role(document.pk, place(document, 2), "caption", by=cast.lead)
    assert first is not None
    corrections.set_role(document.pk, place(document, 2), "heading", by=cast.lead)
    with pytest.raises(Outdated, match="Undo the later correction first"):
        corrections.undo(first, by=cast.lead)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["role", "split", "join"]), st.integers(0, 99), st.integers(0, 99)),
        max_size=12,
    )
)
def test_whatever_is_corrected_the_segments_tile_the_text_and_all_can_be_undone(
    cast: Cast, steps: list[tuple[str, int, int]]
) -> None:
    document = Document.objects.first() or make_document()
    before, made = stored(document), []
    for step, where, how in steps:
        change = correct(document, step, 1 + where % document.segments.count(), how, cast.lead)
        assert_whole(document)
        made += [change] if change else []
    for change in reversed(made):
        corrections.undo(change, by=cast.lead)
    assert stored(document) == before


def correct(document: Document, step: str, position: int, how: int, by: User) -> SegmentChange | None:
    seen = place(document, position)
    try:
        if step == "role":
            return corrections.set_role(document.pk, seen, ROLES[how % len(ROLES)], by=by)
        if step == "split":
            return corrections.split(document.pk, seen, seen.start + how, by=by)
        return corrections.join_with_next(document.pk, seen, by=by)
    except Refused:
        return None
