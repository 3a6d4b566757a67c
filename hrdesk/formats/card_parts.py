"""Cuts a file of address cards into cards, so that one that is broken cannot spoil the others."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain.errors import FileRefused

MOST_CARDS = 100_000
_LONGEST_CARD = 5_000
# What is as big as it is useless here: left out before anything is decoded.
_ENCLOSED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "AGENT"})
_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)[;:]")


@dataclass
class CardPart:
    """A card as it stands; `enclosed` counts what was left out of it."""

    lines: list[str] = field(default_factory=list)
    enclosed: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The card, to be read."""
        return "\r\n".join(("BEGIN:VCARD", *self.lines, "END:VCARD", ""))


def cut_cards(path: Path, lines: Iterable[str]) -> list[CardPart]:
    """The cards of a file; those inside of cards are left out. Raises `FileRefused`."""
    found: list[CardPart] = []
    depth, is_kept, is_quoted = 0, True, False
    for line in lines:
        told = line.strip().upper()
        if told == "BEGIN:VCARD":
            depth, is_kept = depth + 1, True
            if depth == 1:
                found.append(CardPart())
        elif told == "END:VCARD":
            depth = max(depth - 1, 0)
        elif depth == 1:
            is_new = bool(line) and line[0] not in " \t" and not is_quoted
            if is_new:
                name = _name_of(line)
                is_kept = name not in _ENCLOSED
                found[-1].enclosed[name] += not is_kept
            if is_kept and len(found[-1].lines) < _LONGEST_CARD:
                found[-1].lines.append(line)
            # Quoted-printable goes on where a line ends so.
            is_quoted = is_kept and line.endswith("=") and (is_quoted or _is_quoted(line))
        if len(found) > MOST_CARDS:
            raise FileRefused("too_many_entries", path=path, most=MOST_CARDS)
    if depth:
        raise FileRefused("truncated", path=path)
    return found


def _name_of(line: str) -> str:
    found = _NAME.match(line)
    return found[1].upper() if found else ""


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
