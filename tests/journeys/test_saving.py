"""The page always says whether all is saved, and nothing is lost on the way: not by a dropped network, a failing server, a
closed tab, a second window or a signed-out session."""

import re
from collections.abc import Callable

from django.test import Client
from playwright.sync_api import Route, expect
from pytest_django.live_server_helper import LiveServer

from annotator.actions.highlights import edit_highlight
from annotator.models import Assignment, Highlight, User
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.journeys.reading import ReadingPage, only, quotes, stored
from tests.making import NOW

API = re.compile(r"/api/v1/highlights/")
WAITING = re.compile(r"Not sent: \d+ changes? waits? for the connection \(kept in this browser\)")


def cut(reading: ReadingPage) -> None:
    reading.page.route(API, lambda route: route.abort())


def mend(reading: ReadingPage) -> None:
    reading.page.unroute(API)
    reading.page.evaluate("dispatchEvent(new Event('online'))")


def test_the_page_says_what_is_being_saved_and_when_it_was(
    reading: ReadingPage, assignment: Assignment
) -> None:
    held: list[Route] = []
    reading.page.route(API, lambda route: held.append(route))
    reading.highlight("nobody counted")
    expect(reading.saved).to_have_text("Saving 1…")
    reading.page.wait_for_timeout(600)
    held[0].continue_()
    expect(reading.saved).to_have_text(re.compile(r"^All saved, \d\d:\d\d$"))
    assert quotes(assignment) == ["nobody counted"]


def test_without_a_connection_work_waits_in_the_browser_and_goes_out_when_it_is_back(
    reading: ReadingPage, assignment: Assignment
) -> None:
    cut(reading)
    reading.highlight("nobody counted")
    reading.press("3")
    reading.highlight("Only cowards")
    expect(reading.saved).to_have_text(WAITING, timeout=5_000)
    assert quotes(assignment) == []
    mend(reading)
    reading.wait_until_saved()
    assert quotes(assignment) == ["nobody counted", "Only cowards"]
    assert stored(assignment)[0].judgement.verdict == "mixed"


def test_unsent_work_survives_a_closed_tab(reading: ReadingPage, assignment: Assignment) -> None:
    cut(reading)
    reading.highlight("nobody counted")
    reading.press("6")
    address = f"/read/{assignment.pk}/"
    context = reading.page.context
    reading.page.close()
    again = ReadingPage(context.new_page(), reading.url).open(address)
    assert again.lemmas == ["nobody counted"]
    again.wait_until_saved()
    assert only(assignment)["verdict"] == "refuted"


def test_a_server_that_fails_is_asked_again(reading: ReadingPage, assignment: Assignment) -> None:
    answers = iter([503, 500, 502])

    def answer(route: Route) -> None:
        status = next(answers, None)
        route.fulfill(status=status, body="down") if status else route.continue_()

    reading.page.route(API, answer)
    reading.highlight("nobody counted")
    expect(reading.saved).to_have_text(WAITING, timeout=5_000)
    expect(reading.saved).to_have_text(re.compile("^All saved"), timeout=15_000)
    assert quotes(assignment) == ["nobody counted"]


def test_a_save_whose_answer_was_lost_is_one_save(reading: ReadingPage, assignment: Assignment) -> None:
    lost: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        response = route.fetch()
        lost.append(response.status)
        route.abort() if len(lost) == 1 else route.fulfill(response=response)

    reading.page.route(API, lose_the_first_answer)
    reading.highlight("nobody counted")
    expect(reading.saved).to_have_text(WAITING, timeout=5_000)
    reading.press("3")
    expect(reading.saved).to_have_text(re.compile("^All saved"), timeout=15_000)
    assert lost[:2] == [201, 200], "the same again is the same save"
    (made,) = stored(assignment)
    assert (made.judgement.verdict, made.version) == ("mixed", 2)


def test_a_change_elsewhere_of_the_same_part_shows_both_versions(
    reading: ReadingPage, assignment: Assignment
) -> None:
    _in_conflict(reading, assignment)
    note = reading.page.locator("#trouble")
    row = note.get_by_role("row", name="Verdict")
    expect(row.get_by_role("cell").nth(0)).to_have_text("Refuted")
    expect(row.get_by_role("cell").nth(1)).to_have_text("Verified")
    assert only(assignment)["verdict"] == "verified", "nothing was written over"
    note.get_by_role("button", name="Keep mine").click()
    reading.wait_until_saved()
    assert only(assignment)["verdict"] == "refuted"
    expect(note).to_be_empty()


def test_in_a_conflict_the_other_version_can_be_taken(reading: ReadingPage, assignment: Assignment) -> None:
    _in_conflict(reading, assignment)
    reading.page.get_by_role("button", name="Take theirs").click()
    reading.wait_until_saved()
    expect(reading.radio("verdict", "verified")).to_be_checked()
    assert only(assignment)["verdict"] == "verified"
    assert stored(assignment)[0].version == 2


