"""Evidence that many claims share: a page of the web or a stretch of a document, with what was kept of it."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from annotator.models.assignment import Assignment, being_read_by
from annotator.models.claim import Claim, ClaimHighlight
from annotator.models.people import User
from corpus_app.models import Document, Source, Upload

LEADS = (User.Role.LEAD, User.Role.ADMIN)


class EvidencePageQuerySet(models.QuerySet["EvidencePage"]):
    def visible_to(self, user: User) -> "EvidencePageQuerySet":
        """Those that bear on a claim in evidence that this person may see, and own ones."""
        borne = ClaimEvidence.objects.visible_to(user).filter(page=OuterRef("pk"))
        return self.filter(Q(made_by=user) | Exists(borne))


class EvidenceSnapshotQuerySet(models.QuerySet["EvidenceSnapshot"]):
    def visible_to(self, user: User) -> "EvidenceSnapshotQuerySet":
        """Of pages that this person may see; reviewers see own ones and those of leads: who else kept one tells of their work."""
        seen = self.filter(page__in=EvidencePage.objects.visible_to(user))
        if user.role != User.Role.REVIEWER:
            return seen
        return seen.filter(Q(made_by=user) | Q(made_by__role__in=LEADS))


class ClaimEvidenceQuerySet(models.QuerySet["ClaimEvidence"]):
    def holding(self) -> "ClaimEvidenceQuerySet":
        """Withdrawn ones left out."""
        return self.filter(withdrawn_at__isnull=True)

    def visible_to(self, user: User) -> "ClaimEvidenceQuerySet":
        """Evidence of claims that this person may see.

        Own evidence always. Of the others' a reviewer sees what leads recorded, once every document in which the claim is marked
        is read to the end; leads, admins and readers see all, but not while they read one of those documents blind.
        """
        seen = self.filter(claim__in=Claim.objects.visible_to(user))
        marked = ClaimHighlight.objects.filter(claim=OuterRef("claim"), ended_at=None)
        document = OuterRef("highlight__assignment__document")
        reading = marked.filter(Exists(being_read_by(user, document)))
        if user.role != User.Role.REVIEWER:
            return seen.filter(Q(made_by=user) | ~Exists(reading))
        to_end = Assignment.objects.submitted().filter(reviewer=user, document=document)
        unread = marked.exclude(Exists(to_end))
        of_leads = Q(made_by__role__in=LEADS) & ~Exists(reading) & ~Exists(unread)
        return seen.filter(Q(made_by=user) | of_leads)


class EvidencePage(models.Model):
    """One place where evidence stands: an address, or a span [start, end) of a document in code points.

    It has an Admiralty grade of its own, letter and number. Pages of one `independence_group` are not independent of each other: one
    report that three papers printed is one piece of evidence.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    url = models.URLField(max_length=2000, blank=True)
    archive_url = models.URLField(max_length=2000, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_pages"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_pages",
        help_text="who published it, where the desk knows the source",
    )  # fmt: skip
    letter = models.CharField(max_length=1, blank=True, help_text="Admiralty letter of the evidence")
    number = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text="Admiralty number of the evidence",
    )  # fmt: skip
    independence_group = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = EvidencePageQuerySet.as_manager()

    class Meta:
        ordering = ("title", "url", "id")
        constraints = (
            models.UniqueConstraint(
                "url",
                condition=~Q(url=""),
                name="evidence_page_url_once",
                violation_error_message="There is a page for this address already: use that one.",
            ),
            models.CheckConstraint(
                condition=(~Q(url="") & Q(document__isnull=True, start__isnull=True, end__isnull=True))
                | (Q(url="", document__isnull=False, start__isnull=False) & Q(end__gt=F("start"))),
                name="evidence_page_is_an_address_or_a_span",
                violation_error_message="Evidence is either an address or a stretch of a document.",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.url or f"{self.document_id} {self.start}–{self.end}"

    def get_absolute_url(self) -> str:
        return reverse("evidence_page", args=[self.pk])


class EvidenceSnapshot(models.Model):
    """What the page said on a day: a file or a text, kept under the SHA-256 of its bytes."""

    page = models.ForeignKey(EvidencePage, on_delete=models.PROTECT, related_name="snapshots")
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="evidence")
    accessed_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = EvidenceSnapshotQuerySet.as_manager()

    class Meta:
        ordering = ("page", "-accessed_on", "-pk")
        constraints = (models.UniqueConstraint("page", "upload", name="evidence_snapshot_once"),)

    def __str__(self) -> str:
        return f"{self.page_id}, {self.accessed_on}"


class ClaimEvidence(models.Model):
    """How a page of evidence bears on a claim. `relation` is a slug of the codebook's facet evidence_relation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    page = models.ForeignKey(EvidencePage, on_delete=models.PROTECT, related_name="bears_on")
    relation = models.CharField(max_length=40)
    quote = models.TextField(blank=True)
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimEvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("claim", "made_at")
        verbose_name_plural = "claim evidence"

    def __str__(self) -> str:
        return f"{self.page_id} {self.relation} {self.claim_id}"
