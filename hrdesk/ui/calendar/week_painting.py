"""Paints days with their hours, on a screen or on paper."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextOption
from PySide6.QtWidgets import QStyle

from hrdesk.domain.dates import local
from hrdesk.domain.label import Label
from hrdesk.ui.broken_text import BrokenText, line_height
from hrdesk.ui.calendar import wording, working
from hrdesk.ui.calendar.drawing import SLOT, Drawn, paint_drawn
from hrdesk.ui.calendar.month_bars import paint_bar, paint_choice, paint_more, signs_of
from hrdesk.ui.calendar.origins import paint_origin
from hrdesk.ui.calendar.spoken import (
    clock_words,
    day_digits,
    is_weekend,
    time_words,
    week_start,
    weekday_names,
    zone_words,
)
from hrdesk.ui.calendar.week_model import Block, minute_of
from hrdesk.ui.calendar.week_shape import HOURS, Placed, WeekShape
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text, ring, text_direction
from hrdesk.ui.tokens import GAP, SMALL, Colours, scaled

_SIGN = 13
_FEWEST_LETTERS = 3
_NOW = 2


@dataclass(frozen=True, slots=True)
class Look:
    """What is marked in a picture of days: the chosen record, and the half hour one is at.

    Only what the keys mean has the frame of the focus; the other is marked quietly.
    """

    chosen: str = ""
    day: date | None = None
    minute: int | None = None
    focused: bool = False
    today: date | None = None
    now: datetime | None = None
    keys_on_thing: bool = True
    drawn: Drawn | None = None


class WeekPainter:
    """Paints one shape with one look; `scroll` is how far the hours were moved up."""

    def __init__(
        self,
        painter: QPainter,
        shape: WeekShape,
        now: Colours,
        look: Look,
        scroll: int = 0,
        hours: QPixmap | None = None,
    ) -> None:
        self._painter, self._shape, self._now, self._look = painter, shape, now, look
        self._scroll, self._hours = scroll, hours
        self._font = QFont(painter.font())

    def paint(self) -> None:
        """All of it."""
        painter, shape = self._painter, self._shape
        painter.fillRect(QRect(QPoint(0, 0), shape.size), self._now.window)
        painter.save()
        hours = QRect(0, shape.top, shape.size.width(), shape.size.height() - shape.top)
        painter.setClipRect(hours)
        painter.translate(0, shape.top - self._scroll)
        if self._hours is None:
            self.paint_hours()
        else:
            painter.drawPixmap(0, 0, self._hours)
        # What the keys mean lies over the other one.
        marked = [self._paint_choice, self._paint_slot]
        for paint in reversed(marked) if self._look.keys_on_thing else marked:
            paint()
        self._paint_now()
        painter.restore()
        self._paint_head()
        for bar in shape.bars:
            paint_bar(painter, bar, self._now, shape.way)
            if self._look.chosen and bar.occurrence.ref == self._look.chosen:
                paint_choice(painter, bar, self._now, quiet=not self._look.keys_on_thing)
        for more in shape.more:
            paint_more(painter, more, self._now, shape.way)

    def paint_hours(self) -> None:
        """The hours with all that stands in them, from midnight; the same whatever is chosen."""
        self._paint_ground()
        self._paint_hours()
        for placed in self._shape.blocks:
            self._paint_block(placed)
        for crowd in self._shape.crowds:
            box(self._painter, crowd.more.place, self._now.window, self._now.line)
            paint_more(self._painter, crowd.more, self._now, self._shape.way)

    def _paint_choice(self) -> None:
        for placed in self._shape.blocks:
            if placed.block.occurrence.ref == self._look.chosen:
                rect = placed.place
                ring(self._painter, rect.adjusted(-1, -1, 1, 1), self._now.window)
                colour = self._now.accent if self._look.keys_on_thing else self._now.field_edge
                ring(self._painter, rect.adjusted(-2, -2, 2, 2), colour)

    # ------------------------------------------------------------ hours

    def _paint_ground(self) -> None:
        """Working hours are light, the others are not, and the night is darker than these."""
        shape, now = self._shape, self._now
        for number in range(shape.model.days):
            day = shape.model.day(number)
            parts = [(0, HOURS * 60, now.surface)]
            parts += [(0, working.NIGHT_TO, now.rail), (working.NIGHT_FROM, HOURS * 60, now.rail)]
            if not is_weekend(day):
                parts.append((*shape.working, now.window))
            for begin, end, colour in parts:
                slot = shape.slot(number, begin, end)
                self._painter.fillRect(slot.adjusted(0, 0, 1, 0), QColor(colour))
            column = shape.column(number)
            edge = column.left() if shape.way == Qt.LayoutDirection.LeftToRight else column.right()
            self._painter.fillRect(edge, 0, 1, shape.hours_height, self._now.line)

    def _paint_hours(self) -> None:
        shape, painter = self._shape, self._painter
        painter.setFont(self._font)
        for number, zone in enumerate(shape.zones):
            self._paint_times(shape.zone_column(number), zone, is_home=number == 0)
        days = shape.column(0).united(shape.column(shape.model.days - 1))
        for hour in range(HOURS):
            painter.fillRect(days.left(), shape.y_of(hour * 60), days.width(), 1, self._now.line)
        painter.setPen(QPen(QColor(self._now.line), 1, Qt.PenStyle.DotLine))
        for hour in range(HOURS):
            y = shape.y_of(hour * 60 + 30)
            painter.drawLine(days.left(), y, days.right(), y)

    def _paint_times(self, column: QRect, zone: str, *, is_home: bool) -> None:
        """The wall clock of a zone beside the hours of the window's own."""
        shape, painter = self._shape, self._painter
        metrics = QFontMetrics(self._font)
        midnight = datetime.combine(shape.model.start, time(), tzinfo=ZoneInfo(shape.model.zone))
        for hour in range(HOURS):
            wall = local(midnight + timedelta(hours=hour), zone)
            minute = wall.hour * 60 + wall.minute
            row = QRect(column.left(), shape.y_of(hour * 60), column.width(), shape.hour)
            for later in (0, SLOT):
                if not shape.working[0] <= minute + later < shape.working[1]:
                    top, bottom = (shape.y_of(hour * 60 + later + at) for at in (0, SLOT))
                    half = QRect(row.left(), top, row.width(), bottom - top)
                    at_night = working.is_night(minute + later)
                    painter.fillRect(
                        half, QColor(self._now.rail if at_night else self._now.surface)
                    )
            if hour:
                place = QRect(row.left() + GAP, row.top() - metrics.height() // 2, 0, 0)
                place.setWidth(row.width() - 2 * GAP)
                place.setHeight(metrics.height())
                colour = self._now.text if is_home else self._now.secondary
                paint_text(
                    painter, place, clock_words(wall), colour, reading=shape.way, trailing=True
                )

    def _paint_slot(self) -> None:
        look, shape = self._look, self._shape
        # Over what is chosen a second frame would go through its words.
        if look.day is None or look.minute is None or look.keys_on_thing:
            return
        number = (look.day - shape.model.start).days
        if 0 <= number < shape.model.days:
            slot = shape.slot(number, look.minute, look.minute + SLOT)
            if look.drawn is not None and look.drawn.is_there:
                drawn = look.drawn
                slot = shape.slot(number, drawn.begin, drawn.end)
                words = drawn.words(shape.model.zone)
                paint_drawn(self._painter, slot, words, self._now, shape.way)
            elif look.focused:
                ring(self._painter, slot, self._now.accent)
            else:
                box(self._painter, slot, "", self._now.field_edge)

    def _paint_now(self) -> None:
        """A line across the hours at what time it is, with a dot at its day."""
        look, shape = self._look, self._shape
        if look.now is None or look.today is None:
            return
        number = (look.today - shape.model.start).days
        if not 0 <= number < shape.model.days:
            return
        y = shape.y_of(minute_of(look.now, shape.model.zone))
        days = shape.column(0).united(shape.column(shape.model.days - 1))
        self._painter.fillRect(days.left(), y, days.width(), 1, QColor(self._now.accent))
        column = shape.column(number)
        self._painter.fillRect(
            column.left(), y - _NOW // 2, column.width(), _NOW + 1, QColor(self._now.accent)
        )
        dot = QRect(column.left() - 1, y - GAP, 2 * GAP + 1, 2 * GAP + 1)
        if shape.way == Qt.LayoutDirection.RightToLeft:
            dot.moveRight(column.right() + 1)
        box(self._painter, dot, self._now.accent, radius=dot.width() / 2)

    # ------------------------------------------------------------ what has times

    def _paint_block(self, placed: Placed) -> None:
        each, rect, painter = placed.block.occurrence, placed.place, self._painter
        shape = self._shape
        marks = self._now.markings[Label(each.label)]
        box(painter, rect, marks.fill, marks.edge, dashed=marks.dashed)
        inner = rect.adjusted(GAP + 1, 1, -GAP, -1)
        metrics = QFontMetrics(self._font)
        if inner.width() < scaled(self._font, _SIGN):
            return  # the tool tip says it
        line = QRect(
            inner.left(), inner.top(), inner.width(), min(metrics.height(), inner.height())
        )
        letters = shape.model.letters.get(each.origin, "")
        words = paint_origin(painter, line, letters, (marks.fill, marks.text), shape.way)
        words = self._turned(line, words)
        side = scaled(self._font, _SIGN)
        for name in signs_of(each, self._now):
            sign = QRect(words.left(), words.top(), side, words.height())
            paint_icon(painter, self._turned(line, sign), name, marks.text)
            words = words.adjusted(side + GAP, 0, 0, 0)
        if inner.width() < _FEWEST_LETTERS * metrics.averageCharWidth():
            return
        font = QFont(self._font)
        font.setStrikeOut(each.is_off)
        painter.setFont(font)
        first, *lines = self._lines(placed.block)
        if metrics.horizontalAdvance(first) > words.width() and inner.height() > 2 * line.height():
            self._paint_wrapped(inner, words, placed.block, marks.text)
        else:
            paint_text(painter, self._turned(line, words), first, marks.text, reading=shape.way)
            for text in lines:
                line.translate(0, metrics.height())
                if line.bottom() <= inner.bottom() + 2:
                    paint_text(painter, line, text, marks.text, reading=shape.way)
        painter.setFont(self._font)

    def _paint_wrapped(self, inner: QRect, words: QRect, block: Block, colour: str) -> None:
        """The time beside the marking, and the whole title on as many lines as there are."""
        painter, each, way = self._painter, block.occurrence, self._shape.way
        line = QRect(inner.left(), inner.top(), inner.width(), words.height())
        if each.starts is not None:
            begin = time_words(each.starts, self._shape.model.zone)
            if QFontMetrics(self._font).horizontalAdvance(begin) > words.width():
                begin = ""  # three dots say nothing
            paint_text(painter, self._turned(line, words), begin, colour, reading=way)
        title = self._lines(block)[0]
        rest = inner.adjusted(0, line.height(), 0, 0)
        side = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignLeft)
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(text_direction(title, way))
        # Whole lines: of one that is cut nobody can read a letter.
        lines = max(rest.height() // line_height(painter.font()), 1)
        text = BrokenText(title, painter.font(), rest.width(), option, most_lines=lines)
        painter.save()
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        painter.setPen(QColor(colour))
        text.paint(painter, QPointF(rest.topLeft()))
        painter.restore()

    def _lines(self, block: Block) -> list[str]:
        """What a block says, the most needed first."""
        each, zone = block.occurrence, self._shape.model.zone
        sign, own = wording.sign(each), wording.own_start(each, zone)
        lines = [" ".join(part for part in (sign, wording.title(each)) if part)]
        times = " = ".join(part for part in (wording.clock_times(each, zone), own) if part)
        return [*lines, *(part for part in (times, each.city) if part)]

    def _turned(self, row: QRect, rect: QRect) -> QRect:
        return QStyle.visualRect(self._shape.way, row, rect)

    # ------------------------------------------------------------ head

    def _paint_head(self) -> None:
        shape, painter, now = self._shape, self._painter, self._now
        painter.setFont(self._font)
        for number, zone in enumerate(shape.zones):
            place = shape.zone_column(number).adjusted(GAP, 0, -GAP, 0)
            place.setHeight(shape.head)
            colour = now.text if number == 0 else now.secondary
            paint_text(painter, place, zone_words(zone), colour, reading=shape.way, trailing=True)
        names = weekday_names()
        for number in range(shape.model.days):
            day = shape.model.day(number)
            name = names[(day - week_start(day)).days]
            self._paint_day_name(shape.column(number), day, name)
        painter.fillRect(0, shape.top - 1, shape.size.width(), 1, now.line)

    def _paint_day_name(self, column: QRect, day: date, name: str) -> None:
        painter, now, shape = self._painter, self._now, self._shape
        edge = column.left() if shape.way == Qt.LayoutDirection.LeftToRight else column.right()
        painter.fillRect(edge, 0, 1, shape.top, now.line)
        side = scaled(self._font, 22)
        metrics = QFontMetrics(self._font)
        is_today = day == self._look.today
        number = day_digits(day)
        width = max(side, metrics.horizontalAdvance(number) + SMALL)
        place = QRect(column.left() + SMALL, (shape.head - side) // 2, width, side)
        place = QStyle.visualRect(shape.way, column, place)
        colour = now.secondary if is_weekend(day) else now.text
        if is_today:
            box(painter, place, now.accent, radius=side / 2)
            colour = now.on_accent
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
        rest = column.adjusted(SMALL + width + GAP, 0, -GAP, 0)
        rest.setHeight(shape.head)
        rest = QStyle.visualRect(shape.way, column, rest)
        said = name if shape.model.days > 1 else QLocale().dayName(day.isoweekday())
        paint_text(painter, rest, said, now.secondary, reading=shape.way)
