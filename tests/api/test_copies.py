"""/copies/: what was found, linking by hand, deciding."""

from typing import Any

import pytest

from annotator.models import ConflictOfInterest
from corpus_app.models import DocumentCopy
from tests.api.conftest import Api
from tests.conftest import Cast
from tests.corpus_app.copies.telling import prose, words
from tests.corpus_app.ingest.bringing import bring
from tests.making import NOW, make_document, make_source


@pytest.fixture
def pair(db: None) -> DocumentCopy:
    bring({"a.txt": prose(words(200), "One")}, source="Herald")
    bring({"b.txt": prose(words(200), "Two")}, source="Courier")
    return DocumentCopy.objects.select_related("earlier__source").get()


def test_pairs_are_listed_to_everybody_who_may_see_both(api: Api, cast: Cast, pair: DocumentCopy) -> None:
    (found,) = api(cast.rita).get("copies/").json()["results"]
    assert (found["earlier"], found["later"]) == (str(pair.earlier_id), str(pair.later_id))
    assert (found["state"], found["relation"], found["similarity"]) == ("proposed", "identical", 1.0)
    assert api(cast.rita).get(f"copies/{pair.pk}/").json() == found
    assert api(cast.rita).get("copies/", state="rejected").json()["results"] == []
    assert len(api(cast.rita).get("copies/", document=str(pair.later_id)).json()["results"]) == 1
    ConflictOfInterest.objects.create(
        reviewer=cast.rita, source=pair.earlier.source, reason="Hers.", made_by=cast.lead, made_at=NOW
    )
    assert api(cast.rita).get("copies/").json()["results"] == []
    assert api(cast.rita).get(f"copies/{pair.pk}/").status_code == 404


def test_a_lead_decides_and_undoes(api: Api, cast: Cast, pair: DocumentCopy) -> None:
    lead, path = api(cast.lead), f"copies/{pair.pk}/decisions/"
    swapped = lead.post(path, {"version": 1, "action": "confirm", "swap": True}).json()
    assert (swapped["state"], swapped["earlier"], swapped["relation"]) == (
        "confirmed", str(pair.later_id), "identical",
    )  # fmt: skip
    assert lead.post(path, {"version": 1, "action": "reject", "reason": "No."}).status_code == 409
    assert lead.post(path, {"version": 2, "action": "reject", "reason": "No."}).json()["state"] == "rejected"
    assert lead.post(path, {"version": 3, "action": "undo"}).json()["state"] == "confirmed"
    assert pair.changes.count() == 3


@pytest.mark.parametrize(
    "said",
    [
        {}, [], {"version": 1}, {"version": 1, "action": "marry"}, {"version": 1, "action": "reject"},
        {"version": 10**40, "action": "undo"}, {"version": 1, "action": "undo"},
        {"version": 1, "action": "confirm", "relation": "cousin"},
        {"version": 1, "action": "reject", "reason": "a\x00b"},
    ],
)  # fmt: skip
def test_what_makes_no_decision_is_refused(api: Api, cast: Cast, pair: DocumentCopy, said: Any) -> None:
    assert api(cast.lead).post(f"copies/{pair.pk}/decisions/", said).status_code == 400
    assert DocumentCopy.objects.get().version == 1


def test_reviewers_and_readers_decide_nothing(api: Api, cast: Cast, pair: DocumentCopy) -> None:
    for person in (cast.ada, cast.rita):
        said = {"version": 1, "action": "confirm"}
        assert api(person).post(f"copies/{pair.pk}/decisions/", said).status_code == 403
        assert api(person).post("copies/", {}).status_code == 403
    assert DocumentCopy.objects.get().state == "proposed"


def test_a_translation_is_linked(api: Api, cast: Cast) -> None:
    text = make_document(prose(words(40, 1)), source=make_source("Zeitung"))
    other = make_document(prose(words(40, 2)), source=make_source("Paper"))
    said = {"earlier": str(text.pk), "later": str(other.pk), "relation": "machine_translation"}
    made = api(cast.lead).post("copies/", said)
    assert made.status_code == 201
    assert api(cast.ada).get(made["Location"].split("/api/v1/")[1]).json() == made.json()
    assert api(cast.lead).post("copies/", said).status_code == 400
    assert api(cast.lead).post("copies/", {**said, "later": str(text.pk)}).status_code == 400
    unknown = "00000000-0000-4000-8000-000000000000"
    assert api(cast.lead).post("copies/", {**said, "later": unknown}).status_code == 404
