"""What anybody may read of published profiles: frozen as they were published, reviewers under other names, quotes short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.utils.crypto import salted_hmac

from annotator.models import ClaimHighlight, ProfileSnapshot, ProfileUnits, Publication, Reply
from annotator.queries.codebooks import Vocabulary
from annotator.queries.profiles.shown import Row, Shown, rated
from annotator.queries.profiles.told import rate_told, renamed, told
from corpus_app.models import Document

Data = Mapping[str, Any]
INTERNAL: Final = ("highlights", "key")  # of a unit: they name rows of the desk


@dataclass(frozen=True, slots=True)
class Listed:
    """Published sources: those that stand in an order, the highest rate first, then withheld ones; F apart."""

    rows: Sequence[Row]
    apart: Sequence[Row]


def published_now() -> list[Publication]:
    """Those that hold, by the source's name. One query; what the profiles are made of is left out."""
    holding = Publication.objects.filter(ended_at=None).select_related("source", "snapshot", "grade")
    return list(holding.defer("snapshot__data").order_by("source__name", "source"))


def published_of(source: UUID) -> tuple[Publication | None, list[Publication]]:
    """The publication that holds, and all there ever were, the newest first."""
    related = ("source", "snapshot__calibration", "grade")
    ever = list(Publication.objects.filter(source=source).select_related(*related).order_by("-pk"))
    return next((one for one in ever if one.ended_at is None), None), ever


def letter_of(publication: Publication) -> str:
    """As a lead gave it; else as it was suggested."""
    return publication.grade.letter if publication.grade else publication.snapshot.letter


def listed(publications: Sequence[Publication], addresses: Mapping[UUID, tuple[str, str]]) -> Listed:
    """`addresses` gives for each source its page and the passages behind its rate."""
    rows = [_row(one, *addresses[one.source_id]) for one in publications]
    judged = sorted((row for row in rows if row.letter != "F" and row.value is not None), key=_highest_first)
    withheld = [row for row in rows if row.letter != "F" and row.value is None]
    return Listed([*judged, *withheld], [row for row in rows if row.letter == "F"])


def frozen(publication: Publication) -> ProfileSnapshot:
    """The published profile as anybody may see it. Not to be saved."""
    snapshot = publication.snapshot
    snapshot.data = renamed(told(snapshot.data), reviewers_of(publication))
    return snapshot


def reviewers_of(publication: Publication) -> dict[str, str]:
    """Pseudonym to "reviewer 1", …: numbered anew for each publication, so that two of them cannot be laid side by side."""
    known = {one["reviewer"] for one in publication.snapshot.data["variants"] if one["reviewer"]}

    def drawn(pseudonym: str) -> str:
        return salted_hmac("public reviewers", f"{publication.pk} {pseudonym}").hexdigest()

    return {
        pseudonym: f"reviewer {number}" for number, pseudonym in enumerate(sorted(known, key=drawn), start=1)
    }


def public_shown(snapshot: ProfileSnapshot, vocabulary: Vocabulary) -> Shown:
    """Numbers that open the public passages."""
    return Shown(snapshot, vocabulary, public=True)


def documents_shown(shown: Shown) -> list[Row]:
    """With the addresses where they were published, as far as they are known."""
    about = documents_of(shown.snapshot)
    rows = shown.documents({id: one.title for id, one in about.items()})
    ids = [one["id"] for one in shown.data["documents"]]
    return [
        replace(row, page=about[id].url) if id in about else row for id, row in zip(ids, rows, strict=True)
    ]


def documents_of(snapshot: ProfileSnapshot) -> dict[str, Document]:
    """By id, without their texts."""
    ids = [one["id"] for one in snapshot.data["documents"]]
    rows = Document.objects.filter(pk__in=ids).only("title", "url", "redistribution")
    return {str(one.pk): one for one in rows}


def replies_of(publication: Publication) -> list[Reply]:
    """What the source said to its profile, and to claims that a published passage makes; withdrawn ones are left out."""
    said = Reply.objects.filter(source=publication.source_id, withdrawn_at=None).select_related("claim")
    to_claims = said.exclude(claim=None)
    return list(said.filter(Q(claim=None) | Q(claim__in=_published_claims(publication, to_claims))))


def whole(publication: Publication) -> dict[str, Any]:
    """Everything that the public pages are made of, quotes apart, for who wants to add it up."""
    snapshot, about = frozen(publication), documents_of(publication.snapshot)
    units = ProfileUnits.objects.values_list("units", flat=True).get(snapshot=snapshot)
    return {
        "source": {"id": publication.source_id, "name": publication.source.name},
        "published_at": publication.published_at,
        "note": publication.note,
        "letter": letter_of(publication),
        "grade": _grade(publication),
        "calculated_at": snapshot.calculated_at,
        "inputs_sha256": snapshot.inputs_sha256,
        "calibration": {
            "learned_at": snapshot.calibration.made_at,
            "judgements": snapshot.calibration.judgements,
            **snapshot.calibration.data["vocabulary"],
        },
        "profile": snapshot.data,
        "documents": [{"id": id, "title": one.title, "url": one.url} for id, one in sorted(about.items())],
        "units": [without_internal(unit) for unit in units],
    }


def without_internal(unit: Data) -> dict[str, Any]:
    return {name: value for name, value in unit.items() if name not in INTERNAL}


def publications_told(ever: Sequence[Publication]) -> list[dict[str, Any]]:
    """The history of what was published: letters and rates as they stood."""
    return [
        {
            "publication": one,
            "letter": letter_of(one),
            "given": one.grade is not None,
            **rate_told(one.snapshot),
        }
        for one in ever
    ]


def _published_claims(publication: Publication, replies: Any) -> set[UUID]:
    """Of the claims that were replied to, those that a highlight behind the publication is linked to."""
    claims = set(replies.values_list("claim", flat=True))
    if not claims:
        return set()
    units = ProfileUnits.objects.values_list("units", flat=True).get(snapshot=publication.snapshot_id)
    known = {id for unit in units for id in unit["highlights"]}
    links = ClaimHighlight.objects.filter(claim__in=claims, ended_at=None).values_list("claim", "highlight")
    return {claim for claim, highlight in links if str(highlight) in known}


def _row(publication: Publication, page: str, behind: str) -> Row:
    letter = letter_of(publication)
    name = publication.source.name
    note = "" if publication.grade or letter == "F" else "letter suggested, not confirmed"
    return rated(name, rate_told(publication.snapshot), behind, page=page, letter=letter, note=note)


def _highest_first(row: Row) -> tuple[float, str]:
    return -(row.value or 0), row.name.casefold()


def _grade(publication: Publication) -> dict[str, Any] | None:
    given = publication.grade
    if given is None:
        return None
    return {
        "letter": given.letter,
        "suggested": given.suggested,
        "reason": given.reason,
        "given_at": given.made_at,
    }
