"""Dates are found in bylines and headers, in the ways they are written in the languages of Europe."""

import datetime as dt

import pytest

from corpus_app.text.dates import find_date

MAY_3 = dt.date(2021, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2021 at 4:05 pm",
        "3 May 2021",
        "3rd of May 2021",
        "3. Mai 2021 um 16:05 Uhr",
        "3 mai 2021 à 16:05",
        "3 de mayo de 2021, 16:05",
        "3 maggio 2021 alle 16:05",
        "3 de maio de 2021 às 16:05",
        "3 mei 2021",
        "3 maja 2021, 16:05",
        "3. května 2021",
        "3 мая 2021 г. в 16:05",
        "3 травня 2021 о 16:05",
        "2021 m. gegužės 3 d. 16:05",
        "2021. gada 3. maijs",
        "3. mai 2021 kl. 16:05",
        "3 maj 2021 kl. 16:05",
        "3. toukokuuta 2021",
        "2021. május 3. 16:05",
        "3 mai 2021",
        "3 Mayıs 2021",
        "3 Μαΐου 2021",
        "2021年5月3日",
        "2021-05-03T16:05:00+00:00",
        "Monday, May 03, 2021 4:05:00 PM",
        "May 3 '21",
    ],
)
def test_one_day_is_read_in_many_languages(line: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.readings[0].date == MAY_3


def test_the_time_of_day_belongs_to_the_date() -> None:
    found = find_date("Anna on 12.03.2019 at 10:11 said:")
    assert found is not None
    assert found.timed
    assert "Anna on 12.03.2019 at 10:11 said:"[found.end :] == " said:"


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("Oskar B3/3/20", "Oskar B", dt.date(2020, 3, 3)),
        ("river_anna 💙💛4/11/23", "river_anna 💙💛", dt.date(2023, 11, 4)),
        ("Kess-27/3/23", "Kess-", dt.date(2023, 3, 27)),
        ("Agent 0073/4/21", "Agent 007", dt.date(2021, 4, 3)),
        ("Мария3 марта 2020 г. в 16:05", "Мария", dt.date(2020, 3, 3)),
        ("JohnMarch 3, 2020 at 4:05 PM", "John", dt.date(2020, 3, 3)),
    ],
)
def test_a_date_run_together_with_a_name_is_cut_off_where_it_is_valid(
    line: str, name: str, date: dt.date
) -> None:
    found = find_date(line)
    assert found is not None
    assert (line[: found.readings[0].start], found.readings[0].date) == (name, date)


def test_digits_between_a_name_and_a_date_leave_every_valid_reading_open() -> None:
    found = find_date("John123/4/21")
    assert found is not None
    assert {("John123/4/21"[: reading.start], reading.date) for reading in found.readings} == {
        ("John1", dt.date(2021, 4, 23)),
        ("John12", dt.date(2021, 4, 3)),
        ("John12", dt.date(2021, 3, 4)),
    }


@pytest.mark.parametrize(
    "line", ["3 years ago", "an hour ago", "vor 3 Jahren", "il y a 2 ans", "hace 5 días", "3 года назад", "3 lata temu", "prieš 3 metus", "yesterday", "5h"]
)  # fmt: skip
def test_a_relative_date_is_known_as_one_and_gives_no_day(line: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.relative
    assert found.readings == ()


def test_a_day_without_a_year_gives_no_date() -> None:
    found = find_date("May 3 at 10:11")
    assert found is not None
    assert found.readings == ()


@pytest.mark.parametrize(
    "line", ["version 1.2.3 of 10.0.0.1", "in 1943 the army", "27-40 million", "31.02.2020", "45/45/45", "3 villages 2020 people", ""]
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(line: str) -> None:
    assert find_date(line) is None


def test_two_digits_of_a_year_mean_this_century_except_where_the_web_is_older() -> None:
    years = [found.readings[0].date.year for line in ("3/3/07", "3/3/98") if (found := find_date(line))]
    assert years == [2007, 1998]
