"""Checked values out of what a row or a list of sources says. A bad value is refused, never guessed at."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from corpus_app.text.clean import plain
from corpus_app.text.raw import KINDS, RELATIONS, OriginFields, SourceFields
from corpus_app.text.refusals import Refused

Record = Mapping[str, object]

LONGEST_NAME = 200
LONGEST_URL = 2_000
LANGUAGE = re.compile(r"([A-Za-z]{2,3})([-_][A-Za-z0-9]{1,8})*")
SOURCE_KEYS = frozenset({"name", "kind", "country", "language", "domains", "note"})


def line_of(record: Record, key: str, longest: int) -> str:
    """One line of plain text, markup off; "" where the record does not say."""
    value = record.get(key)
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        raise Refused(f"`{key}` is {_kind_of(value)}. Write it as a string.")
    line = plain(value)
    if len(line) > longest:
        raise Refused(f"`{key}` has {len(line):,} characters. Shorten it to {longest:,} at most.")
    return line


def date_of(record: Record, key: str) -> date | None:
    """A date as ISO 8601 writes it; of a date with a time, the date as written, whatever its time zone."""
    value = line_of(record, key, LONGEST_NAME)
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        raise Refused(f"`{key}` is “{value}”, which is no date. Write it as YYYY-MM-DD.") from None


def language_of(record: Record, key: str) -> str:
    """The primary part of a language tag ("de" of "de-AT"), in small letters."""
    value = line_of(record, key, LONGEST_NAME)
    tag = LANGUAGE.fullmatch(value)
    if value and not tag:
        raise Refused(
            f"`{key}` is “{value}”. Write the language as its ISO 639-1 code, such as en, uk or de."
        )
    return tag[1].lower() if tag else ""


def country_of(record: Record, key: str) -> str:
    value = line_of(record, key, LONGEST_NAME)
    if value and not re.fullmatch("[A-Za-z]{2}", value):
        raise Refused(f"`{key}` is “{value}”. Write the country as its ISO 3166-1 code, such as UA or GB.")
    return value.upper()


def url_of(record: Record, key: str) -> str:
    value = line_of(record, key, LONGEST_URL)
    if value and not is_web_address(value):
        raise Refused(
            f"`{key}` is “{value[:80]}”, which is no web address. Write it with http:// or https://."
        )
    return value


def is_web_address(value: str) -> bool:
    """http and https only: an address that runs a script when it is clicked never comes in."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value


def choice_of(record: Record, key: str, choices: Iterable[str]) -> str:
    """One of the slugs; "Machine translation" is read as machine_translation."""
    value = line_of(record, key, LONGEST_NAME)
    slug = value.lower().replace(" ", "_").replace("-", "_")
    if slug and slug not in choices:
        raise Refused(f"`{key}` is “{value}”. Write one of: {', '.join(choices)}.")
    return slug


def source_of(record: Record, key: str) -> SourceFields | None:
    """A source given as its name or as an object."""
    fields = _object_of(record, key)
    if fields is None:
        return None
    _only(fields, SOURCE_KEYS, key)
    return _source(fields, key)


def origin_of(record: Record, key: str) -> OriginFields | None:
    """An origin: a source with the relation in which the text stands to it."""
    fields = _object_of(record, key)
    if fields is None:
        return None
    _only(fields, SOURCE_KEYS | {"relation"}, key)
    relation = choice_of(fields, "relation", RELATIONS)
    if not relation:
        raise Refused(f"`{key}` has no `relation`. Write one of: {', '.join(RELATIONS)}.")
    return OriginFields(_source(fields, key), relation)


def named_source(name: str) -> SourceFields:
    """A source of which a person gave the name alone."""
    return _source({"name": name}, "source")


def _source(fields: Record, key: str) -> SourceFields:
    name = line_of(fields, "name", LONGEST_NAME)
    if not name:
        raise Refused(f"`{key}` has no `name`. Write the publisher's name.")
    return SourceFields(
        name=name,
        kind=choice_of(fields, "kind", KINDS),
        country=country_of(fields, "country"),
        language=language_of(fields, "language"),
        domains=_lines_of(fields, "domains"),
        note=line_of(fields, "note", LONGEST_URL),
    )


def _lines_of(record: Record, key: str) -> tuple[str, ...]:
    values = record.get(key) or ()
    if not isinstance(values, list | tuple):
        raise Refused(f"`{key}` is {_kind_of(values)}. Write it as a list of strings.")
    return tuple(line for value in values if (line := line_of({key: value}, key, LONGEST_NAME)))


def _object_of(record: Record, key: str) -> Record | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, dict):
        raise Refused(f"`{key}` is {_kind_of(value)}. Write it as a name or as an object.")
    return value


def _only(fields: Record, known: Iterable[str], key: str) -> None:
    for name in fields:
        if name not in known:
            raise Refused(f"`{key}` has an unknown key “{name}”. Known are: {', '.join(sorted(known))}.")


def _kind_of(value: object) -> str:
    """What JSON calls it."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "of an unknown kind")
