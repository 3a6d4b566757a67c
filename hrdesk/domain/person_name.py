"""The name of a person as lists are sorted by it: family name, given name. Nothing is guessed."""

import re
from collections.abc import Sequence

from hrdesk.domain.text import words_of

# `McDONALD` is written in capitals too.
_BEFORE_CAPITALS = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz)(?=[A-ZÀ-Þ]{2})")
_PARTICLES = frozenset(
    [
        "af",
        "al",
        "ap",
        "ben",
        "bin",
        "bint",
        "da",
        "das",
        "de",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    ]
)
# How a Russian says whose child somebody is; it stands behind the given name.
_PATRONYMIC = re.compile(r".{2,}(вич|ьич|вна|чна|[oe]vich|[oe]vna)", re.IGNORECASE)


def family_first(name: str, addresses: Sequence[str] = ()) -> str:
    """`Family, Given` where the writing, or an address by mail, tells which is which.

    As it was written where nothing does: of two names nobody can know.
    """
    if "," in name:
        family, _, given = name.partition(",")
        is_loud = _is_in_capitals(family) and not _is_in_capitals(given)
        return f"{_calm(family.strip())}, {given.strip()}" if is_loud else name
    words = name.split()
    found = _of_capitals(words) or _of_patronymic(words) or _of_address(words, addresses)
    if found is None:
        return name
    first, last = found
    others = [*words[:first], *words[last:]]
    return f"{' '.join(map(_calm, words[first:last]))}, {' '.join(others)}" if others else name


def swapped(name: str) -> str:
    """With family and given name in each other's place; of a name without a comma the last word
    becomes the family name, so that each order comes by and by."""
    before, comma, behind = name.partition(",")
    if comma:
        return f"{behind.strip()}, {before.strip()}".strip(", ")
    words = name.split()
    return f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else name


def _of_capitals(words: Sequence[str]) -> tuple[int, int] | None:
    """Many write the family name in capitals; what stands small before it belongs to it."""
    loud = [number for number, word in enumerate(words) if _is_in_capitals(word)]
    if not loud or len(loud) == len(words) or loud[-1] - loud[0] >= len(loud):
        return None
    first = loud[0]
    while first > 0 and words[first - 1] in _PARTICLES:
        first -= 1
    rest = [*words[:first], *words[loud[-1] + 1 :]]
    return (first, loud[-1] + 1) if any(map(str.isalpha, "".join(rest))) else None


def _of_patronymic(words: Sequence[str]) -> tuple[int, int] | None:
    """`Кузнецова Наталья Петровна` and `Наталья Петровна Кузнецова`."""
    if len(words) != 3:
        return None
    match [_PATRONYMIC.fullmatch(word) is not None for word in words]:
        case [False, False, True]:
            return 0, 1
        case [False, True, False]:
            return 2, 3
    return None


def _of_address(words: Sequence[str], addresses: Sequence[str]) -> tuple[int, int] | None:
    """`adiop@` and `a.diop@` have the family name in full and of the given one a letter."""
    plain = ["".join(words_of(word)) for word in words]
    if len(words) < 2 or not all(plain):
        return None
    for address in addresses:
        box = "".join(words_of(address.partition("@")[0]))
        for number in range(1, len(words)):
            if box in (plain[0][0] + plain[number], plain[0][0] + "".join(plain[number:])):
                return number, len(words)
        if box == plain[-1][0] + plain[0] and len(words) == 2:
            return 0, 1
    return None


def _is_in_capitals(text: str) -> bool:
    """Whether each word is, and none is a mere initial; scripts without capitals never are."""
    words = text.split()
    return bool(words) and all(map(_is_loud, words))


def _is_loud(word: str) -> bool:
    bare = word[_begin(word) :]
    return "." not in word and sum(map(str.isalpha, bare)) > 1 and bare.isupper()


def _calm(words: str) -> str:
    """What is in capitals as names are written; `Mc` stays before its own."""
    return " ".join(
        word[: _begin(word)] + word[_begin(word) :].title() if _is_loud(word) else word
        for word in words.split()
    )


def _begin(word: str) -> int:
    match = _BEFORE_CAPITALS.match(word)
    return match.end() if match is not None else 0
