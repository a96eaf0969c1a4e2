"""The re-review queue as its reviewer goes through it, and how far everybody is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from annotator.actions.codebook_heirs import Place
from annotator.errors import NotFound
from annotator.models import Codebook, ReReview, User
from annotator.models.codebook import Label
from annotator.permissions import require
from annotator.queries.codebook_comparison import Steps, heir_after, steps_between
from annotator.queries.facets import NAMES
from annotator.queries.relabelled import NO_LABEL, rereviews_seen_by
from annotator.queries.wording import Wording, compare_wording

MOST_KEYS = 9  # choices that have a number to press


@dataclass(frozen=True, slots=True)
class Choice:
    """A label of the new version that may take the old one's place; `key` picks it."""

    slug: str
    label: Label
    key: str
    is_near: bool  # offered at once; the others on asking


@dataclass(frozen=True, slots=True)
class Question:
    """One label of a judgement that means something else now."""

    facet: str
    field: str
    name: str  # of the facet
    said: Label
    heir: Label | None  # redefined: itself; merged: what it is merged into; retired: None
    wording: Wording  # of the definition, before and after
    choices: list[Choice]
    proposed: str  # the choice that is picked beforehand; empty: none

    @property
    def is_retired(self) -> bool:
        return self.heir is None

    @property
    def is_redefined(self) -> bool:
        return self.heir is not None and self.heir.slug == self.said.slug

    @property
    def near(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.is_near]

    @property
    def far(self) -> list[Choice]:
        return [choice for choice in self.choices if not choice.is_near]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one reviewer is with the re-reviews of one version."""

    codebook: Codebook
    reviewer: User
    asked: int
    answered: int


def rereviews_waiting(user: User) -> int:
    """How many judgements of this person's own wait to be looked at again. One query."""
    return _own(user).filter(answered_at=None).count()


def rereviews_for(user: User) -> QuerySet[ReReview]:
    """This person's own, in the order of versions and texts. Raises NotAllowed for those who do not review."""
    require(user, "assignment.take")
    place = ("highlight__assignment__document_id", "highlight__start", "-highlight__end", "highlight_id")
    return _own(user).order_by("codebook__slug", "codebook__version", *place)


def get_rereview_for(user: User, id: int) -> ReReview:
    """One's own, with all that its page shows. Raises NotFound for everybody else's."""
    reading = "highlight__assignment"
    related = (
        "codebook",
        f"{reading}__round__codebook",
        f"{reading}__document__source",
        "highlight__judgement",
    )
    left_out = (f"{reading}__document__text", f"{reading}__document__metadata")
    found = rereviews_for(user).select_related(*related).defer(*left_out).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "There is no such judgement to look at again, or it is not yours. Go back to the queue."
        )
    return found


def next_waiting(user: User, *, behind: int | None = None) -> int | None:
    """The first that waits behind this one, going round at the end; None where none waits."""
    rows = list(rereviews_for(user).values_list("pk", "answered_at"))
    places = {pk: place for place, (pk, _) in enumerate(rows)}
    first = places.get(behind, -1) + 1 if behind else 0
    turned = rows[first:] + rows[:first]
    return next((pk for pk, answered_at in turned if answered_at is None), None)


def questions_of(rereview: ReReview) -> list[Question]:
    """What is asked of one judgement, the facets in the order of the panel."""
    before, after = rereview.highlight.assignment.round.codebook, rereview.codebook
    steps = steps_between(before, after) or ()
    answered = {(facet, old): new or NO_LABEL for facet, old, new in rereview.labels or ()}
    order = list(NAMES)
    touched = sorted(rereview.touched, key=lambda place: order.index(place[0]))
    return [_question((facet, slug), before, after, steps, answered) for facet, slug in touched]


def progress_for(user: User) -> list[Progress]:
    """Of everybody whose work the lead may see, those with the most left first. Raises NotAllowed for all but leads."""
    require(user, "codebook.change")
    rows = rereviews_seen_by(user).order_by().values_list("codebook", "highlight__assignment__reviewer")
    counted = rows.annotate(asked=Count("pk"), answered=Count("answered_at"))
    codebooks, people = Codebook.objects.defer("content").in_bulk(), User.objects.in_bulk()
    progress = [
        Progress(codebooks[book], people[person], asked, answered)
        for book, person, asked, answered in counted
    ]
    return sorted(
        progress, key=lambda one: (-one.codebook.version, one.answered - one.asked, one.reviewer.pk)
    )


def _own(user: User) -> QuerySet[ReReview]:
    return ReReview.objects.filter(highlight__assignment__reviewer=user, highlight__withdrawn_at=None)


def _question(
    place: Place, before: Codebook, after: Codebook, steps: Steps, answered: dict[Place, str]
) -> Question:
    facet, slug = place
    said = before.label(facet, slug) or Label(slug, slug, "", {})
    heir = after.label(facet, heir_after(steps, place) or "")
    return Question(
        facet=facet,
        field=f"{facet}.{slug}",
        name=NAMES[facet],
        said=said,
        heir=heir,
        wording=compare_wording(said.definition, heir.definition if heir else ""),
        choices=_choices(after, facet, heir or said),
        proposed=answered.get(place, heir.slug if heir else ""),
    )


def _choices(codebook: Codebook, facet: str, around: Label) -> list[Choice]:
    """Every label of the facet; of techniques those of the same group are near. A verdict keeps the key of the panel."""
    labels = list(codebook.facets.get(facet, {}).values())
    group = around.attributes.get("group")
    near = [label for label in labels if label.attributes.get("group") == group]
    near = near or labels
    far = [label for label in labels if label not in near]
    keys = _keys(facet, near)
    none = Label(NO_LABEL, "None of these", "The judgement would carry no such label now.", {})
    offered = [Choice(label.slug, label, keys[label.slug], True) for label in near]
    return [
        *offered,
        Choice(NO_LABEL, none, "" if facet == "verdict" else "0", True),
        *(Choice(label.slug, label, "", False) for label in far),
    ]


def _keys(facet: str, labels: Sequence[Label]) -> dict[str, Any]:
    if facet == "verdict":
        return {label.slug: label.attributes.get("key") or "" for label in labels}
    return {label.slug: str(place) if place <= MOST_KEYS else "" for place, label in enumerate(labels, 1)}
