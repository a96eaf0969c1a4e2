"""/highlights/export/: every row stands by itself, and none is anybody else's."""

import csv
import io
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.actions.assignments import submit
from annotator.actions.highlights import withdraw_highlight
from annotator.models import Assignment, Codebook, Highlight, User
from annotator.queries import export
from corpus_app.ingest import RawFile, ingest
from corpus_app.models import Document
from formats.rows import FIELDS
from tests.api.conftest import JUDGEMENT, QUOTE, Api, Caller, problem
from tests.api.test_query_counts import fill
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source


def exported(caller: Caller, **params: Any) -> list[dict[str, Any]]:
    answer = caller.get("highlights/export/", format="jsonl", **params)
    assert answer.status_code == 200, answer.content
    return [json.loads(line) for line in answer.getvalue().splitlines()]


def sheet(caller: Caller, **params: Any) -> list[dict[str, str]]:
    content = caller.get("highlights/export/", format="csv", **params).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def quotes(caller: Caller, **params: Any) -> list[str]:
    return [row["exact"] for row in exported(caller, **params)]


@pytest.fixture
def ada(api: Api, cast: Cast) -> Caller:
    return api(cast.ada)


def test_a_row_says_everything(ada: Caller, highlight: Highlight, document: Document, cast: Cast) -> None:
    (row,) = exported(ada)
    assert list(row) == list(FIELDS)
    assert TEXT[row["start"] : row["end"]] == row["exact"] == QUOTE
    assert (row["offset_unit"], row["text_sha256"]) == ("codepoint", document.text_sha256)
    assert TEXT[: row["start"]].endswith(row["prefix"])
    assert TEXT[row["end"] :].startswith(row["suffix"])
    assert len(row["prefix"]) == len(row["suffix"]) == 32
    assert row["highlight_id"] == str(highlight.pk)
    assert (row["document_id"], row["source_id"]) == (str(document.pk), str(document.source_id))
    assert (row["source_name"], row["document_title"]) == (document.source.name, document.title)
    assert (row["reviewer"], row["codebook"]) == (cast.ada.pseudonym, "assay-default@2")
    assert (row["status"], row["version"], row["assignment_state"]) == ("active", 1, "started")
    assert (row["created_at"], row["segment_role"]) == ("2026-11-22T10:00:00Z", "body")
    assert (row["verdict"], row["stance"], row["note"]) == ("mixed", None, "see the lists")
    assert (row["figure_low"], row["figure_high"], row["figure_bound"]) == ("12000", "18000", "between")
    assert row["figure_checked"] is True
    one = ada.get(f"highlights/{highlight.pk}/").json()["judgement"]
    assert (row["techniques"], row["evidence"]) == (one["techniques"], one["evidence"])


def test_both_formats_say_the_same(ada: Caller, assignment: Assignment, highlight: Highlight) -> None:
    make_highlight(assignment, "Nobody believes", {"note": "=1+1", "figure": {"low": "-5"}})
    make_highlight(assignment, "3/4/24")
    for line, cells in zip(exported(ada), sheet(ada), strict=True):
        assert list(cells) == list(FIELDS)
        for name in ("highlight_id", "exact", "prefix", "created_at", "source_name", "offset_unit"):
            assert cells[name].removeprefix("'") == line[name]
        assert cells["figure_low"] == (line["figure_low"] or "")
        assert json.loads(cells["techniques"]) == line["techniques"]
    assert "'=1+1" in [cells["note"] for cells in sheet(ada)]


def test_it_is_a_download_named_by_the_day(ada: Caller, highlight: Highlight) -> None:
    for form, media_type in (
        ("jsonl", "application/x-ndjson; charset=utf-8"),
        ("csv", "text/csv; charset=utf-8; header=present"),
    ):
        answer = ada.get("highlights/export/", format=form)
        assert answer["Content-Type"] == media_type
        assert answer["Content-Disposition"].startswith('attachment; filename="assay-highlights-20')
        assert answer["Content-Disposition"].endswith(f'.{form}"')
        assert answer.streaming


