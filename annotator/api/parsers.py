"""What the API reads: one JSON object, strictly."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from annotator.errors import TooLarge


class StrictJSONParser(BaseParser):
    """A JSON object in UTF-8 (RFC 8259). NaN, numbers beyond a double, lone surrogates and NUL characters are refused.

    Raises ParseError, or TooLarge over DATA_UPLOAD_MAX_MEMORY_SIZE.
    """

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLarge(f"The body is over {limit:,} bytes. Send less at a time.")
        try:
            data = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise ParseError(
                f"The body is not JSON in UTF-8: {error}. Correct it and send it again."
            ) from None
        if not isinstance(data, dict):
            raise ParseError("The body must be one JSON object: {…}.")
        # Neither database keeps NUL in a text. Only a body with the escape can hold one, so the others are not walked.
        if b"\\u0000" in body and any("\x00" in text for text in _texts(data)):
            raise ParseError("A text holds a NUL character (\\u0000). Remove it and send it again.")
        return data


def _texts(value: Any) -> Iterator[str]:
    """Every string in a JSON value, names included."""
    match value:
        case str():
            yield value
        case dict():
            yield from value
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
