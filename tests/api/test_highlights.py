"""/highlights/: the contract."""

import uuid
from typing import Any

import pytest

from annotator.actions.assignments import submit
from annotator.models import Assignment, Codebook, Highlight
from corpus_app.models import Document
from tests.api.conftest import JUDGEMENT, QUOTE, START, Api, Caller, new, problem
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight


@pytest.fixture
def ada(api: Api, cast: Cast) -> Caller:
    return api(cast.ada)


def test_a_new_highlight_is_answered_whole(
    ada: Caller, assignment: Assignment, document: Document, cast: Cast
) -> None:
    body = new(assignment, judgement=JUDGEMENT)
    response = ada.post("highlights/", body)
    assert (response.status_code, response["ETag"]) == (201, '"1"')
    made = response.json()
    judgement, proposal = made.pop("judgement"), made.pop("proposal")
    assert made.pop("created_at") == made.pop("updated_at")
    assert made == {
        "id": body["id"], "assignment": str(assignment.pk), "document": str(document.pk), "source": str(document.source_id),
        "reviewer": cast.ada.pseudonym, "start": START, "end": START + len(QUOTE), "offset_unit": "codepoint",
        "exact": QUOTE, "prefix": TEXT[START - 32 : START], "suffix": TEXT[START + len(QUOTE) :][:32],
        "text_sha256": document.text_sha256, "passage": None, "version": 1, "status": "active",
    }  # fmt: skip
    assert judgement["figure"] == {
        "low": "12000", "high": "18000", "bound": "between", "unit": "persons", "counted": "dead", "as_of": "",
        "supplier": "", "checked": True,
    }  # fmt: skip
    assert judgement["techniques"][1] == {
        "technique": "Doubt", "severity": None, "target": "", "polarity": None, "aim": None,
    }  # fmt: skip
    assert [item["accessed_on"] for item in judgement["evidence"]] == ["2026-11-22", None]
    assert (judgement["verdict"], judgement["stance"], judgement["note"]) == ("mixed", None, "see the lists")
    assert proposal["claim_type"] == "quantity"
    assert (proposal["figure"]["low"], proposal["figure"]["high"]) == ("12000", "18000")
    assert proposal["figure"]["bound"] == "between"


def test_every_door_gives_the_same_highlight(ada: Caller, assignment: Assignment) -> None:
    made = ada.post("highlights/", new(assignment, judgement=JUDGEMENT)).json()
    proposal = made.pop("proposal")
    one = ada.get(f"highlights/{made['id']}/")
    assert one["ETag"] == '"1"'
    assert one.json() == {**made, "proposal": proposal}
    assert ada.get("highlights/", assignment=assignment.pk).json()["results"] == [made]


def test_the_voice_is_proposed_from_the_role_it_starts_in(ada: Caller, assignment: Assignment) -> None:
    headline = ada.post("highlights/", new(assignment, start=0, end=3, exact="Who")).json()
    assert headline["proposal"] == {"voice": "headline", "claim_type": None, "figure": None}
    moved = ada.patch(
        f"highlights/{headline['id']}/",
        {"start": START, "end": START + len(QUOTE), "exact": QUOTE},
        If_Match='"1"',
    ).json()
    assert moved["proposal"]["voice"] == "publisher"
    assert ada.get(f"highlights/{headline['id']}/").json()["proposal"] == moved["proposal"]


def test_words_after_an_emoji_are_found_by_code_points(ada: Caller, assignment: Assignment) -> None:
    start = TEXT.index("3/4/24")
    made = ada.post("highlights/", new(assignment, start=start, end=start + 6, exact="3/4/24"))
    assert made.json()["prefix"].endswith("💙💛")


