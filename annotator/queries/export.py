"""Highlights with their judgements as rows for the writers in `formats`: as many as there are, in little memory.

Read in batches of whole readings (assignments), each in text order by its index, so that nothing is ever sorted that does
not fit in memory. What all highlights of a reading share is fetched once for it.
"""

from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar, cast
from uuid import UUID

from django.db.models import Case, CharField, Count, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast

from annotator.models import Assignment, Codebook
from annotator.models.highlight import HighlightQuerySet
from annotator.models.judgement import LABELLED, plain_number
from annotator.queries.resources import AT_ONCE, OF_FIGURE, Attached, attached_to
from annotator.queries.snapshot import little_memory, snapshot
from corpus_app.models import Document, Segment
from formats.rows import FIELDS, HighlightRow

# Of a document whose text may not be passed on, no quote leaves that is longer: a shorter one than end - start was cut.
LONGEST_QUOTE = 300  # code points
T = TypeVar("T")

OF_READING = (
    "id", "document__source_id", "document__source__name", "document_id", "document__title", "document__version",
    "document__language", "document__text_sha256", "round__name", "state", "reviewer_id", "round__codebook__slug",
    "round__codebook__version", "document__redistribution", "size",
)  # fmt: skip
BY_SOURCE_AND_TITLE = ("document__source__name", "document__title", "document_id", "reviewer_id", "id")
# Ids and moments as the database writes them: making objects of them and text again would take a quarter of the time.
ID, READING, MADE, CHANGED = (
    Cast(name, CharField()) for name in ("id", "assignment_id", "created_at", "updated_at")
)
STATUS = Case(When(withdrawn_at__isnull=True, then=Value("active")), default=Value("withdrawn"))
OF_HIGHLIGHT = (
    ID, READING, STATUS, "version", "start", "end", "exact", "prefix", "suffix", MADE, CHANGED, "judgement__note", "judgement__has_figure",
)  # fmt: skip
SAID = (*(f"judgement__{label}" for label in LABELLED), *(f"judgement__figure_{name}" for name in OF_FIGURE))
NO_FIGURE = (None,) * len(OF_FIGURE)


class Reading(NamedTuple):
    """What every highlight of an assignment shares. `cells` stand between a row's `version` and its `start`."""

    id: UUID
    key: str
    document: UUID
    may_be_passed_on: bool
    redistribution: str
    cells: tuple[Any, ...]
    size: int


def export_rows(highlights: HighlightQuerySet) -> Generator[HighlightRow]:
    """A row for each of the highlights: by source and document, one reviewer after the other, in text order.

    All rows show one moment, however long the reading of them takes. Whoever stops reading early must close the iterator.
    """
    with little_memory(), snapshot():
        for batch in _batches(_readings(highlights)):
            yield from _rows_of(highlights, batch)


def _readings(highlights: HighlightQuerySet) -> Iterator[Reading]:
    """The assignments that the highlights are of. What is sorted here is one row for each, not one for each highlight."""
    theirs = highlights.order_by().filter(assignment=OuterRef("pk")).values("assignment")
    rows = (
        Assignment.objects.filter(pk__in=highlights.order_by().values("assignment"))
        .annotate(
            key=Cast("id", CharField()), size=Subquery(theirs.annotate(size=Count("pk")).values("size"))
        )
        .order_by(*BY_SOURCE_AND_TITLE)
    )
    for row in rows.values_list("key", *OF_READING).iterator(chunk_size=AT_ONCE):
        yield _reading(*row)


