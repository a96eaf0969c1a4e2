"""The vocabulary in use, to read and to print."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.permissions import require
from annotator.queries.codebooks import default_codebook
from annotator.views.frame import DeskRequest

# The order and the questions of the judgement panel.
FACETS = {
    "verdict": ("Verdict", "Is it true? One for each highlight."),
    "claim_type": ("Claim type", "What kind of claim is it? One for each highlight."),
    "voice": ("Voice", "Who says it? One for each highlight; proposed from the segment."),
    "endorsement": ("Endorsement", "What the publisher does with words that are not its own."),
    "stance": ("Stance", "How the passage stands to the claim."),
    "confidence": ("Confidence", "How sure the reviewer is. Never mixed with how likely something is."),
    "bound": ("Bound of a figure", "How exactly the words give the number."),
    "evidence_relation": ("Evidence", "How something outside the passage bears on it."),
}
OF_TECHNIQUES = {
    "severity": ("Severity", "How strong a technique is at work."),
    "polarity": ("Polarity", "For or against its target."),
    "aim": ("Aim", "Whom it strikes, and how."),
}


@require_safe
def codebook(request: DeskRequest) -> HttpResponse:
    require(request.user, "corpus.read")
    book = default_codebook()
    facets = book.facets if book else {}
    context = {
        "section": "codebook",
        "codebook": book,
        "facets": [(slug, *said, facets.get(slug, {}).values()) for slug, said in FACETS.items()],
        "of_techniques": [
            (slug, *said, facets.get(slug, {}).values()) for slug, said in OF_TECHNIQUES.items()
        ],
        "groups": [
            (group, [t for t in facets["technique"].values() if t.attributes.get("group") == group.slug])
            for group in facets.get("technique_group", {}).values()
        ],
    }
    return render(request, "codebook.html", context)
