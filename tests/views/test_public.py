"""Published profiles without a login: only while an admin has them on, frozen, short in quotes, silent about people."""

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml.html import HtmlElement

from annotator.actions.profiles.grading import grade
from annotator.actions.profiles.publishing import publish, set_public, unpublish
from annotator.actions.profiles.watching import rebuild_changed
from annotator.actions.replies import record_reply, withdraw_reply
from annotator.models import Codebook, ProfileSnapshot, ProfileUnits, Publication, User
from annotator.queries.public_quotes import APART, LONGEST, LONGEST_OF_RESERVED
from corpus_app.models import Document, Source
from tests.conftest import Cast
from tests.making import NOW
from tests.making_claims import claim_of
from tests.making_profiles import LIES, a_highlight_of, read_source, reading_of, take_up_again
from tests.making_rounds import make_round
from tests.views.pages import having, page, words

SignIn = Callable[[User], Client]
PSEUDONYM = re.compile(r"\br\d+\b")
LIST = "/public/"


@pytest.fixture
def published(cast: Cast, codebook: Codebook) -> Cast:
    """A source with a rate and one with too little behind it, both published; the pages are on."""
    round = make_round([], readers_wanted=3, blind=False)
    readers = (cast.ada, cast.boris, cast.oscar)
    read_source(round, "Mixed Mail", readers, verdicts=("verified", "refuted", "verified"))
    read_source(round, "Small Sheet", readers[:2], documents=2)
    rebuild_changed(now=timezone.now())
    for snapshot in ProfileSnapshot.objects.filter(current=True):
        publish(snapshot, note="First.", by=cast.lead, now=timezone.now())
    set_public(True, by=cast.admin, now=timezone.now())
    return cast


def source(name: str = "Mixed Mail") -> Source:
    return Source.objects.get(name=name)


def snapshot_of(name: str) -> ProfileSnapshot:
    return ProfileSnapshot.objects.get(source__name=name, current=True)


def addresses(id: object) -> list[str]:
    names = ("public_profile", "public_units", "public_data")
    return [LIST, *(reverse(name, args=[id]) for name in names)]


