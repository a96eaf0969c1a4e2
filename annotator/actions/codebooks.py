"""Bring a codebook version in."""

from typing import Any

from django.db import transaction

from annotator.actions.codebook_content import check_content
from annotator.actions.codebook_heirs import changes_between
from annotator.actions.rereviews import ask_again
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook


@transaction.atomic
def load_codebook(data: dict[str, Any], *, asks_again: bool = False) -> tuple[Codebook, bool]:
    """Store one version, or find it stored already; and whether it was stored just now.

    It replaces the version before it, where there is one, and says what differs. Where `asks_again`, reviewers look again
    at their judgements that it changes, as they do when a draft is published.

    Raises Invalid where the document is no codebook, Conflict where this version is stored with other content:
    a version in use is never edited.
    """
    missing = [name for name in ("slug", "version", "title", "facets") if name not in data]
    if missing:
        raise Invalid(f"This is no codebook: it lacks {', '.join(missing)}. See fixtures/codebook.json.")
    content = {"facets": data["facets"]}
    check_content(content)
    before = _before(data["slug"], data["version"])
    defaults = {
        "title": data["title"],
        "description": data.get("description", ""),
        "content": content,
        "replaces": before,
        "changes": changes_between(before.content, content) if before else [],
    }
    codebook, made = Codebook.objects.get_or_create(
        slug=data["slug"], version=data["version"], defaults=defaults
    )
    if codebook.content != content:
        raise Conflict(
            f"{codebook.key} is stored with other content. Give the changed codebook a new version number."
        )
    if made and asks_again:
        ask_again(codebook)
    return codebook, made


def _before(slug: str, version: int) -> Codebook | None:
    return Codebook.objects.filter(slug=slug, version__lt=version).order_by("-version").first()
