"""The vocabulary in use, to read and to print; its versions, and two of them side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.open_round import renew_open_round
from annotator.errors import Invalid
from annotator.forms.codebooks import CompareForm
from annotator.models import Codebook
from annotator.permissions import may, require
from annotator.queries.codebook_comparison import compare as differences_between
from annotator.queries.codebook_comparison import get_codebook, steps_between, two_codebooks
from annotator.queries.codebook_versions import open_draft_after, versions_for
from annotator.queries.codebooks import default_codebook, vocabulary
from annotator.queries.facets import NAMES, OF_DOCUMENTS, OF_HIGHLIGHTS, OF_TECHNIQUES
from annotator.queries.highlights import with_place
from annotator.queries.relabelled import cross_tables, moved_highlights
from annotator.queries.rereviews import progress_for, rereviews_waiting
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of


@require_safe
def codebook(request: DeskRequest) -> HttpResponse:
    """The version that self-chosen reading is under."""
    require(request.user, "corpus.read")
    return _page(request, default_codebook())


@require_safe
def version(request: DeskRequest, slug: str, version: int) -> HttpResponse:
    require(request.user, "corpus.read")
    return _page(request, get_codebook(f"{slug}@{version}"))


@require_safe
def versions(request: DeskRequest) -> HttpResponse:
    require(request.user, "corpus.read")
    rows = versions_for(request.user)
    leads = may(request.user, "codebook.change")
    context = {
        "section": "codebook",
        "versions": rows,
        "progress": progress_for(request.user) if leads else [],
        "form": _compare_form([row.codebook for row in rows]),
    }
    return render(request, "codebook/versions.html", context)


@require_safe
def compare(request: DeskRequest) -> HttpResponse:
    """What differs between version `a` and version `b`, and what became of judgements looked at again."""
    require(request.user, "corpus.read")
    before, after = two_codebooks(request.GET.get("a", ""), request.GET.get("b", ""))
    steps = steps_between(before, after)
    codebooks = Codebook.objects.defer("content")
    context = {
        "section": "codebook",
        "before": before,
        "after": after,
        "is_descended": steps is not None,
        "differences": differences_between(before, after, steps),
        "tables": cross_tables(request.user, before, after),
        "form": _compare_form(list(codebooks), before, after),
    }
    return render(request, "codebook/compare.html", context)


@require_safe
def moved(request: DeskRequest) -> HttpResponse:
    """The highlights behind one number of the comparison."""
    require(request.user, "corpus.read")
    before, after = two_codebooks(request.GET.get("a", ""), request.GET.get("b", ""))
    facet, old, new = (request.GET.get(name, "") for name in ("facet", "was", "now"))
    if facet not in NAMES:
        raise Invalid(f"There is no facet “{facet[:60]}”. Follow a number of the comparison to come here.")
    rows = moved_highlights(request.user, before, after, (facet, old, new))
    context = {
        "section": "codebook",
        "before": before,
        "after": after,
        "facet": NAMES[facet],
        "was": before.label(facet, old),
        "now": after.label(facet, new),
        "page": page_of(request, with_place(rows)),
        "vocabulary": vocabulary(),
    }
    return render(request, "codebook/moved.html", context)


@require_POST
def renew(request: DeskRequest, slug: str, version: int) -> HttpResponse:
    """Self-chosen reading goes on under this version."""
    require(request.user, "codebook.change")
    book = get_codebook(f"{slug}@{version}")
    renew_open_round(book, by=request.user, now=timezone.now())
    messages.success(
        request,
        f"Whoever takes a document now reads under {book.key}. What was begun is finished as it was begun.",
    )
    return redirect("codebook_versions")


def _page(request: DeskRequest, book: Codebook | None) -> HttpResponse:
    facets = book.facets if book else {}
    techniques = facets.get("technique", {}).values()
    context = {
        "section": "codebook",
        "codebook": book,
        "facets": [(facet, facets.get(facet.slug, {}).values()) for facet in OF_HIGHLIGHTS],
        "of_techniques": [(facet, facets.get(facet.slug, {}).values()) for facet in OF_TECHNIQUES],
        "of_documents": [
            (facet, facets[facet.slug].values()) for facet in OF_DOCUMENTS if facet.slug in facets
        ],
        "groups": [
            (group, [label for label in techniques if label.attributes.get("group") == group.slug])
            for group in facets.get("technique_group", {}).values()
        ],
        "draft": open_draft_after(book) if book and may(request.user, "codebook.change") else None,
        "latest": _latest_of(book),
        "waiting": rereviews_waiting(request.user),
    }
    return render(request, "codebook/codebook.html", context)


def _latest_of(book: Codebook | None) -> Codebook | None:
    if book is None:
        return None
    return Codebook.objects.filter(slug=book.slug).defer("content").order_by("-version").first()


def _compare_form(
    codebooks: list[Codebook], before: Codebook | None = None, after: Codebook | None = None
) -> CompareForm | None:
    """None where there are no two to compare."""
    keys = [one.key for one in codebooks]
    if len(keys) < 2:
        return None
    chosen = {"a": before.key if before else keys[1], "b": after.key if after else keys[0]}
    return CompareForm(keys=keys, initial=chosen)
