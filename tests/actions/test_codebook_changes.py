"""Adding, retiring, redefining and merging labels, on paper."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.actions.codebook_changes import ALLOWED, apply_changes
from annotator.actions.codebook_content import ATTRIBUTES, DOCUMENT_FACETS, FACETS, check_content
from annotator.actions.codebook_heirs import changes_between, heirs
from annotator.errors import Invalid
from tests.conftest import ROOT

Content = dict[str, Any]
FILE = json.loads((ROOT / "fixtures" / "codebook.json").read_text(encoding="utf-8"))
DEFAULT: Content = {"facets": FILE["facets"]}
ADDED = {"kind": "add", "facet": "stance", "slug": "mocks", "name": "Mocks", "definition": "Laughs at it."}


def slugs(content: Content, facet: str) -> list[str]:
    return [label["slug"] for label in content["facets"][facet]]


def label(content: Content, facet: str, slug: str) -> dict[str, Any]:
    return next(label for label in content["facets"][facet] if label["slug"] == slug)


def changed(*changes: dict[str, Any]) -> Content:
    return apply_changes(DEFAULT, changes)


def refused(*changes: dict[str, Any]) -> str:
    with pytest.raises(Invalid) as refusal:
        changed(*changes)
    return refusal.value.detail


def change(kind: str, facet: str, **said: Any) -> dict[str, Any]:
    return {"kind": kind, "facet": facet, **said}


def test_a_label_is_added_at_the_end_or_behind_another() -> None:
    assert slugs(changed(ADDED), "stance")[-1] == "mocks"
    placed = slugs(changed({**ADDED, "after": "denies"}), "stance")
    assert placed[placed.index("denies") + 1] == "mocks"


def test_a_facet_that_was_not_there_begins_with_its_first_label() -> None:
    without = {"facets": {facet: DEFAULT["facets"][facet] for facet in FACETS}}
    assert slugs(apply_changes(without, [change("add", "genre", slug="poem", name="Poem")]), "genre") == [
        "poem"
    ]


def test_a_retired_label_is_gone_and_the_rest_stays_as_it_was() -> None:
    after = changed(change("retire", "stance", slug="unclear"))
    assert slugs(after, "stance") == ["asserts", "denies", "questions", "reports_neutrally"]
    assert {**after["facets"], "stance": 0} == {**DEFAULT["facets"], "stance": 0}


def test_a_redefinition_changes_what_it_names_and_nothing_else() -> None:
    mixed = label(
        changed(change("redefine", "verdict", slug="mixed", definition="Half and half.")), "verdict", "mixed"
    )
    assert mixed == {**label(DEFAULT, "verdict", "mixed"), "definition": "Half and half."}


def test_merging_into_a_label_takes_the_others_away() -> None:
    after = changed(change("merge", "verdict", slugs=["mostly_refuted", "refuted"], into="misleading"))
    assert not {"mostly_refuted", "refuted"} & set(slugs(after, "verdict"))
    assert label(after, "verdict", "misleading") == label(DEFAULT, "verdict", "misleading")


def test_merging_into_a_new_label_puts_it_where_the_first_one_stood() -> None:
    after = changed(
        change("merge", "verdict", slugs=["verified", "mostly_verified"], into="true", name="True", credit=1)
    )
    assert slugs(after, "verdict")[:2] == ["true", "mixed"]
    assert label(after, "verdict", "true")["key"] == "1"


def test_a_voice_hands_on_the_segments_that_it_is_proposed_for() -> None:
    after = changed(change("merge", "voice", slugs=["caption"], into="publisher"))
    assert label(after, "voice", "publisher")["proposed_for"] == ["body", "byline", "caption"]
    assert "Merge it into another" in refused(change("retire", "voice", slug="caption"))


def test_techniques_go_along_with_the_group_that_is_merged() -> None:
    after = changed(change("merge", "technique_group", slugs=["call"], into="wording"))
    assert label(after, "technique", "Slogans")["group"] == "wording"
    assert "belong to no group" in refused(change("retire", "technique_group", slug="call"))


def test_changes_build_on_one_another() -> None:
    after = changed(
        ADDED,
        change("redefine", "stance", slug="mocks", name="Ridicules"),
        change("retire", "stance", slug="denies"),
    )
    assert label(after, "stance", "mocks")["name"] == "Ridicules"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("no change", change("paint", "stance", slug="denies")),
        ("no facet", change("retire", "stances", slug="denies")),
        ("no label “nods”", change("retire", "stance", slug="nods")),
        ("no label “nods”", {**ADDED, "after": "nods"}),
        ("already", {**ADDED, "slug": "denies"}),
        ("letters from a to z", {**ADDED, "slug": "два"}),
        ("needs a name", {**ADDED, "name": ""}),
        ("takes no colour", {**ADDED, "colour": "red"}),
        ("to which group", change("add", "technique", slug="Pun", name="Pun")),
        ("Name the pole", change("add", "axis", slug="outsiders", name="Outsiders", low="damned")),
        ("between 0", change("redefine", "verdict", slug="mixed", credit=7)),
        ("Nothing of “mixed”", change("redefine", "verdict", slug="mixed", name="Mixed")),
        ("itself fills in", change("retire", "claim_type", slug="quantity")),
        ("itself fills in", change("merge", "bound", slugs=["about"], into="exact")),
        ("which labels", change("merge", "stance", slugs=[], into="denies")),
        ("is among", change("merge", "stance", slugs=["denies"], into="denies")),
        ("needs a name", change("merge", "stance", slugs=["denies"], into="refuses")),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_a_sentence(said: str, wrong: dict[str, Any]) -> None:
    assert said in refused(wrong)


def test_the_last_label_of_a_facet_stays_unless_a_codebook_may_do_without_the_facet() -> None:
    assert "last label" in refused(
        change("retire", "polarity", slug="pos"), change("retire", "polarity", slug="neg")
    )
    assert "axis" not in changed(change("retire", "axis", slug="authorities"))["facets"]


def test_each_touched_label_has_its_heir() -> None:
    changes = [
        ADDED,
        change("redefine", "verdict", slug="mixed", name="Half"),
        change("redefine", "verdict", slug="satire", name="Satire!", same_meaning=True),
        change("merge", "stance", slugs=["denies"], into="mocks"),
        change("merge", "stance", slugs=["mocks", "questions"], into="unclear"),
        change("retire", "voice", slug="advertiser"),
    ]
    assert heirs(DEFAULT, changes) == {
        ("verdict", "mixed"): "mixed",
        ("stance", "denies"): "unclear",
        ("stance", "questions"): "unclear",
        ("voice", "advertiser"): None,
    }


# Whatever is tried, in whatever order

PLACES = [(facet, label["slug"]) for facet, labels in DEFAULT["facets"].items() for label in labels]
SOME = st.sampled_from(["x", "new_one", "none", "", "a b", "quantity", "x" * 70, None, 3])
TEXTS = st.sampled_from(["", "Some words.", "x" * 700, None])


@st.composite
def some_change(draw: st.DrawFn) -> dict[str, Any]:
    """A change that may or may not make sense."""
    kind = draw(st.sampled_from([*ALLOWED, "paint"]))
    facet, known = draw(st.sampled_from(PLACES))
    slug = st.sampled_from([slug for other, slug in PLACES if other == facet]) | SOME
    fields: dict[str, st.SearchStrategy[Any]] = {
        "slug": st.just(known) | slug, "name": TEXTS, "definition": TEXTS, "after": slug, "into": slug, "same_meaning": st.booleans(),
        "slugs": st.lists(slug, max_size=3), "low": TEXTS, "high": TEXTS, "credit": st.sampled_from([None, 0.4, 3, "x"]),
        "group": st.sampled_from(["call", "news", "nowhere", None]), "ordinal": st.sampled_from([None, 4, True, -1]), "figure": st.booleans(),
    }  # fmt: skip
    takes = ALLOWED.get(kind, set()) | ATTRIBUTES.get(facet, {}).keys()
    chosen = {name: draw(fields[name]) for name in sorted(takes) if draw(st.integers(0, 9)) > 1}
    return {"kind": kind, "facet": facet, **chosen}


@given(st.lists(some_change(), max_size=6))
def test_changes_are_refused_or_give_a_codebook_that_can_be_loaded(changes: list[dict[str, Any]]) -> None:
    before, content = deepcopy(DEFAULT), DEFAULT
    for one in changes:
        try:
            content = apply_changes(content, [one])
        except Invalid:
            continue
        check_content(content)
    assert before == DEFAULT, "a version is never edited"


@given(st.lists(some_change(), max_size=6))
def test_the_changes_between_two_contents_make_the_one_of_the_other(changes: list[dict[str, Any]]) -> None:
    done, content = [], DEFAULT
    for one in changes:
        try:
            content = apply_changes(content, [one])
        except Invalid:
            continue
        done.append(one)
    assert apply_changes(DEFAULT, done) == content
    said = changes_between(DEFAULT, content)
    told = {(one["facet"], one["slug"]) for one in said if one["kind"] == "retire"}
    assert told == {
        place
        for place in PLACES
        if place[1] not in slugs({"facets": {place[0]: [], **content["facets"]}}, place[0])
    }
    touched = heirs(DEFAULT, done)
    assert all(slug is None or slug in slugs(content, facet) for (facet, _), slug in touched.items())
    assert told <= touched.keys()


def test_every_facet_is_known() -> None:
    assert set(DEFAULT["facets"]) == set(FACETS + DOCUMENT_FACETS)
