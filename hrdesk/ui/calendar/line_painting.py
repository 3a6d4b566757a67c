"""Paints a line of a list: its lead, its marking, its words, and what stands at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from hrdesk.ui.calendar.line_model import Index, Line, Sort, line_of
from hrdesk.ui.painting import box, flood, in_lines, paint_lines, paint_text, ring
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, MEDIUM, SMALL, Colours, Marks, ReviewState, colours, scaled
from hrdesk.ui.widgets.marking import paint_sign

_MARK, _BAR = 20, 90
_MOST_ROWS = 3
_MOST_NOTE_ROWS = 2
# A line that is no thing, but a paragraph.
_LONGEST_PARAGRAPH = 16


class LineDelegate(QStyledItemDelegate):
    """Paints lines; `lead` is the longest text that stands before the marking.

    Where they are `stacked`, a note stands under its words instead of beside them. Where a line
    `wraps`, its words and warnings take a second and a third line when they need them, and a note
    under or beside them a second one.
    """

    def __init__(
        self, view: QListView, lead: str = "", *, stacked: bool = False, wraps: bool = False
    ) -> None:
        super().__init__(view)
        self._view = view
        self._longest = self._lead = lead
        self._stacked = stacked
        self._wraps = wraps
        # Until the view is wider, or has other lines or letters: it asks again and again.
        self._heights: dict[tuple[Line, bool, int, int, str], int] = {}

    def make_room_for(self, lines: Sequence[Line]) -> None:
        """Leave what the leads need: in other languages days are longer than a page thinks of.

        Where no line has a lead nothing is left: what stands there would seem to belong to another.
        """
        self._heights.clear()
        if self._longest:
            leads = [line.lead for line in lines if line.lead]
            width = self._view.fontMetrics().horizontalAdvance
            self._longest = max((self._longest, *leads), key=width)
            self._lead = self._longest if leads else ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, first, least = line_of(index), index.row() == 0, row_height(self._view)
        asked = line, first, least, self._view.viewport().width(), self._view.font().key()
        if asked not in self._heights:
            self._heights[asked] = self._height(line, least, first=first)
        return QSize(0, self._heights[asked])

    def _height(self, line: Line, least: int, *, first: bool) -> int:
        height = least
        rows = max(self._rows(line), self._rows_beside(line)) + self._note_rows(line)
        if rows > 1:
            height = max(height, rows * self._view.fontMetrics().height() + 2 * GAP)
        if line.sort is Sort.TITLE and not first:
            height += 2 * SMALL
        return height

    @property
    def _mark(self) -> int:
        return scaled(self._view.font(), _MARK)

    @property
    def _box(self) -> int:
        return self._view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)

    def _rows(self, line: Line) -> int:
        """On how many rows the words of a line stand in the room that the view gives them."""
        metrics = self._view.fontMetrics()
        if line.sort is Sort.NOTE and not self._view.uniformItemSizes():
            room = self._view.viewport().width() - 2 * MEDIUM
            return len(in_lines(metrics, line.text, room, _LONGEST_PARAGRAPH)) or 1
        if line.sort not in (Sort.THING, Sort.WARNING) or not self._wraps:
            return 1
        words, _ = self._shares(line, self._room(line))
        return len(in_lines(QFontMetrics(self._letters(line)), line.text, words, _MOST_ROWS)) or 1

    def _note_rows(self, line: Line) -> int:
        """On how many rows a note stands under its words."""
        if not (self._stacked and line.note):
            return 0
        metrics, room = self._view.fontMetrics(), self._room(line)
        if not self._wraps or metrics.horizontalAdvance(line.note) <= room:
            return 1
        return len(in_lines(metrics, line.note, room, _MOST_NOTE_ROWS)) or 1

    def _rows_beside(self, line: Line) -> int:
        """On how many rows a note stands beside its words."""
        if self._stacked or not (self._wraps and line.note):
            return 1
        _, note = self._shares(line, self._room(line))
        return len(in_lines(self._view.fontMetrics(), line.note, note, _MOST_NOTE_ROWS)) or 1

    def _room(self, line: Line) -> int:
        """How wide words may be beside all else that a line has."""
        metrics = self._view.fontMetrics()
        room = self._view.viewport().width() - 2 * (GAP + SMALL)
        if self._lead or line.lead:
            room -= metrics.horizontalAdvance(self._lead or line.lead) + MEDIUM
        warns = line.sort is Sort.WARNING
        signs = 1 if warns else (line.label is not None) + bool(line.icon)
        room -= (self._mark + SMALL) * signs
        if line.tick is not None:
            room -= self._box + SMALL
        if line.verb:
            room -= metrics.horizontalAdvance(line.verb) + 3 * MEDIUM
        if line.progress is not None:
            room -= _BAR + MEDIUM
        return room

    def _shares(self, line: Line, room: int) -> tuple[int, int]:
        """The widths of the words and of the note beside them."""
        if not line.note or self._stacked:
            return room, 0
        metrics = self._view.fontMetrics()
        whole = metrics.horizontalAdvance(line.text) + 1
        note = metrics.horizontalAdvance(line.note) + 1
        # The note gives way first, down to a third; words that wrap leave it half.
        share = 2 if self._wraps else 3
        most = max(room - MEDIUM - whole, (room - MEDIUM) // share)
        if note > most and self._wraps:
            lines = in_lines(metrics, line.note, most, _MOST_NOTE_ROWS)
            # Broken lines need not all of it; less by one would break them elsewhere.
            most = min(most, max(metrics.horizontalAdvance(each) for each in lines) + 2)
        note = min(note, most)
        return max(room - note - MEDIUM, 0), note

    def _letters(self, line: Line) -> QFont:
        font = QFont(self._view.font())
        font.setStrikeOut(line.is_struck)
        if line.is_strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = line_of(index)
        now = colours(option.palette)
        painter.setFont(self._view.font())
        if line.sort is Sort.NOW:
            self._paint_now(painter, option, line, now)
            return
        if line.sort in (Sort.TITLE, Sort.HEADING, Sort.NOTE):
            self._paint_heading(painter, option, line, now)
            if line.sort is Sort.HEADING and index.row():
                # Between what stands above and what begins here; above the first stands nothing.
                across = option.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
                flood(painter, QRect(across.topLeft(), QSize(across.width(), 1)), now.line)
            return
        place = option.rect.adjusted(GAP, 1, -GAP, -1)
        if line.sort is Sort.THING:
            self._paint_ground(painter, option, place, now)
        inner = place.adjusted(SMALL, 0, -SMALL, 0)
        if self._lead or line.lead:
            width = option.fontMetrics.horizontalAdvance(self._lead or line.lead) + MEDIUM
            lead = QRect(inner.left(), inner.top(), width, inner.height())
            self._text(painter, option, lead, line.lead, now.secondary)
            inner.setLeft(inner.left() + width)
        inner = self._paint_tick(painter, option, inner, line)
        inner = self._paint_sign(painter, option, inner, line, now)
        if line.verb:
            inner = self._paint_verb(painter, option, inner, line.verb, now)
        if line.progress is not None:
            inner = self._paint_progress(painter, option, inner, line.progress, now)
        self._paint_words(painter, option, inner, line, now)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, now: Colours
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, place, now.selected)
            if self._view.hasFocus():
                ring(painter, place, now.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, place, now.hover)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, now: Colours
    ) -> None:
        place = option.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        font = QFont(self._view.font())
        if line.sort is Sort.TITLE:
            font.setPointSizeF(font.pointSizeF() + 2)
            # At the foot of its row: it belongs to what follows.
            place.setTop(place.bottom() - row_height(self._view))
        if line.sort is not Sort.NOTE:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        colour = now.text if line.sort is Sort.TITLE else now.secondary
        colour = now.accent if line.is_strong else colour
        at = QStyle.visualRect(option.direction, option.rect, place)
        rows = self._rows(line)
        paint_lines(painter, at, line.text, colour, reading=option.direction, most=rows)

    def _paint_now(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, now: Colours
    ) -> None:
        place = option.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        self._text(painter, option, place, line.text, now.accent)
        width = option.fontMetrics.horizontalAdvance(line.text) + SMALL
        across = QRect(place.left() + width, place.center().y(), place.width() - width, 2)
        turned = QStyle.visualRect(option.direction, option.rect, across)
        flood(painter, turned, now.accent)

    def _paint_progress(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        share: float,
        now: Colours,
    ) -> QRect:
        """How far it is, at the trailing side; gives what is left beside it."""
        place = QRect(inner.right() - _BAR, inner.center().y() - GAP, _BAR, 2 * GAP)
        box(painter, QStyle.visualRect(option.direction, option.rect, place), "", now.field_edge)
        if share > 0:
            done = QRect(place.left(), place.top(), max(round(_BAR * share), GAP), place.height())
            box(painter, QStyle.visualRect(option.direction, option.rect, done), now.accent)
        return inner.adjusted(0, 0, -_BAR - MEDIUM, 0)

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, line: Line
    ) -> QRect:
        """A box as those of forms, before all else; gives what is left beside it."""
        if line.tick is None:
            return inner
        side = self._box
        place = QRect(inner.left(), inner.top() + (inner.height() - side) // 2, side, side)
        ticked = QStyleOptionButton()
        ticked.rect = QStyle.visualRect(option.direction, option.rect, place)
        ticked.palette, ticked.direction = option.palette, option.direction
        on, off = QStyle.StateFlag.State_On, QStyle.StateFlag.State_Off
        ticked.state = QStyle.StateFlag.State_Enabled | (on if line.tick else off)
        part = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self._view.style().drawPrimitive(part, ticked, painter, self._view)
        return inner.adjusted(side + SMALL, 0, 0, 0)

    def _paint_sign(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        line: Line,
        now: Colours,
    ) -> QRect:
        """The marking, then the icon; gives what is left beside them."""
        found: list[Marks | str] = [now.states[ReviewState.ERROR]]
        if line.sort is not Sort.WARNING:
            found = [] if line.label is None else [now.markings[line.label]]
            found += [line.icon] if line.icon else []
        for sign in found:
            side = self._mark
            mark = QRect(inner.left(), 0, side, side)
            mark.moveTop(inner.top() + (inner.height() - side) // 2)
            mark = QStyle.visualRect(option.direction, option.rect, mark)
            paint_sign(painter, mark, sign, now.secondary)
            inner = inner.adjusted(side + SMALL, 0, 0, 0)
        return inner

    def _paint_verb(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        verb: str,
        now: Colours,
    ) -> QRect:
        """What Enter does, as a button at the trailing side; gives what is left beside it."""
        width = option.fontMetrics.horizontalAdvance(verb) + 2 * MEDIUM
        high = row_height(self._view) - 6
        place = QRect(inner.right() - width, 0, width, high)
        place.moveTop(inner.top() + (inner.height() - high) // 2)
        turned = QStyle.visualRect(option.direction, option.rect, place)
        box(painter, turned, now.window, now.field_edge)
        painter.setPen(now.accent)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, verb)
        return inner.adjusted(0, 0, -width - MEDIUM, 0)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        line: Line,
        now: Colours,
    ) -> None:
        if self._stacked and line.note:
            self._paint_stacked(painter, option, inner, line, now)
            return
        width, note = self._shares(line, inner.width())
        words = QRect(inner.left(), inner.top(), width, inner.height())
        painter.setFont(self._letters(line))
        warning = line.sort is Sort.WARNING
        colour = now.states[ReviewState.ERROR].edge if warning else now.text
        at = QStyle.visualRect(option.direction, option.rect, words)
        rows = _MOST_ROWS if self._wraps else 1
        paint_lines(painter, at, line.text, colour, reading=option.direction, most=rows)
        painter.setFont(self._view.font())
        if note:
            at = QRect(inner.right() - note, inner.top(), note, inner.height())
            at = QStyle.visualRect(option.direction, option.rect, at)
            rows = self._rows_beside(line)
            paint_lines(painter, at, line.note, now.secondary, reading=option.direction, most=rows)

    def _paint_stacked(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        line: Line,
        now: Colours,
    ) -> None:
        high = option.fontMetrics.height()
        rows, below = self._rows(line), self._note_rows(line)
        top = inner.center().y() - high * (rows + below) // 2
        upper = QRect(inner.left(), top, inner.width(), high * rows)
        at = QStyle.visualRect(option.direction, option.rect, upper)
        paint_lines(painter, at, line.text, now.text, reading=option.direction, most=rows)
        lower = QRect(inner.left(), top + high * rows, inner.width(), high * below)
        at = QStyle.visualRect(option.direction, option.rect, lower)
        paint_lines(painter, at, line.note, now.secondary, reading=option.direction, most=below)

    @staticmethod
    def _text(
        painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, colour: str
    ) -> None:
        at = QStyle.visualRect(option.direction, option.rect, rect)
        paint_text(painter, at, text, colour, reading=option.direction)
