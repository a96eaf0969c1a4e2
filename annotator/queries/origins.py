"""The chain of origin of a document: what it was taken from and what was taken from it, as far as the corpus knows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from annotator.models import User
from annotator.permissions import documents_for
from corpus_app.copies.groups import together_with
from corpus_app.models import Document, DocumentCopy, Source

SHOWN = 60  # documents of a chain


@dataclass(slots=True)
class Node:
    """A document of a chain, by which link it hangs on the one above it, and what hangs on it."""

    document: Document
    link: DocumentCopy | None = None
    above: "Node | None" = None
    below: list["Node"] = field(default_factory=list)

    @property
    def said_origin(self) -> Source | None:
        """Where its file says that it is from, unless that is the source of the document above."""
        origin = self.document.origin
        return None if origin and self.above and self.above.document.source_id == origin.pk else origin

    def is_under(self, other: "Node") -> bool:
        return self is other or (self.above is not None and self.above.is_under(other))


def chain_of(user: User, document: Document) -> list[Node]:
    """The tops of the chain that a document is in; of one that is in none, itself if its file names an origin, else nothing.

    Links that a lead rejected are left out, and documents that this person may not see.
    """
    ids = together_with(document.pk, SHOWN)
    if len(ids) == 1:
        return [Node(document)] if document.origin_id else []
    seen = documents_for(user).filter(pk__in=ids).order_by("published", "created_at", "pk")
    nodes = {one.pk: Node(one) for one in seen[:SHOWN]}
    _hang(nodes, _best_first(ids & nodes.keys()))
    tops = [node for node in nodes.values() if node.above is None]
    return tops if len(nodes) > 1 or document.origin_id else []


def _best_first(ids: Collection[UUID]) -> Sequence[DocumentCopy]:
    """Confirmed ones before proposed ones, those that a file or a person names before those that words tell, close ones before
    loose ones."""
    links = DocumentCopy.objects.standing().filter(earlier__in=ids, later__in=ids)
    return sorted(links, key=_rank)


def _rank(link: DocumentCopy) -> tuple[bool, bool, float, float, int]:
    is_proposed = link.state == DocumentCopy.State.PROPOSED
    is_guess = link.found_by == DocumentCopy.FoundBy.TEXT
    return is_proposed, is_guess, -link.containment, -link.similarity, link.pk


def _hang(nodes: Mapping[UUID, Node], links: Iterable[DocumentCopy]) -> None:
    """Each document under one other; what would make a circle is left out."""
    for link in links:
        upper, lower = nodes[link.earlier_id], nodes[link.later_id]
        if lower.above is None and not upper.is_under(lower):
            lower.above, lower.link = upper, link
            upper.below.append(lower)
