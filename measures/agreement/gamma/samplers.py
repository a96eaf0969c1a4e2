"""Random continua to compare with: what readers of these habits would agree on by chance.

`shuffled` is the sampler of the paper (section 5.2): the passages of a real reader, all moved by one random
distance. `statistical` is the default of pygamma-agreement: passages made from means and deviations.
"""

from collections.abc import Callable

import numpy as np

from measures.agreement.gamma.units import Codes, Numbers, Units

Sampler = Callable[[Units, float, int, np.random.Generator], Units]


def shuffled(units: Units, length: float, count: int, dice: np.random.Generator) -> Units:
    """`count` continua in each of which every reader is a real one, drawn at random, moved around the text.

    What is pushed past the end comes in again at the start, whole. No two shifts of a continuum are nearer to
    each other, around the text, than half the mean length of the passages, or than half of what is possible.
    """
    sizes = np.bincount(units.reader, minlength=units.readers)
    drawn = _somebody(sizes, count, dice)
    apart = min(float((units.end - units.start).mean()) / 2, length / (2 * units.readers))
    shift = _shifts(units.readers, count, length=length, apart=apart, dice=dice)
    slot, place = _passages_of(drawn.ravel(), sizes)
    moved = shift.ravel()[slot]
    moved = np.where(units.start[place] + moved >= length, moved - length, moved)
    return Units(
        units.readers, count, slot // units.readers, slot % units.readers,
        units.start[place] + moved, units.end[place] + moved, units.label[place],
    )  # fmt: skip


def _shifts(readers: int, count: int, *, length: float, apart: float, dice: np.random.Generator) -> Numbers:
    """Whole shifts, count × readers: all that are `apart` around a circle of `length` are equally likely."""
    free = np.sort(dice.uniform(0, length - readers * apart, (count, readers)), axis=1)
    spaced = free + apart * np.arange(readers) + dice.uniform(0, length, (count, 1))
    return dice.permuted(np.floor(spaced % length), axis=1)


def _somebody(sizes: Codes, count: int, dice: np.random.Generator) -> Codes:
    """count × readers, who stands in for whom; in no continuum only those who marked nothing."""
    drawn = dice.integers(0, len(sizes), (count, len(sizes)))
    while (empty := sizes[drawn].sum(axis=1) == 0).any():
        drawn[empty] = dice.integers(0, len(sizes), (int(empty.sum()), len(sizes)))
    return drawn


def _passages_of(drawn: Codes, sizes: Codes) -> tuple[Codes, Codes]:
    """Of all readers drawn, one after the other: which draw it is, and the place of each of their passages."""
    slot = np.repeat(np.arange(len(drawn)), sizes[drawn])
    nth = np.arange(len(slot)) - np.repeat(np.cumsum(sizes[drawn]) - sizes[drawn], sizes[drawn])
    return slot, (np.cumsum(sizes) - sizes)[drawn[slot]] + nth


def statistical(units: Units, length: float, count: int, dice: np.random.Generator) -> Units:
    """`count` continua of passages with normally distributed number, length and gap, labels by their share.

    Passages are laid one behind the other from 0 on; the length of the text plays no part.
    """
    lengths, gaps = units.end - units.start, _gaps(units)
    numbers = _numbers(np.bincount(units.reader, minlength=units.readers), count, dice)
    slot = np.repeat(np.arange(numbers.size), numbers.ravel())
    long = np.maximum(np.abs(dice.normal(lengths.mean(), lengths.std(), len(slot))), 1e-6)
    run = np.cumsum(dice.normal(gaps.mean(), gaps.std(), len(slot)) + long)
    before = np.concatenate([[0.0], run])[np.cumsum(numbers.ravel()) - numbers.ravel()]
    end = run - before[slot]
    label = dice.choice(units.label, len(slot))
    return Units(
        units.readers, count, slot // units.readers, slot % units.readers, end - long, end, label
    )  # fmt: skip


def _gaps(units: Units) -> Numbers:
    """From each passage's end to the next one's start, from 0 to a reader's first, and one of 0 for the mean."""
    inner = units.reader[1:] == units.reader[:-1]
    first = np.concatenate([[True], ~inner])
    between = (units.start[1:] - units.end[:-1])[inner]
    return np.concatenate([[0.0], between, units.start[first & (units.start > 0)]])


def _numbers(sizes: Codes, count: int, dice: np.random.Generator) -> Codes:
    """How many passages each reader of each continuum has; not all of a continuum have none."""
    drawn = np.abs(dice.normal(sizes.mean(), sizes.std(), (count, len(sizes))).astype(np.int64))
    drawn[drawn.sum(axis=1) == 0, -1] = 1
    return drawn
