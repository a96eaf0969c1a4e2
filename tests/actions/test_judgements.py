"""What makes sense as a judgement, and what is told to one that does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.actions.judgements import EMPTY, checked
from annotator.errors import Invalid
from annotator.models import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    import json

    from tests.conftest import ROOT

    data = json.loads((ROOT / "fixtures" / "codebook.json").read_text(encoding="utf-8"))
    return Codebook(slug=data["slug"], version=1, title="", content={"facets": data["facets"]})


def errors_of(book: Codebook, judgement: dict[str, Any]) -> dict[str, list[str]]:
    with pytest.raises(Invalid) as refused:
        checked(book, judgement)
    found: dict[str, list[str]] = refused.value.extra["errors"]
    return found


def test_nothing_said_is_a_judgement_not_yet_made(book: Codebook) -> None:
    assert checked(book, {}) == EMPTY


def test_a_whole_judgement_comes_back_normal(book: Codebook) -> None:
    data = checked(
        book,
        {
            "claim_type": "quantity", "verdict": "mixed", "voice": "", "note": None,
            "techniques": [{"technique": "Loaded_Language", "severity": "marked"}],
            "figure": {"low": "12,000", "high": 18000, "bound": "between", "unit": "persons"},
            "evidence": [{"relation": "refutes", "url": "https://example.org/a", "accessed_on": "2026-11-22"}],
        },
    )  # fmt: skip
    assert data["voice"] is None
    assert (data["figure"]["low"], data["figure"]["high"]) == ("12000", "18000")
    assert checked(book, data) == data, "normal is normal"


@pytest.mark.parametrize(
    ("judgement", "field"),
    [
        ({"verdict": "perhaps"}, "judgement.verdict"),
        ({"verdict": 3}, "judgement.verdict"),
        ({"colour": "red"}, "judgement.colour"),
        ({"techniques": "Doubt"}, "judgement.techniques"),
        ({"techniques": [{"technique": "Doubt"}, {"technique": "Doubt"}]}, "judgement.techniques"),
        ({"techniques": [{"technique": "Shouting"}]}, "judgement.techniques.0.technique"),
        ({"techniques": [{}]}, "judgement.techniques.0.technique"),
        ({"figure": []}, "judgement.figure"),
        ({"figure": {"low": 5, "high": 3}}, "judgement.figure.low"),
        ({"figure": {"low": "many"}}, "judgement.figure.low"),
        ({"figure": {"low": "NaN"}}, "judgement.figure.low"),
        ({"figure": {"high": "1e400"}}, "judgement.figure.high"),
        ({"evidence": [{"relation": "refutes", "url": "javascript:alert(1)"}]}, "judgement.evidence.0.url"),
        ({"evidence": [{"relation": "refutes", "url": "http://[::1"}]}, "judgement.evidence.0.url"),
        ({"evidence": [{"url": "https://example.org"}]}, "judgement.evidence.0.relation"),
        (
            {"evidence": [{"relation": "context", "url": "https://a.example", "accessed_on": "22/11/26"}]},
            "judgement.evidence.0.accessed_on",
        ),
        ({"note": "a\x00b"}, "judgement.note"),
        ({"note": "x" * 10_001}, "judgement.note"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_field(
    book: Codebook, judgement: dict[str, Any], field: str
) -> None:
    sentences = errors_of(book, judgement)[field]
    assert all(sentence.endswith(".") for sentence in sentences)


def test_all_errors_come_at_once(book: Codebook) -> None:
    assert len(errors_of(book, {"verdict": "a", "voice": "b", "stance": "c"})) == 3


@given(st.dictionaries(st.sampled_from([*EMPTY, "else"]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["technique", "low", "high", "url", "relation", "bound"]), inner, max_size=4), max_leaves=8)))  # fmt: skip
def test_anything_at_all_is_checked_or_refused(given: dict[str, Any]) -> None:
    codebook = Codebook(
        slug="x", version=1, content={"facets": {"verdict": [{"slug": "mixed", "name": "Mixed"}]}}
    )
    try:
        data = checked(codebook, given)
    except Invalid:
        return
    assert checked(codebook, data) == data
