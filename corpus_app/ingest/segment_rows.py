"""Segments into the database, many at once.

Past the model: a document has ten segments or so, and making an instance of each cost more than all the rest.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from corpus_app.models import Document
from corpus_app.text.segments import TextSegment, check_tiling

INSERT = """
INSERT INTO corpus_app_segment
    ("document_id", "position", "start", "end", "role", "author", "date", "language", "depth")
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
LONGEST_AUTHOR = 200

Row = tuple[str | uuid.UUID | int | dt.date | None, ...]


def insert_segments(rows: Iterable[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, list(rows))


def rows_of(document: uuid.UUID, segments: Sequence[TextSegment], length: int) -> Iterator[Row]:
    """The segments of a document of this length, as `insert_segments` takes them. Raises TilingError."""
    check_tiling(segments, length)
    key = Document._meta.pk.get_db_prep_value(document, connection)
    dated = connection.ops.adapt_datefield_value
    for position, one in enumerate(segments, start=1):
        author = one.author[:LONGEST_AUTHOR]
        yield key, position, one.start, one.end, one.role, author, dated(one.date), one.language, one.depth
