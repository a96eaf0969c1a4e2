"""Pages of rounds: making one, how far it is, changing it, and one's own part."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from annotator.actions.allotting import deal_out, next_document
from annotator.actions.assignments import return_reading, start, submit
from annotator.actions.conflicts import name_conflict
from annotator.models import Assignment, Codebook, ConflictOfInterest, Round, User
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_rounds import make_round
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]
FORM: dict[str, Any] = {
    "name": "Winter", "blind": "1", "readers_wanted": 3, "share_limit": 60, "days_to_read": 14, "proposals": "off",
    "open_to_all": "1", "finding": "free", "passages_per_document": 10, "seed": 7,
}  # fmt: skip


@pytest.fixture
def documents(db: None) -> list[Document]:
    return [make_document(f"{n} {TEXT}", title=f"No {n}") for n in range(5)]


@pytest.fixture
def round(codebook: Codebook, documents: list[Document], cast: Cast) -> Round:
    return make_round(
        documents, share_limit=100, guidelines="# Read **all** of it\n\n<script>alert(1)</script>"
    )


def part(client: Client, address: str, id: str) -> Any:
    """The section with this heading's id."""
    return page(client, address).xpath(f"//section[header/h2/@id='{id}']")[0]


# Making one ------------------------------------------------------------------------------------------


def sent(vocabulary: Codebook, **changed: Any) -> dict[str, Any]:
    return {**FORM, "codebook": vocabulary.pk, **changed}


def test_a_list_without_rounds_says_what_a_round_is(cast: Cast, as_user: SignIn) -> None:
    tree = page(as_user(cast.lead), reverse("rounds"))
    assert "There is no round yet" in words(tree)
    assert reverse("new_round") in tree.xpath("//a/@href")


