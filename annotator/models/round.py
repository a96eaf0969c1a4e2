"""Rounds and who reads what in them."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from annotator.models.codebook import Codebook
from annotator.models.people import User
from corpus_app.models import Document


class Round(models.Model):
    """Documents to be reviewed under one codebook version. One round is open for self-chosen reading, always."""

    name = models.CharField(max_length=120, unique=True)
    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="rounds")
    blind = models.BooleanField(default=True, help_text="nobody sees another's work before submitting")
    self_chosen = models.BooleanField(default=False, help_text="anybody may take any document")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                "self_chosen",
                condition=models.Q(self_chosen=True),
                name="one_round_for_self_chosen_reading",
                violation_error_message="There is one round for self-chosen reading already.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> "AssignmentQuerySet":
        """Leads and admins see all; a reviewer sees own ones, and nothing that tells of the others' (blind).

        A reader, who judges nothing, sees what has been submitted.
        """
        if user.role in {User.Role.ADMIN, User.Role.LEAD}:
            return self
        if user.role == User.Role.READER:
            return self.submitted()
        return self.filter(reviewer=user)

    def submitted(self) -> "AssignmentQuerySet":
        """Read to the end: only these make a rate per 1,000 words meaningful."""
        return self.filter(state=Assignment.State.SUBMITTED)


class Assignment(models.Model):
    """One reviewer, one document, one round. Submitting says "I have read this to the end"."""

    class State(models.TextChoices):
        ASSIGNED = "assigned"
        STARTED = "started"
        SUBMITTED = "submitted"
        RETURNED = "returned"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignments")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASSIGNED)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        # What one person read of one document: the count beside every row of a list.
        indexes = (models.Index(fields=["reviewer", "document"], name="assignment_of_person"),)
        constraints = (
            models.UniqueConstraint(
                "round",
                "document",
                "reviewer",
                name="assignment_once",
                violation_error_message="This person has this document in this round already.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="submitted", submitted_at__isnull=False)
                | (~models.Q(state="submitted") & models.Q(submitted_at__isnull=True)),
                name="assignment_submitted_has_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} ({self.state})"

    def get_absolute_url(self) -> str:
        return reverse("read", args=[self.pk])
