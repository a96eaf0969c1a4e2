"""The list of highlights: every number on the desk leads here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.forms.filters import HighlightsForm
from annotator.models import Assignment, User
from annotator.permissions import claims_for, documents_for, may, sources_for
from annotator.queries.codebooks import Vocabulary, vocabulary
from annotator.queries.highlights import FILTERS, UNSAID, filtered, given, highlights_for, with_place
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of

NAMES = {
    "source": "Source", "document": "Document", "assignment": "Reading", "reviewer": "Reviewer",
    "read_to_end": "Read to the end", "purpose": "Read as", "judged": "With a verdict", "verdict": "Verdict",
    "voice": "Voice", "claim_type": "Claim type", "stance": "Stance", "confidence": "Confidence", "technique": "Technique",
    "technique_group": "Group of techniques", "label": "Label", "figure": "With a figure", "claim": "Claim",
    "evidence": "Evidence", "counted": "Counted", "unit": "Unit", "q": "Words", "since": "Made since", "until": "Made until",
}  # fmt: skip


FETCHED: dict[str, Callable[[User], QuerySet[Any]]] = {
    "source": sources_for, "document": documents_for, "claim": claims_for,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Active:
    """A filter that is on, in words, and the address without it."""

    name: str
    values: str
    without: str


@require_safe
def highlights(request: DeskRequest) -> HttpResponse:
    words = vocabulary()
    params = dict(request.GET.lists())
    rows = filtered(highlights_for(request.user), params, words).in_text_order()
    query = {name: given(params, name) for name in FILTERS if given(params, name)}
    form = HighlightsForm(request.GET, vocabulary=words, reviewers=_reviewers_for(request.user))
    context = {
        "section": "highlights",
        "vocabulary": words,
        "form": form,
        "kept": {name: values for name, values in query.items() if name not in form.fields},
        "active": _active(request.user, query, words),
        "query": urlencode(query, doseq=True),
        "page": page_of(request, with_place(rows)),
    }
    return render(request, "highlights/list.html", context)


def _reviewers_for(user: User) -> list[tuple[str, str]] | None:
    """Whose work one may choose from; None where one sees one's own only."""
    if user.role == User.Role.REVIEWER:
        return None
    seen = Assignment.objects.visible_to(user).values("reviewer")
    people = User.objects.filter(pk__in=seen).order_by("pk")
    names = may(user, "reviewers.name")
    return [(one.pseudonym, f"{one.pseudonym} {one}" if names else one.pseudonym) for one in people]


def _active(user: User, query: dict[str, list[str]], words: Vocabulary) -> list[Active]:
    return [
        Active(
            NAMES[name], _said(user, name, values, words), f"?{urlencode(_without(query, name), doseq=True)}"
        )
        for name, values in query.items()
    ]


def _without(query: dict[str, list[str]], name: str) -> dict[str, list[str]]:
    return {other: values for other, values in query.items() if other != name}


def _said(user: User, name: str, values: Sequence[str], words: Vocabulary) -> str:
    if name in FETCHED:
        rows: Sequence[Model] = list(FETCHED[name](user).filter(pk__in=values))
        return ", ".join(map(str, rows)) or "one that is not here"
    if name in {"counted", "unit"}:
        return ", ".join(f"“{value}”" if value.strip() else "left empty" for value in values)
    if name == "evidence":
        return "missing for verified or refuted"
    return ", ".join("not said yet" if value == UNSAID else words.name(name, value) for value in values)
