"""An admin says which reviewers are of one outlook, and profiles are also shown with these groups weighted equally."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import Codebook, ProfileSnapshot, User
from tests.conftest import Cast
from tests.making_profiles import read_source
from tests.making_rounds import make_round
from tests.views.pages import page, words

SignIn = Callable[[User], Client]


def put(client: Client, person: User, group: str) -> int:
    status = client.post(reverse("set_reviewer_group", args=[person.pk]), {"group": group}).status_code
    person.refresh_from_db()
    return status


def test_a_group_is_set_shown_and_offered_for_others(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.admin)
    assert put(client, cast.ada, "  East   bank ") == 302
    assert cast.ada.reviewer_group == "East bank"
    assert "East bank" in words(page(client, reverse("people")))
    offered = page(client, reverse("person", args=[cast.boris.pk])).xpath("//datalist/option/@value")
    assert offered == ["East bank"]
    put(client, cast.ada, "")
    assert cast.ada.reviewer_group == ""


@pytest.mark.parametrize("group", ["x" * 61, "a\x00b", "a\u202eb"])
def test_what_is_no_name_of_a_group_is_refused(cast: Cast, as_user: SignIn, group: str) -> None:
    assert put(as_user(cast.admin), cast.ada, group) == 400
    assert cast.ada.reviewer_group == ""


def test_profiles_take_a_group_up_with_the_next_run(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    read_source(make_round([], blind=False), "The Mail", (cast.ada, cast.boris, cast.oscar))
    rebuild_changed(now=timezone.now())
    assert "equal_groups" not in _variants()
    put(as_user(cast.admin), cast.ada, "East bank")
    assert len(rebuild_changed(now=timezone.now())) == 1
    assert "equal_groups" in _variants()


def _variants() -> set[str]:
    return {one["key"] for one in ProfileSnapshot.objects.get(current=True).data["variants"]}
