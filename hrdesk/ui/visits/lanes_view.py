"""One day of a programme as lanes: a lane a sub-team, hours downwards, the whole delegation across."""

from datetime import time

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QStyle, QToolTip, QWidget

from hrdesk.domain.label import Label
from hrdesk.operations.day_plan import Planned
from hrdesk.ui.calendar.dragging import paint_ghost, paint_tip
from hrdesk.ui.calendar.spoken import clock_words, wall_words
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import box, paint_lines, paint_text, ring, two_lines
from hrdesk.ui.tokens import GAP, LARGE, SMALL, Colours, ReviewState, colours, scaled
from hrdesk.ui.visits.lane_shares import (
    Share,
    covered_width,
    is_covered,
    minutes_of,
    shares_of,
)
from hrdesk.ui.widgets.dragged import as_dragged, dragged_refs
from hrdesk.ui.widgets.marking import paint_marks
from hrdesk.ui.words import comma

_HOUR, _MARK = 46, 18
_ALL = Share(0.0, 1.0)
# Minutes of what has no time of its own yet.
_HOUR_LONG = 60
_DAY = (8, 19)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -15),
    Qt.Key.Key_Down: (0, 15),
}


class LanesView(QWidget):
    """Arrows go from item to item in order of time, Enter opens one; the table says the same.

    With Alt they move the current one: up and down by a quarter of an hour, sideways by a day.
    """

    opened = Signal(str)  # the Ref of an item
    current_moved = Signal()
    moved = Signal(str, int, int)  # the Ref of an item, days, minutes
    dropped = Signal(str, object)  # the Ref of an item, the time at which it was let go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Planned, ...] = ()
        self.teams: tuple[str, ...] = ()
        # By Ref, which part of the width of its lane an item has: what overlaps shares it.
        self._shares: dict[str, Share] = {}
        self.current = -1
        self._held = QPoint()
        # What is dragged over the day, and where it is.
        self._over, self._over_at = "", QPoint()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The day in lanes; the table says the same in words"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, items: tuple[Planned, ...], teams: tuple[str, ...]) -> None:
        """Show the items of one day."""
        self.items, self.teams = items, teams
        self._shares = shares_of(items)
        self.current = min(self.current, len(items) - 1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        first, last = self._hours()
        return QSize(200, self._head() + (last - first) * self._hour() + SMALL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def words_of(self, each: Planned) -> str:
        """An item in one sentence."""
        team = self.tr("sub-team {name}").format(name=each.team) if each.team else ""
        times = wall_words(each.line.begins, each.line.ends)
        label = each.line.label
        parts = [times, shown(each.line.title, label), shown(each.line.where, label), team]
        return comma().join(part for part in parts if part)

    # ------------------------------------------------------------ where things are

    def rect_of(self, each: Planned) -> QRect:
        """Where an item is painted."""
        share = self._shares.get(each.line.ref, _ALL)
        return self._rect(each.team, *minutes_of(each), share)

    def _rect(self, team: str, begin: int, end: int, share: Share = _ALL) -> QRect:
        first, _ = self._hours()
        left, width = self._lane(team)
        left, width = left + round(width * share.begin), round(width * (share.end - share.begin))
        top = self._head() + round((begin - first * 60) * self._hour() / 60)
        height = max(round((end - begin) * self._hour() / 60), self.fontMetrics().height() + GAP)
        return self._turned(QRect(left + 1, top + 1, width - 2, height - 2))

    def _lane(self, team: str) -> tuple[int, int]:
        edge = LARGE + self.fontMetrics().horizontalAdvance("00:00") + SMALL
        room = self.width() - edge - LARGE
        if team not in self.teams:
            return edge, room
        width = room // len(self.teams)
        return edge + self.teams.index(team) * width, width

    def _hours(self) -> tuple[int, int]:
        spans = [minutes_of(each) for each in self.items]
        first = min([_DAY[0], *(begin // 60 for begin, _ in spans)])
        last = max([_DAY[1], *(-(-end // 60) for _, end in spans)])
        return first, last

    def _hour(self) -> int:
        return scaled(self.font(), _HOUR)

    def _head(self) -> int:
        return self.fontMetrics().height() + 2 * GAP if self.teams else GAP

    def _turned(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        self._paint_hours(painter, now)
        for number, each in self._painted():
            self._paint_item(painter, each, now, is_current=number == self.current)
        self._paint_held(painter, now)

    def _paint_held(self, painter: QPainter, now: Colours) -> None:
        """Where it would lie if it were let go now, and when that is."""
        if not self._over:
            return
        begins = self.time_at(self._over_at)
        start = begins.hour * 60 + begins.minute
        item = next((each for each in self.items if each.line.ref == self._over), None)
        first, last = minutes_of(item) if item is not None else (0, _HOUR_LONG)
        ghost = self._rect(item.team if item is not None else "", start, start + last - first)
        paint_ghost(painter, ghost, now)
        said = clock_words(begins)
        paint_tip(painter, self, self._over_at, said, now)

    def _paint_hours(self, painter: QPainter, now: Colours) -> None:
        first, last = self._hours()
        way = self.layoutDirection()
        for hour in range(first, last + 1):
            top = self._head() + (hour - first) * self._hour()
            painter.fillRect(QRect(0, top, self.width(), 1), now.line)
            words = self._turned(QRect(LARGE, top, 60, self.fontMetrics().height()))
            if hour < last:
                paint_text(painter, words, clock_words(time(hour)), now.secondary, reading=way)
        for team in self.teams:
            left, width = self._lane(team)
            head = self._turned(QRect(left + SMALL, 0, width - SMALL, self._head()))
            said = self.tr("Sub-team {name}").format(name=isolated(team))
            paint_text(painter, head, said, now.text, reading=way)
            painter.fillRect(self._turned(QRect(left, 0, 1, self.height())), now.line)

    def _paint_item(
        self, painter: QPainter, each: Planned, now: Colours, *, is_current: bool
    ) -> None:
        place = self.rect_of(each)
        wrong = each.clashes or each.way or each.is_outside
        edge = now.states[ReviewState.ERROR].edge if wrong else now.accent
        box(painter, place, now.selected if is_current else now.surface, edge, width=1.5)
        inner = self._words_rect(each, place).adjusted(SMALL, 2, -SMALL, -2)
        side = scaled(self.font(), _MARK)
        line = QRect(inner)
        line.setHeight(min(max(inner.height(), 1), 2 * self.fontMetrics().height()))
        mark = QStyle.visualRect(
            self.layoutDirection(), inner, QRect(inner.left(), line.top() + 1, side, side)
        )
        paint_marks(painter, mark, now.markings[Label(each.line.label)])
        rest = QRect(inner.left() + side + GAP, line.top(), inner.width() - side - GAP, 0)
        title = shown(each.line.title, each.line.label)
        sign = "⚠ " if wrong else "✓ " if each.line.is_done else ""
        _, more = two_lines(self.fontMetrics(), sign + title, rest.width())
        rest.setHeight(line.height() if more else min(line.height(), side + 2))
        paint_lines(
            painter,
            QStyle.visualRect(self.layoutDirection(), inner, rest),
            sign + title,
            now.text,
            reading=self.layoutDirection(),
        )
        if is_current and self.hasFocus():
            ring(painter, place, now.accent)

    def _words_rect(self, each: Planned, place: QRect) -> QRect:
        """Where the words of an item stand: beside what lies over it."""
        if not is_covered(each, self.items):
            return place
        free = QRect(place)
        free.setWidth(covered_width(place.width(), len(self.teams)))
        return QStyle.visualRect(self.layoutDirection(), place, free)

    def item_at(self, point: QPoint) -> int:
        """The number of the item that is seen at a point; -1 where there is none."""
        found = [number for number, each in self._painted() if self.rect_of(each).contains(point)]
        return found[-1] if found else -1

    def _painted(self) -> list[tuple[int, Planned]]:
        """In the order of painting: what is for all lies under what a sub-team does meanwhile."""
        return sorted(enumerate(self.items), key=lambda numbered: bool(numbered[1].team))

    # ------------------------------------------------------------ keys and mouse

    def go_to(self, number: int) -> None:
        """Make an item current."""
        if self.items:
            self.current = min(max(number, 0), len(self.items) - 1)
            self.setAccessibleDescription(self.words_of(self.items[self.current]))
            self.update()
            self.current_moved.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.item_at(event.pos())
            said = self.words_of(self.items[at]) if at >= 0 else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        # Alt with an arrow is the window's Back otherwise.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._step_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _step_of(self, event: QKeyEvent) -> tuple[int, int] | None:
        """The days and minutes by which a key moves the current item; None for other keys."""
        if event.modifiers() != Qt.KeyboardModifier.AltModifier or self.current < 0:
            return None
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        days, minutes = _STEPS.get(Qt.Key(event.key()), (0, 0))
        return (-days if mirrored else days, minutes) if days or minutes else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if (step := self._step_of(event)) is not None:
            self.moved.emit(self.items[self.current].line.ref, *step)
        elif key == Qt.Key.Key_Down:
            self.go_to(self.current + 1)
        elif key == Qt.Key.Key_Up:
            self.go_to(self.current - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.current < len(self.items):
            self.opened.emit(self.items[self.current].line.ref)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the current item along, to another time or onto another day."""
        far = (event.position().toPoint() - self._held).manhattanLength()
        if not event.buttons() or self._held.isNull() or far < QApplication.startDragDistance():
            return
        self._held = QPoint()
        drag = QDrag(self)
        drag.setMimeData(as_dragged([self.items[self.current].line.ref]))
        drag.exec(Qt.DropAction.MoveAction)

    def time_at(self, point: QPoint) -> time:
        """The quarter of an hour at a height."""
        first, _ = self._hours()
        minutes = first * 60 + round((point.y() - self._head()) * 60 / self._hour() / 15) * 15
        return time(*divmod(min(max(minutes, 0), 23 * 60 + 45), 60))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._show_held(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_held(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = ""
        self.update()

    def _show_held(self, event: QDragMoveEvent) -> None:
        refs = dragged_refs(event.mimeData())
        self._over, self._over_at = refs[0] if refs else "", event.position().toPoint()
        self.update()
        if refs:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = ""
        self.update()
        for ref in dragged_refs(event.mimeData()):
            self.dropped.emit(ref, self.time_at(event.position().toPoint()))
        event.acceptProposedAction()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._held = QPoint()
        number = self.item_at(at)
        if number >= 0:
            self.go_to(number)
            self._held = at

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.item_at(event.position().toPoint())
        if at >= 0:
            self.opened.emit(self.items[at].line.ref)
