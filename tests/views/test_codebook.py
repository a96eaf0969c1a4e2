"""The vocabulary, to read and to print."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from annotator.actions.assignments import open_round
from annotator.models import Codebook, User
from tests.conftest import Cast
from tests.views.pages import page, words

SignIn = Callable[[User], Client]


def test_every_label_stands_there_with_its_definition(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    said = words(page(as_user(cast.rita), reverse("codebook")))
    for facet, labels in codebook.facets.items():
        for label in labels.values():
            assert label.name in said, facet
            assert " ".join(label.definition.split()) in said, facet


def test_techniques_stand_in_their_groups_with_their_line(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    tree = page(as_user(cast.ada), reverse("codebook"))
    lines = tree.xpath("//h3/span/@class")
    assert lines == [f"tq tq-{slug}" for slug in codebook.facets["technique_group"]]


def test_the_codebook_of_the_open_round_is_shown_though_a_newer_one_is_there(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    open_round()
    Codebook.objects.create(
        slug=codebook.slug, version=codebook.version + 1, title="The next one", content=codebook.content
    )
    assert codebook.key in words(page(as_user(cast.ada), reverse("codebook")))


def test_without_a_codebook_the_page_says_how_to_load_one(cast: Cast, as_user: SignIn) -> None:
    assert "manage.py load_codebook" in words(page(as_user(cast.ada), reverse("codebook")))


def test_an_axis_stands_there_with_its_poles(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    said = words(page(as_user(cast.ada), reverse("codebook")))
    assert "From -2, condemned, to 2, justified." in said
