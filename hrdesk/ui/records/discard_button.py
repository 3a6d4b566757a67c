"""Lets go of what is begun in the form of a new record, and brings it back."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.records.fields import RecordFields
from hrdesk.ui.records.keeping_begun import KeepingBegun


class DiscardButton(QPushButton):
    """There once something was typed; then it brings that back until something else is typed."""

    done = Signal()  # the fields were emptied, or filled again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: RecordFields | None = None
        self._begun: KeepingBegun | None = None
        self._thrown: Mapping[str, object] = {}
        self.clicked.connect(self._act)
        self.look()

    def follow(self, fields: RecordFields | None, begun: KeepingBegun | None) -> None:
        """These are the fields of what is new; nothing where a record is shown."""
        self._fields, self._begun, self._thrown = fields, begun, {}
        self.look()

    def look(self) -> None:
        """Something was typed, or taken out again."""
        is_anything = self._begun is not None and self._begun.is_anything
        if is_anything:
            self._thrown = {}
        if self._thrown:
            self.setText(self.tr("Bring it back"))
            self.setIcon(icon("undo-2"))
            self.setToolTip(self.tr("Fill in again what was discarded"))
        else:
            self.setText(self.tr("Discard"))
            self.setIcon(icon("eraser"))
            self.setToolTip(self.tr("Empty all fields: nothing of this is kept"))
        self.setVisible(self._fields is not None and (is_anything or bool(self._thrown)))

    def _act(self) -> None:
        fields, begun = self._fields, self._begun
        if fields is None or begun is None:
            return
        thrown, self._thrown = self._thrown, {}
        if thrown:
            fields.take_up(thrown)
        else:
            thrown = fields.typed()
            fields.show_values({})
            self._thrown = thrown
        begun.note()
        self.look()
        fields.focus_first()
        self.done.emit()
