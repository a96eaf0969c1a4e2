"""Which stored documents may be copies of new ones: those that share keys with them. A few queries for a whole batch."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from corpus_app.copies.keeping import Signed
from corpus_app.copies.signatures import is_promising
from corpus_app.models import CopyKey, DocumentSignature

KEYS_AT_ONCE = 5_000  # in one query
# Of a key that many share (a notice on every page of a site, a form letter), the documents that had it first.
SHARING_AT_MOST = 20
CHECKED_AT_MOST = 20  # candidates of one document that are held against it: those that share most keys
SHARED = 'SELECT "key" FROM corpus_app_copykey WHERE "key" IN ({}) GROUP BY "key" HAVING COUNT(*) > 1'


@dataclass(frozen=True, slots=True)
class _Shared:
    """The keys of each kind that a new document has in common with others, by the others' signatures."""

    bands: Counter[int]
    samples: Counter[int]

    @property
    def rows(self) -> set[int]:
        return {*self.bands, *self.samples}

    def number(self, row: int) -> int:
        return self.bands[row] + self.samples[row]


def candidates_of(signed: Sequence[Signed]) -> dict[UUID, list[UUID]]:
    """For each document those to hold against it, most promising first; documents without any are left out."""
    holders = _holders({key for one in signed for key in one.signature.keys})
    shared = {one.row: _shared(one, holders) for one in signed}
    known = _known({row for found in shared.values() for row in found.rows})
    chosen = ((one.document, _chosen(one, shared[one.row], known)) for one in signed)
    return {document: others for document, others in chosen if others}


def _holders(keys: Iterable[int]) -> Mapping[int, list[int]]:
    """The signatures that have each key, the earliest of them; keys that only one has are left out."""
    found: dict[int, list[int]] = defaultdict(list)
    several = _with_several(sorted(keys))
    for start in range(0, len(several), KEYS_AT_ONCE):
        for key, row in _earliest_with(several[start : start + KEYS_AT_ONCE]):
            found[key].append(row)
    return found


def _with_several(keys: Sequence[int]) -> list[int]:
    """Most keys are one document's own; past the model, which takes longer over each number than the database."""
    found: list[int] = []
    with connection.cursor() as cursor:
        for start in range(0, len(keys), KEYS_AT_ONCE):
            some = keys[start : start + KEYS_AT_ONCE]
            cursor.execute(SHARED.format(", ".join(["%s"] * len(some))), some)
            found += (key for (key,) in cursor.fetchall())
    return found


def _earliest_with(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    place = Window(RowNumber(), partition_by=F("key"), order_by=F("signature_id").asc())
    rows = CopyKey.objects.filter(key__in=keys).annotate(place=place).filter(place__lte=SHARING_AT_MOST)
    return rows.values_list("key", "signature_id").iterator(chunk_size=KEYS_AT_ONCE)


def _shared(one: Signed, holders: Mapping[int, list[int]]) -> _Shared:
    kinds = (one.signature.bands, one.signature.samples)
    return _Shared(
        *(Counter(row for key in keys for row in holders[key] if row != one.row) for keys in kinds)
    )


def _known(rows: set[int]) -> dict[int, tuple[UUID, int]]:
    """Document and number of samples of each signature."""
    found = DocumentSignature.objects.filter(pk__in=rows).values_list("pk", "document", "samples")
    return {row: (document, samples) for row, document, samples in found} if rows else {}


def _chosen(one: Signed, shared: _Shared, known: Mapping[int, tuple[UUID, int]]) -> list[UUID]:
    def is_worth_checking(row: int) -> bool:
        fewer = min(known[row][1], len(one.signature.samples))
        return is_promising(shared.bands[row], shared.samples[row], fewer)

    promising = filter(is_worth_checking, shared.rows & known.keys())
    ordered = sorted(promising, key=lambda row: (-shared.number(row), row))
    return [known[row][0] for row in ordered[:CHECKED_AT_MOST]]
