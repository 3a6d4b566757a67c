"""Saves the copy that tells the sender of a workbook what happened to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from hrdesk.domain.errors import Cancelled
from hrdesk.operations.inbox import Delivery
from hrdesk.operations.what_happened import (
    SavedCopy,
    save_copy_of_delivery,
    save_copy_of_file,
)
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.text_dialog import TextDialog
from hrdesk.ui.words import error_sentence

_SUFFIX = ".xlsx"


class CopyForSender(QObject):
    """Asks where it goes, and says what came of it; whoever shows the page shows the words."""

    said = Signal(str, list, bool)  # the sentence, actions, whether it warns

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._window = desk, settings, parent
        self._folder = Path()
        self._cancel = QAction(self.tr("Cancel"), self)
        self._cancel.triggered.connect(desk.cancel)
        self._show = QAction(self.tr("Show in folder"), self)
        self._show.triggered.connect(self._show_folder)

    def save(self, delivery: Delivery) -> None:
        """Save the copy of a workbook of the inbox."""
        out = self._chosen_place(delivery.file_name)
        if out is None:
            return
        passphrase = ""
        if delivery.plan.arrival.encrypted:
            passphrase, is_given = TextDialog.ask(
                self._window,
                self.tr("Passphrase of the copy"),
                self.tr(
                    "The workbook came with a passphrase, which is kept nowhere. Give one for the"
                    " copy; without, anybody can open it."
                ),
                self.tr("Save the copy"),
            )
            if not is_given:
                return
        self._start(out, save_copy_of_delivery, delivery.number, passphrase)

    def save_refused(self, path: Path) -> None:
        """Save the copy of a file that was refused."""
        out = self._chosen_place(path.name)
        if out is not None:
            self._start(out, save_copy_of_file, path)

    def _chosen_place(self, file_name: str) -> Path | None:
        name = self.tr("{file}_what_happened").format(file=Path(file_name).stem) + _SUFFIX
        proposed = str(kept_folder(self._settings) / name)
        title, kinds = self.tr("Save a copy"), self.tr("Excel workbooks (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, proposed, kinds)
        if not chosen:
            return None
        return Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)

    def _start(
        self,
        out: Path,
        work: Callable[..., SavedCopy],
        source: int | Path,
        passphrase: str = "",
    ) -> None:
        writing = self.tr("Writing {file} …").format(file=isolated(out.name))
        self.said.emit(writing, [self._cancel], False)
        ask_long(self._desk, self._saved, work, source, out, passphrase=passphrase)

    def _saved(self, answer: Answer) -> None:
        if answer.error is not None:
            is_refusal = not isinstance(answer.error, Cancelled)
            self.said.emit(error_sentence(answer.error), [], is_refusal)
            return
        saved = answer.value
        assert isinstance(saved, SavedCopy)
        self._folder = saved.path.parent
        keep_folder(self._settings, self._folder)
        if saved.is_coloured:
            words = self.tr(
                "{file} is written: the workbook, coloured, with what happened on its first sheet."
                " It says nothing that did not stand in the workbook."
            )
        else:
            words = self.tr(
                "{file} is written: the list of what happened. Of this file no coloured copy can"
                " be made."
            )
        self.said.emit(words.format(file=isolated(saved.path.name)), [self._show], False)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
