"""Every error of the API in one shape: application/problem+json (RFC 9457), as `Refusal.as_problem` gives it.

`type`, `title`, `status`, `detail` (what to do next); `errors` holds sentences by field, nested fields dotted.
"""

import logging
from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any

import orjson
from django import http
from django.core import exceptions as django
from django.core.signals import got_request_exception
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from rest_framework import exceptions as rest

from annotator.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, TooLarge

log = logging.getLogger("annotator.api")
MEDIA_TYPE = "application/problem+json"
CORRECT = "The request is not valid: see the errors, correct them and send it again."
SIGN_IN = "Sign in, or send an access token: Authorization: Bearer <token>."
NOTHING_HERE = (
    "There is nothing at this address. Those there are, each with its slash at the end, are at /api/v1/docs/."
)


class Unauthenticated(Refusal):
    status = 401
    title = "Not signed in"


class MethodNotPossible(Refusal):
    status = 405
    title = "Method not allowed"


class NotAcceptable(Refusal):
    status = 406
    title = "Not acceptable"


class MediaTypeNotSupported(Refusal):
    status = 415
    title = "Media type not supported"


class TooMany(Refusal):
    status = 429
    title = "Too many requests"


class Broken(Refusal):
    status = 500
    title = "Something broke"


class Busy(Refusal):
    status = 503
    title = "Busy"


def problem_response(exc: Exception, context: Mapping[str, Any]) -> http.HttpResponse:
    """The exception handler of the API (REST_FRAMEWORK["EXCEPTION_HANDLER"])."""
    refusal = as_refusal(exc)
    if refusal.status >= 500:
        log.error("%s at %s", type(exc).__name__, context["request"].path, exc_info=exc)
    if refusal.status == 500:
        got_request_exception.send(sender=None, request=context["request"])
    # Not DRF's response: that would be written by whatever the address writes its good answers with.
    body = orjson.dumps(refusal.as_problem(), default=str)
    response = http.HttpResponse(body, status=refusal.status, content_type=MEDIA_TYPE)
    for name, value in _headers(exc, refusal):
        response[name] = value
    return response


def _headers(exc: Exception, refusal: Refusal) -> Iterator[tuple[str, str]]:
    if isinstance(refusal, Unauthenticated):
        yield "WWW-Authenticate", getattr(exc, "auth_header", "Bearer")
    if isinstance(refusal, TooMany | Busy):
        yield "Retry-After", str(int(getattr(exc, "wait", None) or 1))


@singledispatch
def as_refusal(exc: Exception) -> Refusal:
    """The refusal that says the same. What is not expected is a 500, logged."""
    return Broken(
        "The desk failed to answer. Nothing of this request was stored. Tell an admin what you did."
    )


@as_refusal.register
def _(exc: Refusal) -> Refusal:
    return exc


@as_refusal.register
def _(exc: rest.ValidationError) -> Refusal:
    return Invalid(CORRECT, dict(by_field(exc.detail)))


@as_refusal.register
def _(exc: django.ValidationError) -> Refusal:
    return Invalid(CORRECT, exc.message_dict if hasattr(exc, "error_dict") else {"body": exc.messages})


@as_refusal.register
def _(exc: rest.ParseError) -> Refusal:
    return Refusal(str(exc.detail))


@as_refusal.register(rest.NotAuthenticated)
@as_refusal.register(rest.AuthenticationFailed)
def _(exc: rest.APIException) -> Refusal:
    return Unauthenticated(str(exc.detail) if isinstance(exc, rest.AuthenticationFailed) else SIGN_IN)


@as_refusal.register(rest.PermissionDenied)
@as_refusal.register(django.PermissionDenied)
def _(exc: Exception) -> Refusal:
    return NotAllowed(str(exc) or "This is not for you to do. Ask an admin.")


@as_refusal.register(rest.NotFound)
@as_refusal.register(http.Http404)
@as_refusal.register(django.ObjectDoesNotExist)
def _(exc: Exception) -> Refusal:
    return NotFound(NOTHING_HERE)


@as_refusal.register
def _(exc: rest.MethodNotAllowed) -> Refusal:
    return MethodNotPossible(f"{exc.detail} The header Allow says which methods are.")


@as_refusal.register
def _(exc: rest.NotAcceptable) -> Refusal:
    return NotAcceptable("The answer cannot be given in that form. Ask for application/json.")


@as_refusal.register
def _(exc: rest.UnsupportedMediaType) -> Refusal:
    return MediaTypeNotSupported(f"{exc.detail} Send JSON with the header Content-Type: application/json.")


@as_refusal.register
def _(exc: rest.Throttled) -> Refusal:
    return TooMany(str(exc.detail))


@as_refusal.register
def _(exc: django.RequestDataTooBig) -> Refusal:
    return TooLarge("The request is larger than the desk takes. Send less at a time.")


@as_refusal.register(django.TooManyFilesSent)
@as_refusal.register(django.TooManyFieldsSent)
def _(exc: Exception) -> Refusal:
    return TooLarge("The request has more files or fields than the desk takes. Send fewer at a time.")


@as_refusal.register(django.SuspiciousOperation)
@as_refusal.register(django.BadRequest)
@as_refusal.register(http.UnreadablePostError)
@as_refusal.register(DataError)
def _(exc: Exception) -> Refusal:
    return Refusal("The request could not be read. Check it against /api/v1/docs/ and send it again.")


@as_refusal.register
def _(exc: IntegrityError) -> Refusal:
    return Conflict(
        "It contradicts what is stored by now. Fetch it again, then decide whether to send yours."
    )


@as_refusal.register(OperationalError)
@as_refusal.register(InterfaceError)
def _(exc: Exception) -> Refusal:
    return Busy(
        "The database did not answer in time. Nothing of this request was stored. Send it again in a second."
    )


def by_field(detail: Any, field: str = "") -> Iterator[tuple[str, list[str]]]:
    """The sentences of a nested validation error with the dotted name of each field: judgement.techniques.0.technique."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from by_field(inner, field if name == "non_field_errors" else _dotted(field, name))
    elif isinstance(detail, list) and not all(isinstance(item, str) for item in detail):
        for position, inner in enumerate(detail):
            yield from by_field(inner, _dotted(field, position))
    elif detail:
        sentences = detail if isinstance(detail, list) else [detail]
        yield field or "body", [str(sentence) for sentence in sentences]


def _dotted(field: str, name: object) -> str:
    return f"{field}.{name}" if field else str(name)
