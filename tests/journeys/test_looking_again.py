"""A reviewer looks at judgements again by keyboard: a number picks, Enter saves and goes on."""

from collections.abc import Callable

from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.models import Assignment, ReReview, User
from tests.codebook_life import NO_DOUBT, STERNER, next_version
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.making import make_highlight


def test_a_number_picks_and_enter_saves_and_goes_on(
    page: Page, live_server: LiveServer, complaints: list[str], cast: Cast, assignment: Assignment,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    make_highlight(assignment, "By Marta Quill", {"verdict": "mixed"})
    make_highlight(assignment, "Only cowards", {"verdict": "mixed", "techniques": [{"technique": "Doubt"}]})
    next_version(assignment.round.codebook, STERNER, NO_DOUBT, by=cast.lead)
    sign_in(page.context, live_server.url, as_user(cast.ada))
    page.goto(f"{live_server.url}/codebook/rereview/")
    page.get_by_role("link", name="Look at 2 judgements").click()
    expect(page.get_by_role("radio", name="Mixed")).to_be_focused()
    page.keyboard.press("Enter")  # as it is
    expect(page.get_by_text("Only cowards")).to_be_visible()
    page.keyboard.press("4")  # a verdict; then on to the technique
    page.keyboard.press("2")
    expect(page.get_by_role("radio", name="Guilt by association")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("That was the last one.")).to_be_visible()
    assert [one.labels for one in ReReview.objects.order_by("highlight__start")] == [
        [["verdict", "mixed", "mixed"]],
        [["technique", "Doubt", "Guilt_by_Association"], ["verdict", "mixed", "misleading"]],
    ]
