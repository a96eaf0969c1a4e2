"""The raw bytes, kept once under their SHA-256."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from django.core.files import File
from django.core.files.storage import default_storage

from corpus_app.models import Upload
from corpus_app.text.readers import RawFile

LONGEST_FILENAME = 255


@contextmanager
def removed_on_failure() -> Iterator[list[str]]:
    """A list for the names of files as they are written: they go again where the transaction fails."""
    written: list[str] = []
    try:
        yield written
    except BaseException:
        _delete(written)
        raise


def keep(files: Iterable[RawFile], written: list[str]) -> None:
    """Store the files that are not there yet. Call inside a transaction; `written` takes what to undo."""
    by_hash = {file.sha256: file for file in files}
    there = set(Upload.objects.filter(pk__in=by_hash).values_list("pk", flat=True))
    new = [_written(digest, file, written) for digest, file in sorted(by_hash.items()) if digest not in there]
    Upload.objects.bulk_create(new, ignore_conflicts=True)
    # Somebody else may have stored the same file meanwhile: theirs stays.
    stored = set(Upload.objects.filter(pk__in=[upload.pk for upload in new]).values_list("file", flat=True))
    _delete([upload.file.name for upload in new if upload.file.name and upload.file.name not in stored])


def _written(digest: str, file: RawFile, written: list[str]) -> Upload:
    with file.open() as stream:
        name = default_storage.save(f"{digest[:2]}/{digest}", File(stream))
        written.append(name)
        size = stream.seek(0, 2)
    return Upload(
        sha256=digest, filename=PurePosixPath(file.name).name[-LONGEST_FILENAME:], size=size, file=name
    )


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
