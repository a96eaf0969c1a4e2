from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.agreement.figures import NotCalculable
from measures.agreement.gamma import GammaResult, Method, gamma_of, ordinal, statistical
from measures.readings import DocumentReadings, Label, Marked
from tests.measures.agreement.gamma.continua import ALEX_PAUL_SUZAN, readings

QUICK = Method(precision=0.2)


def gamma(document: DocumentReadings, method: Method = QUICK, *, seed: int = 1) -> GammaResult:
    found = gamma_of(document, seed=seed, method=method)
    assert isinstance(found, GammaResult)
    return found


def why(*texts: str) -> str:
    found = gamma_of(readings(texts), seed=1, method=QUICK)
    assert isinstance(found, NotCalculable)
    return found.why


def why_not_cat(*texts: str, method: Method = QUICK) -> str:
    found = gamma(readings(texts), method).gamma_cat
    assert isinstance(found, NotCalculable)
    return found.why


def labelled(*values: tuple[Label | None, ...]) -> DocumentReadings:
    """Readers who marked the same passages, 0-10, 20-30, …, with other labels."""
    found = {
        f"r{reader}": [Marked(n, 20 * n, 20 * n + 10, label) for n, label in enumerate(labels)]
        for reader, labels in enumerate(values)
    }
    return DocumentReadings("document", 20 * len(values[0]), found)


def test_the_same_seed_gives_the_same_figures() -> None:
    document = readings(ALEX_PAUL_SUZAN)
    assert gamma(document, seed=5) == gamma(document, seed=5)
    assert gamma(document, seed=5).gamma != gamma(document, seed=6).gamma


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_neither_the_order_of_the_readers_nor_their_names_matter(order: tuple[int, ...]) -> None:
    here, there = (
        gamma(readings(ALEX_PAUL_SUZAN)),
        gamma(readings([ALEX_PAUL_SUZAN[place] for place in order])),
    )
    assert (here.gamma, here.gamma_cat, here.gamma_k) == (there.gamma, there.gamma_cat, there.gamma_k)


def test_the_order_in_which_passages_were_marked_does_not_matter() -> None:
    backwards = [" ".join(reversed(text.split())) for text in ALEX_PAUL_SUZAN]
    assert gamma(readings(backwards)).gamma == gamma(readings(ALEX_PAUL_SUZAN)).gamma


@settings(max_examples=10, deadline=None)
@given(
    st.integers(2, 5), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), min_size=2, max_size=6)
)
def test_readers_who_marked_the_same_agree_in_everything(readers: int, spans: list[tuple[int, int]]) -> None:
    text = " ".join(f"{'ab'[n % 2]}:{start}-{start + length}" for n, (start, length) in enumerate(spans))
    found = gamma(replace(readings([text] * readers), length=400))
    assert (found.gamma, found.observed) == (1, 0)
    assert all(value == 1 for value in (found.gamma_cat, *found.gamma_k.values()) if isinstance(value, float))


def test_readers_who_marked_nothing_in_common_agree_less_than_by_chance() -> None:
    found = gamma(readings(["a:0-10 b:40-50", "a:20-30 b:60-70"]))
    assert found.observed == 2
    assert found.gamma < 0


def test_the_alignment_opens_to_the_passages_in_text_order() -> None:
    alignment = gamma(readings(ALEX_PAUL_SUZAN)).alignment
    first, *_, last = alignment
    assert {name: (mark.start, mark.end) for name, mark in first.marks.items()} == {
        "reader 0": (2, 9), "reader 1": (2, 9), "reader 2": (2, 9),
    }  # fmt: skip
    assert (first.disorder, last.disorder) == (0, 2)
    assert sum(len(one.marks) for one in alignment) == 16
    starts = [min(mark.start for mark in one.marks.values()) for one in alignment]
    assert starts == sorted(starts)


def test_a_reader_who_marked_nothing_is_counted() -> None:
    two, three = (
        gamma(readings(["a:0-10 b:30-40"] * 2)),
        gamma(readings(["a:0-10 b:30-40", "a:0-10 b:30-40", ""])),
    )
    assert two.gamma == 1
    assert three.gamma < 1
    assert three.observed == pytest.approx(1)  # two alignments of (0 + 1 + 1) / 3, by 4 / 3 passages a reader


def test_what_cannot_be_reckoned_says_why() -> None:
    assert why("a:0-10") == "Cannot be calculated, because only one person read this document."
    assert why() == "Cannot be calculated, because nobody read this document."
    assert why("", "") == "Cannot be calculated, because nobody marked anything in this document."
    assert (
        why("a:0-1", "a:0-1") == "Cannot be calculated, because there would be no disorder by chance either."
    )
    assert "too many passages lie in the same place" in why(*[" ".join(["a:0-10"] * 12)] * 6)


def test_labels_that_leave_nothing_to_agree_on_give_no_gamma_cat() -> None:
    assert why_not_cat("a:0-10 a:20-30", "a:0-10") == (
        "Cannot be calculated, because all passages have the same label."
    )
    assert why_not_cat("a:0-10 b:20-30", "c:0-10 d:25-30") == (
        "Cannot be calculated, because no label was given twice."
    )
    assert why_not_cat("none:0-10 none:20-30", "none:0-10") == (
        "Cannot be calculated, because no passage has a label."
    )
    aligned = Method(precision=0.2, count_missed=False)
    assert "lie near enough" in why_not_cat("a:0-10 b:20-30", "a:40-50 b:60-70", method=aligned)


def test_a_passage_without_label_has_a_place_and_no_part_in_gamma_cat() -> None:
    with_none, without = (
        labelled(("a", "b", "a", None), ("a", "b", "b", "a")),
        labelled(("a", "b", "a"), ("a", "b", "b")),
    )
    assert gamma(with_none).observed == pytest.approx(1 / 4)
    assert gamma(without).observed == pytest.approx(1 / 3)
    assert set(gamma(with_none).gamma_k) == {"a", "b"}


def test_of_an_ordered_scale_the_neighbour_disagrees_less() -> None:
    near, far = (
        labelled(("1", "2", "3", "1"), ("1", "2", "3", "2")),
        labelled(("1", "2", "3", "1"), ("1", "2", "3", "3")),
    )
    method = Method(precision=0.2, distance=ordinal(["1", "2", "3"]))
    assert gamma(near, method).observed == gamma(far, method).observed / 2
    assert gamma(near).observed == gamma(far).observed


def test_several_labels_at_once_are_one_label() -> None:
    both, one = frozenset({"a", "b"}), frozenset({"a"})
    found = gamma(labelled((both, one, both), (both, one, one)))
    assert set(found.gamma_k) == {both, one}
    assert found.observed == pytest.approx(1 / 3)


def test_more_precision_takes_more_samples_and_thirty_are_the_least() -> None:
    document = readings(ALEX_PAUL_SUZAN)
    rough, fine = gamma(document, Method(precision=0.5)), gamma(document, Method(precision=0.015))
    assert rough.samples == 30
    assert fine.samples > 60
    assert fine.gamma == pytest.approx(rough.gamma, abs=0.05)


def test_both_samplers_come_near_to_each_other() -> None:
    document = readings(ALEX_PAUL_SUZAN)
    assert gamma(document, Method(sampler=statistical, precision=0.05)).gamma == pytest.approx(
        gamma(document).gamma, abs=0.08
    )


def test_progress_runs_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    gamma_of(readings(ALEX_PAUL_SUZAN), seed=1, progress=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] > 30
    assert [done for done, _ in told] == sorted({done for done, _ in told})
