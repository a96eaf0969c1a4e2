"""What a page says about itself is known by named rules."""

import pytest

from corpus_app.text.notices import RULES, notice_rule


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Share this:", "label"),
        ("Newer Post Older Post Home", "label"),
        ("Weiterlesen", "label"),
        ("Leave a Comment", "form"),
        ("Your email address will not be published. Required fields are marked *", "form"),
        ("Ваш адрес email не будет опубликован.", "form"),
        ("%d bloggers like this:", "likes"),
        ("Tags: bread, salt", "tags"),
        ("Filed under History", "tags"),
        ("We use cookies to improve your visit.", "cookies"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Читайте также: Три моста", "related"),
        ("Read more: how it began", "related"),
        ("← Older", "pages"),
        ("1 / 42", "pages"),
        ("Pingback: The mill | A blog", "pingback"),
        ("© 2020 The Lantern", "powered"),
        ("Source: The Lantern", "source"),
        ("Advertisement", "label"),
        ("231 Upvotes", "count"),
        ("No comments yet", "label"),
    ],
)
def test_a_notice_is_known_by_the_rule_that_names_it(line: str, rule: str) -> None:
    assert notice_rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "More than thirty people came to the meeting",
        "Source of the river",
        "«Все страшнее», – сказал он.",
        "Copyright law is a mess and nobody knows it",
        "We went home and ate.",
        "Follow the river for a mile",
    ],
)
def test_a_sentence_that_opens_like_a_notice_is_none(line: str) -> None:
    assert notice_rule(line) == ""


def test_every_rule_has_a_name_and_opens_with_some_word() -> None:
    assert all(rule.name and rule.openings.split() for rule in RULES)
