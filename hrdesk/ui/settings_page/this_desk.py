"""The card of this desk in the settings: its name and zone can be changed, its code and file not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations.own_desk import DESK, change_desk
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import ltr
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.form_rows import Remark, add_row, new_form
from hrdesk.ui.widgets.zone_box import ZoneBox


class ThisDeskCard(Card):
    """A field is kept when it is left; Ctrl+Z takes it back."""

    def __init__(self, desk: Desk, width: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("This desk"))
        self._desk = desk
        self.name = QLineEdit()
        self.zone = ZoneBox()
        self.fault = Remark()
        self.fault.hide()
        form = new_form()
        words = self.tr("Partners read it in every workbook that you send.")
        add_row(form, self.tr("&Name"), self.name, words, width=width)
        words = self.tr("Times are shown in this zone. Type a city or a country to find it.")
        add_row(form, self.tr("Time &zone"), self.zone, words, width=width)
        form.addRow("", self.fault)
        words = self.tr("It stays: partners know the desk by it.")
        add_row(form, self.tr("Code"), _fixed(desk.database.identity.code), words, width=width)
        add_row(form, self.tr("File"), _fixed(str(desk.database.path)), width=width)
        self.body.addLayout(form)
        self.move_desk = QPushButton(self.tr("Move this desk…"))
        self.move_desk.clicked.connect(self._move)
        self.body.addWidget(self.move_desk, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()
        self.name.editingFinished.connect(self._keep_name)
        self.zone.activated.connect(self._keep_zone)
        line = self.zone.lineEdit()
        assert isinstance(line, QLineEdit)
        line.editingFinished.connect(self._keep_zone)
        desk.changed.connect(self._changed)

    def _show(self) -> None:
        identity = self._desk.database.identity
        self.name.setText(identity.name)
        self.name.setCursorPosition(0)
        self.zone.set_zone(identity.zone, identity.city)

    def _keep_name(self) -> None:
        identity, typed = self._desk.database.identity, self.name.text().strip()
        if not typed:
            self.name.setText(identity.name)
            self.name.setCursorPosition(0)
        elif typed != identity.name:
            self._desk.do(change_desk, name=typed)

    def _keep_zone(self) -> None:
        zone, city, now = self.zone.zone, self.zone.city, self._desk.database.identity
        words = self.tr("No time zone is called that; {zone} stays. Choose one from the list.")
        self.fault.setText("" if zone else words.format(zone=ltr(now.zone)))
        self.fault.setVisible(not zone)
        if zone and (zone, city) != now.place:
            self._desk.do(change_desk, zone=zone, city=city)

    def _move(self) -> None:
        # Loaded when somebody moves, which is hardly ever.
        from hrdesk.ui.settings_page.move_dialog import MoveDialog

        MoveDialog(self._desk, self.window()).open()

    def _changed(self, changes: Changes) -> None:
        if DESK in changes.touched:
            self._show()


def _fixed(text: str) -> QLabel:
    """What can be read and copied; at the side where the window begins."""
    label = Remark(ltr(text))
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
