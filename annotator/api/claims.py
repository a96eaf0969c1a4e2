"""/claims/: propositions across documents, the highlights that belong to them, and what is proposed."""

from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.actions.claims import link_highlight, make_claim, unlink_highlight
from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.filters import PAGE_PARAMETERS
from annotator.api.serializers.claims import (
    ClaimLinkSerializer,
    ClaimProposalsSerializer,
    ClaimSerializer,
    ClaimToMakeSerializer,
    LinkToMakeSerializer,
    WholeClaimSerializer,
)
from annotator.errors import Invalid
from annotator.forms.claims import ClaimsForm
from annotator.models import Claim, ClaimHighlight
from annotator.permissions import get_claim_for, get_highlight_for, require
from annotator.queries.claims import ClaimFilter, listed_claims, with_counts
from annotator.queries.claims_alike import proposals
from annotator.queries.claims_data import (
    claim_data,
    link_data,
    of_highlight,
    proposals_data,
    whole_claim_data,
)
from annotator.queries.claims_seen import links_for
from annotator.queries.codebooks import vocabulary

BY_WORDING = pages.CursorPages(("wording", "id"))
OLDEST_FIRST = pages.CursorPages(("made_at", "pk"))
FILTERS = {
    "q": "words in the claim, what it counts or its note", "source": "id: makes it", "verdict": "settled as: slug, or none",
    "figures": "yes or no: has one", "sources": "1, 2, 3 or 5: so many sources make it, or more",
}  # fmt: skip
BY_WORDS = "Send either highlight, or words of your own."


class Claims(Endpoint):
    @extend_schema(
        operation_id="claims_list",
        summary="Claims by wording, those merged into others left out",
        parameters=[
            *(OpenApiParameter(name, str, description=said) for name, said in FILTERS.items()),
            *PAGE_PARAMETERS,
        ],
        responses=answers({200: page_of(ClaimSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        rows = with_counts(_chosen(request), person(request))
        page = BY_WORDING.page(request, rows, lambda claim: (claim.wording, claim.pk))
        return answer(page.answer([claim_data(claim, person(request)) for claim in page.rows]))

    @extend_schema(
        operation_id="claims_create",
        summary="Make a claim, with the highlight it was read from",
        description="Sent again with the same id and wording it is the same claim, and the answer is 200.",
        request=ClaimToMakeSerializer,
        responses=answers({201: WholeClaimSerializer, 200: WholeClaimSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request) -> Response:
        require(person(request), "claims.link")
        given = {"id": uuid4(), **valid(ClaimToMakeSerializer, request)}
        highlight = given.pop("highlight", None)
        found = get_highlight_for(person(request), highlight) if highlight else None
        made = make_claim(**given, highlight=found, by=person(request), now=timezone.now())
        address = reverse("api:claim", args=[made.claim.pk], request=request)
        whole = whole_claim_data(made.claim, person(request))
        return answer(whole, status=201 if made.made else 200, Location=address)


class OneClaim(Endpoint):
    @extend_schema(
        operation_id="claims_retrieve",
        summary="One claim, with everything that was settled of it; merged ones, too",
        responses=answers({200: WholeClaimSerializer}, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        return answer(whole_claim_data(get_claim_for(person(request), id), person(request)))


class ClaimLinks(Endpoint):
    @extend_schema(
        operation_id="claims_links_list",
        summary="The highlights that belong to a claim, the first linked first",
        parameters=PAGE_PARAMETERS,
        responses=answers({200: page_of(ClaimLinkSerializer)}, 400, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        refuse_unknown(request, pages.PARAMETERS)
        claim = get_claim_for(person(request), id)
        rows = _with_places(links_for(person(request)).filter(claim=claim))
        page = OLDEST_FIRST.page(request, rows, lambda link: (link.made_at, link.pk))
        return answer(page.answer([link_data(link) for link in page.rows]))

    @extend_schema(
        operation_id="claims_links_create",
        summary="Link a highlight to the claim: it belongs to one claim at a time",
        request=LinkToMakeSerializer,
        responses=answers({201: ClaimLinkSerializer, 200: ClaimLinkSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request, id: UUID) -> Response:
        claim = get_claim_for(person(request), id, to="claims.link")
        given = valid(LinkToMakeSerializer, request)
        highlight = get_highlight_for(person(request), given["highlight"])
        linked = link_highlight(
            claim, highlight, by=person(request), now=timezone.now(), similarity=given.get("similarity")
        )
        link = _with_places(ClaimHighlight.objects.all()).get(pk=linked.link.pk)
        return answer(link_data(link), status=201 if linked.made else 200)


class OneClaimLink(Endpoint):
    @extend_schema(
        operation_id="claims_links_end",
        summary="Take a highlight out of the claim; that it belonged there is kept",
        responses=answers({204: None}, 403, 404),
    )
    def delete(self, request: Request, id: UUID, highlight: UUID) -> Response:
        claim = get_claim_for(person(request), id, to="claims.link")
        found = get_highlight_for(person(request), highlight)
        unlink_highlight(claim, found, by=person(request), now=timezone.now())
        return answer(None, status=204)


class ClaimProposals(Endpoint):
    @extend_schema(
        operation_id="claims_proposals",
        summary="Claims that a highlight, or words, may belong to, by how alike the words are",
        description="Only claims that the person who asks may see anyway. Nothing is linked by this.",
        parameters=[
            OpenApiParameter("highlight", UUID, description="whose words are compared"),
            OpenApiParameter("words", str, description="instead of a highlight"),
        ],
        responses=answers({200: ClaimProposalsSerializer}, 400, 404),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ("highlight", "words"))
        given = request.query_params
        if ("highlight" in given) == ("words" in given):
            raise Invalid(BY_WORDS, {"highlight": [BY_WORDS]})
        if "words" in given:
            return answer(proposals_data(proposals(_plain(given["words"]), person(request))))
        highlight = get_highlight_for(person(request), _id(given["highlight"]))
        link = of_highlight(highlight, person(request))
        found = [] if link else proposals(highlight.exact, person(request))
        return answer(proposals_data(found, link))


def _chosen(request: Request) -> QuerySet[Claim]:
    """The claims that the query string asks for. Raises Invalid, filter by filter."""
    refuse_unknown(request, (*FILTERS, *pages.PARAMETERS))
    form = ClaimsForm(request.query_params, vocabulary=vocabulary())
    if not form.is_valid():
        errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
        raise Invalid("The claims cannot be filtered like this. See the errors.", errors)
    return listed_claims(person(request), ClaimFilter.said(form.cleaned_data))


def _with_places(links: QuerySet[ClaimHighlight]) -> QuerySet[ClaimHighlight]:
    left_out = ("highlight__assignment__document__text", "highlight__assignment__document__metadata")
    return links.select_related("highlight__assignment__document").defer(*left_out)


def _id(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        sentence = f"“{value[:60]}” is no id. Take it from the page or the API."
        raise Invalid(sentence, {"highlight": [sentence]}) from None


def _plain(words: str) -> str:
    if "\x00" in words:
        sentence = "Words cannot hold a NUL character."
        raise Invalid(sentence, {"words": [sentence]})
    return words
