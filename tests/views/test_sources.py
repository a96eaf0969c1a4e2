"""Sources: the list, and what was read and found in each."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.assignments import submit
from annotator.models import Codebook, User
from corpus_app.models import Document, Source
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.views.pages import having, page, rows, words

SignIn = Callable[[User], Client]
FIGURE = {
    "low": "12000",
    "high": "18000",
    "bound": "between",
    "unit": "persons",
    "counted": "dead of the dam",
}


def marked(source: Source) -> str:
    return reverse("source_marked", args=[source.pk])


def source_page(client: Client, name: str = "The Lantern") -> str:
    return words(page(client, marked(Source.objects.get(name=name))))


def test_an_empty_list_says_how_sources_come_in(cast: Cast, as_user: SignIn) -> None:
    assert "Bring documents in" in words(page(as_user(cast.lead), reverse("sources")))
    assert "A lead brings documents in" in words(page(as_user(cast.ada), reverse("sources")))


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "Agencja Velmska"), ("-name", "The Plain Mallet"), ("kind", "Agencja"), ("-highlights", "The Northern Lantern"),
     ("-words", "The Northern Lantern"), ("judged", "Agencja Velmska"), ("-documents", "Canal Institute"),
     ("country", "Canal Institute"), ("-language", "Agencja Velmska")],
)  # fmt: skip
def test_the_list_sorts_by_every_column(sample: Cast, as_user: SignIn, sort: str, first: str) -> None:
    tree = page(as_user(sample.lead), reverse("sources"), {"sort": sort})
    assert rows(tree)[0].startswith(first)
    direction = "descending" if sort.startswith("-") else "ascending"
    assert tree.xpath("//th/@aria-sort") == [direction]


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.lead)
    tree = page(client, reverse("sources"), {"kind": "blog", "show": "marked"})
    once = tree.xpath("//th/a[.='Highlights']/@href")[0]
    assert once == "?kind=blog&show=marked&sort=-highlights"
    twice = page(client, reverse("sources") + once).xpath("//th/a[.='Highlights']/@href")[0]
    assert twice == "?kind=blog&show=marked&sort=highlights"


def test_an_unknown_column_is_refused_with_those_there_are(sample: Cast, as_user: SignIn) -> None:
    assert "name, kind, language" in words(
        page(as_user(sample.lead), reverse("sources"), {"sort": "colour"}, status=400)
    )


def test_filters_narrow_the_list(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.lead)
    for query, number in (
        ({"kind": "blog"}, 2),
        ({"language": "pl"}, 1),
        ({"country": "XT"}, 2),
        ({"q": "lantern"}, 1),
    ):
        shown = page(client, reverse("sources"), query).xpath("//tbody/tr[th/@scope='row']")
        assert len(shown) == number, query
    assert "No source fits" in words(page(client, reverse("sources"), {"q": "nobody"}))


def test_the_page_says_whose_work_is_counted(sample: Cast, as_user: SignIn) -> None:
    said = {
        "lead": "All reviewers: 3 people, 73 highlights, 72 of them with a verdict.",
        "ada": "Your own 26 highlights; nobody else’s are counted here",
        "oscar": "Your own work: no highlights yet; nobody else’s are counted here",
        "rita": "Submitted readings of 3 people: 56 highlights",
    }
    for name, sentence in said.items():
        assert sentence in source_page(as_user(getattr(sample, name)), "The Northern Lantern"), name


def test_a_rate_is_out_of_words_read_to_the_end_and_of_nothing_else(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    document = make_document()
    Document.objects.filter(pk=document.pk).update(words=4000)
    read, begun = make_assignment(document, cast.ada), make_assignment(document, cast.boris)
    make_highlight(read, "Nobody believes", {"verdict": "misleading"})
    make_highlight(read, "12,000", {"verdict": "misleading"})
    make_highlight(begun, "18,000", {"verdict": "misleading"})
    client = as_user(cast.lead)
    assert "Nothing was submitted as read to the end yet, so there is no rate" in source_page(client)
    assert "Misleading 3 0 –" in source_page(client)
    submit(read, now=NOW)
    said = source_page(client)
    assert "1 document in 1 reading by 1 reviewer: 4,000 words" in said
    assert "out of 4,000 words, in 1 reading by 1 reviewer" in said
    assert "Misleading 3 2 0.50" in said


def test_two_readings_of_one_text_are_twice_its_words(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    document = make_document()
    for person in (cast.ada, cast.boris):
        submit(make_assignment(document, person), now=NOW)
    said = source_page(as_user(cast.lead))
    assert f"1 document in 2 readings by 2 reviewers: {2 * document.words} words" in said


def test_figures_of_the_same_thing_that_differ_are_contested_and_drawn(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    reading = make_assignment(make_document(), cast.ada)
    make_highlight(reading, "between 12,000 and 18,000 people", {"figure": FIGURE})
    make_highlight(
        reading,
        "About 500 men",
        {"figure": {**FIGURE, "low": "500", "high": "500", "counted": "Dead of the DAM"}},
    )
    tree = page(as_user(cast.ada), marked(make_source()))
    group = having(tree, "figures", "table")[0]
    assert "Figures differ" in words(group)
    assert "2 figures" in words(group)
    assert group.xpath(".//td[@class='plot']/svg/@aria-label") == ["500", "12,000 to 18,000"]
    assert len(having(group, "dot", "circle")) == 1


def test_figures_that_agree_or_count_nothing_named_are_not_contested(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    reading = make_assignment(make_document(), cast.ada)
    make_highlight(reading, "12,000", {"figure": FIGURE})
    make_highlight(reading, "18,000", {"figure": FIGURE})
    make_highlight(reading, "About 500 men", {"figure": {"low": "500"}})
    make_highlight(reading, "500", {"figure": {"low": "600"}})
    said = source_page(as_user(cast.ada))
    assert "No two figures for the same thing differ so far" in said
    assert "Figures differ" not in said
    assert "Not said 2" in said


def test_a_figure_nobody_checked_says_so(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    reading = make_assignment(make_document(), cast.ada)
    make_highlight(reading, "12,000", {"figure": FIGURE})
    assert "not checked" in source_page(as_user(cast.ada))
    make_highlight(reading, "18,000", {"figure": {**FIGURE, "checked": True}})
    assert source_page(as_user(cast.ada)).count("not checked") == 1


def test_origins_are_shown_from_both_sides(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.ada)
    assert "What it took from others From How Documents Agencja Velmska Machine translation 1" in source_page(
        client, "Basket World"
    )
    assert "Who passed its texts on By How Documents Basket World Machine translation 1" in source_page(
        client, "Agencja Velmska"
    )


def test_by_whom_is_for_leads(sample: Cast, as_user: SignIn) -> None:
    assert "By whom" in source_page(as_user(sample.lead), "The Northern Lantern")
    for one in (sample.ada, sample.rita):
        assert "By whom" not in source_page(as_user(one), "The Northern Lantern")


def test_a_source_without_documents_says_why_it_is_there(sample: Cast, as_user: SignIn) -> None:
    assert "named as an origin only" in source_page(as_user(sample.ada), "Agencja Velmska")


def test_the_bar_of_verdicts_fills_its_width_and_keeps_the_scale_apart(sample: Cast, as_user: SignIn) -> None:
    tree = page(as_user(sample.lead), marked(Source.objects.get(name="The Northern Lantern")))
    pieces = having(tree, "strips", "svg")[0].xpath(".//rect")
    ends = [(float(one.get("x")[:-1]), float(one.get("width")[:-1])) for one in pieces]
    assert all(start + width <= after for (start, width), (after, _) in pairwise(ends))
    assert abs(sum(ends[-1]) - 100) < 0.1
    assert [one.get("class") for one in pieces][:2] == ["v-verified", "v-mostly_verified"]
    off = [one.get("class") for one in pieces if " off" in one.get("class")]
    assert off[0] == "v-conflicting off"


def test_words_from_texts_and_names_are_never_markup(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    evil = "<script>alert(1)</script> said 500 men died in the mine.\n"
    source = make_source("<b>Bold</b> & Sons", note="<i>note</i>")
    reading = make_assignment(make_document(evil, source=source), cast.ada)
    make_highlight(
        reading,
        "<script>alert(1)</script>",
        {"figure": {**FIGURE, "counted": "<u>dead</u>"}, "note": "<s>x</s>"},
    )
    client = as_user(cast.ada)
    for address in (
        source.get_absolute_url(),
        marked(source),
        reverse("highlights"),
        reverse("sources"),
        reverse("queue"),
    ):
        raw = client.get(address).content.decode()
        assert not any(tag in raw for tag in ("<script>alert", "<b>Bold", "<i>note", "<u>dead", "<s>x"))


def test_a_document_of_a_source_with_many_is_in_the_full_list(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    for number in range(51):
        make_document(f"{number} {TEXT[:40]}")
    tree = page(as_user(cast.ada), marked(make_source()))
    assert tree.xpath("//a[.='All 51 documents']/@href")
