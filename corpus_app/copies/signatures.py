"""The keys by which texts that share words find each other without each being held against each.

Two kinds, of one 64-bit space. *Bands* of a MinHash signature (datasketch) find texts that are alike as wholes, however short:
two texts of similarity s share a band of r values with probability s^r, and one of b bands with 1 - (1 - s^r)^b. *Samples*,
the shingles whose hash falls below a fixed bound, find excerpts, which as wholes are not alike: a text is found by any part of
it that is long enough (mod-p sampling, Broder 1997). Which keys a text has depends on its words alone: the hashes, the seed and the
order are fixed, on every machine and in every process.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from datasketch import MinHash  # type: ignore[import-untyped]
from numpy.typing import NDArray

from corpus_app.copies.shingles import SHINGLE, SHORTEST, SHORTEST_ALIKE
from corpus_app.copies.wording import WORDS_KEPT

METHOD = 1  # goes up where keys of the same text would become others
BANDS, ROWS = 8, 2
SAMPLED_ONE_IN = 20
SEED = 1
# Share of the shorter text's samples that must be shared: half of what makes a copy, since it is an estimate.
SAMPLED_SHARE = 0.25
MANY_SAMPLES = 8  # of the shorter text; then a single band shared is chance
# From so many shingles on, samples find a copy by themselves; then a quarter of the shingles is enough for the bands.
LONG = 256
_QUARTER = np.uint64(1 << 62)
AT_ONCE = 20_000  # shingles under the permutations at a time: it bounds memory

Hashes = NDArray[np.uint64]
_WEIGHTS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64
)  # one for each word of a shingle: odd, without pattern
_SHIFT, _FIRST, _SECOND = np.uint64(33), np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_BOUND = np.uint64((1 << 64) // SAMPLED_ONE_IN)
_EMPTY = MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme="affine32", hashfunc=int)
_BAND_NUMBERS = np.arange(1, BANDS + 1, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to find its copies. Keys are signed 64-bit integers, as databases have them."""

    words: int
    bands: tuple[int, ...] = ()
    samples: tuple[int, ...] = ()

    @property
    def keys(self) -> tuple[int, ...]:
        return self.bands + self.samples


def signature_of(words: Sequence[str]) -> Signature:
    """Of a text's words. A text too short to be alike has one key, of all its words; one still shorter has none."""
    if len(words) < SHORTEST:
        return Signature(len(words))
    if len(words) < SHORTEST_ALIKE:
        return Signature(len(words), bands=(_digest(" ".join(words), signed=True),))
    hashes = _shingle_hashes(words)
    return Signature(len(words), _signed(_bands(hashes)), _signed(hashes[hashes < _BOUND]))


def is_promising(bands: int, samples: int, fewer: int) -> bool:
    """Whether two texts that share so many keys are worth holding against each other.

    `fewer` is the number of samples of the one that has fewer.
    """
    return 0 < samples >= SAMPLED_SHARE * fewer or bands >= (1 if fewer < MANY_SAMPLES else 2)


def _shingle_hashes(words: Sequence[str]) -> Hashes:
    """One for each shingle in text order, evenly spread over 64 bits."""
    each = np.fromiter(map(_word_hash, words), np.uint64, len(words))
    number = len(words) - SHINGLE + 1
    sums = np.zeros(number, np.uint64)
    for offset, weight in enumerate(_WEIGHTS[:SHINGLE]):
        sums += each[offset : offset + number] * weight
    return _mixed(sums)


def _bands(hashes: Hashes) -> Hashes:
    minhash = _EMPTY.copy()
    if len(hashes) > LONG:
        hashes = hashes[hashes < _QUARTER]
    upper = (hashes >> np.uint64(32)).astype(np.uint32)  # MinHash mixes them anew
    for start in range(0, len(upper), AT_ONCE):
        minhash.update_batch(upper[start : start + AT_ONCE].tolist())
    rows = minhash.hashvalues.astype(np.uint64).reshape(BANDS, ROWS)
    return _mixed((rows * _WEIGHTS[:ROWS]).sum(axis=1, dtype=np.uint64) + _BAND_NUMBERS)


def _mixed(values: Hashes) -> Hashes:
    """MurmurHash3's finalizer: every bit of the value moves every bit of the result. One to one."""
    values = (values ^ (values >> _SHIFT)) * _FIRST
    values = (values ^ (values >> _SHIFT)) * _SECOND
    return values ^ (values >> _SHIFT)


@lru_cache(WORDS_KEPT)
def _word_hash(word: str) -> int:
    return _digest(word, signed=False)


def _digest(words: str, *, signed: bool) -> int:
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=signed)


def _signed(keys: Hashes) -> tuple[int, ...]:
    return tuple(sorted(set(keys.view(np.int64).tolist())))
