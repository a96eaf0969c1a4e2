"""/codebooks/: versions, and two of them compared."""

import pytest

from annotator.actions.rereviews import answer
from annotator.models import Codebook, Highlight, ReReview
from tests.api.conftest import Api, Caller, problem
from tests.codebook_life import MOCKS, ONE_REFUTED, STERNER, next_version
from tests.conftest import Cast
from tests.making import NOW


@pytest.fixture
def rita(api: Api, cast: Cast) -> Caller:
    return api(cast.rita)


def test_codebooks_are_listed_and_given_whole(rita: Caller, codebook: Codebook) -> None:
    listed = rita.get("codebooks/").json()["results"]
    assert [book["key"] for book in listed] == [codebook.key]
    whole = rita.get(f"codebooks/{codebook.key}/").json()
    assert whole["facets"] == codebook.content["facets"]
    assert "/codebooks/" in problem(rita.get("codebooks/other@1/"), 404)["detail"]


def test_a_version_says_what_it_replaces_and_what_it_changes(
    rita: Caller, cast: Cast, codebook: Codebook
) -> None:
    third = next_version(codebook, STERNER, MOCKS, by=cast.lead)
    newest, oldest = rita.get("codebooks/").json()["results"]
    assert (newest["key"], newest["replaces"], newest["changes"]) == (
        third.key,
        codebook.key,
        [STERNER, MOCKS],
    )
    assert (oldest["replaces"], oldest["changes"]) == (None, [])
    assert rita.get(f"codebooks/{third.key}/").json()["replaces"] == codebook.key


def test_two_versions_are_compared(rita: Caller, cast: Cast, codebook: Codebook) -> None:
    third = next_version(codebook, STERNER, ONE_REFUTED, MOCKS, by=cast.lead)
    said = rita.get("codebooks/compare/", a=codebook.key, b=third.key).json()
    verdict, stance = said["facets"]
    (redefined,) = verdict["redefined"]
    assert (said["a"], said["b"], said["descended"]) == (codebook.key, third.key, True)
    assert (redefined["before"]["slug"], redefined["after"]["definition"]) == ("mixed", STERNER["definition"])
    assert verdict["merged"][0]["labels"] == ["mostly_refuted"]
    assert verdict["merged"][0]["into"]["slug"] == "refuted"
    assert [label["slug"] for label in stance["added"]] == ["mocks"]
    assert rita.get("codebooks/compare/", a=third.key, b=codebook.key).json()["descended"] is False


def test_what_became_of_judgements_is_counted_among_those_one_may_see(
    api: Api, cast: Cast, codebook: Codebook, highlight: Highlight
) -> None:
    third = next_version(codebook, STERNER, by=cast.lead)

    def moves(caller: Caller) -> list[dict[str, object]]:
        compared = caller.get("codebooks/compare/", a=codebook.key, b=third.key).json()
        return list(compared["looked_at_again"])

    waiting = {"facet": "verdict", "was": "mixed", "now": None, "answered": False, "highlights": 1}
    assert moves(api(cast.ada)) == moves(api(cast.lead)) == [waiting]
    assert moves(api(cast.boris)) == moves(api(cast.rita)) == [], "not submitted yet"
    answer(ReReview.objects.get(), {("verdict", "mixed"): "misleading"}, note="", now=NOW)
    assert moves(api(cast.ada)) == [{**waiting, "now": "misleading", "answered": True}]


def test_a_comparison_names_two_versions_that_are_there(rita: Caller, codebook: Codebook) -> None:
    assert set(problem(rita.get("codebooks/compare/"), 400)["errors"]) == {"a", "b"}
    assert "itself" in problem(rita.get("codebooks/compare/", a=codebook.key, b=codebook.key), 400)["detail"]
    for key in ("assay-default@9", "assay-default@" + "9" * 30, "assay-default", "x\x00@1", "@", "x@²"):
        problem(rita.get("codebooks/compare/", a=codebook.key, b=key), 404)
