"""The year planner: rows are mechanisms or countries, columns the twelve months of a year."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QToolTip, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label, strictest
from hrdesk.operations.layers import EVERYTHING_IN_SIGHT, Layers, is_thin
from hrdesk.operations.planner import (
    MONTHS,
    NAMED_DAYS,
    By,
    PlannerItem,
    PlannerRow,
    planner,
    year_from,
)
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.month_bars import Bar, paint_choice
from hrdesk.ui.calendar.planner_painting import (
    LEAST_BAR,
    STAR,
    Placed,
    Words,
    lanes_of,
    paint_clash,
    paint_head,
    paint_in_year,
    words_of,
)
from hrdesk.ui.calendar.planner_rows import RowsChoice
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import without_values
from hrdesk.ui.language import isolated
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.painting import paint_lines
from hrdesk.ui.tokens import GAP, SMALL, Colours, colours, scaled
from hrdesk.ui.words import comma, country_word

_KINDS = frozenset({"activity", "visit", "organisation"})
_NAME_SHARE, _NAME_WIDTH, _LANE, _HEAD = 0.28, 230, 24, 30


class PlannerView(QAbstractScrollArea):
    """Up and Down step rows, Left and Right the bars of a row, Enter opens, PgUp and PgDown a year."""

    opened = Signal(str)  # Ref
    moved = Signal()  # another year is shown

    def __init__(self, desk: Desk, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._clock = desk, clock
        self.by = By.MECHANISMS
        self.layers = EVERYTHING_IN_SIGHT
        self.month = self._today().replace(month=1, day=1)
        self.rows: list[PlannerRow] = []
        self.row, self.place = 0, -1
        self._is_stale = True
        self._placed: list[Placed] | None = None
        self._words: list[Words | None] = []  # where those of each stand that are not in it
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Year planner"))
        self.viewport().setMouseTracking(True)
        self.choice = RowsChoice(self)
        self.choice.by_chosen.connect(self.show_by)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        desk.changed.connect(self._react)

    # ------------------------------------------------------------ what is shown

    @property
    def zone(self) -> str:
        """The zone in which times are told."""
        return self._desk.database.identity.zone

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that are shown."""
        return year_from(self.month)

    @property
    def chosen(self) -> str:
        """The Ref of the bar that is current; empty where none is."""
        item = self._current()
        return item.occurrence.ref if item is not None else ""

    def strictest_shown(self) -> Label | None:
        """The strictest label among the bars."""
        labels = {Label(each.occurrence.label) for row in self.rows for each in row.items}
        return strictest(*labels) if labels else None

    def show_year(self, month: date) -> None:
        """Show twelve months from that of a day on."""
        self.month = month.replace(day=1)
        self.reload()
        self.moved.emit()

    def show_by(self, by: By) -> None:
        """Let the rows be mechanisms or countries."""
        self.by = by
        self.choice.show_by(by)
        self.row, self.place = 0, -1
        self.reload()

    def show_layers(self, layers: Layers) -> None:
        """Show what a person wants to see, and nothing else."""
        if layers != self.layers:
            self.layers, self._is_stale = layers, True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Read the year again; the current bar stays where it is still there."""
        self._is_stale = False
        self.rows = self._desk.read(planner, self.month, self.by, self.layers)
        self.row = min(self.row, max(len(self.rows) - 1, 0))
        items = self.rows[self.row].items if self.rows else ()
        self.place = min(self.place, len(items) - 1)
        self._lay_out()
        self._say()

    def title_of(self, row: PlannerRow) -> str:
        """What a row is called."""
        if row.key == NAMED_DAYS:
            return self.tr("Named days")
        if not row.key:
            nobody = self.tr("No mechanism named")
            return nobody if self.by is By.MECHANISMS else self.tr("No country named")
        return row.title if self.by is By.MECHANISMS else country_word(row.key)

    def sentence(self, item: PlannerItem) -> str:
        """A bar in words, with what it clashes with."""
        said = wording.sentence(item.occurrence, self.zone)
        if not item.clashes:
            return said
        others = comma().join(isolated(without_values(isolated(each))) for each in item.clashes)
        clash = self.tr("at the same time as {others}").format(others=others)
        return f"{said} – {clash}"

    # ------------------------------------------------------------ laying out

    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    def _current(self) -> PlannerItem | None:
        items = self.rows[self.row].items if self.rows else ()
        return items[self.place] if 0 <= self.place < len(items) else None

    def _lane(self) -> int:
        return scaled(self.font(), _LANE)

    def _height(self, row: PlannerRow) -> int:
        if row.key == NAMED_DAYS:
            stars = (max(lanes_of(row, self._at), default=0) + 1) * STAR
            return max(stars, self.fontMetrics().lineSpacing()) + 2 * GAP
        return max(row.lanes * self._lane(), 2 * self.fontMetrics().lineSpacing()) + 2 * GAP

    def _names(self) -> int:
        return min(scaled(self.font(), _NAME_WIDTH), int(self.viewport().width() * _NAME_SHARE))

    def _at(self, day: date) -> int:
        first, last = self.days
        room = self.viewport().width() - self._names()
        number = (day - first).days
        return self._names() + round(room * number / ((last - first).days + 1))

    def _tops(self) -> list[int]:
        top = scaled(self.font(), _HEAD) - self.verticalScrollBar().value()
        tops = []
        for row in self.rows:
            tops.append(top)
            top += self._height(row)
        return tops

    def placed(self) -> list[Placed]:
        """All bars where they are painted now."""
        if self._placed is None:
            tops = self._tops()
            self._placed = [
                Placed(number, item, self._bar(tops[number], item, lane))
                for number, row in enumerate(self.rows)
                for item, lane in zip(row.items, lanes_of(row, self._at), strict=True)
            ]
            bars = [each.bar for each in self._placed]
            whole = self._turned(self.viewport().rect().adjusted(self._names(), 0, 0, 0))
            self._words = words_of(bars, whole, self.font(), self.layoutDirection())
        return self._placed

    def _bar(self, top: int, item: PlannerItem, lane: int) -> Bar:
        each, (first, last) = item.occurrence, self.days
        begin = self._at(max(each.first, first))
        end = max(self._at(min(each.last, last) + timedelta(days=1)), begin + LEAST_BAR)
        where = QRect(begin, top + GAP + lane * self._lane(), end - begin - 1, self._lane() - 3)
        if is_thin(each):
            where = QRect(begin, top + GAP + lane * STAR, STAR - 1, STAR - 1)
        return Bar(
            self._turned(where),
            self.viewport().rect(),
            each,
            each.first >= first,
            each.last <= last,
            wording.short_line(each, self.zone),
        )

    def _lay_out(self) -> None:
        self._placed = None
        wanted = scaled(self.font(), _HEAD) + sum(map(self._height, self.rows))
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(wanted - self.viewport().height(), 0))
        bar.setSingleStep(self._lane())
        head = QRect(0, 0, self._names() - SMALL, scaled(self.font(), _HEAD) - 1)
        self.choice.setGeometry(self._turned(head))
        self.viewport().update()

    def _scrolled(self) -> None:
        self._placed = None
        self.viewport().update()

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ahead = -1 if mirrored else 1
        doing = {
            Qt.Key.Key_Up: (self._step_row, -1),
            Qt.Key.Key_Down: (self._step_row, 1),
            Qt.Key.Key_Left: (self._step_item, -ahead),
            Qt.Key.Key_Right: (self._step_item, ahead),
            Qt.Key.Key_PageUp: (self.step_months, -MONTHS),
            Qt.Key.Key_PageDown: (self.step_months, MONTHS),
            Qt.Key.Key_Minus: (self.step_months, -1),
            Qt.Key.Key_Plus: (self.step_months, 1),
        }
        key = latin_key(event)
        if key in doing:
            step, way = doing[key]
            step(way)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.chosen)
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.show_by(By.COUNTRIES if self.by is By.MECHANISMS else By.MECHANISMS)
        else:
            event.ignore()

    def _step_row(self, way: int) -> None:
        self.row = min(max(self.row + way, 0), max(len(self.rows) - 1, 0))
        self.place = 0 if self.rows else -1
        self._show_current()

    def _step_item(self, way: int) -> None:
        if self.rows:
            items = self.rows[self.row].items
            self.place = min(max(self.place + way, 0), len(items) - 1)
            self._show_current()

    def step_months(self, count: int) -> None:
        """Go on or back by so many months."""
        number = self.month.year * MONTHS + self.month.month - 1 + count
        self.show_year(date(number // MONTHS, number % MONTHS + 1, 1))

    def _show_current(self) -> None:
        tops, head = self._tops(), scaled(self.font(), _HEAD)
        if self.rows:
            top, height = tops[self.row], self._height(self.rows[self.row])
            bar = self.verticalScrollBar()
            if top < head:
                bar.setValue(bar.value() + top - head)
            elif top + height > self.viewport().height():
                bar.setValue(bar.value() + top + height - self.viewport().height())
        self._say()
        self.viewport().update()

    def _say(self) -> None:
        """For a screen reader: the row and the bar that are current."""
        item = self._current()
        if not self.rows:
            self.setAccessibleDescription(self.tr("Nothing in these twelve months"))
        elif item is not None:
            title = self.title_of(self.rows[self.row])
            self.setAccessibleDescription(f"{title}: {self.sentence(item)}")

    def _under(self, point: QPoint) -> Placed | None:
        found = (each for each in reversed(self.placed()) if each.bar.place.contains(point))
        return next(found, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.row, self.place = found.row, self.rows[found.row].items.index(found.item)
            self._show_current()
            self.opened.emit(self.chosen)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._under(event.pos())
            QToolTip.showText(event.globalPos(), self.sentence(found.item) if found else "")
            return True
        return super().viewportEvent(event)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.window)
        self._paint_months(painter, now)
        self._paint_rows(painter, now)
        current, way = self._current(), self.layoutDirection()
        for each, words in zip(self.placed(), self._words, strict=True):
            paint_in_year(painter, each.bar, now, way, words)
            if each.item.clashes:
                paint_clash(painter, each.bar.place, now, way)
            if each.item is current and self.hasFocus():
                paint_choice(painter, each.bar, now)
        self._paint_head(painter, now)

    def _paint_rows(self, painter: QPainter, now: Colours) -> None:
        for number, (row, top) in enumerate(zip(self.rows, self._tops(), strict=True)):
            height, width = self._height(row), self.viewport().width()
            if number == self.row and self.hasFocus():
                place = self._turned(QRect(0, top, self._names(), height))
                painter.fillRect(place, now.selected)
            painter.fillRect(0, top + height - 1, width, 1, now.line)
            place = self._turned(QRect(SMALL, top, self._names() - 2 * SMALL, height))
            most = max(2, (height - GAP) // self.fontMetrics().height())
            way = self.layoutDirection()
            paint_lines(painter, place, self.title_of(row), now.text, reading=way, most=most)

    def _paint_months(self, painter: QPainter, now: Colours) -> None:
        height = self.viewport().height()
        for day in self._first_days() if self.rows else ():
            place = self._turned(QRect(self._at(day), 0, 1, height))
            painter.fillRect(place, now.line)
        today = self._today()
        if self.rows and self.days[0] <= today <= self.days[1]:
            painter.fillRect(self._turned(QRect(self._at(today), 0, 2, height)), now.accent)

    def _paint_head(self, painter: QPainter, now: Colours) -> None:
        height, days = scaled(self.font(), _HEAD), self._first_days()
        room = self._at(days[1]) - self._at(days[0]) - GAP
        months = {day: self._turned(QRect(self._at(day) + GAP, 0, room, height)) for day in days}
        whole = QRect(0, 0, self.viewport().width(), height)
        paint_head(painter, whole, months, now, self.layoutDirection())
        if not self.rows:
            said = self.tr("Nothing stands in these twelve months.")
            where = self.viewport().rect().adjusted(0, height, 0, 0)
            painter.setPen(now.secondary)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, said)

    def _first_days(self) -> list[date]:
        number = self.month.year * MONTHS + self.month.month - 1
        return [
            date((number + each) // MONTHS, (number + each) % MONTHS + 1, 1)
            for each in range(MONTHS)
        ]

    def _turned(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), rect)

    # ------------------------------------------------------------ Qt

    def _react(self, changes: Changes) -> None:
        if _KINDS & changes.kinds:
            self._is_stale = True
            if self.isVisible():
                self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_stale = True
