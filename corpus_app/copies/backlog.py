"""Copies of what was stored before they were looked for, by this method, or whose segments a lead has corrected since."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from corpus_app.copies.finding import find_copies
from corpus_app.copies.keeping import Signed, keep_signatures
from corpus_app.copies.signatures import METHOD, signature_of
from corpus_app.copies.texts import load
from corpus_app.models import Document, SegmentChange

AT_ONCE = 50  # documents, with their texts


def waiting() -> QuerySet[Document]:
    """Documents without a signature of this method, without a comparison since, or corrected since."""
    corrected = SegmentChange.objects.filter(
        document=OuterRef("pk"), changed_at__gt=OuterRef("signature__made_at")
    )
    missing = Q(signature=None) | Q(signature__compared_at=None) | ~Q(signature__method=METHOD)
    return Document.objects.filter(missing | Exists(corrected)).order_by("created_at", "pk")


def work_off(clock: Callable[[], dt.datetime]) -> Iterator[int]:
    """Sign and compare what waits, oldest first; after each step how many documents that were.

    Of two that wait, the one that is signed later finds the other.
    """
    ids = list(waiting().values_list("pk", flat=True))
    for some in _portions(ids):
        signed = _sign(some, clock())
        find_copies(signed, now=clock())
        yield len(signed)


@transaction.atomic
def _sign(documents: Sequence[UUID], now: dt.datetime) -> list[Signed]:
    texts = load(documents)
    return keep_signatures({id: signature_of(text.words) for id, text in texts.items()}, now=now)


def _portions(ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    each = iter(ids)
    while some := list(islice(each, AT_ONCE)):
        yield some
