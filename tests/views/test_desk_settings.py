"""What holds for the whole desk: leads see it, an admin changes it, and who changed it when stays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from annotator.actions.profiles.publishing import is_public
from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import Codebook, DeskSettings, User
from tests.conftest import Cast
from tests.making_profiles import read_source
from tests.making_rounds import make_round
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]


def turn(client: Client, to: str) -> int:
    return client.post(reverse("set_public_pages"), {"public": to}).status_code


def test_a_new_desk_has_no_public_pages(cast: Cast, as_user: SignIn) -> None:
    assert not is_public()
    assert "They are off" in words(page(as_user(cast.admin), reverse("desk_settings")))


def test_an_admin_turns_the_public_pages_on_and_off_and_the_history_says_so(
    cast: Cast, as_user: SignIn
) -> None:
    client = as_user(cast.admin)
    assert [Client().get("/public/").status_code, turn(client, "on")] == [404, 302]
    assert Client().get("/public/").status_code == 200
    turn(client, "off")
    assert Client().get("/public/").status_code == 404
    history = rows(page(client, reverse("desk_settings")))
    assert [("off" in row, "on Admin" in row, "Admin" in row) for row in history] == [
        (True, False, True),
        (False, True, True),
    ]


def test_turning_on_what_is_on_changes_nothing(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.admin)
    assert [turn(client, "on"), turn(client, "on")] == [302, 302]
    assert DeskSettings.objects.count() == 1


@pytest.mark.parametrize("sent", ["", "maybe", "\x00", "on on"])
def test_anything_but_on_and_off_is_refused(cast: Cast, as_user: SignIn, sent: str) -> None:
    assert turn(as_user(cast.admin), sent) == 400
    assert not is_public()


def test_a_lead_sees_it_and_may_not_change_it(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    tree = page(client, reverse("desk_settings"))
    assert "An admin turns them on and off" in words(tree)
    assert not tree.xpath("//main//form")
    assert turn(client, "on") == 403
    assert not is_public()


def test_leads_find_it_in_the_navigation_and_reviewers_do_not(cast: Cast, as_user: SignIn) -> None:
    address = reverse("desk_settings")
    found = {
        one.username: bool(page(as_user(one), reverse("sources")).xpath(f"//nav/a[@href='{address}']"))
        for one in (cast.admin, cast.lead, cast.ada)
    }
    assert found == {"admin": True, "lead": True, "ada": False}


def test_a_lead_sees_from_how_much_was_learned_and_has_it_learned_again(
    cast: Cast, codebook: Codebook, as_user: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    read_source(make_round([], blind=False), "The Mail", (cast.ada, cast.boris), documents=2)
    client, address = as_user(cast.lead), reverse("desk_settings")
    assert "Nothing yet" in words(page(client, address))
    rebuild_changed(now=timezone.now())
    assert "from 12 judgements. There are 12 now." in words(page(client, address))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("learn_again")).status_code == 302
    assert "Waiting for the background worker" in words(page(client, address))
