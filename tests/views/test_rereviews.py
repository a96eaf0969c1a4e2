"""A reviewer looks at judgements again whose labels a new version changed."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Codebook, Highlight, Judgement, ReReview, User
from tests.codebook_life import NO_DOUBT, STERNER, next_version
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]


@pytest.fixture
def highlights(cast: Cast, codebook: Codebook) -> list[Highlight]:
    """Two of ada's, in the order of the text."""
    reading = make_assignment(make_document(), cast.ada)
    return [make_highlight(reading, quote, {"verdict": "mixed", "techniques": [{"technique": "Doubt"}]}) for quote in ("Who counted", "Nobody believes")]  # fmt: skip


def address(highlight: Highlight) -> str:
    return reverse("answer_rereview", args=[ReReview.objects.get(highlight=highlight).pk])


def test_one_is_told_of_what_waits_and_led_from_one_to_the_next(
    cast: Cast, codebook: Codebook, highlights: list[Highlight], as_user: SignIn
) -> None:
    ada, (first, second) = as_user(cast.ada), highlights
    next_version(codebook, STERNER, by=cast.lead)
    assert "2 judgements to look at again" in words(page(ada, reverse("codebook")))
    overview = page(ada, reverse("rereview"))
    assert overview.xpath("//div[@class='acts']/a/@href") == [address(first)]
    assert ada.post(address(first), {"verdict.mixed": "misleading"})["Location"] == address(second)
    assert ada.post(address(second), {"verdict.mixed": "~none", "note": "No."})["Location"] == reverse(
        "rereview"
    )
    assert [row.split()[-1] for row in rows(page(ada, reverse("rereview")))] == ["Answered", "Answered"]
    assert [one.labels for one in ReReview.objects.order_by("highlight__start")] == [
        [["verdict", "mixed", "misleading"]], [["verdict", "mixed", None]],
    ]  # fmt: skip
    assert set(Judgement.objects.values_list("verdict", flat=True)) == {"mixed"}


def test_the_page_shows_the_words_what_was_said_and_both_definitions(
    cast: Cast, codebook: Codebook, highlights: list[Highlight], as_user: SignIn
) -> None:
    next_version(codebook, STERNER, NO_DOUBT, by=cast.lead)
    tree = page(as_user(cast.ada), address(highlights[1]))
    said = words(tree)
    assert tree.xpath("//mark/text()") == ["Nobody believes"]
    assert "True and false elements, and both carry weight." in said
    assert STERNER["definition"] in said
    assert tree.xpath("//input[@checked]/@value") == ["mixed"]
    assert "“Doubt” is retired." in said
    assert tree.xpath("//input[@name='verdict.mixed'][@value='mixed']/@data-key") == ["3"]


def test_what_has_no_heir_must_be_chosen_and_what_was_chosen_stays_in_the_form(
    cast: Cast, codebook: Codebook, highlights: list[Highlight], as_user: SignIn
) -> None:
    next_version(codebook, STERNER, NO_DOUBT, by=cast.lead)
    where, sent = address(highlights[0]), {"verdict.mixed": "refuted", "note": "Long ago."}
    refused = as_user(cast.ada).post(where, sent)
    assert refused.status_code == 400
    body = refused.content.decode()
    assert "Choose what it would be now." in body
    assert "Long ago." in body
    assert not ReReview.objects.exclude(answered_at=None).exists()


def test_a_label_that_is_not_offered_is_refused(
    cast: Cast, codebook: Codebook, highlights: list[Highlight], as_user: SignIn
) -> None:
    next_version(codebook, NO_DOUBT, by=cast.lead)
    assert as_user(cast.ada).post(address(highlights[0]), {"technique.Doubt": "Doubt"}).status_code == 400


def test_nobody_looks_at_anothers_judgements(
    cast: Cast, codebook: Codebook, highlights: list[Highlight], as_user: SignIn
) -> None:
    next_version(codebook, STERNER, by=cast.lead)
    for person in (cast.boris, cast.lead, cast.admin):
        client = as_user(person)
        assert client.get(address(highlights[0])).status_code == 404
        assert client.post(address(highlights[0]), {"verdict.mixed": "mixed"}).status_code == 404
        assert "Nothing of yours" in words(page(client, reverse("rereview")))
    assert not ReReview.objects.exclude(answered_at=None).exists()


def test_with_nothing_to_look_at_the_page_says_when_there_will_be(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    said = words(page(as_user(cast.ada), reverse("rereview")))
    assert "When a new codebook version changes labels that you used" in said
