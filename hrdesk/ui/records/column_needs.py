"""What each column of a record table would take: by its heading, its kind and what its rows hold."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from hrdesk.domain.fields import Kind
from hrdesk.ui.records.columns import TITLE, title_on_two_lines
from hrdesk.ui.records.fitting import Need, need_of
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.tokens import SMALL, scaled
from hrdesk.ui.words import date_word, months, span_word

_LETTER = 7.5
_WIDEST = 36
_NAME, _TEXT = 150, 240
# What is worked out and usually has so many letters is a number or a date.
_SHORT = 12
# What a title wears beside it.
_SIGN = 24
# Cut, these mislead; of all else the beginning tells what it is.
_NEVER_CUT = frozenset(
    {Kind.EMAIL, Kind.PHONE, Kind.DATE, Kind.SPAN, Kind.NUMBER, Kind.CODE, Kind.COUNTRY, Kind.BOOL}
)
# So do numbers of documents, of which the ends tell them apart.
_WHOLE = frozenset({"symbol"})
# What names are called in short.
_SHORT_NAME = "acronym"
# What a list is for: names; of visits, which have none, who goes; how far recommendations are.
_LEADING = frozenset({TITLE, "who_goes", "state"})
# What one reads there, and would not guess from its beginning.
_READ = frozenset({"next_step"})
# Kinds that mostly take some hours of a day.
_WITH_HOURS = ("programme_item",)


class ColumnNeeds:
    """Measured in the letters of a header and of the rows below it."""

    def __init__(self, table: RecordTable, header: QHeaderView) -> None:
        self._table, self._header = table, header

    def need(self, at: int, rows: Sequence[int]) -> Need:
        """What a column takes for these rows."""
        column, cells = self._table.columns[at], self._cells()
        texts = []
        for row in rows:
            said = self._table.text_at(row, at)
            is_signed = self._table.is_signed(row, at)
            beside = scaled(self._header.font(), _SIGN) if is_signed else 0
            texts.append(cells.horizontalAdvance(said) + beside + 2 * SMALL if said else 0)
        kind = column.spec.kind if column.spec is not None else None
        heading, usual = self._heading(at), self.first_width(at)
        if any(texts) or at == self._header.sortIndicatorSection():
            # With room for the sign of the order; nobody orders by what is empty.
            heading = max(heading, self._header.sectionSizeHint(at))
        if column.name == TITLE:
            # Names are what the list is for, and are written there; whole texts need more of it.
            least = _TEXT if title_on_two_lines(self._table.kind) else _NAME
            heading = max(heading, min(usual, scaled(self._header.font(), least)))
        yields = kind not in _NEVER_CUT if kind is not None else column.width > _SHORT
        yields = yields and column.name not in _WHOLE
        return need_of(
            heading,
            usual,
            texts,
            yields=yields,
            stands_for_names=column.name == _SHORT_NAME,
            leads=column.name in _LEADING,
            is_read=column.name in _READ,
            is_all=len(rows) == len(self._table.refs),
        )

    def first_width(self, at: int) -> int:
        """Room for what usually stands in it, and for all of its heading."""
        column = self._table.columns[at]
        usual = scaled(self._header.font(), min(column.width, _WIDEST) * _LETTER)
        kind = column.spec.kind if column.spec is not None else None
        cells = self._cells()
        longest = _longest(kind, cells, with_hours=self._table.kind in _WITH_HOURS)
        return max(usual, self._heading(at), cells.horizontalAdvance(longest) + 2 * SMALL)

    def _cells(self) -> QFontMetrics:
        # Headings have smaller letters than cells.
        view = self._header.parentWidget()
        return view.fontMetrics() if view is not None else self._header.fontMetrics()

    def _heading(self, at: int) -> int:
        word = self._table.columns[at].word
        return self._header.fontMetrics().horizontalAdvance(word) + 2 * SMALL


def _longest(kind: Kind | None, cells: QFontMetrics, *, with_hours: bool) -> str:
    """A date with the longest months of the window's language, which are not to be cut."""
    names = months()
    longest = max(range(1, 13), key=lambda month: cells.horizontalAdvance(names[month - 1]))
    if kind is Kind.DATE:
        return date_word(f"2026-{longest:02}-28")
    if kind is Kind.SPAN and with_hours:
        return span_word(f"2026-{longest:02}-28T10:00/2026-{longest:02}-28T12:30[UTC]")
    if kind is Kind.SPAN:
        before = max(longest - 1, 1)
        return span_word(f"2026-{before:02}-28/2026-{max(longest, 2):02}-28")
    return ""
