"""Signing in and out: no sign-up, no mail, one door."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.conftest import PASSWORD, Cast
from tests.views.pages import page, words

LOGIN = "/accounts/login/"


@pytest.mark.parametrize("login", ["ada", "ada@desk.example"])
def test_one_signs_in_with_user_name_or_email_and_comes_to_the_desk(cast: Cast, login: str) -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": login, "password": PASSWORD})
    assert answer["Location"] == "/"
    assert client.get("/", follow=True).redirect_chain == [(reverse("queue"), 302)]


def test_one_comes_back_to_where_one_wanted_to_go(cast: Cast) -> None:
    client = Client()
    asked = client.get(reverse("sources"))
    assert asked["Location"] == f"{LOGIN}?next={reverse('sources')}"
    form = page(client, asked["Location"])
    sent = {"login": "ada", "password": PASSWORD, "next": form.xpath("//input[@name='next']/@value")[0]}
    assert client.post(LOGIN, sent)["Location"] == reverse("sources")


def test_nobody_is_sent_to_another_site_after_signing_in(cast: Cast) -> None:
    sent = {"login": "ada", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert "elsewhere" not in Client().post(LOGIN, sent)["Location"]


def test_a_wrong_password_says_so_and_not_which_of_the_two_was_wrong(cast: Cast) -> None:
    said = []
    for login in ("ada", "nobody"):
        answer = Client().post(LOGIN, {"login": login, "password": "wrong"})
        assert answer.status_code == 200
        said.append("not correct" in answer.content.decode())
    assert said == [True, True]


def test_guessing_passwords_is_stopped(cast: Cast) -> None:
    client = Client()
    answers = [client.post(LOGIN, {"login": "ada", "password": f"guess {n}"}) for n in range(12)]
    assert "Too many failed login attempts" in answers[-1].content.decode() or answers[-1].status_code == 429


def test_signing_out_asks_first(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ada, backend="django.contrib.auth.backends.ModelBackend")
    assert "Sign out?" in words(page(client, reverse("account_logout")))
    assert client.post(reverse("account_logout"))["Location"] == LOGIN
    assert client.get(reverse("queue")).status_code == 302


def test_who_forgot_a_password_is_told_whom_to_ask(db: None) -> None:
    assert "Ask an admin for a link" in words(page(Client(), reverse("account_reset_password")))
    assert reverse("account_reset_password") in page(Client(), LOGIN).xpath("//form//a/@href")


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password_from_key"])
def test_there_is_no_address_to_sign_up_or_to_have_mail_sent(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_log_in_page_needs_no_script_and_loads_nothing_from_elsewhere(db: None) -> None:
    answer = Client().get(LOGIN)
    tree = page(Client(), LOGIN)
    assert all(link.startswith("/static/") for link in tree.xpath("//link/@href | //script/@src"))
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "style-src 'self'" in answer["Content-Security-Policy"]
