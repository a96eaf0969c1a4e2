"""Long calculations done in the background, and what came of them."""

import uuid

from django.conf import settings
from django.db import models

from annotator.models.round import Round


class Calculation(models.Model):
    """One run of one measure over one round's readings, as they were when it began."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="calculations")
    measure = models.CharField(max_length=40)
    inputs_sha256 = models.CharField(
        max_length=64, blank=True, help_text="of the readings it was calculated from"
    )
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    result = models.JSONField(null=True)
    error = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True, help_text="when its worker was last heard of")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=["round", "measure", "asked_at"], name="calculation_latest"),)

    def __str__(self) -> str:
        return f"{self.measure} of {self.round_id}: {self.state}"
