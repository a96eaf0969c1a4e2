"""Sources with enough read and judged for a profile: every document has the same three claims and three readers."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from annotator.actions.assignments import give_back
from annotator.models import Assignment, AssignmentChange, Highlight, Judgement, Round, User
from corpus_app.models import Source
from tests.conftest import Cast
from tests.making import NOW, make_document, make_source
from tests.making_rounds import add_place, give, make_round

LEDGER = "The barn held four hundred men"
ASKED = "Nobody here asked the men"
LIES = "The ministry lies again about the canal"
CLAIMS = (LEDGER, ASKED, LIES)


def text_of(source: str, number: int) -> str:
    return (
        f"Report {number} of {source}\n\n{LEDGER}, as the ledger of year {number} has it.\n\n{ASKED}, {source} found.\n\n"
        f"{LIES}, and {source} says so in number {number}.\n"
    )


def read_source(
    round: Round,
    name: str,
    readers: Sequence[User],
    *,
    documents: int = 6,
    verdicts: Sequence[str] = ("verified",),
) -> Source:
    """A source whose documents these people read in the round. The verdicts go round, over claims and documents; the last reader
    sees every fifth claim otherwise.
    """
    source, turn = make_source(name), 0
    for number in range(documents):
        document = make_document(text_of(name, number), source=source)
        add_place(round, document)
        said = {claim: verdicts[(turn + at) % len(verdicts)] for at, claim in enumerate(CLAIMS)}
        for reader in readers:
            other = {LEDGER: "mixed"} if reader == readers[-1] and number % 2 else {}
            _read(give(round, document, reader), {**said, **other})
        turn += len(CLAIMS)
    return source


def _read(reading: Assignment, verdicts: Mapping[str, str]) -> None:
    """Marked and submitted. Written as rows: through the actions it would take most of a test's time."""
    for claim, verdict in verdicts.items():
        start = reading.document.text.index(claim)
        highlight = Highlight.objects.create(
            id=uuid.uuid4(), assignment=reading, start=start, end=start + len(claim), exact=claim, independent_version=1,
            created_at=NOW, updated_at=NOW,
        )  # fmt: skip
        said = Judgement.objects.create(
            highlight=highlight, claim_type="event", verdict=verdict, voice="publisher"
        )
        if claim == LIES:
            said.techniques.create(technique="Loaded_Language")
        state = {
            "status": "active",
            "start": start,
            "end": highlight.end,
            "exact": claim,
            "judgement": said.as_data(),
        }
        highlight.versions.create(version=1, changed_by=reading.reviewer, changed_at=NOW, state=state)
    Assignment.objects.filter(pk=reading.pk).update(state=Assignment.State.SUBMITTED, submitted_at=NOW)
    reading.changes.create(kind=AssignmentChange.Kind.SUBMITTED, made_by=reading.reviewer, made_at=NOW)


def three_sources(cast: Cast) -> list[Source]:
    """A good, a mixed and a bad one, read by Ada, Boris and Oscar in one round that is open to compare. Needs the codebook."""
    round = make_round([], readers_wanted=3, blind=False)
    readers = (cast.ada, cast.boris, cast.oscar)
    return [
        read_source(round, "Good Gazette", readers, verdicts=("verified", "mostly_verified")),
        read_source(round, "Mixed Mail", readers, verdicts=("verified", "refuted")),
        read_source(round, "Bad Bugle", readers, verdicts=("refuted", "mostly_refuted")),
    ]


def a_highlight_of(source: Source, reviewer: User, words: str = LEDGER) -> Highlight:
    """The first that this person made of these words in the source's documents."""
    own = Highlight.objects.filter(assignment__document__source=source, assignment__reviewer=reviewer)
    return own.with_state().filter(exact=words).order_by("assignment__document__title")[0]


def reading_of(source: Source, reviewer: User) -> Assignment:
    return Assignment.objects.filter(document__source=source, reviewer=reviewer).order_by("document__title")[
        0
    ]


def take_up_again(reading: Assignment, *, lead: User, now: dt.datetime) -> None:
    """A lead gives a submitted reading back, so that its reader can go on with it."""
    give_back(reading, by=lead, reason="Look at it again.", now=now)
    reading.refresh_from_db()
