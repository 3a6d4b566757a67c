"""The programme of a visit as a table or day by day: two ways to look at the same items."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.tokens import GAP, LARGE, SMALL
from hrdesk.ui.visits.day_tab import DayTab
from hrdesk.ui.visits.programme_tab import ProgrammeTab
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.room import Room


class ProgrammePane(QWidget):
    """An item that is opened is shown in the table, where all of it stands."""

    open_requested = Signal(str)

    def __init__(self, table: ProgrammeTab, days: DayTab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.days = table, days
        self._stack = QStackedWidget(self)
        self._group = QButtonGroup(self)
        # A widget: a layout in one that is no box would not turn with the window.
        switch = QWidget(self)
        chosen = QHBoxLayout(switch)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(GAP)
        views = ((self.tr("Table"), table), (self.tr("Day"), days))
        for number, (text, view) in enumerate(views):
            self._stack.addWidget(view)
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setAccessibleName(text)
            self._group.addButton(button, number)
            chosen.addWidget(button)
        row = FlowLayout()
        row.addWidget(switch)
        # Beside the choice where there is room: a low window has more hours to show. What adds
        # stands at one place in both.
        high = self._group.button(0).sizeHint().height()
        for widget in (*table.give_head(), days.add, days.head):
            row.addWidget(widget)
            widget.setFixedHeight(high)
        self._show_heads()
        above = QVBoxLayout()
        above.setContentsMargins(LARGE, SMALL, LARGE, GAP)
        above.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(Room(self._stack), 1)
        self._listen(table, days)

    def _listen(self, table: ProgrammeTab, days: DayTab) -> None:
        self._group.idClicked.connect(self._show_view)
        days.item_wanted.connect(self.open_item)
        days.add_wanted.connect(self._add_on)
        days.open_requested.connect(self.open_requested)
        table.open_requested.connect(self.open_requested)
        table.counted.connect(self._say_clocks)
        table.currentChanged.connect(self._show_heads)

    def show_visit(self, ref: str) -> None:
        """Show the programme of another visit."""
        self.table.show_visit(ref)
        self.days.show_visit(ref)

    def show_view(self, number: int) -> None:
        """0 for the table, 1 for the day."""
        self._group.button(number).setChecked(True)
        self._show_view(number)

    def _show_view(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._show_heads()

    def _show_heads(self) -> None:
        """What belongs to the table or to the day; neither while one item fills the tab."""
        number = self._stack.currentIndex()
        is_table = number == 0 and self.table.currentWidget() is not self.table.form
        for widget in (self.days.head, self.days.add):
            widget.setVisible(number == 1)
        for widget in (self.table.head, self.table.new_one):
            widget.setVisible(is_table)

    def _say_clocks(self) -> None:
        self.days.say_clocks(self.table.clocks)

    def _add_on(self, day: date | None) -> None:
        """Begin an item on the day that is shown."""
        self.show_view(0)
        self.table.add(day)

    def open_item(self, ref: str) -> None:
        """Show one item in full."""
        self.show_view(0)
        self.table.open_item(ref)
