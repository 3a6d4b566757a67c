"""The days of a visit side by side: one goes to a day, or drops an item of the programme on it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from hrdesk.ui.calendar.spoken import short_day_words
from hrdesk.ui.tokens import GAP, LARGE, scaled
from hrdesk.ui.widgets.dragged import dragged_refs
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import number_word

# Of longer visits the buttons would fill the page; there one goes by arrows.
_MOST = 16
_WIDE, _LEAST = 32, 24


class DayButton(QToolButton):
    """One day; what is dropped on it goes to that day."""

    dropped = Signal(str)  # the Ref of an item

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = day
        self.setText(number_word(day.day))
        self.setMinimumHeight(scaled(self.font(), 28))
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(short_day_words(day))
        self.setToolTip(short_day_words(day))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_refs(event.mimeData()):
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: object) -> None:
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        for ref in dragged_refs(event.mimeData()):
            self.dropped.emit(ref)
        event.acceptProposedAction()


class DayStrip(QWidget):
    """The arrows of the page go from day to day; the buttons are for the mouse and for Tab."""

    chosen = Signal(object)  # date
    dropped = Signal(str, object)  # the Ref of an item, date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[DayButton] = []
        self._group = QButtonGroup(self)
        self._row = FlowLayout()
        self._row.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, 0, LARGE, GAP)
        column.addLayout(self._row)
        self._group.buttonClicked.connect(self._choose)
        self.hide()

    def show_days(self, days: Sequence[date], shown: date | None) -> None:
        """Show these days, the current one pressed."""
        wanted = list(days) if 1 < len(days) <= _MOST else []
        if [each.day for each in self.buttons] != wanted:
            self._fill(wanted)
        for button in self.buttons:
            button.setChecked(button.day == shown)
        self.setVisible(bool(wanted))

    def _fill(self, days: Sequence[date]) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [DayButton(day, self) for day in days]
        for button in self.buttons:
            self._group.addButton(button)
            self._row.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.dropped.connect(partial(self._drop, button.day))
        self._fit()

    def _fit(self) -> None:
        """Narrower where that keeps them in one row."""
        count = max(len(self.buttons), 1)
        share = (self.contentsRect().width() - 2 * LARGE + GAP) // count - GAP
        wide, least = (scaled(self.font(), each) for each in (_WIDE, _LEAST))
        for button in self.buttons:
            button.setFixedWidth(share if least <= share < wide else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, button: DayButton) -> None:
        self.chosen.emit(button.day)

    def _drop(self, day: date, ref: str) -> None:
        self.dropped.emit(ref, day)
