"""Puts rows of a table on the clipboard: few at once, thousands off the main thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.label import Label
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long
from hrdesk.ui.printing.private_copy import copy_privately
from hrdesk.ui.printing.tables import mime_of
from hrdesk.ui.records.rows_as_table import Chosen, TableCopy, copied, copied_beside

# So many are copied before anybody feels it.
_AT_ONCE = 1_000


class RowsCopy(QObject):
    """What was copied last lies on the clipboard at the end, however long an earlier copy takes."""

    copied = Signal(object, bool)  # `Copied`, and whether it is for this desk alone
    not_copied = Signal()

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._asked = 0
        self._is_overtaken = False
        # What was asked for last: whoever wants all of it means these rows.
        self.chosen: Chosen | None = None
        QGuiApplication.clipboard().dataChanged.connect(self._overtake)

    def begin(self, chosen: Chosen, highest: Label) -> None:
        """Copy rows up to a label; of many the desk tells how far it is, and it can be stopped."""
        self._asked += 1
        self._is_overtaken = False
        self.chosen = chosen
        if len(chosen.refs) <= _AT_ONCE:
            self._keep(highest, self._desk.read(copied, chosen, highest))
        else:
            done = partial(self._was_made, self._asked, highest)
            ask_long(self._desk, done, copied_beside, chosen, highest)

    def _was_made(self, asked: int, highest: Label, answer: Answer) -> None:
        if asked != self._asked:
            return
        if answer.error is not None:
            self._desk.failed.emit(answer.error)
        # What is for this desk alone is not left on the clipboard of a window that was locked, and
        # what was copied since, here or in another program, is what somebody is about to paste.
        is_unwanted = self._is_overtaken or (_is_private(highest) and not self._view.isVisible())
        if answer.error is not None or is_unwanted:
            self.not_copied.emit()
        else:
            self._keep(highest, answer.value)

    def _overtake(self) -> None:
        self._is_overtaken = True

    def _keep(self, highest: Label, made: TableCopy) -> None:
        if _is_private(highest):
            copy_privately(mime_of(made.plain, made.html))
        elif made.found.rows:
            QGuiApplication.clipboard().setMimeData(mime_of(made.plain, made.html))
        self.copied.emit(made.found, _is_private(highest))


def _is_private(highest: Label) -> bool:
    return highest is Label.INTERNAL
