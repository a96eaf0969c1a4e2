"""Make review rounds and readings in them for tests: rows for what leads set, actions for what reviewers do."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from annotator.actions import assignments
from annotator.models import Assignment, Codebook, Purpose, Round, RoundDocument, User
from corpus_app.models import Document
from tests.making import NOW, make_highlight

_numbers = count(1)
Marks = Iterable[tuple[str, Mapping[str, Any]]]


def make_round(documents: Sequence[Document], *, readers_wanted: int = 2, **fields: Any) -> Round:
    """A round of these documents, in this order, blind, open to all. Needs the codebook fixture.

    `fields` are the round's own: name, codebook, blind, state, finding, passages_per_document, seed, …
    """
    fields = {"name": f"Round {next(_numbers)}", "codebook": Codebook.objects.latest("created_at"), **fields}
    made = Round.objects.create(readers_wanted=readers_wanted, **fields)
    for document in documents:
        add_place(made, document)
    return made


def add_place(round: Round, document: Document, **fields: Any) -> RoundDocument:
    """One more document, at the end. `fields` are the place's own: purpose, gold, readers_wanted."""
    fields = {"position": round.places.count() + 1, "readers_wanted": round.readers_wanted, **fields}
    return RoundDocument.objects.create(round=round, document=document, **fields)


def give(round: Round, document: Document, reviewer: User, **fields: Any) -> Assignment:
    """This person's assignment for the document, which they have not opened yet."""
    place = round.places.filter(document=document).first()
    fields = {"purpose": place.purpose if place else Purpose.WORK, **fields}
    return Assignment.objects.create(round=round, document=document, reviewer=reviewer, **fields)


def read(assignment: Assignment, marks: Marks = (), *, submit: bool = True) -> Assignment:
    """Opened, highlighted as `marks` (quote, judgement) say, and submitted as read to the end."""
    assignments.start(assignment, now=NOW)
    for quote, judgement in marks:
        make_highlight(assignment, quote, judgement)
    assignment.refresh_from_db()
    if submit:
        assignments.submit(assignment, now=NOW)
    return assignment
