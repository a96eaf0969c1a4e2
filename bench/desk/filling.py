"""Fill a new database with generated documents and highlights, straight into the tables."""

import datetime as dt
import hashlib
import json
import random
import uuid
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

from django.utils import timezone

from annotator.actions.assignments import take_document
from annotator.actions.codebooks import load_codebook
from annotator.actions.people import add_person
from annotator.actions.tokens import make_token
from annotator.models import (
    Assignment,
    BiasTag,
    Codebook,
    Evidence,
    Highlight,
    HighlightVersion,
    Judgement,
    User,
)
from corpus_app.models import Document, Segment, Source

ROOT = Path(__file__).resolve().parents[2]
SEED = 2026
AT_ONCE = 2_000
# Cyrillic, an emoji and curly quotes among them, as in real texts.
WORDS = [
    "the", "river", "“rose”", "again", "while", "ministers", "said", "that", "about", "12,000", "people", "left", "Київ", "💙💛",
    "before", "winter", "and", "nobody", "counted",
]  # fmt: skip
VERDICTS = ["verified", "mostly_verified", "mixed", "misleading", "refuted", "unproven", None]
TECHNIQUES = ["Loaded_Language", "Doubt", "Slogans", "Repetition", "Appeal_to_Fear-Prejudice"]


def codebook() -> Codebook:
    return load_codebook(json.loads((ROOT / "fixtures" / "codebook.json").read_text(encoding="utf-8")))[0]


def person(name: str, role: str) -> User:
    return add_person(username=name, email="", full_name=name.title(), role=role)


def token(user: User) -> str:
    return make_token(user, name="benchmark", days=1, longest=dt.timedelta(days=2), now=timezone.now())[1]


def document(source: Source, number: int, length: int) -> Document:
    """A text of about `length` code points, in segments of a paragraph each."""
    dice = random.Random(SEED + number)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < length:
        paragraphs.append(" ".join(dice.choices(WORDS, k=60)) + ".\n\n")
    text = "".join(paragraphs)
    made = Document.objects.create(
        source=source, title=f"Report number {number}", language="en", text=text, length=len(text), words=len(text.split()),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    ends = [0]
    for paragraph in paragraphs:
        ends.append(ends[-1] + len(paragraph))
    Segment.objects.bulk_create(
        Segment(document=made, position=position, start=start, end=end, role="body")
        for position, (start, end) in enumerate(pairwise(ends), 1)
    )
    return made


def reading(made: Document, reviewer: User, highlights: int) -> Assignment:
    """An assignment with that many highlights in it, judged: one technique each, evidence for every fifth."""
    assignment, _ = take_document(made, by=reviewer, now=timezone.now())
    dice = random.Random(f"{SEED} {made.title} {reviewer.username}")
    making = _highlights(assignment, made.text, highlights, dice)
    while some := list(islice(making, AT_ONCE)):
        _store(some, reviewer, dice)
    return assignment


def _highlights(assignment: Assignment, text: str, number: int, dice: random.Random) -> Iterator[Highlight]:
    now = timezone.now()
    for _ in range(number):
        start = dice.randrange(len(text) - 60)
        end = start + dice.randrange(20, 60)
        yield Highlight(
            id=uuid.UUID(int=dice.getrandbits(128), version=4), assignment=assignment, start=start, end=end,
            exact=text[start:end], prefix=text[max(0, start - 32) : start], suffix=text[end : end + 32], created_at=now,
            updated_at=now,
        )  # fmt: skip


def _store(highlights: Sequence[Highlight], reviewer: User, dice: random.Random) -> None:
    judgements = [
        Judgement(
            highlight=highlight, claim_type="quantity", voice="publisher", verdict=dice.choice(VERDICTS), confidence="high",
            note="generated", has_figure=True, figure_low=12_000, figure_high=18_000, figure_bound="between",
            figure_unit="people",
        )
        for highlight in highlights
    ]  # fmt: skip
    Highlight.objects.bulk_create(highlights)
    Judgement.objects.bulk_create(judgements)
    BiasTag.objects.bulk_create(
        BiasTag(judgement=judgement, technique=dice.choice(TECHNIQUES), severity="marked")
        for judgement in judgements
    )
    Evidence.objects.bulk_create(
        Evidence(judgement=judgement, relation="context", url="https://example.org/a/page", title="A page")
        for judgement in judgements[::5]
    )
    HighlightVersion.objects.bulk_create(
        HighlightVersion(
            highlight=highlight, version=1, changed_by=reviewer, changed_at=highlight.updated_at, state={"status": "active"}
        )
        for highlight in highlights
    )  # fmt: skip
