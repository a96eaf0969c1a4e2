"""What the segmenter makes of the five real documents: figures and names only, none of their sentences."""

from collections import Counter

import pytest

from corpus_app.text.segmenter import Reading
from tests.corpus_app.text.conftest import seed_text
from tests.corpus_app.text.roles import comments, read


def reading(name: str) -> Reading:
    return read(seed_text(name))


def count(name: str) -> Counter[str]:
    return Counter(segment.role for segment in reading(name).segments)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_real_document_is_tiled_is_english_and_opens_with_its_title(name: str) -> None:
    found = reading(name)
    assert found.language == "en"
    assert found.segments[0].role == "title"
    assert found.title == " ".join(seed_text(name).split("\n")[0].split())


def test_the_photo_blog_has_eleven_comments_two_of_them_replies() -> None:
    assert Counter(c.depth for c in comments(seed_text("000"))) == {0: 9, 1: 2}


def test_the_photo_blog_s_readers_write_in_three_languages() -> None:
    assert Counter(c.language for c in comments(seed_text("000"))) == {"en": 9, "ru": 1, "de": 1}


def test_the_photo_blog_s_dates_put_the_day_first() -> None:
    dates = [c.date for c in comments(seed_text("000"))]
    assert all(date and 2020 <= date.year <= 2024 for date in dates)
    assert [date.isoformat() for date in dates if date][:3] == ["2020-03-03", "2020-06-27", "2021-12-03"]
    top = [c.date for c in comments(seed_text("000")) if c.depth == 0 and c.date]
    assert top == sorted(top)


def test_names_with_an_emoji_and_with_a_hyphen_are_kept_whole() -> None:
    authors = [c.author for c in comments(seed_text("000"))]
    assert sum(author.endswith("💙💛") for author in authors) == 1
    assert sum(author.endswith("-") for author in authors) == 1


def test_the_photo_blog_has_three_captions_above_its_text_and_four_that_ran_into_it() -> None:
    found = reading("000").segments
    assert [s.role for s in found[:9]] == ["title", *["caption"] * 3, "body", *["caption"] * 4]
    assert found[9].role == "heading"


def test_the_republished_report_forbids_to_pass_it_on() -> None:
    found = reading("001")
    assert found.redistribution_notice
    assert [s.role for s in found.segments[-3:]] == ["boilerplate"] * 3
    assert count("001")["body"] == 32


def test_the_news_mirror_has_a_caption_twice_and_three_lines_that_lead_elsewhere() -> None:
    found = reading("002")
    assert [s.role for s in found.segments[:4]] == ["title", "caption", "caption", "body"]
    assert count("002")["boilerplate"] == 4
    assert found.segments[-2].role == "byline"


def test_the_blog_page_has_seven_headed_posts() -> None:
    counted = count("003")
    assert counted["title"] + counted["heading"] == 7


def test_the_history_page_s_byline_is_of_october_2014_and_its_author_is_described_apart() -> None:
    found = reading("004")
    assert str(found.published) == "2014-10-22"
    assert [s.role for s in found.segments[:6]] == [
        "title",
        "boilerplate",
        "boilerplate",
        "caption",
        "caption",
        "body",
    ]
    assert [s.role for s in found.segments[-4:]] == ["byline", "heading", "byline", "boilerplate"]
