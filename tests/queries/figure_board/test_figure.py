"""Readings of one place are one figure; different numbers there are the readers' and not the sources'. No database."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.queries.figure_board.comparing import compare
from annotator.queries.figure_board.figure import figures_of, number_span, read_differently
from annotator.queries.figure_board.reading import Reading

ONE, OTHER = UUID(int=1), UUID(int=2)


def reading(number: str, start: int, end: int, reviewer: int = 1, **more: Any) -> Reading:
    values: dict[str, Any] = {
        "highlight": uuid4(), "document": ONE, "title": "", "published": None, "source": ONE, "source_name": "One",
        "exact": "x" * (end - start), "verdict": None, "low": Decimal(number), "high": Decimal(number), "bound": "exact",
        "unit": "", "counted": "", "as_of": "", "supplier": "", "checked": False, **more,
    }  # fmt: skip
    return Reading(start=start, end=end, reviewer=reviewer, **values)


def sizes(*readings: Reading) -> list[int]:
    return [len(figure.readings) for figure in figures_of(readings)]


def test_overlapping_readings_of_one_number_are_one_figure_in_whatever_unit() -> None:
    assert sizes(
        reading("8", 0, 10, 1, unit="km²"), reading("8.000", 5, 20, 2, unit="km²"), reading("800", 8, 9, 3, unit="ha")
    ) == [3]  # fmt: skip


def test_what_touches_or_stands_in_another_text_does_not_overlap() -> None:
    assert sizes(reading("8", 0, 10), reading("8", 10, 20, 2), reading("8", 0, 10, 2, document=OTHER)) == [
        1,
        1,
        1,
    ]


def test_exactly_and_at_least_are_two_figures() -> None:
    assert sizes(reading("8", 0, 10), reading("8", 0, 10, 2, high=None, bound="at_least")) == [1, 1]


def test_numbers_read_differently_at_one_place_contradict_nothing() -> None:
    figures = figures_of([reading("8", 0, 10, 1), reading("80", 4, 12, 2), reading("80", 50, 60, 1)])
    assert read_differently(figures) == {(1, 2)}
    compared = compare(figures)
    assert (compared.clashing, compared.clashes) == ({1: 1, 2: 0, 3: 1}, ((1, 3),))


def test_two_numbers_of_one_person_in_nested_highlights_are_two_figures_of_the_text() -> None:
    figures = figures_of([reading("8", 0, 60, 1), reading("80", 4, 12, 1)])
    assert read_differently(figures) == set()
    assert compare(figures).number_of_clashes == 1


def test_where_the_words_give_the_number_its_own_place_counts() -> None:
    """One marked the sentence and read its first number, the other the second number alone: they do not differ."""
    sentence = "The mill ground 587 sacks in March and 12,000 sacks in May."
    begin = sentence.index("12,000")
    whole = reading("587", 100, 100 + len(sentence), 1, exact=sentence)
    part = reading("12000", 100 + begin, 106 + begin, 2, exact="12,000")
    assert number_span(whole)[1] < number_span(part)[0]
    assert read_differently(figures_of([whole, part])) == set()


def test_the_verdict_is_what_most_say_and_none_where_as_many_say_something_else() -> None:
    def verdict(*said: str | None) -> str | None:
        (figure,) = figures_of(reading("8", 0, 9, number, verdict=one) for number, one in enumerate(said))
        return figure.verdict

    assert verdict("refuted", "verified", "refuted") == "refuted"
    assert verdict("refuted", "verified") is None
    assert verdict(None, "verified") == "verified"
    assert verdict(None) is None


readings = st.lists(
    st.builds(
        lambda number, start, length, reviewer: reading(str(number), start, start + length, reviewer),
        st.sampled_from([8, 80, 800]), st.integers(0, 30), st.integers(1, 15), st.integers(1, 3),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(readings, st.randoms(use_true_random=False))
def test_the_order_of_readings_changes_neither_figures_nor_marks(some: list[Reading], random: Any) -> None:
    turned = list(some)
    random.shuffle(turned)
    one, other = figures_of(some), figures_of(turned)
    together = {frozenset(r.highlight for r in figure.readings) for figure in one}
    assert together == {frozenset(r.highlight for r in figure.readings) for figure in other}
    assert sum(len(figure.readings) for figure in one) == len(some)
    assert compare(one).number_of_clashes == compare(other).number_of_clashes
    assert len(compare(one).clashes) == compare(one).number_of_clashes
    assert len(compare(one).differences) == len(compare(other).differences)
