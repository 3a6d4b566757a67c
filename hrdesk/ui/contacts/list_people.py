"""Who is on a mailing list now, by rule and by hand; their addresses to copy, a mail to write."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import DeskError
from hrdesk.domain.label import Label
from hrdesk.domain.values import YES
from hrdesk.operations import lists
from hrdesk.operations.lists import COMMAS, SEMICOLONS, Membership
from hrdesk.operations.mail_draft import SUFFIX, mail_link, save_draft
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.session import Session
from hrdesk.ui.calendar import line_model
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.contacts.ways import open_link
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.words import date_word, error_sentence, span_word

_KINDS = frozenset({"person", "mailing_list"})
# More people without an address are folded away, under a line of this key.
_MOST_MISSING, _MISSING = 5, "missing"
_NEVER_IN_A_NAME = frozenset('\\/:*?"<>|')


class ListPeople(QWidget):
    """Whose label is Internal or Partners goes into a mail only where a person ticks so."""

    open_requested = Signal(str)  # Ref of a person
    add_wanted = Signal()  # somebody is to be put on the list by hand
    said = Signal(str)  # what was done

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self._ref = self._name = ""
        self._is_late = False  # a change was not read, as nobody saw the list
        self._found = Membership()
        self._protected = self._left = self._stale = self._missing = frozenset[str]()
        self._is_unfolded = False
        self.about = Hint(self)
        self.care = Notice(ReviewState.CHANGED, self)
        self.fault = Notice(ReviewState.ERROR, self)
        self.copy = QPushButton(icon("copy", Tone.ON_ACCENT), self.tr("Copy addresses"), self)
        make_primary(self.copy)
        self.write = QPushButton(icon("mail"), self.tr("Write to all"), self)
        self.add = QPushButton(icon("plus"), self.tr("Add people"), self)
        self.restricted = QCheckBox(self.tr("Also those labelled Internal or Partners"), self)
        self.more = self._menu()
        self.people = LineList(self.tr("People on this list"), stacked=True)
        self._lay_out()
        self.copy.clicked.connect(self.copy_addresses)
        self.write.clicked.connect(self.write_to_all)
        self.add.clicked.connect(self.add_wanted)
        self.restricted.toggled.connect(self._tell)
        self.people.opened.connect(self._open)
        self.people.menu_wanted.connect(self._open_person_menu)
        desk.changed.connect(self._changed)

    # ------------------------------------------------------------ what is shown

    def show_record(self, ref: str) -> None:
        """Show who is on a list."""
        if ref != self._ref:
            self.restricted.setChecked(False)
            self._is_unfolded = False
        self._ref, self._is_late = ref, False
        self.fault.say("")
        try:
            self._found = self._desk.read(lists.members, ref, self._today())
        except DeskError as error:
            self._found = Membership()
            self.fault.say(error_sentence(error))
        # Asked for each of thousands.
        self._protected = frozenset(self._found.protected)
        self._left, self._stale = frozenset(self._found.left), frozenset(self._found.stale)
        self._missing = frozenset(self._found.without_address)
        self._name = self._desk.read(listing.titles, [ref]).get(ref, "")
        lines = self._desk.read(_lines, self._found.refs)
        self.people.show_lines(list(self._grouped(lines)))
        held = len(self._found.addresses) - len(self._found.open_addresses)
        self.restricted.setText(self.tr("Also %n labelled Internal or Partners", "", held))
        self.restricted.setVisible(bool(held))
        self._tell()

    @property
    def addresses(self) -> Sequence[str]:
        """The addresses that go into a mail as it is ticked now."""
        return self._found.to_copy(restricted=self.restricted.isChecked())

    def _tell(self) -> None:
        self.about.say(" · ".join(self._counts()))
        self.care.say(" ".join(self._what_to_mind()))
        for button in (self.copy, self.write, self.more):
            button.setEnabled(bool(self.addresses))

    def _counts(self) -> Iterator[str]:
        found = self._found
        if not found.refs:
            yield self.tr("Nobody is on this list yet: Details takes a rule and members.")
            return
        yield self.tr("%n people", "", len(found.refs))
        if missing := len(found.without_address):
            yield self.tr("%n without an address", "", missing)
        if stale := len(found.stale):
            yield self.tr("%n not confirmed for a year", "", stale)
        if never := len(found.unconfirmed):
            yield self.tr("%n never confirmed", "", never)
        if left := len(found.left):
            yield self.tr("%n no longer in office", "", left)

    def _what_to_mind(self) -> Iterator[str]:
        """Whose address should not go round, or not without a thought."""
        if protected := len(self._found.protected):
            yield self.tr("%n protected: not among the addresses to copy.", "", protected)
        held = len(self._found.addresses) - len(self._found.open_addresses)
        if held and self.restricted.isChecked():
            yield self.tr(
                "%n labelled Internal or Partners go in: is the mail for those who may know them?",
                "",
                held,
            )
        elif held:
            yield self.tr("%n labelled Internal or Partners stay out.", "", held)

    def _grouped(self, lines: Sequence[Line]) -> Iterator[line_model.Line]:
        """Whom one writes to stands on top; whom the mail would not reach, or perhaps not, at the
        end: how many they are is told above the list."""
        groups: dict[str, list[Line]] = {each: [] for each in ("", "stale", "left", _MISSING)}
        for line in lines:
            groups[self._group(line.ref)].append(line)
        words = {
            "": self.tr("With an address"),
            "stale": self.tr("Not confirmed for a year"),
            "left": self.tr("No longer in office"),
            _MISSING: self.tr("Without an address"),
        }
        for key, here in groups.items():
            if here and len(here) < len(lines):
                yield line_model.Line(words[key], line_model.Sort.HEADING)
            if key == _MISSING and len(here) > _MOST_MISSING and not self._is_unfolded:
                said = self.tr("Show %n people without an address", "", len(here))
                yield line_model.Line(said, icon="chevron-down", key=_MISSING)
            else:
                yield from map(self._line, here)

    def _group(self, ref: str) -> str:
        if ref in self._missing:
            return _MISSING
        if ref in self._left:
            return "left"
        return "stale" if ref in self._stale else ""

    def _line(self, line: Line) -> line_model.Line:
        values = line.values
        return line_model.Line(
            line.title,
            note=" · ".join(self._about(line)),
            label=Label(line.label),
            icon="eye-off" if values.get("protected") == YES else "",
            key=line.ref,
        )

    def _about(self, line: Line) -> Iterator[str]:
        values = line.values
        if line.ref in self._protected:
            yield self.tr("protected")
        elif "email" in values:
            yield values["email"]
        if line.ref in self._left:
            said = self.tr("no longer in office ({term})")
            yield said.format(term=isolated(span_word(values["in_office"])))
        if line.ref in self._stale:
            said = self.tr("confirmed {day}")
            yield said.format(day=isolated(date_word(values["last_confirmed"])))

    # ------------------------------------------------------------ what is done

    def copy_addresses(self) -> None:
        """Put the addresses on the clipboard as Outlook takes them."""
        self._copy(SEMICOLONS)

    def copy_addresses_of(self, ref: str) -> None:
        """The same of any list: of one that is not shown, without Internal and Partners."""
        if ref == self._ref:
            self.copy_addresses()
            return
        try:
            found = self._desk.read(lists.members, ref, self._today())
        except DeskError as error:
            self.said.emit(error_sentence(error))
            return
        self._put(SEMICOLONS, found.to_copy(restricted=False))

    def copy_with_commas(self) -> None:
        """Put the addresses on the clipboard as other programs take them."""
        self._copy(COMMAS)

    def write_to_all(self) -> None:
        """Begin a mail with everybody in Bcc; too many for a link go by a draft."""
        link = mail_link(self.addresses, self._found.subject)
        if not link or not open_link(link):
            self.save_draft()

    def save_draft(self) -> None:
        """Save a draft with everybody in Bcc where the person says, and open it."""
        bare = "".join(" " if each in _NEVER_IN_A_NAME else each for each in self._name).strip()
        proposed = kept_folder(self._settings) / f"{bare}{SUFFIX}"
        said = self.tr("Save a draft of the mail")
        name, _ = QFileDialog.getSaveFileName(
            self, said, str(proposed), self.tr("Drafts of mails (*.eml)")
        )
        if not name:
            return
        path = Path(name)
        try:
            save_draft(path, self.addresses, self._found.subject)
        except DeskError as error:
            self.fault.say(error_sentence(error))
            return
        keep_folder(self._settings, path.parent)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        saved = self.tr("Draft saved: {file}. Everybody stands in Bcc.")
        self.said.emit(saved.format(file=isolated(path.name)))

    def take_off(self) -> None:
        """Take whom the cursor is on off the list."""
        ref = self.people.current_key
        if ref and ref != _MISSING:
            self._desk.do(lists.take_off, self._ref, [ref])

    def _open(self, key: str) -> None:
        if key == _MISSING:
            self._is_unfolded = True
            self.show_record(self._ref)
        else:
            self.open_requested.emit(key)

    def _copy(self, between: str) -> None:
        if self._is_late:
            # Somebody may be protected since.
            self.show_record(self._ref)
        self._put(between, self.addresses)

    def _put(self, between: str, addresses: Sequence[str]) -> None:
        QGuiApplication.clipboard().setText(between.join(addresses))
        copied = self.tr(
            "%n address(es) copied. Put them into Bcc, so that nobody sees the others.",
            "",
            len(addresses),
        )
        self.said.emit(copied)

    def _open_person_menu(self, key: str, place: QPoint) -> None:
        if key == _MISSING:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("x"), self.tr("Take off this list (Del)")).triggered.connect(
            self.take_off
        )
        menu.popup(place)

    def _changed(self, changes: Changes) -> None:
        if not (self._ref and changes.kinds & _KINDS):
            return
        if self.isVisible():
            self.show_record(self._ref)
        else:
            self._is_late = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self.show_record(self._ref)

    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    # ------------------------------------------------------------ building

    def _menu(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("ellipsis"))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("More"))
        button.setAccessibleName(self.tr("More to do with the addresses"))
        self._things = QMenu(button)
        self.commas = QAction(icon("copy"), self.tr("Copy with commas between"), self)
        self.commas.triggered.connect(self.copy_with_commas)
        self.draft = QAction(icon("save"), self.tr("Save a draft of a mail…"), self)
        self.draft.triggered.connect(self.save_draft)
        self._things.addActions([self.commas, self.draft])
        button.clicked.connect(self._open_more)
        return button

    def _open_more(self) -> None:
        open_under(self._things, self.more)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for button in (self.copy, self.write, self.add, self.more):
            buttons.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        head.setSpacing(SMALL)
        head.addLayout(buttons)
        for part in (self.about, self.restricted, self.care, self.fault):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        body = QVBoxLayout()
        body.setContentsMargins(GAP, 0, GAP, 0)
        body.addWidget(self.people)
        layout.addLayout(body, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.people.hasFocus():
            self.take_off()
        else:
            super().keyPressEvent(event)


def _lines(session: Session, refs: Sequence[str]) -> list[Line]:
    return listing.lines(session, lists.PERSON, refs)
