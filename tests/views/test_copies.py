"""The pages of copies: pairs side by side, decisions on them, the chain of origin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import ConflictOfInterest, User
from corpus_app.models import Document, DocumentCopy
from tests.conftest import Cast
from tests.corpus_app.copies.telling import edited, prose, words
from tests.corpus_app.ingest.bringing import bring, lines
from tests.making import NOW, make_document, make_source
from tests.views.pages import having, page
from tests.views.pages import words as words_in

SignIn = Callable[[User], Client]


@pytest.fixture
def pair(db: None) -> DocumentCopy:
    """The Herald's report of 400 words, a hundred of which the Digest brought as its own."""
    told = words(400)
    bring({"a.txt": prose(told, "The whole report")}, source="Herald")
    bring({"b.txt": prose([*words(30, 5), *told[100:200]], "A part of it")}, source="Digest")
    return DocumentCopy.objects.select_related("earlier__source", "later__source").get()


def decide(client: Client, pair: DocumentCopy, **said: Any) -> Any:
    return client.post(reverse("decide_copy", args=[pair.pk]), {"version": pair.version, **said})


def test_where_nothing_is_found_the_page_says_what_to_do(cast: Cast, as_user: SignIn) -> None:
    assert "manage.py find_copies" in words_in(page(as_user(cast.rita), reverse("copies")))


def test_a_proposal_shows_both_openings_and_marks_what_both_have(
    pair: DocumentCopy, cast: Cast, as_user: SignIn
) -> None:
    shown = page(as_user(cast.rita), reverse("copies"))
    said = words_in(shown)
    assert "The whole report" in said
    assert "A part of it" in said
    own, taken = " ".join(words(3, 5)), " ".join(words(400)[104:106])
    marked = " ".join(words_in(mark) for mark in shown.xpath("//mark"))
    assert own.capitalize() in said
    assert own.capitalize() not in marked
    assert taken in marked
    assert f"{100 * pair.later_share:.0f}\u00a0%" in shown.text_content()


def test_only_leads_are_offered_a_decision_and_only_theirs_is_taken(
    pair: DocumentCopy, cast: Cast, as_user: SignIn
) -> None:
    for person, is_lead in ((cast.lead, True), (cast.admin, True), (cast.ada, False), (cast.rita, False)):
        client = as_user(person)
        for address in (reverse("copies"), reverse("copy", args=[pair.pk])):
            assert bool(having(page(client, address), "decide", "form")) == is_lead
    assert decide(as_user(cast.ada), pair, action="confirm", relation="excerpt").status_code == 403
    assert DocumentCopy.objects.get().state == "proposed"


def test_a_lead_confirms_from_the_list_and_goes_on(pair: DocumentCopy, cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    answer = decide(client, pair, action="confirm", relation="excerpt", then="list")
    assert answer["Location"] == reverse("copies")
    assert "No pair waits" in words_in(page(client, reverse("copies")))
    confirmed = words_in(page(client, reverse("copies"), {"state": "confirmed"}))
    assert f"by {cast.lead.pseudonym} Lead" in confirmed


def test_a_long_text_that_took_a_short_one_in_still_counts_and_the_page_says_so(
    pair: DocumentCopy, cast: Cast, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    assert "both count" not in words_in(page(client, reverse("copies")))
    said = {"version": 1, "action": "confirm", "relation": "excerpt", "swap": "1"}
    answer = client.post(reverse("decide_copy", args=[pair.pk]), said, follow=True).content.decode()
    assert "Confirmed. Both documents count." in answer
    assert "of the later one is taken: both count" in answer


def test_every_decision_stays_on_the_page_of_the_pair(
    pair: DocumentCopy, cast: Cast, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    decide(client, pair, action="confirm", relation="republished", swap="1", reason="Dates are wrong.")
    pair.refresh_from_db()
    decide(client, pair, action="reject", reason="A press release both used.")
    pair.refresh_from_db()
    decide(client, pair, action="undo")
    history = words_in(page(client, reverse("copy", args=[pair.pk])).get_element_by_id("history"))
    for sentence in (
        "Dates are wrong.",
        "A press release both used.",
        "the other one first",
        "Rejected: republished",
    ):
        assert sentence in history
    pair.refresh_from_db()
    assert (pair.state, pair.relation, pair.later.source.name) == ("confirmed", "republished", "Herald")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"action": "reject"}, 400),
        ({"action": "marry"}, 400),
        ({}, 400),
        ({"action": "confirm", "relation": "cousin"}, 400),
        ({"action": "reject", "reason": "a\x00b"}, 400),
        ({"action": "reject", "reason": "x" * 501}, 400),
        ({"action": "confirm", "relation": "excerpt", "version": "9" * 40}, 400),
        ({"action": "confirm", "relation": "excerpt", "version": "7"}, 409),
        ({"action": "undo"}, 400),
    ],
)
def test_what_makes_no_decision_is_refused_and_leaves_no_trace(
    pair: DocumentCopy, cast: Cast, as_user: SignIn, said: dict[str, str], status: int
) -> None:
    assert decide(as_user(cast.lead), pair, **said).status_code == status
    assert DocumentCopy.objects.get().version == 1
    assert not pair.changes.exists()


@pytest.mark.parametrize("query", [{"state": "odd"}, {"document": "no"}, {"document": "\x00"}])
def test_a_senseless_address_is_refused(
    pair: DocumentCopy, cast: Cast, as_user: SignIn, query: dict[str, str]
) -> None:
    assert as_user(cast.lead).get(reverse("copies"), query).status_code == 400


