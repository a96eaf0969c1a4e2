"""Profiles over the API: only those one may see, no number where a rate is withheld, grades and publications by leads."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import Codebook, Grade, ProfileSnapshot, ProfileUnits, Publication
from corpus_app.models import Source
from tests.api.conftest import Api, problem
from tests.conftest import Cast
from tests.making import make_document, make_source
from tests.making_profiles import read_source
from tests.making_rounds import make_round

LETTER = {"letter": "C", "reason": "Half of it holds."}


@pytest.fixture
def profiled(cast: Cast, codebook: Codebook) -> Cast:
    """A source with a rate and one with too little behind it."""
    round = make_round([], blind=False)
    read_source(round, "Mixed Mail", (cast.ada, cast.boris), verdicts=("verified", "refuted", "verified"))
    read_source(round, "Small Sheet", (cast.ada, cast.boris), documents=2)
    rebuild_changed(now=timezone.now())
    return cast


def source(name: str = "Mixed Mail") -> Source:
    return Source.objects.get(name=name)


def current(name: str = "Mixed Mail") -> ProfileSnapshot:
    return ProfileSnapshot.objects.get(source__name=name, current=True)


def at(name: str, rest: str = "") -> str:
    return f"profiles/{source(name).pk}/{rest}"


def names(answer: Any) -> list[str]:
    return [one["name"] for one in answer.json()["results"]]


def test_the_list_tells_how_sources_stand(api: Api, profiled: Cast) -> None:
    rita, stored = api(profiled.rita), current()
    mixed, small = rita.get("profiles/").json()["results"]
    assert (mixed["name"], mixed["estimate"], mixed["low"], mixed["high"]) == (
        "Mixed Mail", stored.estimate, stored.low, stored.high,
    )  # fmt: skip
    assert (mixed["withheld"], mixed["given"], mixed["profile"]) == (None, False, str(stored.pk))
    assert (small["estimate"], small["low"], small["high"]) == (None, None, None)
    assert small["withheld"] == current("Small Sheet").withheld


def test_it_is_filtered_by_letter_withheld_and_source(api: Api, profiled: Cast) -> None:
    rita, letter = api(profiled.rita), current().letter
    assert names(rita.get("profiles/", withheld="yes")) == ["Small Sheet"]
    assert names(rita.get("profiles/", withheld="no")) == ["Mixed Mail"]
    assert names(rita.get("profiles/", source=source("Small Sheet").pk)) == ["Small Sheet"]
    assert names(rita.get("profiles/", letter=letter)) == ["Mixed Mail"]
    other = "B" if letter != "B" else "C"
    api(profiled.lead).post(
        at("Mixed Mail", "grades/"), {**LETTER, "letter": other, "profile": str(current().pk)}
    )
    assert names(rita.get("profiles/", letter=letter)) == []
    assert names(rita.get("profiles/", letter=[other, "F"])) == ["Mixed Mail", "Small Sheet"]


@pytest.mark.parametrize("wrong", [{"letter": "Z"}, {"withheld": "maybe"}, {"source": "x"}, {"sorce": "x"}])
def test_a_senseless_filter_is_refused(api: Api, cast: Cast, wrong: dict[str, str]) -> None:
    problem(api(cast.rita).get("profiles/", **wrong), 400)


def test_the_list_comes_in_pages(api: Api, profiled: Cast) -> None:
    first = api(profiled.rita).get("profiles/", page_size=1).json()
    second = api(profiled.rita).client.get(first["next"]).json()
    assert [one["name"] for page in (first, second) for one in page["results"]] == [
        "Mixed Mail",
        "Small Sheet",
    ]
    assert second["next"] is None


def test_a_profile_comes_whole_and_only_when_it_changed(api: Api, profiled: Cast) -> None:
    rita = api(profiled.rita)
    answer = rita.get(at("Mixed Mail"))
    assert answer.json()["data"] == current().data
    unchanged = rita.client.get(f"/api/v1/{at('Mixed Mail')}", headers={"If-None-Match": answer["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    api(profiled.lead).post(
        at("Mixed Mail", "grades/"), {**LETTER, "letter": "E", "profile": str(current().pk)}
    )
    graded = rita.client.get(f"/api/v1/{at('Mixed Mail')}", headers={"If-None-Match": answer["ETag"]})
    assert graded.status_code == 200
    assert (graded.json()["letter"], graded.json()["given"]) == ("E", True)


def test_a_withheld_rate_has_no_number_anywhere(api: Api, profiled: Cast) -> None:
    stored = current("Small Sheet")
    assert stored.estimate is not None
    content = api(profiled.rita).get(at("Small Sheet")).content.decode()
    for number in (stored.estimate, stored.low, stored.data["reliability"]["correlation"]):
        assert str(number) not in content
    assert stored.withheld in content


def test_the_units_behind_it_add_up_and_come_in_pages(api: Api, profiled: Cast) -> None:
    rita, stored = api(profiled.rita), current()
    address, found = f"/api/v1/{at('Mixed Mail', 'units/')}?counts=yes&page_size=7", list[Any]()
    while address:
        page = rita.client.get(address).json()
        found, address = found + page["results"], page["next"]
    behind = [unit for unit in ProfileUnits.objects.get(snapshot=stored).units if unit["counts"]]
    assert [unit["highlights"] for unit in found] == [unit["highlights"] for unit in behind]
    assert sum(unit["weight"] for unit in found) == pytest.approx(stored.data["reliability"]["weight"])


def test_a_cursor_of_an_earlier_profile_is_refused(api: Api, profiled: Cast) -> None:
    rita = api(profiled.rita)
    following = rita.get(at("Mixed Mail", "units/"), page_size=5).json()["next"]
    assert problem(rita.client.get(following.replace(str(source().pk), str(source("Small Sheet").pk))), 400)
    assert problem(rita.get(at("Mixed Mail", "units/"), cursor="nonsense"), 400)


@pytest.mark.parametrize(
    "wrong", [{"why": "x"}, {"document": "\x00"}, {"reviewer": "r" + "9" * 30}, {"add": "own"}]
)
def test_units_cannot_be_asked_for_in_a_senseless_way(
    api: Api, profiled: Cast, wrong: dict[str, str]
) -> None:
    problem(api(profiled.rita).get(at("Mixed Mail", "units/"), **wrong), 400)


def test_a_lead_gives_a_letter_and_it_stays_in_the_history(api: Api, profiled: Cast) -> None:
    lead, profile = api(profiled.lead), str(current().pk)
    for letter in ("C", "D"):
        made = lead.post(at("Mixed Mail", "grades/"), {**LETTER, "letter": letter, "profile": profile})
        assert made.status_code == 201
        assert made.json()["made_by"] == profiled.lead.pseudonym
    listed = api(profiled.rita).get(at("Mixed Mail", "grades/")).json()["results"]
    assert [one["letter"] for one in listed] == ["D", "C"]


def test_a_letter_on_a_profile_that_was_not_looked_at_is_refused(api: Api, profiled: Cast) -> None:
    lead, other = api(profiled.lead), str(current("Small Sheet").pk)
    for profile in (str(uuid.uuid4()), other):
        problem(lead.post(at("Mixed Mail", "grades/"), {**LETTER, "profile": profile}), 409)
        problem(lead.post(at("Mixed Mail", "publish/"), {"profile": profile}), 409)
    assert not Grade.objects.exists()
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"letter": "Z"},
        {"letter": "\x00"},
        {"reason": " "},
        {"reason": "a\x00b"},
        {"reason": 3},
        {"note": "x"},
    ],
)
def test_a_senseless_letter_is_refused(api: Api, profiled: Cast, wrong: dict[str, Any]) -> None:
    sent = {**LETTER, "profile": str(current().pk), **wrong}
    problem(api(profiled.lead).post(at("Mixed Mail", "grades/"), sent), 400)


def test_a_lead_publishes_the_profile_as_it_is(api: Api, profiled: Cast) -> None:
    sent = {"profile": str(current().pk), "note": "As of this autumn."}
    made = api(profiled.lead).post(at("Mixed Mail", "publish/"), sent)
    assert made.status_code == 201
    assert Publication.objects.get().note == made.json()["note"] == sent["note"]


def test_reviewers_and_readers_neither_grade_nor_publish(api: Api, profiled: Cast) -> None:
    for person in (profiled.ada, profiled.rita):
        caller, profile = api(person), str(current().pk)
        problem(caller.post(at("Mixed Mail", "grades/"), {**LETTER, "profile": profile}), 403)
        problem(caller.post(at("Mixed Mail", "publish/"), {"profile": profile}), 403)


def test_who_may_still_read_it_blind_gets_no_profile_by_any_address(
    api: Api, cast: Cast, codebook: Codebook
) -> None:
    read_source(make_round([], blind=True), "Blind Bugle", (cast.ada, cast.boris))
    rebuild_changed(now=timezone.now())
    oscar = api(cast.oscar)
    assert names(oscar.get("profiles/")) == []
    for rest in ("", "units/", "grades/"):
        problem(oscar.get(at("Blind Bugle", rest)), 403)
    assert names(api(cast.rita).get("profiles/")) == ["Blind Bugle"]


def test_what_has_no_profile_is_not_found(api: Api, cast: Cast) -> None:
    empty = make_document(source=make_source("The Empty Page")).source
    for id in (empty.pk, uuid.uuid4()):
        for rest in ("", "units/", "grades/"):
            problem(api(cast.rita).get(f"profiles/{id}/{rest}"), 404)


def test_no_answer_costs_more_than_a_few_queries(
    api: Api, profiled: Cast, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    rita = api(profiled.rita)
    for address in ("profiles/", *(at("Mixed Mail", rest) for rest in ("", "units/", "grades/"))):
        with django_assert_max_num_queries(8):
            assert rita.get(address).status_code == 200
