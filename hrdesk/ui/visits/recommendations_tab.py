"""The tab Recommendations of a visit: what was recommended before, and what the visit found."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.codes import FollowUpState
from hrdesk.domain.label import Label
from hrdesk.domain.text import one_line
from hrdesk.operations.assessments import (
    Followed,
    Served,
    assess,
    follow_up,
    followed_by,
    leave_out,
    served_by,
)
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.visits.assess_sheet import AssessSheet
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.words import code_word, date_word

_SIGNS = {
    FollowUpState.DONE: "✓",
    FollowUpState.PARTLY_DONE: "◐",
    FollowUpState.UNDER_WAY: "◔",
    FollowUpState.NOT_STARTED: "○",
    FollowUpState.NOT_APPLICABLE: "–",
}
_KEYS = {
    "D": FollowUpState.DONE,
    "P": FollowUpState.PARTLY_DONE,
    "U": FollowUpState.UNDER_WAY,
    "N": FollowUpState.NOT_STARTED,
}
_SHOWN = 160


class RecommendationsTab(ListTab):
    """D, P, U and N assess, S puts into the statement, Enter takes the evidence."""

    kinds = frozenset({"visit", "recommendation", "commitment", "place", "organisation"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("RecommendationsTab", "Recommendations")
        super().__init__(LineList(name, stacked=True, wraps=True), desk, today, parent)
        self.followed: list[Followed] = []
        self.served: list[Served] = []
        self.only_waiting = False
        self.sheet = AssessSheet(self)
        self.add_sheet(self.sheet)
        states = {
            key: (code_word(each), partial(self.set_state, each)) for key, each in _KEYS.items()
        }
        self.assessed = self.add_choice(self.tr("Assess"), states, self._is_followed)
        # In this order they stand on two lines where there is least room.
        self.chosen = self.add_verb("F", self.tr("Follow up"), self.choose, bool)
        self.add_verb("O", self.tr("Open"), self._open, bool)
        self.included = self.add_verb(
            "S", self.tr("In the statement"), self.include, self._is_followed
        )
        self.waiting = self.add_verb("W", self.tr("Only those to assess"), self.narrow)
        self.waiting.setCheckable(True)
        self.list.opened.connect(self.take_evidence)
        self.sheet.assessed.connect(self._assessed)
        self.sheet.closed.connect(self.close_sheet)

    def reload(self) -> None:
        self.followed = self.desk.read(followed_by, self.ref)
        self.served = self.desk.read(served_by, self.ref)
        waiting = sum(not each.is_assessed for each in self.followed)
        ticked = sum(bool(each.found and each.found.in_statement) for each in self.followed)
        parts = [self.tr("%n followed up", "", len(self.followed))]
        if self.followed:
            parts.append(self.tr("%n not yet assessed", "", waiting))
        if ticked:
            parts.append(self.tr("%n in the statement", "", ticked))
        self.said.say(" · ".join(parts))
        shown = [each for each in self.followed if not (self.only_waiting and each.is_assessed)]
        lines = [Line(self.tr("Followed up by this visit"), Sort.HEADING)]
        lines += [self._line(each) for each in shown]
        if not shown:
            there = self.tr("None yet: choose one below and press “{verb}”.")
            there = there.format(verb=self.chosen.text())
            none = self.tr("None yet, and no earlier recommendation to this State is known here.")
            done = self.tr("All of them are assessed.")
            said = there if self.served else none
            lines.append(Line(done if self.followed else said, Sort.NOTE))
        lines += self._offered(self.served)
        # What is done with one that is followed up is no choice while none is.
        for part in (self.included, self.waiting):
            part.setVisible(bool(self.followed) or self.only_waiting)
        self.assessed.setVisible(bool(self.followed))
        self.list.show_lines(lines)

    def set_state(self, state: FollowUpState) -> None:
        """Say what became of the current recommendation; the same key twice takes it back."""
        each = self._current()
        if each is not None:
            now = each.found.state if each.found else ""
            wanted = "" if now == state else state.value
            self.do(assess, each.ref, state=wanted)

    def include(self) -> None:
        """Put the current finding into the statement, or take it out."""
        each = self._current()
        if each is not None:
            now = bool(each.found and each.found.in_statement)
            self.do(assess, each.ref, in_statement=not now)

    def choose(self) -> None:
        """Let the visit follow up the current recommendation, or not any more."""
        key = self.list.current_key
        if self._current() is not None:
            self.do(leave_out, key)
        elif key:
            self.do(follow_up, [key])

    def narrow(self) -> None:
        """Show only what is not yet assessed, or all again."""
        self.only_waiting = not self.only_waiting
        self.reload()

    def take_evidence(self, key: str) -> None:
        """Ask what was seen; of one that is not followed up, open it."""
        each = next((each for each in self.followed if each.ref == key), None)
        if each is None:
            self.open_requested.emit(key)
            return
        self.show_sheet(self.sheet)
        self.sheet.show_recommendation(each)

    def _assessed(self, ref: str, state: str, evidence: str, included: bool) -> None:
        self.close_sheet()
        self.do(assess, ref, state=state, evidence=evidence, in_statement=included)

    def _is_followed(self, key: str) -> bool:
        return any(each.ref == key for each in self.followed)

    def _current(self) -> Followed | None:
        key = self.list.current_key
        return next((each for each in self.followed if each.ref == key), None)

    def _open(self) -> None:
        if key := self.list.current_key:
            self.open_requested.emit(key)

    def _line(self, each: Followed) -> Line:
        found = each.found
        sign = _SIGNS[FollowUpState(found.state)] if found and found.state else "?"
        parts = [
            code_word(found.state) if found and found.state else self.tr("not yet assessed"),
            self.tr("in the statement") if found and found.in_statement else "",
            self.tr("before: {state}").format(state=code_word(each.before)) if each.before else "",
            each.body,
            each.source,
            date_word(each.date) if each.date else "",
            one_line(found.evidence, _SHOWN) if found else "",
        ]
        if found and found.others:
            parts.append(self.tr("%n more assessment(s) by other desks", "", found.others))
        return Line(
            f"{sign} {each.text}",
            note=" · ".join(part for part in parts if part),
            label=Label(each.label),
            key=each.ref,
            is_strong=bool(found and found.in_statement),
        )

    def _offered(self, served: Sequence[Served]) -> list[Line]:
        if not served:
            return []
        lines = [Line(self.tr("Open recommendations this visit could follow up"), Sort.HEADING)]
        for each in served:
            parts = [
                *(self.tr("place: {name}").format(name=isolated(name)) for name in each.places),
                *(self.tr("theme: {name}").format(name=isolated(name)) for name in each.themes),
                code_word(each.before) if each.before else "",
                each.source,
                date_word(each.date) if each.date else "",
            ]
            lines.append(
                Line(
                    each.text,
                    note=" · ".join(part for part in parts if part),
                    label=Label(each.label),
                    key=each.ref,
                )
            )
        return lines
