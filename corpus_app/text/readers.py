"""Files to candidate documents: which reader takes which file, within the limits of one batch."""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import BinaryIO

from corpus_app.text import archive, csv, html, jsonl
from corpus_app.text.clean import label
from corpus_app.text.decode import decode
from corpus_app.text.limits import Limits
from corpus_app.text.raw import RawDocument, Refusal
from corpus_app.text.refusals import Refused

CHUNK = 1_048_576  # bytes
Read = Callable[[BinaryIO], Iterator[RawDocument | Refusal]]


class RawFile:
    """A file as somebody brought it. Each call of `open` gives a stream of its own, at its start."""

    def __init__(self, name: str, open: Callable[[], BinaryIO]) -> None:
        self.name = label(name)
        self.open = open

    @classmethod
    def at(cls, path: Path, name: str = "") -> "RawFile":
        return cls(name or path.name, lambda: path.open("rb"))

    @classmethod
    def of(cls, name: str, data: bytes) -> "RawFile":
        return cls(name, lambda: io.BytesIO(data))

    @cached_property
    def sha256(self) -> str:
        with self.open() as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
            return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """A document or a refusal, the file it came in, and its label: the file's name, or FILE/MEMBER."""

    file: RawFile
    label: str
    item: RawDocument | Refusal


@dataclass(frozen=True, slots=True)
class Reader:
    """`count` says how many documents a file holds at most, and refuses what cannot be read; `read` reads."""

    count: Callable[[BinaryIO], int]
    read: Read


def _one(stream: BinaryIO) -> int:
    return 1


def _read_plain(stream: BinaryIO) -> Iterator[RawDocument]:
    yield RawDocument(text=decode(stream.read()))


READERS = {
    ".txt": Reader(_one, _read_plain),
    ".html": Reader(_one, html.read_page),
    ".htm": Reader(_one, html.read_page),
    ".jsonl": Reader(jsonl.count_lines, jsonl.read_lines),
    ".csv": Reader(csv.count_rows, csv.read_rows),
}
ARCHIVE = ".zip"
ACCEPTED = (*READERS, ARCHIVE)


def extension_of(name: str) -> str:
    return PurePath(name).suffix.lower()


def read_files(files: Iterable[RawFile], limits: Limits) -> Iterator[Found]:
    """Every document in the files, in order, or why it cannot be taken. Holds one document at a time."""
    batch = _Batch(limits)
    for file in files:
        yield from _read_file(file, batch)


@dataclass(slots=True)
class _Batch:
    """What has been read so far."""

    limits: Limits
    documents: int = 0
    bytes: int = 0

    def take(self, documents: int, size: int) -> None:
        """Make room for a file. Raises Refused, and takes nothing, where there is none."""
        self.limits.check_batch_documents(self.documents + documents)
        self.limits.check_batch_bytes(self.bytes + size)
        self.documents += documents
        self.bytes += size


def _read_file(file: RawFile, batch: _Batch) -> Iterator[Found]:
    try:
        with file.open() as stream:
            batch.limits.check_file_bytes(stream.seek(0, io.SEEK_END))
            yield from _read_stream(file, stream, batch)
    except Refused as refused:
        yield Found(file, file.name, Refusal(refused.reason))
    except OSError as error:
        yield Found(
            file, file.name, Refusal(f"The file cannot be read: {error.strerror or error}. Check its rights.")
        )


def _read_stream(file: RawFile, stream: BinaryIO, batch: _Batch) -> Iterator[Found]:
    if extension_of(file.name) == ARCHIVE:
        yield from _read_archive(file, stream, batch)
    else:
        yield from (Found(file, file.name, item) for item in _read_part(file.name, stream, batch))


def _read_archive(file: RawFile, stream: BinaryIO, batch: _Batch) -> Iterator[Found]:
    with archive.opened(stream, batch.limits) as members:
        for member in members:
            label = f"{file.name}/{member.name}"
            yield from (Found(file, label, item) for item in _read_member(member, batch))


def _read_member(member: archive.Member, batch: _Batch) -> Iterator[RawDocument | Refusal]:
    try:
        with member.unpacked(batch.limits) as stream:
            yield from _read_part(member.name, stream, batch)
    except Refused as refused:
        yield Refusal(refused.reason)


def _read_part(name: str, stream: BinaryIO, batch: _Batch) -> Iterator[RawDocument | Refusal]:
    reader = _reader_for(name)
    batch.take(reader.count(stream), stream.seek(0, io.SEEK_END))
    stream.seek(0)
    for item in reader.read(stream):
        yield _within(batch.limits, item)


def _reader_for(name: str) -> Reader:
    extension = extension_of(name)
    if extension not in READERS:
        what = f"Files ending in {extension}" if extension else "Files without an ending"
        raise Refused(f"{what} are not read. Accepted are: {', '.join(ACCEPTED)}.")
    return READERS[extension]


def _within(limits: Limits, item: RawDocument | Refusal) -> RawDocument | Refusal:
    try:
        if isinstance(item, RawDocument):
            limits.check_text_chars(len(item.text))
    except Refused as refused:
        return Refusal(refused.reason, item.locator)
    return item