def test_a_pair_that_is_not_there_is_not_found(cast: Cast, as_user: SignIn) -> None:
    for number in (7, 10**30):
        assert as_user(cast.lead).get(reverse("copy", args=[number])).status_code == 404


def test_after_a_rejection_the_page_says_where_other_links_hold(cast: Cast, as_user: SignIn) -> None:
    told = words(200)
    for name, text in (("A", told), ("B", edited(told, 0.02, 1)), ("C", edited(told, 0.02, 2))):
        bring({"a.txt": prose(text)}, source=name)
    one = DocumentCopy.objects.filter(earlier__source__name="A", later__source__name="C").get()
    client = as_user(cast.lead)
    answer = client.post(
        reverse("decide_copy", args=[one.pk]),
        {"version": 1, "action": "reject", "reason": "No."},
        follow=True,
    )
    assert "other links hold them together" in answer.content.decode()


def test_what_a_conflict_of_interest_hides_stays_hidden(
    pair: DocumentCopy, cast: Cast, as_user: SignIn
) -> None:
    ConflictOfInterest.objects.create(
        reviewer=cast.lead,
        source=pair.earlier.source,
        reason="Writes for it.",
        made_by=cast.admin,
        made_at=NOW,
    )
    client = as_user(cast.lead)
    assert "The whole report" not in words_in(page(client, reverse("copies")))
    page(client, reverse("copy", args=[pair.pk]), status=404)
    assert decide(client, pair, action="confirm", relation="excerpt").status_code == 404
    about = words_in(page(client, reverse("about_document", args=[pair.later_id])))
    assert "The whole report" not in about
    linked = {"other": str(pair.earlier_id), "direction": "earlier", "relation": "excerpt"}
    assert client.post(reverse("link_copy", args=[pair.later_id]), linked).status_code == 404


def test_a_translation_is_linked_from_the_page_about_the_document(cast: Cast, as_user: SignIn) -> None:
    text = make_document(prose(words(50, 1), "Der Bericht"), source=make_source("Zeitung"))
    other = make_document(prose(words(50, 2), "The report"), source=make_source("Paper"))
    client = as_user(cast.lead)
    address = reverse("link_copy", args=[other.pk])
    said = {
        "other": f"http://desk{text.get_absolute_url()}",
        "direction": "earlier",
        "relation": "translation",
    }
    assert "no document’s id" in client.post(address, {**said, "other": "somewhere"}).content.decode()
    assert "one document" in client.post(address, {**said, "other": str(other.pk)}).content.decode()
    assert client.post(address, said).status_code == 302
    made = DocumentCopy.objects.get()
    assert (made.earlier, made.later, made.state) == (text, other, "confirmed")
    assert "linked already" in client.post(address, said).content.decode()


def test_the_chain_of_origin_is_drawn_with_every_document_a_link(cast: Cast, as_user: SignIn) -> None:
    told = words(200)

    def record(name: str, text: list[str], origin: str, day: int) -> dict[str, Any]:
        said = {"origin": {"name": origin, "relation": "republished"}} if origin else {}
        return {
            "text": prose(text, f"Report in {name}"),
            "source": name,
            "published": f"2024-03-0{day}",
            **said,
        }

    texts = [
        record("Herald", told, "Agency", 1),
        record("Courier", edited(told, 0.05, 1), "Herald", 2),
        record("Mirror", edited(told, 0.05, 1)[:150], "Courier", 3),
    ]
    bring({"a.jsonl": lines(*texts)})
    last = Document.objects.get(source__name="Mirror")
    shown = page(as_user(cast.rita), reverse("about_document", args=[last.pk])).get_element_by_id("copies")
    (top,) = having(shown, "chain")
    found = [words_in(one) for one in having(top, "doc", "p")]
    assert [text.split(",")[0] for text in found] == [
        f"Report in {name} {name}" for name in ("Herald", "Courier", "Mirror")
    ]
    assert "Agency by its file the origin" in words_in(top)
    assert len(top.xpath(".//ol//ol")) == 1  # one below the other
    assert all(one.xpath("./a/@href") for one in having(top, "doc", "p"))
    assert words_in(top.xpath(".//p[@aria-current]")[0]).endswith("this text")


def test_a_document_like_no_other_says_so(cast: Cast, as_user: SignIn) -> None:
    shown = page(as_user(cast.rita), reverse("about_document", args=[make_document().pk]))
    assert "No other document of the corpus" in words_in(shown.get_element_by_id("copies"))


def test_the_report_of_a_batch_leads_to_what_was_found(
    pair: DocumentCopy, cast: Cast, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    sent = {
        "text": prose(words(400), "Once more"),
        "new_source": "Mirror",
        "kind": "other",
        "redistribution": "unknown",
    }
    shown = client.post(reverse("add_documents"), sent).content.decode()
    assert "Compare them" in shown
    assert "count once until a lead looks" in shown


def test_the_list_asks_the_same_of_the_database_for_many_pairs(
    cast: Cast, as_user: SignIn, count_queries: Callable[[int], Any]
) -> None:
    bring({"a.jsonl": lines(*({"text": prose(words(90)), "source": f"Source {n}"} for n in range(15)))})
    client = as_user(cast.lead)
    with count_queries(12):
        assert len(having(page(client, reverse("copies")), "pair", "article")) == 10
