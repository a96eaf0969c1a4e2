"""What the votes on a source's units come to: in whose voice each is, and how probable each verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.consensus.skills import Skills
from measures.consensus.votes import softmax
from measures.profiles.columns import NONE, Booleans, Columns, Floats, Positions, Said
from measures.profiles.inputs import HEADLINE, PUBLISHER, Options
from measures.reliability.clusters import add_up

PROBABLE: Final = 0.5 - 1e-9  # even counts as more likely than not: two readers may differ


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """One entry or row a unit. `own`: the probability that it is in the publisher's own voice, whichever its document.

    `probability` of each verdict as the panel has it, rows of zeros where nobody gave one; `likelihood` of the votes
    under each verdict, as rows that add up to 1.
    """

    own: Floats
    probability: Floats
    likelihood: Floats

    @property
    def has_verdict(self) -> Booleans:
        return np.asarray(self.probability.sum(axis=1) > 0)


def judge(columns: Columns, skills: Mapping[str, Skills], options: Options) -> Judged:
    """`skills` by round; in a round that has none, the shares of the votes are taken as they are."""
    probability, likelihood = _verdicts(columns, skills, options)
    return Judged(_own(columns, options), probability, likelihood)


def settled(columns: Columns, options: Options) -> Booleans:
    """Whether what was settled of a unit stands, instead of the votes."""
    return np.asarray(~columns.units.automatic | options.automatic)


def rejected(columns: Columns, options: Options) -> Booleans:
    return columns.units.rejected & settled(columns, options)


def voice_shares(columns: Columns, options: Options) -> Floats:
    """Units × voices: shares of the votes, or what was settled; rows of zeros where nobody said whose voice it is."""
    shares = _shares(
        columns.voice, vote_weights(columns, columns.voice, options), columns.size, len(columns.voices)
    )
    return _certain(shares, columns.units.settled_voice, settled(columns, options))


def vote_weights(columns: Columns, said: Said, options: Options) -> Floats:
    """How much each vote counts: its share of its reviewer's vote, nothing for a reviewer who is left out.

    With equal groups a unit's smallest group keeps its votes, and each larger one weighs as much as that one together:
    no vote ever counts for more than one. Reviewers without a group are a group.
    """
    weight = said.weight
    if options.without_reviewer is not None:
        left = np.array([name == options.without_reviewer for name in columns.reviewers], dtype=np.bool_)
        weight = np.where(left[said.reviewer], 0, weight)
    if not options.equal_groups:
        return weight
    names = sorted(set(columns.groups))
    group = np.array([names.index(name) for name in columns.groups], dtype=np.intp)[said.reviewer]
    sizes = _counts(said.unit, group, weight, columns.size, len(names))
    smallest = np.where(sizes > 0, sizes, np.inf).min(axis=1, initial=np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(sizes > 0, smallest[:, None] / sizes, 0)
    return np.asarray(weight * factor[said.unit, group])


def _own(columns: Columns, options: Options) -> Floats:
    """The share of the votes that hear the publisher's own voice; quotes that were said to be endorsed if options say so."""
    said = columns.voice
    weight = vote_weights(columns, said, options)
    kinds = np.array([_kind(name) for name in columns.voices], dtype=np.intp)
    counts = _counted(kinds[said.label], said.endorsed, options)
    total = add_up(said.unit, weight, columns.size)
    heard = add_up(said.unit, weight * counts, columns.size)
    own = np.divide(heard, total, out=np.zeros(columns.size), where=total > 0)
    stands = settled(columns, options) & (columns.units.settled_voice != NONE)
    voice = columns.units.settled_voice[stands]
    own[stands] = _counted(kinds[voice], columns.units.endorsed[stands], options)
    return own


_OTHER, _PUBLISHER, _HEADLINE = range(3)


def _kind(voice: str) -> int:
    return {PUBLISHER: _PUBLISHER, HEADLINE: _HEADLINE}.get(voice, _OTHER)


def _counted(kind: Positions, endorsed: Booleans, options: Options) -> Booleans:
    counts = kind == _PUBLISHER
    if options.headlines:
        counts = counts | (kind == _HEADLINE)
    return np.asarray(counts | ((kind == _OTHER) & endorsed & options.endorsed))


def _verdicts(columns: Columns, skills: Mapping[str, Skills], options: Options) -> tuple[Floats, Floats]:
    said, kinds = columns.verdict, len(columns.verdicts)
    weight = vote_weights(columns, said, options)
    shares = _shares(said, weight, columns.size, kinds)
    probability, likelihood = shares.copy(), shares.copy()
    round_of = columns.documents.round[columns.units.document]
    for number, name in enumerate(columns.rounds):
        if name in skills:
            units = (round_of == number) & (shares.sum(axis=1) > 0)
            _apply(skills[name], columns, weight, units, (shares, probability, likelihood))
    stands = settled(columns, options)
    found = (_certain(rows, columns.units.settled_verdict, stands) for rows in (probability, likelihood))
    first, second = found
    return first, second


def _apply(
    skills: Skills, columns: Columns, weight: Floats, units: Booleans, into: tuple[Floats, Floats, Floats]
) -> None:
    """Overwrites the rows of `units` whose votes are all of classes that the skills know."""
    shares, probability, likelihood = into
    known = np.array([_place(skills.classes, name) for name in columns.verdicts], dtype=np.intp)
    said, label = columns.verdict, known[columns.verdict.label]
    strange = add_up(said.unit, weight * (label == NONE), columns.size) > 0
    votes = np.flatnonzero(units[said.unit] & ~strange[said.unit] & (weight > 0))
    chosen = np.flatnonzero(units & ~strange)
    if not len(chosen):
        return
    logs = skills.log_matrices(columns.reviewers)[said.reviewer[votes], label[votes]] * weight[votes, None]
    support = np.stack([add_up(said.unit[votes], column, columns.size)[chosen] for column in logs.T], axis=1)
    kept = [place for place, name in enumerate(skills.classes) if name in columns.verdicts]
    at = np.ix_(chosen, np.array([columns.verdicts.index(skills.classes[place]) for place in kept]))
    likelihood[chosen] = 0
    likelihood[at] = softmax(support[:, kept])
    probability[chosen] = skills.kept * shares[chosen]
    probability[at] += (1 - skills.kept) * softmax((np.log(skills.common) + support)[:, kept])


def _place(classes: tuple[str, ...], name: str) -> int:
    return classes.index(name) if name in classes else NONE


def _shares(said: Said, weight: Floats, units: int, labels: int) -> Floats:
    counts = _counts(said.unit, said.label, weight, units, labels)
    total = counts.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(counts, total, out=np.zeros_like(counts), where=total > 0))


def _counts(unit: Positions, label: Positions, weight: Floats, units: int, labels: int) -> Floats:
    return add_up(unit * labels + label, weight, units * labels).reshape(units, labels)


def _certain(rows: Floats, label: Positions, stands: Booleans) -> Floats:
    """The rows with those made certain whose label was settled."""
    certain = np.flatnonzero(stands & (label != NONE))
    rows[certain] = 0
    rows[certain, label[certain]] = 1
    return rows
