"""The list of claims: which, with what a person may see of each, in what order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from annotator.models import Claim, User
from annotator.permissions import claims_for
from annotator.queries.claims_seen import credibilities_for, links_for, verdicts_for
from annotator.queries.words import containing
from corpus_app.models import Source

UNSETTLED = "none"
LAST = 7  # behind the numbers 1 to 6
COUNTS = ("highlights", "documents", "sources", "figures")  # figures: the highlights that hold one
SOURCE = "highlight__assignment__document__source"
DOCUMENT = "highlight__assignment__document"


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims; empty is no filter. `sources` is the least number of sources that make it."""

    words: str = ""
    source: Source | None = None
    verdict: str = ""  # a slug, or UNSETTLED
    figures: str = ""  # yes or no
    sources: int | None = None

    @classmethod
    def said(cls, form: Mapping[str, Any]) -> "ClaimFilter":
        """What a filter form says."""
        rest = {name: form[name] for name in ("source", "verdict", "figures")}
        return cls(words=form["q"], sources=int(form["sources"] or 0) or None, **rest)


def listed_claims(user: User, chosen: ClaimFilter, *, merged: bool = False) -> QuerySet[Claim]:
    """Those that the filter leaves, merged ones left out unless asked for, with `verdict` and `credibility`: settled, or None.

    Order them, cut a page out, and give that to `with_counts`: of what is not shown nothing is counted.
    """
    verdict = verdicts_for(user).filter(claim=OuterRef("pk")).values("verdict")[:1]
    credibility = credibilities_for(user).filter(claim=OuterRef("pk")).values("number")[:1]
    claims = claims_for(user) if merged else claims_for(user).filter(merged_into=None)
    claims = claims.annotate(
        verdict=Subquery(verdict),
        credibility=Subquery(credibility),
        # What is not settled comes last on every database: they differ in where NULL stands.
        verdict_order=Coalesce(Subquery(verdict), Value("~")),
        credibility_order=Coalesce(Subquery(credibility), Value(LAST)),
    )
    return _narrowed(claims, user, chosen)


def _narrowed(claims: QuerySet[Claim], user: User, chosen: ClaimFilter) -> QuerySet[Claim]:
    if chosen.words:
        claims = claims.filter(containing(chosen.words, "wording", "counted", "note"))
    if chosen.source:
        claims = claims.filter(Exists(_links(user).filter(**{SOURCE: chosen.source})))
    if chosen.verdict:
        claims = claims.filter(Q(("verdict", None if chosen.verdict == UNSETTLED else chosen.verdict)))
    if chosen.figures:
        figured = Exists(_links(user).filter(highlight__judgement__has_figure=True))
        claims = claims.filter(figured if chosen.figures == "yes" else ~figured)
    if chosen.sources:
        claims = counted(claims, user, "sources").filter(Q(("sources__gte", chosen.sources)))
    return claims


def counted(claims: QuerySet[Claim], user: User, *names: str) -> QuerySet[Claim]:
    """With these of COUNTS: what this person may see of each, as numbers."""
    new = [name for name in names if name not in claims.query.annotations]
    return claims.annotate(**{name: _number(user, name) for name in new})


def with_counts(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """With all of COUNTS."""
    return counted(claims, user, *COUNTS)


def in_this_order(ids: Sequence[UUID], user: User) -> list[Claim]:
    """The claims of one page with all their numbers: where the list is sorted by one, the others are not counted for every row."""
    rows = with_counts(listed_claims(user, ClaimFilter()).filter(pk__in=ids), user).in_bulk()
    return [rows[id] for id in ids if id in rows]


def _links(user: User) -> QuerySet[Any]:
    return links_for(user).filter(claim=OuterRef("pk"))


def _number(user: User, name: str) -> Any:
    """One sub-query each: joined, one would count the other's rows over and over."""
    links = _links(user)
    if name == "figures":
        links = links.filter(highlight__judgement__has_figure=True)
    what = {"documents": F(DOCUMENT), "sources": F(SOURCE)}.get(name, F("pk"))
    rows = links.order_by().values("claim").annotate(number=Count(what, distinct=True)).values("number")
    return Coalesce(Subquery(rows, output_field=IntegerField()), Value(0))
