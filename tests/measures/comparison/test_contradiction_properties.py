"""What holds of contradictions between any figures whatever."""

from decimal import Decimal
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from measures.comparison import (
    Given,
    Interval,
    consistent_range,
    contradicted,
    contradictions,
    differences,
    interval_of,
    kind_of,
)
from tests.measures.comparison.made_up import (
    figures,
    lists_of_figures,
    unhurried,
)

tolerances = st.decimals(Decimal(0), Decimal("0.99"), places=2)


@unhurried
@given(figures(), figures(), tolerances)
def test_it_does_not_matter_which_of_two_is_asked_first(one: Given, other: Given, tolerance: Decimal) -> None:
    assert contradictions([one, other], tolerance) == contradictions([other, one], tolerance)
    assert differences([one, other], tolerance) == differences([other, one], tolerance)


@unhurried
@given(figures(), tolerances)
def test_no_figure_contradicts_itself_or_its_like(said: Given, tolerance: Decimal) -> None:
    assert contradictions([said, said], tolerance) == differences([said, said], tolerance) == []


@unhurried
@given(lists_of_figures(), tolerances, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(said: list[Given], tolerance: Decimal, chance: Random) -> None:
    before = contradictions(said, tolerance), differences(said, tolerance)
    chance.shuffle(said)
    assert (contradictions(said, tolerance), differences(said, tolerance)) == before


def disjoint(one: Interval, other: Interval) -> bool:
    return any(
        first.high is not None and second.low is not None and first.high < second.low
        for first, second in ((one, other), (other, one))
    )


@unhurried
@given(lists_of_figures(("km²",)) | lists_of_figures(("", "people", "dead")), tolerances)
def test_sweeping_finds_what_comparing_one_by_one_finds(said: list[Given], tolerance: Decimal) -> None:
    found = {frozenset((pair.lower.key, pair.higher.key)) for pair in contradictions(said, tolerance)}
    assert found == {
        frozenset((one.key, other.key))
        for one, other in combinations(said, 2)
        if disjoint(interval_of(one, tolerance), interval_of(other, tolerance))
    }


@unhurried
@given(lists_of_figures(), tolerances)
def test_counts_are_those_of_the_pairs(said: list[Given], tolerance: Decimal) -> None:
    pairs = contradictions(said, tolerance)
    assert contradicted(said, tolerance) == [
        sum(each.key in (pair.lower.key, pair.higher.key) for pair in pairs) for each in said
    ]


@unhurried
@given(lists_of_figures(), tolerances, tolerances)
def test_more_tolerance_never_makes_a_contradiction(said: list[Given], one: Decimal, other: Decimal) -> None:
    strict, loose = (set(contradictions(said, each)) for each in sorted((one, other)))
    assert loose <= strict


@unhurried
@given(lists_of_figures(), tolerances)
def test_what_contradicts_is_of_one_kind_and_not_merely_different(
    said: list[Given], tolerance: Decimal
) -> None:
    excluded, apart = contradictions(said, tolerance), differences(said, tolerance)
    assert not set(excluded) & set(apart)
    assert all(kind_of(pair.lower) == kind_of(pair.higher) for pair in [*excluded, *apart])


REWRITTEN = {"km²": ("ha", 2), "t": ("kg", 3), "share": ("%", 2), "": ("thousand", -3), "km": ("m", 3)}


@unhurried
@given(
    st.sampled_from(sorted(REWRITTEN)).flatmap(lambda unit: lists_of_figures((unit,))), tolerances, st.data()
)
def test_writing_some_in_another_unit_changes_nothing(
    said: list[Given], tolerance: Decimal, data: st.DataObject
) -> None:
    """In a unit ten, a hundred, a thousand times as small, so that as many digits are shown."""

    def rewritten(one: Given) -> Given:
        unit, places = REWRITTEN[one.unit]
        low, high = (None if end is None else end.scaleb(places) for end in (one.low, one.high))
        return Given(one.key, low, high, one.bound, unit)

    other = [rewritten(one) if data.draw(st.booleans()) else one for one in said]
    assert contradicted(other, tolerance) == contradicted(said, tolerance)


def times(end: Decimal | None, factor: str) -> Decimal | None:
    return None if end is None else end * Decimal(factor)


whole_numbers = st.integers(0, 10_000).map(Decimal)
bounded_both_ways = st.tuples(whole_numbers, whole_numbers).map(
    lambda ends: (min(ends), max(ends), "between")
)
bounded_one_way = whole_numbers.flatmap(
    lambda end: st.sampled_from(((end, None, "at_least"), (None, end, "at_most"), (end, end, "about")))
)


@unhurried
@given(st.lists(st.tuples(bounded_both_ways | bounded_one_way, st.booleans()), max_size=8), tolerances)
def test_square_miles_may_be_written_in_square_kilometres(
    said: list[tuple[tuple[Decimal | None, Decimal | None, str], bool]], tolerance: Decimal
) -> None:
    """Whose numbers have other digits; so only bounds that do not depend on how many are shown."""
    plain = [Given(key, low, high, bound, "mi²") for key, ((low, high, bound), _) in enumerate(said)]
    mixed = [
        Given(one.key, times(one.low, "2.589988110336"), times(one.high, "2.589988110336"), one.bound, "km²")
        if is_rewritten
        else one
        for one, (_, is_rewritten) in zip(plain, said, strict=True)
    ]
    assert contradicted(mixed, tolerance) == contradicted(plain, tolerance)


@unhurried
@given(lists_of_figures(("km²", "ha")) | lists_of_figures(("people",)), tolerances)
def test_all_can_be_true_if_no_two_exclude_each_other(said: list[Given], tolerance: Decimal) -> None:
    """Intervals of a line of which every two meet have a point in common (Helly 1923)."""
    if said:
        assert (consistent_range(said, tolerance) is None) == bool(contradictions(said, tolerance))


@unhurried
@given(lists_of_figures(("km²",)), tolerances)
def test_the_range_is_within_what_each_allows(said: list[Given], tolerance: Decimal) -> None:
    found = consistent_range(said, tolerance) if said else None
    for one in said if found is not None else []:
        allowed = interval_of(one, tolerance)
        assert found is not None
        assert allowed.low is None or (found.low is not None and found.low >= allowed.low)
        assert allowed.high is None or (found.high is not None and found.high <= allowed.high)
