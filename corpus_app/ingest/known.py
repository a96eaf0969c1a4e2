"""Which documents are stored already."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, connection

from corpus_app.ingest.candidates import Candidate, Key
from corpus_app.ingest.publishers import find_sources
from corpus_app.models import Document


class Known(NamedTuple):
    """A stored document."""

    id: uuid.UUID
    title: str


def known_documents(candidates: Sequence[Candidate]) -> dict[Key, Known]:
    """Those of the candidates that are stored under their source."""
    sources = find_sources(candidate.source.name for candidate in candidates)
    wanted = [candidate for candidate in candidates if candidate.source.name in sources]
    if not wanted:
        return {}
    rows = Document.objects.filter(
        source__in={source.pk for source in sources.values()},
        text_sha256__in={candidate.text_sha256 for candidate in wanted},
    ).values_list("source_id", "text_sha256", "id", "title")
    stored = {(source, digest): Known(id, title) for source, digest, id, title in rows}
    pairs = ((one.key, stored.get((sources[one.source.name].pk, one.text_sha256))) for one in wanted)
    return {key: known for key, known in pairs if known}


def has_tables() -> bool:
    """Whether there is a database to ask. It is not made by asking."""
    if connection.vendor == "sqlite" and not _file_is_there(str(connection.settings_dict["NAME"])):
        return False
    try:
        return Document._meta.db_table in connection.introspection.table_names()
    except DatabaseError:
        return False


def _file_is_there(name: str) -> bool:
    """Connecting to SQLite would make the file."""
    return name == ":memory:" or "mode=memory" in name or Path(name).exists()
