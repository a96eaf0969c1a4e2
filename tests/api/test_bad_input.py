"""What makes no sense is refused by its field with a sentence, stores nothing, and is never a server error."""

import json
import string
from typing import Any

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.models import Assignment, Highlight, HighlightVersion
from tests.api.conftest import JUDGEMENT, QUOTE, START, Api, Caller, new, problem
from tests.conftest import Cast
from tests.making import TEXT

END = START + len(QUOTE)
HUGE = 10**40


@pytest.fixture
def ada(api: Api, cast: Cast) -> Caller:
    return api(cast.ada)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"start": END, "end": END}, "end"),
        ({"start": END, "end": START}, "end"),
        ({"start": -1}, "start"),
        ({"end": len(TEXT) + 1}, "end"),
        ({"end": 2**31 - 1}, "end"),
        ({"end": 2**31}, "end"),
        ({"end": HUGE}, "end"),
        ({"start": str(START)}, "start"),
        ({"start": float(START)}, "start"),
        ({"start": True}, "start"),
        ({"start": None}, "start"),
        ({"start": [START]}, "start"),
        ({"exact": QUOTE.upper()}, "exact"),
        ({"exact": QUOTE[:-1]}, "exact"),
        ({"exact": ""}, "exact"),
        ({"exact": None}, "exact"),
        ({"exact": 5}, "exact"),
        ({"exact": QUOTE + " "}, "exact"),
        ({"id": "7"}, "id"),
        ({"id": 7}, "id"),
        ({"id": None}, "id"),
        ({"assignment": "mine"}, "assignment"),
        ({"colour": "red"}, "colour"),
        ({"judgement": None}, "judgement"),
        ({"judgement": []}, "judgement"),
        ({"judgement": {"verdict": "perhaps"}}, "judgement.verdict"),
        ({"judgement": {"verdict": 5}}, "judgement.verdict"),
        ({"judgement": {"verdict": {"slug": "mixed"}}}, "judgement.verdict"),
        ({"judgement": {"colour": "red"}}, "judgement.colour"),
        ({"judgement": {"note": 5}}, "judgement.note"),
        ({"judgement": {"note": "x" * 10_001}}, "judgement.note"),
        ({"judgement": {"techniques": {}}}, "judgement.techniques"),
        ({"judgement": {"techniques": ["Doubt"]}}, "judgement.techniques.0"),
        ({"judgement": {"techniques": [{"technique": "Doubt"}, {"technique": "Shouting"}]}}, "judgement.techniques.1.technique"),
        ({"judgement": {"techniques": [{"severity": "gross"}]}}, "judgement.techniques.0.technique"),
        ({"judgement": {"techniques": [{"technique": "Doubt", "colour": 1}]}}, "judgement.techniques.0.colour"),
        ({"judgement": {"techniques": [{"technique": "Doubt"}] * 2}}, "judgement.techniques"),
        ({"judgement": {"techniques": [{"technique": "Doubt"}] * 51}}, "judgement.techniques"),
        ({"judgement": {"figure": []}}, "judgement.figure"),
        ({"judgement": {"figure": {"low": "many"}}}, "judgement.figure.low"),
        ({"judgement": {"figure": {"low": True}}}, "judgement.figure.low"),
        ({"judgement": {"figure": {"low": HUGE}}}, "judgement.figure.low"),
        ({"judgement": {"figure": {"low": "2", "high": "1"}}}, "judgement.figure.low"),
        ({"judgement": {"figure": {"checked": "yes"}}}, "judgement.figure.checked"),
        ({"judgement": {"figure": {"bound": "roughly"}}}, "judgement.figure.bound"),
        ({"judgement": {"evidence": [{"relation": "refutes", "url": "javascript:alert(1)"}]}}, "judgement.evidence.0.url"),
        ({"judgement": {"evidence": [{"relation": "refutes"}]}}, "judgement.evidence.0.url"),
        (
            {"judgement": {"evidence": [{"relation": "context", "url": "https://a.example", "accessed_on": "22/11/26"}]}},
            "judgement.evidence.0.accessed_on",
        ),
    ],
)  # fmt: skip
def test_a_field_that_makes_no_sense_is_named(
    ada: Caller, assignment: Assignment, changed: dict[str, Any], field: str
) -> None:
    told = problem(ada.post("highlights/", new(assignment, **changed)), 400)
    assert field in told["errors"]
    assert not Highlight.objects.exists()
    assert not HighlightVersion.objects.exists()


