"""Claims that words may belong to, and highlights that may belong to a claim: proposed by similarity, decided by people.

The similarity is that of pg_trgm, reckoned by `measures.similarity` on every database, so that all give the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotator.models import Claim, ClaimHighlight, Highlight, User
from annotator.permissions import claims_for
from annotator.queries.claims_index import Alike, Key, alike, key_of, wording_of
from annotator.queries.claims_seen import highlights_of, links_for, marked_for
from annotator.queries.highlights import with_place
from annotator.queries.words import containing
from measures.similarity import Index, rank

LEAST = 0.2  # below, words share little more than their language
MOST = 5  # proposals
READ_DIRECTLY = 500  # texts; where a person sees more, the index is asked instead
FIRST, AT_ONCE = 20, 400  # ranked texts whose sight is checked in one query
LONGEST_ASKED = 2_000  # characters; a passage's end adds nothing then
RARE = 6  # words of a claim that a highlight is looked for by
CANDIDATES = 2_000  # highlights that are compared with one claim


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that words may belong to; `words` are those that are most alike, of the claim itself or of a highlight of it."""

    claim: Claim
    similarity: float
    words: str


def proposals(
    words: str, user: User, *, besides: UUID | None = None, most: int = MOST, least: float = LEAST,
    directly: int = READ_DIRECTLY,
) -> list[Proposal]:  # fmt: skip
    """The claims most like these words of those that this person may see, by their wordings and by the highlights of them
    that this person may see. `besides` is a claim that is left out."""
    words = words[:LONGEST_ASKED]
    texts = _read(user, directly)
    if texts is None:
        ranked: Iterable[Alike] = _seen(alike(words, least=least), user)
    else:
        found = Index.of(texts.items()).rank(words, least=least, most=len(texts))
        ranked = (Alike(wording_of(one.key), one.similarity) for one in found)
    best: dict[UUID, Alike] = {}
    for one in ranked:
        if one.wording.claim != besides and one.wording.claim not in best:
            best[one.wording.claim] = one
        if len(best) == most:
            break
    return _proposals(best)


def proposed_claims(user: User) -> QuerySet[Claim]:
    """Those that may be proposed: merged ones are left out, and those from which everything was taken out again."""
    links = ClaimHighlight.objects.filter(
        claim=OuterRef("pk"), highlight__in=Highlight.objects.visible_to(user)
    )
    emptied = Exists(links.exclude(ended_at=None)) & ~Exists(links.filter(ended_at=None))
    return claims_for(user).filter(merged_into=None).exclude(emptied)


def _read(user: User, most: int) -> dict[Key, str] | None:
    """All that this person may see, where it is not too much."""
    claims = proposed_claims(user).order_by().values_list("pk", "wording")[: most + 1]
    texts = {key_of(claim): wording for claim, wording in claims}
    if len(texts) > most:
        return None
    links = links_for(user).filter(claim__in=list(texts)).order_by()
    rows = links.values_list("claim", "highlight", "highlight__exact")[: most + 1]
    texts |= {key_of(claim, highlight): exact for claim, highlight, exact in rows}
    return texts if len(texts) <= most else None


def _seen(ranked: Iterable[Alike], user: User) -> Iterator[Alike]:
    """Those that this person may see, asked for as they are needed: first few, then more at once."""
    rest, some = iter(ranked), FIRST
    while chunk := list(islice(rest, some)):
        claims = set(_among(proposed_claims(user), (one.wording.claim for one in chunk)))
        marked = set(_among(marked_for(user), (one.wording.highlight for one in chunk)))
        for one in chunk:
            if one.wording.claim in claims and (one.wording.highlight in marked or not one.wording.highlight):
                yield one
        some = AT_ONCE


def _among(rows: QuerySet[Any], ids: Iterable[UUID | None]) -> Iterable[UUID]:
    return rows.filter(pk__in={id for id in ids if id}).order_by().values_list("pk", flat=True)


def _proposals(best: dict[UUID, Alike]) -> list[Proposal]:
    claims = Claim.objects.in_bulk(list(best))
    marked = [one.wording.highlight for one in best.values() if one.wording.highlight]
    exact = dict(Highlight.objects.filter(pk__in=marked).values_list("pk", "exact"))
    return [
        Proposal(claims[id], one.similarity, exact.get(one.wording.highlight or id, claims[id].wording))
        for id, one in best.items()
    ]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A highlight that may belong to a claim."""

    highlight: Highlight
    similarity: float


def candidates_for(claim: Claim, user: User, *, most: int = 50, least: float = LEAST) -> list[Candidate]:
    """Highlights of no claim that share rare words with this one, by how alike they are to its wording or to a highlight of it.

    Of very many that share a word, the newest are compared.
    """
    wordings = [
        claim.wording,
        *highlights_of(claim, user).order_by("pk").values_list("exact", flat=True)[:20],
    ]
    linked = ClaimHighlight.objects.filter(highlight=OuterRef("pk"), ended_at=None)
    free = marked_for(user).exclude(Exists(linked)).filter(_sharing(claim.wording))
    texts = dict(free.order_by("-updated_at", "pk").values_list("pk", "exact")[:CANDIDATES])
    best: dict[UUID, float] = {}
    for wording in wordings:
        for one in rank(wording, texts.items(), least=least, most=most):
            best[one.key] = max(one.similarity, best.get(one.key, 0.0))
    chosen = sorted(best.items(), key=lambda item: (-item[1], str(item[0])))[:most]
    rows = with_place(Highlight.objects.filter(pk__in=[id for id, _ in chosen])).in_bulk()
    return [Candidate(rows[id], similarity) for id, similarity in chosen]


def _sharing(wording: str) -> Q:
    """With one of its longest words, which are its rarest as a rule."""
    words = sorted({word for word in wording.split() if len(word) > 3}, key=lambda word: (-len(word), word))
    found = Q(pk__in=[])
    for word in words[:RARE] or [wording]:
        found |= containing(word.strip(".,;:!?“”\"'()"), "exact")
    return found
