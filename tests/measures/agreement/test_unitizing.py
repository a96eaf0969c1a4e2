"""α for unitizing against its formula written out, and documents put end to end."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.agreement.spans import labelled, unlabelled
from measures.agreement.unitizing import unitizing_by_label
from measures.readings import DocumentReadings, Marked

LENGTH = 60
Extent = tuple[int, int]
Panel = Mapping[str, Sequence[Marked]]
spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda span: (span[0], span[0] + span[1]))
panels = st.lists(st.lists(spans, max_size=5), min_size=2, max_size=4).map(
    lambda people: {
        f"person {number}": [Marked((number, place), *span, "x") for place, span in enumerate(found)]
        for number, found in enumerate(people)
    }
)


def units_of(found: Sequence[Marked]) -> Sequence[Extent]:
    marks = unlabelled(DocumentReadings("a", LENGTH, {"one": found})).people["one"]
    return marks.merged.get("", [])


def written_out(panel: Panel) -> tuple[float, float]:
    """D_o and D_e position by position, as the formula has them."""
    people = [units_of(found) for found in panel.values()]
    observed = sum(distance(one, other) for one, other in permutations(people, 2))
    whole = len(people) * LENGTH
    units = [end - start for own in people for start, end in own]
    gaps = [gap for own in people for gap in gaps_of(own)]
    expected = sum(
        (len(units) - 1) / 3 * (2 * length**3 - 3 * length**2 + length)
        + length**2 * sum(gap - length + 1 for gap in gaps if gap >= length)
        for length in units
    )
    pairs = whole * (whole - 1) - sum(length * (length - 1) for length in units)
    return observed / (len(people) * (len(people) - 1) * LENGTH**2), 2 / LENGTH * expected / pairs


def distance(ones: Sequence[Extent], others: Sequence[Extent]) -> int:
    total = 0
    for start, end in ones:
        met = [(b, e) for b, e in others if b < end and start < e]
        # Two that meet count once here and once the other way about; a lone one is met by a gap both ways.
        total += sum((start - b) ** 2 + (end - e) ** 2 for b, e in met) if met else (end - start) ** 2
    return total + sum((e - b) ** 2 for b, e in others if not any(s < e and b < t for s, t in ones))


def gaps_of(own: Sequence[Extent]) -> list[int]:
    marked = {place for start, end in own for place in range(start, end)}
    free = "".join("." if place not in marked else "#" for place in range(LENGTH))
    return [len(gap) for gap in free.split("#") if gap]


@settings(max_examples=60, deadline=None)
@given(panels)
def test_disagreement_is_what_the_formula_says(panel: Panel) -> None:
    found = unitizing_by_label([labelled(DocumentReadings("a", LENGTH, panel))])
    if not found:
        assert not any(panel.values())
        return
    assert (found["x"].observed, found["x"].expected) == pytest.approx(written_out(panel))


@settings(max_examples=60, deadline=None)
@given(st.lists(panels, min_size=2, max_size=3))
def test_documents_put_end_to_end_add_up_their_distances(corpus: list[Panel]) -> None:
    same_people = [{name: panel.get(name, []) for name in ("person 0", "person 1")} for panel in corpus]
    documents = [
        labelled(DocumentReadings(str(number), LENGTH, panel)) for number, panel in enumerate(same_people)
    ]
    together = unitizing_by_label(documents)
    singly = [unitizing_by_label([document]) for document in documents]
    if together:
        squared = sum(one["x"].observed * LENGTH**2 for one in singly if one)
        assert together["x"].observed * (len(documents) * LENGTH) ** 2 == pytest.approx(squared)
