"""Refusals as pages: the desk's own errors, and Django's 400, 403, 404, 500, on one template."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from annotator.errors import NotAllowed, NotFound, Refusal


class RefusalMiddleware:
    """Turns a Refusal that a view raises into a page that says what to do next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal_page(request, exception) if isinstance(exception, Refusal) else None


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page for people; the problem itself (RFC 9457) for a script that asks for JSON."""
    if not request.accepts("text/html"):
        return JsonResponse(
            refusal.as_problem(), status=refusal.status, content_type="application/problem+json"
        )
    problem = refusal.as_problem()
    errors = {
        field: said
        for field, said in problem.get("errors", {}).items()
        if not all(s in refusal.detail for s in said)
    }
    return render(request, "refusal.html", {"problem": {**problem, "errors": errors}}, status=refusal.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal_page(
        request, Refusal("The request could not be read. Go back, reload the page and try again.")
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal_page(request, NotAllowed(str(exception) or "This is not for you to do. Ask an admin."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    sentence = (
        "The form was open too long or came from elsewhere. Go back, reload the page and send it again."
    )
    return refusal_page(request, NotAllowed(sentence))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal_page(
        request, NotFound("There is no page at this address. Check it, or start from the queue.")
    )
