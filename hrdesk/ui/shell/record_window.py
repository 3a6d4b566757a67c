"""A record in a window of its own, beside the window of the desk."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.records import kind_of
from hrdesk.store import listing
from hrdesk.store.journal import REDO, UNDO
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.event_tab import EventTab
from hrdesk.ui.contacts.contact_tabs import ContactTabs
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import hides, shown
from hrdesk.ui.documents.document_tabs import DocumentTabs
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import undo_words
from hrdesk.ui.tokens import scaled
from hrdesk.ui.visits.visit_tabs import VisitTabs
from hrdesk.ui.widgets.first_size import open_as, room_on_screen
from hrdesk.ui.widgets.status_bar import StatusBar
from hrdesk.ui.widgets.undo_bar import UndoBar
from hrdesk.ui.words import kind_word

_WIDTH, _HEIGHT, _AWAY = 560, 720, 28
# With less, a long name and the names of its parts leave the fields no room.
_LEAST = QSize(400, 400)
_MODULE = "record_window"
_CONTACTS = frozenset({"person", "organisation", "mailing_list"})


class RecordWindow(QWidget):
    """The same form as in the pane, alive with whatever the desk does; Esc closes it."""

    open_requested = Signal(str)  # the Ref of another record
    share_requested = Signal(list)  # Refs
    said = Signal(str)
    closed = Signal(str)  # the Ref of its record

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, ref: str, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._settings, self._clock = desk, settings, clock
        self.ref = ref
        self.form = RecordForm(desk, settings, today=self._today, parent=self)
        self._put_tabs(kind_of(ref))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.form, 1)
        self.status = StatusBar(self)
        layout.addWidget(self.status)
        self.undo_bar = UndoBar(self.status)
        self.undo_bar.undo_asked.connect(desk.undo)
        self._add_key(QKeySequence.StandardKey.Undo, desk.undo)
        self._add_key(QKeySequence.StandardKey.Redo, desk.redo)
        self._add_key(QKeySequence.StandardKey.Close, self.close)
        self._add_key(QKeySequence.StandardKey.Print, self.print)
        self.form.open_requested.connect(self.open_requested)
        self.form.share_wanted.connect(self._share)
        self.form.close_wanted.connect(self.close)
        self.form.erased.connect(self.close)
        desk.changed.connect(self._changed)
        self.form.show_record(ref)
        self._name()
        least = QSize(*(scaled(self.font(), side) for side in _LEAST.toTuple()))
        self.setMinimumSize(least.boundedTo(room_on_screen()))
        if not self.restoreGeometry(settings.state(_MODULE, kind_of(ref))):
            open_as(self, _WIDTH, _HEIGHT)

    def step_aside(self, others: int) -> None:
        """So that several that open at once do not hide each other."""
        self.move(self.x() + others * _AWAY, self.y() + others * _AWAY)

    def print(self) -> None:
        """Put the record on paper, or into a PDF, as it is kept."""
        # Loaded when it is first wanted: what prints is big.
        from hrdesk.ui.records.record_paper import record_printable
        from hrdesk.ui.shell.paper import ask_how_to_print

        self.form.finish()
        printable = record_printable(self._desk, self.ref, self.layoutDirection())
        if printable is not None and not hides(self._label(), self.ref):
            ask_how_to_print(printable, self._desk, self._clock(), self)

    def _put_tabs(self, kind: str) -> None:
        """What the place of the kind puts beside the fields."""
        tabs: VisitTabs | EventTab | DocumentTabs | ContactTabs | None = None
        if kind == "visit":
            tabs = VisitTabs(self._desk, self._settings, self.form, self._today)
            tabs.share_wanted.connect(self._share)
        elif kind == "activity":
            tabs = EventTab(self._desk, self._settings, self.form, self._today)
        elif kind == "document":
            tabs = DocumentTabs(self._desk, self._settings, self.form, self._today)
        elif kind in _CONTACTS:
            tabs = ContactTabs(self._desk, self._settings, self._clock, self.form)
            tabs.said.connect(self._say)
            tabs.share_requested.connect(self.share_requested)
        if tabs is not None:
            tabs.open_requested.connect(self.open_requested)

    def _add_key(self, keys: QKeySequence.StandardKey, slot: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self.addAction(action)

    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    def _share(self, ref: str) -> None:
        self.share_requested.emit([ref])

    def _say(self, sentence: str) -> None:
        self.undo_bar.offer(sentence, undo=False)

    def _name(self) -> None:
        title = titles_here(self._desk, [self.ref]).get(self.ref, "")
        label = self._label()
        parts = (shown(title, label, self.ref), kind_word(kind_of(self.ref)))
        self.setWindowTitle(" — ".join(isolated(part) for part in parts if part))
        self.status.show_marking(Label(label) if label else None)

    def _label(self) -> str | None:
        return self._desk.read(listing.labels, [self.ref]).get(self.ref)

    def _changed(self, changes: Changes) -> None:
        self._name()
        if self.ref not in changes.refs:
            return
        role = changes.operation if changes.operation in (UNDO, REDO) else ""
        done = self._desk.read(undo_words.of_changes, changes)
        self.undo_bar.offer(undo_words.sentence_of(done, role=role), undo=role != UNDO)

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.form.finish()
        self._settings.keep_state(_MODULE, kind_of(self.ref), self.saveGeometry())
        self.closed.emit(self.ref)
        super().closeEvent(event)
