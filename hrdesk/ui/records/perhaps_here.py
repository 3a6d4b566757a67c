"""Says quietly beside a new record which one may be meant that is here already."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.values import Value
from hrdesk.operations.alike import KnownHere
from hrdesk.operations.duplicates import KINDS, known_here
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.records.reason_words import reasons_in_words
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL

_JOINS = frozenset({"join", "propose_joint"})
# Long enough that nothing flickers while somebody types.
_PAUSE = 250


class PerhapsHere(QWidget):
    """Never in the way: a line with a way to open what may be the same; gone where there is none."""

    open_requested = Signal(str)  # Ref
    wanted = Signal()  # somebody has typed: what stands in the form now is to be told

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: KnownHere | None = None
        self._kind = ""
        self.ref = ""
        self.line = Hint(self)
        self.open_button = QPushButton(self.tr("Open it"), self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.wanted)
        self.open_button.clicked.connect(self._open)
        desk.changed.connect(self._react)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, 0, MEDIUM, SMALL)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.open_button)
        self.hide()

    def begin(self, kind: str) -> None:
        """A record is begun; what is here is looked through off the main thread."""
        self.stop()
        if kind in KINDS:
            self._kind = kind
            ask(self._desk, self._read, _known, kind)

    def stop(self) -> None:
        """Nothing new is shown any more."""
        self._known, self._kind, self.ref = None, "", ""
        self._soon.stop()
        self.hide()

    def look_soon(self) -> None:
        """Something was typed."""
        if self._kind:
            self._soon.start()

    def look(self, ref: str, values: Mapping[str, Value]) -> None:
        """Say whom or what these values may mean that is here already."""
        if self._known is None:
            return
        found = self._known.like(ref, values, 1)
        self.ref = found[0].one if found else ""
        title = titles_here(self._desk, [self.ref]).get(self.ref, "") if found else ""
        if title:
            said = self.tr("Perhaps already here: {title} ({reasons})")
            reasons = reasons_in_words(found[0].reasons, self._kind)
            self.line.say(said.format(title=isolated(title), reasons=reasons))
            self.open_button.setAccessibleName(self.tr("Open {title}").format(title=title))
        self.setVisible(bool(title))

    def _react(self, changes: Changes) -> None:
        """What was joined would be told to be like itself."""
        if changes.operation in _JOINS:
            self.stop()

    def _read(self, answer: Answer) -> None:
        known, kind = answer.value if answer.value is not None else (None, "")
        if kind == self._kind:
            self._known = known
            self.look_soon()

    def _open(self) -> None:
        ref = self.ref
        self.stop()
        self.open_requested.emit(ref)


def _known(database: Database, kind: str) -> tuple[KnownHere, str]:
    with database.reading() as session:
        return known_here(session, kind), kind
