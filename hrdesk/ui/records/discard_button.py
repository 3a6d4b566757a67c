"""Lets go of what is begun in the form of a new record, and brings it back."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.records.fields import RecordFields
from hrdesk.ui.records.keeping_begun import KeepingBegun
from hrdesk.ui.records.saving import Draft, Saving


class DiscardButton(QPushButton):
    """There once something was typed; then it brings that back until something else is typed."""

    done = Signal()  # the fields were emptied, or filled again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: RecordFields | None = None
        self._begun: KeepingBegun | None = None
        self._saving: Saving | None = None
        self._thrown: Mapping[str, object] = {}
        self._label = Draft()
        self.clicked.connect(self._act)
        self.look()

    def follow(self, fields: RecordFields, begun: KeepingBegun, saving: Saving) -> None:
        """These are the fields of what is new, and its label is kept there."""
        self._fields, self._begun, self._saving, self._thrown = fields, begun, saving, {}
        self.look()

    def leave(self) -> None:
        """A record is shown: there is nothing to discard."""
        self._fields, self._begun, self._saving, self._thrown = None, None, None, {}
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
            self.setIcon(icon("circle-x"))
            self.setToolTip(self.tr("Empty all fields: nothing of this is kept"))
        self.setVisible(self._fields is not None and (is_anything or bool(self._thrown)))

    def _act(self) -> None:
        fields, begun, saving = self._fields, self._begun, self._saving
        if fields is None or begun is None or saving is None:
            return
        thrown, self._thrown = self._thrown, {}
        if thrown:
            fields.take_up(thrown)
            saving.keep_label(self._label.label, self._label.partners)
        else:
            thrown, self._label = fields.typed(), saving.draft or Draft()
            fields.show_values({})
            saving.keep_label(Draft().label, ())
            self._thrown = thrown
        begun.note()
        self.look()
        fields.focus_first()
        self.done.emit()
