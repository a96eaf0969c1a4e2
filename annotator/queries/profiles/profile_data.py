"""Profiles, grades and publications as the API tells them. A rate that is withheld has no number in any of them."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annotator.models import Grade, ProfileSnapshot, Publication
from annotator.queries.profiles.told import rate_told, told

Data = dict[str, Any]


def with_letter(profiles: QuerySet[ProfileSnapshot]) -> QuerySet[ProfileSnapshot]:
    """With `given`, the letter of a lead or None, and `standing`, that letter or else the suggested one."""
    last = Grade.objects.filter(source=OuterRef("source")).order_by("-made_at", "-pk").values("letter")[:1]
    return profiles.annotate(given=Subquery(last), standing=Coalesce(Subquery(last), "letter"))


def lettered(snapshot: Any) -> Any:
    """The same as `with_letter`, for one that was fetched without. One query."""
    snapshot.given = Grade.objects.filter(source=snapshot.source_id).values_list("letter", flat=True).first()
    snapshot.standing = snapshot.given or snapshot.letter
    return snapshot


def profile_row(snapshot: Any) -> Data:
    """Of a snapshot that comes `with_letter`, its source fetched with it."""
    return {
        "profile": snapshot.pk,
        "source": snapshot.source_id,
        "name": snapshot.source.name,
        "letter": snapshot.standing,
        "given": snapshot.given is not None,
        "suggested": snapshot.letter,
        **rate_told(snapshot),
        "calculated_at": snapshot.calculated_at,
        "method": snapshot.method,
        "inputs_sha256": snapshot.inputs_sha256,
    }


def whole_profile(snapshot: Any) -> Data:
    return {**profile_row(snapshot), "data": told(snapshot.data)}


def grade_data(grade: Grade) -> Data:
    """Its snapshot's data may be deferred."""
    return {
        "letter": grade.letter,
        "suggested": grade.suggested,
        "reason": grade.reason,
        "made_by": f"r{grade.made_by_id}",
        "made_at": grade.made_at,
        "profile": grade.snapshot_id,
        **rate_told(grade.snapshot),
    }


def publication_data(publication: Publication) -> Data:
    return {
        "source": publication.source_id,
        "profile": publication.snapshot_id,
        "letter": publication.grade.letter if publication.grade else None,
        "note": publication.note,
        "published_by": f"r{publication.published_by_id}",
        "published_at": publication.published_at,
    }
