"""One's own page: pseudonym, password, access tokens."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from annotator.actions.tokens import digest_of, make_token, person_behind
from annotator.models import AccessToken, User
from tests.conftest import PASSWORD, Cast
from tests.making import NOW
from tests.views.pages import having, page, words

SignIn = Callable[[User], Client]
YEAR = dt.timedelta(days=366)


def test_the_page_says_who_one_is_here(cast: Cast, as_user: SignIn) -> None:
    said = words(page(as_user(cast.ada), reverse("me")))
    assert f"You are ada here, reviewer. Others know you as {cast.ada.pseudonym}." in said


def test_a_token_is_shown_once_and_works(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.ada)
    answer = client.post(reverse("me"), {"name": "nightly export", "days": "30"})
    token = having(html.fromstring(answer.content.decode()), "handed", "input")[0].get("value")
    assert "no-store" in answer["Cache-Control"]
    found = person_behind(token, now=timezone.now())
    assert found is not None
    assert found[0] == cast.ada
    again = words(page(client, reverse("me")))
    assert token not in again
    assert f"nightly export …{token[-4:]}" in again


def test_only_the_hash_of_a_token_is_stored(cast: Cast, as_user: SignIn) -> None:
    as_user(cast.ada).post(reverse("me"), {"name": "x", "days": "1"})
    stored = AccessToken.objects.get()
    assert len(stored.pk) == 64
    assert stored.pk != digest_of("")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "", "days": "1"}, "This field is required"),
        ({"name": "x", "days": "0"}, "greater than or equal to 1"),
        ({"name": "x", "days": "100000"}, "less than or equal to 366"),
        ({"name": "x", "days": "soon"}, "Enter a whole number"),
        ({"name": "n" * 81, "days": "1"}, "at most 80 characters"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused_at_the_field(
    cast: Cast, as_user: SignIn, said: dict[str, str], sentence: str
) -> None:
    answer = as_user(cast.ada).post(reverse("me"), said)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not AccessToken.objects.exists()


def test_too_many_tokens_are_refused_with_what_to_do(cast: Cast, as_user: SignIn) -> None:
    for number in range(50):
        make_token(cast.ada, name=str(number), days=1, longest=YEAR, now=NOW)
    answer = as_user(cast.ada).post(reverse("me"), {"name": "one more", "days": "1"})
    assert answer.status_code == 400
    assert "Delete one that you no longer use" in answer.content.decode()


def test_a_deleted_token_speaks_for_nobody(cast: Cast, as_user: SignIn) -> None:
    made, token = make_token(cast.ada, name="x", days=1, longest=YEAR, now=timezone.now())
    client = as_user(cast.ada)
    client.post(reverse("delete_token", args=[made.pk]))
    assert person_behind(token, now=timezone.now()) is None
    assert "is deleted" in words(page(client, reverse("me")))


def test_an_expired_token_is_marked(cast: Cast, as_user: SignIn) -> None:
    make_token(cast.ada, name="old", days=1, longest=YEAR, now=NOW - dt.timedelta(days=2000))
    assert "expired" in words(page(as_user(cast.ada), reverse("me")))


def test_nobody_sees_anothers_tokens(cast: Cast, as_user: SignIn) -> None:
    make_token(cast.ada, name="private matter", days=1, longest=YEAR, now=NOW)
    for one in (cast.boris, cast.admin):
        assert "private matter" not in words(page(as_user(one), reverse("me")))


def test_the_password_is_changed_by_who_knows_the_old_one(cast: Cast, as_user: SignIn) -> None:
    client, address = as_user(cast.ada), reverse("account_change_password")
    new = {"password1": "another good password", "password2": "another good password"}
    refused = client.post(address, {"oldpassword": "wrong", **new})
    assert "Please type your current password" in refused.content.decode()
    changed = client.post(address, {"oldpassword": PASSWORD, **new}, follow=True)
    assert "Your password is changed" in changed.content.decode()
    cast.ada.refresh_from_db()
    assert cast.ada.check_password("another good password")
