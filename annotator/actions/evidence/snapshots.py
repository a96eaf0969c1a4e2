"""What a page said on a day: bytes kept under their SHA-256, like raw uploads."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from annotator.errors import Invalid
from annotator.models import EvidencePage, EvidenceSnapshot, User
from corpus_app.ingest import RawFile, Refused, limits_from_settings
from corpus_app.ingest.uploads import keep, removed_on_failure

PASTED, QUOTED = "pasted text.txt", "quoted words.txt"
FUTURE = "This day has not come yet. Say when the page was looked at."


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept of a page: a file of any type, or a text. Of both the file."""

    accessed_on: dt.date | None = None  # today unless said
    file: RawFile | None = None
    text: str = ""

    @property
    def is_something(self) -> bool:
        return self.file is not None or bool(self.text.strip())


@contextmanager
def stored() -> Iterator[list[str]]:
    """One transaction; files written in it go again where it fails. Gives the list that `keep_in` takes."""
    with removed_on_failure() as written, transaction.atomic():
        yield written


def keep_snapshot(page: EvidencePage, kept: Kept, *, by: User, now: dt.datetime) -> EvidenceSnapshot:
    """Keep what the page said. The same bytes of the same page are kept once, under the day on which they were first seen.

    Raises Invalid where there is nothing to keep or too much, for a span of a document, and for a day to come.
    """
    if page.document_id:
        raise Invalid(
            "This is a stretch of a document: its text is kept and never changes. Keep snapshots of addresses."
        )
    if not kept.is_something:
        sentence = "Choose a file, or paste the text of the page."
        raise Invalid(sentence, {"file": [sentence]})
    with stored() as written:
        return keep_in(written, page, kept, by=by, now=now)


def keep_in(
    written: list[str], page: EvidencePage, kept: Kept, *, by: User, now: dt.datetime, name: str = PASTED
) -> EvidenceSnapshot:
    """As `keep_snapshot`, within the transaction of `stored`."""
    day = checked_day(kept.accessed_on, now)
    file = kept.file or RawFile.of(name, kept.text.encode())
    _check_size(file, kept)
    keep([file], written)
    made = {"accessed_on": day, "made_by": by, "made_at": now}
    return EvidenceSnapshot.objects.get_or_create(page=page, upload_id=file.sha256, defaults=made)[0]


def checked_day(day: dt.date | None, now: dt.datetime) -> dt.date:
    """Today where none is given. Raises Invalid for a day that has come nowhere on earth yet."""
    if day is not None and day > now.date() + dt.timedelta(days=1):
        raise Invalid(FUTURE, {"accessed_on": [FUTURE]})
    return day or now.date()


def _check_size(file: RawFile, kept: Kept) -> None:
    field = "file" if kept.file else "text"
    limits = limits_from_settings()
    try:
        with file.open() as stream:
            size = stream.seek(0, 2)
        if not size:
            raise Refused("The file is empty. Choose the one that holds the page.")
        limits.check_file_bytes(size)
        limits.check_text_chars(0 if kept.file else len(kept.text))
    except Refused as refused:
        raise Invalid(refused.reason, {field: [refused.reason]}) from None
