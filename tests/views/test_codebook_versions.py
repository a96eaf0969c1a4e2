"""The versions of the codebook, two of them compared, and self-chosen reading moved on."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from annotator.actions.assignments import open_round, submit
from annotator.actions.rereviews import answer
from annotator.models import Assignment, Codebook, ReReview, User
from tests.codebook_life import MOCKS, ONE_REFUTED, REASON, STERNER, next_version
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight
from tests.making_rounds import make_round
from tests.views.pages import numbers, page, rows, total, words

SignIn = Callable[[User], Client]


def compare_address(before: Codebook, after: Codebook) -> str:
    return f"{reverse('compare_codebooks')}?a={before.key}&b={after.key}"


def judged(cast: Cast) -> Assignment:
    """Ada's reading: two mixed, one mostly refuted."""
    reading = make_assignment(make_document(), cast.ada)
    for verdict in ("mixed", "mixed", "mostly_refuted"):
        make_highlight(reading, "Nobody believes", {"verdict": verdict})
    return reading


def test_each_version_says_who_made_it_why_and_what_is_read_under_it(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    judged(cast)
    next_version(codebook, STERNER, MOCKS, by=cast.lead)
    newer, older = rows(page(as_user(cast.lead), reverse("codebook_versions")))[:2]
    assert newer.startswith("assay-default@3")
    assert REASON in newer
    assert "Lead" in newer
    assert "2 changes to version 2" in newer
    assert "None 0 0 of 2" in newer
    assert "from a file" in older
    assert "Self-chosen reading 3" in older


def test_each_round_of_a_version_can_be_opened(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    make_round([make_document()])
    open_round()
    for person in (cast.lead, cast.ada):
        client = as_user(person)
        found = page(client, reverse("codebook_versions")).xpath("//a[starts-with(@href, '/rounds/')]/@href")
        assert len([where for where in found if where != reverse("rounds")]) == 2
        assert all(client.get(where).status_code == 200 for where in found)


def test_reviewers_and_readers_count_only_what_they_may_see(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    judged(cast)
    for person, number in ((cast.ada, "3"), (cast.boris, "0"), (cast.rita, "0")):
        (row,) = rows(page(as_user(person), reverse("codebook_versions")))
        assert row.endswith(number), person


def test_a_version_in_the_past_leads_to_the_latest(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    third = next_version(codebook, MOCKS, by=cast.lead)
    tree = page(as_user(cast.ada), reverse("codebook_version", args=[codebook.slug, codebook.version]))
    assert "There is a later version" in words(tree)
    assert reverse("codebook_version", args=[third.slug, third.version]) in tree.xpath(
        "//p[@class='note']/a/@href"
    )
    assert page(as_user(cast.ada), reverse("codebook_version", args=["other", 1]), status=404) is not None


def test_a_lead_moves_self_chosen_reading_on(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    open_round()
    third = next_version(codebook, MOCKS, by=cast.lead)
    lead = as_user(cast.lead)
    address = reverse("renew_open_round", args=[third.slug, third.version])
    assert address in page(lead, reverse("codebook_versions")).xpath("//form/@action")
    assert lead.post(address).status_code == 302
    assert open_round().codebook == third
    assert address not in page(lead, reverse("codebook_versions")).xpath("//form/@action")
    assert lead.post(address).status_code == 409


def test_what_was_begun_stays_in_the_queue_and_is_read_under_the_old_version(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    reading = make_assignment(make_document(title="Begun"), cast.ada)
    third = next_version(codebook, MOCKS, by=cast.lead)
    as_user(cast.lead).post(reverse("renew_open_round", args=[third.slug, third.version]))
    ada = as_user(cast.ada)
    assert reading.get_absolute_url() in page(ada, reverse("queue")).xpath("//a/@href")
    assert "mocks" not in ada.get(reading.get_absolute_url()).content.decode()


def test_a_comparison_marks_the_words_that_changed(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    third = next_version(codebook, STERNER, ONE_REFUTED, MOCKS, by=cast.lead)
    tree = page(as_user(cast.rita), compare_address(codebook, third))
    assert [words(one) for one in tree.xpath("//del")] == [", and both carry"]
    assert [words(one) for one in tree.xpath("//ins")] == ["of the same"]
    said = words(tree)
    assert "Mostly refuted mostly_refuted into Refuted refuted" in said
    assert "Added Mocks" in said
    assert "Agreement is computed within one version" in said


def test_every_number_of_the_cross_table_opens_as_many_highlights(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    submit(judged(cast), now=NOW)
    third = next_version(codebook, STERNER, ONE_REFUTED, by=cast.lead)
    answer(
        ReReview.objects.filter(touched=[["verdict", "mixed"]])[0],
        {("verdict", "mixed"): "misleading"},
        note="",
        now=NOW,
    )
    for person in (cast.ada, cast.lead, cast.rita):
        client = as_user(person)
        found = list(numbers(page(client, compare_address(codebook, third))))
        assert sorted(number for number, _ in found) == [1, 1, 1]
        assert all(total(client, where) == number for number, where in found)
    assert list(numbers(page(as_user(cast.boris), compare_address(codebook, third)))) == []


def test_versions_that_are_not_there_or_the_same_are_refused(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    client = as_user(cast.ada)
    assert client.get(reverse("compare_codebooks")).status_code == 404
    assert client.get(compare_address(codebook, codebook)).status_code == 400
    third = next_version(codebook, MOCKS, by=cast.lead)
    where = compare_address(codebook, third).replace("/compare/", "/compare/highlights/")
    assert client.get(f"{where}&facet=colour").status_code == 400
    assert "no such judgement" in words(page(client, f"{where}&facet=verdict&was=x&now=y"))


def test_without_a_codebook_the_list_says_how_to_load_one(cast: Cast, as_user: SignIn) -> None:
    assert "manage.py load_codebook" in words(page(as_user(cast.ada), reverse("codebook_versions")))
