"""The default: three models of the workers, weighed by how well they foretell answers, and some plain votes.

The formulas, and why each step is there, are in docs/method/consensus.md.
"""

from typing import Final

import numpy as np

from measures.consensus.hierarchy import fit
from measures.consensus.prediction import best_sharpness, foretell, sharpened, stacking_weights
from measures.consensus.shrinkage import Guess, ability, own_coin, panel_and_coin
from measures.consensus.types_of_item import ITEMS_FOR_TYPES, fit_types, moved, without_types
from measures.consensus.votes import Floats, Votes, softmax

GUESSES: Final[tuple[Guess, ...]] = (own_coin, panel_and_coin, ability)
VOTES_KEPT: Final = 0.15
_DOUBT: Final = 0.75  # of the sharpness that foretelling asks for, which cannot see errors made in common
_ITEMS_FORETOLD: Final = 10_000  # at most: more would not change the weights


def pooled(votes: Votes) -> Floats:
    """Probability of each class for each item, shape (items, classes)."""
    votes = votes.damped()
    some = votes.of_items(np.arange(0, votes.items, -(-votes.items // _ITEMS_FORETOLD)))
    fits = [fit(votes, guess, start=votes.shares) for guess in GUESSES]
    told = [foretell(some, one) for one in fits]
    weights = stacking_weights(told)
    together = np.einsum("f,fik->ik", weights, np.stack([one.truth for one in fits]))
    truth = _with_types(votes, some, together, bar=max(one.mean_log() for one in told))
    doubted = sharpened(truth, _DOUBT * best_sharpness(told, weights))
    return np.asarray((1 - VOTES_KEPT) * doubted + VOTES_KEPT * votes.shares)


def _with_types(votes: Votes, some: Votes, truth: Floats, *, bar: float) -> Floats:
    """Half of it from a model with types of items, where that foretells better and departs less from the votes."""
    if some.items < ITEMS_FOR_TYPES * votes.classes:
        return truth
    typed = fit_types(some)
    of_class = without_types(softmax(typed.logits(votes)), votes.classes)
    if moved(votes, of_class) >= moved(votes, truth) or foretell(some, typed).mean_log() <= bar:
        return truth
    return np.asarray((truth + of_class) / 2)
