"""Draws that anybody can repeat: they hang on a seed and on names, not on a database, a machine or the time."""

import hashlib


def draw(seed: int, *names: object) -> int:
    """A number from 0 to 2^64 - 1, as if at random: the start of SHA-256 of the seed and the names, one on each line."""
    drawn = hashlib.sha256("\n".join(map(str, (seed, *names))).encode("utf-8", "surrogatepass"))
    return int.from_bytes(drawn.digest()[:8])
