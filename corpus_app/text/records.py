"""One row of a table or one object of a list to a document: what JSON Lines and CSV have in common."""

from collections.abc import Iterable, Iterator, Mapping

from corpus_app.text.decode import normal_text
from corpus_app.text.fields import (
    Record,
    choice_of,
    date_of,
    language_of,
    line_of,
    origin_of,
    source_of,
    url_of,
)
from corpus_app.text.raw import REDISTRIBUTIONS, RawDocument
from corpus_app.text.refusals import Refused

LONGEST_TITLE = 500
LONGEST_AUTHOR = 300
BYTE_ORDER_MARK = "\ufeff"
KNOWN = frozenset({
    "text", "title", "language", "published", "author", "url", "source", "origin", "redistribution",
    "metadata",
})  # fmt: skip


def document_of(record: Record, locator: str) -> RawDocument:
    """The document that a record describes; keys it does not know are kept as metadata.

    Raises Refused, with the name of the field, where one is missing or has a value that it cannot have.
    """
    return RawDocument(
        text=_text_of(record),
        title=line_of(record, "title", LONGEST_TITLE),
        language=language_of(record, "language"),
        published=date_of(record, "published"),
        author=line_of(record, "author", LONGEST_AUTHOR),
        url=url_of(record, "url"),
        source=source_of(record, "source"),
        origin=origin_of(record, "origin"),
        redistribution=choice_of(record, "redistribution", REDISTRIBUTIONS),
        metadata=_metadata_of(record),
        locator=locator,
    )


def _text_of(record: Record) -> str:
    if "text" not in record:
        raise Refused("There is no `text`. Give every document its text under that name.")
    text = record["text"]
    if not isinstance(text, str):
        raise Refused("`text` is not a string. Write the whole text of the document as one string.")
    return normal_text(text.removeprefix(BYTE_ORDER_MARK))


def _metadata_of(record: Record) -> dict[str, object]:
    given = record.get("metadata") or {}
    if not isinstance(given, Mapping):
        raise Refused("`metadata` is not an object. Write it as names and values in braces.")
    metadata = {key: value for key, value in record.items() if key not in KNOWN and value not in (None, "")}
    metadata.update(given)
    if any("\x00" in string for string in _strings_in(metadata)):
        raise Refused("`metadata` holds NUL characters. Take them out.")
    return metadata


def _strings_in(value: object) -> Iterator[str]:
    """Every string in a JSON value, names of objects among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings_in_all([*value.keys(), *value.values()])
    elif isinstance(value, list):
        yield from _strings_in_all(value)


def _strings_in_all(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield from _strings_in(value)
