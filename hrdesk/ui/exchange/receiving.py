"""Takes workbooks in: one after the other, each refused in words or kept in the inbox."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled, DeskError, FileRefused
from hrdesk.operations import inbox
from hrdesk.operations.accepting import Decisions
from hrdesk.operations.inbox import Delivery
from hrdesk.operations.passphrases import take_with_remembered
from hrdesk.operations.receive import Outcome, Pin
from hrdesk.operations.what_happened import can_be_told
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.language import isolated
from hrdesk.ui.widgets.text_dialog import TextDialog
from hrdesk.ui.words import error_sentence

_LOCKED = ("password", "wrong_password")
_TEXTS = (".csv", ".tsv", ".txt", ".docx", ".html", ".htm")


class Receiving(QObject):
    """Says on a notice what it reads, and why something was refused."""

    opened = Signal(object)  # Delivery: to be reviewed now
    list_found = Signal(object, str)  # Path of what is no workbook of a desk; its passphrase
    copy_wanted = Signal(object)  # Path of a file that was refused: tell its sender
    refused = Signal()

    def __init__(self, desk: Desk, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._notice = desk, notice
        self._files: list[Path] = []
        self._refused: list[str] = []
        self.is_reading = False
        self._cancel = QAction(self.tr("Cancel"), self)
        self._cancel.triggered.connect(desk.cancel)
        self._locked, self._passphrase = Path(), ""
        self._unlock = QAction(self.tr("Open with a passphrase…"), self)
        self._unlock.triggered.connect(self._ask_passphrase)
        self._refused_file = Path()
        self._copy = QAction(self.tr("What happened…"), self)
        self._copy.triggered.connect(self._want_copy)

    def take(self, paths: Sequence[Path]) -> None:
        """Take files into the inbox; a single one is opened, several wait there."""
        is_idle = not self._files
        self._files += paths
        if is_idle and self._files:
            self._refused = []
            self._read_next(alone=len(paths) == 1)

    def open(self, number: int) -> None:
        """Read a workbook of the inbox again and open it."""
        self._say(self.tr("Reading the workbook …"))
        ask_long(self._desk, self._read, inbox.open_delivery, number)

    def _read_next(self, *, alone: bool) -> None:
        path = self._files[0]
        self._say(self.tr("Reading {file} …").format(file=isolated(path.name)))
        answered = self._read if alone else self._kept
        ask_long(self._desk, answered, take_with_remembered, path)

    def _read(self, answer: Answer) -> None:
        read, self._files = self._files[:1], []
        self.is_reading = False
        if answer.error is not None and answer.error.code in _LOCKED and read:
            self._locked = read[0]
            self._notice.tell(error_sentence(answer.error), [self._unlock], warns=True)
            self.refused.emit()
            return
        if answer.error is not None and read and _may_be_list(answer.error, read[0]):
            given = self._passphrase if read[0] == self._locked else ""
            self.list_found.emit(read[0], given)
            return
        if answer.error is not None:
            is_refusal = not isinstance(answer.error, Cancelled)
            is_tellable = isinstance(answer.error, FileRefused) and can_be_told(answer.error)
            actions = [self._copy] if read and is_tellable else []
            self._refused_file = read[0] if read else Path()
            self._notice.tell(error_sentence(answer.error), actions, warns=is_refusal)
            self.refused.emit()
            return
        self._notice.hide()
        self._tell()
        self.opened.emit(answer.value)

    def _want_copy(self) -> None:
        self.copy_wanted.emit(self._refused_file)

    def _ask_passphrase(self) -> None:
        """Asked for when nothing that is kept for a partner opens the workbook."""
        title = self.tr("Open with a passphrase")
        label = self.tr("Passphrase of {file}").format(file=isolated(self._locked.name))
        passphrase, is_given = TextDialog.ask(
            self._notice, title, label, self.tr("Open"), hidden=True
        )
        if is_given and passphrase and not self._files:
            self._files, self._passphrase = [self._locked], passphrase
            self._say(self.tr("Reading {file} …").format(file=isolated(self._locked.name)))
            ask_long(
                self._desk, self._read, inbox.take_delivery, self._locked, passphrase=passphrase
            )

    def _kept(self, answer: Answer) -> None:
        """One of several was read, or refused."""
        self._files = self._files[1:]
        self.is_reading = False
        if isinstance(answer.error, Cancelled):
            self._files = []
        elif answer.error is not None:
            self._refused.append(error_sentence(answer.error))
        self._tell()
        if self._files:
            self._read_next(alone=False)
        elif self._refused:
            self._notice.tell(" ".join(self._refused), warns=True)
            self.refused.emit()
        else:
            self._notice.hide()

    def _say(self, sentence: str) -> None:
        self.is_reading = True
        self._notice.tell(sentence, [self._cancel])

    def _tell(self) -> None:
        tell(self._desk, Changes("deliver", touched=frozenset({"inbox"})))


def carry_out(
    database: Database, delivery: Delivery, decisions: Decisions, pin: Pin, **reports: Any
) -> tuple[Outcome, int, str]:
    """Carry decisions out; tells also which workbook of the inbox it was, and its name."""
    outcome = inbox.carry_out_delivery(database, delivery, decisions, pin=pin, **reports)
    return outcome, delivery.number, delivery.file_name


def _may_be_list(error: DeskError, path: Path) -> bool:
    """Whether a file that no HRDesk wrote is opened as somebody's own list."""
    is_text = path.suffix.lower() in _TEXTS
    return error.code == "not_hrdesk" or (error.code == "not_a_workbook" and is_text)
