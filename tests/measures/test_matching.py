"""Which highlights of several reviewers are taken to mean the same passage."""

import random
from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from measures.matching import Unit, match
from measures.readings import Marked

Spans = Mapping[str, Sequence[tuple[int, int]]]


def readings(**spans: Sequence[tuple[int, int]]) -> dict[str, list[Marked]]:
    return {
        name: [Marked(f"{name}{number}", *span) for number, span in enumerate(found)]
        for name, found in spans.items()
    }


def shown(units: Sequence[Unit]) -> list[tuple[int, int, dict[str, tuple[object, ...]]]]:
    return [(unit.start, unit.end, dict(unit.members)) for unit in units]


def test_the_same_span_is_one_unit() -> None:
    (unit,) = match(readings(ada=[(10, 20)], boris=[(10, 20)]))
    assert (unit.start, unit.end, unit.members) == (10, 20, {"ada": ("ada0",), "boris": ("boris0",)})
    assert not unit.missed
    assert not unit.elsewhere


def test_whoever_read_and_marked_nothing_there_has_missed_it() -> None:
    first, second = match(readings(ada=[(10, 20)], boris=[(30, 40)], oscar=[]))
    assert first.missed == {"boris", "oscar"}
    assert second.missed == {"ada", "oscar"}


def test_spans_that_share_half_of_the_shorter_are_one_unit_and_less_is_two() -> None:
    assert len(match(readings(ada=[(0, 10)], boris=[(5, 15)]))) == 1
    assert len(match(readings(ada=[(0, 10)], boris=[(6, 16)]))) == 2
    assert len(match(readings(ada=[(0, 10)], boris=[(10, 20)]))) == 2


def test_a_figure_and_the_sentence_around_it_are_one_unit() -> None:
    (unit,) = match(readings(ada=[(0, 120)], boris=[(50, 56)]))
    assert (unit.start, unit.end) == (50, 56)


def test_a_long_highlight_joins_the_closer_of_two_short_ones_and_has_not_missed_the_other() -> None:
    left, right = match(readings(ada=[(0, 100)], boris=[(0, 40), (45, 100)]))
    assert right.members == {"ada": ("ada0",), "boris": ("boris1",)}
    assert left.members == {"boris": ("boris0",)}
    assert left.elsewhere == {"ada"}
    assert not left.missed


def test_a_chain_of_overlaps_does_not_run_together() -> None:
    units = match(readings(ada=[(0, 10)], boris=[(5, 15)], oscar=[(10, 20)]))
    assert [set(unit.members) for unit in units] == [{"ada", "boris"}, {"oscar"}]
    assert units[1].elsewhere == {"boris"}
    assert units[1].missed == {"ada"}


def test_the_closest_pair_goes_together_first() -> None:
    units = match(readings(ada=[(0, 30)], boris=[(2, 30)], oscar=[(0, 16), (16, 30)]))
    assert shown(units) == [
        (0, 30, {"ada": ("ada0",), "boris": ("boris0",), "oscar": ("oscar0",)}),
        (16, 30, {"oscar": ("oscar1",)}),
    ]


def test_a_unit_extends_over_what_more_than_half_of_its_members_marked() -> None:
    (unit,) = match(readings(ada=[(0, 20)], boris=[(4, 20)], oscar=[(6, 30)]))
    assert (unit.start, unit.end) == (4, 20)
    (unit,) = match(readings(ada=[(0, 20)], boris=[(4, 22)]))
    assert (unit.start, unit.end) == (4, 20)


def test_the_same_span_marked_twice_by_one_person_is_in_one_unit() -> None:
    (unit,) = match(readings(ada=[(0, 9), (0, 9)], boris=[(0, 9)]))
    assert unit.members == {"ada": ("ada0", "ada1"), "boris": ("boris0",)}


def test_two_overlapping_highlights_of_one_person_are_two_units() -> None:
    units = match(readings(ada=[(0, 9), (1, 10)]))
    assert [unit.members for unit in units] == [{"ada": ("ada0",)}, {"ada": ("ada1",)}]


def test_nothing_marked_is_no_unit() -> None:
    assert match(readings(ada=[], boris=[])) == ()
    assert match({}) == ()


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
panels = st.dictionaries(st.sampled_from(["ada", "boris", "oscar", "rita"]), st.lists(spans, max_size=8))


@settings(max_examples=60, deadline=None)
@given(panels, st.randoms(use_true_random=False))
def test_units_do_not_depend_on_the_order_in_which_highlights_came_in(
    panel: Spans, order: random.Random
) -> None:
    marked = readings(**panel)
    names = list(marked)
    order.shuffle(names)
    shuffled = {name: order.sample(marked[name], len(marked[name])) for name in names}
    assert match(shuffled) == match(marked)


@settings(max_examples=60, deadline=None)
@given(panels)
def test_units_do_not_depend_on_names(panel: Spans) -> None:
    other = {"ada": "z", "boris": "m", "oscar": "b", "rita": "a"}
    renamed = {
        other[name]: [Marked(x.id, x.start, x.end) for x in found]
        for name, found in readings(**panel).items()
    }
    before = [
        (u.start, u.end, {other[name]: ids for name, ids in u.members.items()})
        for u in match(readings(**panel))
    ]
    assert shown(match(renamed)) == before


@settings(max_examples=60, deadline=None)
@given(panels)
def test_every_highlight_is_in_one_unit_and_every_reader_stands_in_one_way_to_each(panel: Spans) -> None:
    marked = readings(**panel)
    units = match(marked)
    placed = [one for unit in units for ids in unit.members.values() for one in ids]
    assert sorted(map(str, placed)) == sorted(str(x.id) for found in marked.values() for x in found)
    for unit in units:
        assert sorted([*unit.members, *unit.elsewhere, *unit.missed]) == sorted(marked)
        assert unit.start < unit.end


@settings(max_examples=60, deadline=None)
@given(panels)
def test_a_units_extent_is_marked_by_more_than_half_of_its_members(panel: Spans) -> None:
    extent = {x.id: (x.start, x.end) for found in readings(**panel).values() for x in found}
    for unit in match(readings(**panel)):
        marked = [extent[ids[0]] for ids in unit.members.values()]
        for place in range(unit.start, unit.end):
            assert 2 * sum(start <= place < end for start, end in marked) > len(marked)
