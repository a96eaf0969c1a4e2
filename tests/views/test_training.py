"""Training on the pages: the gold beside a reading, never before it is submitted; lessons, people, proposals of a round."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.actions.submission import submit_reading
from annotator.models import Assignment, Codebook, Purpose, Round, RoundMember, User
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document
from tests.making_rounds import Marks, add_place, give, make_round, read

SignIn = Callable[[User], Client]
WHY = "Two counts stand side by side; neither is sourced."
FIGURE, OPINION = "between 12,000 and 18,000 people died", "Nobody believes the ministry any more"
GOLD: Marks = [
    (FIGURE, {"claim_type": "quantity", "verdict": "mixed", "note": WHY}),
    (OPINION, {"claim_type": "value", "note": "A judgement on all of them."}),
]


@pytest.fixture
def document(codebook: Codebook) -> Document:
    return make_document()


@pytest.fixture
def gold(cast: Cast, document: Document) -> Assignment:
    return read(make_assignment(document, cast.lead), GOLD)


@pytest.fixture
def round(document: Document, gold: Assignment) -> Round:
    round = make_round([make_document(TEXT.replace("winter", "summer"))], pass_mark=80)
    add_place(round, document, purpose=Purpose.TEST, gold=gold)
    return round


@pytest.fixture
def reading(round: Round, document: Document, cast: Cast) -> Assignment:
    """Ada's, under way: she found one of two, and judged it otherwise."""
    marks: Marks = [(FIGURE, {"claim_type": "quantity", "verdict": "refuted"})]
    return read(give(round, document, cast.ada), marks, submit=False)


def submit(reading: Assignment) -> None:
    submit_reading(reading, document_judgement=None, by=reading.reviewer, now=NOW)


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def test_nothing_of_the_gold_is_shown_before_submission_by_any_door(
    cast: Cast, gold: Assignment, reading: Assignment, as_user: SignIn
) -> None:
    ada = as_user(cast.ada)
    mark = gold.highlights.first()
    assert mark is not None
    refused = {
        reverse("gold", args=[reading.pk]): 409, reverse("read", args=[gold.pk]): 404,
        reverse("gold", args=[gold.pk]): 404, reverse("api:assignment", args=[gold.pk]): 404,
        reverse("api:highlight", args=[mark.pk]): 404, reverse("training", args=[reading.round_id]): 403,
    }  # fmt: skip
    open = [
        reverse("read", args=[reading.pk]), reverse("document", args=[reading.document_id]),
        reverse("api:assignment", args=[reading.pk]), reverse("highlights"), reverse("api:highlights"),
        f"{reverse('api:highlights')}?assignment={gold.pk}", f"{reverse('api:highlights')}?purpose=test",
        reverse("queue"), reverse("round", args=[reading.round_id]),
    ]  # fmt: skip
    for address in [*refused, *open]:
        answer = ada.get(address)
        assert answer.status_code == refused.get(address, 200), address
        shown = answer.content.decode()
        assert WHY not in shown
        assert str(mark.pk) not in shown


def test_after_submission_the_gold_stands_beside_the_reading_with_its_reasons(
    cast: Cast, reading: Assignment, as_user: SignIn
) -> None:
    submit(reading)
    ada = as_user(cast.ada)
    shown = page(ada, "gold", reading.pk)
    assert WHY in shown
    for said in (
        "Found",
        "Missed",
        "Verdict answered differently",
        "A judgement on all of them.",
        "58\u00a0%",
    ):
        assert said in shown, said
    assert reverse("gold", args=[reading.pk]) in page(ada, "read", reading.pk)


def test_work_has_no_gold(cast: Cast, round: Round, as_user: SignIn) -> None:
    work = read(give(round, round.places.get(purpose="work").document, cast.ada))
    assert as_user(cast.ada).get(reverse("gold", args=[work.pk])).status_code == 404


def test_a_lead_chooses_gold_sees_scores_and_admits(
    cast: Cast, document: Document, gold: Assignment, as_user: SignIn
) -> None:
    lead = as_user(cast.lead)
    round = make_round([document, make_document(TEXT + "\nMore.\n")], pass_mark=80)
    place = round.places.get(document=document)
    assert str(gold.pk) in page(lead, "training", round.pk)
    lead.post(reverse("set_gold", args=[round.pk, place.pk]), {"purpose": "test", "gold": str(gold.pk)})
    place.refresh_from_db()
    assert (place.purpose, place.gold) == ("test", gold)
    submit(read(give(round, document, cast.ada), submit=False))
    shown = page(lead, "training", round.pk)
    assert reverse("admit", args=[round.pk, cast.ada.pk]) in shown
    assert "0\u00a0%" in shown
    lead.post(reverse("admit", args=[round.pk, cast.ada.pk]))
    assert RoundMember.objects.get(round=round, person=cast.ada).admitted_by == cast.lead
    assert "admitted by Lead" in page(lead, "training", round.pk)


def test_the_page_asks_the_database_the_same_for_few_and_many(
    cast: Cast, round: Round, document: Document, as_user: SignIn
) -> None:
    lead = as_user(cast.lead)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(lead, "training", round.pk)
        return len(captured)

    def grow(number: int) -> None:
        more, other = (make_document(f"{number} {kind} {TEXT}") for kind in ("lesson", "candidate"))
        add_place(round, more, purpose="training", gold=read(make_assignment(more, cast.lead)))
        read(make_assignment(other, cast.lead))
        add_place(round, other)
        for person in (cast.ada, cast.boris, cast.oscar)[: number + 1]:
            submit(read(give(round, more, person), submit=False))

    grow(0)
    before = queries()
    grow(1)
    grow(2)
    assert queries() == before <= 13


def test_choosing_senselessly_is_refused(cast: Cast, round: Round, gold: Assignment, as_user: SignIn) -> None:
    lead = as_user(cast.lead)
    work = round.places.get(purpose="work")
    address = reverse("set_gold", args=[round.pk, work.pk])
    for data in (
        {"purpose": "test"},
        {"purpose": "fun"},
        {"purpose": "test", "gold": "x"},
        {"purpose": "test", "gold": str(gold.pk)},
    ):
        assert lead.post(address, data).status_code == 400
    assert lead.post(reverse("set_gold", args=[round.pk, 10**6]), {"purpose": "work"}).status_code == 404
    assert lead.post(reverse("admit", args=[round.pk, 10**6])).status_code == 404


def test_pages_teach_when_there_is_nothing(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    round = make_round([])
    lead = as_user(cast.lead)
    assert "Read one to the end yourself" in page(lead, "training", round.pk)
    assert "Proposals are off in this round" in page(lead, "proposals", round.pk)


def test_the_halves_with_and_without_proposals_are_compared(
    cast: Cast, document: Document, as_user: SignIn
) -> None:
    round = make_round([document], proposals="half")
    filled = {"claim_type": "quantity", "verdict": "mixed", "voice": "publisher"}
    for person, proposals, said in ((cast.ada, True, filled), (cast.boris, False, {"verdict": "refuted"})):
        given = give(round, document, person, proposals=proposals)
        submit(read(given, [(FIGURE, said)], submit=False))
    answer = as_user(cast.lead).get(reverse("proposals", args=[round.pk]))
    watched = answer.context["watched"]
    assert [(one.field, one.proposed, one.kept) for one in watched.kept] == [
        ("voice", 1, 1), ("claim_type", 1, 1), ("figure", 1, 0),
    ]  # fmt: skip
    verdicts = dict(answer.context["labels"])["verdict"]
    assert [(row.name, row.having, row.lacking) for row in verdicts] == [("Mixed", 1, 0), ("Refuted", 0, 1)]
