"""The page of a source: every number opens what it is made of; what is withheld is not shown; nothing tried out is kept."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml.html import HtmlElement

from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import Codebook, Grade, ProfileSnapshot, Publication, User
from corpus_app.models import Source
from tests.conftest import Cast
from tests.making import make_document, make_source
from tests.making_profiles import LEDGER, read_source, three_sources
from tests.making_rounds import give, make_round, read
from tests.views.pages import page, words

SignIn = Callable[[User], Client]
NUMBER = re.compile(r"[\d,]+")


@pytest.fixture
def profiled(cast: Cast, codebook: Codebook) -> Cast:
    """A good, a mixed and a bad source, and one with too little behind it."""
    three_sources(cast)
    read_source(make_round([], blind=False), "Small Sheet", (cast.ada, cast.boris), documents=2)
    rebuild_changed(now=timezone.now())
    return cast


def links(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Text and address of every link in the page's matter that stays on the desk."""
    for link in tree.xpath("//main//a[@href]"):
        if not link.get("href").startswith(("http", "#", "mailto")):
            yield link.text_content().strip(), link.get("href")


def units_counted(tree: HtmlElement) -> int:
    return int(tree.xpath("//strong[@data-number]")[0].text_content().replace(",", ""))


def sum_of(tree: HtmlElement) -> float:
    return float(tree.xpath("//strong[@data-sum]")[0].text_content().replace(",", ""))


@pytest.mark.django_db
def test_every_link_of_every_source_page_of_the_sample_opens_and_every_number_is_that_of_what_is_behind_it(
    whole_sample: Cast, as_user: SignIn
) -> None:
    rebuild_changed(now=timezone.now())
    rated = ProfileSnapshot.objects.filter(current=True, withheld="").values_list("source__name", flat=True)
    assert set(rated) >= {"Canal Institute", "The Northern Lantern", "The Plain Mallet"}
    for person in (whole_sample.lead, whole_sample.rita):
        assert _walked(as_user(person)) > 60


def _walked(client: Client) -> int:
    """How many numbers led to as many passages."""
    opened: dict[str, HtmlElement] = {}
    numbers = 0
    for source in Source.objects.all():
        tree = page(client, source.get_absolute_url())
        for said, address in set(links(tree)):
            if address not in opened:
                opened[address] = page(client, address)
            if urlsplit(address).path.endswith("/units/") and NUMBER.fullmatch(said):
                assert units_counted(opened[address]) == int(said.replace(",", "")), address
                numbers += 1
        _probable_numbers_are_sums(tree, opened)
    return numbers


def _probable_numbers_are_sums(tree: HtmlElement, opened: dict[str, HtmlElement]) -> None:
    for row in tree.xpath("//section[@aria-labelledby='claims']//table[1]/tbody/tr[.//a]"):
        link, probable = row.xpath(".//a/@href")[0], row.xpath("td")[-1].text_content()
        if "verdict=" in link:
            own = sum_of(opened[link])
            assert own <= float(probable) + 0.05, (
                link
            )  # the rest stands in units of which another verdict is likelier


@pytest.mark.django_db
def test_the_rate_can_be_added_up_by_hand_from_the_passages(profiled: Cast, as_user: SignIn) -> None:
    client = as_user(profiled.lead)
    stored = ProfileSnapshot.objects.get(source__name="Mixed Mail", current=True)
    address = reverse("profile_units", args=[stored.source_id])
    weights = sum_of(page(client, address, {"counts": "yes", "add": "weight"}))
    assert weights == pytest.approx(stored.data["reliability"]["weight"], abs=1e-4)
    assert units_counted(page(client, address, {"counts": "yes"})) == stored.claims


@pytest.mark.django_db
def test_a_source_with_too_little_behind_it_says_what_is_missing(profiled: Cast, as_user: SignIn) -> None:
    stored = ProfileSnapshot.objects.get(source__name="Small Sheet", current=True)
    said = words(page(as_user(profiled.lead), stored.source.get_absolute_url()))
    assert "The rate is withheld" in said
    assert "3 documents and 4 checked claims short" in said
    assert stored.withheld in said
    assert "of its checked claims hold" not in said


