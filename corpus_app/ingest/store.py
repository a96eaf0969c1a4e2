"""A batch of candidates into the database, in one transaction."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from corpus_app.copies.finding import find_copies
from corpus_app.copies.keeping import Signed, keep_signatures
from corpus_app.copies.signatures import Signature, signature_of
from corpus_app.copies.wording import COUNTED_ROLES, words_of
from corpus_app.ingest.candidates import Candidate, Key
from corpus_app.ingest.known import known_documents
from corpus_app.ingest.outcomes import Outcome
from corpus_app.ingest.publishers import make_sources
from corpus_app.ingest.segment_rows import Row, insert_segments, rows_of
from corpus_app.ingest.uploads import keep, removed_on_failure
from corpus_app.models import Document, Source
from corpus_app.text.raw import SourceFields
from corpus_app.text.segmenter import Reading
from corpus_app.text.words import count_words

LONGEST_AUTHOR = 300


class New(NamedTuple):
    """A candidate that is not stored, its text read and signed, its file hashed, and the id that it will have.

    All that takes long happens before the transaction, in which others wait for their turn to write.
    """

    id: uuid.UUID
    candidate: Candidate
    reading: Reading
    signature: Signature
    upload: str


def store(candidates: Sequence[Candidate], by: Model | None) -> list[Outcome]:
    """Store what is not stored yet. One outcome for each candidate, in order."""
    known = known_documents(candidates)
    new = [_new(one) for one in _first_of_each(candidates, known)]
    signed = _write(new, by) if new else []
    stored = {one.document for one in signed}
    made = {id(one.candidate): one for one in new if one.id in stored}
    copies = _find(signed)
    # The rest stands twice in this batch, or somebody else has stored it meanwhile.
    known |= known_documents([one for one in candidates if id(one) not in made and one.key not in known])
    return [
        _made(made[id(one)], copies) if id(one) in made else _known(one, *known[one.key])
        for one in candidates
    ]


def _first_of_each(candidates: Sequence[Candidate], known: Collection[Key]) -> list[Candidate]:
    first = {one.key: one for one in reversed(candidates)}
    return [one for key, one in reversed(first.items()) if key not in known]


def _new(candidate: Candidate) -> New:
    reading = candidate.read()
    stretches = [(one.start, one.end) for one in reading.segments if one.role in COUNTED_ROLES]
    signature = signature_of(words_of(candidate.raw.text, stretches))
    return New(uuid.uuid4(), candidate, reading, signature, candidate.file.sha256)


def _find(signed: Sequence[Signed]) -> Counter[uuid.UUID]:
    """After the documents are committed: who stores a copy at the same moment sees one of the two, or both do."""
    return find_copies(signed, now=timezone.now()) if signed else Counter()


def _made(new: New, copies: Counter[uuid.UUID]) -> Outcome:
    outcome = new.candidate.outcome_of(new.reading)
    found = copies[new.id]
    notes = (*outcome.notes, _note(found)) if found else outcome.notes
    return replace(outcome, document=new.id, copies=found, notes=notes)


def _note(found: int) -> str:
    others = "one other document" if found == 1 else f"{found} other documents"
    return f"Most of its words stand in {others} too, or the other way round: they count once until a lead looks."


def _known(candidate: Candidate, id: uuid.UUID, title: str) -> Outcome:
    return replace(candidate.outcome, status="known", document=id, title=title)


def _write(new: Sequence[New], by: Model | None) -> list[Signed]:
    """Those that were stored: none that somebody else stored first under the same source."""
    # In one order for all: two writers cannot wait for each other.
    ordered = sorted(new, key=lambda one: one.candidate.key)
    with removed_on_failure() as written, transaction.atomic():
        sources = make_sources(_sources_of(ordered))
        rows = [_document(one, sources, by) for one in ordered]
        Document.objects.bulk_create(rows, ignore_conflicts=True)
        stored = set(Document.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
        made = [one for one in ordered if one.id in stored]
        insert_segments(row for one in made for row in _segment_rows(one))
        signed = keep_signatures({one.id: one.signature for one in made}, now=timezone.now())
        keep([one.candidate.file for one in made], written)
    return signed


def _segment_rows(new: New) -> Iterator[Row]:
    return rows_of(new.id, new.reading.segments, len(new.candidate.raw.text))


def _sources_of(new: Sequence[New]) -> Iterator[SourceFields]:
    for one in new:
        yield one.candidate.source
        if one.candidate.origin:
            yield one.candidate.origin.source


def _document(new: New, sources: Mapping[str, Source], by: Model | None) -> Document:
    candidate, reading = new.candidate, new.reading
    raw, origin = candidate.raw, candidate.origin
    return Document(
        id=new.id,
        source=sources[candidate.source.name],
        title=candidate.title(reading),
        language=raw.language or reading.language,
        published=raw.published or reading.published,
        author=(raw.author or reading.byline_author)[:LONGEST_AUTHOR],
        url=raw.url,
        metadata=dict(raw.metadata),
        text=raw.text,
        text_sha256=candidate.text_sha256,
        length=len(raw.text),
        words=count_words(raw.text),
        raw_upload_id=new.upload,
        raw_locator=candidate.locator,
        origin=sources[origin.source.name] if origin else None,
        origin_relation=origin.relation if origin else "",
        redistribution=candidate.right(reading),
        created_by_id=by.pk if by else None,
    )
