"""Bylines give the author and the day of publication."""

import datetime as dt

import pytest

from corpus_app.text.bylines import is_author_line, is_date_line, read_byline

MAY_3 = dt.date(2021, 5, 3)


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Jane Doe, 3 May 2021", "Jane Doe", MAY_3),
        ("By | 2021-05-03T19:16:07+00:00 May 3rd, 2021|Local history|0 Comments", "", MAY_3),
        ("Posted on May 3, 2021 by Helen Marsh | 3 Comments", "Helen Marsh", MAY_3),
        ("Posted by Damp Ned on 3 May 2021", "Damp Ned", MAY_3),
        ("Von Anna Berg | 03.05.2021, 10:11 Uhr", "Anna Berg", MAY_3),
        ("Publicado por Lucía Herranz en 3 de mayo de 2021", "Lucía Herranz", MAY_3),
        ("Paskelbta: 2021-05-03 14:17 Autorius: Rūta Kalnienė", "", MAY_3),
        ("Автор: Иван Лукин", "Иван Лукин", None),
        ("Jane Doe | 3 May 2021", "Jane Doe", MAY_3),
        ("Updated 4:05 PM, May 3, 2021", "", MAY_3),
        ("Monday, 3 May 2021", "", MAY_3),
        ("Anna Sile reports from Talsen. Marek Zulis contributed to this report.", "Anna Sile", None),
        ("Two people in Riga contributed to this report.", "", None),
    ],
)
def test_author_and_date_are_read_from_a_byline(line: str, author: str, date: dt.date | None) -> None:
    assert read_byline(line, "dmy") == (author, date)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the army had left the town.",
        "On 3 May 2021 the village was burnt.",
        "The mayor said on 12 May 2021 that nobody had asked him",
        "Remembrance at the old mill (13.11.2017)",
        "It was edited by the committee and that was that.",
        "By the river",
    ],
)
def test_a_sentence_or_a_title_with_a_date_is_no_byline(line: str) -> None:
    assert read_byline(line, "dmy") is None


def test_the_order_of_day_and_month_is_the_page_s() -> None:
    for_day, for_month = read_byline("Published 3/5/2021", "dmy"), read_byline("Published 3/5/2021", "mdy")
    assert for_day
    assert for_month
    assert (for_day.date, for_month.date) == (dt.date(2021, 5, 3), dt.date(2021, 3, 5))


def test_a_line_of_nothing_but_a_name_or_a_date_is_known() -> None:
    assert is_author_line("Anna Berg")
    assert not is_author_line("Bread and salt")
    assert is_date_line("Saturday, November 5, 2022")
    assert not is_date_line("Saturday we went home")
