"""The filters of highlights: each finds exactly what it says."""

import datetime as dt
from typing import Any

import pytest

from annotator.actions.assignments import submit
from annotator.errors import Invalid
from annotator.models import Codebook, Highlight
from annotator.queries.codebooks import vocabulary
from annotator.queries.highlights import FILTERS, filtered, given, highlights_for
from annotator.queries.words import containing
from annotator.views.highlights import NAMES
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source

FIGURE = {"low": "500", "unit": "Persons", "counted": "dead"}
LATER = NOW + dt.timedelta(days=2)


@pytest.fixture
def four(cast: Cast, codebook: Codebook) -> dict[str, Highlight]:
    """Four highlights, as unlike as can be: ada's three, one of them in another source, and one of boris'."""
    lantern, herald = make_document(), make_document(f"{TEXT} Again.", source=make_source("The Herald"))
    ada, other, boris = (
        make_assignment(lantern, cast.ada),
        make_assignment(herald, cast.ada),
        make_assignment(lantern, cast.boris),
    )
    made = {
        "plain": make_highlight(ada, "12,000"),
        "figure": make_highlight(ada, "About 500 men", {"figure": FIGURE, "verdict": "refuted", "voice": "reader_comment"}),
        "framed": make_highlight(
            other, "Nobody believes", {"techniques": [{"technique": "Doubt"}, {"technique": "Slogans"}], "claim_type": "value"}, now=LATER
        ),
        "boris": make_highlight(boris, "18,000", {"verdict": "verified", "stance": "asserts", "confidence": "low", "note": "See Ответ"}),
    }  # fmt: skip
    submit(boris, now=NOW)
    return made


def found(cast: Cast, four: dict[str, Highlight], **params: Any) -> set[str]:
    lists = {name: value if isinstance(value, list) else [value] for name, value in params.items()}
    rows = filtered(highlights_for(cast.lead), lists, vocabulary())
    ids = set(rows.values_list("pk", flat=True))
    assert rows.count() == len(ids), "a row came twice"
    return {name for name, one in four.items() if one.pk in ids}


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({}, "plain figure framed boris"), ({"verdict": "refuted"}, "figure"), ({"verdict": ["refuted", "verified"]}, "figure boris"),
        ({"verdict": "none"}, "plain framed"), ({"verdict": ["none", "verified"]}, "plain framed boris"), ({"judged": "yes"}, "figure boris"),
        ({"judged": "no"}, "plain framed"), ({"judged": ["yes", "no"]}, "plain figure framed boris"), ({"voice": "reader_comment"}, "figure"),
        ({"claim_type": "value"}, "framed"), ({"claim_type": "none"}, "plain figure boris"), ({"technique": "Doubt"}, "framed"),
        ({"technique": ["Doubt", "Slogans"]}, "framed"), ({"technique_group": "attack"}, "framed"), ({"technique_group": "news"}, ""),
        ({"stance": "asserts"}, "boris"), ({"confidence": "low"}, "boris"), ({"figure": "yes"}, "figure"), ({"figure": "no"}, "plain framed boris"),
        ({"counted": "dead"}, "figure"), ({"counted": "Dead"}, ""), ({"counted": ""}, ""), ({"unit": "Persons"}, "figure"),
        ({"read_to_end": "yes"}, "boris"), ({"read_to_end": "no"}, "plain figure framed"), ({"q": "nobody BELIEVES"}, "framed"),
        ({"q": "ответ"}, "boris"), ({"q": ["12,000", "18,000"]}, "plain boris"), ({"label": "Doubt"}, "framed"), ({"label": "verified"}, "boris"),
        ({"label": ["low", "value"]}, "framed boris"), ({"since": "2026-11-24"}, "framed"), ({"until": "2026-11-22"}, "plain figure boris"),
        ({"since": "2026-11-22T10:00:00Z", "until": "2026-11-22T10:00:00.1Z"}, "plain figure boris"), ({"until": "2026-11-22T10:00:00Z"}, ""),
        ({"since": "2026-11-24T12:00:00+02:00"}, "framed"), ({"since": "2026-11-24T10:00:01"}, ""),
        ({"verdict": "refuted", "voice": "publisher"}, ""), ({"verdict": "", "q": " "}, "plain figure framed boris"),
        ({"page": "7", "sort": "x"}, "plain figure framed boris"),
    ],
    ids=str,
)  # fmt: skip
def test_a_filter_finds_what_it_says(
    cast: Cast, four: dict[str, Highlight], params: dict[str, Any], names: str
) -> None:
    assert found(cast, four, **params) == set(names.split())


def test_filters_by_source_document_reading_and_reviewer(cast: Cast, four: dict[str, Highlight]) -> None:
    framed, boris = four["framed"].assignment, four["boris"].assignment
    assert found(cast, four, source=str(framed.document.source_id)) == {"framed"}
    assert found(cast, four, document=str(boris.document_id)) == {"plain", "figure", "boris"}
    assert found(cast, four, assignment=str(framed.pk)) == {"framed"}
    assert found(cast, four, reviewer=cast.boris.pseudonym) == {"boris"}
    assert found(cast, four, reviewer=[cast.boris.pseudonym, "r0"]) == {"boris"}


def test_a_figure_that_counts_nothing_named_is_found_by_the_empty_value(
    cast: Cast, four: dict[str, Highlight]
) -> None:
    make_highlight(four["plain"].assignment, "500", {"figure": {"low": "500"}})
    rows = filtered(highlights_for(cast.lead), {"counted": [""], "unit": [""]}, vocabulary())
    assert [one.exact for one in rows] == ["500"]


def test_one_refusal_names_every_filter_that_makes_no_sense(cast: Cast, codebook: Codebook) -> None:
    with pytest.raises(Invalid) as refused:
        filtered(
            highlights_for(cast.lead), {"verdict": ["true"], "since": ["x"], "q": ["fine"]}, vocabulary()
        )
    assert refused.value.extra["errors"].keys() == {"verdict", "since"}
    assert "mostly_verified" in refused.value.detail


def test_every_filter_has_a_name_on_the_page() -> None:
    assert NAMES.keys() == FILTERS.keys()


def test_empty_values_count_only_where_they_mean_something() -> None:
    assert given({"q": ["", "x"], "unit": [""]}, "q") == ["x"]
    assert given({"q": ["", "x"], "unit": [""]}, "unit") == [""]
    assert given({}, "q") == []


@pytest.mark.parametrize("words", ["100%", "a_b", "\\"])
def test_signs_that_databases_read_as_wildcards_are_only_signs(cast: Cast, words: str) -> None:
    make_document(f"Here stands {words} as it is.\n")
    make_document("Here stands 1000, azb and nothing else.\n")
    document = type(make_source().documents.get(text__contains=words))
    assert document.objects.filter(containing(words, "text")).count() == 1
