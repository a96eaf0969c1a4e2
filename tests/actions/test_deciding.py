"""Deciding units: one reading, the consensus, the lead's own judgement, nothing; several as one; all agreed at once."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.actions.adjudication import Consensus, Own, Reading, Rejected, Seen, accept_agreed
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, Decision, Highlight, Round
from annotator.queries.units import Status
from tests.conftest import Cast
from tests.making import TEXT, make_document, make_source
from tests.making_rounds import give, make_round
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    LONGER,
    NOBODY,
    UNCLE,
    read_by,
    seen,
    settle,
    the_document,
    three_read,
    unit,
    units,
)

Outcome = Decision.Outcome


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


def test_a_reading_is_accepted_with_its_span_and_judgement(round: Round, cast: Cast) -> None:
    one = unit(round, cast.lead, FIGURE)
    boris = next(told for told in one.said if told.reviewer == cast.boris.pk)
    decision = settle(round, cast.lead, one, Reading(boris.highlight), reason="He has the verb.")
    assert (decision.outcome, decision.exact, decision.reason) == (Outcome.CHOSEN, LONGER, "He has the verb.")
    assert decision.judgement == boris.judgement
    assert set(decision.highlights.values_list("pk", flat=True)) == {told.highlight for told in one.said}
    assert (decision.made_by, decision.automatic, decision.history) == (cast.lead, False, decision.pk)
    assert not unit(round, cast.lead, FIGURE).is_open


def test_the_consensus_is_accepted_with_the_characters_that_most_marked(round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, FIGURE), Consensus("majority"))
    assert decision.outcome == Outcome.ACCEPTED
    assert decision.exact == FIGURE
    assert decision.judgement is not None
    assert {name: decision.judgement[name] for name in ("verdict", "claim_type", "voice", "stance")} == {
        "verdict": "refuted", "claim_type": "quantity", "voice": "publisher", "stance": None,
    }  # fmt: skip


def test_a_tie_is_no_consensus(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    made = make_round([document])
    read_by(
        made,
        document,
        {cast.ada: [(FIGURE, {"verdict": "mixed"})], cast.boris: [(FIGURE, {"verdict": "refuted"})]},
    )
    with pytest.raises(Invalid, match="even on verdict"):
        settle(made, cast.lead, unit(made, cast.lead, FIGURE), Consensus("majority"))


def test_the_rest_of_the_judgement_comes_from_the_readings_nearest_to_the_consensus(
    cast: Cast, codebook: Codebook
) -> None:
    document = make_document()
    made = make_round([document], readers_wanted=3)

    def said(verdict: str, low: str, url: str, **more: Any) -> dict[str, Any]:
        evidence = [{"relation": "refutes", "url": f"https://example.org/{url}"}]
        return {"verdict": verdict, "figure": {"low": low, "high": "18000"}, "evidence": evidence, **more}

    doubt = {"technique": "Doubt", "severity": "gross"}
    marks = {
        cast.ada: [
            (
                FIGURE,
                said("mixed", "9", "a", confidence="low", note="mine", techniques=[{"technique": "Slogans"}]),
            )
        ],
        cast.boris: [(FIGURE, said("refuted", "12000", "b", confidence="high", techniques=[doubt]))],
        cast.oscar: [(FIGURE, said("refuted", "12000", "b", confidence="high", techniques=[doubt]))],
    }
    read_by(made, document, marks)
    decision = settle(made, cast.lead, unit(made, cast.lead, FIGURE), Consensus("majority"))
    assert decision.judgement is not None
    assert decision.judgement["figure"]["low"] == "12000"
    assert [tag["technique"] for tag in decision.judgement["techniques"]] == ["Doubt"]
    assert decision.judgement["techniques"][0]["severity"] == "gross"
    assert [item["url"] for item in decision.judgement["evidence"]] == ["https://example.org/b"]
    assert (decision.judgement["confidence"], decision.judgement["note"]) == ("high", "")


def test_the_lead_sets_span_and_judgement(round: Round, cast: Cast) -> None:
    start = TEXT.index("12,000")
    way = Own(start, start + len("12,000 and 18,000"), {"verdict": "outdated"})
    decision = settle(round, cast.lead, unit(round, cast.lead, FIGURE), way, reason="Newer lists are out.")
    assert (decision.outcome, decision.exact) == (Outcome.EDITED, "12,000 and 18,000")
    assert decision.judgement is not None
    assert decision.judgement["verdict"] == "outdated"


def test_what_nobody_said_needs_a_reason(round: Round, cast: Cast) -> None:
    one = unit(round, cast.lead, FIGURE)
    with pytest.raises(Invalid) as refusal:
        settle(round, cast.lead, one, Own(one.start, one.end, {"verdict": "outdated"}))
    assert "reason" in refusal.value.extra["errors"]
    as_ada_said = {"verdict": "refuted", "claim_type": "quantity", "voice": "publisher", "note": "shorter"}
    assert settle(round, cast.lead, one, Own(one.start + 8, one.end, as_ada_said)).exact == FIGURE[8:]


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [(5, 5, None), (9, 3, None), (0, 10**6, None), (-4, 3, None), (0, 10**30, None), (0, 3, "Why")],
)
def test_a_span_that_is_no_place_in_the_text_is_refused(
    round: Round, cast: Cast, start: int, end: int, exact: str | None
) -> None:
    with pytest.raises(Invalid):
        settle(
            round, cast.lead, unit(round, cast.lead, UNCLE), Own(start, end, {"verdict": "unproven"}, exact)
        )
    assert not Decision.objects.exists()


def test_labels_are_those_of_the_rounds_codebook(round: Round, cast: Cast) -> None:
    one = unit(round, cast.lead, UNCLE)
    with pytest.raises(Invalid, match="judgement"):
        settle(round, cast.lead, one, Own(one.start, one.end, {"verdict": "true-ish"}), reason="So it is.")


def test_a_reading_of_another_unit_is_refused(round: Round, cast: Cast) -> None:
    other = unit(round, cast.lead, NOBODY).said[0].highlight
    with pytest.raises(Invalid, match="not one of the unit"):
        settle(round, cast.lead, unit(round, cast.lead, UNCLE), Reading(other))


def test_rejecting_decides_the_unit_without_a_judgement(round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    assert (decision.outcome, decision.judgement, decision.exact) == (Outcome.REJECTED, None, UNCLE)
    assert unit(round, cast.lead, UNCLE).status == Status.DECIDED


def test_several_units_become_one(round: Round, cast: Cast) -> None:
    first, _, third = units(round, cast.lead)
    way = Own(first.start, third.end, {"verdict": "refuted", "claim_type": "quantity", "voice": "publisher"})
    decision = settle(round, cast.lead, [first, third], way)
    assert decision.outcome == Outcome.MERGED
    assert decision.highlights.count() == 4


def test_a_decided_unit_is_not_merged(round: Round, cast: Cast) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    first, _, third = units(round, cast.lead)
    with pytest.raises(Invalid, match="Take its decision back first"):
        settle(round, cast.lead, [first, third])


def test_several_units_have_no_consensus(round: Round, cast: Cast) -> None:
    first, _, third = units(round, cast.lead)
    with pytest.raises(Invalid, match="no consensus on several units"):
        settle(round, cast.lead, [first, third], Consensus("majority"))


def test_deciding_again_replaces_and_keeps_the_first(round: Round, cast: Cast) -> None:
    first = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    second = settle(round, cast.admin, unit(round, cast.lead, UNCLE), Rejected(), reason="A memory.")
    first.refresh_from_db()
    assert (second.replaces, second.history, first.replaced_at) == (first, first.pk, LATER)
    assert [one.pk for one in Decision.objects.current()] == [second.pk]


def test_of_two_leads_the_second_is_told_what_the_first_decided(round: Round, cast: Cast) -> None:
    as_both_see_it = unit(round, cast.lead, FIGURE)
    first = settle(round, cast.lead, as_both_see_it, Rejected())
    with pytest.raises(Conflict) as refusal:
        settle(round, cast.admin, as_both_see_it)
    assert refusal.value.detail.startswith("Lead decided this unit meanwhile: nothing here.")
    assert refusal.value.extra["decided"]["id"] == str(first.pk)
    assert Decision.objects.count() == 1


def test_nobody_decides_on_readings_that_they_have_not_seen(round: Round, cast: Cast) -> None:
    as_seen = unit(round, cast.lead, UNCLE)
    highlight = Highlight.objects.get(pk=as_seen.said[0].highlight)
    Highlight.objects.filter(pk=highlight.pk).update(version=2)
    highlight.versions.create(
        version=2, changed_by=cast.ada, changed_at=LATER, state=highlight.versions.get().state
    )
    with pytest.raises(Conflict, match="changed meanwhile"):
        settle(round, cast.lead, as_seen)


def test_a_unit_that_is_not_there_is_a_conflict_and_none_is_invalid(round: Round, cast: Cast) -> None:
    one = unit(round, cast.lead, UNCLE)
    settle(round, cast.lead, [one, unit(round, cast.lead, FIGURE)])
    with pytest.raises(Conflict, match="not there any more"):
        settle(round, cast.lead, one)
    with pytest.raises(Invalid, match="which unit"):
        settle(round, cast.lead, [], Rejected())


def test_a_lead_who_reads_the_document_blind_decides_nothing_in_it(round: Round, cast: Cast) -> None:
    one = unit(round, cast.lead, UNCLE)
    give(make_round([the_document(round)]), the_document(round), cast.lead)
    with pytest.raises(Conflict):
        settle(round, cast.lead, one)


def test_all_agreed_units_are_accepted_at_once(cast: Cast, codebook: Codebook) -> None:
    document = make_document(source=make_source("Other"))
    made = make_round([document])
    said = {"verdict": "mixed", "note": "so"}
    marks = [(FIGURE, said), (NOBODY, said), (BARN, {"verdict": "unproven", "claim_type": "quantity"})]
    read_by(made, document, {cast.ada: [*marks, (UNCLE, said)], cast.boris: [(LONGER, said), *marks[1:]]})
    agreed = [one for one in units(made, cast.lead) if one.status == Status.AGREED]
    decisions = accept_agreed(made, document.pk, seen(*agreed), by=cast.lead, now=LATER)
    assert [one.exact for one in decisions] == [FIGURE, NOBODY, BARN]
    assert {one.outcome for one in decisions} == {Outcome.ACCEPTED}
    assert [one.judgement and one.judgement["verdict"] for one in decisions] == ["mixed", "mixed", "unproven"]
    assert [one.status for one in units(made, cast.lead)] == [
        *[Status.DECIDED] * 2,
        Status.SINGLE,
        Status.DECIDED,
    ]


def test_agreed_units_are_accepted_only_as_they_were_shown(round: Round, cast: Cast) -> None:
    with pytest.raises(Conflict, match="agreed units changed"):
        accept_agreed(round, the_document(round).pk, [Seen("other", "print")], by=cast.lead, now=LATER)
    assert not Decision.objects.exists()


def test_accepting_many_takes_the_same_queries_as_accepting_few(cast: Cast, codebook: Codebook) -> None:
    text = "".join(f"Sentence number {number} of this text says something.\n\n" for number in range(30))
    counted = []
    for number in (3, 30):
        document = make_document(text, source=make_source(f"Source {number}"))
        made = make_round([document])
        marks = [(f"number {n} of", {"verdict": "mixed"}) for n in range(number)]
        read_by(made, document, {cast.ada: marks, cast.boris: marks})
        agreed = seen(*units(made, cast.lead))
        with CaptureQueriesContext(connection) as captured:
            assert len(accept_agreed(made, document.pk, agreed, by=cast.lead, now=LATER)) == number
        counted.append(len(captured))
    assert counted[0] == counted[1]
