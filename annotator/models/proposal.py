"""What the desk filled in for a reviewer in a round where that is watched."""

from django.db import models

from annotator.models.highlight import Highlight


class Proposal(models.Model):
    """What was proposed for a highlight: voice, claim type, figure. Accepted is what its judgement still says at submission."""

    highlight = models.OneToOneField(
        Highlight, on_delete=models.CASCADE, primary_key=True, related_name="proposal"
    )
    proposed = models.JSONField()
    made_at = models.DateTimeField()
    accepted = models.JSONField(null=True, help_text="the fields kept as proposed, noted at submission")

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"for {self.highlight_id}"
