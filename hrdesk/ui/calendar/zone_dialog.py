"""Asks for a time zone by its city or country."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from hrdesk.ui.widgets.zone_box import ZoneBox


class ZoneDialog(QDialog):
    """One field and two buttons; only a zone that exists is an answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Time zone beside the hours"))
        self.box = ZoneBox()
        self.box.setAccessibleName(self.tr("Time zone"))
        self.box.setEditText("")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(self.tr("City or country"), self.box)
        form.addRow(buttons)

    def _accept(self) -> None:
        if self.box.zone:
            self.accept()
        else:
            self.box.setFocus()


def ask_for_zone(parent: QWidget) -> str:
    """The zone that a person named; empty when they did not."""
    dialog = ZoneDialog(parent)
    accepted = dialog.exec()
    zone = dialog.box.zone if accepted else ""
    dialog.deleteLater()
    return zone
