"""Two codebook versions side by side: which labels were added, retired, merged, redefined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.actions.codebook_heirs import Place, heirs
from annotator.errors import Invalid, NotFound
from annotator.models import Codebook
from annotator.models.codebook import Label
from annotator.queries.facets import ALL, Facet
from annotator.queries.wording import Wording, compare_wording

Steps = Sequence[Mapping[Place, str | None]]
NO_CODEBOOK = "There is no codebook {key}. Look at the list of versions."


@dataclass(frozen=True, slots=True)
class Redefined:
    before: Label
    after: Label
    name: Wording
    definition: Wording
    attributes: list[tuple[str, str, str]]  # what, before, after


@dataclass(frozen=True, slots=True)
class Merged:
    before: list[Label]
    into: Label
    is_new: bool


@dataclass(frozen=True, slots=True)
class FacetChange:
    """What differs in one facet."""

    facet: Facet
    added: list[Label]
    retired: list[Label]
    merged: list[Merged]
    redefined: list[Redefined]

    def __bool__(self) -> bool:
        return bool(self.added or self.retired or self.merged or self.redefined)


def get_codebook(key: str) -> Codebook:
    """The version with this key, such as assay-default@2. Raises NotFound."""
    slug, _, version = key.partition("@")
    number = int(version) if version.isascii() and version.isdecimal() and len(version) < 6 else 0
    found = Codebook.objects.filter(slug=slug, version=number).first() if "\x00" not in slug else None
    if found is None:
        raise NotFound(NO_CODEBOOK.format(key=f"“{key[:80]}”"))
    return found


def two_codebooks(a: str, b: str) -> tuple[Codebook, Codebook]:
    """Raises NotFound where one of them is not there, Invalid where they are the same."""
    before, after = get_codebook(a), get_codebook(b)
    if before == after:
        raise Invalid(f"{before.key} does not differ from itself. Choose two versions.")
    return before, after


def steps_between(before: Codebook, after: Codebook) -> Steps | None:
    """What each version on the way changed, from the older to the newer; None where the newer was not made from it."""
    versions = Codebook.objects.filter(slug=after.slug).in_bulk()
    steps, at = [], after
    while at.pk != before.pk:
        if at.replaces_id is None or at.replaces_id not in versions:
            return None
        older = versions[at.replaces_id]
        steps.append(heirs(older.content, at.changes))
        at = older
    return steps[::-1]


def heir_after(steps: Steps, place: Place) -> str | None:
    """The label that has taken this one's place; the label itself where nothing has."""
    facet, slug = place
    for step in steps:
        now = step.get((facet, slug), slug)
        if now is None:
            return None
        slug = now
    return slug


def compare(before: Codebook, after: Codebook, steps: Steps | None) -> list[FacetChange]:
    """Facets in which the versions differ. Without `steps` nothing is known of merges: a merged label counts as retired."""
    changes = [_of_facet(facet, before, after, steps or ()) for facet in ALL]
    return [change for change in changes if change]


def _of_facet(facet: Facet, before: Codebook, after: Codebook, steps: Steps) -> FacetChange:
    old, new = before.facets.get(facet.slug, {}), after.facets.get(facet.slug, {})
    gone = {slug: heir_after(steps, (facet.slug, slug)) for slug in old if slug not in new}
    merged = _merged(old, new, gone)
    heirs_that_are_new = {one.into.slug for one in merged if one.is_new}
    return FacetChange(
        facet=facet,
        added=[label for slug, label in new.items() if slug not in old and slug not in heirs_that_are_new],
        retired=[old[slug] for slug, heir in gone.items() if heir not in new],
        merged=merged,
        redefined=[
            _redefined(old[slug], new[slug]) for slug in old if slug in new and old[slug] != new[slug]
        ],
    )


def _merged(
    old: Mapping[str, Label], new: Mapping[str, Label], gone: Mapping[str, str | None]
) -> list[Merged]:
    into = dict.fromkeys(heir for heir in gone.values() if heir in new)
    return [
        Merged([old[slug] for slug, other in gone.items() if other == heir], new[heir], heir not in old)
        for heir in into
        if heir
    ]


def _redefined(before: Label, after: Label) -> Redefined:
    names = dict.fromkeys([*before.attributes, *after.attributes])
    pairs = ((name, before.attributes.get(name), after.attributes.get(name)) for name in names)
    return Redefined(
        before, after, compare_wording(before.name, after.name), compare_wording(before.definition, after.definition),
        [(name.replace("_", " "), _said(was), _said(now)) for name, was, now in pairs if was != now],
    )  # fmt: skip


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
