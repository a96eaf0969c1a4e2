"""Draw the passages that everybody who reads a document of the round judges; hold readers to them."""

from collections.abc import Sequence

from django.db import transaction

from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, Highlight, Passage, Purpose, Round, RoundDocument
from annotator.queries.passages import is_read_freely, passages_of, unjudged
from corpus_app.models import Document
from corpus_app.text.sentences import sentences_of
from measures.sampling import draw
from measures.spans import Span

# What the publisher says in its own voice. Readers' comments, bylines and the page's furniture are none of it.
DRAWN_FROM = ("title", "heading", "body", "caption")


@transaction.atomic
def draw_passages(round: Round) -> int:
    """Draw for every document of the round that has none drawn yet; how many documents that were.

    Nothing in a round that asks for no passages, and nothing for training and tests, which are read freely. The same
    seed and text give the same passages wherever they are drawn; what is drawn stays, whatever is corrected later.
    """
    if not round.wants_passages:
        return 0
    places = round.places.select_for_update(of=("self",)).filter(purpose=Purpose.WORK, sentences=None)
    drawn = 0
    for place in places.select_related("document").iterator(chunk_size=50):
        _draw(place, round)
        drawn += 1
    return drawn


def drop_passages(place: RoundDocument) -> None:
    """The document is not to be judged by passages after all. Only before anybody has judged one: the database refuses."""
    place.passages.all().delete()
    place.sentences = None
    place.save(update_fields=["sentences"])


def check_passage(assignment: Assignment, passage: int | None, start: int, end: int) -> None:
    """Whether a highlight may be made of this span: freely, or as the judgement of exactly this passage.

    Raises Invalid. No query where no passage is named.
    """
    if passage is None:
        if not is_read_freely(assignment):
            raise _wrong(
                "Here passages drawn at random are judged, nothing else: send the passage that this is."
            )
        return
    there = passages_of(assignment).filter(pk=passage).first()
    if there is None:
        raise _wrong("There is no such passage in this reading. Take the ids from the assignment.")
    if (there.start, there.end) != (start, end):
        raise _wrong(f"Passage {there.position} is {there.start}–{there.end}: it is judged as it was drawn.")


def refuse_for_passage(highlight: Highlight) -> None:
    """Raises Conflict: what was drawn at random is neither moved nor withdrawn."""
    if highlight.passage_id is not None:
        raise Conflict(
            "This passage was drawn at random: everybody judges it as it stands. Where it claims nothing, say so: "
            "“Not a claim” is an answer."
        )


def refuse_unjudged(assignment: Assignment) -> None:
    """Raises Conflict where passages drawn for this reading have neither claim type nor verdict."""
    missing = [str(position) for position in unjudged(assignment).values_list("position", flat=True)]
    if missing:
        named = f"passage {missing[0]} is" if len(missing) == 1 else f"passages {_listed(missing)} are"
        raise Conflict(
            f"Not submitted: {named} not judged yet. Give each a verdict or a claim type; “Not a claim” is one."
        )


def frame_of(document: Document) -> list[Span]:
    """The sentences in the publisher's voice, in text order: what the passages are drawn from. One query."""
    stretches = document.segments.filter(role__in=DRAWN_FROM).order_by("start").values_list("start", "end")
    return [Span(*found) for start, end in stretches for found in sentences_of(document.text, start, end)]


def _draw(place: RoundDocument, round: Round) -> None:
    text, frame = place.document.text, frame_of(place.document)
    drawn = draw(
        frame, size=round.passages_per_document, seed=round.seed, fingerprint=place.document.text_sha256
    )
    Passage.objects.bulk_create(_passages(place, text, drawn))
    place.sentences = len(frame)
    place.save(update_fields=["sentences"])


def _passages(place: RoundDocument, text: str, drawn: Sequence[Span]) -> list[Passage]:
    return [
        Passage(
            place=place, position=position, start=span.start, end=span.end, exact=text[span.start : span.end]
        )
        for position, span in enumerate(drawn, start=1)
    ]


def _wrong(sentence: str) -> Invalid:
    return Invalid(sentence, {"passage": [sentence]})


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
