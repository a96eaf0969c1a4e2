"""Making a round: which documents, by whom read, under what rules."""

import datetime as dt
from typing import Any

import pytest

from annotator.actions.rounds import make_round
from annotator.errors import Invalid
from annotator.models import Codebook, ConflictOfInterest, Round
from annotator.queries.picking import Pick
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_document, make_source

RULES: dict[str, Any] = {"name": "Winter of the dam", "readers_wanted": 3}


@pytest.fixture
def corpus(db: None) -> list[Document]:
    """Twelve documents of three sources."""
    names = ("The Lantern", "The Herald", "Zorya")
    return [
        make_document(f"{n} {TEXT}", source=make_source(names[n % 3]), title=f"No {n}") for n in range(12)
    ]


def made(cast: Cast, codebook: Codebook, pick: Pick | None = None, **changed: Any) -> Round:
    members = changed.pop("members", ())
    seed = changed.pop("seed", 7)
    return make_round(
        rules={**RULES, **changed}, codebook=codebook, pick=pick or Pick(), seed=seed, members=members, by=cast.lead, now=NOW
    )  # fmt: skip


def titles(round: Round) -> list[str]:
    return list(round.places.values_list("document__title", flat=True))


def refused(cast: Cast, codebook: Codebook, pick: Pick | None = None, **changed: Any) -> dict[str, list[str]]:
    with pytest.raises(Invalid) as refusal:
        made(cast, codebook, pick, **changed)
    assert not Round.objects.exists()
    errors: dict[str, list[str]] = refusal.value.extra["errors"]
    assert all(sentence.endswith(".") for sentences in errors.values() for sentence in sentences)
    return errors


def test_a_round_of_everything_has_every_document_in_order_of_source_and_title(
    cast: Cast, codebook: Codebook, corpus: list[Document]
) -> None:
    round = made(cast, codebook)
    assert titles(round) == [f"No {n}" for n in (1, 10, 4, 7, 0, 3, 6, 9, 11, 2, 5, 8)]
    assert set(round.places.values_list("readers_wanted", flat=True)) == {3}
    assert round.chosen_by == {"picks": [{"matched": 12, "picked": 12}]}
    assert (round.share_limit, round.days_to_read, round.blind, round.proposals) == (60, 14, True, "off")


def test_documents_are_picked_by_source_words_language_and_date(
    cast: Cast, codebook: Codebook, corpus: list[Document]
) -> None:
    Document.objects.filter(title__in=["No 1", "No 4", "No 7", "No 2"]).update(
        language="de", published="2024-05-01"
    )
    Document.objects.filter(title="No 7").update(published="2025-05-01")
    herald, zorya = make_source("The Herald"), make_source("Zorya")
    pick = Pick(
        sources=(herald.pk, zorya.pk), language="de", words="Ministry", published_since=dt.date(2024, 1, 1),
        published_until=dt.date(2024, 5, 1),
    )  # fmt: skip
    round = made(cast, codebook, pick)
    assert titles(round) == ["No 1", "No 4", "No 2"]
    assert round.chosen_by["picks"][0] == {
        "sources": ["The Herald", "Zorya"], "language": "de", "words": "Ministry", "published_since": "2024-01-01",
        "published_until": "2024-05-01", "matched": 3, "picked": 3,
    }  # fmt: skip


def test_texts_that_a_newer_version_replaces_are_not_picked(cast: Cast, codebook: Codebook) -> None:
    old, new = make_document(title="old"), make_document(f"{TEXT} corrected", title="new")
    Document.objects.filter(pk=new.pk).update(replaces=old, version=2)
    assert titles(made(cast, codebook)) == ["new"]


def test_a_lead_picks_nothing_where_they_have_a_conflict_of_interest(
    cast: Cast, codebook: Codebook, corpus: list[Document]
) -> None:
    ConflictOfInterest.objects.create(
        reviewer=cast.lead, source=make_source("Zorya"), reason="edits it", made_by=cast.admin, made_at=NOW
    )
    assert len(titles(made(cast, codebook))) == 8


