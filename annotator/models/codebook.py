"""The versioned vocabulary."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Label:
    """One value of one facet, with whatever the codebook says of it besides (credit, group, key, …)."""

    slug: str
    name: str
    definition: str
    attributes: dict[str, Any]


class Codebook(models.Model):
    """One version of a codebook, whole, as one document. A version in use is never edited; a new one is made.

    `content` is {"facets": {facet: [{"slug", "name", "definition", …}]}}: see `fixtures/codebook.json`.
    """

    slug = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    content = models.JSONField()
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by",
        help_text="the version this one was made from",
    )  # fmt: skip
    changes = models.JSONField(default=list, blank=True, help_text="what makes it differ from that version")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("slug", "-version")
        constraints = (models.UniqueConstraint("slug", "version", name="codebook_version_once"),)

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def key(self) -> str:
        """How exports name it, for example assay-default@1."""
        return f"{self.slug}@{self.version}"

    @cached_property
    def facets(self) -> dict[str, dict[str, Label]]:
        """Every facet's labels by slug, in the codebook's order."""
        return {facet: {label.slug: label for label in map(_label, labels)}
                for facet, labels in self.content["facets"].items()}  # fmt: skip

    def label(self, facet: str, slug: str) -> Label | None:
        return self.facets.get(facet, {}).get(slug)

    def voice_for(self, role: str) -> str | None:
        """The voice proposed for words in a segment of this role."""
        proposed = (
            v.slug for v in self.facets["voice"].values() if role in v.attributes.get("proposed_for", ())
        )
        return next(proposed, None)


def _label(entry: dict[str, Any]) -> Label:
    rest = {key: value for key, value in entry.items() if key not in {"slug", "name", "definition"}}
    return Label(entry["slug"], entry["name"], entry.get("definition", ""), rest)
