"""The agenda on screen: the list that says everything the month paints."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.agenda_model import AgendaModel, Row, Sort
from hrdesk.ui.calendar.spoken import times_words
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, Colours, colours
from hrdesk.ui.widgets.marking import paint_marks

Index = QModelIndex | QPersistentModelIndex
_MARK = 20


class AgendaView(QListView):
    """Shows an `AgendaModel`; months and days are headings that arrows step over."""

    opened = Signal(str)  # the Ref of what was chosen
    day_changed = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = model
        self._kept: tuple[str, date] | None = None
        self._wanted = model.today
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Agenda"))
        self.clicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)

    @property
    def day(self) -> date:
        """The day of the current row, or the one that was asked for last."""
        at = self.currentIndex()
        return self.agenda.rows[at.row()].day if at.isValid() else self._wanted

    def go_to(self, day: date) -> None:
        """Go to a day, or to the first after it on which something happens."""
        self._wanted = day
        self.agenda.show_from(day)
        row = self.agenda.row_of_day(day)
        if row >= 0:
            self.setCurrentIndex(self.agenda.index(row))
            while row > 0 and self.agenda.rows[row - 1].sort in (Sort.DAY, Sort.MONTH):
                row -= 1
            self.scrollTo(self.agenda.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self, ref: str) -> None:
        """Go to the row of a record that is next to the current day, if it is shown."""
        row = self.agenda.row_of(ref, self.day)
        if row >= 0:
            self.setCurrentIndex(self.agenda.index(row))

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) or event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.day_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.agenda.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.agenda.set_awake(False)

    def _open(self, at: QModelIndex) -> None:
        thing = self.agenda.rows[at.row()].thing if at.isValid() else None
        if thing is not None:
            self.opened.emit(thing.ref)

    def _remember(self) -> None:
        at = self.currentIndex()
        thing = self.agenda.rows[at.row()].thing if at.isValid() else None
        self._kept = (thing.ref, self.day) if thing is not None else None

    def _choose_again(self) -> None:
        row = self.agenda.row_of(*self._kept) if self._kept is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.agenda.index(row))
        else:
            self.go_to(self._wanted)


class _RowDelegate(QStyledItemDelegate):
    """Times, marking, words, and at the trailing side what else there is to know."""

    def __init__(self, view: AgendaView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height(self._view))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.agenda.rows[index.row()]
        now = colours(option.palette)
        if row.thing is None:
            self._paint_heading(painter, option, row, now)
            return
        place = option.rect.adjusted(SMALL, 1, -SMALL, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, place, now.selected)
            if option.widget.hasFocus():
                ring(painter, place, now.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, place, now.hover)
        self._paint_thing(painter, option, row, row.thing, now)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, now: Colours
    ) -> None:
        place = option.rect.adjusted(LARGE, 0, -LARGE, 0)
        font = QFont(self._view.font())
        if row.sort is Sort.MONTH:
            font.setPointSizeF(font.pointSizeF() + 2)
        if row.sort is not Sort.NOTE:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        is_today = row.sort is Sort.DAY and row.day == self._view.agenda.today
        colour = now.text if row.sort is Sort.MONTH else now.accent if is_today else now.secondary
        if row.sort is Sort.NOTE:
            place = place.adjusted(SMALL, 0, -SMALL, 0)
        paint_text(painter, place, row.text, colour, reading=option.direction)
        painter.setFont(self._view.font())
        if row.sort is Sort.DAY:
            painter.fillRect(place.left(), option.rect.top(), place.width(), 1, now.line)

    def _paint_thing(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Row,
        thing: Occurrence,
        now: Colours,
    ) -> None:
        painter.setFont(self._view.font())
        metrics = self._view.fontMetrics()
        place = option.rect.adjusted(LARGE + SMALL, 0, -LARGE - SMALL, 0)
        width = metrics.horizontalAdvance("00:00–00:00") + MEDIUM
        times = self._times(row, thing)
        self._text(
            painter,
            option,
            QRect(place.left(), place.top(), width, place.height()),
            times,
            now.secondary,
        )
        left = place.left() + width
        mark = QRect(left, 0, _MARK, _MARK)
        mark.moveCenter(QRect(left, place.top(), _MARK, place.height()).center())
        self._paint_mark(
            painter, QStyle.visualRect(option.direction, option.rect, mark), thing, now
        )
        left += _MARK + SMALL
        note = self._note(row, thing)
        note_width = min(metrics.horizontalAdvance(note) + 1, (place.right() - left) // 2)
        right = place.right() - note_width
        title_rect = QRect(left, place.top(), max(right - left - MEDIUM, 0), place.height())
        if thing.is_off:
            struck = QFont(self._view.font())
            struck.setStrikeOut(True)
            painter.setFont(struck)
        words = " ".join(part for part in (wording.sign(thing), wording.title(thing)) if part)
        self._text(painter, option, title_rect, words, now.text)
        painter.setFont(self._view.font())
        note_rect = QRect(right, place.top(), note_width, place.height())
        self._text(painter, option, note_rect, note, now.secondary)

    def _paint_mark(self, painter: QPainter, at: QRect, thing: Occurrence, now: Colours) -> None:
        if thing.what is What.DAY:
            paint_icon(painter, at.adjusted(3, 3, -3, -3), "star", now.secondary)
        else:
            paint_marks(painter, at, now.markings[Label(thing.label)])

    def _times(self, row: Row, thing: Occurrence) -> str:
        zone = self._view.agenda.zone
        if thing.starts is None or not thing.is_exact:
            return ""
        if thing.days == 1:
            return times_words(thing.starts, thing.ends, zone)
        if row.number == 1:
            return times_words(thing.starts, None, zone)
        if row.number == thing.days and thing.ends is not None:
            return self.tr("to {time}").format(time=times_words(thing.ends, None, zone))
        return ""

    def _note(self, row: Row, thing: Occurrence) -> str:
        zone = self._view.agenda.zone
        parts = [wording.state_word(thing), wording.own_times(thing, zone), thing.city]
        if not thing.is_exact:
            parts.append(wording.when(thing, zone))
        elif thing.days > 1:
            parts.append(wording.number_of_days(row.number, thing.days))
        if thing.is_point:
            parts.append(wording.in_days(thing.last, self._view.agenda.today))
        return " · ".join(part for part in parts if part)

    @staticmethod
    def _text(
        painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, colour: str
    ) -> None:
        at = QStyle.visualRect(option.direction, option.rect, rect)
        paint_text(painter, at, text, colour, reading=option.direction)
