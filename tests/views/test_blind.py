"""Before submitting, a reviewer gets nothing of anybody else's work: not a word, not a count, on no page."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import (
    Assignment,
    BiasTag,
    DocumentJudgement,
    Evidence,
    Highlight,
    HighlightVersion,
    Judgement,
    ProfileSnapshot,
    ProfileUnits,
    User,
)
from corpus_app.models import Document, Source
from tests.conftest import Cast
from tests.making import NOW

SignIn = Callable[[User], Client]


def everything(client: Client) -> dict[str, str]:
    """All the pages a reviewer can open without a reading of their own, without what differs by request."""
    names = (
        "queue",
        "sources",
        "compare_sources",
        "documents",
        "highlights",
        "claims",
        "figures",
        "evidence_pages",
        "codebook",
        "me",
    )
    addresses = [reverse(name) for name in names]
    addresses += [
        f"{reverse('documents')}?sort=-highlights",
        f"{reverse('sources')}?sort=-judged",
        f"{reverse('sources')}?show=marked",
    ]
    addresses += [source.get_absolute_url() for source in Source.objects.all()]
    for document in Document.objects.all():
        addresses += [document.get_absolute_url(), reverse("about_document", args=[document.pk])]
    return {address: without_tokens(client.get(address).content.decode()) for address in addresses}


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def forget_all_work() -> None:
    models = (BiasTag, Evidence, Judgement, HighlightVersion, Highlight, DocumentJudgement, Assignment)
    for model in (ProfileUnits, ProfileSnapshot, *models):
        model._default_manager.all().delete()


def test_every_page_is_the_same_with_others_work_and_without(sample: Cast, as_user: SignIn) -> None:
    rebuild_changed(now=NOW)
    client = as_user(sample.oscar)
    with_work = everything(client)
    forget_all_work()
    assert everything(client) == with_work


def test_others_reading_is_not_to_be_found_by_its_address(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.oscar)
    for assignment in Assignment.objects.all():
        assert client.get(assignment.get_absolute_url()).status_code == 404


def test_a_filter_by_another_reviewer_finds_nothing(sample: Cast, as_user: SignIn) -> None:
    page = as_user(sample.oscar).get(reverse("highlights"), {"reviewer": sample.ada.pseudonym})
    assert 'data-total="0"' in page.content.decode()


@pytest.mark.parametrize("name", ["ada", "boris"])
def test_own_work_alone_is_counted(sample: Cast, as_user: SignIn, name: str) -> None:
    person = getattr(sample, name)
    own = Highlight.objects.filter(assignment__reviewer=person).count()
    page = as_user(person).get(reverse("highlights")).content.decode()
    assert f'data-total="{own}"' in page


def test_a_reader_sees_no_reading_that_is_not_submitted(sample: Cast, as_user: SignIn) -> None:
    submitted = Highlight.objects.filter(assignment__state="submitted").count()
    assert submitted < Highlight.objects.count()
    page = as_user(sample.rita).get(reverse("highlights")).content.decode()
    assert f'data-total="{submitted}"' in page


def test_names_are_for_leads_others_see_pseudonyms(sample: Cast, as_user: SignIn) -> None:
    ada = sample.ada
    ada.first_name, ada.last_name = "Adelheid", "Vonnegut"
    ada.save()
    for one, sees in ((sample.lead, True), (sample.admin, True), (sample.rita, False)):
        page = as_user(one).get(reverse("highlights"), {"reviewer": ada.pseudonym}).content.decode()
        assert ada.pseudonym in page
        assert ("Adelheid Vonnegut" in page) == sees