def test_offsets_counted_in_utf16_after_an_emoji_are_refused_with_what_stands_there(
    ada: Caller, assignment: Assignment
) -> None:
    quote = "Dieter K."
    utf16 = len(TEXT[: TEXT.index(quote)].encode("utf-16-le")) // 2
    told = problem(
        ada.post("highlights/", new(assignment, start=utf16, end=utf16 + len(quote), exact=quote)), 400
    )
    assert "code points" in told["detail"]
    assert "the text reads" in told["errors"]["exact"][0]


def test_all_that_is_wrong_is_said_at_once(ada: Caller, assignment: Assignment) -> None:
    body = new(assignment, start="a", colour="red", judgement={"note": 5, "techniques": [{"x": 1}]})
    errors = problem(ada.post("highlights/", body), 400)["errors"]
    assert errors.keys() >= {
        "start", "colour", "judgement.note", "judgement.techniques.0.x", "judgement.techniques.0.technique",
    }  # fmt: skip


def test_a_place_is_changed_as_a_whole(ada: Caller, highlight: Highlight) -> None:
    told = problem(ada.patch(f"highlights/{highlight.pk}/", {"end": END - 1}, If_Match='"1"'), 400)
    assert told["errors"].keys() == {"start", "exact"}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'"text"', b"null", b"7", b"{}", b"\xff\xfe", b'{"id": NaN}', b'{"start": Infinity}', b'{"id": 1e999}',
        b'{"exact": "\\ud800"}', b'{"exact": "\\u0000"}', b'{"\\u0000": 1}', b'{"judgement": {"note": "a\\u0000b"}}', b'{"exact": "\x00"}',
        b'{"exact": "\xed\xa0\x80"}', b'\xef\xbb\xbf{}', b"[" * 100_000, b'{"a":' * 100_000, b'{"judgement": ' * 900 + b"1" + b"}" * 900,
        b"'id': 1", b'{"id": 1,}', b"x" * 1000,
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_read_is_refused(ada: Caller, assignment: Assignment, body: bytes) -> None:
    problem(ada.post("highlights/", body), 400)
    assert not Highlight.objects.exists()


def test_the_escape_of_a_backslash_before_u0000_is_no_nul(ada: Caller, assignment: Assignment) -> None:
    made = ada.post("highlights/", new(assignment, judgement={"note": "\\u0000"}))
    assert made.json()["judgement"]["note"] == "\\u0000"


def test_a_body_over_the_limit_is_too_large(
    ada: Caller, assignment: Assignment, settings: LazySettings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 500
    told = problem(ada.post("highlights/", new(assignment, judgement={"note": "x" * 500})), 413)
    assert "500 bytes" in told["detail"]


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json", "x" * 300],
)
def test_another_content_type_is_415(ada: Caller, assignment: Assignment, content_type: str) -> None:
    body = json.dumps(new(assignment))
    answer = ada.client.generic("POST", "/api/v1/highlights/", body, content_type=content_type)
    assert "application/json" in problem(answer, 415)["detail"]


def test_json_with_a_charset_is_json(ada: Caller, assignment: Assignment) -> None:
    body = json.dumps(new(assignment))
    answer = ada.client.generic(
        "POST", "/api/v1/highlights/", body, content_type="application/json; charset=UTF-8"
    )
    assert answer.status_code == 201


