"""The month as a table of days with bars over its cells; Qt's own selection, arrows and mirroring."""

from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
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
    QTableView,
    QToolTip,
    QWidget,
)

from hrdesk.domain.label import Label, strictest
from hrdesk.domain.lanes import WEEK
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.rescheduling import Step, can_be_resized
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.dragging import (
    Drag,
    edge_at,
    step_of_key,
)
from hrdesk.ui.calendar.month_bars import Bar, Bars, paint_choice
from hrdesk.ui.calendar.month_cells import CellDelegate, DayNames, Lanes, WeekNumbers
from hrdesk.ui.calendar.month_model import WEEKS, MonthModel
from hrdesk.ui.calendar.month_picture import (
    MonthPicture,
    paint_bars,
    paint_cells,
    paint_frame,
    paint_held,
)
from hrdesk.ui.calendar.origins import with_origin
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.tokens import colours, scaled

Index = QModelIndex | QPersistentModelIndex
_LEAST_COLUMN = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Lines in one tool tip.
MOST_TOLD = 12


class MonthView(QTableView):
    """Shows a `MonthModel`; a day is always current, and one thing may be chosen."""

    opened = Signal(str)  # the Ref of what was chosen
    day_opened = Signal(object, QPoint)  # a day whose list is wanted, and where on the screen
    menu_wanted = Signal(str, QPoint)  # a Ref, and where on the screen its menu is to open
    new_wanted = Signal(object)  # the day for something new
    day_changed = Signal(object)  # the day that is current now
    move_wanted = Signal(object, object)  # an Occurrence, and the Step it is to go
    copy_wanted = Signal(object, object)  # an Occurrence, and how far from it the copy is to lie

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = model
        self.wraps = False  # whether words of bars take the room that is left, as on paper
        self.keeps_picture = True  # on paper letters stay letters
        self.chosen = ""
        self._thing: Occurrence | None = None
        self._is_on_thing = False
        self._bars: Bars | None = None
        self._drag = Drag()
        self._picture = MonthPicture(self)
        self._cells = CellDelegate(model, self, self._has_frame_on_thing)
        self.setVerticalHeader(WeekNumbers(self))
        self.setHorizontalHeader(DayNames(self))
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setAutoScroll(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Month"))
        self.viewport().setMouseTracking(True)
        self._measure()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
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
            self.scrollTo(at)

    def stand_at(self, day: date) -> None:
        """Make a day current in the weeks that are shown; only a day beyond them turns the page."""
        here = self.month.index_of(day)
        if here.isValid() and not self.isRowHidden(here.row()):
            self.setCurrentIndex(here)
        else:
            self.go_to(day)

    def choose(self, ref: str) -> None:
        """Mark everything that belongs to a record."""
        self.chosen, self._thing, self._is_on_thing = ref, None, bool(ref)
        self.viewport().update()

    def bars(self) -> Bars:
        """The bars as they lie now."""
        if self._bars is None:
            self._bars = Bars(self, self.month, wraps=self.wraps)
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

    def current_thing(self) -> Occurrence | None:
        """What is chosen, on the day one is at or the first shown."""
        found = [each for each in self.month.occurrences if each.ref == self.chosen]
        if self._thing in found:
            return self._thing
        here = [each for each in found if each.first <= self.day <= each.last]
        return next(iter(here or found), None)

    @property
    def has_keys_on_thing(self) -> bool:
        """Whether the keys mean what is chosen, and not the day one went on to."""
        each = self.current_thing()
        return self._is_on_thing and each is not None and each.first <= self.day <= each.last

    def _has_frame_on_thing(self) -> bool:
        """The day keeps the frame of what is only counted on it: there is no bar to frame."""
        return self.has_keys_on_thing and any(self.bars().bars_of(self.chosen))

    # ------------------------------------------------------------ keys and mouse

    def event(self, event: QEvent) -> bool:
        # Alt with an arrow is the window's Back otherwise, also while something is chosen here.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._step_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _step_of(self, event: QKeyEvent) -> Step | None:
        each = self.current_thing()
        if each is None:
            return None
        return step_of_key(event, each, mirrored=self._is_mirrored, hours=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
        }
        key = latin_key(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moving, each = self._step_of(event), self.current_thing()
        if key == Qt.Key.Key_Escape and self._drag.is_going:
            self._drag.let_go()
            self.viewport().update()
        elif moving is not None and each is not None:
            self.move_wanted.emit(each, moving)
        elif plain and key in steps:
            step = steps[key]
            self._is_on_thing = False
            turned = self._is_mirrored and abs(step) == 1
            self.go_to(self.day + timedelta(days=-step if turned else step))
        elif plain and key in _ENTER and self.has_keys_on_thing and each is not None:
            self.opened.emit(each.ref)
        elif plain and key in _ENTER:
            self.day_opened.emit(self.day, self.place_of(self.day))
        elif plain and key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.step_thing(1 if key == Qt.Key.Key_N else -1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._is_on_thing = False
        point = event.position().toPoint()
        day = self.bars().more_at(point)
        bar = self.bars().bar_at(point)
        if day is not None:
            self.day_opened.emit(day, self.place_of(day))
        elif bar is not None:
            self.choose(bar.occurrence.ref)
            self._thing = bar.occurrence
            self._drag.take(bar.occurrence, self._edge(bar, point), point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            bar = self.bars().bar_at(point)
            across = bar is not None and self._edge(bar, point)
            shapes = Qt.CursorShape
            self.viewport().setCursor(shapes.SizeHorCursor if across else shapes.ArrowCursor)
        elif self._drag.go(point, self._step_to(point), event.modifiers()):
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, each = self._drag, self._drag.each
        going, step, copies = drag.is_going, drag.step, drag.copies
        drag.let_go()
        self.viewport().update()
        if each is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not going:
            self.opened.emit(each.ref)
        elif step.days:
            (self.copy_wanted if copies else self.move_wanted).emit(each, step)

    def _edge(self, bar: Bar, point: QPoint) -> str:
        """Which end of a bar is taken hold of: times have theirs in the hours, not in a month."""
        each = bar.occurrence
        if each.starts is not None or not can_be_resized(each):
            return ""
        edge = edge_at(bar.place, point, upright=False, begins=bar.begins, ends=bar.ends)
        return {"start": "end", "end": "start"}.get(edge, "") if self._is_mirrored else edge

    def _step_to(self, point: QPoint) -> Step:
        """How far what is held would go if it were let go at a point."""
        here, there = self.indexAt(self._drag.origin), self.indexAt(point)
        if not here.isValid() or not there.isValid():
            return Step(edge=self._drag.edge)
        days = (self._day_at(there) - self._day_at(here)).days
        return Step(days, 0, self._drag.edge)

    def _day_at(self, index: QModelIndex) -> date:
        return self.month.day(index.row(), index.column())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        at = self.indexAt(point)
        on_bar = self.bars().at(point) or self.bars().more_at(point)
        if at.isValid() and not on_bar and event.button() == Qt.MouseButton.LeftButton:
            self.new_wanted.emit(self.month.day(at.row(), at.column()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.place_of(self.day)
            if self.has_keys_on_thing:
                self.menu_wanted.emit(self.chosen, where)
            else:
                self.day_opened.emit(self.day, where)
        elif (each := self.bars().at(event.pos())) is not None:
            self.choose(each.ref)
            self.menu_wanted.emit(each.ref, event.globalPos())
        elif (at := self.indexAt(event.pos())).isValid():
            self._is_on_thing = False
            self.day_opened.emit(self._day_at(at), event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.day_changed.emit(self.month.day(current.row(), current.column()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _tip_at(self, point: QPoint) -> str:
        """What a bar is, or all that stands on a day which says that there is more."""
        day = self.bars().more_at(point)
        each = self.bars().at(point)
        found = self.month.on_day(day) if day is not None else [each] if each is not None else []
        return "\n".join(map(self._tip, found[:MOST_TOLD]))

    def _tip(self, each: Occurrence) -> str:
        return with_origin(wording.sentence(each, self.month.zone), each, self.month.letters)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.keeps_picture:
            super().paintEvent(event)
        painter = QPainter(self.viewport())
        now, bars = colours(self.palette()), self.bars()
        if self.keeps_picture:
            still = self._picture.of(self._paint_still, bars, self.month.today)
            painter.drawPixmap(0, 0, still)
            paint_frame(painter, self, bars, self._cells)
        else:
            paint_bars(painter, self, bars)
        for bar in bars.bars_of(self.chosen):
            paint_choice(painter, bar, now, quiet=not self._has_frame_on_thing())
        paint_held(painter, self, self.month, self._drag)

    def _paint_still(self, painter: QPainter) -> None:
        paint_cells(painter, self)
        paint_bars(painter, self, self.bars())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bars = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._measure()

    def _measure(self) -> None:
        """Each week has room for one bar; where the window is too low for all, weeks scroll."""
        self._bars = None
        lanes = Lanes.of(self.font())
        self.horizontalHeader().setMinimumSectionSize(_LEAST_COLUMN)
        self.verticalHeader().setMinimumSectionSize(lanes.number + lanes.step + 1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._bars = None
        self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._bars = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.month.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.month.set_awake(False)
        self._picture.forget()

    def _follow_month(self) -> None:
        for row in range(WEEKS):
            self.setRowHidden(row, row >= self.month.weeks_needed)
        self._bars = None
        self.viewport().update()
