"""Spans of documents that somebody marked, and everything they have been."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from annotator.models.assignment import Assignment, being_read_by
from annotator.models.people import User
from annotator.models.round import Passage, Purpose
from corpus_app.models import Segment
from measures.spans import CONTEXT_WIDTH


class HighlightQuerySet(models.QuerySet["Highlight"]):
    def active(self) -> "HighlightQuerySet":
        """Withdrawn ones left out."""
        return self.filter(withdrawn_at__isnull=True)

    def work(self) -> "HighlightQuerySet":
        """Those of training and tests left out: they are measured, and count nowhere."""
        return self.filter(assignment__purpose=Purpose.WORK)

    def visible_to(self, user: User) -> "HighlightQuerySet":
        """The highlights of the assignments this person may see: the same rule as for those."""
        if user.role in {User.Role.ADMIN, User.Role.LEAD}:
            reading = being_read_by(user, OuterRef("assignment__document"))
            return self.exclude(Exists(reading), ~Q(assignment__reviewer=user))
        if user.role == User.Role.READER:
            return self.filter(assignment__state=Assignment.State.SUBMITTED)
        return self.filter(assignment__reviewer=user)

    def with_state(self) -> "HighlightQuerySet":
        """With `state` (span, status, judgement) at the version that is read, and `role`, of the segment it starts in."""
        version = HighlightVersion.objects.filter(highlight=OuterRef("pk"), version=OuterRef("version"))
        around = Segment.objects.filter(
            document=OuterRef("assignment__document"), start__lte=OuterRef("start")
        )
        read = {"state": version.values("state"), "role": around.order_by("-start").values("role")[:1]}
        return self.annotate(**{name: Subquery(rows) for name, rows in read.items()})

    def in_text_order(self) -> "HighlightQuerySet":
        """By place; of those that start together the longer first; of coinciding ones a fixed order."""
        return self.order_by("assignment__document_id", "start", "-end", "id")


class Highlight(models.Model):
    """A span [start, end) in code points with its exact quote, made by one reviewer in one assignment.

    The browser names it, so that a save sent twice is one save. Highlights overlap, nest and coincide freely.
    Withdrawing keeps the row.
    """

    id = models.UUIDField(primary_key=True)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="highlights")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT_WIDTH, blank=True)
    suffix = models.CharField(max_length=CONTEXT_WIDTH, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="grows with every change: the ETag")
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="highlights",
        help_text="the passage drawn at random that this judges",
    )  # fmt: skip
    independent_version = models.PositiveIntegerField(
        null=True,
        help_text="the version at submission, before anybody's work was seen: agreement is measured on it",
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    state: dict[str, Any] | None = None  # these two: see `with_state`
    role: str | None = None

    objects = HighlightQuerySet.as_manager()

    class Meta:
        ordering = ("assignment", "start", "-end", "id")
        indexes = (
            models.Index(fields=["assignment", "start", "-end", "id"], name="highlight_in_text_order"),
            models.Index(fields=["updated_at"], name="highlight_changed"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="highlight_is_not_empty",
                violation_error_message="A highlight ends after it starts.",
            ),
            models.UniqueConstraint(
                "assignment",
                "passage",
                name="highlight_of_passage_once",
                violation_error_message="This passage is judged already.",
            ),
        )

    def __str__(self) -> str:
        return self.exact[:60]

    def get_absolute_url(self) -> str:
        """The place in the text."""
        return f"{reverse('document', args=[self.assignment.document_id])}?highlight={self.pk}"


class HighlightVersion(models.Model):
    """What a highlight and its judgement were at one version: who made it so, when. Before it: the version before."""

    highlight = models.ForeignKey(Highlight, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    changed_at = models.DateTimeField()
    state = models.JSONField(help_text="span, status and judgement")

    class Meta:
        ordering = ("highlight", "version")
        constraints = (models.UniqueConstraint("highlight", "version", name="highlight_version_once"),)

    def __str__(self) -> str:
        return f"{self.highlight_id} version {self.version}"