def test_a_method_that_an_address_has_not_is_405_with_those_it_has(ada: Caller, highlight: Highlight) -> None:
    answer = ada.client.put("/api/v1/highlights/", {}, content_type="application/json")
    problem(answer, 405)
    assert answer["Allow"] == "GET, POST, HEAD, OPTIONS"
    problem(ada.client.post(f"/api/v1/highlights/{highlight.pk}/"), 405)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "highlight/",
        "highlights",
        "highlights/7/",
        "codebooks/assay-default/",
        "sources/x/y/",
        "\x00",
        "%ff",
    ],
)
def test_an_address_that_is_none_is_404_for_everybody(ada: Caller, path: str) -> None:
    for method in ("get", "post", "put", "delete"):
        problem(getattr(ada.client, method)(f"/api/v1/{path}"), 404)


@pytest.mark.parametrize(
    "id", ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]
)
def test_an_id_of_nothing_is_404(ada: Caller, assignment: Assignment, id: str) -> None:
    for address in (
        f"highlights/{id}/",
        f"documents/{id}/",
        f"documents/{id}/text/",
        f"documents/{id}/segments/",
        f"sources/{id}/",
    ):
        problem(ada.get(address), 404)
    problem(ada.get("codebooks/assay-default@99999999999999999999/"), 404)
    problem(ada.post("assignments/", {"document": id}), 404)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = st.sampled_from(
    ["id", "assignment", "start", "end", "exact", "judgement", "techniques", "technique", "figure", "low", "high", "evidence",
     "url", "relation", "accessed_on", "verdict", "note", "severity", "checked"]
) | st.text(string.printable, max_size=4)  # fmt: skip
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=15,
)
IN_PLACE = {"verdict": "mixed", "techniques": JUDGEMENT["techniques"], "figure": JUDGEMENT["figure"]}
QUICKLY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICKLY
@given(
    changes=st.dictionaries(NAMES, ANYTHING, max_size=4),
    judgement=st.dictionaries(NAMES, ANYTHING, max_size=4),
)
def test_no_body_is_a_server_error(
    ada: Caller,
    highlight: Highlight,
    assignment: Assignment,
    changes: dict[str, Any],
    judgement: dict[str, Any],
) -> None:
    body = {**new(assignment), "judgement": {**IN_PLACE, **judgement}, **changes}
    address, version = f"highlights/{highlight.pk}/", Highlight.objects.get(pk=highlight.pk).version
    for answer in (
        ada.post("highlights/", body),
        ada.patch(address, {"judgement": {**IN_PLACE, **judgement}}, If_Match=f'"{version}"'),
        ada.patch(address, changes, If_Match=f'"{version}"'),
        ada.post("assignments/", changes),
    ):
        assert answer.status_code < 500
        if answer.status_code >= 400:
            problem(answer, answer.status_code)


@QUICKLY
@given(body=st.binary(max_size=40) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_are_a_server_error(ada: Caller, highlight: Highlight, body: bytes) -> None:
    for answer in (
        ada.post("highlights/", body),
        ada.patch(f"highlights/{highlight.pk}/", body, If_Match='"1"'),
    ):
        assert answer.status_code < 500


@QUICKLY
@given(
    params=st.dictionaries(
        st.sampled_from(["source", "document", "reviewer", "label", "since", "until", "q", "unit", "verdict", "page_size", "cursor",
                         "withdrawn", "judged", "state", "language", "published_since", "name", "title", "kind", "role"]),
        st.text(max_size=20) | st.integers().map(str) | st.datetimes().map(str) | st.dates().map(str), max_size=3,
    )
)  # fmt: skip
def test_no_query_is_a_server_error(ada: Caller, highlight: Highlight, params: dict[str, str]) -> None:
    params = {name: value.encode("utf-8", "replace").decode() for name, value in params.items()}
    document = highlight.assignment.document_id
    for path in (
        "highlights/",
        "sources/",
        "documents/",
        "assignments/",
        "codebooks/",
        f"documents/{document}/segments/",
    ):
        answer = ada.get(path, **params)
        assert answer.status_code in {200, 400}
