"""Training and tests: gold is set before anybody begins, readings are scored at submission, the pass mark admits."""

import pytest

from annotator.actions.assignments import give_back, reopen
from annotator.actions.passages import draw_passages
from annotator.actions.submission import submit_reading
from annotator.actions.training import admit, reaches, set_gold
from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, Codebook, Passage, Purpose, Round, RoundChange, RoundMember, User
from annotator.queries.training import (
    beside_gold,
    could_be_lessons,
    gold_for,
    gold_of,
    lessons_of,
    trainees_of,
)
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document
from tests.making_rounds import Marks, add_place, give, make_round, read

FIGURE, OPINION = "between 12,000 and 18,000 people died", "Nobody believes the ministry any more"
GOLD: Marks = [
    (FIGURE, {"claim_type": "quantity", "verdict": "mixed", "note": "Two counts, see the lists."}),
    (OPINION, {"claim_type": "value", "techniques": [{"technique": "Loaded_Language"}]}),
]


@pytest.fixture
def document(codebook: Codebook) -> Document:
    return make_document()


@pytest.fixture
def gold(cast: Cast, document: Document) -> Assignment:
    return read(make_assignment(document, cast.lead), GOLD)


@pytest.fixture
def round(document: Document, gold: Assignment) -> Round:
    """One test document with gold, one document of work, 80 % to pass."""
    round = make_round([make_document(TEXT.replace("winter", "summer"))], pass_mark=80)
    add_place(round, document, purpose=Purpose.TEST, gold=gold)
    return round


def read_test(round: Round, document: Document, person: User, marks: Marks = GOLD) -> Assignment:
    reading = read(give(round, document, person), marks, submit=False)
    submit_reading(reading, document_judgement=None, by=person, now=NOW)
    reading.refresh_from_db()
    return reading


def member(round: Round, person: User) -> RoundMember | None:
    return RoundMember.objects.filter(round=round, person=person).first()


def test_the_same_reading_as_the_gold_scores_all_and_is_admitted(
    cast: Cast, round: Round, document: Document
) -> None:
    assert read_test(round, document, cast.ada).score == 1
    admitted = member(round, cast.ada)
    assert admitted is not None
    assert (admitted.admitted_at, admitted.admitted_by) == (NOW, None)


def test_below_the_pass_mark_nobody_is_admitted_until_a_lead_says_so(
    cast: Cast, round: Round, document: Document
) -> None:
    marks = [(FIGURE, {"claim_type": "quantity", "verdict": "refuted"})]
    reading = read_test(round, document, cast.ada, marks)
    assert reading.score == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert member(round, cast.ada) is None
    for _ in range(2):
        admit(round, cast.ada, by=cast.lead, now=NOW)
    admitted = member(round, cast.ada)
    assert admitted is not None
    assert (admitted.admitted_at, admitted.admitted_by) == (NOW, cast.lead)


def test_all_tests_are_submitted_before_anybody_is_admitted_and_their_mean_counts(
    cast: Cast, round: Round, document: Document
) -> None:
    second = make_document(TEXT.replace("winter", "autumn"))
    add_place(round, second, purpose=Purpose.TEST, gold=read(make_assignment(second, cast.lead), GOLD))
    Round.objects.update(pass_mark=60)
    assert read_test(round, document, cast.ada).score == 1
    assert member(round, cast.ada) is None
    nothing = read_test(round, second, cast.ada, [(FIGURE, {"claim_type": "quantity"})])
    assert nothing.score is not None
    assert nothing.score < 0.6
    assert member(round, cast.ada) is not None


def test_training_is_scored_and_admits_nobody(cast: Cast, document: Document, gold: Assignment) -> None:
    round = make_round([], pass_mark=10)
    add_place(round, document, purpose=Purpose.TRAINING, gold=gold)
    assert read_test(round, document, cast.ada).score == 1
    assert member(round, cast.ada) is None


def test_work_is_not_scored(cast: Cast, round: Round) -> None:
    work = round.places.get(purpose=Purpose.WORK).document
    assert read_test(round, work, cast.ada, []).score is None


def test_a_pass_mark_is_reached_to_the_last_bit() -> None:
    assert reaches(0.7, 70)
    assert reaches(0.1 + 0.2, 30)
    assert not reaches(0.6999, 70)


def test_the_comparison_tells_found_missed_and_extra_apart(
    cast: Cast, round: Round, document: Document
) -> None:
    marks: Marks = [(FIGURE, {"claim_type": "quantity", "verdict": "refuted"}), ("About 500 men slept", {})]
    reading = read_test(round, document, cast.ada, marks)
    gold = gold_of(reading)
    assert gold is not None
    beside = beside_gold(reading, gold)
    assert [(row.kind, row.differing) for row in beside.rows] == [
        ("found", ("verdict",)),
        ("missed", ()),
        ("extra", ()),
    ]
    (found, *_) = beside.rows
    assert found.gold is not None
    assert found.gold.judgement["note"] == "Two counts, see the lists."


