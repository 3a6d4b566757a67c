"""Opens what is no workbook of a desk as a list, or says why it is none."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.operations.foreign_lists import LookedAt
from hrdesk.operations.inbox import Delivery
from hrdesk.operations.passphrases import look_with_remembered
from hrdesk.operations.uhri_file import are_of_export
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.list_page import ListPage
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.exchange.uhri_dialog import UhriDialog
from hrdesk.ui.language import isolated
from hrdesk.ui.words import error_sentence


class ReadingLists(QObject):
    """One list at a time, on a page of its own among those of the exchange."""

    planned = Signal(object)  # Delivery
    left = Signal()

    def __init__(self, desk: Desk, notice: Notice, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk, self._notice, self._stack = desk, notice, stack
        self.page: ListPage | None = None
        self._path = Path()
        # What was pasted lies there as long as it is read.
        self._folder: QTemporaryDir | None = None
        self._cancel = QAction(self.tr("Cancel"), self)
        self._cancel.triggered.connect(desk.cancel)

    def begin(self, path: Path, passphrase: str = "") -> None:
        """Look at a file, and ask what its columns are; it may open with a passphrase only."""
        self._path = path
        words = self.tr("Looking for lists in {file} …").format(file=isolated(path.name))
        self._notice.tell(words, [self._cancel])
        ask_long(self._desk, self._looked, look_with_remembered, path, passphrase=passphrase)

    def paste(self, text: str, ending: str) -> None:
        """Read a table that was copied in another program (`pasting.pasted_table`)."""
        self._folder = QTemporaryDir()
        name = self.tr("Pasted table")
        path = Path(self._folder.filePath(f"{name}{ending}"))
        path.write_text(text, encoding="utf-8", newline="")
        self.begin(path)

    def _looked(self, answer: Answer) -> None:
        if answer.error is not None:
            is_refusal = not isinstance(answer.error, Cancelled)
            self._notice.tell(error_sentence(answer.error), warns=is_refusal)
            return
        self._notice.hide()
        assert isinstance(answer.value, LookedAt)
        if any(are_of_export(table.headings) for table in answer.value.file.tables):
            self._take_export()
            return
        page = ListPage(self._desk, self._path, answer.value)
        page.planned.connect(self._planned)
        page.left.connect(self._left)
        self.forget()
        self.page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _take_export(self) -> None:
        """An export of the UHRI has columns that are known: it asks for nothing but names."""
        dialog = UhriDialog(self._desk, self._path, self._stack.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def forget(self) -> None:
        """Let the page go; nothing of it is kept."""
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def _left(self) -> None:
        self.left.emit()
        self.forget()

    def _planned(self, delivery: Delivery) -> None:
        tell(self._desk, Changes("deliver", touched=frozenset({"inbox"})))
        self.planned.emit(delivery)
