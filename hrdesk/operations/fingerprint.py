"""The mark of a key as eight words that two people compare on the telephone."""

import re
import secrets
from functools import cache

from mnemonic import Mnemonic

WORDS = 8
# The list has 2,048 words: eleven bits each, and no two that begin with the same four letters.
_BITS = 11
_PROPOSED = 6
_KEY_MARK = re.compile(r"[0-9a-f]{32}")


def spoken(mark: str) -> tuple[str, ...]:
    """The eight words of a mark, in English at every desk; none for a mark that is of no key."""
    if not _KEY_MARK.fullmatch(mark):
        return ()
    number = int(mark, 16) >> (4 * len(mark) - WORDS * _BITS)
    listed = word_list()
    places = [number >> (WORDS - 1 - each) * _BITS & (1 << _BITS) - 1 for each in range(WORDS)]
    return tuple(listed[place] for place in places)


def proposed_passphrase() -> str:
    """Six words drawn by chance (66 bits), which can be told on the telephone."""
    words = word_list()
    return " ".join(words[secrets.randbelow(len(words))] for _ in range(_PROPOSED))


@cache
def word_list() -> tuple[str, ...]:
    """2,048 short English words that are hard to mistake for one another."""
    return tuple(Mnemonic("english").wordlist)
