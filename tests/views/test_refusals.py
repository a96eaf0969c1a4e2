"""Refusals as pages: each says what to do next."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import server_error

from annotator.models import User
from annotator.views.refusals import bad_request, forbidden
from tests.conftest import Cast
from tests.views.pages import page, words

SignIn = Callable[[User], Client]


def test_an_address_that_is_not_there_says_where_to_start(cast: Cast, as_user: SignIn) -> None:
    assert "start from the queue" in words(page(as_user(cast.ada), "/no/such/page/", status=404))


def test_an_address_that_is_not_there_shows_a_stranger_nothing_of_the_desk(db: None) -> None:
    said = words(page(Client(), "/no/such/page/", status=404))
    assert "To the log-in page" in said
    assert "Queue" not in said


def test_what_is_not_for_one_says_whom_to_ask(cast: Cast, as_user: SignIn) -> None:
    assert "Only admins manage people. Ask one of them." in words(
        page(as_user(cast.ada), reverse("people"), status=403)
    )


def test_a_form_from_elsewhere_is_refused_with_what_to_do(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.admin, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(reverse("people"), {})
    assert answer.status_code == 403
    assert "reload the page and send it again" in answer.content.decode()


def test_a_script_that_asks_for_json_gets_the_problem_itself(cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.ada).get(reverse("people"), headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 403


@pytest.mark.parametrize(("view", "status"), [(bad_request, 400), (forbidden, 403)])
def test_django_s_own_refusals_look_the_same(
    cast: Cast, rf: RequestFactory, view: Callable[[HttpRequest, Exception], HttpResponse], status: int
) -> None:
    request = rf.get("/")
    request.user = cast.ada
    answer = view(request, Exception(""))
    assert answer.status_code == status
    assert 'class="page' in answer.content.decode()


def test_when_something_breaks_the_page_needs_nothing_of_what_broke(rf: RequestFactory) -> None:
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "What was saved is safe" in answer.content.decode()


def test_a_broken_view_shows_that_page(cast: Cast, as_user: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("annotator.views.queue.to_read", broken)
    client = as_user(cast.ada)
    client.raise_request_exception = False
    answer = client.get(reverse("queue"))
    assert answer.status_code == 500
    assert "secret detail" not in answer.content.decode()
