"""What the readings of a round come to, unit by unit."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.cache import cache

from annotator.errors import Invalid
from annotator.models import Codebook, Highlight, Round
from annotator.queries import consensus
from annotator.queries.consensus import consensus_of, method_named
from annotator.queries.units import Shares, Unit
from tests.conftest import Cast
from tests.making import make_document
from tests.making_rounds import give, make_round, read
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    LONGER,
    NOBODY,
    UNCLE,
    read_by,
    settle,
    the_document,
    three_read,
    unit,
    units,
)


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    cache.clear()
    return three_read(cast, codebook)


def on(round: Round, cast: Cast, words: str, method: str = "majority") -> Mapping[str, Shares]:
    """What the unit of these words comes to."""
    return consensus_of(round, cast.lead, method).on([unit(round, cast.lead, words)])[0].consensus or {}


def test_by_majority_the_probabilities_are_the_shares_of_the_votes(round: Round, cast: Cast) -> None:
    shares = on(round, cast, FIGURE)
    assert dict(shares["verdict"].values) == {"refuted": pytest.approx(2 / 3), "mixed": pytest.approx(1 / 3)}
    assert (shares["verdict"].best, shares["claim_type"].probability) == ("refuted", 1.0)


def test_what_nobody_said_has_no_share(round: Round, cast: Cast) -> None:
    assert on(round, cast, FIGURE).keys() == {"claim_type", "verdict", "voice"}
    assert on(round, cast, UNCLE).keys() == {"verdict"}


def test_a_tie_has_no_best_label(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    made = make_round([document])
    read_by(
        made,
        document,
        {cast.ada: [(FIGURE, {"verdict": "mixed"})], cast.boris: [(FIGURE, {"verdict": "refuted"})]},
    )
    shares = on(made, cast, FIGURE)
    assert shares["verdict"].best is None


def test_a_technique_is_weighed_among_those_who_judged_the_passage(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    made = make_round([document], readers_wanted=4)

    def said(*techniques: str) -> dict[str, Any]:
        return {"verdict": "mixed", "techniques": [{"technique": one} for one in techniques]}

    readings: list[dict[str, Any]] = [said("Doubt", "Slogans"), said("Doubt"), said(), {}]
    people = (cast.ada, cast.boris, cast.oscar, cast.admin)
    read_by(made, document, {one: [(FIGURE, what)] for one, what in zip(people, readings, strict=True)})
    shares = on(made, cast, FIGURE)
    assert dict(shares["technique"].values) == {
        "Doubt": pytest.approx(2 / 3),
        "Slogans": pytest.approx(1 / 3),
    }


def test_every_method_gives_probabilities_that_add_up_to_one(round: Round, cast: Cast) -> None:
    for method in ("pooled", "majority", "dawid_skene", "one_coin", "mace"):
        shares = on(round, cast, FIGURE, method)
        assert sum(dict(shares["verdict"].values).values()) == pytest.approx(1)


def test_the_usual_method_is_named_and_an_unknown_one_refused() -> None:
    assert method_named("").name == "pooled"
    with pytest.raises(Invalid, match="There is no method “tea leaves”"):
        method_named("tea leaves")


def test_it_is_calculated_once_until_a_reading_changes(round: Round, cast: Cast, monkeypatch: Any) -> None:
    calculated = []
    real = consensus._calculated

    def counting(*args: Any) -> Any:
        calculated.append(args)
        return real(*args)

    monkeypatch.setattr(consensus, "_calculated", counting)
    for _ in range(3):
        consensus_of(round, cast.lead, "majority")
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))  # a decision is no reading
    consensus_of(round, cast.lead, "majority")
    assert len(calculated) == 1
    Highlight.objects.filter(exact=NOBODY).update(updated_at=LATER)
    consensus_of(round, cast.lead, "majority")
    read_by(round, the_document(round), {cast.admin: [(BARN, {})]})
    consensus_of(round, cast.lead, "majority")
    assert len(calculated) == 3


def test_it_holds_nothing_of_a_document_that_the_lead_is_reading_blind(round: Round, cast: Cast) -> None:
    give(make_round([the_document(round)]), the_document(round), cast.lead)
    assert consensus_of(round, cast.lead).units == ()
    assert len(consensus_of(round, cast.admin).units) == 3


def test_a_reading_under_way_has_no_say(round: Round, cast: Cast) -> None:
    before = on(round, cast, FIGURE)
    read(give(round, the_document(round), cast.admin), [(LONGER, {"verdict": "verified"})], submit=False)
    assert on(round, cast, FIGURE) == before


def test_it_says_of_each_reviewer_how_many_passages_it_rests_on(round: Round, cast: Cast) -> None:
    reports = consensus_of(round, cast.lead).reviewers["verdict"]
    assert {one.worker: one.items for one in reports} == {
        cast.ada.pseudonym: 3, cast.boris.pseudonym: 2, cast.oscar.pseudonym: 2,
    }  # fmt: skip


def test_units_that_no_reading_speaks_of_have_an_empty_consensus(round: Round, cast: Cast) -> None:
    held = consensus_of(round, cast.lead, "majority")
    assert held.on([Unit("elsewhere", 0, 3, ())])[0].consensus == {}
    assert len(held.on(units(round, cast.lead))) == 3
