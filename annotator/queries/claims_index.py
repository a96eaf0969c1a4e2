"""All wordings of all claims, indexed: for desks with more of them than can be read at every question.

An index is built whole once, kept in the process and asked many times; what changed since then is read from the database each
time and laid over it, so that every process answers from what is stored, whichever of them wrote it. Changes are read from a
little before the index was built: a transaction may have been under way, and clocks differ. Where the numbers do not add up
all the same, it is built anew.

It knows nothing of persons: who asks must be shown only what they may see, and of the rest not even a number.
"""

import datetime as dt
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from annotator.models import Claim, ClaimHighlight
from measures.similarity import Index

OVERLAP = dt.timedelta(minutes=5)
MOST_CHANGED = (
    1_000  # texts laid over an index, each of which costs at every question; from there on it is built anew
)
ALL = 2**31


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text is of: a claim's own wording, or, with a highlight, words that belong to the claim."""

    claim: UUID
    highlight: UUID | None = None

    def __str__(self) -> str:
        """Among texts that are equally alike the order is that of these."""
        return f"{self.claim} {self.highlight or ''}"


@dataclass(frozen=True, slots=True)
class Alike:
    """A text, and how alike it is to what was asked for, 0 to 1."""

    wording: Wording
    similarity: float


Texts = dict[Wording, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The index of everything that was in the database at `since`."""

    index: Index[Wording]
    keys: frozenset[Wording]
    since: dt.datetime
    database: str


_kept: _Kept | None = None
_building = threading.Lock()


def alike(words: str, *, least: float) -> list[Alike]:
    """Every wording of every claim, merged ones left out, whose words are so alike, the most alike first.

    Six queries, of which none reads more than what changed; more when the index is built.
    """
    kept, changed, gone = _up_to_date()
    over = {*changed, *gone}
    ranked = [one for one in kept.index.rank(words, least=least, most=ALL) if one.key not in over]
    ranked += Index.of(changed.items()).rank(words, least=least, most=ALL)
    return in_order(Alike(one.key, one.similarity) for one in ranked)


def forget() -> None:
    """For who restores a database under a running process: the next question builds the index anew."""
    global _kept
    _kept = None


def in_order(found: Iterable[Alike]) -> list[Alike]:
    return sorted(found, key=lambda one: (-one.similarity, str(one.wording)))


def _up_to_date() -> tuple[_Kept, Texts, set[Wording]]:
    kept = _kept if _kept is not None and _kept.database == _database() else _rebuilt(_kept)
    changed, gone = _changes(kept.since - OVERLAP)
    whole = len((kept.keys | changed.keys()) - gone) == _number()
    too_many = len(changed) > MOST_CHANGED and timezone.now() - kept.since > OVERLAP
    if whole and not too_many:
        return kept, changed, gone
    return _rebuilt(kept), {}, set()


def _rebuilt(former: _Kept | None) -> _Kept:
    """Built by one thread; who waited for it takes what it built."""
    global _kept
    with _building:
        if _kept is None or _kept is former:
            since = timezone.now()
            texts = dict(_everything())
            _kept = _Kept(Index.of(texts.items()), frozenset(texts), since, _database())
        return _kept


def _database() -> str:
    settings = connection.settings_dict
    return f"{connection.vendor} {settings['HOST']} {settings['NAME']}"


def _standing() -> QuerySet[Claim]:
    return Claim.objects.filter(merged_into=None).order_by()


def _linked() -> QuerySet[ClaimHighlight]:
    return ClaimHighlight.objects.filter(ended_at=None, claim__merged_into=None).order_by()


def _number() -> int:
    return _standing().count() + _linked().count()


def _everything() -> Iterator[tuple[Wording, str]]:
    for claim, wording in _standing().values_list("pk", "wording").iterator():
        yield Wording(claim), wording
    yield from _texts_of(_linked())


def _texts_of(links: QuerySet[ClaimHighlight]) -> Iterator[tuple[Wording, str]]:
    rows = links.values_list("claim", "highlight", "highlight__exact")
    for claim, highlight, exact in rows.iterator():
        yield Wording(claim, highlight), exact


def _changes(since: dt.datetime) -> tuple[Texts, set[Wording]]:
    """What is new or otherwise since then, and what is there no more."""
    rows = Claim.objects.filter(updated_at__gte=since).order_by().values_list("pk", "wording", "merged_into")
    claims = [(Wording(claim), wording, merged) for claim, wording, merged in rows]
    changed = {key: wording for key, wording, merged in claims if merged is None}
    gone = {key for key, _, merged in claims if merged is not None}
    ended = ClaimHighlight.objects.filter(ended_at__gte=since).order_by().values_list("claim", "highlight")
    gone |= {Wording(claim, highlight) for claim, highlight in ended}
    changed |= _texts_of(_linked().filter(Q(made_at__gte=since)))
    changed |= _texts_of(_linked().filter(highlight__updated_at__gte=since))
    return changed, gone - changed.keys()