@pytest.mark.parametrize("params", [{}, {"format": "xml"}, {"format": ""}, {"format": "jsonl", "colour": "red"},
                                    {"format": "jsonl", "label": "perhaps"}, {"format": "csv", "since": "then"},
                                    {"format": "csv", "cursor": "x"}, {"format": "jsonl", "source": "The Lantern"}])  # fmt: skip
def test_what_cannot_be_exported_is_refused(ada: Caller, codebook: Codebook, params: dict[str, str]) -> None:
    assert problem(ada.get("highlights/export/", **params), 400)["errors"]


def test_nothing_is_an_empty_file(ada: Caller, codebook: Codebook) -> None:
    assert ada.get("highlights/export/", format="jsonl").getvalue() == b""
    assert sheet(ada) == []
    assert ada.get("highlights/export/", format="csv").getvalue().count(b"\r\n") == 1


def test_head_streams_nothing(ada: Caller, highlight: Highlight) -> None:
    answer = ada.client.head("/api/v1/highlights/export/?format=csv")
    assert (answer.status_code, answer.getvalue()) == (200, b"")


def test_it_is_filtered(api: Api, cast: Cast, assignment: Assignment, highlight: Highlight) -> None:
    elsewhere = make_assignment(
        make_document("Another text, of another day.\n", source=make_source("The Wall")), cast.boris
    )
    make_highlight(elsewhere, "another day", {"verdict": "refuted", "techniques": [{"technique": "Slogans"}]})
    gone = make_highlight(elsewhere, "Another text")
    withdraw_highlight(gone, by=cast.boris, base_version=1, now=NOW)
    lead = api(cast.lead)
    assert quotes(lead) == [QUOTE, "another day"]
    assert quotes(lead, source=elsewhere.document.source_id) == ["another day"]
    assert quotes(lead, document=assignment.document_id) == [QUOTE]
    assert quotes(lead, reviewer=cast.boris.pseudonym) == ["another day"]
    assert quotes(lead, label="refuted") == quotes(lead, label="Slogans") == ["another day"]
    assert quotes(lead, label=["Slogans", "mixed"]) == [QUOTE, "another day"]
    assert quotes(lead, since="2026-11-22", until="2026-11-22") == [QUOTE, "another day"]
    assert quotes(lead, since="2026-11-23") == quotes(lead, until="2026-11-21") == []
    assert quotes(lead, read_to_end="yes") == []
    assert sorted(quotes(lead, withdrawn="include")) == ["Another text", "another day", QUOTE]
    assert [row["status"] for row in exported(lead, withdrawn="only")] == ["withdrawn"]


def test_blind_in_the_export_too(api: Api, cast: Cast, document: Document, highlight: Highlight) -> None:
    his = make_highlight(make_assignment(document, cast.boris), "Nobody believes", JUDGEMENT)
    assert quotes(api(cast.ada)) == [QUOTE]
    assert quotes(api(cast.boris)) == ["Nobody believes"]
    assert quotes(api(cast.oscar)) == quotes(api(cast.rita)) == []
    assert (
        quotes(api(cast.ada), reviewer=cast.boris.pseudonym)
        == quotes(api(cast.ada), reviewer="r999999")
        == []
    )
    assert quotes(api(cast.ada), assignment=his.assignment_id) == []
    assert sorted(quotes(api(cast.lead))) == ["Nobody believes", QUOTE]
    submit(his.assignment, now=NOW)
    assert quotes(api(cast.rita)) == ["Nobody believes"]
    assert quotes(api(cast.ada)) == [QUOTE]


