"""Says quietly beside a new record which one may be meant that is here already."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.values import Value
from hrdesk.operations.alike import Duplicate, looked_at
from hrdesk.operations.duplicates import KINDS, perhaps_meant
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.records.reason_words import reasons_in_words
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL

_JOINS = frozenset({"join", "propose_joint"})
# Long enough that nothing flickers while somebody types.
_PAUSE = 250
# In seconds, each time that the search asks whether it is wanted: where it must be done in this
# process, the window goes before it.
_REST = 0.01


class PerhapsHere(QWidget):
    """Never in the way: a line with a way to open what may be the same; gone where there is none."""

    open_requested = Signal(str)  # Ref
    wanted = Signal()  # somebody has typed: what stands in the form now is to be told

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = ""
        # What was asked last, and is answered or on its way.
        self._asked: Mapping[str, Value] = {}
        self._question: _Question | None = None
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
        """A record is begun."""
        self.stop()
        if kind in KINDS:
            self._kind = kind

    def stop(self) -> None:
        """Nothing new is shown any more."""
        self._ask_no_more()
        self._kind, self.ref, self._asked = "", "", {}
        self._soon.stop()
        self.hide()

    def look_soon(self) -> None:
        """Something was typed."""
        if self._kind:
            self._soon.start()

    def look(self, ref: str, values: Mapping[str, Value]) -> None:
        """Look beside all other work whom or what these values may mean that is here already."""
        fields = looked_at(self._kind) if self._kind else ()
        asked = {name: values[name] for name in fields if values.get(name)}
        if asked == self._asked or self._desk.is_closed:
            return
        self._ask_no_more()
        self._asked = asked
        if not asked:
            self.hide()
            return
        self._question = question = _Question(self._kind, ref, asked)
        self._desk.look_beside(partial(self._answered, question), question)

    def _answered(self, question: "_Question", found: Sequence[Duplicate]) -> None:
        """Say which it is; what was asked before something else was typed is told to nobody."""
        if question is not self._question:
            return
        self._question = None
        self.ref = found[0].one if found else ""
        title = titles_here(self._desk, [self.ref]).get(self.ref, "") if found else ""
        if title:
            said = self.tr("Perhaps already here: {title} ({reasons})")
            reasons = reasons_in_words(found[0].reasons, self._kind)
            self.line.say(said.format(title=isolated(title), reasons=reasons))
            self.open_button.setAccessibleName(self.tr("Open {title}").format(title=title))
        self.setVisible(bool(title))

    def _ask_no_more(self) -> None:
        if self._question is not None:
            self._question.is_outdated.set()
            self._question = None

    def _react(self, changes: Changes) -> None:
        """What was joined would be told to be like itself; what is new may be what is meant."""
        if changes.operation in _JOINS:
            self.stop()
        elif self._kind in changes.kinds:
            self._asked = {}

    def _open(self) -> None:
        ref = self.ref
        self.stop()
        self.open_requested.emit(ref)


class _Question:
    """What is being written; its answer may be wanted no more before it is there."""

    def __init__(self, kind: str, ref: str, values: Mapping[str, Value]) -> None:
        self._kind, self._ref, self._values = kind, ref, values
        self.is_outdated = Event()

    def __call__(self, database: Database, *, cancelled: Callable[[], bool]) -> Sequence[Duplicate]:
        return perhaps_meant(
            database,
            self._kind,
            self._ref,
            self._values,
            1,
            cancelled=lambda: cancelled() or self.is_outdated.wait(_REST),
        )
