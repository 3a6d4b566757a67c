"""Asks whether programme and check-list follow a visit whose dates were typed."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.revisions import Heads
from hrdesk.operations.visit_steps import Behind, left_behind, move_along
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.visits.visit_words import behind_words
from hrdesk.ui.widgets.flow import FlowLayout

# A field that was typed: what moves a visit otherwise takes all of it along.
_TYPED = "save"


class MovedAlong(QWidget):
    """Above the parts of a visit, until it is answered or nothing lies behind any more.

    A bar on the time line takes its programme along when it is dragged; dates that are typed may
    just put a mistake right, so that here a person decides.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ref = ""
        self._before = ""
        self.line = Notice(ReviewState.CHANGED, self)
        self.move_all = QPushButton(self.tr("Move them too"), self)
        self.leave = QPushButton(self.tr("Leave them"), self)
        self.move_all.clicked.connect(self._move)
        self.leave.clicked.connect(self._forget)
        row = FlowLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.move_all)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, 0, MEDIUM, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.line)
        layout.addLayout(row)
        self.hide()

    def show_visit(self, ref: str) -> None:
        """Follow another visit; an empty Ref is none."""
        if ref != self.ref:
            self.ref = ref
            self._forget()

    def follow(self, changes: Changes) -> None:
        """Look whether the visit got other dates, or what lies behind was moved meanwhile."""
        if not self.ref:
            return
        edit = next((each for each in changes.edits if each.ref == self.ref), None)
        if changes.operation == _TYPED and edit is not None and not self._before:
            self._before = _dates_before(edit)
        if self._before:
            self._ask()

    def _ask(self) -> None:
        there = self._desk.read(read_state, self.ref) is not None
        behind = self._desk.read(left_behind, self.ref, self._before) if there else Behind(0, 0, 0)
        if not behind.programme and not behind.items:
            self._forget()
            return
        self.line.say(behind_words(behind))
        self.show()

    def _move(self) -> None:
        before, self._before = self._before, ""
        self.hide()
        self._desk.do(move_along, self.ref, before)

    def _forget(self) -> None:
        self._before = ""
        self.hide()


def _dates_before(edit: Edit) -> str:
    """The dates that a visit had, where they are others now; empty where that was in dispute."""
    heads: Heads = edit.before.get("dates", ())
    return heads[0].value if "dates" in edit.after and len(heads) == 1 else ""
