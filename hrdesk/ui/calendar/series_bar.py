"""Over the form of a series: how often it comes round, which one is meant, and what to do with it."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.series import ACTIVITY, Which, change_occurrence, leave_out
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.spoken import short_date_words
from hrdesk.ui.calendar.which_ones import WhichOnes
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.repeat_words import rule_in_words
from hrdesk.ui.tokens import GAP, LARGE, SMALL, colours
from hrdesk.ui.widgets.flow import FlowLayout


class SeriesBar(QWidget):
    """What stands in the form below is true for all; here one is taken apart or left out."""

    opened = Signal(str)  # the Ref of what was taken apart

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.occurrence: Occurrence | None = None
        self.menu = WhichOnes(self)
        self._said = Hint(self)
        self.change = QPushButton(self.tr("Change only this one…"))
        self.follow = QPushButton(self.tr("From here on…"))
        self.leave = QPushButton(self.tr("Leave out…"))
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        flow.setSpacing(SMALL)
        for button in (self.change, self.follow, self.leave):
            button.setAccessibleName(button.text())
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.setSpacing(GAP)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.change.clicked.connect(self._change_one)
        self.follow.clicked.connect(self._change_following)
        self.leave.clicked.connect(self._ask_to_leave_out)
        self.hide()

    def show_occurrence(self, each: Occurrence | None) -> None:
        """Show one of a series; for anything else the bar is away."""
        self.occurrence = each if each is not None and each.day is not None else None
        self.setVisible(self.occurrence is not None)
        if self.occurrence is None or each is None:
            return
        state = self._desk.read(read_state, each.ref)
        often = rule_in_words(state.text("recurrence")) if state is not None else ""
        said = self.tr("{often}. This one is on {day}; what you change below is changed for all.")
        self._said.say(said.format(often=isolated(often), day=short_date_words(each.first)))

    def ask_to_leave_out(self, each: Occurrence, at: QPoint) -> None:
        """Ask which ones of a series are to go."""
        self.occurrence = each
        title = self.tr("Leave out {title}, {day}").format(
            title=isolated(shown(each.title, each.label)), day=short_date_words(each.first)
        )
        self.menu.ask(title, at, self._leave_out)

    def _ask_to_leave_out(self) -> None:
        if self.occurrence is not None:
            place = self.leave.mapToGlobal(QPoint(0, self.leave.height()))
            self.ask_to_leave_out(self.occurrence, place)

    def _leave_out(self, which: Which) -> None:
        each = self.occurrence
        if each is not None and each.day is not None:
            self._desk.do(leave_out, each.ref, each.day, which)

    def _change_one(self) -> None:
        self._take_apart(Which.ONE)

    def _change_following(self) -> None:
        self._take_apart(Which.FOLLOWING)

    def _take_apart(self, which: Which) -> None:
        each = self.occurrence
        if each is not None and each.day is not None:
            self._desk.do_then(self._open, change_occurrence, each.ref, each.day, {}, which)

    def _open(self, changes: Changes) -> None:
        made = [edit.ref for edit in changes.edits if edit.is_made and edit.kind == ACTIVITY]
        if made:
            self.opened.emit(made[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.line)
