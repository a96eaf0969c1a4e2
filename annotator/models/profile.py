"""What a source's judgements add up to, as it was calculated; the grade a lead gave it; what of it is public."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from corpus_app.models import Source


class Calibration(models.Model):
    """What was learned over all sources at one moment, and is a fixed input of every profile until it is learned again.

    How reviewers of each round label, how alike the claims of one document are, how common each technique is. With it fixed, a
    judgement changes the profile of its own source and no other. The last one holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    method = models.CharField(max_length=40)
    judgements = models.PositiveIntegerField(help_text="from how many it was learned")
    data = models.JSONField()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.method}, {self.made_at:%Y-%m-%d %H:%M}"


class ProfileSnapshot(models.Model):
    """The profile of one source, calculated whole. What lists sort by stands beside `data`, whose shape is
    `measures.profiles.Profile`.

    One for each source is current. An earlier one stays where a grade or a publication rests on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="profiles")
    current = models.BooleanField(default=True)
    calculated_at = models.DateTimeField()
    checked_at = models.DateTimeField(help_text="when its inputs were last found to be the same")
    method = models.CharField(max_length=40)
    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="profiles")
    inputs_sha256 = models.CharField(max_length=64)
    estimate = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    documents = models.PositiveIntegerField(help_text="with a checked claim in the publisher's voice")
    claims = models.PositiveIntegerField(help_text="checked, in the publisher's voice")
    letter = models.CharField(max_length=1, help_text="as suggested; never a grade by itself")
    withheld = models.CharField(max_length=300, blank=True)
    data = models.JSONField()

    class Meta:
        ordering = ("source", "-calculated_at")
        constraints = (
            models.UniqueConstraint(
                "source", condition=Q(current=True), name="one_current_profile_for_a_source"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source}, {self.calculated_at:%Y-%m-%d %H:%M}"


class ProfileUnits(models.Model):
    """Every unit behind a profile, counted or not and why: what its numbers open to. Apart, since lists need none of it."""

    snapshot = models.OneToOneField(
        ProfileSnapshot, on_delete=models.CASCADE, primary_key=True, related_name="behind"
    )
    units = models.JSONField()

    class Meta:
        verbose_name_plural = "profile units"

    def __str__(self) -> str:
        return f"behind {self.snapshot_id}"


class ProfileWatch(models.Model):
    """Up to when changes were looked for. One row."""

    looked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.looked_at:%Y-%m-%d %H:%M:%S}"


class Grade(models.Model):
    """An Admiralty letter given by a lead, with the profile it rests on. The last one holds; the earlier ones stay."""

    class Letter(models.TextChoices):
        A = "A", "Completely reliable"
        B = "B", "Usually reliable"
        C = "C", "Fairly reliable"
        D = "D", "Not usually reliable"
        E = "E", "Unreliable"
        F = "F", "Reliability cannot be judged"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="grades")
    letter = models.CharField(max_length=1, choices=Letter.choices)
    suggested = models.CharField(max_length=1, choices=Letter.choices)
    reason = models.TextField()
    snapshot = models.ForeignKey(ProfileSnapshot, on_delete=models.PROTECT, related_name="grades")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("source", "-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.source}: {self.letter}"


class Publication(models.Model):
    """A profile that anybody may read, frozen, where the desk's public pages are on. One at a time for each source."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="publications")
    snapshot = models.ForeignKey(ProfileSnapshot, on_delete=models.PROTECT, related_name="publications")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, null=True, related_name="publications")
    note = models.TextField(blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("source", "-published_at")
        constraints = (
            models.UniqueConstraint(
                "source", condition=Q(ended_at__isnull=True), name="one_publication_for_a_source"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source}, {self.published_at:%Y-%m-%d}"


class DeskSettings(models.Model):
    """What an admin sets for the whole desk. Each change is a row; the last one holds."""

    public_profiles = models.BooleanField(default=False, help_text="published profiles need no login")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "desk settings"

    def __str__(self) -> str:
        return "public profiles on" if self.public_profiles else "public profiles off"
