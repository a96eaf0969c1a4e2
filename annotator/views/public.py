"""Published profiles for anybody, where an admin has turned the pages on: nobody signs in, and no session is looked at."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from annotator.actions.profiles.publishing import is_public
from annotator.forms.profiles import UnitsForm
from annotator.models import Grade, Publication
from annotator.queries.codebooks import vocabulary
from annotator.queries.profiles.shown import units_address
from annotator.queries.profiles.units import added_up, part_of, units_behind
from annotator.queries.public import (
    documents_of,
    documents_shown,
    frozen,
    letter_of,
    listed,
    public_shown,
    publications_told,
    published_now,
    published_of,
    replies_of,
    whole,
)
from annotator.queries.public_quotes import quotes_of
from annotator.views.lists import chosen_in, page_of
from annotator.views.profile_units import UNITS_ON_A_PAGE, chosen_words, in_words
from annotator.views.profiles import SELECTION, caption

FRESH = (
    300  # seconds for which a cache answers without asking: so long may an ended publication still be seen
)
View = Callable[..., HttpResponse]


def open_to_all(view: View) -> View:
    """Not there at all while the pages are off, exactly as any address that is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_public():
            raise Http404
        return view(request, *args, **kwargs)

    kept = cache_control(public=True, max_age=FRESH)(conditional_page(guarded))
    opened: View = login_not_required(require_safe(kept))
    opened.for_anybody = True  # type: ignore[attr-defined]  # see views.signing_in
    return opened


def of_publication(view: View) -> View:
    """The view gets the publication that holds and all there ever were; once one was ended, the answer is 410."""

    @wraps(view)
    def found(request: HttpRequest, id: UUID) -> HttpResponse:
        holding, ever = published_of(id)
        if holding is not None:
            return view(request, holding, ever)
        if not ever:
            raise Http404
        return _page(request, "public/ended.html", {"ended": ever[0]}, status=410)

    return open_to_all(found)


@open_to_all
def profiles(request: HttpRequest) -> HttpResponse:
    publications = published_now()
    addresses = {one.source_id: _addresses(one.source_id) for one in publications}
    context = {"listed": listed(publications, addresses), "number": len(publications)}
    return _page(request, "public/list.html", context)


@of_publication
def profile(request: HttpRequest, publication: Publication, ever: list[Publication]) -> HttpResponse:
    snapshot, words = frozen(publication), vocabulary()
    shown = public_shown(snapshot, words)
    context = {
        **_about(publication),
        "vocabulary": words,
        "snapshot": snapshot,
        "shown": shown,
        "data": snapshot.data,
        "counts": snapshot.data["counts"],
        "documents": documents_shown(shown),
        "documents_held": snapshot.data["counts"]["documents"],
        "selection": SELECTION[snapshot.data["selection"]],
        "robustness_caption": caption(shown),
        "credits": snapshot.calibration.data["vocabulary"]["credits"],
        "letters": dict(Grade.Letter.choices),
        "standing_letter": letter_of(publication),
        "grade": publication.grade,
        "history": publications_told(ever),
        "replies": replies_of(publication),
    }
    return _page(request, "public/profile.html", context)


@of_publication
def units(request: HttpRequest, publication: Publication, ever: list[Publication]) -> HttpResponse:
    """The passages behind a number, with their words as far as these may be passed on."""
    form = UnitsForm({name: value for name, value in request.GET.items() if name != "reviewer"})
    chosen_in(form)
    snapshot, words = frozen(publication), vocabulary()
    found = units_behind(snapshot, form.chosen, snapshot.calibration.data["vocabulary"]["groups"])
    what = form.cleaned_data["add"] or "weight"
    page = page_of(request, found, size=UNITS_ON_A_PAGE)
    rows, about = list(page), documents_of(snapshot)
    quotes = quotes_of(snapshot, rows)
    context = {
        **_about(publication), "vocabulary": words, "page": page, "added": added_up(found, what), "what": what,
        "adds": in_words(what), "chosen": chosen_words(form),
        "rows": [
            {
                "unit": unit, "document": about.get(unit["document"]), "quote": quotes[unit["key"]],
                "part": part_of(unit, what), "likely": sorted(unit["p"].items(), key=lambda one: -one[1]),
            }
            for unit in rows
        ],
    }  # fmt: skip
    return _page(request, "public/units.html", context)


@of_publication
def data(request: HttpRequest, publication: Publication, ever: list[Publication]) -> HttpResponse:
    """The profile with every input of its formulas, for who wants to calculate it anew."""
    named = {"Content-Disposition": f'attachment; filename="profile-{publication.source_id}.json"'}
    return HttpResponse(orjson.dumps(whole(publication)), content_type="application/json", headers=named)


def _about(publication: Publication) -> dict[str, Any]:
    return {"public": True, "publication": publication, "source": publication.source}


def _addresses(source: UUID) -> tuple[str, str]:
    return reverse("public_profile", args=[source]), units_address(
        source, at="public_units", counts="yes", add="credit"
    )


def _page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The same for everybody: rendered without what pages know of who is signed in."""
    return HttpResponse(render_to_string(template, {**context, "request": request}), status=status)
