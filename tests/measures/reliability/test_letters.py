"""The letter that a rate suggests."""

from dataclasses import replace

import pytest

from measures.reliability import SourceRate, suggest_letter
from tests.measures.reliability.made_up import rate_of

RATE = replace(rate_of([[1.0, 1.0]] * 20), low=0.97, high=1.0)


@pytest.mark.parametrize(
    ("low", "letter"),
    [
        (0.97, "A"),
        (0.95, "A"),
        (0.9499, "B"),
        (0.8, "B"),
        (0.79, "C"),
        (0.6, "C"),
        (0.5, "D"),
        (0.35, "D"),
        (0.1, "E"),
    ],
)
def test_the_lower_end_of_the_interval_suggests_the_letter(low: float, letter: str) -> None:
    suggestion = suggest_letter(replace(RATE, low=low, high=low + 0.03))
    assert suggestion.letter == letter
    assert all(rule.met for rule in suggestion.rules)


def test_a_needs_thirty_claims_and_is_b_without() -> None:
    suggestion = suggest_letter(replace(RATE, claims=29))
    assert suggestion.letter == "B"
    assert [rule.sentence for rule in suggestion.rules if not rule.met] == [
        "A needs 30 checked claims; there are 29."
    ]


@pytest.mark.parametrize(
    ("rate", "name"),
    [
        (replace(RATE, claims=9), "checked claims"),
        (replace(RATE, documents=4), "documents"),
        (replace(RATE, low=0.3, high=0.85), "width"),
        (replace(RATE, low=None, high=None, estimate=None), "width"),
    ],
)
def test_where_there_is_too_little_the_source_cannot_be_judged_and_the_rule_says_why(
    rate: SourceRate, name: str
) -> None:
    suggestion = suggest_letter(rate)
    assert suggestion.letter == "F"
    assert [rule.name for rule in suggestion.rules if not rule.met] == [name]


def test_every_rule_carries_its_value_and_a_sentence() -> None:
    rules = suggest_letter(RATE).rules
    assert [(rule.name, rule.value) for rule in rules] == [
        ("checked claims", 40),
        ("documents", 20),
        ("width", pytest.approx(0.03)),
        ("lower end", 0.97),
        ("checked claims for A", 40),
    ]
    assert all(rule.sentence.endswith(".") for rule in rules)
