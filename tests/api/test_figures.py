"""Figures over the API: the same as on the pages, and blind by the same rule."""

import pytest

from annotator.actions import claims as actions
from annotator.models import Claim, Codebook, Highlight
from tests.api.conftest import Api, problem
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import claim_of
from tests.making_figures import figure

WORDS = "about 500 men slept in one barn"


@pytest.fixture
def hers(cast: Cast, codebook: Codebook) -> Highlight:
    document = make_document(f"One.\n\nThey say that {WORDS}.\n")
    judged = {"figure": figure("500", bound="about", counted="men in the barn", unit="men")}
    return make_highlight(make_assignment(document, cast.ada), WORDS, judged)


@pytest.fixture
def his(cast: Cast, codebook: Codebook) -> Highlight:
    document = make_document("Two.\n\nNo, 5,000 men slept in that barn.\n", source=make_source("The Herald"))
    judged = {"figure": figure("5000", counted="men in the barn"), "verdict": "refuted"}
    return make_highlight(make_assignment(document, cast.boris), "5,000 men", judged)


@pytest.fixture
def claim(cast: Cast, hers: Highlight, his: Highlight) -> Claim:
    made = claim_of(cast.ada, "Men slept in the barn.", hers)
    actions.link_highlight(made, his, by=cast.lead, now=NOW)
    return made


def test_a_board_tells_which_figures_cannot_both_be_true(
    api: Api, cast: Cast, claim: Claim, hers: Highlight, his: Highlight
) -> None:
    board = api(cast.lead).get(f"figures/{claim.pk}/").json()
    (panel,) = board["panels"]
    assert (panel["kind"], panel["number_of_contradictions"], panel["allowed"]) == ("count", 1, None)
    by_source = {row["given"]["source_name"]: row for row in panel["figures"]}
    herald, lantern = by_source["The Herald"], by_source["The Lantern"]
    assert (herald["low"], herald["given"]["verdicts"], herald["contradicts"]) == (
        "5000",
        {"refuted": 1},
        [lantern["number"]],
    )
    assert (lantern["given"]["bound"], lantern["given"]["highlights"]) == ("about", [str(hers.pk)])
    assert lantern["given"]["reviewers"] == [cast.ada.pseudonym]


def test_the_list_has_claims_and_proposals(api: Api, cast: Cast, hers: Highlight, his: Highlight) -> None:
    lead = api(cast.lead)
    (proposed,) = lead.get("figures/").json()["proposed"]
    assert (proposed["contested"], proposed["number_of_figures"]) == ("cannot", 2)
    claim = claim_of(cast.lead, "Men slept in the barn.", hers, his)
    answer = lead.get("figures/").json()
    assert (answer["proposed"], answer["is_whole"]) == ([], True)
    assert [one["claim"]["id"] for one in answer["quantities"]] == [str(claim.pk)]
    assert lead.get("figures/", contested="agree").json()["quantities"] == []


def test_others_figures_are_not_told_to_who_reads_blind(
    api: Api, cast: Cast, claim: Claim, his: Highlight
) -> None:
    ada = api(cast.ada)
    board = ada.get(f"figures/{claim.pk}/")
    assert str(his.pk) not in board.content.decode()
    assert [panel["number_of_contradictions"] for panel in board.json()["panels"]] == [0]
    assert ada.get("figures/").json() == {"quantities": [], "proposed": [], "is_whole": True}
    assert problem(api(cast.oscar).get(f"figures/{claim.pk}/"), 404)


@pytest.mark.parametrize("params", [{"unit": "parsecs"}, {"about": "nan"}, {"about": "-1"}, {"page": "1"}])
def test_a_board_that_makes_no_sense_is_refused(
    api: Api, cast: Cast, claim: Claim, params: dict[str, str]
) -> None:
    assert problem(api(cast.lead).get(f"figures/{claim.pk}/", **params), 400)


@pytest.mark.parametrize(
    "params", [{"contested": "x"}, {"kind": "x"}, {"source": "x"}, {"q": "\x00"}, {"verdict": "mixed"}]
)
def test_a_filter_that_makes_no_sense_is_refused(
    api: Api, cast: Cast, codebook: Codebook, params: dict[str, str]
) -> None:
    assert problem(api(cast.lead).get("figures/", **params), 400)
