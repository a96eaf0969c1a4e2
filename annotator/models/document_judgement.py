"""What a reviewer says of a whole document when submitting it."""

from typing import Any

from django.conf import settings
from django.db import models

from annotator.models.assignment import Assignment


class DocumentJudgement(models.Model):
    """Genre, frames, omissions, slant and distress of one reading. Every submission adds a version; the last one holds.

    Labels are slugs of the round's codebook version. A slant is a whole number from -2 (the axis's low pole) to 2.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="document_judgements")
    version = models.PositiveSmallIntegerField()
    genre = models.CharField(max_length=40, null=True)
    frames = models.JSONField(default=list)
    omissions = models.TextField(blank=True)
    slants = models.JSONField(default=dict, help_text="axis: -2 … 2")
    distressing = models.BooleanField(default=False, help_text="hard to read: others should be warned")
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("assignment", "version")
        indexes = (models.Index(fields=["made_at"], name="document_judgement_made"),)
        constraints = (
            models.UniqueConstraint("assignment", "version", name="document_judgement_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.assignment_id} version {self.version}"

    def as_data(self) -> dict[str, Any]:
        names = ("genre", "frames", "omissions", "slants", "distressing", "note")
        return {name: getattr(self, name) for name in names}
