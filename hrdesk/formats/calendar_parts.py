"""Cuts a calendar file into its entries before any of them is read, so that one cannot spoil others.

What a desk keeps none of is left out here already: a file of some kilobytes is then no hour's work,
whatever it encloses.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain.errors import FileRefused

_CALENDAR, _ZONE = "VCALENDAR", "VTIMEZONE"
KEPT = frozenset({"VEVENT", "VTODO"})
_DEEPEST = 16
MOST_ENTRIES = 100_000
_LONGEST_ENTRY = 5_000
# Exchange names zones with a colon, which would end the name where it stands bare.
_UNQUOTED = re.compile(r"=(tzone://[^:;\"]+)")
_SAID = frozenset({"METHOD", "X-WR-TIMEZONE", "X-WR-CALNAME"})
# Of what only some programs know these say something here.
_OWN_OF_OTHERS = frozenset(
    {
        "X-MICROSOFT-CDO-ALLDAYEVENT",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-GOOGLE-CONFERENCE",
    }
)


@dataclass
class Part:
    """One entry as it stands; `enclosed` counts what was left out of it."""

    name: str
    calendar: "CalendarParts"
    lines: list[str] = field(default_factory=list)
    enclosed: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The entry, to be read."""
        return "\r\n".join((f"BEGIN:{self.name}", *self.lines, f"END:{self.name}", ""))


@dataclass
class CalendarParts:
    """One calendar: what it says of itself, its zones, its entries, and how much of other things."""

    said: dict[str, str] = field(default_factory=dict)
    zones: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)


def cut(path: Path, lines: Iterable[str]) -> list[CalendarParts]:
    """The calendars of a file, some programs write several. Raises `FileRefused`."""
    cutting = _Cutting(path)
    for line in lines:
        cutting.take(line)
    if cutting.open:
        raise FileRefused("truncated", path=path)
    return cutting.found


class _Cutting:
    """Where one is in a file."""

    def __init__(self, path: Path) -> None:
        self.found: list[CalendarParts] = []
        self.open: list[str] = []
        self._path = path
        self._part: Part | None = None
        self._zone: list[str] = []
        self._is_kept = True
        self._count = 0

    def take(self, line: str) -> None:
        """One line more, folded ones as they come."""
        if line[:6].upper() == "BEGIN:":
            self._begin(line[6:].strip().upper(), line)
        elif line[:4].upper() == "END:":
            self._end(line[4:].strip().upper(), line)
        elif len(self.open) > 1 and self.open[1] == _ZONE:
            self._zone.append(line)
        elif len(self.open) == 1:
            self._of_calendar(line)
        elif len(self.open) == 2 and self._part is not None:
            self._of_part(self._part, line)

    def _begin(self, name: str, line: str) -> None:
        if not self.open and name != _CALENDAR:
            raise FileRefused("damaged_text", path=self._path)
        self.open.append(name)
        if len(self.open) > _DEEPEST:
            raise FileRefused("damaged_text", path=self._path)
        depth = len(self.open)
        if depth == 1:
            self.found.append(CalendarParts())
        elif self.open[1] == _ZONE:
            self._zone.append(line)
        elif depth == 2:
            self._begin_part(name)
        elif depth == 3 and self._part is not None:
            self._part.enclosed[name] += 1

    def _begin_part(self, name: str) -> None:
        calendar = self.found[-1]
        self._part, self._is_kept = None, True
        if name not in KEPT:
            calendar.others[name] += 1
            return
        self._count += 1
        if self._count > MOST_ENTRIES:
            raise FileRefused("too_many_entries", path=self._path, most=MOST_ENTRIES)
        self._part = Part(name, calendar)
        calendar.parts.append(self._part)

    def _end(self, name: str, line: str) -> None:
        if name not in self.open:
            return
        if len(self.open) > 1 and self.open[1] == _ZONE:
            self._zone.append(line)
        # Some programs forget to close what they enclose.
        while self.open.pop() != name:
            pass
        if len(self.open) == 1 and name == _ZONE:
            self.found[-1].zones.append("\r\n".join((*self._zone, "")))
            self._zone = []

    def _of_calendar(self, line: str) -> None:
        name, colon, value = line.partition(":")
        if colon and name.upper() in _SAID:
            self.found[-1].said[name.upper()] = value.strip()

    def _of_part(self, part: Part, line: str) -> None:
        is_folded = line[:1] in (" ", "\t")
        if not is_folded:
            name = _name_of(line)
            if name == "ATTACH":
                part.enclosed[name] += 1
            self._is_kept = bool(name) and name != "ATTACH" and not _is_others_own(name)
        if self._is_kept and len(part.lines) < _LONGEST_ENTRY:
            part.lines.append(_UNQUOTED.sub(r'="\1"', line) if "=tzone:" in line else line)


def _name_of(line: str) -> str:
    ends = min((at for at in (line.find(":"), line.find(";")) if at >= 0), default=0)
    return line[:ends].upper()


def _is_others_own(name: str) -> bool:
    return name.startswith("X-") and name not in _OWN_OF_OTHERS
