"""Rounds: which documents are read under which codebook version, by how many, under what rules."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from annotator.models.codebook import Codebook
from annotator.models.people import User
from corpus_app.models import Document

PER_CENT = (MinValueValidator(1), MaxValueValidator(100))


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User) -> "RoundQuerySet":
        """Leads and admins see all. A reviewer sees those that are open to all or that name them; a reader none."""
        if user.role in {User.Role.ADMIN, User.Role.LEAD}:
            return self
        if user.role == User.Role.READER:
            return self.none()
        member = RoundMember.objects.filter(round=models.OuterRef("pk"), person=user)
        return self.filter(models.Q(open_to_all=True) | models.Exists(member))

    def review_rounds(self) -> "RoundQuerySet":
        """All but the one for self-chosen reading."""
        return self.filter(self_chosen=False)


class Round(models.Model):
    """Documents to be reviewed under one codebook version. One round is open for self-chosen reading, always."""

    class State(models.TextChoices):
        OPEN = "open"
        PAUSED = "paused"
        CLOSED = "closed"

    class Finding(models.TextChoices):
        """What reviewers judge: what strikes them, passages drawn at random, or both."""

        FREE = "free", "Highlights of the reviewers' own choice"
        SAMPLED = "sampled", "Passages drawn at random"
        BOTH = "both", "Both"

    class Proposals(models.TextChoices):
        """Whether the desk fills in what it reads from the words (voice, claim type, figure)."""

        OFF = "off", "Off"
        HALF = "half", "For a random half of the readings"
        ON = "on", "On"

    name = models.CharField(max_length=120, unique=True)
    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="rounds")
    guidelines = models.TextField(blank=True, help_text="Markdown")
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    blind = models.BooleanField(default=True, help_text="nobody sees another's work before submitting")
    self_chosen = models.BooleanField(default=False, help_text="anybody may take any document")
    open_to_all = models.BooleanField(
        default=True, help_text="every reviewer may read in it; else its members"
    )
    readers_wanted = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    share_limit = models.PositiveSmallIntegerField(default=60, validators=PER_CENT)
    days_to_read = models.PositiveSmallIntegerField(
        default=14,
        validators=[MinValueValidator(1)],
        help_text="after which a reading goes to the next person",
    )
    deadline = models.DateField(null=True, blank=True)
    finding = models.CharField(max_length=7, choices=Finding.choices, default=Finding.FREE)
    passages_per_document = models.PositiveSmallIntegerField(default=0)
    proposals = models.CharField(max_length=4, choices=Proposals.choices, default=Proposals.OFF)
    pass_mark = models.PositiveSmallIntegerField(default=None, null=True, blank=True, validators=PER_CENT)
    settled_by_itself_from = models.DecimalField(
        max_digits=4, decimal_places=3, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(Decimal(1))],
        help_text="probability from which a unit is accepted automatically; empty: none is",
    )  # fmt: skip
    compared_since = models.DateTimeField(
        null=True, blank=True, help_text="when readers could first compare their readings"
    )
    seed = models.PositiveIntegerField(default=0, help_text="of every draw in this round")
    chosen_by = models.JSONField(default=dict, help_text="how the documents were picked")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RoundQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.pk])

    @property
    def wants_passages(self) -> bool:
        return self.finding in {self.Finding.SAMPLED, self.Finding.BOTH}


class Purpose(models.TextChoices):
    """What a document is in a round for. Training and tests have gold; only work counts."""

    WORK = "work"
    TRAINING = "training"
    TEST = "test"


class RoundDocument(models.Model):
    """One document of a round: how many are to read it, and what for."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="places")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="places")
    position = models.PositiveIntegerField()
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.WORK)
    readers_wanted = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    gold = models.ForeignKey(
        "Assignment", on_delete=models.PROTECT, null=True, blank=True, related_name="gold_for",
        help_text="the reading that training and test readings are measured by; its notes are the explanations",
    )  # fmt: skip
    sentences = models.PositiveIntegerField(
        null=True, blank=True,
        help_text="in the publisher's voice, when its passages were drawn from them: what a rate stands for",
    )  # fmt: skip

    class Meta:
        ordering = ("round", "position")
        constraints = (
            models.UniqueConstraint(
                "round",
                "document",
                name="round_document_once",
                violation_error_message="This document is in the round already.",
            ),
            models.CheckConstraint(
                condition=models.Q(purpose="work") | models.Q(gold__isnull=False),
                name="round_document_gold_for_training",
                violation_error_message="A training or test document needs a gold reading.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} in {self.round}"


class RoundMember(models.Model):
    """A person in a round: named by the lead, or come to it by reading; and whether they passed its test."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    added_at = models.DateTimeField(auto_now_add=True)
    admitted_at = models.DateTimeField(
        null=True, blank=True, help_text="since when real work is given: the test passed, or a lead's word"
    )
    admitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="the lead whose word it was; empty where the test was passed",
    )  # fmt: skip

    class Meta:
        ordering = ("round", "person")
        constraints = (models.UniqueConstraint("round", "person", name="round_member_once"),)

    def __str__(self) -> str:
        return f"{self.person} in {self.round}"


class Passage(models.Model):
    """A passage of a round's document that was drawn at random: everybody who reads the document judges it."""

    place = models.ForeignKey(RoundDocument, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()

    class Meta:
        ordering = ("place", "position")
        constraints = (
            models.UniqueConstraint("place", "position", name="passage_position_once"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="passage_is_not_empty"
            ),
        )

    def __str__(self) -> str:
        return self.exact[:60]


class ConflictOfInterest(models.Model):
    """This person reads nothing of this source."""

    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts")
    source = models.ForeignKey("corpus_app.Source", on_delete=models.PROTECT, related_name="conflicts")
    reason = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("reviewer", "source")
        verbose_name_plural = "conflicts of interest"
        constraints = (
            models.UniqueConstraint(
                "reviewer",
                "source",
                condition=models.Q(ended_at__isnull=True),
                name="conflict_once",
                violation_error_message="This conflict of interest is known already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reviewer} reads nothing of {self.source}"


class RoundChange(models.Model):
    """What a lead changed of a round: state, settings, documents, people. Only what differs is in it. Kept for good."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="changes")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.round}: {', '.join(self.after)}"
