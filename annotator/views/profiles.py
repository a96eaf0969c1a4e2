"""The page of a source: what it is worth, how sure that is, and why."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.errors import NotAllowed
from annotator.forms.profiles import GradeForm
from annotator.models import Grade, ProfileSnapshot, ProfileWatch, Publication
from annotator.permissions import get_profile_for, get_source_for, may
from annotator.queries.codebooks import vocabulary
from annotator.queries.figure_board import contested_in
from annotator.queries.profiles.shown import Shown, titles_of
from annotator.queries.replies import replies_to
from annotator.queries.sources import passed_on_by, taken_from
from annotator.views.frame import DeskRequest
from corpus_app.models import Source

SELECTION = {
    "free": "Reviewers marked what struck them: it is the rate of checked claims, not of everything the source says.",
    "sampled": "The passages were drawn at random: it is an estimate for everything the source says in its own voice.",
    "both": "Some passages were drawn at random, others marked by choice; together they are no random sample.",
    "none": "Nothing was marked.",
}


@require_safe
def source(request: DeskRequest, id: UUID) -> HttpResponse:
    """A fixed number of queries, however much there is; everything calculated comes from the stored profile."""
    one = get_source_for(request.user, id)
    context = {
        "section": "sources",
        "source": one,
        "replies": replies_to(source=one, viewer=request.user),
        **_profile(request, one),
    }
    context |= {"taken_from": taken_from(one), "passed_on_by": passed_on_by(one)}
    return render(request, "sources/source.html", context)


def _profile(request: DeskRequest, source: Source) -> dict[str, Any]:
    try:
        snapshot = get_profile_for(request.user, source.pk)
    except NotAllowed as kept:
        return {"kept": kept.detail}
    if snapshot is None:
        return {"documents_held": source.documents.count()}
    words = vocabulary()
    shown = Shown(snapshot, words)
    return {
        "vocabulary": words,
        "contested": contested_in(source, request.user),
        "snapshot": snapshot,
        "shown": shown,
        "data": snapshot.data,
        "counts": snapshot.data["counts"],
        "documents": shown.documents(titles_of(snapshot)),
        "documents_held": source.documents.count(),
        "looked_at": ProfileWatch.objects.values_list("looked_at", flat=True).first(),
        "selection": SELECTION[snapshot.data["selection"]],
        "robustness_caption": caption(shown),
        "credits": snapshot.calibration.data["vocabulary"]["credits"],
        **_standing(request, source, snapshot),
    }


def caption(shown: Shown) -> str:
    if not shown.data["variants"]:
        return "There is nothing to count otherwise yet."
    if not shown.hangs_on:
        return f"The suggested letter stays {shown.snapshot.letter} in every one."
    return f"The suggested letter is {shown.snapshot.letter}; not in every one."


def _standing(request: DeskRequest, source: Source, snapshot: ProfileSnapshot) -> dict[str, Any]:
    """The letter with its history, and what of it is public."""
    grades = list(Grade.objects.filter(source=source).select_related("made_by", "snapshot"))
    publications = Publication.objects.filter(source=source).select_related(
        "published_by", "grade", "snapshot"
    )
    return {
        "grade": grades[0] if grades else None,
        "grades": grades,
        "publications": list(publications),
        "grade_form": GradeForm(initial={"letter": snapshot.letter})
        if may(request.user, "profiles.grade")
        else None,
        "letters": dict(Grade.Letter.choices),
        "standing_letter": grades[0].letter if grades else snapshot.letter,
    }
