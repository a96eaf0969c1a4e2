"""Outcomes of trials as Markdown tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from measures.reliability.simulation.trials import Outcome

PLAIN: Final = (
    "even",
    "heavy",
    "all or none",
)  # the kinds whose rows by documents, claims and rate are shown
FIELDS: Final = (
    ("{} documents", "documents"),
    ("1 to {} claims", "most"),
    ("correlation {}", "correlation"),
    ("rate {}", "rate"),
)
LOW, HIGH, TOLERATED = 0.93, 0.97, 0.9


def coverage_table(outcomes: Sequence[Outcome]) -> str:
    """Share of intervals that hold the true rate, and mean width, by estimator."""
    return _table(outcomes, lambda some: f"{_mean(some, 'held'):.3f} / {_mean(some, 'width'):.3f}")


def error_table(outcomes: Sequence[Outcome]) -> str:
    """Bias of the estimate, and root mean square error, by estimator."""
    return _table(outcomes, lambda some: f"{_mean(some, 'bias'):+.3f} / {_error(some):.3f}")


def closing_table(outcomes: Sequence[Outcome]) -> str:
    """Worlds whose coverage is off, and the rank correlation of estimates and true rates."""
    lines = (
        ("worlds below .90", lambda some: f"{np.mean([one.held < TOLERATED for one in some]):.0%}"),
        ("worlds in .93 to .97", lambda some: f"{np.mean([LOW <= one.held <= HIGH for one in some]):.0%}"),
        ("rank correlation with the true rate", _rank),
    )
    names = _names(outcomes)
    groups = {name: [one for one in _shown(outcomes) if one.estimator == name] for name in names}
    return _markdown(names, [(label, [said(groups[name]) for name in names]) for label, said in lines])


def _shown(outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    """What the rows by documents, claims, correlation and rate are about: the plain kinds, if they were tried."""
    return [one for one in outcomes if one.world.kind in PLAIN] or outcomes


def _rank(some: Sequence[Outcome]) -> str:
    ranks = [one.rank for one in some if one.rank is not None]
    return f"{np.mean(ranks):.3f}" if ranks else "–"


def _table(outcomes: Sequence[Outcome], said: Callable[[Sequence[Outcome]], str]) -> str:
    names = _names(outcomes)
    lines = []
    for label, chosen in _rows(outcomes):
        lines.append((label, [said([one for one in chosen if one.estimator == name]) for name in names]))
    return _markdown(names, lines)


def _rows(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    """Each kind, then documents, claims, correlation and rate."""
    for kind, part in dict.fromkeys((one.world.kind, one.part) for one in outcomes):
        yield (
            f"{kind} {part}".strip(),
            [one for one in outcomes if (one.world.kind, one.part) == (kind, part)],
        )
    shown = _shown(outcomes)
    for label, field in FIELDS:
        for value in dict.fromkeys(getattr(one.world, field) for one in shown):
            name = label.format("of all sizes" if value is None else value)
            yield name, [one for one in shown if getattr(one.world, field) == value]
    yield "all of these", shown


def _names(outcomes: Iterable[Outcome]) -> list[str]:
    return list(dict.fromkeys(one.estimator for one in outcomes))


def _mean(some: Sequence[Outcome], field: str) -> float:
    """By source, not by world."""
    return float(np.average([getattr(one, field) for one in some], weights=[one.sources for one in some]))


def _error(some: Sequence[Outcome]) -> float:
    squares = np.average([one.error**2 for one in some], weights=[one.sources for one in some])
    return float(np.sqrt(squares))


def _markdown(names: Sequence[str], lines: Iterable[tuple[str, Sequence[str]]]) -> str:
    head = [f"| | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    return "\n".join([*head, *(f"| {label} | {' | '.join(cells)} |" for label, cells in lines)])
