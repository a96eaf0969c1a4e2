"""JSON Lines: one object a line (jsonlines.org), in UTF-8."""

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from corpus_app.text.decode import NAMES, SAMPLE, convert, encoding_of, not_valid
from corpus_app.text.fields import Record
from corpus_app.text.raw import RawDocument, Refusal
from corpus_app.text.records import document_of
from corpus_app.text.refusals import Refused

CHUNK = 1_048_576  # bytes


def count_lines(stream: BinaryIO) -> int:
    """How many lines there are, blank ones among them. Raises Refused where it cannot be JSON Lines."""
    _start(stream)
    count, last = 0, b"\n"
    while chunk := stream.read(CHUNK):
        count += chunk.count(b"\n")
        last = chunk[-1:]
    return count + (last != b"\n")


def read_lines(stream: BinaryIO) -> Iterator[RawDocument | Refusal]:
    """A document or a refusal for each line; blank lines are passed over."""
    _start(stream)
    empty = True
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        empty = False
        yield _read_line(line, f"line {number}")
    if empty:
        raise Refused("There is no line in it with anything on it. Check that the right file was saved.")


def _start(stream: BinaryIO) -> None:
    """Past the byte order mark."""
    stream.seek(0)
    encoding, mark = encoding_of(stream.read(SAMPLE))
    if encoding != "utf-8":
        raise Refused(f"The file is {NAMES[encoding]}, but JSON Lines are UTF-8. {convert('UTF-16')}")
    stream.seek(mark)


def _read_line(line: bytes, locator: str) -> RawDocument | Refusal:
    try:
        return document_of(_object_in(line), locator)
    except Refused as refused:
        return Refusal(refused.reason, locator)


def _object_in(line: bytes) -> Record:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Refused(_why_malformed(line, error)) from None
    if not isinstance(value, dict):
        raise Refused("The line is no JSON object. Write one object in braces on each line.")
    return value


def _why_malformed(line: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        line.decode()
    except UnicodeDecodeError as undecodable:
        return not_valid("utf-8", line, undecodable.start)
    return f"The line is not valid JSON: {error.msg} at character {error.pos + 1:,}. Correct it."
