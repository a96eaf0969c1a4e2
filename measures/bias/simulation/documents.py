"""Made-up slants and shares of documents: how often their intervals hold what is true."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from measures.bias.shares import share_of
from measures.bias.simulation.tables import markdown
from measures.bias.slants import Slant, learn_slants, slant_of
from measures.bias.table import Floats

ENDS: Final = (-2.0, 2.0)
NEAR_AN_END: Final = 1.5
MANY: Final = 20_000
MOST_DOCUMENTS: Final = 100
READERS: Final = (2, 5)
SURE: Final = 0.85
FOUND, SEEN_WHERE_NONE_IS = (
    0.8,
    0.02,
)  # a reader's chance to give a label to a document that has it, and that has not
PROBABILITIES: Final = (0.02, 0.1, 0.3, 0.5)
SHARED_DOCUMENTS: Final = (1, 2, 5, 20, 100)


@dataclass(frozen=True, slots=True)
class Axis:
    """Sources normal around `middle`, documents around their source, readers (by .6) around the document; cut at -2 and 2.

    Readers say whole numbers. `documents` None: 1 to 100, log-evenly; `uneven` sources differ in how far their
    documents are apart, by a factor of e^.4 up or down.
    """

    documents: int | None = None
    spread: float = 0.6
    apart: float = 0.7
    middle: float = 0.0
    sources: int = 40
    uneven: bool = False


USUAL: Final = Axis()
AXES: Final = (
    ("the usual axis", USUAL),
    *((f"{n} document{'s' if n > 1 else ''}", replace(USUAL, documents=n)) for n in (1, 2, 5, 20, 100)),
    *((f"sources {spread} apart", replace(USUAL, spread=spread)) for spread in (0.2, 1.2)),
    *((f"documents {apart} apart", replace(USUAL, apart=apart)) for apart in (0.3, 1.2)),
    ("documents unevenly apart", replace(USUAL, uneven=True)),
    ("around 1.3", replace(USUAL, middle=1.3)),
    ("around 1.3, 5 documents", replace(USUAL, middle=1.3, documents=5)),
    *(
        (f"{n} source{'s' if n > 1 else ''}, 5 documents", replace(USUAL, sources=n, documents=5))
        for n in (1, 2, 5, 15)
    ),
)
QUICK: Final = AXES[:1]

Readings = list[list[float]]


def slant_table(*, intervals: int, seed: int, axes: Sequence[tuple[str, Axis]] = AXES) -> str:
    """Coverage, width, bias and error by axis; and whether sources said to stand out do."""
    columns = ("", "holds", "width", "bias", "error", "holds beyond ±1.5", "said to stand out", "do")
    return markdown(columns, [(name, _axis(axis, intervals, seed)) for name, axis in axes])


def share_table(*, intervals: int, seed: int) -> str:
    """Coverage and width of a share's interval, by documents; true shares in turn, two to five readers."""
    dice = np.random.default_rng(seed)
    lines = [(f"{n} document{'s' if n > 1 else ''}", _shares(n, intervals, dice)) for n in SHARED_DOCUMENTS]
    return markdown(("", *(f"{one:.0%} have it" for one in PROBABILITIES)), lines)


def draw(axis: Axis, dice: np.random.Generator) -> Iterator[tuple[float, Readings]]:
    """The true mean of each source, and what readers said of its documents."""
    for place in dice.normal(axis.middle, axis.spread, axis.sources):
        apart = axis.apart * np.exp(dice.normal(0, 0.4 if axis.uneven else 0))
        documents = axis.documents or round(np.exp(dice.uniform(0, np.log(MOST_DOCUMENTS))))

        def said(count: int, place: float = place, apart: float = apart) -> Floats:
            return np.clip(dice.normal(place, apart, count), *ENDS)

        truth = float(_read(said(MANY), dice).mean())
        readers = dice.integers(READERS[0], READERS[1] + 1, documents)
        yield (
            truth,
            [_read(np.full(n, one), dice).tolist() for one, n in zip(said(documents), readers, strict=True)],
        )


def _read(slants: Floats, dice: np.random.Generator) -> Floats:
    return np.asarray(np.rint(np.clip(slants + dice.normal(0, 0.6, len(slants)), *ENDS)))


def _axis(axis: Axis, intervals: int, seed: int) -> list[str]:
    dice = np.random.default_rng(seed)
    rows = [row for _ in range(max(intervals // axis.sources, 1)) for row in _corpus(axis, dice)]
    truth, mean, low, high, above, true_above = np.array(rows).T
    holds = (low <= truth) & (truth <= high)
    sure = np.maximum(above, 1 - above) > SURE
    right = (above > 0.5) == (true_above > 0)
    return [
        f"{holds.mean():.3f}", f"{(high - low).mean():.2f}", f"{(mean - truth).mean():+.2f}",
        f"{np.sqrt(((mean - truth) ** 2).mean()):.2f}", _mean(holds, np.abs(truth) > NEAR_AN_END),
        _mean(np.maximum(above, 1 - above), sure), _mean(right, sure),
    ]  # fmt: skip


def _corpus(axis: Axis, dice: np.random.Generator) -> Iterator[tuple[float, ...]]:
    sources = list(draw(axis, dice))
    prior = learn_slants(readings for _, readings in sources)
    middle = float(np.median([truth for truth, _ in sources]))
    for truth, readings in sources:
        yield (truth, *_columns(slant_of(readings, prior)), float(truth > middle))


def _columns(slant: Slant) -> tuple[float, float, float, float]:
    found = (slant.mean, slant.low, slant.high, slant.above)
    mean, low, high, above = (np.nan if one is None else one for one in found)
    return mean, low, high, above


def _mean(values: Floats, some: Floats) -> str:
    return f"{values[some].mean():.3f}" if some.sum() >= 20 else "–"


def _shares(documents: int, intervals: int, dice: np.random.Generator) -> list[str]:
    return [_share(documents, one, intervals, dice) for one in PROBABILITIES]


def _share(documents: int, probability: float, intervals: int, dice: np.random.Generator) -> str:
    truth = FOUND * probability + SEEN_WHERE_NONE_IS * (1 - probability)
    ends = np.empty((intervals, 2))
    for row in ends:
        has = dice.random(documents) < probability
        readers = dice.integers(READERS[0], READERS[1] + 1, documents)
        said = dice.binomial(readers, np.where(has, FOUND, SEEN_WHERE_NONE_IS)) / readers
        found = share_of(said.tolist())
        row[:] = found.low, found.high
    holds = (ends[:, 0] <= truth) & (truth <= ends[:, 1])
    return f"{holds.mean():.3f} / {(ends[:, 1] - ends[:, 0]).mean():.2f}"