@pytest.mark.django_db
def test_a_withheld_rate_is_a_number_nowhere(profiled: Cast, as_user: SignIn) -> None:
    stored = ProfileSnapshot.objects.filter(current=True).exclude(withheld="").exclude(estimate=None)[0]
    other = ProfileSnapshot.objects.filter(current=True, withheld="")[0]
    client = as_user(profiled.lead)
    both = {"source": [str(stored.source_id), str(other.source_id)]}
    for tree in (
        page(client, stored.source.get_absolute_url()),
        page(client, reverse("sources")),
        page(client, reverse("compare_sources"), both),
    ):
        shown = {float(value) for value in tree.xpath("//td/@data-value")}
        assert stored.estimate not in shown
        assert f"{stored.low:.4f}" not in words(tree)


@pytest.mark.django_db
def test_what_cannot_be_judged_stands_apart_and_in_no_order(profiled: Cast, as_user: SignIn) -> None:
    tree = page(as_user(profiled.lead), reverse("sources"))
    ranked = [float(value) for value in tree.xpath("//table/tbody[1]//td/@data-value")]
    assert ranked == sorted(ranked, reverse=True)
    assert len(ranked) >= 3
    apart = tree.xpath("//tbody[contains(@class, 'apart')]")[0]
    assert not apart.xpath(".//td/@data-value")
    assert "in no order" in apart.text_content()


@pytest.mark.django_db
def test_a_source_that_nobody_has_read_says_how_a_profile_comes_about(cast: Cast, as_user: SignIn) -> None:
    document = make_document(source=make_source("Unread"))
    said = words(page(as_user(cast.lead), document.source.get_absolute_url()))
    assert "No profile yet" in said
    assert "5 documents and 10 checked claims" in said
    assert "review round" in said


