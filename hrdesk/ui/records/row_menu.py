"""The menu of the rows that are chosen in a list: open, send, copy, put aside, remove, take off, erase."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.records.join_panel import can_be_joined

translate = QCoreApplication.translate


class RowMenu(QMenu):
    """Opened by the right button or the menu key; does what it says to all chosen rows."""

    open_wanted = Signal(str)  # Ref
    apart_wanted = Signal(list)  # Refs
    share_wanted = Signal(list)  # Refs
    copy_wanted = Signal()
    merge_wanted = Signal(list)
    archive_wanted = Signal(list)
    remove_wanted = Signal(list)
    take_off_wanted = Signal(list)
    erase_wanted = Signal(str)  # Ref

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._refs: list[str] = []
        self.open_one = self._add("pencil", self.tr("Open"))
        self.apart = self._add("external-link", self.tr("Open in a window of its own"))
        self.share = self._add("send", self.tr("Share with…"))
        self.copy = self._add("copy", self.tr("Copy as text"))
        self.merge = self._add("users", self.tr("Merge…"))
        self.addSeparator()
        self.archive = self._add("inbox", self.tr("Put aside"))
        self.remove = self._add("trash-2", self.tr("Remove"))
        self.take_off = take_off_action(self)
        self.addAction(self.take_off)
        self.erase = self._add("", self.tr("Erase…"))
        self.setToolTipsVisible(True)
        self.triggered.connect(self._do)

    def show_for(self, refs: Sequence[str], *, may_be_taken_off: bool = False) -> None:
        """What is offered is about these records."""
        self._refs = list(refs)
        several = len(refs) > 1
        self.open_one.setText(self.tr("Change together") if several else self.tr("Open"))
        self.open_one.setEnabled(bool(refs))
        self.erase.setEnabled(len(refs) == 1)
        self.merge.setEnabled(can_be_joined(refs))
        self.take_off.setVisible(may_be_taken_off)

    def _add(self, icon_name: str, text: str) -> QAction:
        return self.addAction(icon(icon_name), text) if icon_name else self.addAction(text)

    def _do(self, action: QAction) -> None:
        if action is self.open_one:
            self.open_wanted.emit(self._refs[0])
        elif action is self.erase:
            self.erase_wanted.emit(self._refs[0])
        elif action is self.copy:
            self.copy_wanted.emit()
        else:
            wanted = {
                self.apart: self.apart_wanted,
                self.share: self.share_wanted,
                self.merge: self.merge_wanted,
                self.archive: self.archive_wanted,
                self.remove: self.remove_wanted,
                self.take_off: self.take_off_wanted,
            }
            # What a place adds of its own it answers itself.
            if action in wanted:
                wanted[action].emit(self._refs)


def take_off_action(menu: QMenu) -> QAction:
    """The entry that takes records off this desk, with what that means."""
    action = QAction(translate("TakeOff", "Take off this desk"), menu)
    action.setToolTip(
        translate(
            "TakeOff",
            "It goes from this desk alone: no other desk hears of it, and it comes in again only"
            " if you say so. It can be undone.",
        )
    )
    return action