def test_of_a_text_that_may_not_be_passed_on_only_short_quotes_leave(
    ada: Caller, cast: Cast, codebook: Codebook
) -> None:
    text = "One sentence of many words. " * 40
    Document.objects.filter(pk=make_document(text).pk).update(redistribution="no")
    assignment = make_assignment(Document.objects.get(), cast.ada)
    make_highlight(assignment, text)
    make_highlight(assignment, "many words")
    whole, short = exported(ada)
    assert len(whole["exact"]) == 300 < whole["end"] - whole["start"]
    assert text.startswith(whole["exact"])
    assert (short["exact"], short["redistribution"]) == ("many words", "no")
    assert text[short["start"] : short["end"]] == short["exact"]


def test_rows_come_by_document_and_reader_in_text_order(api: Api, cast: Cast, codebook: Codebook) -> None:
    for name in ("B", "A"):
        document = make_document(TEXT.replace("ministry", f"ministry {name}"), title=f"Title {name}")
        for reviewer in (cast.boris, cast.ada):
            assignment = make_assignment(document, reviewer)
            for quote in ("Nobody believes", "Who counted", "Who counted the dead?"):
                make_highlight(assignment, quote)
    rows = exported(api(cast.lead))
    places = [(row["document_title"], int(row["reviewer"][1:]), row["start"], -row["end"]) for row in rows]
    assert len(places) == 12
    assert places == sorted(places)


@pytest.mark.parametrize("at_once", [1, 3, 7])
def test_batches_change_nothing(
    api: Api, cast: Cast, assignment: Assignment, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    fill(assignment, 20)
    for number in range(3):
        fill(make_assignment(make_document(f"{number}{TEXT}"), cast.boris), 5)
    whole = exported(api(cast.lead))
    assert len(whole) == 35
    assert all(len(row["techniques"]) == len(row["evidence"]) == 1 for row in whole)
    monkeypatch.setattr(export, "AT_ONCE", at_once)
    assert exported(api(cast.lead)) == whole


def test_the_queries_do_not_grow_with_the_rows(ada: Caller, assignment: Assignment) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported(ada)
        return len(captured)

    fill(assignment, 3)
    few = queries()
    fill(assignment, 300)
    assert queries() == few


@pytest.mark.django_db(transaction=True)
def test_it_runs_over_a_real_connection_and_lets_go_of_it(
    as_user: Callable[[User], Client], cast: Cast, assignment: Assignment
) -> None:
    fill(assignment, 50)
    ada = Caller(as_user(cast.ada))
    assert len(exported(ada)) == 50
    hung_up = ada.get("highlights/export/", format="csv")
    next(iter(hung_up.streaming_content))
    hung_up.close()
    assert not connection.in_atomic_block
    assert ada.post("assignments/", {"document": str(assignment.document_id)}).status_code == 200


def test_every_row_of_the_real_documents_slices_to_its_quote(
    api: Api, cast: Cast, codebook: Codebook, seeds: Path
) -> None:
    if not seeds.is_dir():
        return  # their absence fails the run in CI: see pytest_configure
    files = [RawFile.at(path) for path in sorted(seeds.glob("*.txt"))]
    assert len(files) == 5
    texts = {}
    for outcome in ingest(files, source="Real ones"):
        assert outcome.document is not None, outcome.reason
        document = Document.objects.get(pk=outcome.document)
        texts[str(document.pk)] = document.text
        assignment = make_assignment(document, cast.ada)
        spans = [
            (0, 12),
            (len(document.text) // 2, len(document.text) // 2 + 200),
            (document.length - 9, document.length),
        ]
        hearts = document.text.find("💙💛")
        for start, end in [
            *spans,
            *([(hearts + 2, hearts + 30), (hearts, hearts + 2)] if hearts >= 0 else []),
        ]:
            body = {
                "id": str(uuid.uuid4()),
                "assignment": str(assignment.pk),
                "start": start,
                "end": end,
                "exact": document.text[start:end],
            }
            assert api(cast.ada).post("highlights/", body).status_code == 201
    rows = exported(api(cast.ada))
    assert len(rows) >= 17
    for row in rows:
        assert texts[row["document_id"]][row["start"] : row["end"]] == row["exact"]
