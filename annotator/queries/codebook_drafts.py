"""A codebook draft as its page shows it: its changes in words, the labels as they would be, and how often each is used."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from annotator.actions.codebook_changes import Change, apply_changes
from annotator.actions.codebook_heirs import Place, heirs
from annotator.errors import NotFound
from annotator.models import Codebook, CodebookDraft, User
from annotator.models.codebook import Label
from annotator.permissions import require
from annotator.queries.codebook_comparison import FacetChange, compare
from annotator.queries.codebook_versions import uses_of
from annotator.queries.facets import ALL, NAMES, Facet

KINDS = {"add": "Add", "retire": "Retire", "redefine": "Redefine", "merge": "Merge"}


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words. `uses` are the judgements that carry its labels, None where it touches none."""

    position: int
    kind: str
    facet: str
    labels: str
    into: str
    uses: int | None
    same_meaning: bool


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label as it would be; `state` is "new", "changed" or empty."""

    label: Label
    uses: int
    state: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    draft: CodebookDraft
    after: Codebook  # as it would be, not stored
    told: list[Told]
    differences: list[FacetChange]
    facets: list[tuple[Facet, list[LabelRow]]]


def get_draft_for(user: User, id: int) -> CodebookDraft:
    """Raises NotAllowed for all but leads, NotFound where there is no such draft."""
    require(user, "codebook.change")
    found = CodebookDraft.objects.select_related("replaces", "made_by", "published").filter(pk=id).first()
    if found is None:
        raise NotFound("There is no such draft. Propose a new version on the codebook's page.")
    return found


def version_of(draft: CodebookDraft) -> Codebook:
    """The version that the draft would make, not stored."""
    before = draft.replaces
    content = apply_changes(before.content, draft.changes)
    return Codebook(slug=before.slug, version=before.version + 1, title=before.title, content=content)


def page_of_draft(draft: CodebookDraft, user: User) -> DraftPage:
    before, after = draft.replaces, version_of(draft)
    uses = uses_of(before.slug, user)
    names = {(facet, slug): label.name for book in (before, after) for facet, labels in book.facets.items() for slug, label in labels.items()}  # fmt: skip
    return DraftPage(
        draft=draft,
        after=after,
        told=[_told(position, change, names, uses) for position, change in enumerate(draft.changes)],
        differences=compare(before, after, [heirs(before.content, draft.changes)]),
        facets=[(facet, _rows(facet.slug, before, after, uses)) for facet in ALL],
    )


def _rows(facet: str, before: Codebook, after: Codebook, uses: Counter[Place]) -> list[LabelRow]:
    old = before.facets.get(facet, {})
    return [
        LabelRow(label, uses[facet, slug], _state(old.get(slug), label))
        for slug, label in after.facets.get(facet, {}).items()
    ]


def _state(before: Label | None, after: Label) -> str:
    if before is None:
        return "new"
    return "" if before == after else "changed"


def _told(position: int, change: Change, names: dict[Place, str], uses: Counter[Place]) -> Told:
    facet = change["facet"]
    slugs: list[Any] = change.get("slugs") or [change["slug"]]
    into = change.get("into", "")
    known = {**{slug: names.get((facet, slug), slug) for slug in (*slugs, into)}, "": ""}
    return Told(
        position=position,
        kind=KINDS[change["kind"]],
        facet=NAMES[facet],
        labels=", ".join(known[slug] for slug in slugs),
        into=known[into],
        uses=None if change["kind"] == "add" else sum(uses[facet, slug] for slug in slugs),
        same_meaning=bool(change.get("same_meaning")),
    )
