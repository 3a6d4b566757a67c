"""The agenda on screen: the list that says everything the month paints."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hrdesk.ui.calendar.agenda_model import AgendaModel
from hrdesk.ui.calendar.line_model import Index, Sort
from hrdesk.ui.calendar.lines import LineList


class AgendaView(LineList):
    """Shows an `AgendaModel`; months and days are headings that arrows step over."""

    day_changed = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent, lead="00:00–00:00")
        self.setAccessibleName(self.tr("Agenda"))
        self.begin_with_title()
        self.agenda = model
        self._at: tuple[str, date] | None = None
        self._wanted = model.today
        self.setModel(model)
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
            while row > 0 and self.agenda.rows[row - 1].sort in (Sort.HEADING, Sort.TITLE):
                row -= 1
            self.scrollTo(self.agenda.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self, ref: str) -> None:
        """Go to the row of a record that is next to the current day, if it is shown."""
        row = self.agenda.row_of(ref, self.day)
        if row >= 0:
            self.setCurrentIndex(self.agenda.index(row))

    def _remember(self) -> None:
        key = self.current_key
        self._at = (key, self.day) if key else None

    def _choose_again(self) -> None:
        row = self.agenda.row_of(*self._at) if self._at is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.agenda.index(row))
        else:
            self.go_to(self._wanted)

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Months are stepped by the page, here as in the month.
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
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
