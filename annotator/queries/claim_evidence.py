"""The evidence of one claim, as one person may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from annotator.models import Claim, ClaimEvidence, EvidencePage, EvidenceSnapshot, User
from annotator.models.evidence_page import LEADS
from annotator.models.highlight import HighlightQuerySet
from annotator.queries.codebooks import Vocabulary, vocabulary
from annotator.queries.evidence_addresses import host_of, is_of, key_of
from annotator.queries.evidence_given import Given, GivenAddress, claims_highlights, given_for
from annotator.queries.evidence_independence import Independence, Piece, independence_of
from annotator.queries.evidence_missing import unsupported
from corpus_app.copies.groups import copy_groups
from corpus_app.models import Document, Source

__all__ = ["EvidenceOfClaim", "PageOfClaim", "evidence_of", "unsupported"]


@dataclass(frozen=True, slots=True)
class PageOfClaim:
    """A page of evidence with everything that says how it bears on the claim."""

    page: EvidencePage
    rows: list[ClaimEvidence]  # in the order of time
    given: list[Given]  # the same address, within judgements
    snapshots: list[EvidenceSnapshot]
    counts: bool  # as an independent piece
    why: str  # "own", "relation", "group" or "copy" where it does not count
    take_up: ClaimEvidence | None  # what a reviewer recorded and no lead has taken up


@dataclass(frozen=True, slots=True)
class EvidenceOfClaim:
    """`pages` hold what is recorded, `addresses` what was given within judgements only, `unsupported` the number of verdicts that
    have no evidence at all."""

    claim: Claim
    pages: list[PageOfClaim]
    addresses: list[GivenAddress]
    withdrawn: list[ClaimEvidence]
    independent: int
    unsupported: int
    vocabulary: Vocabulary

    def __bool__(self) -> bool:
        return bool(self.pages or self.addresses or self.withdrawn)


def evidence_of(claim: Claim, viewer: User) -> EvidenceOfClaim:
    """A fixed number of queries, however much evidence there is."""
    rows = list(_rows(claim, viewer))
    highlights = claims_highlights(claim, viewer)
    given = given_for(highlights)
    by_page: dict[UUID, list[ClaimEvidence]] = {}
    for row in rows:
        if row.withdrawn_at is None:
            by_page.setdefault(row.page_id, []).append(row)
    counted = _independence(by_page, _whose(highlights))
    snapshots = _snapshots(by_page, viewer)
    pages = [
        _page_of_claim(of_page, given.pop(key_of(of_page[0].page.url), None), snapshots, counted)
        for of_page in by_page.values()
    ]
    return EvidenceOfClaim(
        claim=claim,
        pages=pages,
        addresses=list(given.values()),
        withdrawn=[row for row in rows if row.withdrawn_at],
        independent=counted.number,
        unsupported=unsupported(highlights).count(),
        vocabulary=vocabulary(),
    )


def _rows(claim: Claim, viewer: User) -> Iterable[ClaimEvidence]:
    related = ("page__document__source", "page__source", "made_by", "withdrawn_by")
    rows = ClaimEvidence.objects.visible_to(viewer).filter(claim=claim).select_related(*related)
    return rows.defer("page__document__text", "page__document__metadata").order_by("made_at", "pk")


def _whose(highlights: HighlightQuerySet) -> list[Source]:
    documents = Document.objects.filter(assignments__highlights__in=highlights.order_by())
    return list(Source.objects.filter(pk__in=documents.values("source")))


def _snapshots(pages: Iterable[UUID], viewer: User) -> dict[UUID, list[EvidenceSnapshot]]:
    found: dict[UUID, list[EvidenceSnapshot]] = {}
    rows = EvidenceSnapshot.objects.visible_to(viewer).filter(page__in=list(pages))
    for row in rows.select_related("upload", "made_by"):
        found.setdefault(row.page_id, []).append(row)
    return found


def _independence(by_page: dict[UUID, list[ClaimEvidence]], whose: Sequence[Source]) -> Independence:
    pages = [rows[0].page for rows in by_page.values()]
    pieces = [
        Piece(
            page=page.pk,
            group=page.independence_group,
            document=page.document_id,
            source=_published_by(page, whose),
            relations=frozenset(row.relation for row in by_page[page.pk]),
        )
        for page in pages
    ]
    documents = [page.document_id for page in pages if page.document_id]
    roots = copy_groups(documents) if documents else {}
    return independence_of(pieces, whose=[source.pk for source in whose], roots=roots)


def _published_by(page: EvidencePage, whose: Sequence[Source]) -> UUID | None:
    """Whom the page names; else, of the sources whose claim it is, the one whose domain the address is of."""
    if page.source_id or not page.url:
        return page.source_id
    host = host_of(page.url)
    return next((source.pk for source in whose if is_of(host, source.domains)), None)


def _page_of_claim(
    rows: list[ClaimEvidence],
    given: GivenAddress | None,
    snapshots: dict[UUID, list[EvidenceSnapshot]],
    counted: Independence,
) -> PageOfClaim:
    page = rows[0].page
    of_leads = any(row.made_by.role in LEADS for row in rows)
    return PageOfClaim(
        page=page,
        rows=rows,
        given=given.given if given else [],
        snapshots=snapshots.get(page.pk, []),
        counts=page.pk in counted.counted,
        why=counted.why.get(page.pk, ""),
        take_up=None if of_leads else rows[0],
    )
