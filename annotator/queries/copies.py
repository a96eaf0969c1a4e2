"""Pairs of documents that are copies, or may be: as a person may see them, with what the two share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from annotator.errors import NotFound
from annotator.models import User
from annotator.permissions import documents_for
from corpus_app.copies.groups import copy_groups
from corpus_app.copies.stretches import Piece, pieces, shingles_in, stretches_in_both
from corpus_app.copies.texts import stretches_of
from corpus_app.copies.wording import Stretch, Word, placed_words
from corpus_app.models import Document, DocumentCopy, DocumentCopyChange

READ_AT_MOST = 200_000  # code points of a text that are looked through for showing what is shared
OPENING = 700  # code points of each text
LONGEST = 300  # code points of the longest stretch that both have
ENDS = ("earlier__source", "later__source", "earlier__origin", "later__origin", "decided_by")
LEFT_OUT = ("earlier__text", "earlier__metadata", "later__text", "later__metadata")


def copies_for(user: User) -> QuerySet[DocumentCopy]:
    """Pairs of which the person may see both documents, without their texts."""
    pairs = DocumentCopy.objects.between(documents_for(user)).select_related(*ENDS)
    return pairs.defer(*LEFT_OUT)


def get_copy_for(user: User, id: int) -> DocumentCopy:
    """Raises NotFound where there is none, or where one of its documents is not this person's to see."""
    try:
        return copies_for(user).get(pk=id)
    except (ObjectDoesNotExist, OverflowError):
        raise NotFound(
            "There is no such pair, or it is not yours to see. Look at the list of copies."
        ) from None


def listed_copies(user: User, state: str, document: UUID | None) -> QuerySet[DocumentCopy]:
    """The latest first; of one document, or of all."""
    pairs = copies_for(user).filter(state=state)
    return pairs.filter(Q(earlier=document) | Q(later=document)) if document else pairs


def states_counted(user: User, document: UUID | None) -> Mapping[str, int]:
    """How many pairs are in each state."""
    pairs = DocumentCopy.objects.between(documents_for(user))
    if document:
        pairs = pairs.filter(Q(earlier=document) | Q(later=document))
    counted = dict(pairs.order_by().values_list("state").annotate(number=Count("pk")))
    return {state: counted.get(state, 0) for state in DocumentCopy.State.values}


def changes_of(copy: DocumentCopy) -> QuerySet[DocumentCopyChange]:
    """The latest decision first."""
    return copy.changes.select_related("changed_by")


def still_together(copy: DocumentCopy) -> bool:
    """Whether two documents count once, by this link or by others."""
    roots = copy_groups([copy.earlier_id, copy.later_id])
    return roots[copy.earlier_id] == roots[copy.later_id]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its opening, with marks where the other has the same words."""

    document: Document
    share: float
    opening: Sequence[Piece]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents side by side, and the longest stretch that both have."""

    copy: DocumentCopy
    sides: tuple[Side, Side]
    longest: str


def side_by_side(copies: Sequence[DocumentCopy]) -> list[Pair]:
    """Two queries for all of them."""
    ids = {id for copy in copies for id in (copy.earlier_id, copy.later_id)}
    texts = {id: _Text.of(text, stretches) for id, (text, stretches) in _texts(ids).items()}
    return [_pair(copy, texts[copy.earlier_id], texts[copy.later_id]) for copy in copies]


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    start: int  # where its body begins
    words: list[Word]

    @classmethod
    def of(cls, text: str, stretches: list[Stretch]) -> "_Text":
        read = [(start, min(end, len(text))) for start, end in stretches if start < len(text)]
        return cls(text, read[0][0] if read else 0, list(placed_words(text, read)))


def _texts(ids: set[UUID]) -> dict[UUID, tuple[str, list[Stretch]]]:
    stretches = stretches_of(ids)
    rows = Document.objects.filter(pk__in=ids).order_by().values_list("pk", Substr("text", 1, READ_AT_MOST))
    return {id: (text, stretches[id]) for id, text in rows}


def _pair(copy: DocumentCopy, earlier: _Text, later: _Text) -> Pair:
    in_later = stretches_in_both(later.words, shingles_in(earlier.words))
    in_earlier = stretches_in_both(earlier.words, shingles_in(later.words))
    first = _side(copy.earlier, copy.earlier_share, earlier, in_earlier)
    second = _side(copy.later, copy.later_share, later, in_later)
    return Pair(copy, (first, second), _longest(later.text, in_later))


def _side(document: Document, share: float, text: _Text, shared: list[Stretch]) -> Side:
    end = min(text.start + OPENING, len(text.text))
    opening = pieces(text.text, text.start, end, shared)
    return Side(document, share, opening, end < document.length)


def _longest(text: str, shared: Sequence[Stretch]) -> str:
    start, end = max(shared, key=lambda one: one[1] - one[0], default=(0, 0))
    return text[start : min(end, start + LONGEST)] + ("…" if end - start > LONGEST else "")
