"""Mine beside theirs, on the page: only when all are in, with pseudonyms, and what was said at first."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.comparison import open_comparison
from annotator.models import Codebook, Remark, User
from tests.conftest import Cast
from tests.making import NOW, make_document
from tests.making_rounds import give, make_round, read
from tests.views.pages import page, words

SignIn = Callable[[User], Client]
DEAD = "between 12,000 and 18,000 people died"


@pytest.fixture
def pair(cast: Cast, codebook: Codebook) -> Any:
    document = make_document()
    made = make_round([document])
    ada = read(give(made, document, cast.ada), [(DEAD, {"verdict": "verified"})])
    read(
        give(made, document, cast.boris), [(DEAD, {"verdict": "refuted", "note": "The register has 9,000."})]
    )
    return ada


def test_before_it_is_open_nothing_of_the_others_is_on_the_page(
    pair: Any, cast: Cast, as_user: SignIn
) -> None:
    said = words(page(as_user(cast.ada), reverse("compare", args=[pair.pk])))
    assert "The comparison is not open" in said
    assert "The register has 9,000" not in said


def test_both_are_side_by_side_under_pseudonyms(pair: Any, cast: Cast, as_user: SignIn) -> None:
    open_comparison(pair.round, by=cast.lead, now=NOW)
    said = words(page(as_user(cast.ada), reverse("compare", args=[pair.pk])))
    assert "The register has 9,000" in said
    assert f"r{cast.boris.pk}" in said
    assert "Boris" not in said


def test_a_changed_mind_shows_with_what_was_said_at_first(pair: Any, cast: Cast, as_user: SignIn) -> None:
    open_comparison(pair.round, by=cast.lead, now=NOW)
    client = as_user(cast.ada)
    highlight = pair.highlights.get()
    answer = client.post(reverse("change_mind", args=[highlight.pk]), {"version": 1, "verdict": "refuted"})
    assert answer.status_code == 302
    assert "Said something else at first" in words(page(client, reverse("compare", args=[pair.pk])))
    highlight.refresh_from_db()
    assert highlight.judgement.verdict == "refuted"


def test_nobody_changes_another_ones_mind(pair: Any, cast: Cast, as_user: SignIn) -> None:
    open_comparison(pair.round, by=cast.lead, now=NOW)
    address = reverse("change_mind", args=[pair.highlights.get().pk])
    assert as_user(cast.boris).post(address, {"version": 1}).status_code == 404
    assert as_user(cast.lead).post(address, {"version": 1}).status_code == 403


def test_remarks_are_said_and_taken_back(pair: Any, cast: Cast, as_user: SignIn) -> None:
    open_comparison(pair.round, by=cast.lead, now=NOW)
    client, highlight = as_user(cast.ada), pair.highlights.get()
    said = {"id": uuid.uuid4(), "start": highlight.start, "end": highlight.end, "text": "Which register?"}
    assert client.post(reverse("add_remark", args=[pair.pk]), said).status_code == 302
    assert "Which register?" in words(page(client, reverse("compare", args=[pair.pk])))
    made = Remark.objects.get()
    assert client.post(reverse("withdraw_remark", args=[pair.pk, made.pk])).status_code == 302
    assert "Which register?" not in words(page(client, reverse("compare", args=[pair.pk])))


def test_the_queue_leads_to_it(pair: Any, cast: Cast, as_user: SignIn) -> None:
    address = reverse("compare", args=[pair.pk])
    assert address not in as_user(cast.ada).get(reverse("queue")).content.decode()
    open_comparison(pair.round, by=cast.lead, now=NOW)
    assert address in as_user(cast.ada).get(reverse("queue")).content.decode()
