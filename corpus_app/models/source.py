"""Who published: an outlet, blog, agency, institution."""

import uuid

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse


class Source(models.Model):
    """One publisher. Documents point here; what is counted about it is calculated, never stored."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper"
        NEWS = "news", "News site"
        BROADCASTER = "broadcaster"
        AGENCY = "agency"
        AGGREGATOR = "aggregator"
        BLOG = "blog"
        FORUM = "forum"
        INSTITUTION = "institution"
        GOVERNMENT = "government"
        OTHER = "other", "Other or unknown"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    other_names = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)
    language = models.CharField(max_length=3, blank=True, help_text="ISO 639-1 code")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code")
    domains = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                name="source_name_once",
                violation_error_message="A source with this name is there already: use that one.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="source_has_a_name",
                violation_error_message="A source needs a name.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.pk])
