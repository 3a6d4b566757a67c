"""The time line of visits: one row each, patterns for how sure they are, today, busy weeks."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from hrdesk.domain.label import Label
from hrdesk.domain.lanes import load_of
from hrdesk.operations.time_line import VisitLine
from hrdesk.ui.calendar.spoken import day_and_month
from hrdesk.ui.language import isolated
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.painting import box, chevron, paint_text, ring
from hrdesk.ui.tokens import GAP, MEDIUM, SMALL, Colours, colours, scaled
from hrdesk.ui.visits import time_line_painting as paint
from hrdesk.ui.visits.time_line_frame import TimeLineFrame
from hrdesk.ui.visits.time_line_moving import Moving
from hrdesk.ui.visits.time_scale import WEEK, Mark, following
from hrdesk.ui.visits.visit_words import name_of, who_goes
from hrdesk.ui.widgets.marking import paint_marks
from hrdesk.ui.words import span_word

_MARK = 20
_TODAY_WIDTH = 2
_AGREED = 5


class TimeLine(TimeLineFrame):
    """Paints the visits of its frame; arrows go from visit to visit, plus and minus zoom."""

    opened = Signal(str)  # the Ref of a visit that is wanted in full
    dates_wanted = Signal(str, str)  # the Ref of a visit, and the dates it was moved to

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(today, parent)
        self.moving = Moving(self)
        self.moving.settled.connect(self.dates_wanted)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.was_shown:
            self.begin()  # only now it is known how much room there is
        now = colours(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.window)
        self._paint_lines(painter, now)
        self._paint_today(painter, now)
        for at in self.rows_in_sight():
            self._paint_row(painter, at, now)
        self._paint_header(painter, now)
        self._paint_load(painter, now)
        for at in self.rows_in_sight():
            self._paint_name(painter, at, now)
        # Over the lines between the rows, which go through all of them.
        self._paint_today_words(painter, now)
        self._paint_corners(painter, now)

    def _paint_lines(self, painter: QPainter, now: Colours) -> None:
        first, last = self.days_in_sight()
        rows = self.rows_rect()
        for tick in self.scale.ticks(self.scale.fine, first, last):
            line = QRect(self.place_of(tick.day), rows.top(), 1, self.viewport().height())
            # Below the last row no name covers what was scrolled past.
            if self.days_rect().intersects(line):
                painter.fillRect(self.turned(line), now.line)

    def _paint_row(self, painter: QPainter, at: int, now: Colours) -> None:
        row = self.row_rect(at)
        painter.setClipRect(self.turned(self.rows_rect() & self.days_rect()))
        if at == self.current:
            self._paint_ground(painter, row, now)
        painter.fillRect(self.turned(QRect(row.left(), row.bottom(), row.width(), 1)), now.line)
        line = self.moving.shown(self.lines[at])
        if line.first is None or line.last is None:
            words = QRect(self.days_rect().left() + MEDIUM, row.top(), 400, row.height())
            self._text(painter, words, self.tr("no date yet"), now.secondary)
        else:
            self._paint_bar(painter, at, line, now)
        painter.setClipping(False)

    def _paint_ground(self, painter: QPainter, row: QRect, now: Colours) -> None:
        """What is current; today goes on through it."""
        painter.fillRect(self.turned(row), now.selected)
        left = self._today_at()
        if left is not None:
            line = QRect(left, row.top(), _TODAY_WIDTH, row.height())
            painter.fillRect(self.turned(line), now.text)

    def _paint_bar(self, painter: QPainter, at: int, line: VisitLine, now: Colours) -> None:
        assert line.first is not None
        assert line.last is not None
        days = self.days_rect()
        halo = self.span_rect(at, line.first, line.last)
        if not halo.intersects(days):
            self._paint_elsewhere(painter, at, line, now)
            return
        core = self.span_rect(at, *line.core) if line.core is not None else None
        if line.agreed_days is not None:
            below = self.span_rect(at, *line.agreed_days)
            below.moveTop(below.bottom() + 2)
            below.setHeight(_AGREED)
            paint.paint_agreed(painter, self.turned(below), now)
        paint.paint_bar(painter, self.turned(halo), self.turned(core) if core else None, line, now)
        said = self.caption_of(line)
        words = self.caption_rect(at, halo, said)
        if words.width() < self.fontMetrics().horizontalAdvance(said) and line.dates:
            # The pattern says the rest; while a bar is dragged nothing else says the days.
            said = span_word(line.dates)
            words = self.caption_rect(at, halo, said)
        high = self.fontMetrics().height() + 2
        top = words.center().y() - high // 2
        ground = QRect(words.left() - 2, top, words.width() + 2 - GAP, high)
        painter.fillRect(self.turned(ground), now.selected if at == self.current else now.window)
        place, way = self.turned(words), self.layoutDirection()
        paint.paint_caption(painter, place, said, now, way, struck=line.is_off)

    def _paint_elsewhere(self, painter: QPainter, at: int, line: VisitLine, now: Colours) -> None:
        """An arrow to where the bar lies, and its words."""
        assert line.first is not None
        row, days = self.row_rect(at), self.days_rect()
        is_before = self.place_of(line.first) < days.left()
        left = days.left() + GAP if is_before else days.right() - MEDIUM - GAP
        back = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        way = Qt.ArrowType.LeftArrow if is_before == back else Qt.ArrowType.RightArrow
        sign = QRect(left, row.top(), MEDIUM, row.height())
        # The line of today does not go through the arrow.
        ground = now.selected if at == self.current else now.window
        painter.fillRect(self.turned(sign.adjusted(0, MEDIUM, 0, -MEDIUM)), ground)
        chevron(painter, self.turned(sign), way, now.secondary)
        said = self.caption_of(line)
        width = self.fontMetrics().horizontalAdvance(said) + GAP
        left = sign.right() + GAP if is_before else sign.left() - GAP - width
        words = QRect(left, row.top(), width, row.height())
        self._text(painter, words, said, now.secondary)

    def _paint_name(self, painter: QPainter, at: int, now: Colours) -> None:
        row = self.row_rect(at)
        place = QRect(0, row.top(), self.names_width(), row.height())
        painter.setClipRect(self.turned(self.rows_rect()))
        ground = now.selected if at == self.current else now.window
        painter.fillRect(self.turned(place), ground)
        painter.fillRect(self.turned(QRect(0, row.bottom(), row.width(), 1)), now.line)
        line = self.lines[at]
        side = scaled(self.font(), _MARK)
        mark = QRect(MEDIUM, 0, side, side)
        mark.moveTop(row.center().y() - side // 2)
        paint_marks(painter, self.turned(mark), now.markings[Label(line.label)])
        words = place.adjusted(MEDIUM + side + SMALL, 0, -SMALL, 0)
        name = f"⇄ {name_of(line)}" if line.conflicts else name_of(line)
        self._text(painter, words, name, now.text)
        if by := who_goes(line):
            words.setLeft(words.left() + self.fontMetrics().horizontalAdvance(name))
            if words.width() > self.fontMetrics().horizontalAdvance("MMM"):
                self._text(painter, words, f" · {by}", now.secondary)
        if at == self.current and self.hasFocus():
            ring(painter, self.turned(row.adjusted(1, 0, -1, -1)), now.accent)
        painter.setClipping(False)

    def _paint_header(self, painter: QPainter, now: Colours) -> None:
        height = self.header_height
        painter.fillRect(QRect(0, 0, self.viewport().width(), height), now.surface)
        painter.fillRect(QRect(0, height - 1, self.viewport().width(), 1), now.line)
        scale = self.scale
        if scale.coarse is scale.fine:
            self._paint_ticks(painter, scale.fine, QRect(0, 0, 0, height), now, strong=True)
            return
        self._paint_ticks(painter, scale.coarse, QRect(0, 0, 0, height // 2), now, strong=True)
        lower = QRect(0, height // 2, 0, height // 2)
        self._paint_ticks(painter, scale.fine, lower, now, strong=False)

    def _paint_ticks(
        self, painter: QPainter, mark: Mark, band: QRect, now: Colours, *, strong: bool
    ) -> None:
        days = self.days_rect()
        first, last = self.days_in_sight()
        painter.setClipRect(self.turned(QRect(days.left(), 0, days.width(), self.header_height)))
        for tick in self.scale.ticks(mark, first, last):
            left, right = self.place_of(tick.day), self.place_of(following(tick.day, mark))
            # The one that began before the sight keeps its name in sight.
            begin = max(left, days.left())
            place = QRect(begin + GAP, band.top(), right - begin - GAP, band.height())
            words = paint.tick_words(tick, room=right - left)
            if self.fontMetrics().horizontalAdvance(words) <= place.width():
                self._text(painter, place, words, now.text if strong else now.secondary)
            if left > days.left():
                painter.fillRect(self.turned(QRect(left, band.top(), 1, band.height())), now.line)
        painter.setClipping(False)

    def _paint_today(self, painter: QPainter, now: Colours) -> None:
        left, rows = self._today_at(), self.rows_rect()
        if left is not None:
            line = QRect(left, rows.top(), _TODAY_WIDTH, rows.height())
            painter.fillRect(self.turned(line), now.text)

    def _today_at(self) -> int | None:
        """Where today is painted; None while it is out of sight."""
        days = self.days_rect()
        left = self.place_of(self.today) + round(self.scale.day_width / 2)
        return left if days.left() <= left <= days.right() else None

    def _paint_today_words(self, painter: QPainter, now: Colours) -> None:
        left, rows = self._today_at(), self.rows_rect()
        if left is None:
            return
        words = self.tr("today {day}").format(day=day_and_month(self.today))
        width = self.fontMetrics().horizontalAdvance(words) + 2 * SMALL
        place = QRect(left - width // 2, rows.bottom() + 1, width, self.today_height)
        # Read in full, also where today is near an edge.
        days = self.days_rect()
        place.moveLeft(min(max(place.left(), days.left()), days.right() - width))
        painter.setClipRect(self.turned(days))
        box(painter, self.turned(place), now.text)
        painter.setPen(now.window)
        painter.drawText(self.turned(place), Qt.AlignmentFlag.AlignCenter, words)
        painter.setClipping(False)

    def _paint_load(self, painter: QPainter, now: Colours) -> None:
        base = self.load_rect()
        painter.fillRect(self.turned(base), now.surface)
        painter.setClipRect(self.turned(base & self.days_rect()))
        inner = base.adjusted(0, SMALL // 2 + self.today_height, 0, -GAP)
        weeks = [(self.turned(place), count) for place, count in self._weeks()]
        paint.paint_load(painter, weeks, inner, now)
        painter.setClipping(False)
        painter.fillRect(self.turned(QRect(0, base.top(), base.width(), 1)), now.line)

    def _paint_corners(self, painter: QPainter, now: Colours) -> None:
        width = self.names_width()
        head = QRect(0, 0, width, self.header_height - 1)
        foot = self.load_rect().adjusted(0, 1, 0, 0)
        foot.setWidth(width)
        for place, words in ((head, self.tr("Visit")), (foot, self.tr("Busy weeks"))):
            painter.fillRect(self.turned(place), now.surface)
            self._text(painter, place.adjusted(MEDIUM, 0, 0, 0), words, now.secondary)
        line = QRect(width - 1, 0, 1, self.viewport().height())
        painter.fillRect(self.turned(line), now.line)

    def _weeks(self) -> list[tuple[QRect, int]]:
        """The weeks in sight, and how many visits and sessions there are in each."""
        first, last = self.days_in_sight()
        start = next(self.scale.ticks(Mark.WEEK, first, last)).day
        count = (last - start) // WEEK + 1
        load = load_of(self.moving.busy(self.busy), start, count)
        base = self.load_rect()
        width = round(self.scale.day_width * 7)
        return [
            (
                QRect(self.place_of(start + WEEK * at), base.top(), max(width, 1), base.height()),
                number,
            )
            for at, number in enumerate(load)
        ]

    def _text(self, painter: QPainter, rect: QRect, text: str, colour: str) -> None:
        if rect.width() > 0:
            paint_text(painter, self.turned(rect), text, colour, reading=self.layoutDirection())

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = latin_key(event)
        rows = max(self.rows_rect().height() // self.row_height - 1, 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: rows,
            Qt.Key.Key_PageUp: -rows,
        }
        if self.moving.by_key(event):
            return
        if key in steps:
            self.go_to_row(self.current + steps[key] if self.current >= 0 else self.first_row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_ref:
            self.opened.emit(self.current_ref)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._scroll(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_T, Qt.Key.Key_Home):
            self.go_to_today()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        # Ctrl+0 is the window's for its letters; here it fits the visits into the sight.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self.moving.takes(event):
                event.accept()
                return True
            control = Qt.KeyboardModifier.ControlModifier
            keys = (Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)
            if event.key() in keys and event.modifiers() & control:
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.row_at(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.moving.settle()
            grip = self.moving.grip_at(event.position().toPoint())
            self.go_to_row(at)
            self.moving.press(grip, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.moving.drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.moving.release()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.moving.settle()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.moving.settle()
        super().focusOutEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.row_at(event.position().toPoint()) >= 0 and self.current_ref:
            self.opened.emit(self.current_ref)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """What a tool tip says at a point of the viewport."""
        at = self.row_at(point)
        if at >= 0:
            return self.words_of(self.lines[at])
        for place, count in self._weeks():
            if self.turned(place).contains(point):
                start = self.scale.day_at(place.left() - self.place_of(self.scale.start) + 1)
                said = self.tr("Week of {day}: %n visit(s) and session(s)", "", count)
                return said.format(day=isolated(day_and_month(start)))
        return ""

    def _scroll(self, step: int) -> None:
        across = self.horizontalScrollBar()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        across.setValue(across.value() + step * across.singleStep())
