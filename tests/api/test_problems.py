"""Every error in one shape, whoever raised it."""

import json
import logging
from typing import Any

import pytest
from django import http
from django.core import exceptions as django
from django.db import DatabaseError, DataError, IntegrityError, OperationalError
from django.test import Client, RequestFactory
from rest_framework import exceptions as rest

from annotator.api.problems import by_field, problem_response
from annotator.errors import Stale, TooLarge
from annotator.models import User
from tests.api.conftest import Api, problem
from tests.conftest import Cast


def answered(exception: Exception) -> tuple[int, dict[str, Any]]:
    response = problem_response(exception, {"request": RequestFactory().get("/api/v1/me/")})
    assert response["Content-Type"] == "application/problem+json"
    told = json.loads(response.content)
    assert told["status"] == response.status_code
    assert told.keys() >= {"type", "title", "status", "detail"}
    assert told["detail"].endswith(".")
    return response.status_code, told


@pytest.mark.parametrize(
    ("exception", "status"),
    [
        (Stale("Compare the two.", current={}, yours={}), 412), (TooLarge("Send less."), 413), (rest.ParseError("It is no JSON."), 400),
        (rest.NotAuthenticated(), 401), (rest.AuthenticationFailed("No such token."), 401), (rest.PermissionDenied(), 403),
        (rest.NotFound(), 404), (rest.MethodNotAllowed("PUT"), 405), (rest.NotAcceptable(), 406), (rest.UnsupportedMediaType("a/b"), 415),
        (rest.Throttled(wait=7), 429), (rest.ValidationError({"a": ["b"]}), 400), (http.Http404(), 404), (django.PermissionDenied(), 403),
        (django.ObjectDoesNotExist(), 404), (django.ValidationError({"a": ["b"]}), 400), (django.ValidationError("b"), 400),
        (django.SuspiciousOperation(), 400), (django.BadRequest(), 400), (django.RequestDataTooBig(), 413), (django.TooManyFilesSent(), 413),
        (django.TooManyFieldsSent(), 413), (http.UnreadablePostError(), 400), (DataError(), 400), (IntegrityError(), 409),
    ],
)  # fmt: skip
def test_every_refusal_has_the_one_shape(exception: Exception, status: int) -> None:
    assert answered(exception)[0] == status


@pytest.mark.parametrize(
    ("exception", "status"), [(OperationalError(), 503), (DatabaseError(), 500), (KeyError("x"), 500)]
)
def test_what_breaks_is_logged_and_says_so(
    exception: Exception, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="annotator.api"):
        assert answered(exception)[0] == status
    assert caplog.records[0].exc_info
    assert "KeyError" not in str(answered(exception)[1]), "what broke is for the log, not for the caller"


def test_one_who_is_to_wait_is_told_how_long() -> None:
    request = RequestFactory().get("/")
    assert problem_response(rest.Throttled(wait=7), {"request": request})["Retry-After"] == "7"
    assert problem_response(OperationalError(), {"request": request})["Retry-After"] == "1"


def test_nested_errors_have_dotted_names() -> None:
    detail = {
        "judgement": {"techniques": [{}, {"technique": ["Needed."]}], "note": ["Too long."]},
        "non_field_errors": ["No."],
    }
    assert dict(by_field(detail)) == {
        "judgement.techniques.1.technique": ["Needed."], "judgement.note": ["Too long."], "body": ["No."],
    }  # fmt: skip


def test_a_failure_that_nobody_foresaw_is_a_problem_too(
    api: Api, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(person: User) -> str:
        raise RuntimeError("secret")

    monkeypatch.setattr(User, "pseudonym", property(broken))
    ada = api(cast.ada)
    ada.client.raise_request_exception = False
    answer = ada.get("me/")
    assert "Tell an admin" in problem(answer, 500)["detail"]
    assert b"secret" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/", "/api", "/api/v2/highlights/", "/api/v1"])
def test_what_is_no_address_under_api_is_a_problem_or_leads_there(client: Client, address: str) -> None:
    answer = client.get(address, follow=True)
    problem(answer, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/docs/", "/api/v1/schema/"])
def test_the_documentation_refuses_in_the_same_shape(client: Client, address: str) -> None:
    problem(client.post(address), 405)
    assert client.get(address, {"format": "strange", "lang": "xx", "version": "9"}).status_code == 200
