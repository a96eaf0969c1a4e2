"""Bring documents in: files or a pasted text, through the one door."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from annotator.forms.bringing_in import BringInForm
from annotator.models import User
from annotator.permissions import require
from annotator.views.frame import DeskRequest
from corpus_app.ingest import Outcome, Refused, Report, ingest
from corpus_app.models import Source

SHOWN = 500  # outcomes of each kind on the report's page


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of the files: refused first, then stored, then those that were there already."""

    report: Report
    outcomes: list[Outcome]
    left_out: int  # outcomes that the page does not show


@require_http_methods(["GET", "HEAD", "POST"])
def add_documents(request: DeskRequest) -> HttpResponse:
    """A POST answers with the batch report: each file stored, there already, or refused with the reason."""
    require(request.user, "corpus.add")
    form = (
        BringInForm(request.POST, request.FILES)
        if request.method == "POST"
        else BringInForm(initial=_asked(request))
    )
    batch = _bring_in(form, request.user) if form.is_bound and form.is_valid() else None
    context = {
        "section": "documents",
        "form": form,
        "source_names": Source.objects.values_list("name", flat=True),
    }
    if batch:
        return render(request, "documents/report.html", {**context, "batch": batch})
    return render(request, "documents/add.html", context, status=400 if form.errors else 200)


def _asked(request: DeskRequest) -> dict[str, str]:
    """A source page's link names its source."""
    return {"source": request.GET.get("source", "")}


def _bring_in(form: BringInForm, by: User) -> Batch | None:
    """None, with the reason on the form, where what it says of the files cannot be."""
    files = form.raw_files()
    try:
        sources = form.said_of(file.name for file in files)
    except Refused as refused:
        form.add_error(None, refused.reason)
        return None
    report = Report()
    outcomes = list(report.following(ingest(files, sources=sources, by=by)))
    kinds = [[one for one in outcomes if one.status == status] for status in ("refused", "new", "known")]
    shown = [one for kind in kinds for one in kind[:SHOWN]]
    return Batch(report, shown, len(outcomes) - len(shown))
