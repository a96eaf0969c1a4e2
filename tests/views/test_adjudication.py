"""A lead settles what reviewers found: the list of a round's documents, and the units of one."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from annotator.actions.adjudication import Rejected
from annotator.actions.disputes import dispute
from annotator.models import Codebook, Decision, Round, RoundChange, User
from annotator.queries.letters import readers_of
from annotator.queries.units import Unit
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_document, make_source
from tests.making_rounds import give, make_round, read
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    NOBODY,
    UNCLE,
    add_documents,
    read_by,
    settle,
    the_document,
    three_read,
    unit,
    units,
)
from tests.views.pages import having, page, rows, words

YESTERDAY = NOW - dt.timedelta(days=1)


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    cache.clear()
    return three_read(cast, codebook)


@pytest.fixture
def lead(as_user: Callable[[User], Client], cast: Cast) -> Client:
    return as_user(cast.lead)


def work(round: Round) -> str:
    return reverse("adjudicate", args=[round.pk])


def sheet(round: Round, document: Document | None = None, name: str = "adjudicate_document") -> str:
    return reverse(name, args=[round.pk, (document or the_document(round)).pk])


def named(*them: Unit) -> dict[str, list[str]]:
    return {"unit": [f"{one.key} {one.fingerprint}" for one in them]}


def row_of(tree: html.HtmlElement, title: str) -> list[str]:
    row = next(row for row in tree.xpath("//tbody/tr") if title in words(row))
    return [words(cell) for cell in row]


# The documents of a round -------------------------------------------------------------------------------


def test_each_document_is_there_with_how_its_units_stand(lead: Client, round: Round, cast: Cast) -> None:
    tree = page(lead, work(round))
    assert row_of(tree, "Who counted the dead?")[2:] == ["3 of 3", "0", "1", "1", "1", "0", "to decide"]
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    assert row_of(page(lead, work(round)), "Who counted")[3:8] == ["0", "1", "0", "1", "1"]
    dispute(decision, reason="She was there.", by=cast.boris, now=LATER)
    tree = page(lead, work(round))
    assert row_of(tree, "Who counted")[3:8] == ["1", "1", "0", "1", "0"]
    assert "She was there." in words(having(tree, "entry")[0])


def test_what_a_reading_changes_counts_at_once(lead: Client, round: Round, cast: Cast) -> None:
    page(lead, work(round))
    read_by(round, the_document(round), {cast.admin: [(BARN, {})]})
    assert row_of(page(lead, work(round)), "Who counted")[2:8] == ["4 of 3", "0", "2", "2", "0", "0"]


def test_a_document_that_waits_for_readers_says_so_and_comes_behind_one_that_does_not(
    lead: Client, round: Round, cast: Cast
) -> None:
    (waiting,) = add_documents(round, 1, cast.ada, cast.boris)
    give(round, waiting, cast.oscar)
    add_documents(round, 1)
    states = [words(row[-1]) for row in page(lead, work(round)).xpath("//tbody/tr")]
    assert states == ["to decide", "waits for readers, 1 reading", "not read yet"]


def test_the_next_document_is_one_with_a_dispute_else_one_that_waits_for_nobody(
    lead: Client, round: Round, cast: Cast
) -> None:
    def next_document() -> str:
        return str(page(lead, work(round)).xpath("//a[text()='Next document']/@href")[0])

    (waiting,) = add_documents(round, 1, cast.ada, cast.boris)
    assert next_document() == sheet(round)
    decision = settle(round, cast.lead, units(round, cast.lead, waiting)[0], document=waiting)
    dispute(decision, reason="No.", by=cast.ada, now=LATER)
    assert next_document() == sheet(round, waiting)


def test_a_document_that_the_lead_is_reading_blind_is_named_and_nothing_more(
    lead: Client, round: Round, cast: Cast
) -> None:
    give(make_round([the_document(round)]), the_document(round), cast.lead)
    assert "You are reading it yourself, blind" in row_of(page(lead, work(round)), "Who counted")[-1]
    refused = words(page(lead, sheet(round), status=403))
    assert "Submit your reading first" in refused
    assert FIGURE not in refused


def test_a_round_that_nobody_has_read_yet_teaches(lead: Client, cast: Cast, codebook: Codebook) -> None:
    made = make_round([])
    assert "Nothing has been read to the end" in words(page(lead, work(made)))


def test_the_threshold_is_set_and_says_how_many_units_it_would_accept(
    lead: Client, round: Round, cast: Cast
) -> None:
    assert lead.post(reverse("set_threshold", args=[round.pk]), {"threshold": "0.9"}).status_code == 302
    tree = page(lead, work(round), {"method": "majority"})
    assert "Accept 1 unit from 0.90" in words(tree)
    assert RoundChange.objects.get().after == {"settled_by_itself_from": "0.900"}
    sent = {"threshold": "0.900", "method": "majority"}
    answer = lead.post(reverse("accept_sure", args=[round.pk]), sent, follow=True)
    assert "1 accepted automatically" in answer.content.decode()
    assert Decision.objects.get().automatic
    opened = words(page(lead, sheet(round), {"unit": unit(round, cast.lead, NOBODY).key}))
    assert "Accepted automatically, probability 1.00" in opened


def test_what_was_accepted_automatically_is_taken_back_in_one_go(lead: Client, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(settled_by_itself_from=Decimal("0.6"))
    lead.post(reverse("accept_sure", args=[round.pk]), {"threshold": "0.6", "method": "majority"})
    tree = page(lead, work(round))
    made_at = tree.xpath("//input[@name='made_at']/@value")[0]
    assert Decision.objects.current().count() == 2
    answer = lead.post(reverse("undo_automatic", args=[round.pk]), {"made_at": made_at}, follow=True)
    assert "2 taken back" in answer.content.decode()
    assert not Decision.objects.current().exists()


@pytest.mark.parametrize("threshold", ["2", "nine", "0.2", "0.12345"])
def test_a_threshold_that_is_none_is_refused(lead: Client, round: Round, threshold: str) -> None:
    assert lead.post(reverse("set_threshold", args=[round.pk]), {"threshold": threshold}).status_code == 400


def test_documents_that_wait_for_readers_are_left_out_until_the_round_is_closed(
    lead: Client, round: Round, cast: Cast
) -> None:
    Round.objects.filter(pk=round.pk).update(settled_by_itself_from=Decimal("0.9"))
    add_documents(round, 1, cast.ada, cast.boris)
    assert "Accept 1 unit from" in words(page(lead, work(round), {"method": "majority"}))
    Round.objects.filter(pk=round.pk).update(state="closed")
    assert "Accept 2 units from" in words(page(lead, work(round), {"method": "majority"}))


# The units of one document -------------------------------------------------------------------------------


def test_agreed_units_are_one_line_and_conflicts_show_who_says_what(lead: Client, round: Round) -> None:
    tree = page(lead, sheet(round))
    assert [one.get("class") for one in having(tree, "line")] == [
        "line conflict",
        "line agreed",
        "line single",
    ]
    said = [words(one) for one in having(tree, "said")]
    assert said[1] == "agreed"
    assert "verdict, boundaries" in said[0]
    assert "Accept 1 agreed" in words(tree)


def test_the_open_unit_has_its_readings_side_by_side_with_what_they_come_to(
    lead: Client, round: Round
) -> None:
    tree = page(lead, sheet(round), {"method": "majority"})
    heads = [words(head) for head in tree.xpath("//table/thead//th")]
    assert heads == [
        "Consensus majorityAccept C",
        *(f"Reader {x}Accept {n}" for n, x in enumerate("ABC", 1)),
    ]
    shown = dict(row.split(" ", 1) for row in rows(tree))
    assert shown["Verdict"].startswith("Refuted 0.67 Mixed 0.33")
    assert {row.get("class") for row in tree.xpath("//tbody/tr[th='Verdict']")} == {"differs"}
    assert "died" in words(tree.xpath("//tbody/tr[th='Words']")[0])


def test_the_words_that_a_reader_left_out_are_struck_through(lead: Client, round: Round) -> None:
    struck = page(lead, sheet(round)).xpath("//tbody/tr[th='Words']//s")
    assert [words(one) for one in struck] == ["died", "died"]


def test_who_did_not_mark_it_is_named(lead: Client, round: Round, cast: Cast) -> None:
    opened = words(page(lead, sheet(round), {"unit": unit(round, cast.lead, UNCLE).key}))
    assert "Read the document and did not mark this: Reader" in opened


def test_names_are_hidden_until_they_are_asked_for(lead: Client, round: Round, cast: Cast) -> None:
    hidden = words(page(lead, sheet(round)))
    assert not [one for one in (cast.ada, cast.boris, cast.oscar) if one.pseudonym in hidden.split()]
    assert "Ada" not in hidden
    shown = words(page(lead, sheet(round), {"names": "shown"}))
    assert f"{cast.ada.pseudonym} Ada" in shown


def test_letters_are_dealt_out_anew_for_each_document_and_stay_there(
    lead: Client, round: Round, cast: Cast
) -> None:
    people = [cast.ada.pk, cast.boris.pk, cast.oscar.pk]
    documents = [document.pk for document in add_documents(round, 12)]
    letters = [readers_of(round, document, people, named=False)[cast.ada.pk] for document in documents]
    assert set(letters) == {"Reader A", "Reader B", "Reader C"}
    assert letters == [
        readers_of(round, one, reversed(people), named=False)[cast.ada.pk] for one in documents
    ]


def test_a_reading_is_accepted_and_the_next_open_unit_is_shown(
    lead: Client, round: Round, cast: Cast
) -> None:
    one = unit(round, cast.lead, FIGURE)
    sent = {**named(one), "way": str(one.said[0].highlight), "reason": "Read the lists."}
    answer = lead.post(sheet(round, name="decide"), sent, follow=True)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.reason) == ("chosen", "Read the lists.")
    tree = html.fromstring(answer.content.decode())
    assert "Decided: one reading accepted." in words(having(tree, "said-last")[0])
    assert tree.xpath("//@data-open") == [unit(round, cast.lead, UNCLE).key]


def test_the_last_step_is_undone_be_it_one_unit_or_several(lead: Client, round: Round, cast: Cast) -> None:
    lead.post(sheet(round, name="decide"), {**named(unit(round, cast.lead, UNCLE)), "way": "rejected"})
    agreed = named(unit(round, cast.lead, NOBODY))
    assert (
        "Accepted: 1 agreed unit."
        in lead.post(sheet(round, name="accept_agreed"), agreed, follow=True).content.decode()
    )
    for left in (1, 0):
        made_at = page(lead, sheet(round)).xpath("//input[@name='made_at']/@value")[0]
        lead.post(sheet(round, name="undo_decision"), {"made_at": made_at})
        assert Decision.objects.current().count() == left
    assert not page(lead, sheet(round)).xpath("//input[@name='made_at']")


def test_one_decision_is_taken_back_and_its_history_shown(lead: Client, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE), reason="So it was.", now=YESTERDAY)
    answer = lead.post(sheet(round, name="take_back"), {"decision": decision.pk}, follow=True)
    tree = html.fromstring(answer.content.decode())
    assert tree.xpath("//@data-open") == [unit(round, cast.lead, UNCLE).key]
    history = [words(one) for one in having(tree, "past")]
    assert history[0].startswith("One reading accepted: Unproven My uncle was there So it was.")
    assert history[1].startswith("Taken back: open again")


def test_own_steps_are_undone_also_where_they_are_disputed_by_now(
    lead: Client, round: Round, cast: Cast
) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    dispute(decision, reason="No.", by=cast.boris, now=LATER)
    lead.post(sheet(round, name="undo_decision"), {"made_at": decision.made_at.isoformat()})
    assert not Decision.objects.current().exists()
    assert "Disputed by Reader" in words(page(lead, sheet(round)))


def test_a_decision_whose_readings_are_gone_can_still_be_looked_at_and_taken_back(
    lead: Client, round: Round, cast: Cast
) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    version = decision.highlights.get().versions.get()
    version.state |= {"status": "withdrawn"}
    version.save()
    assert "Nothing here" in words(page(lead, sheet(round), {"unit": str(decision.pk)}))
    assert lead.post(sheet(round, name="take_back"), {"decision": decision.pk}).status_code == 302


def test_units_that_are_ticked_are_shown_as_one_and_decided_as_one(
    lead: Client, round: Round, cast: Cast
) -> None:
    first, _, third = units(round, cast.lead)
    tree = page(lead, f"{sheet(round)}?unit={first.key}&unit={third.key}")
    assert "2 units as one" in words(tree)
    assert not tree.xpath("//button[@data-key='c']")
    sent = {
        "unit": tree.xpath("//form[@id='decide']//input[@name='unit']/@value"),
        "way": str(third.said[0].highlight),
    }
    assert lead.post(sheet(round, name="decide"), sent).status_code == 302
    assert Decision.objects.get().outcome == "merged"


def test_the_leads_own_judgement_is_taken_from_the_form(lead: Client, round: Round, cast: Cast) -> None:
    one = unit(round, cast.lead, FIGURE)
    start = TEXT.index("12,000")
    sent = {
        **named(one), "way": "own", "span": "own", "start": start, "end": start + 6, "verdict": "outdated",
        "techniques": ["Doubt"], "figure_low": "12,000", "figure_unit": "persons", "reason": "Newer lists.",
    }  # fmt: skip
    assert lead.post(sheet(round, name="decide"), sent).status_code == 302
    decision = Decision.objects.get()
    assert (decision.outcome, decision.exact) == ("edited", "12,000")
    assert decision.judgement is not None
    assert decision.judgement["verdict"] == "outdated"
    assert decision.judgement["figure"]["low"] == "12000"
    assert [tag["technique"] for tag in decision.judgement["techniques"]] == ["Doubt"]


def test_the_form_begins_with_the_consensus_and_with_the_spans_of_the_readers(
    lead: Client, round: Round, cast: Cast
) -> None:
    one = unit(round, cast.lead, FIGURE)
    tree = page(lead, sheet(round), {"method": "majority"})
    assert tree.xpath("//select[@name='verdict']/option[@selected]/@value") == ["refuted"]
    spans = tree.xpath("//input[@name='span']/@value")
    assert spans == [f"{one.start}-{one.end}", f"{one.start}-{one.end + len(' died')}", "own"]
    assert tree.xpath("//input[@name='span'][@checked]/@value") == spans[:1]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"verdict": "outdated"}, "No reader has these labels"),
        ({"verdict": "true-ish"}, "Select a valid choice"),
        ({"span": "own", "start": "5", "end": "900000", "reason": "So."}, "Past the end of the text"),
        ({"span": "own", "start": "", "end": "", "reason": "So."}, "is empty or no place in a text"),
        ({"figure_low": "many", "reason": "So."}, "Must be a number"),
        ({"figure_low": "9", "figure_high": "3", "reason": "So."}, "Swap them"),
    ],
)
def test_what_is_wrong_with_the_form_is_said_beside_it_and_nothing_typed_is_lost(
    lead: Client, round: Round, cast: Cast, changes: dict[str, Any], said: str
) -> None:
    one = unit(round, cast.lead, FIGURE)
    sent = {
        **named(one),
        "way": "own",
        "span": f"{one.start}-{one.end}",
        "verdict": "mixed",
        "note": "My own note.",
        **changes,
    }
    answer = lead.post(sheet(round, name="decide"), sent)
    tree = html.fromstring(answer.content.decode())
    assert answer.status_code == 400
    assert said in words(tree)
    assert words(tree.xpath("//textarea[@name='note']")[0]) == "My own note."
    assert tree.xpath("//details[@id='own']/@open")
    assert not Decision.objects.exists()


def test_the_second_of_two_leads_is_told_what_the_first_decided(
    lead: Client, as_user: Callable[[User], Client], round: Round, cast: Cast
) -> None:
    sent = {**named(unit(round, cast.lead, UNCLE)), "way": "rejected"}
    as_user(cast.admin).post(sheet(round, name="decide"), sent)
    refused = lead.post(sheet(round, name="decide"), sent)
    assert refused.status_code == 409
    assert "Admin decided this unit meanwhile: nothing here." in refused.content.decode()
    problem = lead.post(
        sheet(round, name="decide"), sent, headers={"Accept": "application/problem+json"}
    ).json()
    assert problem["decided"]["outcome"] == "rejected"
    own = {**sent, "way": "own", "span": "own", "start": 0, "end": 3}
    assert lead.post(sheet(round, name="decide"), own).status_code == 409


@pytest.mark.parametrize(
    "sent", [{}, {"unit": "no-fingerprint"}, {"unit": "a b", "way": "guess"}, {"unit": "a b c", "way": "own"}]
)
def test_a_form_that_makes_no_sense_is_refused(lead: Client, round: Round, sent: dict[str, str]) -> None:
    assert lead.post(sheet(round, name="decide"), sent).status_code == 400
    assert lead.post(sheet(round, name="take_back"), {"decision": "x"}).status_code == 400
    assert lead.post(sheet(round, name="undo_decision"), {"made_at": "yesterday"}).status_code == 400
    assert (
        lead.post(sheet(round, name="undo_decision"), {"made_at": "0001-01-01T00:00+14:00"}).status_code
        == 400
    )


def test_a_disputed_unit_is_first_in_the_list_with_the_reason(lead: Client, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    dispute(decision, reason="She was there herself.", by=cast.boris, now=LATER)
    tree = page(lead, sheet(round))
    assert [one.get("class") for one in having(tree, "line")] == [
        "line disputed",
        "line conflict",
        "line agreed",
    ]
    assert tree.xpath("//@data-open") == [unit(round, cast.lead, UNCLE).key]
    assert "She was there herself." in words(having(tree, "attend")[0])
    assert words(having(tree, "attend")[0]).startswith("Disputed by Reader ")


def test_readings_under_way_are_counted_and_do_not_stop_the_lead(
    lead: Client, round: Round, cast: Cast
) -> None:
    read(give(round, the_document(round), cast.admin), submit=False)
    assert "1 still reading it" in words(page(lead, sheet(round)))


def test_a_reading_that_came_after_the_decision_is_marked(lead: Client, round: Round, cast: Cast) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    read_by(round, the_document(round), {cast.admin: [(UNCLE, {"verdict": "mixed"})]})
    tree = page(lead, sheet(round), {"unit": unit(round, cast.lead, UNCLE).key})
    assert words(tree.xpath("//table/thead")[0]).count("came later") == 1


def test_a_script_gets_the_part_that_it_asks_for(lead: Client, round: Round) -> None:
    whole = lead.get(sheet(round)).content.decode()
    assert whole.startswith("<!doctype html>")
    for part, has, has_not in (("unit", "<h2>Unit 1", 'id="units"'), ("work", 'id="units"', 'id="text"')):
        text = lead.get(sheet(round), {"part": part}).content.decode()
        assert has in text
        assert has_not not in text
        assert "<html" not in text
    assert "<html" in lead.get(sheet(round), {"part": "secrets"}).content.decode()


def test_what_is_not_in_the_round_is_not_found_and_an_unknown_method_refused(
    lead: Client, round: Round, cast: Cast
) -> None:
    assert lead.get(sheet(round, make_document(source=make_source("Elsewhere")))).status_code == 404
    assert lead.get(sheet(round), {"method": "tea leaves"}).status_code == 400
    assert lead.get(work(round), {"method": "tea leaves"}).status_code == 400


def test_a_document_that_nobody_has_submitted_teaches(lead: Client, cast: Cast, codebook: Codebook) -> None:
    made = make_round([make_document()])
    assert "Nobody marked anything in this document" in words(page(lead, sheet(made)))
    give(made, the_document(made), cast.ada)
    assert "Nobody has submitted this document" in words(page(lead, sheet(made)))


def test_text_from_elsewhere_is_never_markup(lead: Client, cast: Cast, codebook: Codebook) -> None:
    document = make_document("A <script>alert(1)</script> line & 💙.\n", source=make_source("Sly"))
    made = make_round([document])
    note = {"verdict": "mixed", "note": "<img src=x onerror=alert(2)>"}
    read_by(made, document, {cast.ada: [("<script>alert(1)</script>", note)], cast.boris: []})
    text = lead.get(sheet(made)).content.decode()
    assert "<script>alert" not in text
    assert "<img" not in text


def test_the_number_of_queries_does_not_grow(lead: Client, round: Round, cast: Cast) -> None:
    def counted() -> list[int]:
        found = []
        for address in (work(round), sheet(round), f"{sheet(round)}?part=work", f"{sheet(round)}?part=unit"):
            with CaptureQueriesContext(connection) as captured:
                assert lead.get(address).status_code == 200
            found.append(len(captured))
        return found

    for words_ in (UNCLE, NOBODY):
        dispute(
            settle(round, cast.lead, unit(round, cast.lead, words_)), reason="No.", by=cast.ada, now=LATER
        )
    counted()  # what is kept until a reading changes
    few = counted()
    for document in add_documents(round, 3, cast.ada, cast.boris, cast.oscar):
        for one in units(round, cast.lead, document):
            made = settle(round, cast.lead, one, document=document)
            dispute(made, reason="No.", by=cast.ada, now=LATER)
    read_by(
        round,
        the_document(round),
        {cast.admin: [(words_, {"verdict": "mixed"}) for words_ in (FIGURE, UNCLE, BARN)]},
    )
    dispute(settle(round, cast.lead, unit(round, cast.lead, FIGURE)), reason="No.", by=cast.oscar, now=LATER)
    counted()
    assert counted() == few
    assert max(few) <= 20
