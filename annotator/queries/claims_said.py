"""A claim's page: every wording of it by source and document, its figures, and what was done with it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q

from annotator.models import Claim, ClaimEvidence, ClaimHighlight, Highlight, Judgement, User
from annotator.models.highlight import HighlightQuerySet
from annotator.permissions import LEADS
from annotator.queries.claims_seen import credibilities_for, highlights_of, verdicts_for
from annotator.queries.codebooks import Vocabulary
from annotator.queries.highlights import with_place

MOST_ACTS = 200  # of a history that are shown, the newest
FIGURES_SHOWN = 6
SURE = ("verified", "refuted")  # verdicts that need evidence


def wordings_of(claim: Claim, user: User) -> HighlightQuerySet:
    """The claim's highlights that this person may see, with place and judgement; by source, document and place."""
    order = (
        "assignment__document__source__name",
        "assignment__document__source",
        "assignment__document__published",
    )
    rows = with_place(highlights_of(claim, user))
    return rows.order_by(*order, "assignment__document", "start", "-end", "pk")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much of a claim a person sees."""

    highlights: int
    documents: int
    sources: int
    figures: int
    reviewers: int
    evidence: int  # pieces that reviewers gave with their judgements


def numbers_of(claim: Claim, user: User) -> Numbers:
    """One query."""
    document = "assignment__document"
    counts = highlights_of(claim, user).aggregate(
        highlights=Count("pk", distinct=True),
        documents=Count(document, distinct=True),
        sources=Count(f"{document}__source", distinct=True),
        figures=Count("pk", distinct=True, filter=Q(judgement__has_figure=True)),
        reviewers=Count("assignment__reviewer", distinct=True),
        evidence=Count("judgement__evidence", distinct=True),
    )
    return Numbers(**counts)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody did with the claim."""

    at: dt.datetime
    by: User
    sentence: str
    highlight: Highlight | None = None


def acts_of(claim: Claim, user: User, vocabulary: Vocabulary) -> list[Act]:
    """What this person may see of the claim's history, the newest first. Links are seen where their highlights are; what was
    reworded and merged by others, by leads and admins who do not read any of it blind."""
    found: Iterable[Act] = chain(
        _making(claim, user), _link_acts(claim, user), _settling(claim, user, vocabulary), _log(claim, user)
    )
    return sorted(found, key=lambda act: act.at, reverse=True)[:MOST_ACTS]


def _making(claim: Claim, user: User) -> list[Act]:
    is_told = claim.created_by_id == user.pk or user.role in LEADS
    return [Act(claim.created_at, claim.created_by, "made this claim")] if is_told else []


def _link_acts(claim: Claim, user: User) -> list[Act]:
    links = claim.links.filter(highlight__in=Highlight.objects.work().visible_to(user)).select_related(
        "highlight__assignment", "made_by", "ended_by"
    )
    acts = []
    for link in links.order_by("-made_at", "-pk")[:MOST_ACTS]:
        proposed = f", proposed as {100 * link.similarity:.0f} % alike" if link.similarity is not None else ""
        acts.append(Act(link.made_at, link.made_by, f"linked{proposed}", link.highlight))
        if link.ended_at and link.ended_by:
            acts.append(Act(link.ended_at, link.ended_by, "took out", link.highlight))
    return acts


def _settling(claim: Claim, user: User, vocabulary: Vocabulary) -> list[Act]:
    verdicts = verdicts_for(user).filter(claim=claim).select_related("made_by")[:MOST_ACTS]
    numbers = credibilities_for(user).filter(claim=claim).select_related("made_by")[:MOST_ACTS]
    settled = [
        Act(one.made_at, one.made_by, f"settled as {vocabulary.name('verdict', one.verdict)}: {one.reason}")
        for one in verdicts
    ]
    given = [Act(one.made_at, one.made_by, f"gave credibility {one.number}: {one.reason}") for one in numbers]
    return settled + given


def _log(claim: Claim, user: User) -> list[Act]:
    kind = ContentType.objects.get_for_model(Claim)
    rows = LogEntry.objects.filter(content_type=kind, object_id=str(claim.pk)).select_related("user")
    if not _sees_all(claim, user):
        rows = rows.filter(user=user)
    return [Act(row.action_time, row.user, row.change_message) for row in rows[:MOST_ACTS]]


def _sees_all(claim: Claim, user: User) -> bool:
    """Whether no highlight that ever belonged to the claim is kept from this person."""
    seen = Highlight.objects.filter(pk=OuterRef("highlight")).visible_to(user)
    hidden = ClaimHighlight.objects.filter(claim=claim).exclude(Exists(seen))
    return user.role in LEADS and not hidden.exists()


def is_unsupported(claim: Claim, verdict: str | None, numbers: Numbers, user: User) -> bool:
    """Whether the claim is settled as true or false with nothing shown for it that this person may see: neither evidence of the
    claim nor any given within a judgement."""
    if verdict not in SURE or numbers.evidence:
        return False
    return not ClaimEvidence.objects.visible_to(user).holding().filter(claim=claim).exists()


def figures_of(claim: Claim, user: User) -> list[Judgement]:
    """The first figures given for the claim that this person may see, with their places, the highest first."""
    highlights = highlights_of(claim, user).filter(judgement__has_figure=True)
    related = ("highlight__assignment__document__source",)
    rows = Judgement.objects.filter(highlight__in=highlights).select_related(*related)
    left_out = ("highlight__assignment__document__text", "highlight__assignment__document__metadata")
    return list(rows.defer(*left_out).order_by(F("figure_high").desc(nulls_last=True), "pk")[:FIGURES_SHOWN])
