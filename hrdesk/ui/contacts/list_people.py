"""Who is on a mailing list now, by rule and by hand, and their addresses to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import DeskError
from hrdesk.domain.values import YES
from hrdesk.operations import lists
from hrdesk.operations.lists import Membership
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.records.linked import Named
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.words import error_sentence


class ListPeople(QWidget):
    """The addresses are copied as mail programs take them, between semicolons."""

    open_requested = Signal(str)  # Ref of a person

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ref = ""
        self._found = Membership((), (), (), ())
        self.said = Hint(self)
        self.care = Notice(ReviewState.CHANGED, self)
        self.fault = Notice(ReviewState.ERROR, self)
        self.copy = QPushButton(icon("copy", Tone.ON_ACCENT), self.tr("Copy addresses"), self)
        make_primary(self.copy)
        self.names = Named(self)
        self.people = QListView(self)
        self.people.setModel(self.names)
        self.people.setFrameShape(QListView.Shape.NoFrame)
        self.people.setUniformItemSizes(True)
        self.people.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.people.setAccessibleName(self.tr("People on this list"))
        self._lay_out()
        self.copy.clicked.connect(self.copy_addresses)
        self.people.activated.connect(self._open)
        desk.changed.connect(self._changed)

    def show_record(self, ref: str) -> None:
        """Show who is on a list."""
        self._ref = ref
        self.fault.say("")
        try:
            self._found = self._desk.read(lists.members, ref)
        except DeskError as error:
            self._found = Membership((), (), (), ())
            self.fault.say(error_sentence(error))
        self._show(self._desk.read(_lines, self._found.refs))

    def copy_addresses(self) -> None:
        """Put the addresses on the clipboard."""
        QGuiApplication.clipboard().setText(self._found.text)
        count = len(self._found.addresses)
        copied = self.tr(
            "%n address(es) copied. Put them into Bcc, so that nobody sees the others.", "", count
        )
        self.said.say(copied)

    def _show(self, lines: Sequence[Line]) -> None:
        self.names.show([(line.ref, self._name(line)) for line in lines])
        parts = [self.tr("%n people", "", len(lines))]
        if missing := len(self._found.without_address):
            parts.append(self.tr("%n without an address", "", missing))
        self.said.say(" · ".join(parts))
        self.care.say(self._what_to_mind())
        self.copy.setEnabled(bool(self._found.addresses))

    def _name(self, line: Line) -> str:
        address = line.values.get("email", "")
        if line.values.get("protected") == YES or not address:
            return line.title
        return self.tr("{name}   –   {address}").format(name=line.title, address=address)

    def _what_to_mind(self) -> str:
        """Whose address should not go round, or not without a thought."""
        said = []
        if protected := len(self._found.protected):
            said.append(self.tr("%n protected: not among the addresses to copy.", "", protected))
        if internal := len(self._found.internal):
            said.append(self.tr("%n labelled Internal: use Bcc.", "", internal))
        return " ".join(said)

    def _open(self) -> None:
        row = self.people.currentIndex().row()
        if row >= 0:
            self.open_requested.emit(self.names.ref_at(row))

    def _changed(self, changes: Changes) -> None:
        if self._ref and self.isVisible() and changes.kinds & {"person", "mailing_list"}:
            self.show_record(self._ref)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(self.copy)
        line.addWidget(self.said, 1)
        line.addStretch(0)
        head = QVBoxLayout()
        head.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        head.setSpacing(SMALL)
        head.addLayout(line)
        head.addWidget(self.care)
        head.addWidget(self.fault)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        body = QVBoxLayout()
        body.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        body.addWidget(self.people)
        layout.addLayout(body, 1)


def _lines(session: Session, refs: Sequence[str]) -> list[Line]:
    return listing.lines(session, lists.PERSON, refs)
