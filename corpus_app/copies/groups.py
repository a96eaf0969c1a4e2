"""What links come to: groups of documents that count once, each with the one that was first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from corpus_app.copies.shingles import COPIED
from corpus_app.models import DocumentCopy


class _End(NamedTuple):
    """A document at an end of a link, in the order in which they are held to have come out: dated ones first."""

    is_undated: bool
    published: dt.date
    created_at: dt.datetime
    id: UUID


_ENDS = tuple(
    f"{end}__{field}" for end in ("earlier", "later") for field in ("published", "created_at", "id")
)
_Link = tuple[_End, _End]


def copy_groups(documents: Iterable[UUID]) -> dict[UUID, UUID]:
    """For each document the root of the group of copies it is in; a document that is no copy maps to itself.

    Groups are what hangs together by links that no lead has rejected: a proposed one counts until then, so that nothing is
    counted twice by default. An excerpt is a copy where at least half of its own shingles stand in the earlier document.
    The root is a document that no link calls the later one; where there are several, or none, that which came out first:
    by date of publication (undated ones last), then by when it was brought in, then by id. One query, however many documents.
    """
    root_of = {one: root for root, group in _groups() for one in group}
    return {one: root_of.get(one, one) for one in documents}


def links_changed_since(moment: dt.datetime) -> set[UUID]:
    """The documents whose group may have become another since: both ends of each link found or decided at that moment or
    later, and everything that hangs together with them.

    A link is marked with the time when its transaction wrote it, and seen when that commits: ask from a little earlier on.
    """
    changed = DocumentCopy.objects.filter(changed_at__gte=moment).order_by()
    ends = {end for pair in changed.values_list("earlier", "later") for end in pair}
    together = (group for _, group in _groups() if not ends.isdisjoint(group)) if ends else ()
    return ends.union(*together)


def _groups() -> Iterator[tuple[UUID, Collection[UUID]]]:
    """Root and members of each group of more than one."""
    links = list(_uniting_links())
    ends = {end.id: end for link in links for end in link}
    followers = {later.id for _, later in links}
    for group in _hanging_together((earlier.id, later.id) for earlier, later in links):
        first = [one for one in group if one not in followers] or group
        yield min(ends[one] for one in first).id, group


def _uniting_links() -> Iterator[_Link]:
    rows = DocumentCopy.objects.uniting(COPIED).order_by().values_list(*_ENDS)
    for row in rows.iterator():
        yield _end(*row[:3]), _end(*row[3:])


def _end(published: dt.date | None, created_at: dt.datetime, id: UUID) -> _End:
    return _End(published is None, published or dt.date.max, created_at, id)


def _hanging_together(pairs: Iterable[tuple[UUID, UUID]]) -> Iterable[list[UUID]]:
    """The connected components, by union-find with halved paths."""
    above: dict[UUID, UUID] = {}
    for one, other in pairs:
        first, second = _top(above, one), _top(above, other)
        above[max(first, second)] = min(first, second)
    groups: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for one in above:
        groups[_top(above, one)].append(one)
    return groups.values()


def _top(above: dict[UUID, UUID], one: UUID) -> UUID:
    above.setdefault(one, one)
    while above[one] != one:
        above[one] = one = above[above[one]]
    return one


def together_with(document: UUID, most: int) -> set[UUID]:
    """The documents that hang together with one by any link not rejected, itself included; `most` of them or a few more.

    A query for each step away from it; copies of copies are two or three.
    """
    found, edge = {document}, {document}
    while edge and len(found) < most:
        links = DocumentCopy.objects.standing().order_by()
        later = links.filter(earlier__in=edge).values_list("later", flat=True)
        earlier = links.filter(later__in=edge).values_list("earlier", flat=True)
        edge = set(later.union(earlier)) - found
        found |= edge
    return found
