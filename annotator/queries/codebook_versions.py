"""The versions of codebooks: who made them and why, what is read under them, how often each label was used."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, F, Max, QuerySet

from annotator.actions.codebook_heirs import Place
from annotator.models import (
    Assignment,
    BiasTag,
    Codebook,
    CodebookDraft,
    DocumentJudgement,
    Evidence,
    Highlight,
    Judgement,
    Round,
    User,
)
from annotator.models.judgement import LABELLED
from annotator.queries.relabelled import rereviews_seen_by

State = Assignment.State
R = TypeVar("R", Judgement, BiasTag, Evidence)
OF_FIGURE = {"figure_bound": "bound"}
OF_TAG = ("technique", "severity", "polarity", "aim")


@dataclass(frozen=True, slots=True)
class Version:
    """One version as the list shows it. `judgements` and the re-reviews are those that the person may see."""

    codebook: Codebook
    draft: CodebookDraft | None  # who made it, and why; None where it was loaded from a file
    rounds: list[Round]
    judgements: int
    asked: int
    answered: int
    is_latest: bool
    comes_after: Codebook | None

    @property
    def is_for_self_chosen(self) -> bool:
        return any(one.self_chosen for one in self.rounds)


def versions_for(user: User) -> list[Version]:
    """Every version of every codebook, the newest of each first. Four queries."""
    codebooks = list(Codebook.objects.select_related("draft__made_by").defer("content"))
    rounds = list(Round.objects.visible_to(user).order_by("-self_chosen", "-created_at"))
    judged = _counted(Highlight.objects.active().visible_to(user), "assignment__round__codebook")
    rereviews = rereviews_seen_by(user).order_by().values_list("codebook")
    asked = {pk: numbers for pk, *numbers in rereviews.annotate(Count("pk"), Count("answered_at"))}
    by_pk = {one.pk: one for one in codebooks}
    return [
        Version(
            codebook=one,
            draft=getattr(one, "draft", None),
            rounds=[each for each in rounds if each.codebook_id == one.pk],
            judgements=judged.get(one.pk, 0),
            asked=asked.get(one.pk, [0, 0])[0],
            answered=asked.get(one.pk, [0, 0])[1],
            is_latest=_is_latest(one, codebooks),
            comes_after=by_pk.get(one.replaces_id or 0),
        )
        for one in codebooks
    ]


def open_draft_after(codebook: Codebook) -> CodebookDraft | None:
    return CodebookDraft.objects.filter(replaces=codebook, published=None, dropped_at=None).first()


def uses_of(slug: str, user: User) -> Counter[Place]:
    """How many judgements under any version of this codebook carry each label, of those that the person may see.

    Counted are highlights and documents of readings under way or submitted. Four queries.
    """
    readings = Assignment.objects.visible_to(user).filter(
        round__codebook__slug=slug, state__in=(State.STARTED, State.SUBMITTED)
    )
    uses: Counter[Place] = Counter()
    _add(uses, _in(readings, Judgement, ""), {**{f: f for f in LABELLED}, **OF_FIGURE})
    _add(uses, _in(readings, BiasTag, "judgement__"), {name: name for name in OF_TAG})
    _add(uses, _in(readings, Evidence, "judgement__"), {"relation": "evidence_relation"})
    for judgement in _of_documents(readings):
        uses.update(("frame", frame) for frame in judgement.frames)
        uses.update(("axis", axis) for axis in judgement.slants)
        uses.update([("genre", judgement.genre)] if judgement.genre else [])
    return uses


def _of_documents(readings: QuerySet[Assignment]) -> QuerySet[DocumentJudgement]:
    """What holds of each document's judgements: the last version."""
    judgements = DocumentJudgement.objects.filter(assignment__in=readings)
    return judgements.alias(last=Max("assignment__document_judgements__version")).filter(version=F("last"))


def _in(readings: QuerySet[Assignment], model: type[R], to_judgement: str) -> QuerySet[R]:
    """The rows of judgements in these readings; those of withdrawn highlights left out."""
    highlight = f"{to_judgement}highlight__"
    active = {f"{highlight}withdrawn_at": None, f"{highlight}assignment__in": readings}
    return model._default_manager.filter(**active)


def _add(
    uses: Counter[Place],
    rows: QuerySet[R],
    facets: dict[str, str],
) -> None:
    """One query; `facets` says which facet each column is of."""
    for *slugs, number in rows.order_by().values_list(*facets).annotate(Count("pk")):
        for facet, slug in zip(facets.values(), slugs, strict=True):
            if slug:
                uses[facet, slug] += number


def _counted(rows: QuerySet[Highlight], path: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(path).annotate(Count("pk")))


def _is_latest(codebook: Codebook, codebooks: Iterable[Codebook]) -> bool:
    return codebook.version == max(one.version for one in codebooks if one.slug == codebook.slug)
