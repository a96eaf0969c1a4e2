"""Made-up panels with a known truth: workers, items and answers of many kinds, to try the methods on."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from measures.consensus.votes import Floats
from measures.tables import LabelTable

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a made-up panel is like; the defaults are a plain one.

    `answers`: for each item, all by different workers. `skill`: probability that a middling worker is right;
    `spread`: deviation of the workers' log odds of being right. `skew`: share of the most frequent class, 0
    where all are alike. `errors`: where wrong answers go, "even", "near" (neighbouring classes) or "pairs".
    `one_sided`: deviation of a worker's log odds by class. `difficulty`: deviation of the log odds by item.
    `decoy`: share of wrong answers that fall on one and the same class of an item. `spammers`, `against`,
    `copying`: share of workers who answer without looking, against the truth, or after another worker.
    `uneven`: deviation of the logarithm of how much workers do. `repeated`: share of answers given twice.
    """

    name: str
    items: int = 300
    workers: int = 30
    answers: int = 5
    classes: int = 3
    skill: float = 0.65
    spread: float = 0.8
    skew: float = 0.0
    errors: str = "even"
    one_sided: float = 0.0
    difficulty: float = 0.0
    decoy: float = 0.0
    spammers: float = 0.0
    against: float = 0.0
    copying: float = 0.0
    uneven: float = 0.0
    repeated: float = 0.0


SETTINGS: Final = (
    Setting("mixed skill"),
    Setting("sparse: 2 answers", workers=60, answers=2),
    Setting("sparse: 3 answers, 150 workers", workers=150, answers=3),
    Setting("dense: all 12 workers", workers=12, answers=12, classes=4, skill=0.5),
    Setting("dense: 20 answers, 8 classes", answers=20, classes=8, skill=0.4),
    Setting("three reviewers, 30 units", items=30, workers=3, answers=3, skill=0.75),
    Setting("three reviewers, 200 units", items=200, workers=3, answers=3, skill=0.7),
    Setting("30 % spammers", spammers=0.3, classes=2, skill=0.7),
    Setting("10 % against", against=0.1, classes=2, skill=0.75, answers=7),
    Setting("skewed classes", skew=0.85, classes=4),
    Setting("skewed, two classes, one-sided", skew=0.85, classes=2, one_sided=0.8, skill=0.8),
    Setting("one-sided workers", one_sided=1.0, classes=2, skill=0.7, answers=7),
    Setting("neighbouring classes", errors="near", classes=5, skill=0.5, answers=7),
    Setting("confusable pairs", errors="pairs", classes=4, answers=7),
    Setting("long-tailed work", uneven=1.5, workers=120, answers=5),
    Setting("items of unequal difficulty", difficulty=1.2, answers=7),
    Setting("the same, skewed and dense", difficulty=1.2, answers=15, skew=0.8, classes=4),
    Setting("misleading items", difficulty=1.0, decoy=0.7, answers=7, skill=0.7),
    Setting("copying workers", copying=0.3, workers=15, answers=7),
    Setting("repeated answers", repeated=0.4, answers=4),
    Setting("800 workers, 5 answers", items=1500, workers=800, answers=5, uneven=1.0, spammers=0.15),
)


@dataclass(frozen=True, eq=False)
class World:
    """A made-up panel: its labels and the true class of each item, shape (items,)."""

    table: LabelTable
    truth: Whole


def make_world(setting: Setting, dice: np.random.Generator) -> World:
    """One panel of the kind, drawn with `dice`."""
    truth = _true_classes(setting, dice)
    item, worker = _assigned(setting, dice)
    label = _answers(setting, dice, truth[item], item, worker)
    label = _after_another(setting, dice, item, worker, label)
    again = np.flatnonzero(dice.random(len(item)) < setting.repeated)
    item, worker, label = (np.concatenate([codes, codes[again]]) for codes in (item, worker, label))
    return World(_table(setting, item, worker, label), truth)


