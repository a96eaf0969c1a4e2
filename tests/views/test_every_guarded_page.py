"""Every address of the desk: who may, who may not, and which methods there are. A new address without a row here fails."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from annotator.actions.tokens import make_token
from annotator.models import Codebook, User
from corpus_app import corrections
from corpus_app.corrections import Place
from corpus_app.models import SegmentChange
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document

SIGN_IN, OK, NOT_YOURS, UNSEEN, DONE = "sign in", 200, 403, 404, 302
Args = tuple[Any, ...]


@dataclass(frozen=True)
class Desk:
    """What the addresses are about: a document that ada has begun to read, a correction of it, a token of hers."""

    document: Any
    assignment: Any
    change: SegmentChange
    token: str
    person: User
    welcome: tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One address: its arguments, its methods, what is sent, and what each of the cast is answered.

    `who` is: nobody signed in, rita (reader), ada (reviewer, whose work it is), oscar (reviewer), lead, admin.
    """

    method: str
    who: tuple[Any, Any, Any, Any, Any, Any]
    args: Callable[[Desk], Args] = lambda desk: ()
    data: Callable[[Desk], dict[str, Any]] = lambda desk: {}
    other: str = ""  # a method that is refused, where it is not POST for GET or GET for POST


def everybody(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    return (SIGN_IN, status, status, status, status, status)


def leads(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    return (SIGN_IN, NOT_YOURS, NOT_YOURS, NOT_YOURS, status, status)


def admins(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    return (SIGN_IN, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_YOURS, status)


def of_document(desk: Desk) -> Args:
    return (desk.document.pk,)


def of_person(desk: Desk) -> Args:
    return (desk.person.pk,)


def first_segment(desk: Desk) -> dict[str, Any]:
    first = desk.document.segments.first()
    return {"action": "role", "start": first.start, "end": first.end, "role": "byline"}


REVIEWS = (SIGN_IN, NOT_YOURS, OK, OK, OK, OK)
TABLE = {
    "home": Row("get", everybody(DONE)),
    "queue": Row("get", REVIEWS),
    "read": Row("get", (SIGN_IN, UNSEEN, OK, UNSEEN, OK, OK), lambda desk: (desk.assignment.pk,)),
    "sources": Row("get", everybody(OK)),
    "source": Row("get", everybody(OK), lambda desk: (desk.document.source_id,)),
    "source_facts": Row("get", leads(OK), lambda desk: (desk.document.source_id,), other="delete"),
    "documents": Row("get", everybody(OK)),
    "document": Row("get", everybody(OK), of_document),
    "about_document": Row("get", everybody(OK), of_document),
    "add_documents": Row("get", leads(OK), other="put"),
    "take": Row("post", (SIGN_IN, NOT_YOURS, DONE, DONE, DONE, DONE), of_document),
    "segments": Row("get", leads(OK), of_document),
    "correct_segment": Row("post", leads(DONE), lambda desk: (desk.document.pk, 1), first_segment),
    "undo_correction": Row("post", leads(DONE), lambda desk: (desk.document.pk, desk.change.pk)),
    "highlights": Row("get", everybody(OK)),
    "codebook": Row("get", everybody(OK)),
    "people": Row("get", admins(OK), other="put"),
    "person": Row("get", admins(OK), of_person),
    "set_role": Row("post", admins(DONE), of_person, lambda desk: {"role": "lead"}),
    "deactivate_person": Row("post", admins(DONE), of_person),
    "reactivate_person": Row("post", admins(DONE), of_person),
    "new_link": Row("post", admins(OK), of_person),
    "forget_person": Row("post", admins(DONE), of_person, lambda desk: {"username": desk.person.username}),
    "me": Row("get", everybody(OK), other="put"),
    "delete_token": Row("post", (SIGN_IN, UNSEEN, DONE, UNSEEN, UNSEEN, UNSEEN), lambda desk: (desk.token,)),
    # Open to those who are not signed in; who is, is sent on.
    "account_login": Row("get", (OK, DONE, DONE, DONE, DONE, DONE), other="delete"),
    "account_logout": Row("get", (DONE, OK, OK, OK, OK, OK), other="delete"),
    "account_inactive": Row("get", (OK, OK, OK, OK, OK, OK)),
    "account_change_password": Row("get", everybody(OK), other="delete"),
    "account_reset_password": Row("get", (OK, OK, OK, OK, OK, OK)),
    "welcome": Row("get", (DONE, DONE, DONE, DONE, DONE, DONE), lambda desk: desk.welcome, other="delete"),
}  # fmt: skip
ELSEWHERE = {"api": "tests/api", "admin": "tests/views/test_admin.py"}


@pytest.fixture
def desk(cast: Cast, codebook: Codebook) -> Desk:
    document = make_document()
    first = document.segments.get(position=2)
    change = corrections.set_role(document.pk, Place(2, first.start, first.end), "heading", by=cast.lead)
    assert change is not None
    token, _ = make_token(cast.ada, name="mine", days=1, longest=dt.timedelta(days=9), now=NOW)
    uid = urlsafe_base64_encode(force_bytes(cast.boris.pk))
    welcome = (uid, default_token_generator.make_token(cast.boris))
    return Desk(document, make_assignment(document, cast.ada), change, token.digest, cast.boris, welcome)


def answers_of(client: Client, row: Row, method: str, name: str, desk: Desk) -> int | str:
    """The status, or "sign in" where one is sent to the log-in page. What the request changed is undone."""
    with transaction.atomic():
        response = getattr(client, method)(reverse(name, args=row.args(desk)), row.data(desk))
        transaction.set_rollback(True)
    to_login = response.status_code == 302 and response["Location"].startswith("/accounts/login/?next=")
    return SIGN_IN if to_login else int(response.status_code)


@pytest.mark.parametrize("name", TABLE)
def test_everybody_is_answered_as_the_table_says(
    cast: Cast, desk: Desk, as_user: Callable[[User], Client], name: str
) -> None:
    row = TABLE[name]
    clients = [Client(), *(as_user(one) for one in (cast.rita, cast.ada, cast.oscar, cast.lead, cast.admin))]
    assert tuple(answers_of(client, row, row.method, name, desk) for client in clients) == row.who


@pytest.mark.parametrize("name", TABLE)
def test_a_wrong_method_is_refused(
    cast: Cast, desk: Desk, as_user: Callable[[User], Client], name: str
) -> None:
    row = TABLE[name]
    person = cast.ada if name == "delete_token" else cast.admin
    client = Client() if name in {"account_login", "welcome"} else as_user(person)
    other = row.other or {"get": "post", "post": "get"}[row.method]
    assert answers_of(client, row, other, name, desk) == 405


def test_every_address_has_a_row() -> None:
    ours = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    assert {one.name for one in ours if one.name} == set(TABLE)
    assert [str(one.pattern) for one in ours if not one.name] == [
        "^api/"
    ]  # what the API does not know: tests/api


def test_the_other_addresses_are_the_api_and_the_admin_site() -> None:
    included = [one for one in get_resolver().url_patterns if not isinstance(one, URLPattern)]
    assert {one.namespace or one.app_name for one in included} == set(ELSEWHERE)


@pytest.mark.parametrize("name", ["source", "document", "about_document", "read", "segments", "take"])
def test_what_is_not_there_is_not_found(cast: Cast, as_user: Callable[[User], Client], name: str) -> None:
    client = as_user(cast.admin)
    method = TABLE[name].method
    assert getattr(client, method)(reverse(name, args=[uuid4()])).status_code == 404
