"""All wordings of all claims, indexed: for desks with more of them than can be read at every question.

An index is built whole once, kept in the process and asked many times; what changed since then is read from the database each
time and laid over it, so that every process answers from what is stored, whichever of them wrote it. Changes are read from a
little before the index was built: a transaction may have been under way, and clocks differ. Where the numbers do not add up
all the same, it is built anew.

It knows nothing of persons: who asks must be shown only what they may see, and of the rest not even a number.
"""

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Max, QuerySet
from django.utils import timezone

from annotator.models import Claim, ClaimHighlight, Highlight
from measures.similarity import Index

OVERLAP = dt.timedelta(minutes=5)
OVERLAP_OF_LINKS = 100  # links are numbered as they are written, and appear when their transaction ends
MOST_CHANGED = (
    500  # texts laid over an index, each of which costs at every question; from there on it is built anew
)
ALL = 2**31
LENGTH = 36  # characters of a UUID


class Wording(NamedTuple):
    """What a text is of: a claim's own wording, or, with a highlight, words that belong to the claim."""

    claim: UUID
    highlight: UUID | None = None


class Alike(NamedTuple):
    """A text, and how alike it is to what was asked for, 0 to 1."""

    wording: Wording
    similarity: float


Key = str  # of a wording: quicker to compare and to put in order than what it stands for
Texts = dict[Key, str]


def key_of(claim: UUID, highlight: UUID | None = None) -> Key:
    return f"{claim} {highlight}" if highlight else str(claim)


def wording_of(key: Key) -> Wording:
    return Wording(UUID(key[:LENGTH]), UUID(key[LENGTH + 1 :]) if len(key) > LENGTH else None)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The index of everything that was in the database at `since`, up to the link of number `links`."""

    index: Index[Key]
    keys: frozenset[Key]
    since: dt.datetime
    links: int
    database: str


_kept: _Kept | None = None
_building = threading.Lock()


def alike(words: str, *, least: float) -> Iterator[Alike]:
    """Every wording of every claim, merged ones left out, whose words are so alike, the most alike first.

    Five queries, of which none reads more than what changed; more when the index is built.
    """
    kept, changed, gone = _up_to_date()
    over = changed.keys() | gone
    ranked = [one for one in kept.index.rank(words, least=least, most=ALL) if one.key not in over]
    ranked += Index.of(changed.items()).rank(words, least=least, most=ALL)
    ranked.sort(key=lambda one: (-one.similarity, one.key))
    return (Alike(wording_of(one.key), one.similarity) for one in ranked)


def forget() -> None:
    """For who restores a database under a running process: the next question builds the index anew."""
    global _kept
    _kept = None


def _up_to_date() -> tuple[_Kept, Texts, set[Key]]:
    kept = _kept if _kept is not None and _kept.database == _database() else _rebuilt(_kept)
    changed, gone = _changes(kept)
    number = len(kept.keys) + len(changed.keys() - kept.keys) - len(gone & kept.keys)
    too_many = len(changed) > MOST_CHANGED and timezone.now() - kept.since > OVERLAP
    if number == _number() and not too_many:
        return kept, changed, gone
    return _rebuilt(kept), {}, set()


def _rebuilt(former: _Kept | None) -> _Kept:
    """Built by one thread; who waited for it takes what it built."""
    global _kept
    with _building:
        if _kept is None or _kept is former:
            since, links = timezone.now(), ClaimHighlight.objects.aggregate(last=Max("pk"))["last"] or 0
            texts = dict(_everything())
            _kept = _Kept(Index.of(texts.items()), frozenset(texts), since, links, _database())
        return _kept


def _database() -> str:
    settings = connection.settings_dict
    return f"{connection.vendor} {settings['HOST']} {settings['NAME']}"


def _standing() -> QuerySet[Claim]:
    return Claim.objects.filter(merged_into=None).order_by()


def _linked() -> QuerySet[ClaimHighlight]:
    """Of claims that were merged none: merging ends them."""
    return ClaimHighlight.objects.filter(ended_at=None).order_by()


def _number() -> int:
    return _standing().count() + _linked().count()


def _everything() -> Iterator[tuple[Key, str]]:
    for claim, wording in _standing().values_list("pk", "wording").iterator():
        yield key_of(claim), wording
    yield from _texts_of(_linked())


def _texts_of(links: QuerySet[ClaimHighlight]) -> Iterator[tuple[Key, str]]:
    for claim, highlight, exact in links.values_list("claim", "highlight", "highlight__exact"):
        yield key_of(claim, highlight), exact


def _changes(kept: _Kept) -> tuple[Texts, set[Key]]:
    """What is new or otherwise since then, and what is there no more."""
    since = kept.since - OVERLAP
    rows = Claim.objects.filter(updated_at__gte=since).order_by().values_list("pk", "wording", "merged_into")
    claims = [(key_of(claim), wording, merged) for claim, wording, merged in rows]
    changed = {key: wording for key, wording, merged in claims if merged is None}
    gone = {key for key, _, merged in claims if merged is not None}
    ended = ClaimHighlight.objects.filter(ended_at__gte=since).order_by().values_list("claim", "highlight")
    gone |= {key_of(claim, highlight) for claim, highlight in ended}
    moved = Highlight.objects.filter(updated_at__gte=since)
    # Two queries: with "or" neither index would be of use.
    linked = _texts_of(_linked().filter(pk__gt=kept.links - OVERLAP_OF_LINKS))
    changed |= {key: text for key, text in linked if key not in kept.keys}
    changed |= _texts_of(_linked().filter(highlight__in=moved))
    return changed, gone - changed.keys()
