"""Which documents are copies of each other, who says so, and the keys by which they are found."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse

from corpus_app.models.document import Document


class DocumentCopyQuerySet(models.QuerySet["DocumentCopy"]):
    def standing(self) -> "DocumentCopyQuerySet":
        """Proposed or confirmed; what a lead has rejected is left out."""
        return self.exclude(state=DocumentCopy.State.REJECTED)

    def uniting(self, copied: float) -> "DocumentCopyQuerySet":
        """Those that make of two documents one for counting: of an excerpt, `copied` of the later one's shingles at least.

        A short report that a long one took in whole leaves the long one a text of its own.
        """
        partly = Q(relation=DocumentCopy.Relation.EXCERPT, later_share__lt=copied)
        return self.standing().exclude(partly)

    def between(self, documents: models.QuerySet[Document]) -> "DocumentCopyQuerySet":
        """Both of whose documents are among these."""
        return self.filter(earlier__in=documents, later__in=documents)


class DocumentCopy(models.Model):
    """Two documents of which the later one is, as a whole or for the most part, the earlier one again.

    Shares and similarity are exact, of their sets of shingles (`corpus_app.copies.shingles`); they say nothing of translations,
    which a person links. What is decided is decided by an action, which keeps a `DocumentCopyChange`.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    class Relation(models.TextChoices):
        IDENTICAL = "identical", "The same words"
        REPUBLISHED = "republished"
        EXCERPT = "excerpt"
        TRANSLATION = "translation"
        MACHINE_TRANSLATION = "machine_translation", "Machine translation"

    class FoundBy(models.TextChoices):
        TEXT = "text", "by their words"
        FILE = "file", "by their words, and the file says where it is from"
        PERSON = "person", "by a person"

    earlier = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="later_copies")
    later = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="earlier_copies")
    relation = models.CharField(max_length=20, choices=Relation.choices)
    similarity = models.FloatField(help_text="Jaccard's coefficient of the two sets of shingles, 0 to 1")
    earlier_share = models.FloatField(
        help_text="of the earlier one's shingles those that stand in the later, 0 to 1"
    )
    later_share = models.FloatField(
        help_text="of the later one's shingles those that stand in the earlier, 0 to 1"
    )
    found_by = models.CharField(max_length=6, choices=FoundBy.choices)
    found_at = models.DateTimeField()

    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="goes up with each decision")
    changed_at = models.DateTimeField(help_text="when it was found or last decided")

    objects = DocumentCopyQuerySet.as_manager()

    class Meta:
        ordering = ("-found_at", "-pk")
        verbose_name_plural = "document copies"
        indexes = (
            models.Index(fields=["state", "-found_at", "-id"], name="copy_by_state"),
            models.Index(fields=["changed_at"], name="copy_changed"),
        )
        constraints = (
            # Of two documents in either order: (least, greatest) is one pair.
            models.UniqueConstraint(
                Least("earlier", "later"),
                Greatest("earlier", "later"),
                name="copy_once",
                violation_error_message="These two documents are linked already.",
            ),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")),
                name="copy_of_another",
                violation_error_message="A document is no copy of itself.",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="copy_decision_has_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.later_id} of {self.earlier_id}: {self.relation}, {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("copy", args=[self.pk])

    @property
    def containment(self) -> float:
        """The share of the one that is contained more: an excerpt has 1 however long the whole is."""
        return max(self.earlier_share, self.later_share)


class DocumentCopyChange(models.Model):
    """One decision on a pair: who, when, why, and what was held before and after (state, relation, which one is earlier)."""

    copy = models.ForeignKey(DocumentCopy, on_delete=models.CASCADE, related_name="changes")
    before = models.JSONField(null=True, help_text="null where a person linked the two")
    after = models.JSONField()
    reason = models.TextField(blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-changed_at", "-pk")

    def __str__(self) -> str:
        return f"{self.copy_id} {self.changed_at:%Y-%m-%d %H:%M}"


class DocumentSignature(models.Model):
    """That a document's keys are stored, of which words by which method, and whether its copies were looked for since."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="signature")
    words = models.PositiveIntegerField(help_text="of body and headings")
    samples = models.PositiveIntegerField(help_text="keys that are sampled shingles")
    method = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["id"], name="signature_not_compared", condition=Q(compared_at__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.document_id}, {self.words} words"


class CopyKey(models.Model):
    """A key of a document's signature: documents that share one are candidates.

    Many and small. There is one index, by key, since nothing is asked by signature.
    """

    key = models.BigIntegerField()
    signature = models.ForeignKey(
        DocumentSignature, on_delete=models.CASCADE, related_name="keys", db_index=False
    )

    class Meta:
        constraints = (models.UniqueConstraint("key", "signature", name="copy_key_once"),)

    def __str__(self) -> str:
        return f"{self.key} of {self.signature_id}"
