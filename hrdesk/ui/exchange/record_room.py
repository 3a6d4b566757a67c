"""Room for the record of the review: it scrolls as a whole where its fields could not alone."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent

from hrdesk.ui.exchange.field_table import FieldColumn
from hrdesk.ui.exchange.record_pane import RecordPane
from hrdesk.ui.widgets.room import Room


class RecordRoom(Room):
    """Tells the record how much of it is in sight, and follows the cursor in its fields."""

    def __init__(self, pane: RecordPane) -> None:
        super().__init__(pane)
        self._pane = pane
        pane.fields.row_entered.connect(self._show_row)

    def show_top(self) -> None:
        """Another record begins with its name."""
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pane.fit(self.viewport().height())

    def _show_row(self, row: int) -> None:
        fields = self._pane.fields
        place = fields.visualRect(fields.table.index(row, FieldColumn.FIELD))
        top = fields.viewport().mapTo(self._pane, QPoint(0, place.top())).y()
        # The end first: of a field higher than the room the beginning is shown.
        self.ensureVisible(0, top + place.height(), 0, 0)
        self.ensureVisible(0, top, 0, fields.horizontalHeader().height())
