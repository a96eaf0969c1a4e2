"""Agreement, γ and the reports on reviewers over the API."""

from typing import Any

import pytest

from annotator.models import Codebook, Round
from tests.api.conftest import Api
from tests.conftest import Cast
from tests.making import make_document
from tests.making_rounds import give, make_round, read

DEAD = "between 12,000 and 18,000 people died"
NOBODY = "Nobody believes the ministry any more"


@pytest.fixture
def panel(cast: Cast, codebook: Codebook) -> Round:
    document = make_document()
    made = make_round([document])
    read(give(made, document, cast.ada), [(DEAD, {"verdict": "verified"}), (NOBODY, {"verdict": "refuted"})])
    read(give(made, document, cast.boris), [(DEAD, {"verdict": "refuted"}), (NOBODY, {"verdict": "refuted"})])
    return made


def test_a_lead_gets_every_family_and_those_asked_for_by_document_and_pair(
    api: Api, cast: Cast, panel: Round
) -> None:
    said = api(cast.lead).get(f"rounds/{panel.pk}/agreement/", family="verdict").json()
    assert {"spans", "verdict", "technique"} <= set(said["families"])
    verdict = said["families"]["verdict"]
    assert (verdict["units"], verdict["labels_differ"], verdict["missed_by_somebody"]) == (2, 1, 0)
    assert verdict["figures"]["alpha_nominal"]["units"] == 2
    assert [one["readers"] for one in said["by_pair"]] == [[f"r{cast.ada.pk}", f"r{cast.boris.pk}"]]
    assert len(said["by_document"]) == 1


def test_what_cannot_be_calculated_says_why(api: Api, cast: Cast, panel: Round) -> None:
    said = api(cast.lead).get(f"rounds/{panel.pk}/agreement/").json()
    assert said["families"]["stance"]["figures"]["alpha_nominal"]["value"] is None
    assert said["families"]["stance"]["figures"]["alpha_nominal"]["why"].startswith("Cannot be calculated")


def test_reviewers_are_reported_on_with_the_items_behind_it(api: Api, cast: Cast, panel: Round) -> None:
    said = api(cast.lead).get(f"rounds/{panel.pk}/reviewers/", method="majority").json()
    assert said["classes"] == ["refuted", "verified"]
    assert {one["reviewer"]: one["items"] for one in said["reviewers"]} == {
        f"r{cast.ada.pk}": 2,
        f"r{cast.boris.pk}": 2,
    }


def test_gamma_is_asked_for_and_looked_up(api: Api, cast: Cast, panel: Round) -> None:
    client = api(cast.lead)
    address = f"rounds/{panel.pk}/agreement/gamma/"
    assert client.get(address).json()["state"] == "none"
    asked = client.post(address, {"family": "verdict"})
    assert (asked.status_code, asked.json()["state"]) == (202, "waiting")
    assert client.get(address).json()["state"] == "waiting"


@pytest.mark.parametrize("where", ["agreement/", "reviewers/", "agreement/gamma/"])
def test_reviewers_and_readers_are_refused(api: Api, cast: Cast, panel: Round, where: str) -> None:
    assert api(cast.ada).get(f"rounds/{panel.pk}/{where}").status_code == 403
    assert api(cast.rita).get(f"rounds/{panel.pk}/{where}").status_code == 404


@pytest.mark.parametrize("query", [{"family": "nonsense"}, {"familie": "verdict"}])
def test_a_mistyped_question_is_refused(api: Api, cast: Cast, panel: Round, query: dict[str, Any]) -> None:
    answer = api(cast.lead).get(f"rounds/{panel.pk}/agreement/", **query)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