def _true_classes(setting: Setting, dice: np.random.Generator) -> Whole:
    share = np.full(setting.classes, 1 / setting.classes)
    if setting.skew:
        share = np.append(
            setting.skew, np.full(setting.classes - 1, (1 - setting.skew) / (setting.classes - 1))
        )
    return dice.choice(setting.classes, size=setting.items, p=share)


def _assigned(setting: Setting, dice: np.random.Generator) -> tuple[Whole, Whole]:
    """Workers of each item without putting any back, the busy ones more often (Gumbel's trick)."""
    eager = dice.normal(size=setting.workers) * setting.uneven
    order = np.argsort(-(eager + dice.gumbel(size=(setting.items, setting.workers))), axis=1)
    return np.repeat(np.arange(setting.items), setting.answers), order[:, : setting.answers].ravel()


def _answers(setting: Setting, dice: np.random.Generator, truth: Whole, item: Whole, worker: Whole) -> Whole:
    """An answer for each (item, worker); `truth` is the class of that item."""
    by_class = dice.normal(size=(setting.workers, setting.classes)) * setting.one_sided
    log_odds = logit(setting.skill) + (dice.normal(size=setting.workers) * setting.spread)[worker]
    log_odds += by_class[worker, truth] + (dice.normal(size=setting.items) * setting.difficulty)[item]
    right = expit(log_odds)[:, None]
    chances = right * np.eye(setting.classes)[truth] + (1 - right) * _wrong(setting, dice, truth, item)
    kind = dice.choice(3, size=setting.workers, p=[1 - setting.spammers - setting.against, setting.spammers, setting.against])  # fmt: skip
    habit = dice.dirichlet(np.full(setting.classes, 0.3), size=setting.workers)[worker]
    chances = np.where(kind[worker, None] == 1, habit, chances)
    against = chances * (1 - 0.85 * np.eye(setting.classes)[truth])
    chances = np.where(kind[worker, None] == 2, against / against.sum(axis=1, keepdims=True), chances)
    return np.asarray((chances.cumsum(axis=1) > dice.random((len(item), 1))).argmax(axis=1))


def _wrong(setting: Setting, dice: np.random.Generator, truth: Whole, item: Whole) -> Floats:
    """Where wrong answers go, shape (answers, classes)."""
    away = np.abs(np.subtract.outer(np.arange(setting.classes), np.arange(setting.classes))).astype(float)
    if setting.errors == "near":
        odds = np.exp(-1.5 * away)
    elif setting.errors == "pairs":
        odds = np.where(
            np.arange(setting.classes)[:, None] // 2 == np.arange(setting.classes) // 2, 1.0, 0.05
        )
    else:
        odds = np.ones_like(away)
    odds = np.where(away == 0, 0.0, odds)
    odds /= odds.sum(axis=1, keepdims=True)
    step = dice.integers(1, setting.classes, size=setting.items)[item]
    decoy = np.eye(setting.classes)[(truth + step) % setting.classes]
    return np.asarray((1 - setting.decoy) * odds[truth] + setting.decoy * decoy)


def _after_another(
    setting: Setting, dice: np.random.Generator, item: Whole, worker: Whole, label: Whole
) -> Whole:
    """Some workers say what worker 0 said of the same item, four times out of five."""
    said = np.full(setting.items, -1)
    said[item[worker == 0]] = label[worker == 0]
    copies = dice.random(setting.workers) < setting.copying
    follows = copies[worker] & (said[item] >= 0) & (dice.random(len(item)) < 0.8)
    return np.where(follows, said[item], label)


def _table(setting: Setting, item: Whole, worker: Whole, label: Whole) -> LabelTable:
    return LabelTable(
        tuple(f"item {number}" for number in range(setting.items)),
        tuple(f"worker {number}" for number in range(setting.workers)),
        tuple(f"class {number}" for number in range(setting.classes)),
        item.astype(np.int32), worker.astype(np.int32), label.astype(np.int32),
    )  # fmt: skip
