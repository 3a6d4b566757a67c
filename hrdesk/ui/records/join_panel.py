"""Merging records: what differs side by side, what will be said together, Merge or Not the same."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.records import kind_of
from hrdesk.operations.alike import told_apart_by
from hrdesk.operations.duplicates import not_the_same
from hrdesk.operations.same import Merger, join, plan_join
from hrdesk.store.same import members, shown_titles
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.join_grid import JoinGrid, links_named
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.first_size import open_as, set_first_height
from hrdesk.ui.widgets.headings import RecordTitle
from hrdesk.ui.words import comma, field_word, number_word

_MOST = 9
# A line that begins with a number would else be read from the left below another one.
_FROM_RIGHT = "\u200f"


class JoinPanel(QWidget):
    """About some records at a time; says when something was decided about them."""

    decided = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.refs: tuple[str, ...] = ()
        # Where the program itself found them alike: it would contradict itself.
        self.says_how_likely = True
        self.title = RecordTitle()
        self.names = Sentence(self)
        self.about = Hint(self)
        self.unlike = Notice(ReviewState.QUESTION, self)
        self.grid = JoinGrid(self)
        self.wider = Notice(ReviewState.QUESTION, self)
        self.join = QPushButton(self.tr("&Merge"), self)
        self.apart = QPushButton(self.tr("&Not the same"), self)
        self.foot = QHBoxLayout()
        self._lay_out()
        self.join.clicked.connect(self.join_now)
        self.apart.clicked.connect(self.keep_apart)
        self.grid.chosen.connect(self._warn)
        self._keys = [QShortcut(QKeySequence(keys), self) for keys in ("Ctrl+Return", "Ctrl+Enter")]
        for shortcut in self._keys:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.join_now)

    def show_records(self, refs: Sequence[str]) -> None:
        """Show what joining these records would be. Raises `NotFound`, `DeskError`."""
        plan = self._desk.read(plan_join, refs)
        self.refs = tuple(state.ref for state in plan.states)
        titles = self._desk.read(shown_titles, links_named(plan))
        titles |= titles_here(self._desk, self.refs)
        side = _FROM_RIGHT if self.isRightToLeft() else ""
        names = (isolated(titles.get(ref, ref)) for ref in self.refs)
        numbered = (f"{side}{number_word(at)}  {name}" for at, name in enumerate(names, 1))
        self.names.setText("\n".join(numbered))
        joined = set(self._desk.read(members, plan.shown.ref)) >= set(self.refs)
        self._ask(joined=joined, has_rows=bool(plan.rows))
        self._offer(plan, joined=joined)
        self.grid.show_plan(plan, Wording(titles))
        self.grid.setVisible(self.grid.rows.rowCount() > 0)
        self._warn()
        self._give_way()

    def _ask(self, *, joined: bool, has_rows: bool) -> None:
        count = len(self.refs)
        asked = self.tr("Merge these two records?")
        if count > 2:
            asked = self.tr("Merge these %n records?", "", count)
        said = self.tr(
            "From now on they are shown as one record that says what is chosen here. Nothing is"
            " lost: each keeps what it says, and the history of the record can un-merge them."
        )
        if not has_rows:
            said = f"{self.tr('They say the same.')} {said}"
        if joined:
            asked = self.tr("What holds of this record?")
            said = self.tr(
                "They are merged already. Since then this was written about one of them alone:"
                " choose what holds."
            )
        self.title.setText(asked)
        self.about.say(said)

    def _offer(self, plan: Merger, *, joined: bool) -> None:
        """Of records that say of themselves that they are two, merging is not what Enter does."""
        differ = told_apart_by(plan.shown.kind, [state.values() for state in plan.states])
        is_odd = bool(differ) and not joined
        said = self.tr(
            "Probably not the same: they differ in {fields}. Merged, only one of them would still"
            " be seen."
        )
        if not self.says_how_likely:
            said = self.tr("They differ in {fields}. Merged, only one of them would still be seen.")
        fields = comma().join(isolated(field_word(name)) for name in differ)
        self.unlike.say(said.format(fields=fields) if is_odd else "")
        self.apart.setHidden(joined)
        merge = self.tr("&Merge anyway") if is_odd else self.tr("&Merge")
        self.join.setText(self.tr("&Keep so") if joined else merge)
        tip = self.tr("Merge") if is_odd else self.tr("Merge (Ctrl+Enter)")
        self.join.setToolTip(f"{tip}\n{self.about.text()}")
        make_primary(self.join, not is_odd)
        make_primary(self.apart, is_odd and self.says_how_likely)
        # The main button is the last one, as in all boxes.
        self.foot.addWidget(self.apart if is_odd else self.join)
        for shortcut in self._keys:
            shortcut.setEnabled(not is_odd)

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
        parts = (self.title, self.names, self.about)
        heights = [each.heightForWidth(width) + MEDIUM for each in parts]
        taken = self.grid.wanted_height + self.foot.heightForWidth(width) + MEDIUM + 2 * LARGE
        for notice in (self.unlike, self.wider):
            if notice.text():
                taken += notice.heightForWidth(width) + MEDIUM
        left = self.height() - taken
        has_grid = self.grid.rows.rowCount() > 0
        self.about.setVisible(not has_grid or left >= heights[-1])
        for part in (self.title, self.names):
            part.setVisible(not has_grid or left >= sum(heights))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _lay_out(self) -> None:
        hint = Hint(self)
        hint.say(self.tr("Click the value to keep, or press 1 or 2; 0 returns to the proposal."))
        self.foot.setSpacing(SMALL)
        self.foot.addWidget(hint, 1)
        self.foot.addWidget(self.apart)
        self.foot.addWidget(self.join)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        for part in (self.title, self.names, self.about, self.unlike):
            layout.addWidget(part)
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

    def showEvent(self, event: QShowEvent) -> None:
        # No higher than its rows, and up to its window before they scroll.
        if not event.spontaneous():
            self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        grid = self.panel.grid
        # Once more where rows became lower, as no bar stands beside them.
        for _ in range(2):
            for each in filter(None, (self.layout(), self.panel.layout())):
                each.activate()
            if grid.isVisibleTo(self):
                set_first_height(self, self.height() - grid.height() + grid.full_height())


def can_be_joined(refs: Sequence[str]) -> bool:
    """Whether these may be one: several of one kind, as many as there are digits."""
    return 1 < len(refs) <= _MOST and len({kind_of(ref) for ref in refs}) == 1
