"""Codebook versions brought in from files."""

import json
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import CharField, Model

from annotator.actions.assignments import open_round
from annotator.actions.codebook_content import DOCUMENT_FACETS, longest_slug
from annotator.actions.codebooks import load_codebook
from annotator.errors import Conflict, Invalid
from annotator.models import BiasTag, Codebook, DocumentJudgement, Evidence, Judgement, ReReview
from annotator.models.judgement import LABELLED
from tests.conftest import ROOT, Cast
from tests.making import make_assignment, make_document, make_highlight


@pytest.fixture
def data() -> dict[str, Any]:
    """The default codebook as its file has it."""
    loaded: dict[str, Any] = json.loads((ROOT / "fixtures" / "codebook.json").read_text(encoding="utf-8"))
    return loaded


def first_version(data: dict[str, Any]) -> dict[str, Any]:
    """The default codebook before documents as a whole were judged."""
    facets = {facet: labels for facet, labels in data["facets"].items() if facet not in DOCUMENT_FACETS}
    return {**data, "version": 1, "facets": facets}


def refused(data: dict[str, Any]) -> str:
    with pytest.raises(Invalid) as refusal:
        load_codebook(data)
    return refusal.value.detail


def test_loading_a_version_twice_stores_it_once(db: None, data: dict[str, Any]) -> None:
    assert [load_codebook(data)[1], load_codebook(data)[1]] == [True, False]


def test_a_desk_that_has_version_1_takes_version_2_and_knows_what_it_replaces(
    db: None, data: dict[str, Any]
) -> None:
    first, _ = load_codebook(first_version(data))
    second, _ = load_codebook(data)
    assert (first.replaces, second.replaces) == (None, first)
    assert load_codebook(first_version(data)) == (first, False)


def test_a_loaded_version_says_what_differs_from_the_one_before(db: None, data: dict[str, Any]) -> None:
    load_codebook(first_version(data))
    second, _ = load_codebook(data)
    assert {(change["kind"], change["facet"]) for change in second.changes} == {
        ("add", facet) for facet in DOCUMENT_FACETS
    }
    third = deepcopy({**data, "version": 3})
    third["facets"]["stance"][0]["definition"] = "It says so."
    del third["facets"]["stance"][4]
    assert load_codebook(third)[0].changes == [
        {
            "kind": "redefine",
            "facet": "stance",
            "slug": "asserts",
            "name": "Asserts",
            "definition": "It says so.",
        },
        {"kind": "retire", "facet": "stance", "slug": "unclear"},
    ]


@pytest.mark.parametrize("asks_again", [True, False])
def test_a_loaded_version_has_judgements_looked_at_again_where_that_is_asked_for(
    cast: Cast, data: dict[str, Any], asks_again: bool
) -> None:
    load_codebook(data)
    make_highlight(make_assignment(make_document(), cast.ada), "Nobody believes", {"verdict": "mixed"})
    data["facets"]["verdict"][2]["definition"] = "Half and half."
    load_codebook({**data, "version": 3}, asks_again=asks_again)
    assert ReReview.objects.exists() == asks_again


def test_the_command_stores_a_file_once(db: None, tmp_path: Path, data: dict[str, Any]) -> None:
    file, said = tmp_path / "book.json", StringIO()
    file.write_text(json.dumps(data), encoding="utf-8")
    for _ in range(2):
        call_command("load_codebook", file, "--ask-again", stdout=said)
    assert said.getvalue() == "assay-default@2 stored.\nassay-default@2 is there already.\n"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError, match="no codebook"):
        call_command("load_codebook", file)


def test_a_new_desk_reads_under_the_newest_version(db: None, data: dict[str, Any]) -> None:
    load_codebook(first_version(data))
    second, _ = load_codebook(data)
    assert open_round().codebook == second
    assert [len(second.facets[facet]) for facet in DOCUMENT_FACETS] == [5, 14, 1]


def test_a_version_in_use_is_never_edited(db: None, data: dict[str, Any]) -> None:
    load_codebook(data)
    changed = deepcopy(data)
    changed["facets"]["verdict"][0]["name"] = "Proven"
    with pytest.raises(Conflict, match="new version number"):
        load_codebook(changed)
    assert Codebook.objects.get().facets["verdict"]["verified"].name == "Verified"


@pytest.mark.parametrize(
    ("facet", "change", "said"),
    [
        ("verdict", {"slug": "mixed"}, "a slug of its own"),
        ("verdict", {"slug": "none"}, "nobody has said it yet"),
        ("verdict", {"slug": "two words"}, "letters from a to z"),
        ("verdict", {"slug": "x" * 41}, "at most 40 characters"),
        ("verdict", {"name": " "}, "needs a name"),
        ("verdict", {"credit": 2}, "between 0"),
        ("technique", {"group": "elsewhere"}, "belong to no group"),
        ("technique", {"group": None}, "to which group"),
        ("axis", {"high": ""}, "Name the pole at 2"),
    ],
)
def test_a_label_that_the_desk_could_not_work_with_is_refused(
    db: None, data: dict[str, Any], facet: str, change: dict[str, Any], said: str
) -> None:
    data["facets"][facet][0].update(change)
    assert said in refused(data)


def test_what_is_no_codebook_is_refused_with_what_it_lacks(db: None, data: dict[str, Any]) -> None:
    assert "lacks slug, version, title, facets" in refused({})
    assert "lacks verdict" in refused({**data, "facets": {**data["facets"], "verdict": []}})
    assert "no facet genres" in refused({**data, "facets": {**data["facets"], "genres": []}})
    assert "a list of labels" in refused({**data, "facets": {**data["facets"], "genre": {"slug": "x"}}})
    assert "lacks facets" in refused({**data, "facets": []})


def test_no_slug_is_longer_than_the_column_that_keeps_it() -> None:
    columns: dict[str, tuple[type[Model], str]] = {facet: (Judgement, facet) for facet in LABELLED}
    columns |= {facet: (BiasTag, facet) for facet in ("technique", "severity", "polarity", "aim")}
    columns |= {"bound": (Judgement, "figure_bound"), "evidence_relation": (Evidence, "relation")}
    columns |= {"genre": (DocumentJudgement, "genre")}
    for facet, (model, column) in columns.items():
        field = model._meta.get_field(column)
        assert isinstance(field, CharField)
        assert longest_slug(facet) <= (field.max_length or 0), facet
