"""How units were settled, and what reviewers said against it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from annotator.models.assignment import Assignment, being_read_by
from annotator.models.highlight import Highlight
from annotator.models.people import User
from annotator.models.round import ConflictOfInterest, Round
from corpus_app.models import Document


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> "DecisionQuerySet":
        """Leads and admins see all; a reviewer those on documents that they have submitted in that round; a reader none.

        Of a document that they are reading blind, in whatever round, and of one that is not theirs to read, nobody sees any.
        """
        if user.role == User.Role.READER:
            return self.none()
        document, source = OuterRef("document"), OuterRef("document__source")
        conflict = ConflictOfInterest.objects.filter(reviewer=user, source=source, ended_at=None)
        seen = self.exclude(Exists(being_read_by(user, document))).exclude(Exists(conflict))
        if user.role in {User.Role.ADMIN, User.Role.LEAD}:
            return seen
        own = Assignment.objects.submitted().work().filter(reviewer=user)
        return seen.filter(Exists(own.filter(round=OuterRef("round"), document=document)))

    def unreplaced(self) -> "DecisionQuerySet":
        """The end of each unit's history: what holds, and those that were taken back, whose units are open again."""
        return self.filter(replaced_at__isnull=True)

    def current(self) -> "DecisionQuerySet":
        """What holds: the last word on each unit. Those that another replaced and those taken back are left out."""
        return self.unreplaced().exclude(outcome=Decision.Outcome.REOPENED)


class Decision(models.Model):
    """A settled unit: span, judgement and reason. A new decision replaces an old one; the row of the old one stays.

    Taking a decision back is a row, too: `reopened`, or the earlier decision once more, which it then `restores`.
    Units are calculated from the highlights; a decision names the highlights that it is about.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "accepted as the readers have it"
        CHOSEN = "chosen", "one reading accepted"
        EDITED = "edited", "span or judgement set by the lead"
        MERGED = "merged", "several units settled as one"
        REJECTED = "rejected", "nothing here"
        REOPENED = "reopened", "taken back: open again"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    automatic = models.BooleanField(default=False, help_text="made by the round's threshold, not by a person")
    probability = models.FloatField(
        null=True, help_text="the least of its labels', where it was accepted automatically"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    judgement = models.JSONField(
        null=True, help_text="the settled judgement; null where everything was rejected or taken back"
    )
    reason = models.TextField(blank=True)
    highlights = models.ManyToManyField(Highlight, related_name="decisions")
    first = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="later", help_text="the first on this unit"
    )
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    replaced_at = models.DateTimeField(null=True)
    restores = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+",
        help_text="the earlier decision that holds again because a later one was taken back",
    )  # fmt: skip
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("round", "document", "start", "-end", "id")
        indexes = (
            models.Index(fields=["round", "document"], name="decision_in_round"),
            models.Index(fields=["made_at"], name="decision_made"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="decision_is_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=("rejected", "reopened"), judgement__isnull=True)
                | (~models.Q(outcome__in=("rejected", "reopened")) & models.Q(judgement__isnull=False)),
                name="decision_has_judgement_or_has_none",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome}: {self.exact[:60]}"

    @property
    def history(self) -> uuid.UUID:
        """What all decisions on one unit share: the id of the first."""
        return self.first_id or self.pk

    def as_data(self) -> dict[str, Any]:
        """Span, outcome and judgement: what counts, not who or when."""
        names = ("outcome", "automatic", "start", "end", "exact", "judgement", "reason")
        return {name: getattr(self, name) for name in names}


class Dispute(models.Model):
    """A reviewer's objection to a decision: once for a unit. It reopens the unit until the lead decides again."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="disputes")
    first = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="+", help_text="the first on this unit"
    )
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="disputes")
    reason = models.TextField()
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, help_text="when the lead decided again")

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                "first",
                "reviewer",
                name="dispute_once",
                violation_error_message="You have disputed this unit already.",
            ),
        )

    def __str__(self) -> str:
        return self.reason[:60]


class Remark(models.Model):
    """Something said in the comparison, about the passage it names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="remarks")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="remarks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="remarks")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=["round", "document", "start"], name="remark_in_text_order"),)

    def __str__(self) -> str:
        return self.text[:60]
