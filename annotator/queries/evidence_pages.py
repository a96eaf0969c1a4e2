"""Pages of evidence: the list, and what there is to say of one."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from annotator.models import ClaimEvidence, EvidencePage, EvidenceSnapshot, User
from annotator.permissions import claims_for, evidence_pages_for
from annotator.queries.words import containing
from corpus_app.models import Source

UNGRADED = "none"


@dataclass(frozen=True, slots=True)
class PageFilter:
    """Which pages; empty is no filter."""

    words: str = ""
    letter: str = ""  # or UNGRADED
    group: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed of a page: field by field before and after, as text."""

    by: User
    at: dt.datetime
    fields: list[str]
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def is_grade(self) -> bool:
        return bool({"letter", "number"} & set(self.fields))

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        return [(name, self.before.get(name, ""), self.after.get(name, "")) for name in self.fields]


def listed_pages(user: User, chosen: PageFilter) -> QuerySet[EvidencePage]:
    """Those that the filter leaves, with `claims`, `kept` (snapshots) and `last_kept`: what this person may see of each."""
    borne = evidence_seen(user).filter(page=OuterRef("pk")).order_by().values("page")
    kept = EvidenceSnapshot.objects.visible_to(user).filter(page=OuterRef("pk")).order_by().values("page")
    pages = evidence_pages_for(user).annotate(
        claims=Subquery(borne.annotate(n=Count("claim", distinct=True)).values("n")),
        kept=Subquery(kept.annotate(n=Count("pk")).values("n")),
        last_kept=Subquery(kept.annotate(day=Max("accessed_on")).values("day")),
    )
    return pages.filter(_chosen(chosen))


def evidence_seen(user: User) -> QuerySet[ClaimEvidence]:
    """What holds of the claims that this person may see."""
    return ClaimEvidence.objects.visible_to(user).holding().filter(claim__in=claims_for(user))


def _chosen(chosen: PageFilter) -> Q:
    wanted = Q()
    if chosen.words:
        wanted &= containing(chosen.words, "title", "url", "note", "document__title")
    if chosen.letter:
        wanted &= Q(letter="" if chosen.letter == UNGRADED else chosen.letter)
    if chosen.group:
        wanted &= Q(independence_group__iexact=chosen.group)
    if chosen.source:
        wanted &= Q(source=chosen.source)
    return wanted


def groups_used(user: User) -> list[str]:
    """The names of independence groups, for those pages that this person may see."""
    pages = EvidencePage.objects.visible_to(user).exclude(independence_group="")
    return list(pages.order_by("independence_group").values_list("independence_group", flat=True).distinct())


def borne_on(page: EvidencePage, user: User) -> list[ClaimEvidence]:
    """How the page bears on each claim that this person may see, withdrawn ones last."""
    rows = ClaimEvidence.objects.visible_to(user).filter(page=page, claim__in=claims_for(user))
    found = rows.select_related("claim", "made_by", "withdrawn_by").order_by("claim__wording", "made_at")
    return sorted(found, key=lambda row: row.withdrawn_at is not None)


def snapshots_of(page: EvidencePage, user: User) -> list[EvidenceSnapshot]:
    """The last looked at first."""
    rows = EvidenceSnapshot.objects.visible_to(user).filter(page=page)
    return list(rows.select_related("upload", "made_by"))


def group_of(page: EvidencePage, user: User) -> list[EvidencePage]:
    """The other members of its independence group."""
    if not page.independence_group:
        return []
    members = evidence_pages_for(user).filter(independence_group__iexact=page.independence_group)
    return list(members.exclude(pk=page.pk))


def history_of(page: EvidencePage) -> list[Change]:
    """Every change of grade and facts, the last first."""
    entries = LogEntry.objects.filter(
        content_type__app_label="annotator", content_type__model="evidencepage", object_id=str(page.pk)
    )
    return list(_changes(entries.select_related("user").order_by("-action_time", "-pk")))


def _changes(entries: QuerySet[LogEntry]) -> Iterator[Change]:
    for entry in entries:
        said = _said(entry.change_message)
        if "after" in said:  # what Django's admin site itself logs says only which fields
            yield Change(entry.user, entry.action_time, said["fields"], said["before"], said["after"])


def _said(message: str) -> dict[str, Any]:
    try:
        first: dict[str, Any] = json.loads(message)[0]["changed"]
    except (ValueError, LookupError, TypeError):
        return {}
    return first
