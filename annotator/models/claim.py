"""Propositions that many documents make: their wordings, what was settled of them, how credible they are."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from annotator.models.highlight import Highlight
from annotator.models.people import User


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User) -> "ClaimQuerySet":
        """Those with a highlight that this person may see, and own ones. Leads and admins see all.

        A claim tells what somebody marked, so that the rule is that of highlights; which of its highlights are shown, too.
        """
        if user.role in {User.Role.ADMIN, User.Role.LEAD}:
            return self
        seen = Highlight.objects.visible_to(user)
        linked = ClaimHighlight.objects.filter(claim=OuterRef("pk"), ended_at=None, highlight__in=seen)
        return self.filter(Q(created_by=user) | Exists(linked))


class Claim(models.Model):
    """One proposition, in its positive form, that highlights in many documents make or deny.

    `counted` and `unit` say of what its figures are, where it is a quantity. A claim is never merged by itself: `merged_into` is a
    person's act, and the row stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wording = models.CharField(max_length=500)
    counted = models.CharField(max_length=200, blank=True, help_text="what its figures count")
    unit = models.CharField(max_length=80, blank=True, help_text="in which its figures are shown")
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("wording", "id")

    def __str__(self) -> str:
        return self.wording[:80]

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.pk])


class ClaimHighlight(models.Model):
    """A highlight that makes, denies or reports a claim. A highlight is of one claim at a time; what was stays."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links")
    highlight = models.ForeignKey(Highlight, on_delete=models.PROTECT, related_name="claims")
    similarity = models.FloatField(
        null=True, help_text="where it was proposed: how alike the words are, 0 to 1"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("claim", "made_at", "pk")
        constraints = (
            models.UniqueConstraint(
                "highlight",
                condition=Q(ended_at__isnull=True),
                name="highlight_of_one_claim",
                violation_error_message="This highlight belongs to a claim already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.highlight_id} of {self.claim_id}"


class ClaimVerdict(models.Model):
    """The settled verdict of a claim, over time: the last one holds. A correction by a publisher adds one and erases none."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=40, help_text="slug of the newest codebook version")
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("claim", "-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.verdict}"


class ClaimCredibility(models.Model):
    """The Admiralty number of a claim, 1 (confirmed) to 5 (improbable), 6 "cannot be judged". Never derived from a letter."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="credibilities")
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(6)])
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("claim", "-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(number__lte=6), name="credibility_is_1_to_6"
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.number}"


class Reply(models.Model):
    """What a source says to its profile or to what was found of a claim, and corrections that it printed later."""

    class Kind(models.TextChoices):
        REPLY = "reply", "Reply"
        CORRECTION = "correction", "Correction"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey("corpus_app.Source", on_delete=models.PROTECT, related_name="replies")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    url = models.URLField(max_length=2000, blank=True)
    said_on = models.DateField(help_text="when the source said it")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-said_on", "-made_at")
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return self.text[:60]
