"""How far the readers of a round agree, and the units that every figure is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.calculations import ask_for_gamma, has_stalled, latest_gamma
from annotator.forms.agreement import FamilyForm, ReviewersForm, UnitsForm
from annotator.models import Calculation, Round, User
from annotator.permissions import get_round_for, may
from annotator.queries import agreement_rows as rows
from annotator.queries.agreement import (
    FAMILIES,
    SPANS,
    agreement_in_family,
    agreement_of,
)
from annotator.queries.codebooks import Vocabulary
from annotator.queries.compared import KINDS, Chosen, compared, kinds_of
from annotator.queries.consensus import consensus_of
from annotator.queries.facets import NAMES as FACET_NAMES
from annotator.queries.readings import stamp_of, submitted_in
from annotator.queries.unit import FACETS
from annotator.templatetags.desk import address
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in, page_of
from measures.agreement.documents import Agreement
from measures.agreement.figures import Figure, NotCalculable, Result
from measures.consensus.methods import METHODS
from measures.consensus.reviewers import ReviewerReport

NAMES = {**FACET_NAMES, SPANS: "Spans"}
DIFFERENCES = {
    **{facet: f"{name.lower()} differs" for facet, name in FACET_NAMES.items()},
    "technique": "techniques differ", "figure": "figures differ", "boundary": "boundaries differ", "missed": "missed by somebody",
}  # fmt: skip
UNITS_A_PAGE = 25


@require_safe
def agreement(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="agreement.see")
    family = chosen_in(FamilyForm(request.GET))["family"]
    found, full = agreement_of(round, request.user), agreement_in_family(round, request.user, family)
    units = compared(round, request.user, Chosen(family))
    context = {
        "section": "rounds", "round": round, "names": NAMES, "families": (SPANS, *FAMILIES), "family": family,
        "titles": {one.document: one.title for one in found.documents},
        "read_by_two": [one for one in found.documents if len(one.readings) > 1],
        "read_by_one": [one for one in found.documents if len(one.readings) < 2],
        "readers": found.readers, "ticks": rows.TICKS,
        "spans": rows.rows_of(SPANS, found.spans, round.codebook),
        "labels": rows.families_of(found.families, round.codebook),
        "number": len(units), "kinds": Counter(kind for one in units for kind in kinds_of(one.unit, family)),
        "by_document": _compared(full.by_document, family, round), "by_pair": _compared(full.by_pair, family, round),
        "in_family": [rows.Row(family, name, full.in_all.figures[name]) for name in rows.OF_SPANS],
        "measure": rows.MEASURES[rows.first_of(family, round.codebook)],
    }  # fmt: skip
    return render(request, "agreement/round.html", context | _gamma(round, request.user, family))


@require_safe
def units(request: DeskRequest, id: int) -> HttpResponse:
    """The units behind a figure, side by side."""
    round = get_round_for(request.user, id, to="agreement.see")
    form = UnitsForm(request.GET)
    chosen_in(form)
    chosen = form.chosen()
    found = compared(round, request.user, chosen)
    named = may(request.user, "reviewers.name")
    people = {person.pk: person for person in User.objects.filter(assignments__round=round).distinct()}
    context = {
        "section": "rounds", "round": round, "names": NAMES, "chosen": chosen, "kinds": KINDS, "people": people,
        "page": page_of(request, found, size=UNITS_A_PAGE), "number": len(found), "named": named,
        "vocabulary": Vocabulary(round.codebook.facets), "families": (SPANS, *FAMILIES), "kinds_in_words": DIFFERENCES,
    }  # fmt: skip
    return render(request, "agreement/units.html", context)


@require_safe
def reviewers(request: DeskRequest, id: int) -> HttpResponse:
    """What the consensus says of each reviewer, with the number of items behind it."""
    round = get_round_for(request.user, id, to="agreement.see")
    said = chosen_in(ReviewersForm(request.GET))
    consensus = consensus_of(round, request.user, said["method"])
    reports = consensus.reviewers.get(said["family"], ())
    classes = consensus.classes.get(said["family"], ())
    context = {
        "section": "rounds", "round": round, "names": NAMES, "families": FACETS, "family": said["family"],
        "methods": METHODS, "method": METHODS[said["method"]], "classes": classes,
        "people": {f"r{person.pk}": person for person in User.objects.filter(assignments__round=round).distinct()},
        "reports": [(report, matrix_of(report, classes)) for report in reports],
        "vocabulary": Vocabulary(round.codebook.facets), "named": may(request.user, "reviewers.name"),
    }  # fmt: skip
    return render(request, "agreement/reviewers.html", context)


@require_POST
def ask_gamma(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="agreement.see")
    form = FamilyForm(request.POST)
    family = chosen_in(form)["family"]
    asked = ask_for_gamma(round, family, by=request.user, now=timezone.now())
    if asked.state != Calculation.State.DONE:
        messages.info(
            request, "γ is being calculated. The page shows how far it is; you can go on meanwhile."
        )
    return redirect(address("agreement", round.pk, family=family) + "#gamma")


def _compared(found: Mapping[Any, Agreement], family: str, round: Round) -> list[tuple[object, rows.Row]]:
    """Documents or pairs by the one figure that says most, the lowest first."""
    first = rows.first_of(family, round.codebook)
    return rows.lowest_first((of, rows.Row(family, first, one.figures[first])) for of, one in found.items())


def _gamma(round: Round, viewer: User, family: str) -> dict[str, Any]:
    """γ of this family, as far as it has been calculated."""
    latest = latest_gamma(round, family)
    if latest is None:
        return {"gamma": None}
    results = {name: _result(said) for name, said in (latest.result or {}).items()}
    return {
        "gamma": latest,
        "gamma_rows": [rows.Row(family, name, result) for name, result in results.items()],
        "gamma_stalled": has_stalled(latest, timezone.now()),
        "gamma_is_old": latest.inputs_sha256 != stamp_of(submitted_in(round, viewer)),
        "gamma_done": round_down(latest),
    }


def matrix_of(
    report: ReviewerReport, classes: Sequence[str]
) -> list[tuple[str, list[tuple[float, float, bool]]]]:
    """By settled class: for each label the expected count, its share, and whether it is the class itself."""
    return [
        (settled, [(float(report.counts[row, column]), float(report.matrix[row, column]), row == column)
                   for row in range(len(classes))])
        for column, settled in enumerate(classes)
    ]  # fmt: skip


def round_down(calculation: Calculation) -> int:
    """Progress in per cent."""
    return 100 * calculation.done // calculation.of if calculation.of else 0


def _result(said: dict[str, Any]) -> Result:
    return Figure(**said) if said.get("value") is not None else NotCalculable(said["why"])
