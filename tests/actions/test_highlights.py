"""Highlights: made, changed, withdrawn, restored; nothing twice, nothing over somebody's newer version."""

import uuid
from typing import Any

import pytest

from annotator.actions.assignments import submit
from annotator.actions.highlights import (
    create_highlight,
    edit_highlight,
    restore_highlight,
    withdraw_highlight,
)
from annotator.errors import Conflict, Invalid, Stale
from annotator.models import Assignment, Codebook, Highlight, HighlightVersion
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight

QUOTE = "between 12,000 and 18,000 people"
HEARTS = "💙💛"


@pytest.fixture
def assignment(cast: Cast, codebook: Codebook) -> Assignment:
    return make_assignment(make_document(), cast.ada)


def create(assignment: Assignment, **changed: Any) -> Any:
    start = TEXT.index(QUOTE)
    sent: dict[str, Any] = {
        "id": uuid.uuid4(), "assignment": assignment, "by": assignment.reviewer, "start": start,
        "end": start + len(QUOTE), "exact": QUOTE, "judgement": {}, "now": NOW,
    }  # fmt: skip
    return create_highlight(**{**sent, **changed})


def test_a_highlight_keeps_its_words_and_what_stands_around_them(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE)
    assert TEXT[highlight.start : highlight.end] == QUOTE == highlight.exact
    assert TEXT[: highlight.start].endswith(highlight.prefix)
    assert len(highlight.prefix) == len(highlight.suffix) == 32
    assert TEXT[highlight.end :].startswith(highlight.suffix)


def test_offsets_after_an_emoji_are_code_points(assignment: Assignment) -> None:
    after = TEXT.index(HEARTS) + len(HEARTS)
    saved = create(assignment, start=after, end=after + 6, exact=TEXT[after : after + 6])
    assert saved.highlight.prefix.endswith(HEARTS)


def test_utf16_offsets_are_refused_with_what_stands_there(assignment: Assignment) -> None:
    quote = "Dieter K."
    utf16 = len(TEXT[: TEXT.index(quote)].encode("utf-16-le")) // 2
    with pytest.raises(Invalid, match="code points") as refused:
        create(assignment, start=utf16, end=utf16 + len(quote), exact=quote)
    assert quote not in refused.value.extra["errors"]["exact"][0].split("not")[0]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 4), (-1, 4), (0, 2**31), (2**40, 2**40 + 1)])
def test_a_span_that_is_no_span_is_refused(assignment: Assignment, start: int, end: int) -> None:
    with pytest.raises(Invalid, match="ends after it starts"):
        create(assignment, start=start, end=end)


def test_a_span_past_the_end_of_the_text_is_refused(assignment: Assignment) -> None:
    with pytest.raises(Invalid, match=f"{len(TEXT):,} code points"):
        create(assignment, start=len(TEXT) - 3, end=len(TEXT) + 2, exact="xxxxx")


def test_a_refused_highlight_leaves_nothing_behind(assignment: Assignment) -> None:
    with pytest.raises(Invalid):
        create(assignment, judgement={"verdict": "perhaps"})
    with pytest.raises(Invalid):
        create(assignment, exact="other words altogether, of another length")
    assert not Highlight.objects.exists()
    assert not HighlightVersion.objects.exists()


def test_a_save_sent_twice_is_one_save(assignment: Assignment) -> None:
    name = uuid.uuid4()
    first, second = (create(assignment, id=name, judgement={"verdict": "mixed"}) for _ in range(2))
    assert (first.made, second.made) == (True, False)
    assert first.state == second.state
    assert Highlight.objects.count() == 1


def test_a_name_is_never_used_for_two(assignment: Assignment, cast: Cast) -> None:
    name = uuid.uuid4()
    create(assignment, id=name)
    with pytest.raises(Conflict):
        create(assignment, id=name, judgement={"verdict": "mixed"})
    of_boris = make_assignment(assignment.document, cast.boris)
    with pytest.raises(Conflict) as refused:
        create(of_boris, id=name)
    assert "current" not in refused.value.extra, "it would show another person's work"


def test_coinciding_highlights_are_two(assignment: Assignment) -> None:
    create(assignment)
    create(assignment)
    assert Highlight.objects.count() == 2


