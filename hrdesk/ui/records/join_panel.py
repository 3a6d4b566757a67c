"""Merging records: what differs side by side, what will be said together, Merge or Not the same."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.records import kind_of
from hrdesk.operations.duplicates import not_the_same
from hrdesk.operations.same import join, plan_join
from hrdesk.store.same import members, shown_titles
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.join_grid import JoinGrid, links_named
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.headings import RecordTitle

_MOST = 9


class JoinPanel(QWidget):
    """About some records at a time; says when something was decided about them."""

    decided = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.refs: tuple[str, ...] = ()
        self.title = RecordTitle()
        self.about = Hint(self)
        self.grid = JoinGrid(self)
        self.wider = Notice(ReviewState.QUESTION, self)
        self.join = QPushButton(self.tr("&Merge"), self)
        make_primary(self.join)
        self.apart = QPushButton(self.tr("&Not the same"), self)
        self.foot = QHBoxLayout()
        self._lay_out()
        self.join.clicked.connect(self.join_now)
        self.apart.clicked.connect(self.keep_apart)
        self.grid.chosen.connect(self._warn)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.join_now)

    def show_records(self, refs: Sequence[str]) -> None:
        """Show what joining these records would be. Raises `NotFound`, `DeskError`."""
        plan = self._desk.read(plan_join, refs)
        self.refs = tuple(state.ref for state in plan.states)
        titles = self._desk.read(shown_titles, links_named(plan))
        titles |= titles_here(self._desk, self.refs)
        self.title.setText(" = ".join(isolated(titles.get(ref, ref)) for ref in self.refs))
        joined = set(self._desk.read(members, plan.shown.ref)) >= set(self.refs)
        self.apart.setHidden(joined)
        self.join.setText(self.tr("&Keep so") if joined else self.tr("&Merge"))
        said = self.tr(
            "From now on they are shown as one record that says what is chosen here. Nothing is"
            " lost: each keeps what it says, and the history of the record can un-merge them."
        )
        if not plan.rows:
            said = f"{self.tr('They say the same.')} {said}"
        if joined:
            said = self.tr(
                "They are merged already. Since then this was written about one of them alone:"
                " choose what holds."
            )
        self.about.say(said)
        self.join.setToolTip(f"{self.tr('Merge (Ctrl+Enter)')}\n{said}")
        self.grid.show_plan(plan, Wording(titles))
        self.grid.setVisible(self.grid.rows.rowCount() > 0)
        self._warn()
        self._give_way()

    def join_now(self) -> None:
        """Join them with what is chosen."""
        if self.refs:
            rows = self.grid.rows
            self._desk.do(join, list(self.refs), rows.values(), label=rows.label())
            self.decided.emit()

    def keep_apart(self) -> None:
        """Remember that they are not the same."""
        if self.refs:
            self._desk.do(not_the_same, list(self.refs))
            self.decided.emit()

    def _warn(self) -> None:
        said = self.tr(
            "The label is less strict than one of the records has: what comes from there goes"
            " further than it may now."
        )
        self.wider.say(said if self.grid.rows.widens() else "")

    def _give_way(self) -> None:
        """In a low window what is compared goes first: the heads of its columns say of whom, the
        tool tip of the button what merging means."""
        width = self.width() - 2 * LARGE
        parts = (self.title, self.about)
        heights = [each.heightForWidth(width) + MEDIUM for each in parts]
        taken = self.grid.wanted_height + self.foot.heightForWidth(width) + MEDIUM + 2 * LARGE
        left = self.height() - taken
        has_grid = self.grid.rows.rowCount() > 0
        self.about.setVisible(not has_grid or left >= heights[1])
        self.title.setVisible(not has_grid or left >= sum(heights))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _lay_out(self) -> None:
        hint = Hint(self)
        hint.say(
            self.tr(
                "Click the value to keep, or press its number; 0 goes back to what is proposed."
            )
        )
        self.foot.setSpacing(SMALL)
        self.foot.addWidget(hint, 1)
        self.foot.addWidget(self.apart)
        self.foot.addWidget(self.join)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.wider)
        layout.addLayout(self.foot)
        self.setFocusProxy(self.grid)


class JoinDialog(QDialog):
    """The same in a window of its own, over the list in which the records were chosen."""

    def __init__(self, desk: Desk, refs: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = JoinPanel(desk, self)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.panel.foot.insertWidget(1, cancel)
        self.panel.join.setAutoDefault(False)
        self.panel.apart.setAutoDefault(False)
        self.panel.decided.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.panel.show_records(refs)
        open_as(self, 900, 680)
        self.panel.grid.setFocus()


def can_be_joined(refs: Sequence[str]) -> bool:
    """Whether these may be one: several of one kind, as many as there are digits."""
    return 1 < len(refs) <= _MOST and len({kind_of(ref) for ref in refs}) == 1
