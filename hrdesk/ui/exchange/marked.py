"""Which words of a text are others than in the text it is compared with. Pure: no Qt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

OPEN, CLOSE = "⟦", "⟧"
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Above this many words on a side, comparing them all would be felt: what lies between the first
# and the last difference is then marked as a whole.
_MOST_TOKENS = 800
_FEWEST_KEPT = 6


class Mark(StrEnum):
    """What a piece is beside the text it is compared with."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a text, and what they are."""

    text: str
    mark: Mark = Mark.SAME

    @property
    def shown(self) -> str:
        """The letters with brackets round what is changed: colour and weight are not enough."""
        return f"{OPEN}{self.text}{CLOSE}" if self.mark is Mark.CHANGED else self.text


Marked = tuple[Piece, ...]


def plain(text: str) -> Marked:
    """A text in which nothing is marked."""
    return (Piece(text),) if text else ()


def spoken(pieces: Iterable[Piece]) -> str:
    """The text on one line, with brackets: for screen readers and tool tips."""
    return "".join(piece.shown for piece in pieces)


def compared(text: str, other: str) -> Marked:
    """The text with the words marked that stand otherwise, or not at all, in the other."""
    words, others = _TOKEN.findall(text), _TOKEN.findall(other)
    start, end = _common(words, others)
    middle = words[start : len(words) - end]
    between = others[start : len(others) - end]
    pieces = [Piece("".join(words[:start]))]
    if max(len(middle), len(between)) > _MOST_TOKENS:
        pieces.append(Piece("".join(middle), Mark.CHANGED))
    else:
        pieces += _differences(middle, between)
    pieces.append(Piece("".join(words[len(words) - end :])))
    return tuple(_joined(pieces))


def compared_sets(
    elements: Sequence[str], others: Sequence[str], the_same: str
) -> tuple[Marked, ...]:
    """One line an element: added ones with +, missing ones struck with −.

    Many elements that are on both sides become one line: `the_same`, with their number for
    {count}.
    """
    added = [each for each in elements if each not in others]
    gone = [each for each in others if each not in elements]
    kept = [each for each in elements if each in others]
    lines: list[Marked] = [(Piece("+ "), Piece(each, Mark.CHANGED)) for each in added]
    lines += [(Piece("− "), Piece(each, Mark.GONE)) for each in gone]
    if len(kept) > _FEWEST_KEPT and lines:
        return (*lines, plain(the_same.format(count=len(kept))))
    return (*lines, *map(plain, kept))


def clipped(pieces: Marked, around: int = 80) -> Marked:
    """The text with long stretches between its marks cut out; a short text stays as it is."""
    if sum(len(piece.text) for piece in pieces) <= 4 * around:
        return pieces
    last = len(pieces) - 1
    return tuple(
        piece
        if piece.mark is not Mark.SAME
        else Piece(_clip(piece.text, around, at_start=place == 0, at_end=place == last))
        for place, piece in enumerate(pieces)
    )


def _clip(text: str, around: int, *, at_start: bool, at_end: bool) -> str:
    if at_start and at_end:
        return f"{_first(text, 4 * around)} …"
    if len(text) <= 2 * around:
        return text
    if at_start:
        return f"… {_last(text, around)}"
    if at_end:
        return f"{_first(text, around)} …"
    return f"{_first(text, around)} … {_last(text, around)}"


def _first(text: str, length: int) -> str:
    """The beginning of a text, up to the end of a word where there is one near."""
    cut = text[:length]
    return (cut[: cut.rfind(" ", length // 2)] if " " in cut[length // 2 :] else cut).rstrip()


def _last(text: str, length: int) -> str:
    cut = text[-length:]
    return (cut[cut.find(" ", 0, length // 2) :] if " " in cut[: length // 2] else cut).lstrip()


def _common(words: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    """How many words are the same at the start and at the end."""
    most = min(len(words), len(others))
    start = 0
    while start < most and words[start] == others[start]:
        start += 1
    end = 0
    while end < most - start and words[-1 - end] == others[-1 - end]:
        end += 1
    return start, end


def _differences(words: Sequence[str], others: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, others, words, autojunk=False)
    for what, _, _, start, end in matcher.get_opcodes():
        if start < end:
            mark = Mark.SAME if what == "equal" else Mark.CHANGED
            yield Piece("".join(words[start:end]), mark)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one mark are one piece, and so are changed words with a blank between."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].mark is piece.mark:
            found[-1] = Piece(found[-1].text + piece.text, piece.mark)
        elif len(found) > 1 and _bridges(found[-2], found[-1], piece):
            blank = found.pop()
            found[-1] = Piece(found[-1].text + blank.text + piece.text, piece.mark)
        else:
            found.append(piece)
    return found


def _bridges(before: Piece, between: Piece, piece: Piece) -> bool:
    return before.mark is piece.mark is Mark.CHANGED and between.text.isspace()
