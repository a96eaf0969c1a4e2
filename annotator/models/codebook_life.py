"""A codebook version in the making, and the judgements that a new version asks to look at again."""

from django.conf import settings
from django.db import models

from annotator.models.codebook import Codebook
from annotator.models.highlight import Highlight


class CodebookDraft(models.Model):
    """The changes that would make the next version of a codebook. Edited freely until it is published or dropped.

    `changes` is a list of {"kind": "add" | "retire" | "redefine" | "merge", "facet", …}: see `actions.codebook_changes`.
    """

    replaces = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="drafts")
    changes = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    published = models.OneToOneField(Codebook, on_delete=models.PROTECT, null=True, related_name="draft")
    dropped_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+",
        help_text="who published or dropped it",
    )  # fmt: skip

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                "replaces",
                condition=models.Q(published__isnull=True, dropped_at__isnull=True),
                name="one_open_draft_of_a_version",
                violation_error_message="A new version of this codebook is in the making already.",
            ),
        )

    def __str__(self) -> str:
        return f"the version after {self.replaces.key}"


class ReReview(models.Model):
    """A judgement whose label means something else in a new version: its reviewer says what it would be now.

    The judgement itself keeps what it said under its own version.
    """

    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="rereviews")
    highlight = models.ForeignKey(Highlight, on_delete=models.PROTECT, related_name="rereviews")
    touched = models.JSONField(help_text="[[facet, slug], …] that the new version changes")
    labels = models.JSONField(
        null=True,
        help_text="[[facet, slug, slug under the new version or null for none], …]; null: not answered",
    )
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    earlier = models.JSONField(default=list, help_text="answers that were changed: labels, note, answered_at")

    class Meta:
        ordering = ("codebook", "id")
        verbose_name = "re-review"
        constraints = (models.UniqueConstraint("codebook", "highlight", name="rereview_once"),)

    def __str__(self) -> str:
        return f"{self.highlight_id} under {self.codebook_id}"
