"""The parts of a document."""

from django.conf import settings
from django.db import models

from corpus_app.models.document import Document
from corpus_app.text.segments import ROLES


class Segment(models.Model):
    """A stretch [start, end) of a document, in code points, with its role.

    The segments of a document tile it: every character is in exactly one. That spans rows, so no constraint can
    say it; `corpus_app.text.segments.check_tiling` is called by everything that writes segments.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveIntegerField(help_text="1 for the first of the document")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=11, choices=[(role, role.capitalize()) for role in ROLES])
    # Of comments:
    author = models.CharField(max_length=200, blank=True)
    date = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=3, blank=True)
    depth = models.PositiveSmallIntegerField(default=0, help_text="0 for a comment on the document itself")

    class Meta:
        ordering = ("document", "position")
        constraints = (
            models.UniqueConstraint("document", "position", name="segment_position_once"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="segment_is_not_empty",
                violation_error_message="A segment ends after it starts.",
            ),
        )

    def __str__(self) -> str:
        return f"§ {self.position} {self.role}"


class SegmentChange(models.Model):
    """One correction of a document's segments: who, when, what they were and what they became."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="segment_changes")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    changed_at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(help_text="the segments concerned, as they were")
    after = models.JSONField(help_text="the same stretch, as it is now")

    class Meta:
        ordering = ("-changed_at", "-id")

    def __str__(self) -> str:
        return f"{self.document} {self.changed_at:%Y-%m-%d %H:%M}"
