"""What a reviewer says of a highlight."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q

from annotator.models.highlight import Highlight

LABELLED = ("claim_type", "voice", "endorsement", "verdict", "confidence", "stance")


def plain_number(number: Decimal | None) -> str | None:
    """A decimal without exponent and without idle zeros: 12000, 0.2."""
    if number is None:
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Judgement(models.Model):
    """One reviewer's judgement of one highlight; null is "not judged yet".

    Labels are slugs of the round's codebook version, checked by the actions. The figure_… fields are the quantity in
    the highlighted words; `figure_checked` is false while they are only what was read from the words.
    """

    highlight = models.OneToOneField(
        Highlight, on_delete=models.CASCADE, primary_key=True, related_name="judgement"
    )
    claim_type = models.CharField(max_length=40, null=True)
    voice = models.CharField(max_length=40, null=True)
    endorsement = models.CharField(max_length=40, null=True)
    verdict = models.CharField(max_length=40, null=True)
    confidence = models.CharField(max_length=40, null=True)
    stance = models.CharField(max_length=40, null=True)
    note = models.TextField(blank=True)

    has_figure = models.BooleanField(default=False)
    # Six places for shares such as 1,108 of 1,966; both databases keep 15 significant digits exactly.
    figure_low = models.DecimalField(max_digits=21, decimal_places=6, null=True)
    figure_high = models.DecimalField(max_digits=21, decimal_places=6, null=True)
    figure_bound = models.CharField(max_length=20, blank=True)
    figure_unit = models.CharField(max_length=80, blank=True)
    figure_counted = models.CharField(max_length=200, blank=True)
    figure_as_of = models.CharField(max_length=60, blank=True)
    figure_supplier = models.CharField(max_length=200, blank=True)
    figure_checked = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["verdict"], name="judgement_verdict"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(figure_low__isnull=True)
                | Q(figure_high__isnull=True)
                | Q(figure_low__lte=F("figure_high")),
                name="judgement_figure_low_to_high",
                violation_error_message="A figure's low end is not above its high end.",
            ),
        )

    def __str__(self) -> str:
        return self.verdict or "not judged"

    def as_data(self) -> dict[str, Any]:
        """The judgement in its one JSON shape: API, history and the reading page. Prefetch techniques and evidence."""
        labels = {facet: getattr(self, facet) for facet in LABELLED}
        return {
            **labels,
            "note": self.note,
            "techniques": [tag.as_data() for tag in self.techniques.all()],
            "figure": self._figure_data(),
            "evidence": [item.as_data() for item in self.evidence.all()],
        }

    def _figure_data(self) -> dict[str, Any] | None:
        if not self.has_figure:
            return None
        return {
            "low": plain_number(self.figure_low),
            "high": plain_number(self.figure_high),
            "bound": self.figure_bound,
            "unit": self.figure_unit,
            "counted": self.figure_counted,
            "as_of": self.figure_as_of,
            "supplier": self.figure_supplier,
            "checked": self.figure_checked,
        }


class BiasTag(models.Model):
    """A technique found in a highlight: how severe, against whom, in which direction."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="techniques")
    technique = models.CharField(max_length=60)
    severity = models.CharField(max_length=20, null=True)
    target = models.CharField(max_length=200, blank=True)
    polarity = models.CharField(max_length=20, null=True)
    aim = models.CharField(max_length=20, null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["technique"], name="biastag_technique"),)
        constraints = (
            models.UniqueConstraint(
                "judgement",
                "technique",
                name="biastag_technique_once",
                violation_error_message="A technique is given once for a highlight.",
            ),
        )

    def __str__(self) -> str:
        return self.technique

    def as_data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("technique", "severity", "target", "polarity", "aim")}


class Evidence(models.Model):
    """Something outside the passage that bears on it: an address, or a document of the corpus."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="evidence")
    relation = models.CharField(max_length=40)
    url = models.URLField(max_length=2000)
    title = models.CharField(max_length=300, blank=True)
    quote = models.TextField(blank=True)
    accessed_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title or self.url

    def as_data(self) -> dict[str, Any]:
        return {
            "relation": self.relation,
            "url": self.url,
            "title": self.title,
            "quote": self.quote,
            "accessed_on": self.accessed_on.isoformat() if self.accessed_on else None,
            "note": self.note,
        }
