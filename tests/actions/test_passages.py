"""Passages are drawn for a round's documents: once, from the publisher's own sentences, the same for everybody."""

from typing import Any

import pytest

from annotator.actions.passages import DRAWN_FROM, draw_passages, drop_passages, frame_of
from annotator.models import Codebook, Passage, Purpose, Round
from corpus_app.models import Document, Segment
from tests.conftest import Cast
from tests.making import make_document
from tests.making_rounds import add_place, give, make_round, read

LONG = "\n\n".join(f"Sentence {n} says something. It goes on for a while." for n in range(20)) + (
    "\n\n2 comments:\n\n"
    "  1. river_anna3/4/24\n\n    My uncle was there. About 500 men slept in one barn.\n\n    ReplyDelete\n"
    "  2. Dieter K.14/4/24\n\n    Das glaube ich nicht, so viele waren das nie.\n\n    ReplyDelete\n"
)


def sampled(*documents: Document, **fields: Any) -> Round:
    fields = {"finding": "sampled", "passages_per_document": 5, "seed": 7, **fields}
    return make_round(documents, **fields)


@pytest.fixture
def document(codebook: Codebook) -> Document:
    return make_document(LONG)


def test_each_document_gets_as_many_passages_as_the_round_wants(document: Document) -> None:
    round = sampled(document)
    assert draw_passages(round) == 1
    place = round.places.get()
    assert [one.position for one in place.passages.all()] == [1, 2, 3, 4, 5]
    assert all(document.text[one.start : one.end] == one.exact for one in place.passages.all())
    assert place.sentences == len(frame_of(document)) == 41


def test_passages_are_the_publishers_own_words(document: Document) -> None:
    round = sampled(document, passages_per_document=500)
    draw_passages(round)
    drawn = Passage.objects.all()
    assert len(drawn) == 41, "fewer than wanted: all"
    for one in drawn:
        role = Segment.objects.filter(document=document, start__lte=one.start, end__gte=one.end).get().role
        assert role in DRAWN_FROM
    assert not [one for one in drawn if "uncle" in one.exact or "ReplyDelete" in one.exact]


def test_what_is_drawn_stays_and_documents_that_come_later_are_drawn_for(document: Document) -> None:
    round = sampled(document)
    draw_passages(round)
    before = list(Passage.objects.values_list("pk", "start"))
    add_place(round, make_document(LONG.replace("Sentence", "Phrase")))
    assert draw_passages(round) == 1
    assert draw_passages(round) == 0
    assert list(Passage.objects.filter(place__document=document).values_list("pk", "start")) == before
    assert Passage.objects.count() == 10


def test_the_same_seed_and_text_give_the_same_passages_in_another_round(document: Document) -> None:
    one, same, other, larger = (
        sampled(document, seed=seed, passages_per_document=size)
        for seed, size in ((7, 5), (7, 5), (8, 5), (7, 9))
    )
    drawn = []
    for round in (one, same, other, larger):
        draw_passages(round)
        drawn.append(set(Passage.objects.filter(place__round=round).values_list("start", flat=True)))
    assert drawn[0] == drawn[1] != drawn[2]
    assert drawn[0] < drawn[3]


def test_nothing_is_drawn_where_none_are_wanted_nor_for_training(document: Document, cast: Cast) -> None:
    assert draw_passages(make_round([document], passages_per_document=5)) == 0
    gold = read(give(make_round([document]), document, cast.lead))
    trained = sampled()
    add_place(trained, document, purpose=Purpose.TRAINING, gold=gold)
    assert draw_passages(trained) == 0
    assert not Passage.objects.exists()


def test_dropped_passages_can_be_drawn_again(document: Document) -> None:
    round = sampled(document)
    draw_passages(round)
    before = list(Passage.objects.values_list("start", flat=True))
    drop_passages(round.places.get())
    assert not Passage.objects.exists()
    draw_passages(round)
    assert list(Passage.objects.values_list("start", flat=True)) == before
