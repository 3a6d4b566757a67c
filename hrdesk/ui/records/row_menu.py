"""The menu of the rows that are chosen in a list: open, send, copy, put aside, remove, take off, erase."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.records.join_panel import can_be_joined
from hrdesk.ui.records.letting_go import RarerWays, Way, letting_go, way_sentence
from hrdesk.ui.widgets.menu_letters import give_letters
from hrdesk.ui.widgets.pop_up_place import open_under


def with_key(words: str, key: str) -> str:
    """The words of an entry, with the key that does the same beside them."""
    return f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"


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
        self.apart = self._add("external-link", "")
        self.share = self._add("send", self.tr("Share with…"))
        self.copy = self._add("copy", with_key(self.tr("Copy as a table"), "Ctrl+C"))
        self.merge = self._add("git-compare", self.tr("Merge…"))
        self.addSeparator()
        self.archive, self.remove, self.take_off, self.erase = (
            letting_go(way, self) for way in Way
        )
        self.remove.setText(with_key(self.remove.text(), "Del"))
        self.addActions([self.archive, self.remove])
        self.rarer = RarerWays([self.take_off, self.erase], self)
        self.setToolTipsVisible(True)
        self.triggered.connect(self._do)
        self.aboutToShow.connect(partial(give_letters, self))

    def show_for(self, refs: Sequence[str], *, may_be_taken_off: bool = False) -> None:
        """What is offered is about these records."""
        self._refs = list(refs)
        several = len(refs) > 1
        self.open_one.setText(self.tr("Change together") if several else self.tr("Open"))
        self.open_one.setEnabled(bool(refs))
        one = self.tr("Open in a window of its own")
        apart = self.tr("Open each in a window of its own") if several else one
        self.apart.setText(with_key(apart, "Shift+Enter"))
        self.erase.setEnabled(len(refs) == 1)
        self.erase.setToolTip(self.tr("One at a time") if several else way_sentence(Way.ERASE))
        self.merge.setEnabled(can_be_joined(refs))
        self.merge.setToolTip(self._why_not_merged(refs))
        self.take_off.setVisible(may_be_taken_off)

    def open_at(self, place: QPoint | QWidget) -> None:
        """Where somebody pressed, or beside the button that it was asked for with."""
        if isinstance(place, QWidget):
            open_under(self, place)
        else:
            self.popup(place)

    def _why_not_merged(self, refs: Sequence[str]) -> str:
        if can_be_joined(refs):
            return self.tr("Make one record of those that are the same; it can be un-merged.")
        if len(refs) < 2:
            return self.tr("Choose two or more rows that are the same")
        return self.tr("At most nine at a time")

    def _add(self, icon_name: str, text: str) -> QAction:
        return self.addAction(icon(icon_name), text)

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
