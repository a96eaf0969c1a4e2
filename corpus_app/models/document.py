"""One text from one source."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from corpus_app.models.source import Source
from corpus_app.models.upload import Upload


class Document(models.Model):
    """A text as it was read, immutable once stored: a database trigger refuses any change of it.

    Offsets into `text` are Unicode code points. A corrected text is a new document with a higher `version`
    that says which one it `replaces`.
    """

    class Relation(models.TextChoices):
        REPUBLISHED = "republished"
        EXCERPT = "excerpt"
        TRANSLATION = "translation"
        MACHINE_TRANSLATION = "machine_translation", "Machine translation"

    class Redistribution(models.TextChoices):
        YES = "yes", "Allowed"
        NO = "no", "Not allowed"
        UNKNOWN = "unknown"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=3, blank=True, help_text="ISO 639-1 code")
    published = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    metadata = models.JSONField(default=dict, blank=True, help_text="what else the file said of itself")

    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, help_text="of the text as UTF-8")
    length = models.PositiveIntegerField(help_text="code points")
    words = models.PositiveIntegerField()

    raw_upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="documents", null=True)
    raw_locator = models.CharField(
        max_length=300, blank=True, help_text="where in the raw file: a line, a row"
    )

    origin = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="passed_on", null=True, blank=True,
        help_text="another source it was republished, excerpted or translated from",
    )  # fmt: skip
    origin_relation = models.CharField(max_length=20, choices=Relation.choices, blank=True)
    redistribution = models.CharField(
        max_length=7, choices=Redistribution.choices, default=Redistribution.UNKNOWN
    )

    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("source__name", "title", "id")
        constraints = (
            models.UniqueConstraint(
                "source",
                "text_sha256",
                name="document_text_once_per_source",
                violation_error_message="This text is stored under this source already.",
            ),
            models.CheckConstraint(
                condition=models.Q(length__gt=0),
                name="document_has_text",
                violation_error_message="A document needs text.",
            ),
            models.CheckConstraint(
                condition=models.Q(origin__isnull=True, origin_relation="")
                | (models.Q(origin__isnull=False) & ~models.Q(origin_relation="")),
                name="document_origin_has_relation",
                violation_error_message="An origin needs its relation (republished, excerpt, translation, …), and the other way round.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.pk])
