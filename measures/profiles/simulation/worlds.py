"""Made-up sources read by panels of uneven skill: what the reviewers said, and what was true."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from measures.profiles.inputs import (
    PUBLISHER,
    ProfiledDocument,
    ReadUnit,
    SourceReadings,
    Vocabulary,
    Vote,
)

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]
CREDITS: Final = {"verified": 1.0, "mixed": 0.5, "refuted": 0.0, "unproven": None}
VERDICTS: Final = tuple(CREDITS)
VERIFIED, MIXED, REFUTED, UNPROVEN = range(4)
VOCABULARY: Final = Vocabulary(CREDITS, {})
QUOTED: Final = "quoted_person"
ANY_RATE: Final = (0.02, 0.98)
MIXED_SHARE, UNPROVEN_SHARE, QUOTED_SHARE, MISHEARD = 0.25, 0.1, 0.2, 0.05


@dataclass(frozen=True, slots=True)
class World:
    """Sources alike but for chance, and for their rates, which are drawn evenly from .02 to .98.

    Claims of one document are `correlation` alike. Each document has `readers` of the `reviewers`, whose `skills` are drawn evenly:
    the probability of the right verdict; with probability `lean` a wrong one is "verified" for half of the reviewers and
    "refuted" for the others, else any is as likely. `newcomers` of the reviewers take no part in calibration. `misleading`
    claims are ones that everybody gets wrong half of the time, and then all in the same way. One claim in five is quoted, of the
    opposite rate; its voice is misheard by one reader in twenty.
    """

    name: str
    documents: int = 12
    claims: int = 6
    correlation: float = 0.2
    reviewers: int = 12
    readers: int = 3
    skills: tuple[float, float] = (0.55, 0.95)
    lean: float = 0.0
    newcomers: int = 0
    misleading: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Readings of each source, the same with every verdict settled as it is in truth, and the true rates.

    `known` are the readings that calibration sees: those of all reviewers but the newcomers.
    """

    readings: tuple[SourceReadings, ...]
    known: tuple[SourceReadings, ...]
    rates: Floats
    truth: tuple[tuple[str, ...], ...]


def draw(world: World, *, sources: int, dice: np.random.Generator) -> Sample:
    rates = dice.uniform(*ANY_RATE, sources)
    matrices = _matrices(world, dice)
    drawn = [_source(f"source {at}", world, rate, matrices, dice) for at, rate in enumerate(rates)]
    readings = tuple(source for source, _ in drawn)
    experienced = {str(reviewer) for reviewer in range(world.newcomers, world.reviewers)}
    known = tuple(_only(source, experienced) for source in readings) if world.newcomers else readings
    return Sample(readings, known, rates, tuple(truth for _, truth in drawn))


def _matrices(world: World, dice: np.random.Generator) -> Floats:
    """Reviewers × labels × true verdicts."""
    skills = dice.uniform(*world.skills, world.reviewers)
    matrices = np.empty((world.reviewers, len(VERDICTS), len(VERDICTS)))
    for reviewer, skill in enumerate(skills):
        wrong = (1 - np.eye(len(VERDICTS))) / (len(VERDICTS) - 1)
        leaning = np.zeros_like(wrong)
        leaning[VERIFIED if reviewer % 2 else REFUTED] = 1
        np.fill_diagonal(leaning, 0)
        leaning = np.where(leaning.sum(axis=0) > 0, leaning, wrong)
        errors = world.lean * leaning + (1 - world.lean) * wrong
        matrices[reviewer] = skill * np.eye(len(VERDICTS)) + (1 - skill) * errors
    return matrices


def _source(
    name: str, world: World, rate: float, matrices: Floats, dice: np.random.Generator
) -> tuple[SourceReadings, tuple[str, ...]]:
    documents: list[ProfiledDocument] = []
    units: list[ReadUnit] = []
    truth: list[str] = []
    for number in range(world.documents):
        document = f"{name}, document {number:03}"
        readers = dice.permutation(world.reviewers)[: world.readers]
        documents.append(ProfiledDocument(document, "round", tuple(map(str, readers)), {PUBLISHER: 500}))
        quoted = dice.random(world.claims) < QUOTED_SHARE
        verdicts = _truth(world, np.where(quoted, 1 - rate, rate), dice)
        labels = _labels(world, matrices[readers], verdicts, dice)
        misheard = dice.random(labels.shape) < MISHEARD
        truth += [VERDICTS[verdict] for verdict in verdicts]
        for claim in range(world.claims):
            votes = (
                Vote(str(reader), f"{document}, {claim}, {reader}", VERDICTS[label], _voice(is_quoted))
                for reader, label, is_quoted in zip(
                    readers, labels[:, claim], quoted[claim] ^ misheard[:, claim], strict=True
                )
            )
            key = f"{number:03}-{claim:03}"
            units.append(ReadUnit(key, document, claim * 100, claim * 100 + 80, tuple(votes)))
    return SourceReadings(name, tuple(documents), tuple(units)), tuple(truth)


def _truth(world: World, rates: Floats, dice: np.random.Generator) -> Positions:
    """The verdict of each claim of a document; those with credit have, over all documents, the mean credit `rates`."""
    strength = (1 - world.correlation) / world.correlation
    chance = dice.beta(rates[:, None] * strength, (1 - rates[:, None]) * strength)
    # one draw for the publisher's claims and one for the quoted ones: rates within a document are of two kinds only
    own = dict(zip(rates.tolist(), chance.tolist(), strict=True))
    chance = np.array([own[rate] for rate in rates.tolist()])
    right = dice.random((len(rates), 2)) < chance
    halves = np.where(dice.random(len(rates)) < MIXED_SHARE, right.sum(axis=1), 2 * right[:, 0])
    verdicts = np.array([REFUTED, MIXED, VERIFIED])[halves]
    return np.where(dice.random(len(rates)) < UNPROVEN_SHARE, UNPROVEN, verdicts)


def _labels(world: World, matrices: Floats, verdicts: Positions, dice: np.random.Generator) -> Positions:
    """Readers × claims: which verdict each gives."""
    chances = matrices[:, :, verdicts].cumsum(axis=1)
    drawn = dice.random((len(matrices), 1, len(verdicts)))
    labels = np.minimum((drawn > chances).sum(axis=1), len(VERDICTS) - 1)
    mislead = dice.random(len(verdicts)) < world.misleading
    believed = np.where(verdicts == VERIFIED, REFUTED, VERIFIED)
    fooled = mislead & (dice.random(labels.shape) < 0.5)
    return np.asarray(np.where(fooled, believed, labels))


def _voice(is_quoted: bool) -> str:
    return QUOTED if is_quoted else PUBLISHER


def _only(source: SourceReadings, reviewers: set[str]) -> SourceReadings:
    return SourceReadings(source.source, source.documents, tuple(_units(source.units, reviewers)))


def _units(units: tuple[ReadUnit, ...], reviewers: set[str]) -> Iterator[ReadUnit]:
    for unit in units:
        votes = tuple(vote for vote in unit.votes if vote.reviewer in reviewers)
        if votes:
            yield ReadUnit(unit.key, unit.document, unit.start, unit.end, votes)