def links(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for link in tree.xpath("//body//a[@href]"):
        yield link.text_content().strip(), link.get("href")


def test_while_the_pages_are_off_they_look_like_addresses_that_are_not_there(published: Cast) -> None:
    set_public(False, by=published.admin, now=timezone.now())
    nowhere = Client().get("/publik/")
    for address in addresses(source().pk):
        answer = Client().get(address)
        assert answer.status_code == 404
        assert answer.content == nowhere.content
        assert "max-age" not in answer.get("Cache-Control", "")


def test_nobody_signs_in_and_no_cookie_is_set(published: Cast) -> None:
    for address in addresses(source().pk):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert "public" in answer["Cache-Control"]
        assert "max-age=300" in answer["Cache-Control"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "X-Robots-Tag" not in answer
        assert Client().get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_who_is_signed_in_is_answered_the_same(published: Cast, as_user: SignIn) -> None:
    for address in addresses(source().pk):
        assert as_user(published.admin).get(address).content == Client().get(address).content


def test_what_was_never_published_is_not_there_and_what_was_ended_is_gone(published: Cast) -> None:
    unpublish(source(), by=published.lead, now=timezone.now())
    for address in addresses(source().pk)[1:]:
        answer = Client().get(address)
        assert answer.status_code == 410
        assert "its publication was ended on" in answer.content.decode()
    assert "Mixed Mail" not in words(page(Client(), LIST))
    Publication.objects.all().delete()
    assert [Client().get(address).status_code for address in addresses(source().pk)[1:]] == [404] * 3


def walked() -> dict[str, HtmlElement]:
    """Every page that can be reached from the list, by its address."""
    waiting, seen = {LIST}, dict[str, HtmlElement]()
    while waiting:
        address = waiting.pop()
        seen[address] = page(Client(), address)
        found = {link for _, link in links(seen[address]) if not link.startswith("#")}
        whole = {urlsplit(address).path + link if link.startswith("?") else link for link in found}
        assert all(link.startswith(LIST) for link in whole), address
        waiting |= {link for link in whole if link not in seen and not link.endswith(".json")}
    return seen


def test_every_link_stays_in_public_and_every_number_is_that_of_what_is_behind_it(published: Cast) -> None:
    seen = walked()
    every = {one for tree in seen.values() for one in links(tree)}
    numbers = [(said, link) for said, link in every if "/units/" in link and re.fullmatch(r"[\d,]+", said)]
    for said, link in numbers:
        assert seen[link].xpath("//strong[@data-number]")[0].text_content() == said, link
    assert len(numbers) > 12
    assert len(seen) > 15


def test_nobody_who_judged_is_named_and_reviewers_are_numbered_anew(published: Cast) -> None:
    names = [word for one in User.objects.filter(role="reviewer") for word in (one.username, str(one))]
    for address in addresses(source().pk):
        content = Client().get(address).content.decode()
        assert not PSEUDONYM.search(content), address
        assert not re.search(rf"\b({'|'.join(names)})\b", content), address
    profile = words(page(Client(), reverse("public_profile", args=[source().pk])))
    assert [f"Without reviewer {number}" in profile for number in (1, 2, 3, 4)] == [True] * 3 + [False]
    asked = {"reviewer": f"r{published.ada.pk}"}
    units = page(Client(), reverse("public_units", args=[source().pk]), asked)
    assert units.xpath("//strong[@data-number]")[0].text_content() == str(
        len(ProfileUnits.objects.get(snapshot=snapshot_of("Mixed Mail")).units)
    )


def test_a_published_profile_stays_as_it_was(published: Cast) -> None:
    before = Client().get(reverse("public_data", args=[source().pk])).json()
    take_up_again(reading_of(source(), published.oscar), lead=published.lead, now=timezone.now())
    rebuild_changed(now=timezone.now())
    assert Client().get(reverse("public_data", args=[source().pk])).json() == before
    now = snapshot_of("Mixed Mail")
    assert now.inputs_sha256 != before["inputs_sha256"]
    grade(now, "D", "It wavers.", by=published.lead, now=timezone.now())
    publish(now, by=published.lead, now=timezone.now())
    tree = page(Client(), reverse("public_profile", args=[source().pk]))
    assert "It wavers." in words(tree)
    history = tree.xpath("//section[@aria-labelledby='history']//tbody/tr")
    assert ["now" in words(row) for row in history] == [True, False]


def test_a_withheld_rate_is_a_number_nowhere(published: Cast) -> None:
    stored = snapshot_of("Small Sheet")
    assert stored.withheld
    assert stored.estimate is not None
    shown = Client().get(reverse("public_data", args=[stored.source_id])).json()["profile"]["reliability"]
    assert (shown["estimate"], shown["low"], shown["high"], shown["withheld"]) == (
        None,
        None,
        None,
        stored.withheld,
    )
    for address in addresses(stored.source_id):
        content = Client().get(address).content.decode()
        for number in (stored.estimate, stored.low):
            assert str(number) not in content
            assert f"{number:.4f}" not in content
    assert "The rate is withheld" in words(page(Client(), reverse("public_profile", args=[stored.source_id])))


def test_what_cannot_be_judged_stands_apart(published: Cast) -> None:
    tree = page(Client(), LIST)
    assert "Small Sheet" in words(having(tree, "apart", "tbody")[0])
    assert "Mixed Mail" in words(tree.xpath("//table/tbody[1]")[0])


def test_quotes_are_short(published: Cast) -> None:
    of_source = Document.objects.filter(source=source())
    units = ProfileUnits.objects.get(snapshot=snapshot_of("Mixed Mail"))
    text = of_source.order_by("pk")[0]
    long = {**units.units[0], "document": str(text.pk), "start": 0, "end": text.length, "key": "long"}
    ProfileUnits.objects.filter(pk=units.pk).update(units=[long, *units.units])
    shown = _quotes(page(Client(), reverse("public_units", args=[source().pk])))
    assert LIES in shown
    assert max(map(len, shown)) <= LONGEST


def test_of_a_text_that_may_not_be_passed_on_no_two_adjacent_passages_are_quoted(published: Cast) -> None:
    of_source = Document.objects.filter(source=source())
    units = ProfileUnits.objects.get(snapshot=snapshot_of("Mixed Mail")).units
    assert len(units) > of_source.count()
    of_source.update(redistribution=Document.Redistribution.NO)
    address = reverse("public_units", args=[source().pk])
    everything = _quotes(page(Client(), address))
    assert len(everything) == of_source.count(), f"these texts are shorter than {APART} code points"
    assert max(map(len, everything)) <= LONGEST_OF_RESERVED
    narrowed = [_quotes(page(Client(), address, {"document": str(one.pk)})) for one in of_source]
    narrowed += [_quotes(page(Client(), address, {"technique": "Loaded_Language"}))]
    assert {quote for quotes in narrowed for quote in quotes} <= set(everything)


def _quotes(tree: HtmlElement) -> list[str]:
    return [one.text_content() for one in having(tree, "lemma", "p")]


def test_the_download_has_everything_that_the_rate_is_calculated_from(published: Cast) -> None:
    answer = Client().get(reverse("public_data", args=[source().pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    whole = json.loads(answer.content)
    counted = [unit for unit in whole["units"] if unit["counts"]]
    weight = sum(unit["weight"] for unit in counted)
    credit = sum(unit["weight"] * unit["credit"] for unit in counted)
    assert weight == pytest.approx(whole["profile"]["reliability"]["weight"])
    assert credit / weight == pytest.approx(whole["profile"]["reliability"]["raw_share"])
    assert not any({"highlights", "key"} & set(unit) for unit in whole["units"])


def test_what_the_source_replied_stands_with_it_until_it_is_withdrawn(published: Cast) -> None:
    reply = record_reply(
        source=source(), claim=None, kind="reply", text="We stand by it.", url="", said_on=NOW.date(),
        by=published.lead, now=NOW,
    )  # fmt: skip
    address = reverse("public_profile", args=[source().pk])
    assert "We stand by it." in words(page(Client(), address))
    withdraw_reply(reply, by=published.lead, now=NOW)
    assert "We stand by it." not in words(page(Client(), address))


def test_a_reply_to_a_claim_is_shown_where_a_published_passage_makes_the_claim(published: Cast) -> None:
    published_one = a_highlight_of(source(), published.ada)
    elsewhere = a_highlight_of(source("Small Sheet"), published.ada)
    claims = (
        claim_of(published.ada, "Four hundred were in the barn.", published_one),
        claim_of(published.ada, "The mayor lies.", elsewhere),
    )
    for number, claim in enumerate(claims):
        record_reply(
            source=source(), claim=claim, kind="correction", text=f"Corrected, {number}.", url="",
            said_on=NOW.date(), by=published.lead, now=NOW,
        )  # fmt: skip
    shown = words(page(Client(), reverse("public_profile", args=[source().pk])))
    assert "Corrected, 0." in shown
    assert "Four hundred were in the barn." in shown
    assert "Corrected, 1." not in shown
    assert "The mayor lies." not in shown


@pytest.mark.parametrize("asked", ["?add=nonsense", "?document=%00", "?counts=9", "?period=%00" + "9" * 99])
def test_a_senseless_filter_is_refused(published: Cast, asked: str) -> None:
    assert Client().get(reverse("public_units", args=[source().pk]) + asked).status_code == 400


def test_nothing_can_be_sent(published: Cast) -> None:
    assert {Client().post(address).status_code for address in addresses(source().pk)} == {405}


def test_the_pages_cost_few_queries(
    published: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for address in addresses(source().pk):
        with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
            assert Client().get(address).status_code == 200
