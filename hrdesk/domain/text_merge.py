"""One text made of several that were written over the same one: a suggestion, never a decision.

Each passage that one side alone has changed is taken as that side has it. Where several have
changed the same words, all of them stand one after the other, and are marked.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

_LINE, _BESIDE = "\n", " / "
_WORDS = re.compile(r"\w+|\s+|[^\w\s]", re.ASCII)
# Comparing more than this would be felt; what differs then stands whole, one after the other.
_MOST_LINES, _MOST_WORDS = 3_000, 800
# Two passages with fewer words in common than this share say different things: mixed word by word
# they would say nothing.
_LEAST_SHARED = 0.5
# Words inside other words: Persian and Kurdish write them with a joiner between.
_JOINERS = "_\u200c\u200d"

Units = Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Some letters of a suggestion; marked where a person has to choose or to look."""

    text: str
    is_marked: bool = False


Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """What stood in one place, and what each side has there; `base` is what all have."""

    base: Units
    sides: tuple[Units, ...] = ()


def combined(base: str | None, texts: Sequence[str], *, one_line: bool = False) -> tuple[Part, ...]:
    """A text in which nothing that any of several texts has added or changed is missing.

    `base` is what all of them were written over; None where that is not known: then what all have
    stands once, and everything else is kept and marked. What one side took out, and no other
    has changed, is out.
    """
    over = None if base is None else base.split(_LINE)
    lines = _lines(over, [text.split(_LINE) for text in texts], one_line=one_line)
    return tuple(_joined(_with_ends(lines)))


def text_of(parts: Iterable[Part]) -> str:
    """The letters of a suggestion."""
    return "".join(part.text for part in parts)


def words_of_text(text: str) -> list[str]:
    """A text cut into words, blanks and single signs; together they are the text again.

    Marks over and under a letter belong to its word: Arabic is often written without them.
    """
    if text.isascii():
        return _WORDS.findall(text)
    found: list[str] = []
    for sort, letters in groupby(text, _sort_of):
        together = "".join(letters)
        found += [together] if sort else list(together)
    return found


def _sort_of(letter: str) -> str:
    if letter.isalnum() or letter in _JOINERS or unicodedata.category(letter)[0] == "M":
        return "word"
    return "blank" if letter.isspace() else ""


# ------------------------------------------------------------ lines


def _lines(base: Units | None, sides: Sequence[Units], *, one_line: bool) -> list[Line]:
    found: list[Line] = []
    for passage in _passages(base, sides, _MOST_LINES):
        if passage.sides:
            found += _settled(passage, knows_base=base is not None, one_line=one_line)
        else:
            found += [(Part(line),) for line in passage.base]
    return found


def _settled(passage: _Passage, *, knows_base: bool, one_line: bool) -> list[Line]:
    """The lines of a passage that some side has changed."""
    changed = _changed(passage)
    if len(changed) == 1:
        return [(Part(line, not knows_base),) for line in changed[0]]
    if knows_base and not passage.base:
        # Put in at one place by several: they had nothing in common to start from.
        return _lines(None, changed, one_line=one_line)
    there = [side for side in changed if any(map(str.strip, side))]
    if len(there) < 2:
        # Taken out there, changed here: it is kept, and to be looked at.
        kept = there[0] if there else max(changed, key=len)
        return [(Part(line, bool(there)),) for line in kept]
    mixed = _mixed(passage, there, knows_base=knows_base, one_line=one_line)
    if mixed is not None:
        return [mixed]
    if one_line:
        return [(Part(_BESIDE.join(line for side in there for line in side), True),)]
    return [(Part(line, True),) for side in there for line in side]


def _mixed(
    passage: _Passage, sides: list[Units], *, knows_base: bool, one_line: bool
) -> Line | None:
    """The passage word by word; None where that would make no sense."""
    words = [words_of_text(_LINE.join(side)) for side in sides]
    base = words_of_text(_LINE.join(passage.base)) if knows_base else None
    if not (_are_alike(words[0], words[1:]) or (base and _are_alike(base, words))):
        return None
    parts: list[Part] = []
    for each in _with_blanks(_passages(base, words, _MOST_WORDS)):
        if each.sides:
            parts.append(_beside(each, knows_base=knows_base, one_line=one_line))
        else:
            parts.append(Part("".join(each.base)))
    return tuple(parts)


def _with_blanks(passages: Iterable[_Passage]) -> Iterator[_Passage]:
    """Passages with only blanks and signs between them are one: a first name and a family name."""
    held: list[_Passage] = []
    for each in passages:
        if each.sides or (held and not _is_word(each)):
            held.append(each)
            continue
        yield from _as_one(held)
        held = []
        yield each
    yield from _as_one(held)


