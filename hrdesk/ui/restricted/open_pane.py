"""A restricted register that is open: its entries, and the form of one."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.errors import RegisterRefused
from hrdesk.domain.label import Label
from hrdesk.domain.restricted import FIELDS, Entry, title_of, with_dates_as_text
from hrdesk.operations.restricted import Entries, OpenRegister, new_number
from hrdesk.store.database import Database
from hrdesk.ui.actions import plain
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView, inset
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.private_copy import make_private, take_off_private_copies
from hrdesk.ui.printing.tables import Heading, RestrictedTable, Row
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.restricted.entry_form import EntryForm
from hrdesk.ui.restricted.register_words import entry_word
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.panes import Panes
from hrdesk.ui.words import date_word, error_sentence

_SHARES = (26, 48, 26)
# Less, and the question takes the lines over its button.
_ASKS_NEED = 420


class OpenPane(QWidget):
    """Lives as long as the register is open: closing it leaves no text in any field."""

    used = Signal()  # somebody does something here
    counted = Signal(str)

    def __init__(
        self, desk: Desk, settings: Settings, register: OpenRegister, today: Today
    ) -> None:
        super().__init__()
        self._desk, self._open, self._today = desk, register, today
        self._entries = Entries((), ())
        self._is_closing = self._is_reading = False
        self._on_way = 0  # how much of what was typed is being written
        self.form = EntryForm(register.register, today)
        headings = (self.tr("Date"), self.tr("Entry"), self.tr("Delete by"))
        self.view = LinesView(LineTable(headings, self, has_marks=False), _SHARES, headings[1])
        self.new = QPushButton(icon("plus"), self.tr("New entry"))
        self.delete = QPushButton(icon("trash-2"), self.tr("Delete…"))
        self.notice = Notice()
        self._really = QAction(self.tr("Delete it for good"), self)
        self._lay_out(settings)
        self._connect()
        self.read_again()

    @property
    def register(self) -> OpenRegister:
        """The register that is open."""
        return self._open

    def strictest_shown(self) -> Label:
        """Whatever is here is Internal for ever."""
        return Label.INTERNAL

    def begin_new(self) -> None:
        """Begin an entry; it is kept as soon as something stands in it."""
        self.keep()
        self.notice.hide()
        self.view.setCurrentIndex(QModelIndex())
        self.form.show_entry(Entry(new_number(), {}))
        self.form.setEnabled(True)
        self.delete.setEnabled(False)
        self.panes.open_detail()
        self.form.focus_first()

    def keep(self) -> None:
        """Keep what was typed."""
        if not self._is_closing and self.form.number and self.form.is_changed:
            self._write(self.form.values())

    def close_register(self) -> None:
        """Keep what was typed, whatever it is, and forget the key."""
        if self._is_closing:
            return
        if self.form.number and self.form.is_changed:
            self._write(with_dates_as_text(self._open.register, self.form.values()))
        self._is_closing = True
        take_off_private_copies()
        ask(self._desk, _nothing, _close, self._open)

    def printable(self) -> Printable:
        """Its entries for the eyes of this desk: on paper where somebody prints them, never a file."""
        names = FIELDS[self._open.register]
        return RestrictedTable(
            # The queue of a printer shows it to others.
            self.tr("Restricted"),
            [Heading(plain(entry_word(name)), Label.INTERNAL) for name in names],
            [
                Row(Label.INTERNAL, tuple(each.value(name) for name in names))
                for each in self._entries.readable
            ],
            self.layoutDirection(),
            note=self.tr("From a restricted register: lock this paper away, and destroy it."),
        )

    # ------------------------------------------------------------ reading and writing

    def read_again(self) -> None:
        """Show the entries as they are now."""
        ask(self._desk, self._show, _entries, self._open)

    def _write(self, values: Mapping[str, str]) -> None:
        self.form.mark_kept(values)
        self._on_way += 1
        ask(self._desk, self._written, _write, self._open, dict(values), self.form.number)

    def _written(self, answer: Answer) -> None:
        self._on_way -= 1
        if answer.error is not None:
            self.form.mark_lost()
            self.form.refuse(error_sentence(answer.error))
            return
        self.form.refuse("")
        self._show(answer)

    def _show(self, answer: Answer) -> None:
        # A register that was closed meanwhile has nothing to show.
        if self._is_closing or isinstance(answer.error, RegisterRefused):
            return
        assert isinstance(answer.value, Entries)
        gone = _numbers(self._entries) - _numbers(answer.value)
        self._entries = answer.value
        if self.form.number in gone:
            # What was purged must not be kept again from what is on screen.
            self.form.show_entry(Entry(0, {}))
        lines = [self._line(each) for each in self._entries.readable]
        lines += [self._damaged_line(each) for each in self._entries.damaged]
        number = self.form.number
        self._is_reading = True
        self.view.show_lines(lines)
        self.view.choose(number)
        self._is_reading = False
        count = len(lines)
        self.counted.emit(self.tr("%n entry(ies)", "", count) if count else "")
        # What is still being written stands in the form alone: it would be emptied, and kept so.
        if not self._on_way and (not number or self.view.current_key() == number):
            self._show_chosen()

    def _show_chosen(self) -> None:
        number = self.view.current_key()
        entry = next((each for each in self._entries.readable if each.id == number), None)
        self.delete.setEnabled(number is not None)
        self.form.show_entry(entry or Entry(0, {}))
        self.form.setEnabled(entry is not None)

    def _picked(self) -> None:
        number = self.view.current_key()
        if self._is_reading or number is None:
            return
        self.used.emit()
        if number != self.form.number:
            # What was asked of one entry is not answered of another.
            self.notice.hide()
            self.keep()
            self._show_chosen()

    def _back(self) -> None:
        """From the entry to the list, where one of them has the place of the other."""
        self.keep()
        self.panes.close_detail()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.back.setVisible(self.panes.takes_turns)

    def _opened(self) -> None:
        self.panes.open_detail()
        self.form.focus_first()

    # ------------------------------------------------------------ deleting

    def ask_to_delete(self) -> None:
        """What deleting means, and the button that does it."""
        number = self.view.current_key()
        if number is None:
            return
        entry = next((each for each in self._entries.readable if each.id == number), None)
        said = self.tr(
            "Delete {entry}? It is overwritten, and no undo brings it back. Copies of the"
            " desk made before keep it, locked."
        )
        self.notice.tell(said.format(entry=self._called(entry)), [self._really], warns=True)
        self.notice.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _called(self, entry: Entry | None) -> str:
        """The entry by its title and day, so that nobody deletes another one."""
        if entry is None:
            return self.tr("the entry that cannot be read")
        title = title_of(self._open.register, entry) or self.tr("(nothing yet)")
        parts = (isolated(title), date_word(entry.value("date")))
        return isolated(" · ".join(part for part in parts if part))

    def _delete(self) -> None:
        self.notice.hide()
        number = self.view.current_key()
        if isinstance(number, int):
            self.form.show_entry(Entry(0, {}))
            ask(self._desk, self._show, _delete, self._open, number)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ building

    def _line(self, entry: Entry) -> TableLine:
        title = title_of(self._open.register, entry) or self.tr("(nothing yet)")
        until = date_word(entry.purge)
        if entry.is_due(self._today()):
            # What is said over the list is about this one.
            until = self.tr("{day} · due").format(day=isolated(until))
        return TableLine(entry.id, (date_word(entry.value("date")), title, until))

    def _damaged_line(self, number: int) -> TableLine:
        said = self.tr("Changed outside of HRDesk: it cannot be read, and can only be deleted")
        return TableLine(number, ("", said, ""), icon="triangle-alert")

    def _copied(self) -> None:
        """What was copied out of the register is for this desk alone, and soon off the clipboard."""
        inside = QApplication.focusWidget()
        if inside is not None and self.isAncestorOf(inside):
            make_private()

    def _connect(self) -> None:
        # Queued: the clipboard is still being written when it says so.
        QGuiApplication.clipboard().dataChanged.connect(
            self._copied, Qt.ConnectionType.QueuedConnection
        )
        self.view.picked.connect(self._picked)
        self.view.opened.connect(self._opened)
        self.new.clicked.connect(self.begin_new)
        self.delete.clicked.connect(self.ask_to_delete)
        self._really.triggered.connect(self._delete)
        self.form.keep_wanted.connect(self.keep)
        self.form.touched.connect(self.used)
        self.form.close_wanted.connect(self._back)

    def _lay_out(self, settings: Settings) -> None:
        self.form.setEnabled(False)
        side = QWidget()
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.addWidget(self.new)
        foot.addStretch(1)
        foot.addWidget(self.delete)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # Where the button is that asks, and apart from what is said over the register.
        asked = QHBoxLayout()
        asked.setContentsMargins(LARGE, SMALL, LARGE, 0)
        asked.addWidget(self.notice)
        self.notice.stack_below(_ASKS_NEED)
        column.addLayout(inset(self.view), 1)
        column.addLayout(asked)
        column.addLayout(foot)
        side.setFocusProxy(self.view)
        self.panes = Panes(settings, "restricted", None, side, self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panes, 1)


def _entries(_: Database, register: OpenRegister) -> Entries:
    return register.entries()


def _write(_: Database, register: OpenRegister, values: Mapping[str, str], number: int) -> Entries:
    register.write(values, number)
    return register.entries()


def _delete(_: Database, register: OpenRegister, number: int) -> Entries:
    register.delete((number,))
    return register.entries()


def _close(_: Database, register: OpenRegister) -> None:
    register.close()


def _numbers(entries: Entries) -> set[int]:
    return {*(each.id for each in entries.readable), *entries.damaged}


def _nothing(_: Answer) -> None:
    """Nobody waits for it."""
