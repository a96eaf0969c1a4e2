"""The words of the vocabulary, for pages and filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from annotator.actions.codebook_content import DOCUMENT_FACETS, FACETS
from annotator.models import Codebook, Round
from annotator.models.codebook import Label


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every label of every codebook version; where two word one differently, the default codebook has its way.

    Every facet is there, without labels where no codebook has any.
    """

    facets: Mapping[str, Mapping[str, Label]]

    def labels(self, facet: str) -> Mapping[str, Label]:
        return self.facets.get(facet, {})

    def name(self, facet: str, slug: str | None) -> str:
        """The label's name, or the slug itself where no codebook has it (any more)."""
        label = self.labels(facet).get(slug or "")
        return label.name if label else slug or ""

    def group_of(self, technique: str) -> str:
        """The slug of the technique's group: the line it is drawn with."""
        label = self.labels("technique").get(technique)
        return str(label.attributes.get("group", "")) if label else ""

    def techniques_in(self, group: str) -> list[str]:
        return [slug for slug in self.labels("technique") if self.group_of(slug) == group]

    def carries_credit(self, verdict: str) -> bool:
        """Whether the verdict stands on the scale from verified to refuted."""
        label = self.labels("verdict").get(verdict)
        return label is not None and label.attributes.get("credit") is not None


def default_codebook() -> Codebook | None:
    """The codebook of the open round; before there is one, the newest."""
    return _default_first().first()


def vocabulary() -> Vocabulary:
    """One query."""
    return Vocabulary(_merged(codebook.facets for codebook in _default_first()))


def _default_first() -> QuerySet[Codebook]:
    in_open_round = Round.objects.filter(codebook=OuterRef("pk"), self_chosen=True)
    return Codebook.objects.annotate(is_default=Exists(in_open_round)).order_by(
        "-is_default", "-created_at", "-version"
    )


def _merged(codebooks: Iterable[Mapping[str, Mapping[str, Label]]]) -> dict[str, dict[str, Label]]:
    merged: dict[str, dict[str, Label]] = {facet: {} for facet in FACETS + DOCUMENT_FACETS}
    for facets in codebooks:
        for facet, labels in facets.items():
            known = merged.setdefault(facet, {})
            known.update({slug: label for slug, label in labels.items() if slug not in known})
    return merged