@pytest.mark.django_db
def test_who_may_still_read_it_blind_sees_no_profile_by_any_door(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([], blind=True)
    source = read_source(round, "Blind Bugle", (cast.ada, cast.boris))
    rebuild_changed(now=timezone.now())
    client = as_user(cast.oscar)
    said = words(page(client, source.get_absolute_url()))
    assert "It opens to you when you have submitted them" in said
    assert "checked claims hold" not in said
    for name in ("profile_units", "profile_documents", "what_if"):
        assert client.get(reverse(name, args=[source.pk])).status_code == 403
    assert "Blind Bugle" not in words(page(client, reverse("compare_sources")))
    assert not page(client, reverse("sources")).xpath("//td/@data-value")
    assert page(as_user(cast.ada), reverse("sources")).xpath("//td/@data-value")


@pytest.mark.django_db
def test_a_lead_who_reads_one_of_its_documents_blind_sees_no_profile(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([], blind=True)
    source = read_source(round, "Blind Bugle", (cast.ada, cast.boris))
    rebuild_changed(now=timezone.now())
    assert "of its checked claims hold" in words(page(as_user(cast.lead), source.get_absolute_url()))
    document = source.documents.order_by("title")[0]
    read(give(round, document, cast.lead), [(LEDGER, {"verdict": "verified"})], submit=False)
    assert "of its checked claims hold" not in words(page(as_user(cast.lead), source.get_absolute_url()))


@pytest.mark.django_db
def test_what_is_tried_out_changes_the_result_and_nothing_that_is_stored(
    profiled: Cast, as_user: SignIn
) -> None:
    client = as_user(profiled.lead)
    stored = ProfileSnapshot.objects.get(source__name="Mixed Mail", current=True)
    address = reverse("what_if", args=[stored.source_id])
    form = page(client, address).xpath("//form[contains(@class, 'what-if')]")[0]
    usual = {name: value for name, value in form.form_values() if value}
    same = page(client, address, usual)
    assert [float(value) for value in same.xpath("//td/@data-value")] == [stored.estimate] * 2
    milder = page(client, address, {**usual, "credit_refuted": "0.25"})
    before, after = (float(value) for value in milder.xpath("//td/@data-value"))
    assert (before, after > before) == (stored.estimate, True)
    stored.refresh_from_db()
    assert ProfileSnapshot.objects.filter(current=True, pk=stored.pk, estimate=before).exists()


@pytest.mark.django_db
def test_weights_that_make_no_sense_are_refused_in_words(profiled: Cast, as_user: SignIn) -> None:
    source = Source.objects.get(name="Mixed Mail")
    tree = page(
        as_user(profiled.lead),
        reverse("what_if", args=[source.pk]),
        {"credit_mixed": "2", "since": "soon"},
        status=400,
    )
    assert "Nothing was calculated" in words(tree)


@pytest.mark.django_db
def test_a_lead_gives_the_letter_and_publishes_and_the_page_tells_of_both(
    profiled: Cast, as_user: SignIn
) -> None:
    client, source = as_user(profiled.lead), Source.objects.get(name="Good Gazette")
    shown = page(client, source.get_absolute_url()).xpath(
        "//form[contains(@class, 'give-letter')]//input[@name='snapshot']/@value"
    )
    said = {"letter": "B", "reason": "It prints its corrections.", "snapshot": shown[0]}
    assert client.post(reverse("grade_source", args=[source.pk]), said).status_code == 302
    assert (
        client.post(reverse("publish_profile", args=[source.pk]), {"snapshot": shown[0]}).status_code == 302
    )
    told = words(page(client, source.get_absolute_url()))
    assert "It prints its corrections." in told
    assert "Given by a lead" in told
    assert Publication.objects.get().grade == Grade.objects.get()
    assert client.post(reverse("unpublish_profile", args=[source.pk])).status_code == 302
    assert Publication.objects.get().ended_at


@pytest.mark.django_db
def test_a_letter_for_a_profile_that_has_changed_meanwhile_is_refused(
    profiled: Cast, as_user: SignIn
) -> None:
    source = Source.objects.get(name="Good Gazette")
    said = {"letter": "B", "reason": "Good.", "snapshot": "7d4b0f5e-0000-4000-8000-000000000000"}
    answer = as_user(profiled.lead).post(reverse("grade_source", args=[source.pk]), said)
    assert answer.status_code == 409
    assert not Grade.objects.exists()


@pytest.mark.django_db
def test_reviewers_and_readers_give_no_letters(profiled: Cast, as_user: SignIn) -> None:
    source = Source.objects.get(name="Good Gazette")
    for person in (profiled.ada, profiled.rita):
        for name in ("grade_source", "publish_profile", "unpublish_profile"):
            assert as_user(person).post(reverse(name, args=[source.pk]), {"letter": "A"}).status_code == 403


@pytest.mark.django_db
def test_two_to_six_sources_stand_side_by_side(profiled: Cast, as_user: SignIn) -> None:
    client = as_user(profiled.lead)
    stored = list(ProfileSnapshot.objects.filter(current=True, withheld="").select_related("source")[:3])
    tree = page(client, reverse("compare_sources"), {"source": [str(one.source_id) for one in stored]})
    said = words(tree)
    for one in stored:
        assert one.source.name in said
    assert len(tree.xpath("(//section[@aria-labelledby='rates']//table)[2]/tbody/tr")) == 3
    seven = [str(make_source(f"Source {n}").pk) for n in range(7)]
    page(client, reverse("compare_sources"), {"source": seven}, status=400)
    page(client, reverse("compare_sources"), {"source": "nonsense"}, status=400)
    assert "Which sources" in words(page(client, reverse("compare_sources")))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        {"verdict": "\x00"},
        {"add": "verdict:'"},
        {"reviewer": "r99999999999"},
        {"document": "x"},
        {"page": "-7"},
    ],
)
def test_no_address_is_a_server_error(
    cast: Cast, codebook: Codebook, as_user: SignIn, query: dict[str, str]
) -> None:
    source = read_source(make_round([], blind=False), "Gazette", (cast.ada, cast.boris), documents=1)
    rebuild_changed(now=timezone.now())
    assert as_user(cast.lead).get(reverse("profile_units", args=[source.pk]), query).status_code < 500


@pytest.mark.django_db
def test_the_page_asks_the_database_a_fixed_number_of_times(
    cast: Cast, codebook: Codebook, as_user: SignIn, count_queries: Callable[[int], object]
) -> None:
    round = make_round([], blind=False)
    few = read_source(round, "Few", (cast.ada, cast.boris), documents=1)
    many = read_source(round, "Many", (cast.ada, cast.boris), documents=6)
    rebuild_changed(now=timezone.now())
    client = as_user(cast.lead)
    for source in (few, many):
        with count_queries(20):  # type: ignore[attr-defined]
            client.get(source.get_absolute_url())
        with count_queries(14):  # type: ignore[attr-defined]
            client.get(reverse("profile_units", args=[source.pk]))
    with count_queries(16):  # type: ignore[attr-defined]
        client.get(reverse("sources"))
