"""A round in which three people read one short text, its units, and decisions on them."""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from annotator.actions.adjudication import Reading, Seen, Way, decide
from annotator.models import Assignment, Codebook, Decision, Round, User
from annotator.queries.readings import NOW as READ_NOW
from annotator.queries.readings import read_documents, submitted_in
from annotator.queries.units import Unit, units_of
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, make_document, make_source
from tests.making_rounds import Marks, add_place, give, make_round, read

FIGURE = "between 12,000 and 18,000 people"
LONGER = "between 12,000 and 18,000 people died"
NOBODY = "Nobody believes the ministry any more"
BARN = "About 500 men slept in one barn"
UNCLE = "My uncle was there"
_numbers = itertools.count(1)
LATER = NOW + dt.timedelta(hours=1)


def read_by(round: Round, document: Document, marks: Mapping[User, Marks]) -> dict[User, Assignment]:
    """Each of them reads the document of the round to the end and marks what is given."""
    return {reader: read(give(round, document, reader), said) for reader, said in marks.items()}


def three_read(cast: Cast, codebook: Codebook, **fields: Any) -> Round:
    """Ada, Boris and Oscar agree on one passage, differ on another, and one alone marks a third."""
    document = make_document()
    made = make_round([document], readers_wanted=3, **fields)
    agreed = {"verdict": "mixed", "claim_type": "value"}
    figure = {"claim_type": "quantity", "voice": "publisher"}
    read_by(
        made,
        document,
        {
            cast.ada: [
                (FIGURE, {"verdict": "refuted", **figure}),
                (NOBODY, agreed),
                (UNCLE, {"verdict": "unproven"}),
            ],
            cast.boris: [(LONGER, {"verdict": "refuted", **figure}), (NOBODY, agreed)],
            cast.oscar: [(FIGURE, {"verdict": "mixed", **figure}), (NOBODY, agreed)],
        },
    )
    return made


def the_document(round: Round) -> Document:
    return round.places.select_related("document").order_by("position")[0].document


def units(round: Round, viewer: User, document: Document | None = None) -> list[Unit]:
    """The units of the round's first document, or of this one, as this person sees them."""
    document = document or the_document(round)
    readings = read_documents(submitted_in(round, viewer).filter(document=document), READ_NOW)
    return units_of(round, readings[0]) if readings else []


def unit(round: Round, viewer: User, words: str) -> Unit:
    """The unit that one of these words begins."""
    return next(one for one in units(round, viewer) if any(told.exact.startswith(words) for told in one.said))


def seen(*them: Unit) -> list[Seen]:
    return [one.seen for one in them]


def settle(
    round: Round, by: User, them: Unit | Sequence[Unit], way: Way | None = None, *, reason: str = "",
    document: Document | None = None, now: dt.datetime = LATER,
) -> Decision:  # fmt: skip
    """Decided; unless said otherwise as the first reading has it, in the first document."""
    several = [them] if isinstance(them, Unit) else list(them)
    way = way or Reading(several[0].said[0].highlight)
    document = document or the_document(round)
    return decide(round, document.pk, seen(*several), way, reason=reason, by=by, now=now)


def decided(cast: Cast) -> Decision:
    """In a round that only Ada and Boris read: the lead decided one unit; another on which they agree is open."""
    document = make_document(source=make_source("Decided"))
    made = make_round([document], settled_by_itself_from=Decimal("0.9"))
    both = (BARN, {"verdict": "unproven"})
    marks = {
        cast.ada: [(FIGURE, {"verdict": "mixed"}), both],
        cast.boris: [(FIGURE, {"verdict": "refuted"}), both],
    }
    read_by(made, document, marks)
    return settle(made, cast.lead, unit(made, cast.lead, FIGURE))


def add_documents(round: Round, number: int, *readers: User) -> list[Document]:
    """More documents, each read by these people, who differ on one passage and agree on another."""
    made = []
    for _ in range(number):
        document = make_document(source=make_source(f"Source {next(_numbers)}"))
        add_place(round, document)
        verdicts = itertools.cycle(("mixed", "refuted"))
        marks = {
            one: [(FIGURE, {"verdict": next(verdicts)}), (BARN, {"verdict": "unproven"})] for one in readers
        }
        read_by(round, document, marks)
        made.append(document)
    return made
