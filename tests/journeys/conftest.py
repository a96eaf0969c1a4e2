"""A browser, a server and a document to read."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from annotator.models import Assignment, Codebook, User
from tests.conftest import Cast
from tests.journeys.reading import ReadingPage
from tests.making import make_assignment, make_document, make_highlight

TEXT = (
    "The price of the Ostrel bridge\n\n"
    "By Marta Quill, 3 May 2024\n\n"
    "The new bridge cost between 27 and 40 million crowns, and anna 💙💛 wrote that nobody counted the  rest. "
    "Only cowards would ask who paid for it.\n\n"
    "The council of 27\u00a0members says that 1,108 out of 1,966 households were asked. “Three out of five agreed,” says "
    "its speaker. Nobody outside the town hall has seen the list.\n\n"
    "A last line stands here.\n"
)


@pytest.fixture(scope="session")
def base_url() -> str:
    """The plugin's own fixture of this name warns under pytest 9."""
    return ""


@pytest.fixture
def assignment(transactional_db: None, cast: Cast, codebook: Codebook) -> Assignment:
    """Ada reads a short text."""
    return make_assignment(make_document(TEXT), cast.ada)


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Errors of scripts and breaches of the content policy; none are left at the end of any journey."""
    said: list[str] = []
    watch(page, said)
    yield said
    assert [complaint for complaint in said if not is_network(complaint)] == []


def watch(page: Page, said: list[str]) -> None:
    page.on(
        "console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))


def is_network(complaint: str) -> bool:
    """What the browser itself logs of answers like 412, and of a connection that is away."""
    return complaint.startswith("Failed to load resource") or "net::ERR" in complaint


def sign_in(context: BrowserContext, url: str, client: Client) -> None:
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


@pytest.fixture
def reader(
    page: Page, live_server: LiveServer, complaints: list[str], cast: Cast, as_user: Callable[[User], Client]
) -> ReadingPage:
    """Ada's tab, signed in."""
    sign_in(page.context, live_server.url, as_user(cast.ada))
    return ReadingPage(page, live_server.url)


@pytest.fixture
def reading(reader: ReadingPage, assignment: Assignment) -> ReadingPage:
    """Ada's tab, on the short text."""
    return reader.open(f"/read/{assignment.pk}/")


@pytest.fixture
def marked(reader: ReadingPage, assignment: Assignment) -> ReadingPage:
    """Ada's tab on the short text with four highlights: one alone, one in another, two at the same place."""
    make_highlight(assignment, "By Marta Quill", {"verdict": "verified"})
    make_highlight(assignment, "between 27 and 40 million crowns", {"verdict": "mixed"})
    make_highlight(assignment, "The new bridge cost between 27 and 40 million crowns, and anna 💙💛 wrote")
    make_highlight(assignment, "between 27 and 40 million crowns", {"verdict": "refuted"})
    return reader.open(f"/read/{assignment.pk}/")
