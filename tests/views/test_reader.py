"""The reading page and the document page: who gets them, what is in them, what they cost."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from annotator.actions.assignments import submit
from annotator.models import Assignment, Codebook, User
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight

Sign = Callable[[User], Client]


@pytest.fixture
def assignment(cast: Cast, codebook: Codebook) -> Assignment:
    return make_assignment(make_document(), cast.ada)


class InText(HTMLParser):
    """The characters inside #text, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.text = 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or dict(attrs).get("id") == "text":
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth else ""


def text_in(page: str) -> str:
    parser = InText()
    parser.feed(page)
    return parser.text


def data_in(page: str) -> dict[str, object]:
    found = re.search(r'<script id="page-data" type="application/json">(.*?)</script>', page, re.S)
    assert found
    return dict(json.loads(found[1]))


def test_what_is_in_the_text_element_is_the_document(
    as_user: Sign, assignment: Assignment, cast: Cast
) -> None:
    page = as_user(cast.ada).get(f"/read/{assignment.pk}/").content.decode()
    assert text_in(page) == assignment.document.text


@pytest.mark.parametrize(
    "text", ["\n\n  a <b>&amp;</b> ' \" \n", "<script>alert(1)</script>", "x\u00a0y  z\n" * 3]
)
def test_markup_in_a_document_is_text(as_user: Sign, cast: Cast, codebook: Codebook, text: str) -> None:
    assignment = make_assignment(make_document(text, title="<i>T</i>"), cast.ada)
    page = as_user(cast.ada).get(f"/read/{assignment.pk}/").content.decode()
    assert text_in(page) == text
    assert "<script>alert" not in page
    assert "<i>T</i>" not in page


def test_the_page_has_no_script_and_no_style_of_its_own(
    as_user: Sign, assignment: Assignment, cast: Cast
) -> None:
    page = as_user(cast.ada).get(f"/read/{assignment.pk}/").content.decode()
    assert " style=" not in page
    assert "<style" not in page
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page)
    assert all('type="application/json"' in script for script in scripts)


def test_opening_ones_own_reading_starts_it(as_user: Sign, assignment: Assignment, cast: Cast) -> None:
    Assignment.objects.update(state="assigned", started_at=None)
    as_user(cast.ada).get(f"/read/{assignment.pk}/")
    assignment.refresh_from_db()
    assert assignment.state == "started"


def test_looking_at_somebody_elses_reading_starts_nothing(
    as_user: Sign, assignment: Assignment, cast: Cast
) -> None:
    Assignment.objects.update(state="assigned", started_at=None)
    page = as_user(cast.lead).get(f"/read/{assignment.pk}/").content.decode()
    assignment.refresh_from_db()
    assert assignment.state == "assigned"
    assert data_in(page)["writable"] is False
    assert 'id="judgement"' not in page


def test_a_submitted_reading_is_read_only(as_user: Sign, assignment: Assignment, cast: Cast) -> None:
    submit(assignment, now=timezone.now())
    page = as_user(cast.ada).get(f"/read/{assignment.pk}/").content.decode()
    assert data_in(page)["writable"] is False
    assert 'id="judgement"' not in page
    assert "data-reopen" in page


def test_who_may_open_a_reading(as_user: Sign, assignment: Assignment, cast: Cast, client: Client) -> None:
    address = f"/read/{assignment.pk}/"
    answers = {user.username: as_user(user).get(address).status_code for user in vars(cast).values()}
    assert answers == {"admin": 200, "lead": 200, "ada": 200, "boris": 404, "oscar": 404, "rita": 404}
    assert client.get(address).status_code == 302


def test_everybody_may_open_a_document_and_leads_correct_it(
    as_user: Sign, assignment: Assignment, cast: Cast
) -> None:
    address = f"/documents/{assignment.document_id}/"
    pages = {user.username: as_user(user).get(address).content.decode() for user in vars(cast).values()}
    assert {name: 'id="correct-open"' in page for name, page in pages.items()} == {
        "admin": True, "lead": True, "ada": False, "boris": False, "oscar": False, "rita": False,
    }  # fmt: skip
    assert {name: "/take/" in page for name, page in pages.items()} == {
        "admin": True, "lead": True, "ada": False, "boris": True, "oscar": True, "rita": False,
    }  # fmt: skip


def test_a_reviewer_learns_of_nobody_elses_reading(as_user: Sign, assignment: Assignment, cast: Cast) -> None:
    page = as_user(cast.boris).get(f"/documents/{assignment.document_id}/").content.decode()
    assert data_in(page)["readers"] == []
    assert cast.ada.pseudonym not in re.findall(r"\br\d+\b", page)


def test_a_lead_sees_who_is_behind_a_pseudonym(as_user: Sign, assignment: Assignment, cast: Cast) -> None:
    page = as_user(cast.lead).get(f"/documents/{assignment.document_id}/").content.decode()
    assert data_in(page)["readers"] == [{"pseudonym": cast.ada.pseudonym, "name": "Ada"}]


@pytest.mark.parametrize("address", ["/read/{assignment}/", "/documents/{document}/"])
def test_only_getting_is_possible(as_user: Sign, assignment: Assignment, cast: Cast, address: str) -> None:
    path = address.format(assignment=assignment.pk, document=assignment.document_id)
    assert as_user(cast.ada).post(path).status_code == 405
    assert as_user(cast.ada).delete(path).status_code == 405


def test_the_cost_does_not_grow_with_highlights_or_segments(
    as_user: Sign, cast: Cast, codebook: Codebook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_user(cast.ada)
    for paragraphs in (1, 60):
        text = "".join(f"Paragraph {number} says that 12 men came.\n\n" for number in range(paragraphs))
        assignment = make_assignment(make_document(text, title=f"{paragraphs}"), cast.ada)
        for number in range(paragraphs):
            make_highlight(assignment, f"Paragraph {number} says", {"techniques": [{"technique": "Doubt"}]})
        for path in (f"/read/{assignment.pk}/", f"/documents/{assignment.document_id}/"):
            with django_assert_max_num_queries(9):
                client.get(path)