def test_the_same_again_is_the_same_save(ada: Caller, assignment: Assignment) -> None:
    body = new(assignment, judgement=JUDGEMENT)
    first, again = ada.post("highlights/", body), ada.post("highlights/", body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Highlight.objects.count() == 1


def test_a_save_that_came_through_before_the_submission_is_still_the_same_save(
    ada: Caller, assignment: Assignment
) -> None:
    body = new(assignment, judgement=JUDGEMENT)
    ada.post("highlights/", body)
    submit(assignment, now=NOW)
    assert ada.post("highlights/", body).status_code == 200
    problem(ada.post("highlights/", new(assignment)), 409)


def test_a_name_taken_by_another_highlight_is_a_conflict_with_both(
    ada: Caller, assignment: Assignment
) -> None:
    body = new(assignment)
    ada.post("highlights/", body)
    told = problem(ada.post("highlights/", {**body, "judgement": {"verdict": "mixed"}}), 409)
    assert told["current"]["judgement"]["verdict"] is None
    assert told["yours"]["judgement"]["verdict"] == "mixed"


def test_a_change_touches_only_what_it_names(ada: Caller, highlight: Highlight) -> None:
    response = ada.patch(f"highlights/{highlight.pk}/", {"judgement": {"verdict": "refuted"}}, If_Match='"1"')
    assert (response.status_code, response["ETag"]) == (200, '"2"')
    changed = response.json()
    assert changed["version"] == 2
    assert changed["judgement"]["verdict"] == "refuted"
    assert changed["judgement"]["note"] == "see the lists"
    assert len(changed["judgement"]["techniques"]) == 2
    assert ada.get(f"highlights/{highlight.pk}/").json() == changed


@pytest.mark.parametrize(
    "change",
    [
        {"techniques": [{"technique": "Slogans"}]},
        {"techniques": []},
        {"evidence": [{"relation": "supports", "url": "https://example.org/other"}]},
        {"figure": {"low": "5", "bound": "at_least"}},
        {"figure": None},
    ],
)
def test_lists_and_figure_are_replaced_whole(
    ada: Caller, highlight: Highlight, change: dict[str, Any]
) -> None:
    ada.patch(f"highlights/{highlight.pk}/", {"judgement": change}, If_Match='"1"')
    listed = ada.get("highlights/").json()["results"][0]["judgement"]
    one = ada.get(f"highlights/{highlight.pk}/").json()["judgement"]
    assert listed == one
    name, sent = next(iter(change.items()))
    assert (listed[name] and len(listed[name])) == (8 if name == "figure" and sent else sent and len(sent))


def test_a_change_must_say_where_it_starts_from(ada: Caller, highlight: Highlight) -> None:
    for answer in (
        ada.patch(f"highlights/{highlight.pk}/", {"judgement": {"verdict": "refuted"}}),
        ada.patch(f"highlights/{highlight.pk}/", {"judgement": {"verdict": "refuted"}}, If_Match="*"),
        ada.delete(f"highlights/{highlight.pk}/"),
        ada.post(f"highlights/{highlight.pk}/restore/"),
    ):
        assert "If-Match" in problem(answer, 428)["detail"]
    assert Highlight.objects.get().version == 1


@pytest.mark.parametrize("tag", ['"one"', '"1", "2"', "-1", '"1', "1.0", '"99999999999"', "¹"])
def test_a_version_that_is_none_is_refused_or_stale(ada: Caller, highlight: Highlight, tag: str) -> None:
    answer = ada.patch(f"highlights/{highlight.pk}/", {"judgement": {"verdict": "refuted"}}, If_Match=tag)
    assert answer.status_code in {200, 400} if tag == '"1' else answer.status_code == 400


@pytest.mark.parametrize("tag", ['"1"', 'W/"1"', "1"])
def test_a_version_may_be_written_as_proxies_and_people_do(
    ada: Caller, highlight: Highlight, tag: str
) -> None:
    assert ada.delete(f"highlights/{highlight.pk}/", If_Match=tag).status_code == 204


def test_a_stale_change_is_refused_with_both(ada: Caller, highlight: Highlight) -> None:
    address = f"highlights/{highlight.pk}/"
    ada.patch(address, {"judgement": {"verdict": "refuted"}}, If_Match='"1"')
    told = problem(ada.patch(address, {"judgement": {"note": "mine"}}, If_Match='"1"'), 412)
    assert (told["current"]["version"], told["yours"]["version"]) == (2, 1)
    assert told["current"]["judgement"]["verdict"] == "refuted"
    assert told["yours"]["judgement"]["note"] == "mine"
    assert told["current"].keys() == {"version", "start", "end", "exact", "status", "judgement"}
    problem(ada.delete(address, If_Match='"1"'), 412)
    problem(ada.patch(address, {"judgement": {"note": "mine"}}, If_Match='"4294967296"'), 412)


def test_a_stale_change_whose_outcome_is_there_is_the_same_save(ada: Caller, highlight: Highlight) -> None:
    address, change = f"highlights/{highlight.pk}/", {"judgement": {"verdict": "refuted"}}
    first, again = ada.patch(address, change, If_Match='"1"'), ada.patch(address, change, If_Match='"1"')
    assert (again.status_code, again["ETag"]) == (200, '"2"')
    assert first.json() == again.json()


def test_withdrawing_and_restoring(ada: Caller, highlight: Highlight) -> None:
    address = f"highlights/{highlight.pk}/"
    for _ in range(2):  # an answer that was lost is asked for again
        gone = ada.delete(address, If_Match='"1"')
        assert (gone.status_code, gone["ETag"], gone.content) == (204, '"2"', b"")
    assert ada.get(address).json()["status"] == "withdrawn"
    assert ada.get("highlights/").json()["results"] == []
    assert len(ada.get("highlights/", withdrawn="include").json()["results"]) == 1
    assert len(ada.get("highlights/", withdrawn="only").json()["results"]) == 1
    problem(ada.patch(address, {"judgement": {"note": "x"}}, If_Match='"2"'), 409)
    for _ in range(2):
        back = ada.post(f"{address}restore/", {}, If_Match='"2"')
        assert (back.status_code, back["ETag"], back.json()["status"]) == (200, '"3"', "active")
    assert len(ada.get("highlights/").json()["results"]) == 1


def test_history_tells_who_when_before_and_after(ada: Caller, highlight: Highlight, cast: Cast) -> None:
    address = f"highlights/{highlight.pk}/"
    ada.patch(address, {"judgement": {"verdict": "refuted"}}, If_Match='"1"')
    ada.delete(address, If_Match='"2"')
    changes = ada.get(f"{address}history/").json()["results"]
    assert [change["version"] for change in changes] == [1, 2, 3]
    assert changes[0]["before"] is None
    assert [change["after"] for change in changes[:2]] == [change["before"] for change in changes[1:]]
    assert changes[1]["after"]["judgement"]["verdict"] == "refuted"
    assert changes[2]["after"]["status"] == "withdrawn"
    assert {change["changed_by"] for change in changes} == {cast.ada.pseudonym}
    second = ada.get(f"{address}history/", page_size=1).json()["next"]
    assert ada.client.get(second).json()["results"] == changes[1:2]


def test_what_is_submitted_is_read_not_changed(
    ada: Caller, assignment: Assignment, highlight: Highlight
) -> None:
    submit(assignment, now=NOW)
    address = f"highlights/{highlight.pk}/"
    for answer in (
        ada.post("highlights/", new(assignment)),
        ada.patch(address, {"judgement": {"note": "x"}}, If_Match='"1"'),
        ada.delete(address, If_Match='"1"'),
    ):
        assert "Reopen" in problem(answer, 409)["detail"]
    assert ada.get(address).status_code == 200


def test_the_list_is_in_text_order(ada: Caller, assignment: Assignment) -> None:
    first = make_highlight(assignment, "Who counted the dead?")
    shorter = make_highlight(assignment, "Who counted")
    make_highlight(assignment, "the ministry any more")
    inner = make_highlight(assignment, "counted")
    listed = [item["id"] for item in ada.get("highlights/").json()["results"]]
    assert listed[:3] == [str(first.pk), str(shorter.pk), str(inner.pk)]


def test_the_list_is_filtered(ada: Caller, assignment: Assignment, highlight: Highlight, cast: Cast) -> None:
    make_highlight(
        assignment, "Nobody believes", {"verdict": "refuted", "techniques": [{"technique": "Doubt"}]}
    )
    elsewhere = make_assignment(make_document("Another text, of another day.\n"), cast.ada)
    make_highlight(elsewhere, "another day")

    def found(**params: Any) -> list[str]:
        return sorted(item["exact"] for item in ada.get("highlights/", **params).json()["results"])

    assert found(document=elsewhere.document_id) == ["another day"]
    assert found(assignment=assignment.pk) == ["Nobody believes", QUOTE]
    assert found(verdict="mixed") == [QUOTE]
    assert found(verdict=["mixed", "refuted"]) == ["Nobody believes", QUOTE]
    assert found(technique="Doubt", verdict="refuted") == ["Nobody believes"]
    assert found(label="Loaded_Language") == [QUOTE]
    assert found(reviewer=cast.ada.pseudonym, document=elsewhere.document_id) == ["another day"]
    assert found(source=uuid.uuid4()) == []
    assert found(since="2026-11-22", until="2026-11-22", judged="no") == ["another day"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("verdict", "perhaps"), ("label", "perhaps"), ("technique", "mixed"), ("document", "7"), ("assignment", "\x00"),
        ("reviewer", "ada"), ("since", "yesterday"), ("withdrawn", "yes"), ("page_size", "0"), ("page_size", "many"),
        ("page_size", "-1"), ("cursor", "abc"), ("q", "a\x00b"), ("colour", "red"), ("since", "0001-01-01T00:00:00+14:00"),
        ("until", "9999-12-31T23:59:59-14:00"), ("until", "9999-12-31"),
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_refused_by_its_name(
    ada: Caller, codebook: Codebook, name: str, value: str
) -> None:
    assert name in problem(ada.get("highlights/", **{name: value}), 400)["errors"]


def test_pages_hold_every_highlight_once_there_and_back(ada: Caller, assignment: Assignment) -> None:
    for _ in range(3):
        for quote in ("Who counted the dead?", "the", "winter of the dam", QUOTE):
            make_highlight(assignment, quote)
    whole = [item["id"] for item in ada.get("highlights/").json()["results"]]
    pages, address = [], "/api/v1/highlights/?page_size=5"
    while address:
        page = ada.client.get(address).json()
        pages.append([item["id"] for item in page["results"]])
        last, address = address, page["next"]
    assert [id for page in pages for id in page] == whole
    assert [len(page) for page in pages] == [5, 5, 2]
    back, address = [], last
    while address:
        page = ada.client.get(address).json()
        back.append([item["id"] for item in page["results"]])
        address = page["previous"]
    assert list(reversed(back)) == pages


def test_a_cursor_of_another_list_is_refused(ada: Caller, assignment: Assignment) -> None:
    for _ in range(3):
        make_highlight(assignment, QUOTE)
    address = ada.get("highlights/", page_size=1).json()["next"].replace("/highlights/", "/sources/")
    problem(ada.client.get(address), 400)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("0.25", "0.25"), (12000, "12000"), ("12,000", "12000"), ("-3.5", "-3.5"), ("0", "0"), (0.1, "0.1"), ("1e3", "1000"),
        ("999999999999999", "999999999999999"), ("99999999999.1234", "99999999999.1234"), ("-0", "0"),
        ("123456789012345.1234", "123456789012345"),
    ],
)  # fmt: skip
def test_a_figure_is_kept_to_the_digit(ada: Caller, assignment: Assignment, sent: Any, kept: str) -> None:
    made = ada.post("highlights/", new(assignment, judgement={"figure": {"low": sent}})).json()
    assert made["judgement"]["figure"]["low"] == kept
    listed = ada.get("highlights/").json()["results"][0]
    assert (
        listed["judgement"] == ada.get(f"highlights/{made['id']}/").json()["judgement"] == made["judgement"]
    )
