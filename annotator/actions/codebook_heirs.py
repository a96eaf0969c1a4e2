"""Which labels of a codebook mean something else in a later version, and what takes their place. No database here."""

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.actions.codebook_changes import Change, fields_of
from annotator.actions.codebook_content import DOCUMENT_FACETS, FACETS, Content

Place = tuple[str, str]  # facet, slug
Labels = Mapping[str, Mapping[str, Any]]  # by slug


def heirs(content: Content, changes: Iterable[Change]) -> dict[Place, str | None]:
    """Every label of the content that the changes touch, and the slug that takes its place.

    A redefined label is its own heir, a merged one has the label merged into, a retired one has none.
    """
    heir: dict[Place, str | None] = {
        (facet, label["slug"]): label["slug"] for facet, labels in content["facets"].items() for label in labels
    }  # fmt: skip
    touched: set[Place] = set()
    for change in changes:
        going = change.get("slugs") or [change.get("slug")]
        hit = [place for place, slug in heir.items() if place[0] == change["facet"] and slug in going]
        if change["kind"] != "add" and not change.get("same_meaning"):
            touched.update(hit)
        if change["kind"] in {"retire", "merge"}:
            heir.update(dict.fromkeys(hit, change.get("into")))
    return {place: slug for place, slug in heir.items() if place in touched}


def changes_between(before: Content, after: Content) -> list[dict[str, Any]]:
    """The changes that make the one content out of the other, order of labels apart. No merge is guessed."""
    changes: list[dict[str, Any]] = []
    for facet in FACETS + DOCUMENT_FACETS:
        old, new = _labels(before, facet), _labels(after, facet)
        changes += [_change("add", facet, new, slug) for slug in new if slug not in old]
        changes += [
            _change("redefine", facet, new, slug) for slug in new if slug in old and new[slug] != old[slug]
        ]
        changes += [{"kind": "retire", "facet": facet, "slug": slug} for slug in old if slug not in new]
    return changes


def _labels(content: Content, facet: str) -> Labels:
    """What a change can say of the facet's labels."""
    labels = content["facets"].get(facet, ())
    return {
        label["slug"]: {name: label[name] for name in fields_of(facet) if name in label} for label in labels
    }


def _change(kind: str, facet: str, labels: Labels, slug: str) -> dict[str, Any]:
    return {"kind": kind, "facet": facet, "slug": slug, **labels[slug]}
