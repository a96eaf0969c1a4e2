"""What is mine to read."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from annotator.actions.assignments import submit
from annotator.models import Assignment, Codebook, User
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]


def part(client: Client, heading: str, **query: str) -> list[str]:
    """The rows under one side-head."""
    tree = page(client, reverse("queue"), query)
    return [row for section in tree.xpath(f"//section[header/h2='{heading}']") for row in rows(section)]


def test_the_door_leads_reviewers_to_the_queue_and_readers_to_the_sources(
    cast: Cast, as_user: SignIn
) -> None:
    for person, name in ((cast.ada, "queue"), (cast.lead, "queue"), (cast.rita, "sources")):
        assert as_user(person).get("/")["Location"] == reverse(name)


def test_an_empty_corpus_says_where_documents_come_from(cast: Cast, as_user: SignIn) -> None:
    assert reverse("add_documents") in as_user(cast.lead).get(reverse("queue")).content.decode()
    ada = words(page(as_user(cast.ada), reverse("queue")))
    assert "A lead brings more in" in ada
    assert "You have begun nothing" in ada


def test_a_document_not_taken_can_be_taken_and_is_opened(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    document = make_document()
    client = as_user(cast.ada)
    assert len(part(client, "Take one")) == 1
    answer = client.post(reverse("take", args=[document.pk]))
    reading = Assignment.objects.get(document=document, reviewer=cast.ada)
    assert answer["Location"] == reading.get_absolute_url()
    assert part(client, "Take one") == []
    assert len(part(client, "Go on")) == 1


def test_taking_twice_opens_the_same_reading(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    document, client = make_document(), as_user(cast.ada)
    answers = {client.post(reverse("take", args=[document.pk]))["Location"] for _ in range(2)}
    assert len(answers) == 1


def test_without_a_codebook_taking_says_what_is_missing(cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.ada).post(reverse("take", args=[make_document().pk]))
    assert answer.status_code == 409
    assert "load_codebook" in answer.content.decode()


def test_what_another_took_is_still_there_to_take(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    make_assignment(make_document(), cast.boris)
    assert len(part(as_user(cast.ada), "Take one")) == 1


def test_started_comes_before_assigned_and_submitted_stands_apart(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    for number, state in enumerate(("assigned", "returned", "started", "submitted")):
        reading = make_assignment(make_document(f"{state} {TEXT}", title=state.capitalize()), cast.ada)
        Assignment.objects.filter(pk=reading.pk).update(
            state=state, submitted_at=NOW if number == 3 else None
        )
    client = as_user(cast.ada)
    assert [row.split()[0] for row in part(client, "Go on")] == ["Started", "Assigned", "Returned"]
    assert [row.split()[0] for row in part(client, "Read to the end")] == ["Submitted"]


def test_own_highlights_are_counted_with_and_without_a_verdict(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    document = make_document()
    reading, other = make_assignment(document, cast.ada), make_assignment(document, cast.boris)
    make_highlight(reading, "Nobody believes")
    make_highlight(reading, "12,000", {"verdict": "mixed"})
    make_highlight(other, "18,000")
    assert "2 1 judged" in part(as_user(cast.ada), "Go on")[0]


def test_filters_narrow_every_part(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    lantern = make_document(title="Who dug the dam")
    Document.objects.filter(pk=lantern.pk).update(language="de")
    make_document(f"x {TEXT}", title="Чьи потери", source=make_source("The Herald"))
    client = as_user(cast.ada)
    assert len(part(client, "Take one", q="who DUG")) == 1
    assert len(part(client, "Take one", q="чьи")) == 1
    assert len(part(client, "Take one", language="de")) == 1
    assert len(part(client, "Take one", source=str(make_source("The Herald").pk))) == 1
    assert "fits these filters" in words(page(client, reverse("queue"), {"q": "nowhere"}))


def test_a_senseless_filter_is_refused_with_what_to_do(cast: Cast, as_user: SignIn) -> None:
    refused = words(page(as_user(cast.ada), reverse("queue"), {"source": "xyz"}, status=400))
    assert "Choose from the filters on the page" in refused


def test_a_text_that_a_newer_version_replaces_is_not_offered(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    old, new = make_document(), make_document(f"{TEXT} corrected")
    Document.objects.filter(pk=new.pk).update(replaces=old, version=2)
    assert len(part(as_user(cast.ada), "Take one")) == 1


def test_the_list_of_free_documents_has_pages(cast: Cast, as_user: SignIn) -> None:
    for number in range(51):
        make_document(f"{number} and some more words")
    client = as_user(cast.ada)
    assert len(part(client, "Take one")) == 50
    assert len(part(client, "Take one", page="2")) == 1
    assert len(part(client, "Take one", page="no number")) == 50


def test_submitting_moves_a_reading_to_the_end(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    reading = make_assignment(make_document(), cast.ada)
    submit(reading, now=NOW)
    client = as_user(cast.ada)
    assert part(client, "Go on") == []
    assert "22 Nov 2026, 10:00" in part(client, "Read to the end")[0]