def _in_conflict(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("nobody counted")
    reading.wait_until_saved()
    _edit_elsewhere(assignment, verdict="verified")
    reading.press("6")
    expect(reading.saved).to_have_text(re.compile("choose a version"), timeout=5_000)


def _edit_elsewhere(assignment: Assignment, **judgement: object) -> None:
    (highlight,) = Highlight.objects.filter(assignment=assignment).select_related(
        "judgement", "assignment__round__codebook"
    )
    edit_highlight(
        highlight,
        by=assignment.reviewer,
        base_version=highlight.version,
        span=None,
        judgement=judgement,
        now=NOW,
    )


def test_a_change_elsewhere_of_another_part_is_put_together_with_ours(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("nobody counted")
    reading.wait_until_saved()
    _edit_elsewhere(assignment, note="From the other room.")
    reading.press("6")
    reading.wait_until_saved()
    expect(reading.field("note")).to_have_value("From the other room.")
    said = only(assignment)
    assert (said["verdict"], said["note"]) == ("refuted", "From the other room.")


def test_two_windows_of_one_person_lose_and_double_nothing(
    reading: ReadingPage, assignment: Assignment
) -> None:
    other = ReadingPage(reading.page.context.new_page(), reading.url).open(f"/read/{assignment.pk}/")
    reading.page.bring_to_front()
    reading.highlight("nobody counted")
    expect(other.rows).to_have_count(1)
    reading.press("3")
    other.page.bring_to_front()
    other.open_row("nobody counted")
    expect(other.radio("verdict", "mixed")).to_be_checked()
    other.field("note").fill("From the second window.")
    other.wait_until_saved()
    other.highlight("Only cowards")
    other.wait_until_saved()
    reading.page.bring_to_front()
    expect(reading.rows).to_have_count(2)
    expect(reading.field("note")).to_have_value("From the second window.")
    reading.press("n", "Escape", "c")
    reading.wait_until_saved()
    assert quotes(assignment) == ["nobody counted", "Only cowards"]
    first = stored(assignment)[0].judgement
    assert (first.verdict, first.note, first.confidence) == ("mixed", "From the second window.", "low")


def test_what_one_window_could_not_send_another_sends(reading: ReadingPage, assignment: Assignment) -> None:
    other = ReadingPage(reading.page.context.new_page(), reading.url).open(f"/read/{assignment.pk}/")
    reading.page.bring_to_front()
    cut(reading)
    reading.highlight("nobody counted")
    expect(reading.saved).to_have_text(WAITING, timeout=5_000)
    reading.page.close()
    other.page.bring_to_front()
    other.page.evaluate("dispatchEvent(new Event('focus'))")
    other.wait_until_saved()
    assert quotes(assignment) == ["nobody counted"]


def test_signed_out_everything_waits_and_goes_out_after_signing_in_again(
    reading: ReadingPage, assignment: Assignment, cast: Cast, live_server: LiveServer,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    reading.page.context.clear_cookies(name="sessionid")
    reading.highlight("nobody counted")
    expect(reading.saved).to_have_text("Signed out: sign in again in a new tab; 1 change is kept")
    reading.saved.click()
    expect(reading.page.get_by_role("link", name="Sign in in a new tab")).to_be_visible()
    reading.press("Escape")
    sign_in(reading.page.context, live_server.url, as_user(cast.ada))
    reading.page.evaluate("dispatchEvent(new Event('focus'))")
    reading.wait_until_saved()
    assert quotes(assignment) == ["nobody counted"]


def test_a_refusal_shows_its_sentence_and_keeps_the_work(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("nobody counted")
    reading.wait_until_saved()
    Assignment.objects.filter(pk=assignment.pk).update(state="submitted", submitted_at=NOW)
    reading.press("3")
    expect(reading.saved).to_have_text("1 change refused: see why")
    note = reading.page.locator("#trouble")
    expect(note).to_contain_text("You have submitted this document")
    expect(reading.radio("verdict", "mixed")).to_be_checked()
    Assignment.objects.filter(pk=assignment.pk).update(state="started", submitted_at=None)
    note.get_by_role("button", name="Try again").click()
    reading.wait_until_saved()
    assert only(assignment)["verdict"] == "mixed"


def test_refused_work_can_be_discarded(reading: ReadingPage, assignment: Assignment) -> None:
    reading.highlight("nobody counted")
    reading.wait_until_saved()
    Assignment.objects.filter(pk=assignment.pk).update(state="submitted", submitted_at=NOW)
    reading.press("3")
    reading.page.get_by_role("button", name="Discard my change").click()
    reading.wait_until_saved()
    expect(reading.radio("verdict", "mixed")).not_to_be_checked()
    assert only(assignment)["verdict"] is None


def test_the_history_of_a_highlight_is_on_the_page(reading: ReadingPage) -> None:
    reading.highlight("nobody counted")
    reading.press("3")
    reading.wait_until_saved()
    reading.press("6")
    reading.wait_until_saved()
    reading.page.get_by_text("History", exact=True).click()
    expect(reading.page.locator("#history-rows .past").first).to_contain_text("Verdict: Mixed → Refuted")
