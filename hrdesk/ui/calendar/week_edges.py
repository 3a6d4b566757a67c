"""What lies above or below the hours in sight: counted at the edge of its day, and gone to there."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.spoken import day_words
from hrdesk.ui.calendar.week_model import Block
from hrdesk.ui.calendar.week_shape import WeekShape
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.tokens import GAP, SMALL, colours, scaled
from hrdesk.ui.words import semicolon

# Of something less than this many pixels in sight nobody reads a letter.
_SEEN = 8
_ICON = 14
_MOST_TOLD = 8


class EdgeMark(QAbstractButton):
    """An arrow and how many things lie there; its tip tells them."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = scaled(self.font(), _ICON) + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + 2 * SMALL + GAP, self.fontMetrics().height() + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, way = QPainter(self), colours(self.palette()), self.layoutDirection()
        painter.setFont(self.font())
        ground = now.selected if self.underMouse() or self.isDown() else now.popup
        box(painter, self.rect(), ground, now.field_edge)
        if self.hasFocus():
            ring(painter, self.rect(), now.accent)
        inner = self.rect().adjusted(SMALL, 0, -SMALL, 0)
        side = scaled(self.font(), _ICON)
        is_mirrored = way == Qt.LayoutDirection.RightToLeft
        left = inner.right() + 1 - side if is_mirrored else inner.left()
        paint_icon(painter, QRect(left, inner.top(), side, inner.height()), self._icon, now.accent)
        words = inner.adjusted(0 if is_mirrored else side + GAP, 0, 0, 0)
        words.setWidth(inner.width() - side - GAP)
        paint_text(painter, words, self.text(), now.accent, reading=way)


class EdgeMarks(QObject):
    """One mark at each edge of a day at most; `reached` tells what a mark leads to."""

    reached = Signal(object, int, int)  # the day, and from which to which minute something lies

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._marks: dict[tuple[int, bool], EdgeMark] = {}
        self._leads: dict[tuple[int, bool], tuple[date, Block]] = {}

    def shown(self) -> list[EdgeMark]:
        """Those in sight, from above and by their days."""
        keys = sorted(self._leads, key=lambda key: (key[1], key[0]))
        return [self._marks[key] for key in keys]

    def look(self, shape: WeekShape, scroll: int) -> None:
        """Count what is out of sight while the hours are moved up by `scroll`."""
        seen = QRect(0, scroll, 1, max(self._sheet.height() - shape.top, 0))
        self._leads = {}
        for number in range(shape.model.days):
            blocks = [each for each in shape.model.blocks if each.day == number]
            above = [each for each in blocks if shape.y_of(each.end) < seen.top() + _SEEN]
            below = [each for each in blocks if shape.y_of(each.begin) > seen.bottom() - _SEEN]
            if above:
                nearest = max(above, key=lambda each: each.begin)
                self._mark(shape, (number, False), above, nearest)
            if below:
                nearest = min(below, key=lambda each: each.begin)
                self._mark(shape, (number, True), below, nearest)
        for key, mark in self._marks.items():
            mark.setVisible(key in self._leads)

    def _mark(
        self, shape: WeekShape, key: tuple[int, bool], found: Sequence[Block], nearest: Block
    ) -> None:
        number, is_below = key
        mark = self._marks.get(key) or self._new(key)
        day = shape.model.day(number)
        self._leads[key] = day, nearest
        mark.setText(QLocale().toString(len(found)))
        lines = [wording.short_line(each.occurrence, shape.model.zone) for each in found]
        more = self.tr("%n earlier", "", len(found))
        if is_below:
            more = self.tr("%n later", "", len(found))
        name = self.tr("{day}: {count}").format(day=isolated(day_words(day)), count=more)
        if mark.accessibleName() != name:
            mark.setAccessibleName(name)
            event = QAccessibleEvent(mark, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)
        mark.setToolTip("\n".join([name, *lines[:_MOST_TOLD]]))
        mark.setAccessibleDescription(semicolon().join(lines[:_MOST_TOLD]))
        self._lay(shape, key, mark)

    def _lay(self, shape: WeekShape, key: tuple[int, bool], mark: EdgeMark) -> None:
        """At the end of its day: words below it begin at the other side."""
        number, is_below = key
        column = shape.column(number)
        size = mark.sizeHint()
        place = QRect(0, 0, min(size.width(), column.width() - GAP), size.height())
        if shape.way == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(column.left() + GAP)
        else:
            place.moveRight(column.right() - GAP)
        place.moveTop(shape.top + GAP // 2)
        if is_below:
            place.moveBottom(self._sheet.height() - GAP)
        mark.setGeometry(place)

    def _new(self, key: tuple[int, bool]) -> EdgeMark:
        mark = EdgeMark("chevron-down" if key[1] else "chevron-up", self._sheet)
        mark.clicked.connect(partial(self._reach, key))
        self._marks[key] = mark
        return mark

    def _reach(self, key: tuple[int, bool]) -> None:
        day, block = self._leads[key]
        self.reached.emit(day, block.begin, block.end)
