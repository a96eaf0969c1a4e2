"""Plain counts and sums of a source's readings: what was read, what was said, by verdict, voice and document."""

from dataclasses import dataclass
from math import fsum
from typing import Any, Literal

from measures.profiles.columns import Ordered
from measures.profiles.inputs import HEADLINE, PUBLISHER, ProfiledDocument, Vocabulary
from measures.profiles.marks import own_words
from measures.profiles.units import UnitRow

Selection = Literal["free", "sampled", "both", "none"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a profile rests on. `words` are of the counted documents, in the publisher's own voice; `own_voice` is how many
    of the units that stand are expected to be in it; `without_evidence` how many of these were verified or refuted with
    nothing to show for it. `units`, `decided` and `automatic` are of all units, counted or not."""

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


def standing_in_own_voice(rows: tuple[UnitRow, ...]) -> tuple[UnitRow, ...]:
    """Those of them that somebody hears in the publisher's own voice."""
    return tuple(row for row in standing(rows) if row.own > 0)


def counts_of(ordered: Ordered, rows: tuple[UnitRow, ...], vocabulary: Vocabulary) -> Counts:
    counted = [document for document in ordered.documents if document.counted]
    own = standing_in_own_voice(rows)
    return Counts(
        documents=len(ordered.documents),
        counted_documents=len(counted),
        copies_left_out=len(ordered.documents) - len(counted),
        republished=sum(document.republished for document in counted),
        readings=sum(len(document.readers) for document in ordered.documents),
        readers=len({name for document in ordered.documents for name in document.readers}),
        words=sum(own_words(document) for document in counted),
        units=len(rows),
        own_voice=fsum(row.own for row in own),
        checked=sum(row.counts for row in rows),
        decided=sum(row.decided and not row.automatic for row in rows),
        automatic=sum(row.automatic for row in rows),
        without_evidence=sum(
            not row.evidence and vocabulary.credits.get(row.verdict or "") in (0, 1) for row in own
        ),
    )


def selection_of(rows: tuple[UnitRow, ...]) -> Selection:
    """How the passages were chosen."""
    kinds = {row.sampled for row in standing(rows)}
    if not kinds:
        return "none"
    return "both" if len(kinds) == 2 else "sampled" if True in kinds else "free"


def verdicts_of(rows: tuple[UnitRow, ...], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """In the publisher's own voice, most credit first: expected number, and units whose most probable verdict it is."""
    own = standing_in_own_voice(rows)
    said = {slug for row in own for slug in row.p}
    slugs = [*vocabulary.credits, *sorted(said - set(vocabulary.credits))]
    return [
        {
            "slug": slug,
            "expected": fsum(row.own * row.p.get(slug, 0) for row in own),
            "units": sum(row.verdict == slug for row in own),
        }
        for slug in slugs
    ]


def voices_of(rows: tuple[UnitRow, ...]) -> list[dict[str, Any]]:
    """The voices that were heard, the publisher's own first: all units, and how many of them count."""
    heard = {row.voice for row in rows if row.voice is not None}
    return [
        {
            "slug": slug,
            "units": sum(row.voice == slug for row in rows),
            "checked": sum(row.voice == slug and row.counts for row in rows),
        }
        for slug in sorted(heard, key=lambda slug: (slug != PUBLISHER, slug != HEADLINE, slug))
    ]


def documents_of(ordered: Ordered, rows: tuple[UnitRow, ...]) -> list[dict[str, Any]]:
    """By date of publication, undated ones last, then by id. `credit` is the mean by weight, None where nothing is checked."""
    by_document: dict[str, list[UnitRow]] = {document.id: [] for document in ordered.documents}
    for row in rows:
        by_document[row.document].append(row)
    documents = sorted(ordered.documents, key=lambda one: (one.published is None, str(one.published), one.id))
    return [_document(document, by_document[document.id]) for document in documents]


def _document(document: ProfiledDocument, rows: list[UnitRow]) -> dict[str, Any]:
    checked = [(row.weight, row.credit) for row in rows if row.credit is not None]
    weight = fsum(one for one, _ in checked)
    return {
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "cluster": document.cluster or document.id,
        "counted": document.counted,
        "readers": len(document.readers),
        "units": len(rows),
        "checked": len(checked),
        "credit": fsum(one * credit for one, credit in checked) / weight if weight else None,
        "words": own_words(document),
    }
