"""Whether day or month comes first is worked out over a whole thread."""

import datetime as dt

from corpus_app.text.date_order import Dated, custom_order, read_date, thread_order
from corpus_app.text.dates import Order, find_date


def thread(*lines: str) -> list[Dated]:
    return [Dated(found, -1) for line in lines if (found := find_date(line))]


def test_a_part_above_twelve_settles_the_order_of_the_whole_thread() -> None:
    assert thread_order(thread("3/4/20", "27/6/20", "5/7/20"), "mdy") == "dmy"
    assert thread_order(thread("3/4/20", "6/27/20", "7/5/20"), "dmy") == "mdy"


def test_where_every_date_can_be_read_both_ways_time_runs_forward() -> None:
    assert thread_order(thread("1/2/20", "2/1/20", "3/1/20"), "dmy") == "mdy"
    assert thread_order(thread("2/1/20", "1/2/20", "1/3/20"), "mdy") == "dmy"


def test_a_thread_with_its_newest_comment_first_is_read_as_such() -> None:
    assert thread_order(thread("5/6/20", "11/5/20", "7/5/20", "3/5/20"), "mdy") == "dmy"


def test_where_nothing_tells_the_custom_of_the_page_does() -> None:
    assert thread_order(thread("3/3/20"), "mdy") == "mdy"
    assert thread_order(thread("3/3/20"), "dmy") == "dmy"


def test_replies_are_compared_with_their_own_siblings_only() -> None:
    first, second, reply = (find_date(line) for line in ("5/1/20", "5/2/20", "5/9/20"))
    assert first
    assert second
    assert reply
    dates = [Dated(first, -1), Dated(reply, 0), Dated(second, -1)]
    assert thread_order(dates, "mdy") == "mdy"


def test_a_year_in_front_is_read_as_one() -> None:
    assert thread_order(thread("2020/3/4", "2020/4/5"), "dmy") == "ymd"


def test_a_date_that_cannot_be_read_in_the_thread_s_order_is_read_as_it_can() -> None:
    found = find_date("27/6/20")
    assert found
    reading = read_date(found, "mdy")
    assert reading
    assert reading.date == dt.date(2020, 6, 27)


def test_american_habits_of_a_page_put_the_month_first() -> None:
    expected: dict[str, Order] = {
        "It was opened on March 3, 2020, and closed on April 7, 2020.": "mdy",
        "It was opened on 3 March 2020 and closed on 7 April 2020.": "dmy",
        "Nothing is said of time.": "dmy",
    }
    assert {text: custom_order(text, "en") for text in expected} == expected
    assert custom_order("Es war am March 3, 2020, und April 7, 2020.", "de") == "dmy"
