"""Passages drawn at random, the same wherever and whenever they are drawn.

Every passage of a document gets a number that nobody can choose: the SHA-256 of the seed, the document's fingerprint
and where the passage starts. The passages with the smallest numbers are the draw. So each set of `size` passages is
as likely as any other (simple random sampling without replacement), nothing depends on a machine, a library or an
order, anybody can draw again from seed and text, and a larger draw holds the smaller one.

After the permanent random numbers of survey sampling: Ohlsson, "Coordination of samples using permanent random
numbers", in Cox et al., Business Survey Methods, 1995.
"""

from collections.abc import Iterable
from hashlib import sha256

from measures.spans import Span


def draw(passages: Iterable[Span], *, size: int, seed: int, fingerprint: str) -> list[Span]:
    """`size` of the passages, in text order; all of them where there are no more.

    `fingerprint` tells documents apart: the SHA-256 of the text in hexadecimal. Passages must not start at the same
    place. Raises ValueError for a negative size.
    """
    if size < 0:
        raise ValueError(f"A draw has 0 passages or more, not {size}")
    by_number = sorted(
        passages, key=lambda passage: number_of(passage.start, seed=seed, fingerprint=fingerprint)
    )
    return sorted(by_number[:size], key=lambda passage: passage.start)


def number_of(start: int, *, seed: int, fingerprint: str) -> bytes:
    """The random number of the passage that starts at this code point: SHA-256 of "seed|fingerprint|start" as UTF-8."""
    return sha256(f"{seed}|{fingerprint}|{start}".encode()).digest()
