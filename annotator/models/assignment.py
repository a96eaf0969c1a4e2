"""Who reads what."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from annotator.models.people import User
from annotator.models.round import Purpose, Round
from corpus_app.models import Document


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> "AssignmentQuerySet":
        """Leads and admins see all; a reviewer sees own ones, and nothing that tells of the others' (blind).

        A lead who is reading a document blind sees the others' readings of it once it is submitted. A reader, who
        judges nothing, sees what has been submitted.
        """
        if user.role in {User.Role.ADMIN, User.Role.LEAD}:
            return self.exclude(Exists(being_read_by(user, OuterRef("document"))), ~Q(reviewer=user))
        if user.role == User.Role.READER:
            return self.submitted()
        return self.filter(reviewer=user)

    def submitted(self) -> "AssignmentQuerySet":
        """Read to the end: only these make a rate per 1,000 words meaningful."""
        return self.filter(state=Assignment.State.SUBMITTED)

    def work(self) -> "AssignmentQuerySet":
        """Training and tests left out."""
        return self.filter(purpose=Purpose.WORK)

    def holding(self, now: dt.datetime) -> "AssignmentQuerySet":
        """Those that take one of the document's places: submitted, or with a reader who still has time."""
        under_way = Q(state__in=(Assignment.State.ASSIGNED, Assignment.State.STARTED))
        in_time = Q(due_at__isnull=True) | Q(due_at__gt=now)
        return self.filter(Q(state=Assignment.State.SUBMITTED) | (under_way & in_time))

    def timed_out(self, now: dt.datetime) -> "AssignmentQuerySet":
        """Neither submitted nor returned when their time was up."""
        under_way = (Assignment.State.ASSIGNED, Assignment.State.STARTED)
        return self.filter(state__in=under_way, due_at__lte=now)


class Assignment(models.Model):
    """One reviewer, one document, one round. Submitting says "I have read this to the end".

    Returned says that it was given back unfinished, by the reviewer, a lead or the clock: its place is free.
    """

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
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.WORK)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASSIGNED)
    proposals = models.BooleanField(default=False, help_text="the desk fills in what it reads from the words")
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True, help_text="of a test: agreement with the gold, 0 to 1")

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

    @property
    def is_gold(self) -> bool:
        """Whether training or tests are measured by it: then it stays as it is."""
        return self.gold_for.exists()


class AssignmentChange(models.Model):
    """What happened to an assignment: who did what to it, when and why. Kept for good."""

    class Kind(models.TextChoices):
        GIVEN = "given"  # by a lead, by hand or dealt out
        TAKEN = "taken"  # asked for by the reader
        SUBMITTED = "submitted"
        REOPENED = "reopened"  # by its reader, in the round of self-chosen reading
        GIVEN_BACK = "given_back", "given back"  # by a lead, to be worked on again
        RETURNED = "returned"
        TIMED_OUT = "timed_out", "timed out"

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="empty: the clock"
    )  # fmt: skip
    made_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["made_at"], name="assignment_changed"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.assignment_id}"


def blind_readings_of(user: User) -> AssignmentQuerySet:
    """This person's own blind readings that are under way."""
    under_way = (Assignment.State.ASSIGNED, Assignment.State.STARTED)
    return Assignment.objects.filter(reviewer=user, state__in=under_way, round__blind=True)


def being_read_by(user: User, document: OuterRef | Document) -> AssignmentQuerySet:
    """This person's own blind readings of the document that are under way."""
    return blind_readings_of(user).filter(document=document)
