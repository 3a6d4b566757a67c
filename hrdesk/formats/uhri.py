"""The Excel export of the Universal Human Rights Index (UHRI): its headings, and what a row says.

The export has spellings of its own (`Reccomending Body`), puts `- ` before values and several of
them into one cell with line feeds between, counts days as serial numbers, and knows each annotation
by a UUID that never changes. Whether a desk has the bodies and themes named is no matter here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from hrdesk.domain.codes import RecommendationType, UprPosition
from hrdesk.domain.paragraphs import without_number
from hrdesk.domain.text import tidy, words_of

# What stands in a column, by its heading in plain words and rightly spelled.
COLUMNS: Mapping[str, str] = {
    "text": "text",
    "countries concerned": "countries",
    "recommending body": "bodies",
    "document symbol": "symbol",
    "themes": "themes",
    "affected persons": "groups",
    "sdgs": "goals",
    "document publication date": "date",
    "upr recommending states": "recommending_states",
    "upr position": "upr_position",
    "type": "type",
    "ohchr annotation id": "key",
    "upr session": "upr_session",
    "regions concerned": "",
    "recommending regions": "",
    "date of publication on uhri": "published",
}
_NEEDED = frozenset({"text", "key"})
_MISSPELT = re.compile("rec+om+end")
_LOOKED_AT = 20
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PREFIX = re.compile(r"^\s*[-–•]\s+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SESSION = re.compile(r"\s*\bsession\b\s*", re.IGNORECASE)
_DAY_ZERO, _FIRST, _LAST = date(1899, 12, 30), 61, 2_958_465
_EPOCH = date(1970, 1, 1)
_MINUTES = 24 * 60
_POSITIONS = {
    "supported": UprPosition.SUPPORTED,
    "accepted": UprPosition.SUPPORTED,
    "supported in part": UprPosition.SUPPORTED_IN_PART,
    "partially supported": UprPosition.SUPPORTED_IN_PART,
    "supported noted": UprPosition.SUPPORTED_IN_PART,
    "noted": UprPosition.NOTED,
    "pending": UprPosition.PENDING,
}
_TYPES = {
    "recommendation": RecommendationType.RECOMMENDATION,
    "recommendations": RecommendationType.RECOMMENDATION,
    "concern": RecommendationType.CONCERN,
    "concerns": RecommendationType.CONCERN,
    "concerns observations": RecommendationType.CONCERN,
    "observations": RecommendationType.CONCERN,
}


class HasText(Protocol):
    """A cell of a spreadsheet."""

    @property
    def text(self) -> str:
        """What it shows; a day as `2026-09-14`."""

    @property
    def number(self) -> float | None:
        """The number in it, also that of a day."""


Line = tuple[int, Mapping[int, HasText]]


class UhriProblem(NamedTuple):
    """What is wrong with a cell: `key` names its column as in `COLUMNS`."""

    number: int
    key: str
    code: str
    found: str


class UhriRow(NamedTuple):
    """One annotation; `told` are the columns that the file has, as fields of a recommendation.

    A row with `key` empty says nothing but its problems. `minute` is when the UHRI published it,
    in minutes since 1970; 0 where that is not told.
    """

    number: int
    key: str
    values: Mapping[str, str | tuple[str, ...]]
    minute: int = 0
    problems: tuple[UhriProblem, ...] = ()


def column_of(heading: str) -> str | None:
    """What a column is called here, by its heading; None for one that is no column of the UHRI."""
    plain = _MISSPELT.sub("recommend", " ".join(words_of(heading)))
    return COLUMNS.get(plain)


def columns_in(lines: Iterable[Line]) -> tuple[int, Mapping[int, str]] | None:
    """The line of the headings, and what stands in each place; None where this is no export."""
    for looked, (number, cells) in enumerate(lines):
        found = {place: column_of(cell.text) for place, cell in cells.items()}
        columns = {place: name for place, name in found.items() if name}
        if set(columns.values()) >= _NEEDED:
            return number, columns
        if looked >= _LOOKED_AT:
            break
    return None


def rows_of(lines: Iterable[Line], columns: Mapping[int, str]) -> Iterator[UhriRow]:
    """What each line below the headings says."""
    for number, cells in lines:
        yield _Reading(number, columns, cells).row()


class _Reading:
    """Reads one line."""

    def __init__(
        self, number: int, columns: Mapping[int, str], cells: Mapping[int, HasText]
    ) -> None:
        self._number = number
        self._cells = {name: cells.get(place) for place, name in columns.items()}
        self._problems: list[UhriProblem] = []

    def row(self) -> UhriRow:
        key = self._text("key").casefold()
        if not _UUID.fullmatch(key):
            self._tell("key", "uhri_no_key", key)
            key = ""
        text = self._text("text")
        if not text:
            self._tell("text", "uhri_no_text", "")
            key = ""
        values = dict(self._values(text))
        return UhriRow(self._number, key, values, self._published(), tuple(self._problems))

    def _values(self, text: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        paragraph, text = without_number(text)
        yield "text", text
        yield "paragraph", paragraph
        for name in ("countries", "bodies", "themes", "groups", "goals", "recommending_states"):
            if name in self._cells:
                yield name, self._several(name)
        if "symbol" in self._cells:
            yield "symbol", " ".join(self._text("symbol").split())
        if "date" in self._cells:
            yield "date", self._day("date")
        if "upr_session" in self._cells:
            yield "upr_session", _SESSION.sub(" ", self._text("upr_session")).strip()
        if "upr_position" in self._cells:
            yield "upr_position", self._code("upr_position", _POSITIONS)
        if "type" in self._cells:
            yield "type", self._code("type", _TYPES)

    def _text(self, name: str) -> str:
        cell = self._cells.get(name)
        return _PREFIX.sub("", tidy(cell.text)) if cell is not None else ""

    def _several(self, name: str) -> tuple[str, ...]:
        cell = self._cells.get(name)
        if cell is None:
            return ()
        parts = (" ".join(_PREFIX.sub("", each).split()) for each in tidy(cell.text).split("\n"))
        # Semicolons stand between the elements of a set.
        return tuple(dict.fromkeys(each.replace(";", ",") for each in parts if each))

    def _code(self, name: str, codes: Mapping[str, str]) -> str:
        text = self._text(name)
        code = codes.get(" ".join(words_of(text)), "")
        if text and not code:
            self._tell(name, "uhri_unknown_word", text)
        return str(code)

    def _day(self, name: str) -> str:
        days = self._days(name)
        return "" if days is None else (_DAY_ZERO + timedelta(int(days))).isoformat()

    def _days(self, name: str) -> float | None:
        """The serial number of a day, with its time as a fraction."""
        cell = self._cells.get(name)
        if cell is None or not cell.text.strip():
            return None
        number = cell.number
        if number is None and (day := _DAY.match(cell.text.strip())):
            number = _serial(*map(int, day.groups()))
        if number is None or not _FIRST <= number <= _LAST:
            self._tell(name, "uhri_no_date", cell.text)
            return None
        return number

    def _published(self) -> int:
        days = self._days("published")
        if days is None:
            return 0
        return max(round((days - (_EPOCH - _DAY_ZERO).days) * _MINUTES), 0)

    def _tell(self, name: str, code: str, found: str) -> None:
        self._problems.append(UhriProblem(self._number, name, code, found[:80]))


def _serial(year: int, month: int, day: int) -> float | None:
    try:
        return float((date(year, month, day) - _DAY_ZERO).days)
    except ValueError:
        return None