DRAWN = ["No 9", "No 2", "No 3", "No 4", "No 6"]


def test_a_sample_is_the_same_from_the_same_seed_whatever_the_database_calls_the_documents(
    cast: Cast, codebook: Codebook
) -> None:
    """The titles are what seed 7 draws on any desk with this corpus: they must never change."""
    names = ("The Lantern", "The Herald", "Zorya")
    for n in reversed(range(12)):
        make_document(f"{n} {TEXT}", source=make_source(names[n % 3]), title=f"No {n}")
    round = made(cast, codebook, Pick(sample=5))
    assert titles(round) == DRAWN
    assert (round.seed, round.chosen_by) == (7, {"picks": [{"sample": 5, "matched": 12, "picked": 5}]})


def test_another_seed_draws_another_sample(cast: Cast, codebook: Codebook, corpus: list[Document]) -> None:
    first = titles(made(cast, codebook, Pick(sample=5)))
    assert titles(made(cast, codebook, Pick(sample=5), seed=8, name="again")) != first


def test_people_are_named_or_everybody_reads(cast: Cast, codebook: Codebook, corpus: list[Document]) -> None:
    round = made(cast, codebook, open_to_all=False, members=[cast.ada, cast.lead])
    assert set(round.members.values_list("person", flat=True)) == {cast.ada.pk, cast.lead.pk}
    assert not made(cast, codebook, name="all").members.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"), ({"name": "x" * 121}, "name"), ({"readers_wanted": 0}, "readers_wanted"),
        ({"readers_wanted": 51}, "readers_wanted"), ({"share_limit": 0}, "share_limit"), ({"share_limit": 101}, "share_limit"),
        ({"days_to_read": 0}, "days_to_read"), ({"days_to_read": 366}, "days_to_read"), ({"pass_mark": 0}, "pass_mark"),
        ({"deadline": dt.date(2026, 11, 21)}, "deadline"), ({"finding": "some"}, "finding"), ({"proposals": "x"}, "proposals"),
        ({"finding": "sampled", "passages_per_document": 0}, "passages_per_document"),
        ({"finding": "both", "passages_per_document": 51}, "passages_per_document"),
        ({"settled_by_itself_from": "0.4"}, "settled_by_itself_from"), ({"settled_by_itself_from": "many"}, "settled_by_itself_from"),
        ({"seed": -1}, "seed"), ({"seed": 2**31}, "seed"), ({"guidelines": "x" * 50_001}, "guidelines"),
        ({"open_to_all": False}, "members"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_its_field_and_makes_nothing(
    cast: Cast, codebook: Codebook, corpus: list[Document], changed: dict[str, Any], field: str
) -> None:
    assert field in refused(cast, codebook, **changed)


def test_people_who_do_not_review_cannot_be_named(
    cast: Cast, codebook: Codebook, corpus: list[Document]
) -> None:
    assert "does not review" in refused(cast, codebook, open_to_all=False, members=[cast.rita])["members"][0]


def test_a_pick_that_matches_too_little_is_refused_with_what_there_is(
    cast: Cast, codebook: Codebook, corpus: list[Document]
) -> None:
    assert "12 documents match" in refused(cast, codebook, Pick(sample=13))["sample"][0]
    assert "No document matches" in refused(cast, codebook, Pick(words="nowhere"))["documents"][0]


def test_a_name_is_given_once(cast: Cast, codebook: Codebook, corpus: list[Document]) -> None:
    made(cast, codebook)
    with pytest.raises(Invalid) as refusal:
        made(cast, codebook)
    assert "Choose another name" in refusal.value.extra["errors"]["name"][0]


def test_passages_are_drawn_where_the_round_asks_for_them(
    cast: Cast, codebook: Codebook, corpus: list[Document]
) -> None:
    round = made(cast, codebook, finding="sampled", passages_per_document=2)
    assert all(place.passages.exists() for place in round.places.all())
    free = made(cast, codebook, name="free", passages_per_document=2)
    assert free.passages_per_document == 0
    assert not any(place.passages.exists() for place in free.places.all())
