"""Asks for a time zone by its city or country."""

from PySide6.QtWidgets import QDialog, QFormLayout, QPushButton, QWidget

from hrdesk.ui.style import make_primary
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.zone_box import ZoneBox


class ZoneDialog(QDialog):
    """One field and two buttons; only a zone that exists is an answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Time zone beside the hours"))
        self.box = ZoneBox()
        self.box.setAccessibleName(self.tr("Time zone"))
        self.box.setEditText("")
        leave, self.give = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Show its hours"))
        make_primary(self.give)
        self.give.setDefault(True)
        leave.clicked.connect(self.reject)
        self.give.clicked.connect(self._accept)
        self.box.editTextChanged.connect(self._follow)
        self._follow()
        form = QFormLayout(self)
        form.addRow(self.tr("City or country"), self.box)
        form.addRow(foot_of(leave, self.give))

    def _follow(self) -> None:
        self.give.setEnabled(bool(self.box.zone))

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
