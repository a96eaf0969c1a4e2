"""Figures that may be of one quantity: made up, and those of the five real documents."""

from decimal import Decimal
from pathlib import Path

import pytest

from measures.comparison import Given, Stated, contradictions, differences, same_quantity
from measures.figures import find_figures

Ends = frozenset[tuple[str, Decimal | None, Decimal | None]]


def stated_in(texts: dict[str, str]) -> list[Stated]:
    """Every figure that a text states."""
    return [
        Stated.in_text(
            Given((name, figure.start), figure.low, figure.high, figure.bound, figure.unit),
            name, text, figure.start, figure.end,
        )
        for name, text in texts.items()
        for figure in find_figures(text)
    ]  # fmt: skip


def sizes(texts: dict[str, str]) -> list[int]:
    return [len(group) for group in same_quantity(stated_in(texts))]


def test_figures_in_like_words_come_together() -> None:
    texts = {
        "one": "The flood of the river Velm drowned 4,200 cattle that spring.",
        "other": "That spring the river Velm and its flood drowned more than 9,000 cattle.",
        "third": "A choir sang in 300 schools, to everybody's delight.",
    }
    ((first, second),) = same_quantity(stated_in(texts))
    assert {first.document, second.document} == {"one", "other"}


def test_figures_of_different_kinds_never_do() -> None:
    assert sizes({
        "one": "The flood of the river Velm drowned 4,200 cattle that spring.",
        "other": "The flood of the river Velm drowned 40% of the cattle that spring.",
    }) == []  # fmt: skip


def test_figures_that_share_their_sentence_are_not_alike_for_that() -> None:
    assert sizes({"one": "Of the mayors 12 resigned, 4 were dismissed and 3 stayed on."}) == []


def test_the_order_of_documents_does_not_change_who_is_together() -> None:
    texts = {
        "one": "The flood of the river Velm drowned 4,200 cattle that spring.",
        "other": "That spring the river Velm and its flood drowned more than 9,000 cattle.",
        "third": "The flood of the river Velm drowned about 7,000 cattle.",
    }
    groups = same_quantity(stated_in(texts))
    turned = same_quantity(stated_in(dict(reversed(texts.items()))))
    assert [{each.given.key for each in group} for group in groups] == [
        {each.given.key for each in group} for group in turned
    ]


@pytest.fixture
def groups(seeds: Path) -> list[tuple[Stated, ...]]:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(seeds.glob("00*.txt"))}
    assert len(texts) == 5
    return same_quantity(stated_in(texts))


def ends(*figures: Stated) -> Ends:
    return frozenset((each.document, each.given.low, each.given.high) for each in figures)


def test_the_dead_of_one_page_contradict_each_other(groups: list[tuple[Stated, ...]]) -> None:
    """27 to 40 million on one part of the page, about 4 million on another, both of dead and wounded."""
    contradicting = [ends(*group) for group in groups if contradictions(each.given for each in group)]
    millions = (
        ("003", Decimal(27_000_000), Decimal(40_000_000)),
        ("003", Decimal(4_000_000), Decimal(4_000_000)),
    )
    assert frozenset(millions) in contradicting


def test_two_reports_of_one_advance_differ(groups: list[tuple[Stated, ...]]) -> None:
    """8,000 km² in one, more than 3,000 in the other: both may be true, and they tell different stories."""
    differing = [ends(*group) for group in groups if differences(each.given for each in group)]
    assert frozenset((("001", Decimal(8000), Decimal(8000)), ("002", Decimal(3000), None))) in differing


def test_little_else_is_proposed(groups: list[tuple[Stated, ...]]) -> None:
    """71 figures are 1,500 pairs of one kind; a person can look at what is left."""
    contested = [
        group
        for group in groups
        if contradictions(each.given for each in group) or differences(each.given for each in group)
    ]
    assert len(contested) <= 8