def _reading(
    key: str, id: UUID, source: UUID, source_name: str, document: UUID, title: str, version: int, language: str, text_sha256: str,
    round_name: str, state: str, reviewer: int, slug: str, codebook_version: int, redistribution: str, size: int,
) -> Reading:  # fmt: skip
    codebook = Codebook(slug=slug, version=codebook_version).key
    cells = (
        str(source), source_name, str(document), title, version, language, text_sha256, round_name, str(id), state,
        f"r{reviewer}", codebook,
    )  # fmt: skip
    may_be_passed_on = redistribution != Document.Redistribution.NO
    return Reading(id, key, document, may_be_passed_on, redistribution, cells, size)


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings one after the other, as many as have AT_ONCE highlights between them; a larger one stands alone."""
    batch: list[Reading] = []
    size = 0
    for reading in readings:
        if batch and size + reading.size > AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(reading)
        size += reading.size
    if batch:
        yield batch


def _rows_of(highlights: HighlightQuerySet, batch: Sequence[Reading]) -> Iterator[HighlightRow]:
    readings = {reading.key: (position, reading) for position, reading in enumerate(batch)}
    roles = _Roles({reading.document for reading in batch})
    in_batch = highlights.filter(assignment__in=[reading.id for reading in batch])
    by_index = in_batch.order_by("assignment_id", "start", "-end", "id")
    for rows in _chunks(by_index.values_list(*OF_HIGHLIGHT, *SAID).iterator(chunk_size=AT_ONCE)):
        # A batch in several chunks is one reading in text order: what belongs to a chunk lies between its ends.
        chunk = in_batch.filter(start__range=(rows[0][4], rows[-1][4])) if len(batch) == 1 else in_batch
        attached = attached_to(chunk.values("pk"), Cast("judgement_id", CharField()))
        rows.sort(key=lambda row: readings[row[1]][0])  # stable: within a reading the order stays
        for row in rows:
            yield _row(row, readings[row[1]][1], roles, attached)


def _row(row: tuple[Any, ...], reading: Reading, roles: "_Roles", attached: Attached) -> HighlightRow:
    id, _, status, version, start, end, exact, prefix, suffix, made, changed, note, has_figure, *said = row
    values = (
        _canonical(id), status, version, *reading.cells, start, end, "codepoint",
        exact if reading.may_be_passed_on else exact[:LONGEST_QUOTE], prefix, suffix, roles.at(reading.document, start),
        *said[:6], attached.techniques.get(id, []), *(_figure(*said[6:]) if has_figure else NO_FIGURE),
        attached.evidence.get(id, []), note or "", reading.redistribution, _moment(made), _moment(changed),
    )  # fmt: skip
    return cast(HighlightRow, dict(zip(FIELDS, values, strict=True)))


def _moment(written: str) -> str:
    """A moment as RFC 3339 writes it. Both databases keep and write it in UTC; PostgreSQL adds +00."""
    return f"{written[:10]}T{written[11:].removesuffix('+00')}Z"


def _canonical(id: str) -> str:
    """A UUID as RFC 9562 writes it; SQLite keeps it without the hyphens."""
    return id if len(id) == 36 else f"{id[:8]}-{id[8:12]}-{id[12:16]}-{id[16:20]}-{id[20:]}"


def _figure(low: Any, high: Any, *rest: Any) -> tuple[Any, ...]:
    return plain_number(low), plain_number(high), *rest


class _Roles:
    """The roles of the segments of some documents, by place. One query."""

    def __init__(self, documents: Iterable[UUID]) -> None:
        self._starts: dict[UUID, list[int]] = {document: [] for document in documents}
        self._roles: dict[UUID, list[str]] = {document: [] for document in self._starts}
        rows = Segment.objects.filter(document__in=self._starts).order_by("document_id", "position")
        for document, start, role in rows.values_list("document_id", "start", "role").iterator(AT_ONCE):
            self._starts[document].append(start)
            self._roles[document].append(role)

    def at(self, document: UUID, start: int) -> str | None:
        """The role of the segment that this code point is in; None in a document without segments."""
        roles = self._roles[document]
        return roles[bisect_right(self._starts[document], start) - 1] if roles else None


def _chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while chunk := list(islice(left, AT_ONCE)):
        yield chunk