# Gold -----------------------------------------------------------------------------------------------


def place_of(round: Round, document: Document):  # type: ignore[no-untyped-def]
    return round.places.get(document=document)


def test_a_lead_makes_a_document_a_test_and_work_again(
    cast: Cast, document: Document, gold: Assignment
) -> None:
    round = make_round([document], finding="both", passages_per_document=2)
    draw_passages(round)
    waiting = give(round, document, cast.ada)
    set_gold(place_of(round, document), purpose=Purpose.TEST, gold=gold, by=cast.lead, now=NOW)
    waiting.refresh_from_db()
    assert (place_of(round, document).gold, waiting.purpose) == (gold, "test")
    assert not Passage.objects.exists(), "tests are read freely"
    set_gold(place_of(round, document), purpose=Purpose.WORK, gold=None, by=cast.lead, now=NOW)
    waiting.refresh_from_db()
    assert (place_of(round, document).gold, waiting.purpose) == (None, "work")
    assert Passage.objects.count() == 2
    changes = [(change.made_by, change.after) for change in RoundChange.objects.order_by("id")]
    gold_said = f"{cast.lead.pseudonym} in {gold.round}"
    assert changes == [
        (cast.lead, {"purpose": "“Who counted the dead?”: test", "gold": gold_said}),
        (cast.lead, {"purpose": "“Who counted the dead?”: work", "gold": None}),
    ]


def test_what_somebody_has_begun_stays_what_it_is(cast: Cast, document: Document, gold: Assignment) -> None:
    round = make_round([document])
    read(give(round, document, cast.ada), submit=False)
    with pytest.raises(Conflict, match="Somebody has begun"):
        set_gold(place_of(round, document), purpose=Purpose.TEST, gold=gold, by=cast.lead, now=NOW)


def test_gold_is_a_submitted_reading_of_the_document(
    cast: Cast, document: Document, gold: Assignment
) -> None:
    round = make_round([document, make_document(TEXT + "\nMore.\n")])
    other = round.places.exclude(document=document).get()
    unfinished = make_assignment(document, cast.boris)
    for place, purpose, reading in (
        (place_of(round, document), Purpose.TEST, None),
        (place_of(round, document), Purpose.TRAINING, unfinished),
        (other, Purpose.TEST, gold),
        (place_of(round, document), Purpose.WORK, gold),
    ):
        with pytest.raises(Invalid):
            set_gold(place, purpose=purpose, gold=reading, by=cast.lead, now=NOW)
    assert set(round.places.values_list("purpose", flat=True)) == {"work"}


def test_a_closed_round_keeps_its_documents_as_they_are(
    cast: Cast, document: Document, gold: Assignment
) -> None:
    round = make_round([document], state="closed")
    with pytest.raises(Conflict, match="closed"):
        set_gold(place_of(round, document), purpose=Purpose.TEST, gold=gold, by=cast.lead, now=NOW)


def test_what_is_gold_stays_as_it_is(cast: Cast, round: Round, gold: Assignment) -> None:
    with pytest.raises(Conflict, match="measured by this reading"):
        reopen(gold, now=NOW)
    with pytest.raises(Conflict, match="measured by this reading"):
        give_back(gold, by=cast.admin, reason="Look again.", now=NOW)


# What a lead sees -----------------------------------------------------------------------------------


def test_documents_that_could_be_lessons_have_a_reading_and_are_not_begun(
    cast: Cast, document: Document, gold: Assignment
) -> None:
    begun, unread = make_document(TEXT + "\nBegun.\n"), make_document(TEXT + "\nUnread.\n")
    read(make_assignment(begun, cast.lead))
    round = make_round([document, begun, unread])
    read(give(round, begun, cast.ada), submit=False)
    assert [place.document for place in could_be_lessons(round, cast.lead)] == [document]
    assert gold_for([document.pk], cast.lead) == {document.pk: [gold]}
    assert gold_for([document.pk], cast.lead)[document.pk][0].marked == 2  # type: ignore[attr-defined]


def test_a_lead_who_reads_a_document_blind_is_shown_no_gold_for_it(
    cast: Cast, document: Document, gold: Assignment
) -> None:
    make_assignment(document, cast.admin)
    round = make_round([document])
    assert not could_be_lessons(round, cast.admin)
    assert gold_for([document.pk], cast.admin) == {}


def test_everybody_who_began_a_lesson_is_listed_with_their_scores(
    cast: Cast, round: Round, document: Document
) -> None:
    RoundMember.objects.create(round=round, person=cast.oscar)
    read_test(round, document, cast.boris)
    read(give(round, document, cast.ada), submit=False)
    rows = trainees_of(round, lessons_of(round))
    assert [(row.person, row.mean, bool(row.admitted_at)) for row in rows] == [
        (cast.ada, None, False),
        (cast.boris, 1, True),
        (cast.oscar, None, False),
    ]
