"""Units of a round's documents, with what each said and how it was decided."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from annotator.actions.adjudication import take_back
from annotator.actions.disputes import dispute
from annotator.models import Codebook, Remark, Round, User
from annotator.queries.readings import NOW as READ_NOW
from annotator.queries.readings import read_documents, submitted_in
from annotator.queries.units import Status, Unit, units_in
from tests.conftest import Cast
from tests.making import NOW, make_document, make_source
from tests.making_rounds import Marks, give, make_round, read
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    LONGER,
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


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


def words(found: Sequence[Unit]) -> list[set[str]]:
    return [{told.exact for told in one.said} for one in found]


def test_units_stand_in_text_order_with_everybody_who_read(round: Round, cast: Cast) -> None:
    found = units(round, cast.lead)
    assert words(found) == [{FIGURE, LONGER}, {NOBODY}, {UNCLE}]
    assert {one.readers for one in found} == {3}
    assert found[2].reviewers == (cast.ada.pk,)
    assert found[2].missed == (cast.boris.pk, cast.oscar.pk)


def test_a_unit_says_how_it_stands(round: Round, cast: Cast) -> None:
    found = units(round, cast.lead)
    assert [one.status for one in found] == [Status.CONFLICT, Status.AGREED, Status.SINGLE]
    assert found[0].differs_in == ("verdict", "boundary")
    assert found[2].differs_in == ("missed",)
    decision = settle(round, cast.lead, found[0])
    assert units(round, cast.lead)[0].status == Status.DECIDED
    dispute(decision, reason="No.", by=cast.boris, now=LATER)
    assert units(round, cast.lead)[0].status == Status.DISPUTED


def test_readers_who_agree_in_everything_but_the_figure_do_not_agree(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    made = make_round([document])

    def said(low: str, unit: str) -> dict[str, Any]:
        figure = {"low": low, "high": "18000", "bound": "between", "unit": unit}
        return {"verdict": "mixed", "figure": figure}

    marks = {
        cast.ada: [(FIGURE, said("12000", "persons")), (BARN, {"figure": {"low": "500", "unit": "men"}})],
        cast.boris: [(FIGURE, said("1200", "persons")), (BARN, {"figure": {"low": "500", "unit": "people"}})],
    }
    read_by(made, document, marks)
    contested, worded_otherwise = units(made, cast.lead)
    assert contested.differs_in == ("figure",)
    assert not contested.is_agreed
    assert worded_otherwise.is_agreed


def test_the_order_in_which_readings_came_makes_no_difference(cast: Cast, codebook: Codebook) -> None:
    found = []
    marks: dict[User, Marks] = {
        cast.ada: [(FIGURE, {}), (BARN, {})],
        cast.boris: [(LONGER, {}), (UNCLE, {})],
        cast.oscar: [(NOBODY, {})],
    }
    for order in itertools.permutations(marks):
        document = make_document(source=make_source(f"Source {order[0]} {order[1]}"))
        made = make_round([document], readers_wanted=3)
        read_by(made, document, {reader: marks[reader] for reader in order})
        found.append(
            [
                (one.start, one.end, one.reviewers, one.missed, one.differs_in)
                for one in units(made, cast.lead)
            ]
        )
    assert all(one == found[0] for one in found)


def test_a_reading_under_way_is_not_counted(round: Round, cast: Cast) -> None:
    read(give(round, the_document(round), cast.admin), [(BARN, {})], submit=False)
    assert len(units(round, cast.lead)) == 3


def test_a_lead_who_reads_the_document_blind_sees_no_unit_of_it(round: Round, cast: Cast) -> None:
    give(make_round([the_document(round)]), the_document(round), cast.lead)
    assert units(round, cast.lead) == []
    assert len(units(round, cast.admin)) == 3


def test_units_that_a_decision_merged_are_one(round: Round, cast: Cast) -> None:
    first, _, third = units(round, cast.lead)
    settle(round, cast.lead, [first, third])
    merged, alone = units(round, cast.lead)
    assert set(merged.parts) == {first.key, third.key}
    assert (merged.key, merged.start, merged.end) == (first.key, first.start, third.end)
    assert merged.missed == ()
    assert words([alone]) == [{NOBODY}]


def test_a_reading_that_comes_later_joins_the_decided_unit_and_is_told_apart(
    round: Round, cast: Cast
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, FIGURE))
    read_by(round, the_document(round), {cast.admin: [(LONGER, {"verdict": "verified"})]})
    decided = unit(round, cast.lead, FIGURE)
    assert decided.decision is not None
    assert [told.reviewer for told in decided.came_later] == [cast.admin.pk]


def test_two_decisions_on_what_has_become_one_unit_both_keep_their_readings(round: Round, cast: Cast) -> None:
    """Only possible where highlights changed after they were decided; nothing is lost then."""
    document = the_document(round)
    first, _, third = units(round, cast.lead)
    one, other = settle(round, cast.lead, first), settle(round, cast.lead, third)
    for told in third.said:  # the single one now lies where the first unit does
        state = {"start": first.start, "end": first.end, "exact": FIGURE}
        version = other.highlights.get().versions.get()
        version.state |= state
        version.save()
        assert version.highlight_id == told.highlight
    found = [each for each in units(round, cast.lead, document) if each.decision]
    assert {each.decision.pk: len(each.said) for each in found if each.decision} == {one.pk: 3, other.pk: 1}


def test_a_decision_whose_highlights_are_all_withdrawn_is_still_shown(round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    version = decision.highlights.get().versions.get()
    version.state |= {"status": "withdrawn"}
    version.save()
    left = next(one for one in units(round, cast.lead) if one.decision)
    assert (left.start, left.end, left.said) == (decision.start, decision.end, ())


def test_a_unit_whose_decision_was_taken_back_is_open_and_remembers_it(round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    taken_back = take_back(round, decision, by=cast.lead, now=LATER)
    reopened = unit(round, cast.lead, UNCLE)
    assert reopened.is_open
    assert reopened.decision is None
    assert reopened.last == taken_back


def test_merged_units_are_two_again_when_that_is_taken_back(round: Round, cast: Cast) -> None:
    first, agreed, third = units(round, cast.lead)
    take_back(round, settle(round, cast.lead, [first, third]), by=cast.lead, now=LATER)
    assert [one.key for one in units(round, cast.lead)] == [first.key, agreed.key, third.key]


def test_the_fingerprint_changes_with_readings_decisions_and_disputes(round: Round, cast: Cast) -> None:
    prints = [unit(round, cast.lead, UNCLE).fingerprint]
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    prints.append(unit(round, cast.lead, UNCLE).fingerprint)
    dispute(decision, reason="No.", by=cast.boris, now=LATER)
    prints.append(unit(round, cast.lead, UNCLE).fingerprint)
    read_by(round, the_document(round), {cast.admin: [(UNCLE, {})]})
    prints.append(unit(round, cast.lead, UNCLE).fingerprint)
    assert len(set(prints)) == 4


def test_a_remark_stands_beside_the_unit_that_it_is_nearest_to(round: Round, cast: Cast) -> None:
    place = unit(round, cast.lead, NOBODY)
    Remark.objects.create(
        round=round, document=the_document(round), start=place.start, end=place.end, text="Who?", made_by=cast.ada,
        made_at=NOW,
    )  # fmt: skip
    assert [[remark.text for remark in one.remarks] for one in units(round, cast.lead)] == [[], ["Who?"], []]


def test_units_of_many_documents_take_three_queries(
    round: Round, cast: Cast, django_assert_num_queries: Any
) -> None:
    for document in add_documents(round, 5, cast.ada, cast.boris):
        first = units(round, cast.lead, document)[0]
        dispute(settle(round, cast.lead, first, document=document), reason="No.", by=cast.ada, now=LATER)
    documents = read_documents(submitted_in(round, cast.lead), READ_NOW)
    with django_assert_num_queries(3):
        found = units_in(round, documents)
    assert len(found) == 6
