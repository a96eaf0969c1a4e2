"""Evidence that reviewers gave within their judgements of a claim's highlights, by address."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.models import Claim, Evidence, Highlight, User
from annotator.models.highlight import HighlightQuerySet
from annotator.queries.evidence_addresses import key_of


@dataclass(frozen=True, slots=True)
class Given:
    """One piece of evidence within one judgement."""

    evidence: Evidence
    highlight: Highlight


@dataclass(frozen=True, slots=True)
class GivenAddress:
    """What was given under one address, by one reviewer or several."""

    url: str
    given: list[Given]

    @property
    def title(self) -> str:
        return next((one.evidence.title for one in self.given if one.evidence.title), "")

    @property
    def relations(self) -> list[str]:
        """Each relation once, the one said most often first."""
        said = [one.evidence.relation for one in self.given]
        return sorted(dict.fromkeys(said), key=lambda relation: -said.count(relation))


def claims_highlights(claim: Claim, viewer: User) -> HighlightQuerySet:
    """The highlights of the claim that this person may see, withdrawn ones, training and tests left out."""
    linked = {"claims__claim": claim, "claims__ended_at": None}
    return Highlight.objects.visible_to(viewer).active().work().filter(**linked)


def given_for(highlights: HighlightQuerySet) -> dict[str, GivenAddress]:
    """By the key of the address, in the order in which it was first given. One query."""
    related = (
        "judgement__highlight__assignment__reviewer",
        "judgement__highlight__assignment__document__source",
    )
    left_out = [f"{related[1].removesuffix('__source')}__{name}" for name in ("text", "metadata")]
    rows = Evidence.objects.filter(judgement__highlight__in=highlights.order_by())
    return _by_address(rows.select_related(*related).defer(*left_out).order_by("pk"))


def _by_address(rows: Iterable[Evidence]) -> dict[str, GivenAddress]:
    found: dict[str, GivenAddress] = {}
    for row in rows:
        address = found.setdefault(key_of(row.url), GivenAddress(row.url, []))
        address.given.append(Given(row, row.judgement.highlight))
    return found
