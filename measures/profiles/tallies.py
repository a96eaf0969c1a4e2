"""Plain counts and sums of a source's readings: what was read, what was said, by verdict, voice and document."""

from dataclasses import dataclass
from typing import Any, Literal

from measures.profiles.columns import Ordered
from measures.profiles.inputs import HEADLINE, PUBLISHER, ProfiledDocument, Vocabulary
from measures.profiles.marks import own_words
from measures.profiles.panel import PROBABLE
from measures.profiles.units import UnitRow

Selection = Literal["free", "sampled", "both", "none"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a profile rests on. `words` are of the counted documents, in the publisher's own voice; `own_voice` is how many
    units are expected to be in it; `without_evidence` those verified or refuted with nothing to show for it."""

    documents: int
    counted_documents: int
    copies_left_out: int
    republished: int
    readings: int
    readers: int
    words: int
    units: int
    own_voice: float
    checked: int
    decided: int
    automatic: int
    without_evidence: int


def standing(rows: tuple[UnitRow, ...]) -> tuple[UnitRow, ...]:
    """Those of counted documents that nobody rejected."""
    return tuple(row for row in rows if row.why not in ("copy", "rejected"))


def counts_of(ordered: Ordered, rows: tuple[UnitRow, ...], vocabulary: Vocabulary) -> Counts:
    """Units that were rejected, or stand in copies, are not among the units."""
    counted = [document for document in ordered.documents if document.counted]
    there = standing(rows)
    return Counts(
        documents=len(ordered.documents),
        counted_documents=len(counted),
        copies_left_out=len(ordered.documents) - len(counted),
        republished=sum(document.republished for document in counted),
        readings=sum(len(document.readers) for document in ordered.documents),
        readers=len({name for document in ordered.documents for name in document.readers}),
        words=sum(own_words(document) for document in counted),
        units=len(there),
        own_voice=sum(row.own for row in there),
        checked=sum(row.weight > 0 for row in there),
        decided=sum(row.decided for row in there),
        automatic=sum(row.automatic for row in there),
        without_evidence=sum(
            not row.evidence and vocabulary.credits.get(row.verdict or "") in (0, 1) for row in there
        ),
    )


def selection_of(rows: tuple[UnitRow, ...]) -> Selection:
    """How the passages were chosen."""
    kinds = {row.sampled for row in standing(rows)}
    if not kinds:
        return "none"
    return "both" if len(kinds) == 2 else "sampled" if True in kinds else "free"


def verdicts_of(rows: tuple[UnitRow, ...], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """In the publisher's own voice, in the codebook's order: expected number, and units whose most probable verdict it is."""
    own = [row for row in standing(rows) if row.own >= PROBABLE]
    said = {slug for row in own for slug in row.p}
    slugs = [*vocabulary.credits, *sorted(said - set(vocabulary.credits))]
    return [
        {
            "slug": slug,
            "expected": sum((row.own * row.p.get(slug, 0.0) for row in own), 0.0),
            "units": sum(row.verdict == slug for row in own),
        }
        for slug in slugs
    ]


def voices_of(rows: tuple[UnitRow, ...], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """The voices that were heard, the publisher's own first: units, and those whose verdict carries credit."""
    there = [row for row in standing(rows) if row.voice is not None]
    heard = sorted(
        {row.voice or "" for row in there}, key=lambda slug: (slug != PUBLISHER, slug != HEADLINE, slug)
    )
    return [
        {
            "slug": slug,
            "units": sum(row.voice == slug for row in there),
            "checked": sum(row.voice == slug and _carries(row, vocabulary) for row in there),
        }
        for slug in heard
    ]


def documents_of(ordered: Ordered, rows: tuple[UnitRow, ...]) -> list[dict[str, Any]]:
    """By date of publication, undated ones last, then by id. `credit` is the mean by weight, None where nothing is checked."""
    by_document: dict[str, list[UnitRow]] = {document.id: [] for document in ordered.documents}
    for row in rows:
        if row.why != "rejected":
            by_document[row.document].append(row)
    documents = sorted(ordered.documents, key=lambda one: (one.published is None, str(one.published), one.id))
    return [_document(document, by_document[document.id]) for document in documents]


def _document(document: ProfiledDocument, rows: list[UnitRow]) -> dict[str, Any]:
    checked = [(row.weight, row.credit) for row in rows if row.credit is not None]
    weight = sum(one for one, _ in checked)
    return {
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "cluster": document.cluster or document.id,
        "counted": document.counted,
        "readers": len(document.readers),
        "units": len(rows),
        "checked": len(checked),
        "credit": sum(one * credit for one, credit in checked) / weight if weight else None,
        "words": own_words(document),
    }


def _carries(row: UnitRow, vocabulary: Vocabulary) -> bool:
    credited = (p for slug, p in row.p.items() if vocabulary.credits.get(slug) is not None)
    return sum(credited) >= PROBABLE
