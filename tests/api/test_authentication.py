"""Who is calling: by token, by session, or nobody."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from annotator.actions.people import deactivate
from annotator.actions.tokens import make_token
from annotator.models import AccessToken, Codebook, Highlight, User
from tests.api.conftest import problem
from tests.conftest import PASSWORD, Cast

ME = "/api/v1/me/"


def token_of(user: User, *, days: int = 1, now: dt.datetime | None = None) -> str:
    return make_token(
        user, name="a program", days=days, longest=dt.timedelta(days=99), now=now or timezone.now()
    )[1]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


SAMPLES = {"uuid": "4b4ed1cb-2a6c-4f9c-8f0a-4a2bde7a7e4e", "int": "1", "slug": "book"}


def addresses(path: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the API with each of its methods."""
    from annotator.api.urls import urlpatterns

    for pattern in urlpatterns:
        if pattern.name in {"schema", "docs", "unknown"}:
            continue
        address = re.sub(r"<(\w+):\w+>", lambda part: SAMPLES[part[1]], f"/api/v1/{pattern.pattern}")
        view = pattern.callback.view_class  # type: ignore[attr-defined]
        for method in ("get", "post", "patch", "delete"):
            if hasattr(view, method):
                yield method, address


def test_a_token_speaks_for_its_person(cast: Cast) -> None:
    me = Client().get(ME, headers=bearer(token_of(cast.ada)))
    assert me.status_code == 200
    assert me.json()["pseudonym"] == cast.ada.pseudonym
    assert me.json()["role"] == "reviewer"
    assert me.json()["may"]["corpus.add"] is False


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_is_read_as_http_does(cast: Cast, scheme: str) -> None:
    assert Client().get(ME, headers={"Authorization": f"{scheme} {token_of(cast.ada)}"}).status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "Bearer wrong",
        "Bearer",
        "Bearer  ",
        "Bearer assay_x y",
        "Bearer \xff\xfe",
        "Bearer " + "x" * 5000,
        "Bearer \ud800",
    ],
)
def test_a_wrong_token_is_401_with_what_to_do(cast: Cast, header: str) -> None:
    # As a server hands on whatever bytes came: latin-1, and surrogates where even that was not to be had.
    answer = Client().get(ME, HTTP_AUTHORIZATION=header)
    assert "Make a new one" in problem(answer, 401)["detail"]
    assert answer["WWW-Authenticate"] == 'Bearer realm="Assay", error="invalid_token"'


def test_an_expired_token_is_401(cast: Cast) -> None:
    old = token_of(cast.ada, now=timezone.now() - dt.timedelta(days=2))
    problem(Client().get(ME, headers=bearer(old)), 401)


def test_a_token_stops_with_its_person(cast: Cast) -> None:
    token = token_of(cast.ada)
    cast.ada.is_active = False
    cast.ada.save()
    problem(Client().get(ME, headers=bearer(token)), 401)
    deactivate(cast.boris, by=cast.admin)
    assert not AccessToken.objects.filter(user=cast.boris).exists()


def test_a_wrong_token_is_not_saved_by_a_session(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ada, backend="django.contrib.auth.backends.ModelBackend")
    problem(client.get(ME, headers=bearer("wrong")), 401)


def test_another_scheme_is_nobody(cast: Cast) -> None:
    answer = Client().get(ME, headers={"Authorization": "Basic YWRhOnB3"})
    problem(answer, 401)


def test_nobody_gets_anything_and_no_redirect(codebook: Codebook) -> None:
    found = list(addresses())
    assert len(found) > 20
    for method, address in found:
        answer = getattr(Client(), method)(address)
        assert "Sign in" in problem(answer, 401)["detail"]
        assert answer["WWW-Authenticate"] == 'Bearer realm="Assay"'


def test_a_session_reads_without_more(cast: Cast) -> None:
    client = Client()
    assert client.login(username="ada", password=PASSWORD)
    assert client.get(ME).json()["username"] == "ada"


def test_a_session_changes_only_with_the_csrf_token(cast: Cast, highlight: Highlight) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ada, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/api/v1/highlights/{highlight.pk}/"
    assert "X-CSRFToken" in problem(client.delete(address, headers={"If-Match": '"1"'}), 403)["detail"]
    secret = "a" * 32
    client.cookies["csrftoken"] = secret
    assert client.delete(address, headers={"If-Match": '"1"', "X-CSRFToken": secret}).status_code == 204


def test_a_token_needs_no_csrf_token(cast: Cast, highlight: Highlight) -> None:
    client = Client(enforce_csrf_checks=True)
    headers = {**bearer(token_of(cast.ada)), "If-Match": '"1"'}
    assert client.delete(f"/api/v1/highlights/{highlight.pk}/", headers=headers).status_code == 204


def test_answers_are_for_no_cache_between(cast: Cast) -> None:
    answer = Client().get(ME, headers=bearer(token_of(cast.ada)))
    assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))
    assert "Cookie" in answer["Vary"]
