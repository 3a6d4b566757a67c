"""The tab Overview of a visit: where it stands on the ladder, since when, and what comes next."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.dates import parse_span
from hrdesk.domain.state import RecordState
from hrdesk.operations.checklist import checklist_of
from hrdesk.operations.stood_before import as_it_stood
from hrdesk.operations.telling import having, tellable
from hrdesk.operations.visit_steps import confirm, ladder_of, raise_status
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.step_words import step_note, step_word
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.visits.confirm_sheet import ConfirmSheet
from hrdesk.ui.visits.ladder_view import RUNG, LadderView
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.visits.visit_words import (
    moved_sentence,
    preparation_titles,
)
from hrdesk.ui.words import code_word


class OverviewTab(ListTab):
    """R climbs one rung, Enter any; whoever confirms is asked for dates, lead and whom to tell."""

    share_wanted = Signal(str)  # the Ref of the visit
    brief_wanted = Signal(str)
    kinds = frozenset({"visit", "commitment", "partner"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        self._ladder = LadderView(QCoreApplication.translate("OverviewTab", "Status of the visit"))
        super().__init__(self._ladder, desk, today, parent)
        self.sheet = ConfirmSheet(desk, today, self)
        self.add_sheet(self.sheet)
        self.told = Notice(ReviewState.CHANGED, self)
        self.share = QPushButton(icon("send"), self.tr("Share it now…"), self)
        self.share.hide()
        self.head.addWidget(self.told)
        self.head.addWidget(self.share)
        self._next: VisitStatus | None = None
        self._state: RecordState | None = None
        self.raised = self.add_verb("R", self.tr("Next status"), self.climb)
        self.asked = self.add_verb("C", self.tr("Confirm…"), self.ask_to_confirm)
        self.add_verb("B", self.tr("Brief…"), self._brief)
        self.buttons["B"].setToolTip(
            self.tr("Brief for the delegation (B; in the list of visits Ctrl+Shift+P)")
        )
        self.given = self.add_verb("", "", self._ladder.open_current)
        self._ladder.lines_changed.connect(self._follow_ladder)
        self._ladder.opened.connect(self._chosen)
        self.sheet.confirmed.connect(self._confirm)
        self.sheet.closed.connect(self.close_sheet)
        self.share.clicked.connect(self._share)

    def visit_changed(self) -> None:
        super().visit_changed()
        self._ladder.forget()
        self.told.say("")
        self.share.hide()

    def reload(self) -> None:
        self._state = state = self.desk.read(read_state, self.ref)
        if state is None:
            return
        ladder = ladder_of(self.desk.read(as_it_stood, state))
        self._next = ladder.next
        self._ladder.show_ladder(ladder)
        self._follow_ladder()
        said = [word] if (word := step_word(ladder.since)) else []
        if not ladder.since.what:
            # Since when it has dates tells nothing.
            said.insert(0, self.tr("No status yet"))
        elif note := step_note(ladder.since):
            said.append(self.tr("since {when}").format(when=note))
        span = parse_span(state.text("dates"))
        if span is not None and span.is_exact and span.first >= self.today:
            said.append(in_days(span.first, self.today))
        self.said.say(" · ".join(said))
        if self._next is not None:
            self.raised.setText(
                self.tr("Mark as: {status}").format(status=isolated(code_word(self._next)))
            )
        # Where the next rung is to confirm, both verbs would ask the same.
        confirms = self._next is VisitStatus.CONFIRMED
        self.raised.setVisible(self._next is not None and not confirms)
        settled = (VisitStatus.CONFIRMED, VisitStatus.UNDER_WAY, VisitStatus.HELD)
        self.asked.setVisible(state.text("status") not in settled)
        self.asked.setShortcuts([QKeySequence(key) for key in ("CR" if confirms else "C")])

    def _follow_ladder(self) -> None:
        """What a rung that was chosen by mouse is good for."""
        key = self._ladder.current_key
        status = key.removeprefix(RUNG) if key.startswith(RUNG) else ""
        now = self._state.text("status") if self._state is not None else ""
        self.given.setVisible(bool(status) and status not in (now, self._next or ""))
        if status:
            self.given.setText(
                self.tr("Mark as: {status}").format(status=isolated(code_word(status)))
            )

    def climb(self) -> None:
        """One rung up."""
        if self._next is not None:
            self.set_status(self._next)

    def set_status(self, status: VisitStatus) -> None:
        """Give the visit a status; to confirm it more is asked."""
        if status is VisitStatus.CONFIRMED:
            self.ask_to_confirm()
        else:
            self.told.say("")
            self.do(raise_status, status, self.today)

    def ask_to_confirm(self) -> None:
        """Ask for dates, lead and whom to tell."""
        if self._state is None:
            return
        listed = self.desk.read(checklist_of, self.ref)
        self.show_sheet(self.sheet)
        self.sheet.show_visit(
            self._state, self.desk.read(tellable, self.ref), is_prepared=bool(listed.items)
        )

    def _chosen(self, key: str) -> None:
        if not key.startswith(RUNG):
            return
        status = VisitStatus(key.removeprefix(RUNG))
        if self._state is None or status != self._state.text("status"):
            self.set_status(status)

    def _confirm(self, dates: str, leads: list[str], tell: list[str], wanted: bool) -> None:
        self.desk.do_then(
            partial(self._was_confirmed, tell, self.ref),
            confirm,
            self.ref,
            dates,
            leads,
            self.today,
            tell=self._to_do(tell),
            titles=preparation_titles() if wanted else {},
        )

    def _to_do(self, tell: list[str]) -> tuple[str, ...]:
        said = self.tr("Tell {desk} the confirmed dates")
        return tuple(said.format(desk=each) for each in tell)

    def _was_confirmed(self, tell: list[str], ref: str, changes: Changes) -> None:
        if ref != self.ref:
            return
        self.close_sheet()
        self.told.say(self._sentence(changes.about))
        self.share.setVisible(bool(tell))

    def _sentence(self, about: Mapping[str, object]) -> str:
        said = moved_sentence(about, self.desk.read(having, self.ref))
        return f"{self.tr('The visit is confirmed.')} {said}".strip()

    def _brief(self) -> None:
        self.brief_wanted.emit(self.ref)

    def _share(self) -> None:
        self.share_wanted.emit(self.ref)
