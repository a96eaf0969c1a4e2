"""How far two people mark the same: F1 of one against the other, the mean over all pairs of people.

Only documents that both read count, and count together (micro). F1 does not need the number of what nobody marked,
which is unknown for spans; it is what κ comes to as that number grows (Hripcsak & Rothschild, JAMIA 12, 2005).
"""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from measures.agreement.figures import Result, not_calculable
from measures.agreement.resampling import Draws, Floats, divide, estimate
from measures.agreement.spans import ByLabel, MarkedDocument, Marks, equal_pairs, overlapping_pairs, overlaps

_Row = tuple[
    float, float, float, float
]  # what was found again, of how many: of one person, then of the other


def f1_exact(documents: Sequence[MarkedDocument], draws: Draws) -> Result:
    """F1 where a highlight is found again by one with the same label, the same start and the same end."""
    return _estimate(documents, draws, _counting(equal_pairs))


def f1_overlap(documents: Sequence[MarkedDocument], draws: Draws) -> Result:
    """F1 where one with the same label and a code point in common will do, each for one other only, paired so
    that as many as possible are found.
    """
    return _estimate(documents, draws, _counting(overlapping_pairs))


def f1_partial(documents: Sequence[MarkedDocument], draws: Draws) -> Result:
    """F1 where a highlight is found again by the share of it that highlights with the same label cover.

    Da San Martino and others, Fine-grained analysis of propaganda in news articles, EMNLP 2019; as in their scorer,
    a person's overlapping spans with one label are one.
    """
    return _estimate(documents, draws, _covered)


def _counting(pairs: Callable[[ByLabel, ByLabel], int]) -> Callable[[Marks, Marks], _Row]:
    def compare(one: Marks, other: Marks) -> _Row:
        found = pairs(one.spans, other.spans)
        return found, len(one), found, len(other)

    return compare


def _covered(one: Marks, other: Marks) -> _Row:
    met = [
        (shared / (own.end - own.start), shared / (theirs.end - theirs.start))
        for label, spans in one.merged.items()
        for own, theirs, shared in overlaps(spans, other.merged.get(label, ()))
    ]
    mine, yours = (sum(map(len, marks.merged.values())) for marks in (one, other))
    return sum(share for share, _ in met), mine, sum(share for _, share in met), yours


def _estimate(
    documents: Sequence[MarkedDocument], draws: Draws, compare: Callable[[Marks, Marks], _Row]
) -> Result:
    columns: dict[tuple[str, str], int] = {}
    places: list[tuple[int, int]] = []
    rows: list[_Row] = []
    for group, document in zip(draws.group.tolist(), documents, strict=True):
        for pair in combinations(document.people, 2):
            places.append((group, columns.setdefault(pair, len(columns))))
            rows.append(compare(document.people[pair[0]], document.people[pair[1]]))
    units = sum(len(marks) for document in documents for marks in document.people.values())
    if not units:
        return not_calculable("nobody marked anything in a document that two people read")
    sums = np.zeros((draws.groups, len(columns), 4))
    np.add.at(sums, tuple(np.array(places).T), np.array(rows))
    parts = sums.reshape(draws.groups, -1)
    return estimate(parts, _mean_f1, draws, units=units, undefined="nothing was marked")


def _mean_f1(sums: Floats) -> Floats:
    """The mean of F1 over the pairs that marked anything, from four columns for each pair."""
    found, of, found_back, of_back = np.moveaxis(sums.reshape(len(sums), -1, 4), 2, 0)
    precision, recall = (np.nan_to_num(divide(*share)) for share in ((found, of), (found_back, of_back)))
    f1 = np.nan_to_num(divide(2 * precision * recall, precision + recall))
    any_marked = of + of_back > 0
    return divide((f1 * any_marked).sum(axis=1), any_marked.sum(axis=1))
