"""The month as a table of days with bars over its cells; Qt's own selection, arrows and mirroring."""

from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from hrdesk.domain.label import Label, strictest
from hrdesk.domain.lanes import WEEK
from hrdesk.operations.agenda import Occurrence
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.month_bars import Bars, More, paint_bar, paint_choice
from hrdesk.ui.calendar.month_model import WEEKS, MonthModel
from hrdesk.ui.calendar.spoken import day_and_month, day_digits, is_weekend
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.tokens import GAP, SMALL, Colours, colours, scaled

Index = QModelIndex | QPersistentModelIndex
_LEAST_COLUMN, _LEAST_ROW = 40, 40


class MonthView(QTableView):
    """Shows a `MonthModel`; a day is always current, and one thing may be chosen."""

    opened = Signal(str)  # the Ref of what was chosen
    day_opened = Signal(object, QPoint)  # a day whose list is wanted, and where on the screen
    menu_wanted = Signal(str, QPoint)  # a Ref, and where on the screen its menu is to open
    new_wanted = Signal(object)  # the day for something new
    day_changed = Signal(object)  # the day that is current now

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = model
        self.chosen = ""
        self._thing: Occurrence | None = None
        self._bars: Bars | None = None
        self.setVerticalHeader(_WeekNumbers(self))
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setAutoScroll(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Month"))
        for header, least in (
            (self.horizontalHeader(), _LEAST_COLUMN),
            (self.verticalHeader(), _LEAST_ROW),
        ):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(least)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().setAccessibleName(self.tr("Weeks"))
        model.changed.connect(self._follow_month)
        self.go_to(model.today)

    # ------------------------------------------------------------ days and things

    @property
    def day(self) -> date:
        """The day that is current."""
        at = self.currentIndex()
        return self.month.day(at.row(), at.column()) if at.isValid() else self.month.month

    def go_to(self, day: date) -> None:
        """Make a day current; its month is shown."""
        self.month.show_month(day)
        at = self.month.index_of(day)
        if at.isValid():
            self.setCurrentIndex(at)

    def choose(self, ref: str) -> None:
        """Mark everything that belongs to a record."""
        self.chosen, self._thing = ref, None
        self.viewport().update()

    def bars(self) -> Bars:
        """The bars as they lie now."""
        if self._bars is None:
            self._bars = Bars(self, self.month)
        return self._bars

    def strictest_shown(self) -> Label | None:
        """The strictest label among the bars."""
        labels = {Label(bar.occurrence.label) for bar in self.bars().bars}
        return strictest(*labels) if labels else None

    def place_of(self, day: date) -> QPoint:
        """The foot of a day's number, on the screen."""
        rect = self.visualRect(self.month.index_of(day))
        foot = QPoint(rect.left(), rect.top() + scaled(self.font(), 26))
        return self.viewport().mapToGlobal(foot)

    def step_thing(self, step: int) -> None:
        """Choose the next or previous thing in order, over the days, and make its day current."""
        things = self.month.occurrences
        if not things:
            return
        if self._thing in things:
            at = min(max(things.index(self._thing) + step, 0), len(things) - 1)
        else:
            later = (at for at, each in enumerate(things) if each.first >= self.day)
            at = next(later, len(things) - 1)
        each = things[at]
        self.go_to(max(each.first, self.month.start))
        self.choose(each.ref)
        self._thing = each
        self.opened.emit(each.ref)

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in steps:
            step = steps[key]
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.go_to(self.day + timedelta(days=-step if mirrored and abs(step) == 1 else step))
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(self.day, self.place_of(self.day))
        elif plain and key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.step_thing(1 if key == Qt.Key.Key_N else -1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        day = self.bars().more_at(point)
        each = self.bars().at(point)
        if day is not None:
            self.day_opened.emit(day, self.place_of(day))
        elif each is not None:
            self.choose(each.ref)
            self.opened.emit(each.ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        at = self.indexAt(point)
        on_bar = self.bars().at(point) or self.bars().more_at(point)
        if at.isValid() and not on_bar and event.button() == Qt.MouseButton.LeftButton:
            self.new_wanted.emit(self.month.day(at.row(), at.column()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self.chosen:
                self.menu_wanted.emit(self.chosen, self.place_of(self.day))
        elif (each := self.bars().at(event.pos())) is not None:
            self.choose(each.ref)
            self.menu_wanted.emit(each.ref, event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.day_changed.emit(self.month.day(current.row(), current.column()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            each = self.bars().at(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(each), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, each: Occurrence | None) -> str:
        return wording.sentence(each, self.month.zone) if each else ""

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        now = colours(self.palette())
        bars = self.bars()
        for bar in bars.bars:
            paint_bar(painter, bar, now, self.layoutDirection())
        for bar in bars.bars_of(self.chosen):
            paint_choice(painter, bar, now)
        for more in bars.more:
            self._paint_more(painter, more, now)

    def _paint_more(self, painter: QPainter, more: More, now: Colours) -> None:
        words = self.tr("+%n more", "", more.count)
        rect = more.place.adjusted(GAP, 0, -GAP, 0)
        if self.fontMetrics().horizontalAdvance(words) > rect.width():
            words = f"+{QLocale().toString(more.count)}"
        paint_text(
            painter,
            rect,
            words,
            now.accent,
            reading=self.layoutDirection(),
            trailing=more.is_beside,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bars = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._bars = None

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._bars = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.month.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.month.set_awake(False)

    def _follow_month(self) -> None:
        for row in range(WEEKS):
            self.setRowHidden(row, row >= self.month.weeks_needed)
        self._bars = None
        self.viewport().update()


class _WeekNumbers(QHeaderView):
    """The number of each week, quietly beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("00") + 2 * SMALL, 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = colours(self.palette())
        painter.fillRect(rect, now.window)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        painter.setPen(now.secondary)
        words = str(self.model().headerData(section, Qt.Orientation.Vertical))
        top = rect.adjusted(0, 3, 0, 0)
        top.setHeight(scaled(self.font(), 22))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, words)


class _CellDelegate(QStyledItemDelegate):
    """The ground of a day: its number, today's ring, what is not this month or not a working day."""

    def __init__(self, model: MonthModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._month = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._month.day(index.row(), index.column())
        now = colours(option.palette)
        rect = option.rect
        quiet = is_weekend(day) or not self._month.is_in_month(day)
        painter.fillRect(rect, now.surface if quiet else now.window)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        edge = rect.right() if option.direction == Qt.LayoutDirection.LeftToRight else rect.left()
        painter.fillRect(edge, rect.top(), 1, rect.height(), now.line)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = option.widget.hasFocus()
            within = rect.adjusted(1, 1, -2, -2)
            if focused:
                ring(painter, within, now.accent)
            else:
                box(painter, within, "", now.field_edge)
        self._paint_number(painter, option, day, now)

    def _paint_number(
        self, painter: QPainter, option: QStyleOptionViewItem, day: date, now: Colours
    ) -> None:
        side = scaled(option.font, 22)
        words = day_and_month(day) if day.day == 1 else day_digits(day)
        is_today = day == self._month.today
        font = QFont(option.font)
        font.setBold(is_today)
        painter.setFont(font)
        width = max(side, painter.fontMetrics().horizontalAdvance(words) + SMALL)
        place = QRect(option.rect.left() + GAP, option.rect.top() + 3, width, side)
        place = QStyle.visualRect(option.direction, option.rect, place)
        colour = now.text if self._month.is_in_month(day) else now.secondary
        if is_today:
            box(painter, place, now.accent, radius=side / 2)
            colour = now.on_accent
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(option.font)
