"""Hashes as people and spreadsheets can carry them: capital letters and the digits 2 to 7."""

import itertools

_SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Two symbols for every ten bits.
_PAIRS = tuple(map("".join, itertools.product(_SYMBOLS, repeat=2)))


def base32(digest: bytes, symbols: int) -> str:
    """The first bits of a digest as so many symbols, an even number (RFC 4648, without padding)."""
    number = int.from_bytes(digest) >> (8 * len(digest) - 5 * symbols)
    shifts = range(5 * symbols - 10, -1, -10)
    return "".join([_PAIRS[number >> shift & 1023] for shift in shifts])
