"""What a reader found in a file, before anything is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus_app.text.segments import TextSegment

KINDS = (
    "newspaper", "news", "broadcaster", "agency", "aggregator", "blog", "forum", "institution", "government",
    "other",
)  # fmt: skip
RELATIONS = ("republished", "excerpt", "translation", "machine_translation")
REDISTRIBUTIONS = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class SourceFields:
    """A publisher as a file, a row or a person names it. Empty: not said."""

    name: str
    kind: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    language: str = ""  # ISO 639-1
    domains: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class OriginFields:
    """The other source that a text came from, and how."""

    source: SourceFields
    relation: str


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as it was found. Empty: the file does not say.

    `text` is final: what is stored is exactly this. `hints` are stretches [start, end) of it, in code points,
    whose role the markup told. `locator` says where in its file it stood: "line 17"; "" where it is the file.
    """

    text: str
    title: str = ""
    language: str = ""
    published: date | None = None
    author: str = ""
    url: str = ""
    source: SourceFields | None = None
    origin: OriginFields | None = None
    redistribution: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    hints: tuple[TextSegment, ...] = ()
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a file that cannot be taken, though the rest of it can."""

    reason: str
    locator: str = ""
