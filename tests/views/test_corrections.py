"""Leads correct segments: on the page that lists them, and from the reading page by a script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Codebook, Highlight, User
from corpus_app.models import Document, Segment, SegmentChange
from corpus_app.text.segments import TextSegment, check_tiling
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]


@pytest.fixture
def document(cast: Cast) -> Document:
    return make_document()


def segment(document: Document, role: str) -> Segment:
    return document.segments.filter(role=role)[0]


def send(client: Client, one: Segment, action: str, *, json: bool = False, **said: Any) -> Any:
    address = reverse("correct_segment", args=[one.document_id, one.position])
    sent = {"action": action, "start": one.start, "end": one.end, **said}
    return client.post(address, sent, headers={"accept": "application/json"} if json else {})


def tiles(document: Document) -> None:
    found = document.segments.values_list("start", "end", "role", "position")
    check_tiling([TextSegment(start, end, role) for start, end, role, _ in found], document.length)
    assert [position for *_, position in found] == list(range(1, len(found) + 1))


def test_a_role_is_set_and_the_page_shows_it_at_its_place(
    cast: Cast, as_user: SignIn, document: Document
) -> None:
    client, body = as_user(cast.lead), segment(document, "body")
    answer = send(client, body, "role", role="caption")
    assert answer["Location"].endswith(f"#s{body.position}")
    shown = page(client, answer["Location"].split("#")[0])
    assert f"§ {body.position} is corrected" in words(shown)
    selected = shown.xpath(f"//tr[@id='s{body.position}']//select[@name='role']/option[@selected]/@value")
    assert selected == ["caption"]


def test_a_comment_gets_author_date_language_and_depth(
    cast: Cast, as_user: SignIn, document: Document
) -> None:
    comment = segment(document, "comment")
    send(as_user(cast.lead), comment, "comment", author="Zoë 💙", date="2024-04-03", language="UK", depth="2")
    after = document.segments.get(position=comment.position)
    assert (after.author, str(after.date), after.language, after.depth) == ("Zoë 💙", "2024-04-03", "uk", 2)


def test_split_and_join_keep_the_tiling(cast: Cast, as_user: SignIn, document: Document) -> None:
    client, body = as_user(cast.lead), segment(document, "body")
    number = document.segments.count()
    send(client, body, "split", at=body.start + 5)
    assert document.segments.count() == number + 1
    tiles(document)
    send(client, document.segments.get(position=body.position), "join")
    assert document.segments.count() == number
    tiles(document)


def test_a_script_gets_the_segments_as_json(cast: Cast, as_user: SignIn, document: Document) -> None:
    body = segment(document, "body")
    answer = send(as_user(cast.lead), body, "role", json=True, role="heading")
    segments = answer.json()["segments"]
    assert len(segments) == document.segments.count()
    assert segments[body.position - 1] == {
        "position": body.position, "start": body.start, "end": body.end, "role": "heading", "author": "", "date": None,
        "language": "", "depth": 0,
    }  # fmt: skip


def test_a_script_gets_refusals_as_problems(cast: Cast, as_user: SignIn, document: Document) -> None:
    answer = send(as_user(cast.lead), segment(document, "body"), "role", json=True, role="poem")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"]["role"]


@pytest.mark.parametrize(
    ("action", "said", "status"),
    [
        ("role", {"role": "poem"}, 400), ("role", {}, 400), ("role", {"role": "body", "start": "x"}, 400),
        ("split", {"at": 0}, 400), ("split", {"at": "x"}, 400), ("split", {"at": 10**9}, 400), ("", {}, 400),
        ("comment", {"author": "x"}, 400), ("erase", {}, 400), ("role", {"role": "caption", "end": 10**9}, 409),
        ("comment", {"date": "yesterday"}, 400), ("comment", {"depth": -1}, 400), ("comment", {"depth": 101}, 400),
    ],
)  # fmt: skip
def test_senseless_corrections_are_refused_and_change_nothing(
    cast: Cast, as_user: SignIn, document: Document, action: str, said: dict[str, Any], status: int
) -> None:
    before = list(document.segments.values())
    assert send(as_user(cast.lead), segment(document, "body"), action, **said).status_code == status
    assert list(document.segments.values()) == before
    assert not SegmentChange.objects.exists()


def test_what_somebody_else_corrected_meanwhile_is_not_corrected_by_mistake(
    cast: Cast, as_user: SignIn, document: Document
) -> None:
    body = segment(document, "body")
    send(as_user(cast.lead), body, "split", at=body.start + 5)
    refused = send(as_user(cast.admin), body, "role", role="caption")
    assert refused.status_code == 409
    assert "Reload the page" in refused.content.decode()


def test_a_position_that_is_not_there_is_refused(cast: Cast, as_user: SignIn, document: Document) -> None:
    client = as_user(cast.lead)
    sent = {"action": "role", "role": "body", "start": 0, "end": 5}
    for position in (0, 999):
        assert client.post(reverse("correct_segment", args=[document.pk, position]), sent).status_code == 409


def test_undo_from_the_history(cast: Cast, as_user: SignIn, document: Document) -> None:
    client, body = as_user(cast.lead), segment(document, "body")
    before = list(document.segments.values("position", "start", "end", "role"))
    send(client, body, "split", at=body.start + 5)
    change = SegmentChange.objects.get()
    answer = client.post(reverse("undo_correction", args=[document.pk, change.pk]))
    assert answer["Location"].endswith("#history")
    assert list(document.segments.values("position", "start", "end", "role")) == before
    history = rows(page(client, reverse("segments", args=[document.pk])))[-2:]
    assert all("Lead" in row for row in history)


def test_undoing_under_a_later_correction_is_refused(cast: Cast, as_user: SignIn, document: Document) -> None:
    client, body = as_user(cast.lead), segment(document, "body")
    send(client, body, "role", role="caption")
    first = SegmentChange.objects.get()
    send(client, body, "role", role="heading")
    refused = client.post(reverse("undo_correction", args=[document.pk, first.pk]))
    assert refused.status_code == 409
    assert "Undo the later correction first" in refused.content.decode()


def test_a_correction_of_another_document_is_not_undone_from_here(
    cast: Cast, as_user: SignIn, document: Document
) -> None:
    client, other = as_user(cast.lead), make_document("Another text.\n")
    send(client, segment(document, "body"), "role", role="caption")
    address = reverse("undo_correction", args=[other.pk, SegmentChange.objects.get().pk])
    assert client.post(address).status_code == 404


def test_highlights_stay_as_they_are(
    cast: Cast, codebook: Codebook, as_user: SignIn, document: Document
) -> None:
    make_highlight(make_assignment(document, cast.ada), "between 12,000 and 18,000")
    before = list(Highlight.objects.values())
    body = segment(document, "body")
    send(as_user(cast.lead), body, "split", at=document.text.index("12,000") + 2)
    assert list(Highlight.objects.values()) == before


def test_long_documents_are_corrected_page_by_page(cast: Cast, as_user: SignIn) -> None:
    long = make_document(
        "\n\n".join(f"Paragraph number {n} says something of some length." for n in range(150)) + "\n"
    )
    client = as_user(cast.lead)
    assert len(rows(page(client, reverse("segments", args=[long.pk])))) == 100
    last = long.segments.order_by("-position")[0]
    answer = send(client, last, "role", role="boilerplate")
    assert answer["Location"].endswith(f"?page=2#s{last.position}")
