"""Which Admiralty letter a rate suggests, as a list of rules that can be printed beside it.

A suggestion, never a grade: a person confirms it with a reason. F means "cannot be judged": it is no bad letter, and
is never ranked or averaged with the others.
"""

from dataclasses import dataclass
from typing import Final, Literal, Protocol

from measures.reliability.rating import LEAST_CLAIMS, LEAST_DOCUMENTS

Letter = Literal["A", "B", "C", "D", "E", "F"]

CLAIMS_FOR_A: Final = 30
WIDEST: Final = 0.5
LOWEST: Final[tuple[tuple[Letter, float], ...]] = (
    ("A", 0.95),
    ("B", 0.8),
    ("C", 0.6),
    ("D", 0.35),
    ("E", 0.0),
)
"""The least lower end of the 95 % interval for each letter."""


class Rated(Protocol):
    """What a letter hangs on: a `SourceRate`, or any other rate with an interval."""

    @property
    def documents(self) -> int: ...

    @property
    def claims(self) -> int: ...

    @property
    def low(self) -> float | None: ...

    @property
    def high(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition: its name, the value found (None where there is none), whether it is met, and a sentence."""

    name: str
    value: float | None
    met: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class LetterSuggestion:
    """The letter, and every rule that was asked on the way to it, in order."""

    letter: Letter
    rules: tuple[Rule, ...]


def suggest_letter(rate: Rated) -> LetterSuggestion:
    """F where there is too little to tell; else the best letter whose least lower end the interval reaches.

    A also needs 30 claims, without which B is suggested.
    """
    gates = (_claims(rate), _documents(rate), _width(rate))
    if rate.low is None or not all(gate.met for gate in gates):
        return LetterSuggestion("F", gates)
    low = rate.low
    letter, least = next((letter, least) for letter, least in LOWEST if low >= least)
    bound = Rule(
        "lower end", low, True, f"The lower end, {low:.3f}, reaches {least:g}, the least for {letter}."
    )
    if letter != "A":
        return LetterSuggestion(letter, (*gates, bound))
    enough = _claims_for_a(rate)
    return LetterSuggestion("A" if enough.met else "B", (*gates, bound, enough))


def _claims(rate: Rated) -> Rule:
    sentence = f"{rate.claims} checked claims; below {LEAST_CLAIMS} the source cannot be judged."
    return Rule("checked claims", rate.claims, rate.claims >= LEAST_CLAIMS, sentence)


def _documents(rate: Rated) -> Rule:
    sentence = f"{rate.documents} documents; below {LEAST_DOCUMENTS} the source cannot be judged."
    return Rule("documents", rate.documents, rate.documents >= LEAST_DOCUMENTS, sentence)


def _width(rate: Rated) -> Rule:
    if rate.low is None or rate.high is None:
        return Rule("width", None, False, "No checked claim carries credit: there is no interval.")
    width = rate.high - rate.low
    sentence = f"The interval is {width:.3f} wide; above {WIDEST:g} it leaves open what the source is."
    return Rule("width", width, width <= WIDEST, sentence)


def _claims_for_a(rate: Rated) -> Rule:
    met = rate.claims >= CLAIMS_FOR_A
    sentence = f"A needs {CLAIMS_FOR_A} checked claims; there are {rate.claims}."
    return Rule("checked claims for A", rate.claims, met, sentence)