def test_before_a_round_is_made_one_sees_what_it_would_be(
    cast: Cast, codebook: Codebook, documents: list[Document], as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    assert "Documents that match 5" in words(page(client, reverse("new_round")))
    looked = client.post(reverse("new_round"), sent(codebook, sample=4, look=""))
    assert "In the round 4, drawn at random" in words_of(looked)
    assert "4 × 3 = 12" in words_of(looked)
    assert "For each of 3 people 4 documents" in words_of(looked)
    assert "This cannot be filled" in words_of(looked), "12 readings, 3 people, 2 documents each"
    assert "6 people" in words_of(looked)
    assert not Round.objects.exists()


def words_of(response: Any) -> str:
    from lxml import html

    return words(html.fromstring(response.content.decode()))


def test_a_round_is_made_and_opened(
    cast: Cast, codebook: Codebook, documents: list[Document], as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    made = client.post(reverse("new_round"), sent(codebook, sample=4, make="", settled_by_itself_from="0.9"))
    round = Round.objects.get()
    assert made["Location"] == round.get_absolute_url()
    assert (round.created_by, round.seed, round.places.count()) == (cast.lead, 7, 4)
    shown = words(page(client, round.get_absolute_url()))
    assert "4 drawn with seed 7 from 5 documents: the whole corpus." in shown
    assert rows(page(client, reverse("rounds")))[0].startswith("Winter Open, blind assay-default@")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"sample": 9}, "5 documents match"),
        ({"words": "nowhere"}, "No document matches"),
        ({"open_to_all": "0"}, "Name the people"),
        ({"open_to_all": "2"}, "Select a valid choice"),
        ({"deadline": "2020-01-01"}, "This day has passed"),
        ({"finding": "both", "passages_per_document": 0}, "Draw 1 to 50"),
        ({"sources": "x"}, "not a valid"),
        ({"seed": 2**31}, "less than or equal"),
        ({"settled_by_itself_from": "0.1"}, "greater than or equal to 0.5"),
        ({"codebook": "x"}, "Select a valid choice"),
        ({"name": "a\x00b"}, "Null characters"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_made(
    cast: Cast,
    codebook: Codebook,
    documents: list[Document],
    as_user: SignIn,
    changed: dict[str, Any],
    said: str,
) -> None:
    answer = as_user(cast.lead).post(reverse("new_round"), sent(codebook, make="", **changed))
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert not Round.objects.exists()


def test_without_a_codebook_the_page_still_stands(cast: Cast, as_user: SignIn) -> None:
    assert "Documents that match 0" in words(page(as_user(cast.lead), reverse("new_round")))


# How far it is ---------------------------------------------------------------------------------------


def test_progress_is_shown_by_document_and_by_person(cast: Cast, round: Round, as_user: SignIn) -> None:
    done = next_document(round, by=cast.ada, now=NOW)
    start(done, now=NOW)
    for minutes in (2, 5, 45):
        make_highlight(done, "Nobody believes", now=NOW + dt.timedelta(minutes=minutes))
    submit(done, now=NOW + dt.timedelta(minutes=46))
    late = next_document(round, by=cast.boris, now=NOW - dt.timedelta(days=400))
    Assignment.objects.filter(pk=late.pk).update(due_at=timezone.now() - dt.timedelta(days=1))
    client, address = as_user(cast.lead), round.get_absolute_url()
    documents = rows(part(client, address, "documents"))
    assert documents[0].startswith("No 0")
    assert "1 of 2 0 1" in documents[0]
    assert f"{cast.ada.pseudonym} Ada submitted," in documents[0]
    assert "0 of 2 0 + 1 overdue 2" in documents[1]
    assert "Nobody yet" in documents[2]
    people = rows(part(client, address, "people"))
    assert people[0].startswith(f"{cast.ada.pseudonym} Ada 1 0 0 1 of 5 16 min 22 Nov 2026, 10:46"), people[0]
    assert people[1].startswith(f"{cast.boris.pseudonym} Boris 0 0 1 0 of 5")
    assert len(rows(part(client, f"{address}?show=late", "documents"))) == 1
    assert "There is none of these" in words(part(client, f"{address}?show=done", "documents"))
    assert len(rows(part(client, f"{address}?show=nonsense", "documents"))) == 5
    assert "1 reading is overdue" in words(part(client, address, "blocks"))
    assert "1 of 10 readings submitted" in words(part(client, address, "in-all"))


def test_a_lead_who_reads_a_document_blind_does_not_learn_who_else_reads_it(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    first = round.places.get(position=1).document
    for person in (cast.ada, cast.lead):
        Assignment.objects.create(
            round=round, document=first, reviewer=person, state="started", started_at=NOW
        )
    row = rows(part(as_user(cast.lead), round.get_absolute_url(), "documents"))[0]
    assert "Ada" not in row
    assert "0 of 2 2 0" in row, "how many read is no secret to who runs it"


def test_many_documents_and_people_have_pages(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    round = make_round([make_document(f"{n} {TEXT}", title=f"No {n}") for n in range(51)])
    client = as_user(cast.lead)
    assert len(rows(part(client, round.get_absolute_url(), "documents"))) == 50
    assert len(rows(part(client, f"{round.get_absolute_url()}?page=2", "documents"))) == 1


def test_guidelines_are_shown_as_markdown_and_nothing_in_them_runs(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    for person in (cast.lead, cast.ada):
        tree = page(as_user(person), round.get_absolute_url())
        assert tree.xpath("//div[contains(@class, 'guidelines')]/h3/strong/text()") == ["all"]
        assert not tree.xpath("//div[contains(@class, 'guidelines')]//script")


def test_places_are_dealt_out_by_one_button_and_by_hand(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, first = as_user(cast.lead), round.places.get(position=1).document
    client.post(reverse("give", args=[round.pk]), {"documents": [first.pk], "people": [cast.boris.pk]})
    assert round.assignments.get().reviewer == cast.boris
    client.post(reverse("deal_out", args=[round.pk]))
    assert round.assignments.count() == 10
    for data in (
        {},
        {"documents": ["x"], "people": [cast.boris.pk]},
        {"documents": [first.pk], "people": ["x"]},
    ):
        assert client.post(reverse("give", args=[round.pk]), data).status_code == 400


def test_a_document_nobody_has_begun_can_be_taken_out(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, first = as_user(cast.lead), round.places.get(position=1).document
    address = reverse("remove_from_round", args=[round.pk, first.pk])
    tree = page(client, round.get_absolute_url())
    assert address in tree.xpath("//button/@formaction")
    client.post(address)
    assert round.places.count() == 4
    assert client.post(address).status_code == 404


def test_a_reading_is_taken_away_and_given_back_with_a_reason(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    reading = next_document(round, by=cast.ada, now=NOW)
    client, address = as_user(cast.lead), reverse("return_reading", args=[reading.pk])
    assert "You take it away from" in words(page(client, address))
    assert client.post(address, {"reason": " "}).status_code == 400
    assert client.post(address, {"reason": "ill"})["Location"] == round.get_absolute_url()
    reading.refresh_from_db()
    assert reading.state == "returned"
    submitted = next_document(round, by=cast.boris, now=NOW)
    submit(submitted, now=NOW)
    back = reverse("give_back", args=[submitted.pk])
    assert client.post(back, {"reason": "comments"})["Location"] == round.get_absolute_url()
    submitted.refresh_from_db()
    assert submitted.state == "started"


# Changing it -----------------------------------------------------------------------------------------


def settings_of(tree: Any) -> dict[str, Any]:
    """What the settings form would send as it stands."""
    form = next(form for form in tree.forms if "days_to_read" in form.fields)
    said = {name: value for name, value in form.fields.items() if value is not None}
    return {**said, "guidelines": said["guidelines"].removeprefix("\n")}  # as browsers read a textarea


def test_settings_are_changed_and_what_they_were_is_told(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, address = as_user(cast.lead), reverse("round_settings", args=[round.pk])
    data = settings_of(page(client, address))
    assert client.post(address, data)["Location"] == address
    assert [change.after for change in round.changes.all()] == [], "saved as it stood"
    assert client.post(address, {**data, "readers_wanted": 3, "blind": "0"})["Location"] == address
    round.refresh_from_db()
    assert (round.readers_wanted, round.blind) == (3, False)
    history = words(page(client, address).get_element_by_id("history"))
    assert "Readers for each document: 2 → 3" in history
    assert "Blind: yes → no" in history


def test_what_is_fixed_is_shown_and_cannot_be_sent(cast: Cast, round: Round, as_user: SignIn) -> None:
    next_document(round, by=cast.ada, now=NOW)
    client, address = as_user(cast.lead), reverse("round_settings", args=[round.pk])
    tree = page(client, address)
    assert {field.get("name") for field in tree.xpath("//*[@disabled]")} == {"codebook", "blind", "proposals"}
    client.post(address, {**settings_of(tree), "blind": "0", "name": "Other"})
    round.refresh_from_db()
    assert (round.blind, round.name) == (True, "Other")


def test_wrong_settings_are_refused_at_the_field(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, address = as_user(cast.lead), reverse("round_settings", args=[round.pk])
    make_round([], name="Taken")
    data = {**settings_of(page(client, address)), "name": "Taken"}
    answer = client.post(address, data)
    assert answer.status_code == 400
    assert "There is a round named" in words_of(answer)


def test_people_are_named(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, address = as_user(cast.lead), reverse("round_members", args=[round.pk])
    assert client.post(address, {"open_to_all": "0"}).status_code == 400
    client.post(address, {"open_to_all": "0", "members": [cast.ada.pk, cast.lead.pk]})
    round.refresh_from_db()
    assert not round.open_to_all
    assert as_user(cast.boris).get(round.get_absolute_url()).status_code == 404
    tree = page(client, reverse("round_settings", args=[round.pk]))
    assert set(tree.xpath("//input[@name='members' and @checked]/@value")) == {
        str(cast.ada.pk),
        str(cast.lead.pk),
    }


def test_a_round_is_paused_closed_and_opened_again(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, address = as_user(cast.lead), reverse("round_state", args=[round.pk])
    for state in ("paused", "closed", "open"):
        client.post(address, {"state": state})
        round.refresh_from_db()
        assert round.state == state
        assert client.get(round.get_absolute_url()).status_code == 200
        assert client.get(reverse("round_settings", args=[round.pk])).status_code == 200
    assert client.post(address, {"state": "lost"}).status_code == 400


def test_documents_are_added_after_a_look(cast: Cast, round: Round, as_user: SignIn) -> None:
    make_document(f"new {TEXT}", title="New", source=make_source("The Herald"))
    client, address = as_user(cast.lead), reverse("add_to_round", args=[round.pk])
    assert "Documents that match 1" in words_of(client.post(address, {"look": ""}))
    assert client.post(address, {"add": ""})["Location"] == round.get_absolute_url()
    assert round.places.count() == 6
    refused = client.post(address, {"add": ""})
    assert (refused.status_code, "not in the round yet" in words_of(refused)) == (400, True)


def test_a_conflict_is_named_and_ended(cast: Cast, round: Round, as_user: SignIn) -> None:
    client, address = as_user(cast.lead), reverse("conflicts")
    assert "None is named" in words(page(client, address))
    named = {"reviewer": cast.ada.pk, "source": make_source().pk, "reason": "wrote for it"}
    assert client.post(address, named)["Location"] == address
    again = client.post(address, named)
    assert (again.status_code, "known already" in words_of(again)) == (400, True)
    assert "wrote for it" in rows(page(client, address))[0]
    client.post(reverse("end_conflict", args=[ConflictOfInterest.objects.get().pk]))
    assert ConflictOfInterest.objects.get().ended_at
    assert client.post(reverse("end_conflict", args=[10**9])).status_code == 404


# One's own part --------------------------------------------------------------------------------------


def test_who_reads_sees_what_is_asked_and_their_own_part_only(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    deal_out(round, by=cast.lead, now=timezone.now())
    for reading in round.assignments.filter(reviewer=cast.boris):
        make_highlight(reading, "Nobody believes")
        submit(reading, now=NOW)
    mine = round.assignments.filter(reviewer=cast.ada).count()
    tree = page(as_user(cast.ada), round.get_absolute_url())
    shown = words(tree)
    assert "You have read 0; at most 5 of 5" in shown
    assert len(rows(tree)) == mine
    assert "Boris" not in shown
    assert cast.boris.pseudonym not in shown
    assert "submitted" not in words(tree.xpath("//main")[0]).lower().replace("before submitting", "")


def test_what_others_do_changes_nothing_on_my_page_while_i_have_something_to_read(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    next_document(round, by=cast.ada, now=timezone.now())
    client = as_user(cast.ada)

    def shown() -> list[str]:
        return [
            words(page(client, address).xpath("//main")[0])
            for address in (round.get_absolute_url(), reverse("queue"))
        ]

    before = shown()
    reading = next_document(round, by=cast.boris, now=timezone.now())
    make_highlight(reading, "Nobody believes")
    submit(reading, now=timezone.now())
    assert shown() == before


# The queue -------------------------------------------------------------------------------------------


def test_next_document_opens_a_reading(cast: Cast, round: Round, as_user: SignIn) -> None:
    client = as_user(cast.ada)
    tree = page(client, reverse("queue"))
    button = tree.xpath("//button[@data-press='n']")[0]
    address = button.getparent().get("action")
    assert "Next document" in words(button)
    opened = client.post(address)["Location"]
    assert opened == round.assignments.get(reviewer=cast.ada).get_absolute_url()
    assert client.post(address)["Location"] == opened, "a double click is one document"
    assert client.get(opened).status_code == 200
    row = rows(page(client, reverse("queue")).xpath(f"//section[@aria-labelledby='round-{round.pk}']")[0])[0]
    assert row.startswith("No 0 The Lantern")
    assert "Started" in row


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"state": "paused"}, "This round is paused"),
        ({"share_limit": 1}, "as many as one person may read"),
    ],
)
def test_the_queue_says_why_nothing_is_given(
    cast: Cast, round: Round, as_user: SignIn, changed: dict[str, Any], said: str
) -> None:
    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    Round.objects.filter(pk=round.pk).update(**changed)
    tree = page(as_user(cast.ada), reverse("queue"))
    assert said in words(tree)
    assert not tree.xpath("//button[@data-press='n']")
    refused = as_user(cast.ada).post(reverse("next_document", args=[round.pk]))
    assert (refused.status_code, said in words_of(refused)) == (409, True)


def test_a_closed_round_and_one_for_others_are_not_in_the_queue(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    named = make_round([make_document(f"named {TEXT}")], name="Named", open_to_all=False)
    named.members.create(person=cast.boris)
    Round.objects.filter(pk=round.pk).update(state="closed")
    assert "Named" not in words(page(as_user(cast.ada), reverse("queue")))
    assert "Named" in words(page(as_user(cast.boris), reverse("queue")))
    assert str(round) not in words(page(as_user(cast.boris), reverse("queue")))


def test_a_reading_is_returned_from_the_queue_and_taken_up_again(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    reading = next_document(round, by=cast.ada, now=timezone.now())
    client = as_user(cast.ada)
    address = reverse("return_reading", args=[reading.pk])
    assert address in page(client, reverse("queue")).xpath("//a/@href")
    assert client.post(address, {"reason": "too close"})["Location"] == reverse("queue")
    again = reverse("take_again", args=[reading.pk])
    assert again in page(client, reverse("queue")).xpath("//form/@action")
    assert client.post(again)["Location"] == reading.get_absolute_url()
    reading.refresh_from_db()
    assert reading.state == "assigned"


def test_opening_a_returned_reading_does_not_take_it_up_again(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    reading = next_document(round, by=cast.ada, now=NOW)
    return_reading(reading, by=cast.lead, reason="holiday", now=NOW)
    client, again = as_user(cast.ada), reverse("take_again", args=[reading.pk])
    tree = page(client, reading.get_absolute_url())
    assert "Returned, 22 Nov 2026: holiday" in words(tree)
    assert again in tree.xpath("//form/@action")
    reading.refresh_from_db()
    assert reading.state == "returned"
    Round.objects.filter(pk=round.pk).update(state="paused")
    assert again not in page(client, reading.get_absolute_url()).xpath("//form/@action")


def test_a_returned_reading_of_ones_own_choice_is_taken_up_again(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    reading = make_assignment(make_document(), cast.ada)
    return_reading(reading, by=cast.ada, reason="later", now=NOW)
    assert (
        as_user(cast.ada).post(reverse("take_again", args=[reading.pk]))["Location"]
        == reading.get_absolute_url()
    )
    reading.refresh_from_db()
    assert reading.state == "started"


def test_readings_of_a_source_one_has_a_conflict_with_leave_the_queue(
    cast: Cast, round: Round, as_user: SignIn
) -> None:
    next_document(round, by=cast.ada, now=NOW)
    name_conflict(reviewer=cast.ada, source=make_source(), reason="wrote for it", by=cast.lead, now=NOW)
    tree = page(as_user(cast.ada), reverse("queue"))
    assert rows(tree) == []
    assert "not for you to read" in words(tree)
