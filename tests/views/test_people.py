"""Admins manage people; the link that is handed on sets a password, once."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from annotator.actions.people import deactivate
from annotator.models import Codebook, Highlight, User
from annotator.permissions import TABLE
from annotator.queries.people import WORDS
from tests.conftest import PASSWORD, Cast
from tests.making import make_assignment, make_document, make_highlight
from tests.views.pages import having, page, rows, words

SignIn = Callable[[User], Client]
NEW = {"username": "nora", "full_name": "Nora Quist", "email": "nora@desk.example", "role": "reviewer"}


def link_in(answer: bytes) -> str:
    """The path of the link on the page, which is shown with the desk's whole address."""
    shown = having(html.fromstring(answer.decode()), "handed", "input")
    address = str(shown[0].get("value")) if shown else ""
    assert address.startswith("http://testserver/accounts/welcome/")
    return address.removeprefix("http://testserver")


def set_password(link: str, password: str) -> Client:
    """As the person behind the link does it, in a browser of their own."""
    client = Client()
    form = client.get(link, follow=True)
    sent = {"new_password1": password, "new_password2": password}
    answer = client.post(form.request["PATH_INFO"], sent)
    assert answer.status_code == 302, answer.content.decode()
    return client


def test_an_added_person_gets_a_link_sets_a_password_and_signs_in(cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.admin).post(reverse("people"), NEW)
    client = set_password(link_in(answer.content), "a password of their own")
    assert "Your password is set" in client.get(reverse("account_login")).content.decode()
    client.post(reverse("account_login"), {"login": "nora", "password": "a password of their own"})
    assert client.get(reverse("queue")).status_code == 200
    nora = User.objects.get(username="nora")
    assert (str(nora), nora.role) == ("Nora Quist", "reviewer")


def test_before_the_link_is_used_nobody_signs_in(cast: Cast, as_user: SignIn) -> None:
    as_user(cast.admin).post(reverse("people"), NEW)
    assert not User.objects.get(username="nora").has_usable_password()


def test_the_link_is_good_once(cast: Cast, as_user: SignIn) -> None:
    link = link_in(as_user(cast.admin).post(reverse("people"), NEW).content)
    set_password(link, "a password of their own")
    assert "This link is used up" in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize("link", ["/accounts/welcome/MQ/wrong-token/", "/accounts/welcome/!!/x/"])
def test_a_made_up_link_says_what_to_do(cast: Cast, link: str) -> None:
    assert "Ask an admin of this desk for a new one" in Client().get(link, follow=True).content.decode()


def test_a_weak_password_is_refused_with_the_reason(cast: Cast, as_user: SignIn) -> None:
    link = link_in(as_user(cast.admin).post(reverse("people"), NEW).content)
    client = Client()
    form = client.get(link, follow=True)
    answer = client.post(form.request["PATH_INFO"], {"new_password1": "short", "new_password2": "short"})
    assert "too short" in answer.content.decode()
    assert not User.objects.get(username="nora").has_usable_password()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"username": "ada"}, "already exists"),
        ({"username": "no spaces"}, "valid username"),
        ({"username": ""}, "This field is required"),
        ({"email": "nowhere"}, "valid email"),
        ({"role": "boss"}, "Select a valid choice"),
    ],
)
def test_a_person_who_cannot_be_added_is_refused_at_the_field(
    cast: Cast, as_user: SignIn, said: dict[str, str], sentence: str
) -> None:
    answer = as_user(cast.admin).post(reverse("people"), {**NEW, **said})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert User.objects.count() == 6


def test_a_role_is_set_and_said(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.admin)
    client.post(reverse("set_role", args=[cast.ada.pk]), {"role": "lead"})
    cast.ada.refresh_from_db()
    assert cast.ada.role == "lead"
    assert "Ada is now lead." in words(page(client, reverse("person", args=[cast.ada.pk])))


def test_an_unknown_role_is_refused(cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.admin).post(reverse("set_role", args=[cast.ada.pk]), {"role": "boss"})
    assert answer.status_code == 400
    assert "The roles are: admin, lead, reviewer, reader" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "said"),
    [("set_role", {"role": "lead"}), ("deactivate_person", {}), ("forget_person", {"username": "admin"})],
)
def test_the_only_admin_cannot_go(cast: Cast, as_user: SignIn, name: str, said: dict[str, str]) -> None:
    answer = as_user(cast.admin).post(reverse(name, args=[cast.admin.pk]), said)
    assert answer.status_code == 409
    assert "Make somebody else admin first" in answer.content.decode()


def test_a_deactivated_person_is_out_at_once_and_comes_back(cast: Cast, as_user: SignIn) -> None:
    client, ada = as_user(cast.admin), as_user(cast.ada)
    client.post(reverse("deactivate_person", args=[cast.ada.pk]))
    assert ada.get(reverse("queue")).status_code == 302
    refused = Client().post(reverse("account_login"), {"login": "ada", "password": PASSWORD})
    assert refused.status_code != 302 or refused["Location"] == reverse("account_inactive")
    client.post(reverse("reactivate_person", args=[cast.ada.pk]))
    assert Client().post(reverse("account_login"), {"login": "ada", "password": PASSWORD}).status_code == 302


def test_a_deactivated_person_gets_no_link(cast: Cast, as_user: SignIn) -> None:
    deactivate(cast.ada, by=cast.admin)
    answer = as_user(cast.admin).post(reverse("new_link", args=[cast.ada.pk]))
    assert answer.status_code == 400
    assert "Reactivate them first" in answer.content.decode()


def test_forgetting_needs_the_user_name_typed(cast: Cast, as_user: SignIn) -> None:
    client, address = as_user(cast.admin), reverse("forget_person", args=[cast.ada.pk])
    refused = client.post(address, {"username": "ade"})
    assert refused.status_code == 400
    assert "Type ada to confirm" in refused.content.decode()
    assert User.objects.filter(username="ada").exists()


def test_a_forgotten_person_leaves_judgements_under_the_pseudonym(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    make_highlight(make_assignment(make_document(), cast.ada), "12,000", {"verdict": "mixed"})
    client = as_user(cast.admin)
    client.post(reverse("forget_person", args=[cast.ada.pk]), {"username": "ada"})
    shown = words(page(client, reverse("highlights")))
    assert Highlight.objects.count() == 1
    assert cast.ada.pseudonym in shown
    assert "Ada" not in shown
    everywhere = words(page(client, reverse("people")))
    assert "ada@desk.example" not in everywhere
    assert f"removed-{cast.ada.pk}" in everywhere


def test_everybody_is_listed_active_people_first(cast: Cast, as_user: SignIn) -> None:
    deactivate(cast.ada, by=cast.admin)
    names = [row.split()[0] for row in rows(page(as_user(cast.admin), reverse("people")))][:6]
    assert names == ["admin", "boris", "lead", "oscar", "rita", "ada"]


def test_what_each_role_may_do_is_printed_from_the_table_itself(cast: Cast, as_user: SignIn) -> None:
    assert WORDS.keys() == TABLE.keys()
    printed = set(rows(page(as_user(cast.admin), reverse("people"))))
    for action, rule in TABLE.items():
        said = [row for row in printed if row.startswith(WORDS[action])]
        assert len(said) == 1
        assert said[0].count("no") == WORDS[action].count("no") + 4 - len(rule.roles)


def test_a_person_who_is_not_there_is_not_found(cast: Cast, as_user: SignIn) -> None:
    assert as_user(cast.admin).get(reverse("person", args=[999_999])).status_code == 404
