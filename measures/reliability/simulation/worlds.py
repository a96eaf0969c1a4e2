"""Made-up sources with known rates, and claims as reviewers would have checked them."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from measures.reliability.claims import ClaimTable, Floats, Positions
from measures.reliability.verdicts import VerdictTable, claims_of

Kind = Literal["even", "heavy", "all or none", "fractions", "mixed", "doubtful", "pooled", "own mix"]
Booleans = NDArray[np.bool_]
ANY_RATE: Final = (0.02, 0.98)
ALIKE, UNALIKE = 0.02, 0.4  # the correlations of the two halves where sources differ
REVIEWERS: Final = 12
VOTES: Final = 3
SKILLS: Final = (0.6, 0.95)


@dataclass(frozen=True, slots=True)
class World:
    """Sources alike but for chance: documents each, 1 to `most` claims a document, their correlation, their rate.

    `rate` None draws one for each source, evenly from .02 to .98. The kinds:
    even: documents of 1 to `most` claims, their own rates beta distributed around the source's;
    heavy: the same, sizes log-normal, up to three times `most`;
    all or none: a document is either all right or all wrong, or its claims are independent;
    fractions: credits 0, ½ and 1;
    mixed: correlations .02 and .4 in turn;
    doubtful: each claim judged by three reviewers of uneven skill, its credit the probability that it is right,
    given their votes and the share of right claims in its source;
    pooled: the same, given the share in all sources together;
    own mix: as pooled, then each source given its own mix of verdicts by `verdicts.claims_of`.
    """

    kind: Kind
    documents: int
    most: int
    correlation: float
    rate: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A table and the true rate of each of its sources."""

    table: ClaimTable
    rates: Floats


def draw(world: World, *, sources: int, dice: np.random.Generator) -> Sample:
    rates = dice.uniform(*ANY_RATE, sources) if world.rate is None else np.full(sources, world.rate)
    source = np.repeat(np.arange(sources), world.documents)
    sizes = _sizes(world, len(source), dice)
    chance = _document_rates(world, rates[source], source, dice)
    document = np.repeat(np.arange(len(source)), sizes)
    right = dice.random(len(document)) < chance[document]
    return Sample(_table(world, source[document], document, right, chance, dice), rates)


def _sizes(world: World, documents: int, dice: np.random.Generator) -> Positions:
    if world.kind != "heavy" or world.most == 1:
        return dice.integers(1, world.most + 1, documents)
    drawn = np.exp(dice.normal(np.log(max(world.most / 4, 1)), 1, documents))
    return np.clip(np.ceil(drawn), 1, 3 * world.most).astype(np.intp)


def _document_rates(world: World, rates: Floats, source: Positions, dice: np.random.Generator) -> Floats:
    """The chance of each document's claims to be right; its mean is the source's rate."""
    rho = np.full(len(rates), world.correlation)
    if world.kind == "mixed":
        rho = np.where(source % 2, UNALIKE, ALIKE)
    if world.kind == "all or none":
        return np.where(dice.random(len(rates)) < rho, dice.random(len(rates)) < rates, rates)
    if not rho.any():
        return rates
    scale = (1 - rho) / rho
    return np.asarray(dice.beta(rates * scale, (1 - rates) * scale))


def _table(
    world: World,
    source: Positions,
    document: Positions,
    right: Booleans,
    chance: Floats,
    dice: np.random.Generator,
) -> ClaimTable:
    names = tuple(map(str, range(int(source.max()) + 1)))
    credit = right.astype(np.float64)
    if world.kind == "fractions":
        credit = (credit + (dice.random(len(right)) < chance[document])) / 2
    if world.kind in ("doubtful", "pooled", "own mix"):
        group = source if world.kind == "doubtful" else np.zeros_like(source)
        credit = _judged(right, (np.bincount(group, right) / np.bincount(group))[group], dice)
    if world.kind == "own mix":
        either, share = np.stack([credit, 1 - credit], axis=1), right.mean()
        prior, worth = np.array([share, 1 - share]), np.array([1.0, 0.0])
        return claims_of(VerdictTable(names, source, document, either, prior, worth))
    return ClaimTable(names, source, document, credit, np.ones(len(credit)))


def _judged(right: Booleans, share: Floats, dice: np.random.Generator) -> Floats:
    """The probability that each claim is right, given three votes, the reviewers' skills and a share of right claims."""
    skills = dice.uniform(*SKILLS, REVIEWERS)[dice.integers(0, REVIEWERS, (VOTES, len(right)))]
    votes = right ^ (dice.random(skills.shape) >= skills)
    strength = np.log(skills / (1 - skills))
    share = np.clip(share, 0.005, 0.995)
    log_odds = np.log(share / (1 - share)) + np.where(votes, strength, -strength).sum(axis=0)
    return np.asarray(1 / (1 + np.exp(-log_odds)))