def test_an_edit_changes_only_what_it_names(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE, {"verdict": "mixed", "note": "see the lists"})
    saved = edit_highlight(
        highlight,
        by=assignment.reviewer,
        base_version=1,
        span=None,
        judgement={"verdict": "refuted"},
        now=NOW,
    )
    assert saved.highlight.version == 2
    assert saved.state["judgement"]["verdict"] == "refuted"
    assert saved.state["judgement"]["note"] == "see the lists"
    stored = Highlight.objects.get()
    assert stored.judgement.as_data() == saved.state["judgement"]


def test_a_stale_edit_is_refused_with_both_versions(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE)
    edit_highlight(
        highlight, by=assignment.reviewer, base_version=1, span=None, judgement={"verdict": "mixed"}, now=NOW
    )
    with pytest.raises(Stale) as refused:
        edit_highlight(
            Highlight.objects.get(), by=assignment.reviewer, base_version=1, span=None,
            judgement={"verdict": "refuted"}, now=NOW,
        )  # fmt: skip
    assert refused.value.extra["current"]["judgement"]["verdict"] == "mixed"
    assert refused.value.extra["yours"]["judgement"]["verdict"] == "refuted"
    assert Highlight.objects.get().version == 2


def test_of_two_writers_who_read_the_same_version_one_wins(assignment: Assignment) -> None:
    make_highlight(assignment, QUOTE)
    first, second = Highlight.objects.get(), Highlight.objects.get()
    edit_highlight(
        first, by=assignment.reviewer, base_version=1, span=None, judgement={"verdict": "mixed"}, now=NOW
    )
    with pytest.raises(Stale):
        edit_highlight(
            second, by=assignment.reviewer, base_version=1, span=None, judgement={"note": "x"}, now=NOW
        )
    assert [v.version for v in HighlightVersion.objects.all()] == [1, 2]


def test_an_edit_whose_outcome_is_there_already_changes_nothing(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE)
    for _ in range(2):
        saved = edit_highlight(
            highlight,
            by=assignment.reviewer,
            base_version=1,
            span=None,
            judgement={"verdict": "mixed"},
            now=NOW,
        )
    assert (saved.made, saved.highlight.version) == (False, 2)


def test_moving_checks_the_words_again(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE)
    start = TEXT.index("12,000")
    saved = edit_highlight(
        highlight,
        by=assignment.reviewer,
        base_version=1,
        span=(start, start + 6, "12,000"),
        judgement={},
        now=NOW,
    )
    assert saved.highlight.prefix.endswith("between ")
    with pytest.raises(Invalid):
        edit_highlight(
            highlight,
            by=assignment.reviewer,
            base_version=2,
            span=(start, start + 6, "13,000"),
            judgement={},
            now=NOW,
        )


def test_withdrawing_keeps_the_row_and_restoring_brings_it_back(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE, {"verdict": "mixed"})
    withdraw_highlight(highlight, by=assignment.reviewer, base_version=1, now=NOW)
    assert not Highlight.objects.active().exists()
    restored = restore_highlight(highlight, by=assignment.reviewer, base_version=2, now=NOW)
    assert Highlight.objects.active().get().judgement.verdict == "mixed"
    assert [v.state["status"] for v in HighlightVersion.objects.all()] == ["active", "withdrawn", "active"]
    assert restored.highlight.version == 3


def test_what_is_withdrawn_is_not_judged(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE)
    withdraw_highlight(highlight, by=assignment.reviewer, base_version=1, now=NOW)
    with pytest.raises(Conflict, match="Restore it"):
        edit_highlight(
            highlight, by=assignment.reviewer, base_version=2, span=None, judgement={"note": "x"}, now=NOW
        )


def test_what_is_submitted_is_not_changed_even_by_one_who_opened_it_before(assignment: Assignment) -> None:
    highlight = make_highlight(assignment, QUOTE)
    opened_before = Highlight.objects.select_related("judgement", "assignment__round__codebook").get()
    submit(assignment, now=NOW)
    for stale_view in (highlight, opened_before):
        with pytest.raises(Conflict, match="Reopen"):
            withdraw_highlight(stale_view, by=assignment.reviewer, base_version=1, now=NOW)
    assert Highlight.objects.get().version == 1
