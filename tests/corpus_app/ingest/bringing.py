"""Bring files in, and see what is there."""

import json
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from corpus_app.ingest import (
    Outcome,
    RawFile,
    ingest,
)
from corpus_app.models import Document, Segment, Source, Upload


def bring(files: dict[str, bytes | str], **options: Any) -> list[Outcome]:
    raw = [RawFile.of(name, data.encode() if isinstance(data, str) else data) for name, data in files.items()]
    return list(ingest(raw, **options))


def lines(*records: dict[str, Any]) -> str:
    return "\n".join(json.dumps(record) for record in records)


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def assert_nothing_is_there() -> None:
    for model in (Document, Segment, Source, Upload):
        assert not model.objects.exists(), model
    assert stored_files() == []


def stored_files() -> list[Path]:
    root = Path(default_storage.path(""))
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []
