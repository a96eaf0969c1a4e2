"""How many independent pieces of evidence there are: what comes from one origin counts once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

ADDS_NOTHING = frozenset(
    {"copy_of", "original_of"}
)  # relations: the same origin once more, or that origin itself


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a page of evidence says whether it is independent of the others and of the claim."""

    page: UUID
    group: str = ""  # the independence group
    document: UUID | None = None
    source: UUID | None = None  # who published it
    relations: frozenset[str] = frozenset()  # to the claim


@dataclass(frozen=True, slots=True)
class Independence:
    """What was counted. Each page stands in `counted` or, with the reason, in `why`; never in both."""

    number: int
    counted: frozenset[UUID]  # one page for each independent piece
    why: Mapping[UUID, str]  # "own", "relation", "group" or "copy"


def independence_of(
    pieces: Sequence[Piece], *, whose: Iterable[UUID], roots: Mapping[UUID, UUID]
) -> Independence:
    """`whose` are the sources whose claim it is; `roots` gives for a document the one it is a copy of, in the end.

    Pages of one group, or of copies of one document, are one piece: so are those that are tied through a third. What the claim's
    own source published is no piece, nor is what only repeats the claim. The first page of a piece is the one that counts.
    """
    own = set(whose)
    why = {piece.page: reason for piece in pieces if (reason := _no_piece(piece, own))}
    counted: list[UUID] = []
    for first, *others in _tied([piece for piece in pieces if piece.page not in why], roots):
        counted.append(first.page)
        why |= {piece.page: "group" if piece.group.strip() else "copy" for piece in others}
    return Independence(len(counted), frozenset(counted), why)


def _no_piece(piece: Piece, own: set[UUID]) -> str:
    if piece.source in own:
        return "own"
    return "relation" if piece.relations and piece.relations <= ADDS_NOTHING else ""


def _tied(pieces: Sequence[Piece], roots: Mapping[UUID, UUID]) -> list[list[Piece]]:
    """The pieces that share a tie, also through others, together; in the order in which they came."""
    together: list[tuple[set[object], list[Piece]]] = []
    for piece in pieces:
        ties = _ties(piece, roots)
        met = [one for one in together if one[0] & ties]
        joined = [member for _, members in met for member in members]
        together = [one for one in together if one not in met]
        together.append((ties.union(*(known for known, _ in met)), [*joined, piece]))
    order = {piece.page: place for place, piece in enumerate(pieces)}
    groups = [sorted(members, key=lambda piece: order[piece.page]) for _, members in together]
    return sorted(groups, key=lambda members: order[members[0].page])


def _ties(piece: Piece, roots: Mapping[UUID, UUID]) -> set[object]:
    group = " ".join(piece.group.casefold().split())
    ties: set[object] = {("group", group)} if group else set()
    return ties | {("text", roots.get(piece.document, piece.document))} if piece.document else ties
