"""From documents whose signatures are kept to the pairs that a lead is to decide."""

import datetime as dt
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import transaction

from corpus_app.copies.candidates import candidates_of
from corpus_app.copies.compared import Compared, Relation, link_of
from corpus_app.copies.keeping import Signed, note_compared
from corpus_app.copies.texts import load
from corpus_app.models import DocumentCopy

TEXTS_HELD = 64  # in memory at a time
# Links that one new document gets: groups are what hangs together, so each need not be linked to all.
LINKS_AT_MOST = 5


def find_copies(signed: Sequence[Signed], *, now: dt.datetime) -> Counter[UUID]:
    """Find, check and store the copies of these documents; how many pairs each is in now, of those that are in any.

    Call after the signatures are committed: of two that are stored at the same moment in two processes, the one that commits later
    sees the other. A pair is stored once, whoever finds it, and one that was decided stays as it is.
    """
    links = [link for links in _links(signed, now) for link in links]
    with transaction.atomic():
        DocumentCopy.objects.bulk_create(links, ignore_conflicts=True)
        note_compared(signed, now=now)
    found = {frozenset((link.earlier_id, link.later_id)) for link in links}
    return Counter(document for pair in found for document in pair)


def _links(signed: Sequence[Signed], now: dt.datetime) -> Iterator[list[DocumentCopy]]:
    texts = _Texts()
    for document, others in candidates_of(signed).items():
        held = texts.of([document, *others])
        if document in held:
            yield _best_links(held[document], (held[one] for one in others if one in held), now)


def _best_links(text: Compared, others: Iterable[Compared], now: dt.datetime) -> list[DocumentCopy]:
    """The closest. Of those that have the very same words only the first: they hang together among themselves."""
    links = [link for other in others if (link := link_of(text, other, now=now))]
    same = [link for link in links if link.relation == Relation.IDENTICAL]
    alike = [link for link in links if link.relation != Relation.IDENTICAL]
    alike.sort(key=lambda link: (-link.containment, -link.similarity))  # equals stay in the candidates' order
    return [*same[:1], *alike][:LINKS_AT_MOST]


class _Texts:
    """Documents with their words, the last ones used kept: those that are copied are asked for again and again."""

    def __init__(self) -> None:
        self._held: OrderedDict[UUID, Compared] = OrderedDict()

    def of(self, documents: Sequence[UUID]) -> dict[UUID, Compared]:
        found = {one: self._held[one] for one in documents if one in self._held}
        if missing := [one for one in documents if one not in found]:
            found |= load(missing)
        for one, text in found.items():
            self._held[one] = text
            self._held.move_to_end(one)
        while len(self._held) > TEXTS_HELD:
            self._held.popitem(last=False)
        return found
