"""Contested figures: the quantities of which several figures are given, and the board of one."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.claims.gathering import MOST, TOO_MANY, gather_claim
from annotator.errors import Invalid
from annotator.forms.adjudication import said_in
from annotator.forms.figures import BoardForm, FiguresForm, GatherForm
from annotator.permissions import get_claim_for, get_highlight_for, require
from annotator.queries.codebooks import vocabulary
from annotator.queries.figure_board import FigureFilter, board_of, listed_quantities, proposed_quantities
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in, page_of

PROPOSED_ON_PAGE = 10


@require_safe
def figures(request: DeskRequest) -> HttpResponse:
    """A fixed number of queries, however much there is."""
    form = FiguresForm(request.GET)
    chosen = FigureFilter.said(chosen_in(form))
    listed = listed_quantities(request.user, chosen)
    proposed = page_of(request, proposed_quantities(request.user, chosen), "proposed", PROPOSED_ON_PAGE)
    context = {
        "section": "figures",
        "form": form,
        "is_filtered": chosen != FigureFilter(),
        "is_whole": listed.is_whole,
        "page": page_of(request, listed.quantities),
        "proposed": proposed,
        # The page names the claims that may be made of them, so that a press sent twice makes one.
        "to_make": [(quantity, uuid4()) for quantity in proposed],
    }
    return render(request, "figures/list.html", context)


@require_safe
def figure_board(request: DeskRequest, claim: UUID) -> HttpResponse:
    """A fixed number of queries, however much there is."""
    found = get_claim_for(request.user, claim)
    form = BoardForm(request.GET)
    said = chosen_in(form)
    board = board_of(found, request.user, unit=said["unit"], tolerance=form.tolerance)
    form.check_unit(board.units)
    form.offer(board.units)
    context = {
        "section": "figures",
        "claim": found,
        "vocabulary": vocabulary(),
        "board": board,
        "form": form,
        "is_filtered": any(said.values()),
        "tolerance": form.tolerance,
    }
    return render(request, "figures/board.html", context)


@require_POST
def claim_of_figures(request: DeskRequest) -> HttpResponse:
    """One press makes a claim of figures that were proposed to be of one quantity."""
    require(request.user, "claims.link")
    said = said_in(GatherForm(request.POST))
    highlights = [get_highlight_for(request.user, id) for id in _ids(request.POST.getlist("highlight"))]
    made = gather_claim(highlights, **said, by=request.user, now=timezone.now()).claim
    messages.success(
        request, "Made. Here are its figures; what does not belong is taken out on the claim’s page."
    )
    return redirect("figure_board", made.pk)


def _ids(values: list[str]) -> list[UUID]:
    """Raises Invalid for what is no id, and for more than one claim is made of."""
    if len(values) > MOST:
        raise Invalid(TOO_MANY, {"highlight": [TOO_MANY]})
    try:
        return [UUID(value) for value in values]
    except ValueError:
        sentence = "One of the passages is no id. Go back, reload the page and press again."
        raise Invalid(sentence, {"highlight": [sentence]}) from None
