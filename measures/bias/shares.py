"""Share of a source's documents that have a label: genre, frame, omission."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

from scipy.special import betaincinv

TAIL: Final = 0.025


@dataclass(frozen=True, slots=True)
class Share:
    """Mean over documents of the share of each one's readers who said so, 0 to 1, with a 95 % interval; None without documents."""

    share: float | None
    low: float | None
    high: float | None
    documents: int
    count: float


def share_of(said: Sequence[float]) -> Share:
    """`said` is, for each document, the share of its readers who gave it the label.

    Jeffreys' interval with the documents as trials and the sum of shares as successes, which need not be whole (Brown,
    Cai & DasGupta, Statistical Science 16, 2001, section 4.1.2): it begins at 0 where nobody said so and ends at 1
    where all did. Nothing is taken from other sources. Raises `ValueError` for a share that is not from 0 to 1.
    """
    if not all(0 <= one <= 1 for one in said):
        raise ValueError("The share of a document's readers is a number from 0 to 1.")
    documents, count = len(said), fsum(said)
    if not documents:
        return Share(None, None, None, 0, 0.0)
    a, b = count + 0.5, documents - count + 0.5
    low = float(betaincinv(a, b, TAIL)) if count > 0 else 0.0
    high = float(betaincinv(a, b, 1 - TAIL)) if count < documents else 1.0
    share = count / documents
    return Share(share, min(low, share), max(high, share), documents, count)
