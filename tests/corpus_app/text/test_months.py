"""Months and weekdays are known by name."""

from corpus_app.text.months import is_weekday, month_number, names_month, unglue


def test_a_month_is_known_in_full_in_short_and_in_the_genitive() -> None:
    assert [month_number(word) for word in ("Mar", "März", "марта", "kovo", "maaliskuuta", "Marzo")] == [
        3
    ] * 6


def test_a_word_that_is_another_month_in_croatian_is_read_so_there() -> None:
    assert (month_number("listopada"), month_number("listopada", "hr")) == (11, 10)


def test_a_word_that_is_no_month_is_zero() -> None:
    assert month_number("marching") == 0


def test_a_month_is_seen_behind_a_name_it_was_run_together_with() -> None:
    assert names_month("AnnaMarch 3")
    assert "AnnaMarch"[unglue("AnnaMarch") :] == "March"


def test_weekdays_are_known_in_full_and_in_short() -> None:
    assert all(is_weekday(word) for word in ("Monday", "Mo.", "miércoles", "Вторник", "sat"))
    assert not is_weekday("Friedrich")
