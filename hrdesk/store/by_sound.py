"""People whose name stands in another script than the one that is typed: `احمد` is Ahmed, too."""

import re
from functools import lru_cache

from hrdesk.domain.scripts import in_latin, skeleton
from hrdesk.domain.text import words_of
from hrdesk.store.session import Session

# Scripts of which `in_latin` knows the sounds, Cyrillic to Arabic.
_OTHER = "Ѐ-ݿ"
_IS_OTHER = re.compile(f"[{_OTHER}]")
# All of it stands in the index of kinds: of thousands of people no row is read.
_PEOPLE = """
SELECT id, sort FROM record
WHERE kind = 'person' AND life IN ('active', 'archived') AND sort GLOB ?
"""
# How a consonant may be written in Latin letters.
_WRITTEN = {"k": "kcqx", "f": "fp", "s": "sx"}
_SOFT = frozenset("aeiouyw")
# Letters of a word that is asked for by its sound, and signs of the sound of one that is not whole.
_LETTERS, _SIGNS = 3, 3


def sounding_like(session: Session, word: str) -> list[int]:
    """The ids of people with such a word in their name, written in other letters than these."""
    wanted = _sound(word)
    if len(word) < _LETTERS or not wanted.strip("-"):
        return []
    if _IS_OTHER.search(word):
        told = [_WRITTEN.get(sign, sign) for sign in wanted.lstrip("-")]
        rows = session.raw(_PEOPLE, ("".join(f"*[{each}]" for each in told) + "*",))
        place = 0
    elif word.isascii() and word.isalpha():
        rows = session.raw(_PEOPLE, (f"*[{_OTHER}]*",))
        place = 1
    else:
        return []
    # What is not whole is found by more than a sign or two; short ones are whole.
    sought = f" {wanted}" if len(wanted) >= _SIGNS else f" {wanted} "
    return [number for number, name in rows if sought in _sounds(name)[place]]


@lru_cache(maxsize=65_536)
def _sounds(name: str) -> tuple[str, str]:
    """The sounds of the words of a name, of those in Latin letters and of the others."""
    words = words_of(name)
    others = [each for each in words if _IS_OTHER.search(each)]
    latin = [each for each in words if each not in others]
    return _in_one(latin), _in_one(others)


def _in_one(words: list[str]) -> str:
    return f" {' '.join(map(_sound, words))} "


@lru_cache(maxsize=32_768)
def _sound(word: str) -> str:
    """The consonants of a word, after a hyphen where it begins with a vowel."""
    latin = in_latin(word)
    return f"-{skeleton(latin)}" if latin[:1] in _SOFT else skeleton(latin)