def _as_one(held: list[_Passage]) -> Iterator[_Passage]:
    """What is held, from the first passage that differs to the last, as one passage."""
    last = max((place for place, each in enumerate(held) if each.sides), default=-1)
    if last >= 0:
        several = held[: last + 1]
        count = len(held[0].sides)
        yield _Passage(
            [unit for each in several for unit in each.base],
            tuple(
                [unit for each in several for unit in (each.sides or (each.base,) * count)[side]]
                for side in range(count)
            ),
        )
    yield from held[last + 1 :]


def _is_word(passage: _Passage) -> bool:
    return any(letter.isalnum() for letter in passage.base[0])


def _are_alike(words: Units, others: Sequence[Units]) -> bool:
    """Whether passages have enough words in common, and not too many to compare them."""
    if max(map(len, (words, *others))) > _MOST_WORDS:
        return False
    first, *said = ([word for word in each if not word.isspace()] for each in (words, *others))
    shared = (
        len(_places(first, other, _MOST_WORDS)) / max(min(len(first), len(other)), 1)
        for other in said
    )
    return all(each >= _LEAST_SHARED for each in shared)


def _beside(passage: _Passage, *, knows_base: bool, one_line: bool) -> Part:
    """The words of one place: those of the one side that changed them, or of all one by one."""
    changed = ["".join(side) for side in _changed(passage)]
    if len(changed) == 1:
        return Part(changed[0], not knows_base)
    by_words = {" ".join(text.split()): text for text in reversed(changed) if text.strip()}
    several = list(reversed(by_words.values()))
    if len(several) < 2:
        # Only blanks differ: no reason to ask.
        is_taken_out = len(several) == 1 and "" in changed
        return Part(several[0] if several else max(changed, key=len), is_taken_out)
    longest = not one_line and any(_LINE in text.strip() for text in several)
    first, last = several[0], several[-1]
    start = first[: len(first) - len(first.lstrip())]
    end = last[len(last.rstrip()) :]
    between = _LINE if longest else _BESIDE
    return Part(start + between.join(text.strip() for text in several) + end, True)


def _changed(passage: _Passage) -> list[Units]:
    """What the sides have that changed it, each once."""
    found: list[Units] = []
    for side in passage.sides:
        if list(side) != list(passage.base) and side not in found:
            found.append(side)
    return found


# ------------------------------------------------------------ passages


def _passages(base: Units | None, sides: Sequence[Units], most: int) -> Iterator[_Passage]:
    """The units that all have, one by one, and between them the passages that differ."""
    over = _common_to(sides, most) if base is None else base
    places = [_places(over, side, most) for side in sides]
    at, ends = 0, [0] * len(sides)
    for place in range(len(over)):
        if not all(place in each for each in places):
            continue
        here = [each[place] for each in places]
        yield from _between(over[at:place], sides, ends, here)
        yield _Passage(over[place : place + 1])
        at, ends = place + 1, [each + 1 for each in here]
    yield from _between(over[at:], sides, ends, [len(side) for side in sides])


def _between(
    base: Units, sides: Sequence[Units], starts: list[int], ends: list[int]
) -> Iterator[_Passage]:
    cut = tuple(list(side[start:end]) for side, start, end in zip(sides, starts, ends, strict=True))
    if base or any(cut):
        yield _Passage(base, cut)


def _common_to(sides: Sequence[Units], most: int) -> Units:
    common = sides[0]
    for side in sides[1:]:
        found = _places(common, side, most)
        common = [unit for place, unit in enumerate(common) if place in found]
    return common


def _places(base: Units, side: Units, most: int) -> dict[int, int]:
    """Where each unit of the one stands in the other, as far as it does."""
    if max(len(base), len(side)) > most:
        return _at_the_ends(base, side)
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _at_the_ends(base: Units, side: Units) -> dict[int, int]:
    """As `_places`, of long texts: what they begin and end with alike."""
    shorter = min(len(base), len(side))
    found: dict[int, int] = {}
    start = 0
    while start < shorter and base[start] == side[start]:
        found[start] = start
        start += 1
    end = 1
    while end <= shorter - start and base[-end] == side[-end]:
        found[len(base) - end] = len(side) - end
        end += 1
    return found


# ------------------------------------------------------------ putting together


def _with_ends(lines: list[Line]) -> Iterator[Part]:
    for place, line in enumerate(lines):
        if place:
            # Between two marked lines the end of the line is marked too: they are one place.
            yield Part(_LINE, line[0].is_marked and lines[place - 1][-1].is_marked)
        yield from line


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    for is_marked, several in groupby(parts, lambda part: part.is_marked):
        if text := text_of(several):
            yield Part(text, is_marked)
