"""Which source each file of a batch is from: a JSON list, as `--sources FILE` takes it.

[{"file": "a.txt",
  "source": {"name": "…", "kind": "blog", "language": "en"},
  "origin": null | {"name": "…", "relation": "machine translation", …},
  "redistribution": "yes" | "no" | "unknown"}, …]
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import orjson

from corpus_app.text.clean import label
from corpus_app.text.fields import choice_of, origin_of, source_of
from corpus_app.text.raw import REDISTRIBUTIONS, OriginFields, SourceFields
from corpus_app.text.refusals import Refused

KEYS = frozenset({"file", "source", "origin", "redistribution"})


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the list says of one file."""

    source: SourceFields | None
    origin: OriginFields | None
    redistribution: str  # "" where it does not say


class SourceList:
    """The entries of a list by their file."""

    def __init__(self, entries: dict[str, Provenance]) -> None:
        self._entries = entries
        self._used: set[str] = set()
        self._missing: dict[str, None] = {}  # in the order in which they were asked for

    def of(self, *names: str) -> Provenance | None:
        """The entry for a file known by several names, its own last; the list may leave folders out."""
        for name in map(_folded, [*names, *(PurePosixPath(name).name for name in names)]):
            if name in self._entries:
                self._used.add(name)
                return self._entries[name]
        self._missing[names[-1]] = None
        return None

    def unused(self) -> list[str]:
        """The files that the list names and that nobody has asked for."""
        return [name for name in self._entries if name not in self._used]

    def missing(self) -> list[str]:
        """The files that somebody asked for and that the list does not name."""
        return list(self._missing)


def read_source_list(data: bytes) -> SourceList:
    """Raises Refused, saying which entry is wrong and how, where anything in it is."""
    try:
        entries = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Refused(f"The list of sources is not valid JSON: {error}. Correct it.") from None
    if not isinstance(entries, list):
        raise Refused("The list of sources is no JSON list. Write one object for each file, in brackets.")
    return SourceList(dict(_entries(entries)))


def _entries(entries: Iterable[object]) -> Iterator[tuple[str, Provenance]]:
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        try:
            file, provenance = _entry(entry)
            if file in seen:
                raise Refused(f"“{file}” is named a second time. Keep one of the two entries.")
        except Refused as refused:
            raise Refused(f"Entry {number} of the list of sources: {refused.reason}") from None
        seen.add(file)
        yield file, provenance


def _entry(entry: object) -> tuple[str, Provenance]:
    if not isinstance(entry, dict):
        raise Refused("It is no object. Write it in braces, with `file` and `source`.")
    if unknown := [key for key in entry if key not in KEYS]:
        raise Refused(f"It has an unknown key “{unknown[0]}”. Known are: {', '.join(sorted(KEYS))}.")
    file = entry.get("file")
    if not isinstance(file, str) or not file:
        raise Refused("It has no `file`. Write the file's name.")
    redistribution = choice_of(entry, "redistribution", REDISTRIBUTIONS)
    return _folded(file), Provenance(source_of(entry, "source"), origin_of(entry, "origin"), redistribution)


def _folded(name: str) -> str:
    """File systems differ in how they compose letters (é, or e and an accent)."""
    return unicodedata.normalize("NFC", label(name))
