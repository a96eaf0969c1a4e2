"""What agreement on documents may not depend on, for any documents."""

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.agreement.documents import agree
from measures.agreement.figures import Figure
from measures.agreement.spans import Span as Extent
from measures.agreement.spans import most_pairs
from measures.readings import DocumentReadings
from tests.measures.agreement.panels import NOMINAL, Span, document, value

spans = st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from("xyz")).map(
    lambda span: (span[0], span[0] + span[1], span[2])
)
corpora = st.lists(
    st.dictionaries(st.sampled_from(["ada", "boris", "oscar"]), st.lists(spans, max_size=6), max_size=3),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_documents_readers_and_highlights(
    corpus: list[Mapping[str, Sequence[Span]]], order: random.Random
) -> None:
    documents = [document(str(number), **readings) for number, readings in enumerate(corpus)]
    mixed = [
        DocumentReadings(
            one.document,
            one.length,
            {
                name: order.sample(one.readings[name], len(one.readings[name]))
                for name in order.sample(sorted(one.readings), len(one.readings))
            },
        )
        for one in order.sample(documents, len(documents))
    ]
    before, after = (agree(some, NOMINAL, seed=3, resamples=20) for some in (documents, mixed))
    assert after == before


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_overlapping_pairs_are_as_many_as_can_be_paired(ones: list[Span], others: list[Span]) -> None:
    left, right = (sorted(Extent(start, end) for start, end, _ in side) for side in (ones, others))
    meets = [[min(one.end, other.end) > max(one.start, other.start) for other in right] for one in left]

    def most(row: int, free: frozenset[int]) -> int:
        if row == len(left):
            return 0
        skipped = most(row + 1, free)
        return max([skipped, *(1 + most(row + 1, free - {place}) for place in free if meets[row][place])])

    assert most_pairs(left, right) == most(0, frozenset(range(len(right))))


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_swapping_two_people_changes_no_figure(corpus: list[Mapping[str, Sequence[Span]]]) -> None:
    swapped = {"ada": "boris", "boris": "ada", "oscar": "oscar"}
    documents = [document(str(number), **readings) for number, readings in enumerate(corpus)]
    renamed = [
        DocumentReadings(
            one.document, one.length, {swapped[name]: found for name, found in one.readings.items()}
        )
        for one in documents
    ]
    before, after = (agree(some, NOMINAL, seed=0, resamples=0) for some in (documents, renamed))
    for name, figure in before.figures.items():
        if isinstance(figure, Figure):
            assert value(after, name) == pytest.approx(figure.value, abs=1e-12)
        else:
            assert after.figures[name] == figure
