"""manage.py ingest"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from corpus_app.models import Document, Source
from tests.conftest import ROOT
from tests.corpus_app.text.pages import WORDPRESS, page

BRIDGE = "The bridge\n\nIt fell on Tuesday, with 27,000 litres of milk 💙💛 and about 3.5 tons of whey.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, of which one is refused, and what else lies about in a folder."""
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    (folder / "b.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "a.html").write_text(page(after=WORDPRESS), encoding="utf-8")
    (folder / "inner" / "c.txt").write_bytes("Größe und Übermaß, schön".encode("latin-1"))
    (folder / "README.md").write_text("About the corpus.")
    (folder / ".hidden.txt").write_text("Not shown.")
    (folder / "sources.json").write_text(
        json.dumps([{"file": "b.txt", "source": {"name": "Herald", "kind": "news"}}])
    )
    return folder


def run(*args: object, **options: Any) -> tuple[str, str, CommandError | None]:
    """What the command printed on stdout and stderr, and the error it ended with."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *args, stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), error
    return out.getvalue(), err.getvalue(), None


@pytest.mark.django_db
def test_a_folder_is_brought_in_and_reported_line_by_line(folder: Path) -> None:
    out, err, error = run(folder, sources=folder / "sources.json")
    page_line, bridge_line, refused_line, *closing = out.splitlines()
    assert page_line == "a.html: stored: “The bridge is gone”, Valley Herald."
    assert bridge_line.startswith("b.txt: stored: “")
    assert bridge_line.endswith("”, Herald.")
    assert refused_line.startswith("inner/c.txt: refused. This is not valid UTF-8 (byte 3); it looks like ")
    assert closing == [
        f"Passed over in {folder}: README.md, sources.json.",
        "The list of sources does not name: a.html.",
        "2 stored, 0 there already, 1 refused.",
    ]
    assert err == ""
    assert error is not None
    assert (error.returncode, str(error)) == (1, "1 refused: see above for why.")
    assert sorted(Source.objects.values_list("name", "kind")) == [
        ("Herald", "news"),
        ("Valley Herald", "other"),
    ]


@pytest.mark.django_db
def test_a_second_run_finds_everything_there_already(folder: Path) -> None:
    (folder / "inner" / "c.txt").unlink()
    run(folder)
    out, _, error = run(folder)
    assert "0 stored, 2 there already, 0 refused." in out
    assert error is None
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_a_dry_run_in_json_prints_one_object_a_line_and_nothing_else(folder: Path) -> None:
    out, err, error = run(folder, source="Herald", dry_run=True, json=True)
    first, second, third = map(json.loads, out.splitlines())
    assert [(one["file"], one["status"]) for one in (first, second, third)] == [
        ("a.html", "new"), ("b.txt", "new"), ("inner/c.txt", "refused"),
    ]  # fmt: skip
    assert set(third) == {"file", "status", "reason"}
    assert second["text"] == BRIDGE
    assert {"title", "language", "published", "text_sha256", "segments", "figures", "source"} <= set(second)
    assert (first["title"], first["language"], first["published"]) == (
        "The bridge is gone",
        "en",
        "2021-03-04",
    )
    assert "Passed over in" in err
    assert "0 would be stored" not in out
    assert error is not None
    assert error.returncode == 1
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_segments_in_json_tile_the_text_and_comments_say_more(folder: Path) -> None:
    out, _, _ = run(folder / "a.html", dry_run=True, json=True)
    document = json.loads(out)
    assert "".join(document["text"][s["start"] : s["end"]] for s in document["segments"]) == document["text"]
    comments = [segment for segment in document["segments"] if segment["role"] == "comment"]
    assert [set(comment) - {"start", "end", "role"} for comment in comments] == [
        {"author", "date", "language", "depth"}
    ] * 3
    assert (comments[0]["author"], comments[0]["date"], comments[0]["depth"]) == (
        "Olga 💙💛",
        "2021-03-05",
        0,
    )
    others = [segment for segment in document["segments"] if segment["role"] != "comment"]
    assert all(set(segment) == {"start", "end", "role"} for segment in others)


@pytest.mark.django_db
def test_figures_in_json_are_numbers_and_whole_where_they_are_whole(folder: Path) -> None:
    out, _, _ = run(folder / "b.txt", dry_run=True, json=True)
    document = json.loads(out)
    assert all(
        set(figure) == {"start", "end", "low", "high", "bound", "unit"} for figure in document["figures"]
    )
    lows = [figure["low"] for figure in document["figures"]]
    assert {27000, 3.5} <= set(lows)
    assert type(lows[lows.index(27000)]) is int
    spans = [document["text"][figure["start"] : figure["end"]] for figure in document["figures"]]
    assert any("27,000" in span for span in spans)


@pytest.mark.django_db
def test_json_without_dry_run_stores_and_prints_outcomes(folder: Path) -> None:
    out, _, error = run(folder / "b.txt", json=True, source="Herald")
    outcome = json.loads(out)
    assert outcome["document"] == str(Document.objects.get().pk)
    assert (outcome["status"], outcome["source"]) == ("new", "Herald")
    assert "text" not in outcome
    assert error is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[{", "not valid JSON"),
        ('[{"file": "b.txt", "sauce": 1}]', "unknown key “sauce”"),
        (None, "cannot be read"),
    ],
)
@pytest.mark.django_db
def test_a_list_of_sources_that_cannot_be_used_ends_the_run_before_anything_is_stored(
    folder: Path, content: str | None, reason: str
) -> None:
    listed = folder / "list.json"
    if content is not None:
        listed.write_text(content)
    out, _, error = run(folder, sources=listed)
    assert error is not None
    assert error.returncode == 2
    assert reason in str(error)
    assert out == ""
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_a_path_where_nothing_is_ends_the_run_before_anything_is_stored(folder: Path) -> None:
    out, _, error = run(folder / "b.txt", folder / "gone.txt")
    assert error is not None
    assert (error.returncode, str(error)) == (
        2,
        f"There is nothing at {folder / 'gone.txt'}. Check the path.",
    )
    assert (out, Document.objects.count()) == ("", 0)


@pytest.mark.django_db
def test_a_name_that_cannot_be_a_source_ends_the_run(folder: Path) -> None:
    _, _, error = run(folder, source="<i></i>")
    assert error is not None
    assert error.returncode == 2


@pytest.mark.django_db
def test_a_file_named_itself_is_read_whatever_it_is(folder: Path) -> None:
    out, _, error = run(folder / "README.md")
    assert out.startswith("README.md: refused. Files ending in .md are not read.")
    assert error is not None


def test_a_dry_run_needs_no_database_and_makes_none(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {**os.environ, "DATA_DIR": str(data), "DATABASE_URL": "", "PYTHONIOENCODING": "ascii"}
    environment.pop("DATABASE_URL")
    command = [sys.executable, str(ROOT / "manage.py"), "ingest", str(folder), "--dry-run", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert ran.returncode == 1, ran.stderr
    assert [json.loads(line)["status"] for line in ran.stdout.splitlines()] == ["new", "new", "refused"]
    assert not list(data.glob("*.sqlite3*"))
    assert "Traceback" not in ran.stderr
