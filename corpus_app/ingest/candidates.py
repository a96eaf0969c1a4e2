"""A document that was read, with its source, origin and rights decided."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus_app.ingest.outcomes import UNNAMED, Outcome
from corpus_app.text.raw import OriginFields, RawDocument, Refusal, SourceFields
from corpus_app.text.readers import Found, RawFile
from corpus_app.text.segmenter import Reading, read_text
from corpus_app.text.source_list import Provenance, SourceList

# What one transaction stores: enough to spread its cost, little enough to hold and to let others write.
BATCH_DOCUMENTS = 250
BATCH_CHARS = 2_000_000
LONGEST_TITLE = 500
LONGEST_LOCATOR = 300
NOTICE = "The text carries a notice that forbids passing it on: it is exported without its words."
Key = tuple[str, str]  # name of the source, SHA-256 of the text
NOBODY = Provenance(None, None, "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document on its way in. `redistribution` is "" where neither a person nor the file says."""

    file: RawFile
    label: str
    raw: RawDocument
    source: SourceFields
    origin: OriginFields | None
    redistribution: str
    text_sha256: str

    @property
    def key(self) -> Key:
        """No two documents have the same."""
        return self.source.name, self.text_sha256

    @property
    def locator(self) -> str:
        """Where in its raw file it stands: a member of an archive, a line, both."""
        member = self.label.removeprefix(self.file.name).lstrip("/")
        return ", ".join(filter(None, [member, self.raw.locator]))[-LONGEST_LOCATOR:]

    def read(self) -> Reading:
        return read_text(
            self.raw.text, title=self.raw.title, language=self.raw.language, hints=self.raw.hints
        )

    @property
    def outcome(self) -> Outcome:
        """What is to be said of it whatever becomes of it."""
        return Outcome(
            self.label, "new", self.raw.locator, title=self.raw.title, language=self.raw.language,
            published=self.raw.published, source=self.source.name, text_sha256=self.text_sha256,
        )  # fmt: skip

    def outcome_of(self, reading: Reading) -> Outcome:
        """The same, with what was read out of the text where the file did not say it."""
        notes = (NOTICE,) if self.right(reading) == "no" != self.redistribution else ()
        return replace(
            self.outcome,
            title=self.title(reading),
            language=self.raw.language or reading.language,
            published=self.raw.published or reading.published,
            notes=notes,
        )

    def title(self, reading: Reading) -> str:
        """Every document has one: where nothing else does, its place in the file serves."""
        title = self.raw.title or reading.title or " ".join(filter(None, [self.label, self.raw.locator]))
        return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"

    def right(self, reading: Reading) -> str:
        """A notice in the text means "no", unless somebody said "yes" in so many words."""
        if reading.redistribution_notice and self.redistribution != "yes":
            return "no"
        return self.redistribution or "unknown"


def candidate_of(
    found: Found, raw: RawDocument, sources: SourceList | None, named: SourceFields | None
) -> Candidate:
    """What a person says comes first (the list, then the name), then what the file says of itself."""
    said = (sources and sources.of(found.label, found.file.name)) or NOBODY
    return Candidate(
        file=found.file,
        label=found.label,
        raw=raw,
        source=said.source or named or raw.source or SourceFields(UNNAMED),
        origin=said.origin or raw.origin,
        redistribution=said.redistribution or raw.redistribution,
        text_sha256=hashlib.sha256(raw.text.encode()).hexdigest(),
    )


def batches(
    found: Iterable[Found], sources: SourceList | None, named: SourceFields | None
) -> Iterator[list[Candidate | Outcome]]:
    """Candidates and, in their places, what is refused already; bounded in number and in characters."""
    batch: list[Candidate | Outcome] = []
    chars = 0
    for one in found:
        if isinstance(one.item, Refusal):
            batch.append(Outcome(one.label, "refused", one.item.locator, one.item.reason))
        else:
            batch.append(candidate_of(one, one.item, sources, named))
            chars += len(one.item.text)
        if len(batch) >= BATCH_DOCUMENTS or chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
