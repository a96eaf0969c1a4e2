"""Bring a codebook version in."""

from typing import Any

from annotator.errors import Conflict, Invalid
from annotator.models import Codebook

FACETS = (
    "claim_type", "verdict", "technique_group", "technique", "voice", "endorsement", "stance", "confidence",
    "severity", "polarity", "aim", "bound", "evidence_relation",
)  # fmt: skip


def load_codebook(data: dict[str, Any]) -> tuple[Codebook, bool]:
    """Store one version, or find it stored already; and whether it was stored just now.

    Raises Invalid where the document is no codebook, Conflict where this version is stored with other content:
    a version in use is never edited.
    """
    _check(data)
    content = {"facets": data["facets"]}
    defaults = {"title": data["title"], "description": data.get("description", ""), "content": content}
    codebook, made = Codebook.objects.get_or_create(
        slug=data["slug"], version=data["version"], defaults=defaults
    )
    if codebook.content != content:
        raise Conflict(
            f"{codebook.key} is stored with other content. Give the changed codebook a new version number."
        )
    return codebook, made


def _check(data: dict[str, Any]) -> None:
    missing = [name for name in ("slug", "version", "title", "facets") if name not in data]
    missing += [facet for facet in FACETS if not data.get("facets", {}).get(facet)]
    if missing:
        raise Invalid(f"This is no codebook: it lacks {', '.join(missing)}. See fixtures/codebook.json.")
    for facet in FACETS:
        slugs = [label.get("slug") for label in data["facets"][facet]]
        if not all(slugs) or len(set(slugs)) < len(slugs):
            raise Invalid(f"Every label of {facet} needs a slug of its own. The slugs are: {slugs}.")
    groups = {label["slug"] for label in data["facets"]["technique_group"]}
    strays = [label["slug"] for label in data["facets"]["technique"] if label.get("group") not in groups]
    if strays:
        raise Invalid(f"These techniques belong to no group: {', '.join(strays)}.")
