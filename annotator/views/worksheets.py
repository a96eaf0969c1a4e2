"""The page on which a lead works through one document: what is fetched for it, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from annotator.errors import NotAllowed, NotFound
from annotator.forms.own_settlement import OwnForm
from annotator.models import Round
from annotator.permissions import get_document_for, get_round_for, may
from annotator.queries.adjudication import is_being_read, is_in, readings_under_way
from annotator.queries.codebooks import Vocabulary
from annotator.queries.consensus import method_named
from annotator.queries.facets import NAMES
from annotator.queries.opened import OpenUnit, opened
from annotator.queries.reading import leaves_of
from annotator.queries.worksheet import Worksheet, last_step, worksheet
from annotator.templatetags.desk import address
from annotator.views.frame import DeskRequest
from corpus_app.models import Document
from measures.consensus.methods import DEFAULT_METHOD, METHODS, Method

# What a script asks for in place of the page: the open unit, or the list with it.
PARTS = {"unit": "adjudication/unit.html", "work": "adjudication/work.html"}
BEING_READ = (
    "You are reading this document yourself, blind. Submit your reading first, then settle the others’."
)


@dataclass(frozen=True, slots=True)
class Place:
    """What is worked on, and how it is shown: settled by which method, readers named or not, as a page or a part of it."""

    round: Round
    document: Document
    method: Method
    named: bool
    part: str

    @property
    def query(self) -> dict[str, str]:
        """What links and forms carry on."""
        method = {} if self.method.name == DEFAULT_METHOD else {"method": self.method.name}
        return {**method, **({"names": "shown"} if self.named else {})}

    def back(self, **query: Any) -> HttpResponse:
        """To the page, or to the part of it that was asked for."""
        named = {**self.query, "part": self.part, **query}
        return redirect(address("adjudicate_document", self.round.pk, self.document.pk, **named))


def place_for(request: DeskRequest, id: int, document: UUID) -> Place:
    """Raises NotAllowed for those who do not adjudicate, and for a lead who is reading the document blind."""
    round = get_round_for(request.user, id, to="rounds.adjudicate")
    said = request.POST if request.method == "POST" else request.GET
    part = said.get("part", "")
    whole_page = request.method != "POST" and part not in PARTS
    found = get_document_for(request.user, document, with_text=whole_page)
    if not is_in(round, document):
        raise NotFound("This document is not in the round. Go back to the list of its documents.")
    if is_being_read(request.user, document):
        raise NotAllowed(BEING_READ)
    named = said.get("names") == "shown" and may(request.user, "reviewers.name")
    return Place(round, found, method_named(said.get("method", "")), named, part if part in PARTS else "")


def sheet_of(request: DeskRequest, place: Place) -> Worksheet:
    return worksheet(
        place.round, place.document.pk, request.user, method=place.method.name, named=place.named
    )


def opened_in(place: Place, sheet: Worksheet, keys: Sequence[str], after: str = "") -> OpenUnit | None:
    unit = sheet.open(keys, after)
    return opened(place.round, place.document.pk, sheet, unit, _vocabulary(place)) if unit else None


def own_form(place: Place, unit: OpenUnit, data: Any = None) -> OwnForm:
    return OwnForm(
        data, unit=unit.unit, choices=unit.choices, vocabulary=_vocabulary(place), judgement=unit.judgement
    )


def shown(
    request: DeskRequest,
    place: Place,
    sheet: Worksheet,
    unit: OpenUnit | None,
    *,
    form: OwnForm | None = None,
) -> HttpResponse:
    """The page, or the part of it that was asked for; with a form that was sent and is not right."""
    context = {
        "section": "rounds", "round": place.round, "document": place.document, "sheet": sheet, "open": unit,
        "vocabulary": _vocabulary(place), "method": place.method, "named": place.named, "query": place.query,
        "carried": f"{urlencode(place.query)}&" if place.query else "",
        "form": form or (own_form(place, unit) if unit else None), "form_is_wrong": form is not None,
        "names": NAMES,
    }  # fmt: skip
    if place.part != "unit":
        context["last_step"] = last_step(place.round, place.document.pk, request.user)
    if not place.part:
        context |= _frame(place)
    template = PARTS.get(place.part, "adjudication/document.html")
    return render(request, template, context, status=400 if form else 200)


def _frame(place: Place) -> dict[str, Any]:
    return {
        "leaves": leaves_of(place.document),
        "under_way": readings_under_way(place.round, place.document.pk),
        "methods": METHODS.values(),
    }


def _vocabulary(place: Place) -> Vocabulary:
    return Vocabulary(place.round.codebook.facets)
