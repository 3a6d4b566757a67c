"""The tab Delegation of a visit: head and members, with calm warnings before somebody goes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.label import Label
from hrdesk.operations.delegation import (
    Care,
    Member,
    add_members,
    delegation_of,
    lead,
    leave,
)
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.visits.visit_words import care_word

_WARNINGS = (Care.NATIONAL, Care.ELSEWHERE, Care.PROTECTED)


class DelegationTab(ListTab):
    """Typing above adds somebody; H lets a member lead, Minus takes one off, Enter opens one."""

    kinds = frozenset({"visit", "person"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("DelegationTab", "Delegation of the visit")
        super().__init__(LineList(name, stacked=True, wraps=True), desk, today, parent)
        self._finder = RecordFinder(desk, "person")
        self.members: list[Member] = []
        self.pick = PickLine(self._finder.find, self)
        self.pick.setPlaceholderText(self.tr("Add somebody…"))
        self.pick.setAccessibleName(self.tr("Add somebody to the delegation"))
        self.head.addWidget(self.pick)
        self.add_verb("H", self.tr("Leads it"), self.let_lead, self._may_lead)
        self.add_verb("-", self.tr("Does not go"), self.take_off, bool)
        self.pick.chosen.connect(self._add)
        self.list.opened.connect(self.open_requested)

    def reload(self) -> None:
        self.members = self.desk.read(delegation_of, self.ref)
        nationals = sum(Care.NATIONAL in each.cares for each in self.members)
        said = self.tr("%n member(s)", "", len(self.members))
        if nationals:
            said += " · " + self.tr("%n national(s) of the visited country", "", nationals)
        self.said.say(said)
        lines: list[Line] = []
        for each in self.members:
            lines += self._lines(each)
        if not self.members:
            lines.append(Line(self.tr("Nobody yet: type a name above."), Sort.NOTE))
        self.list.show_lines(lines)

    def let_lead(self) -> None:
        """The current member leads the delegation from now on."""
        if key := self.list.current_key:
            self.do(lead, key)

    def take_off(self) -> None:
        """The current member does not go."""
        if key := self.list.current_key:
            self.do(leave, key)

    def _may_lead(self, key: str) -> bool:
        return any(each.ref == key and not each.is_head for each in self.members)

    def _lines(self, each: Member) -> list[Line]:
        parts = [
            self.tr("Head of the delegation") if each.is_head else "",
            # What is looked at before somebody goes, first: the end of a long line is cut.
            *(care_word(care) for care in each.cares if care not in _WARNINGS),
            self.tr("on the roster") if each.on_roster else "",
            each.function,
            each.organisation,
        ]
        found = [
            Line(
                f"★ {each.name}" if each.is_head else each.name,
                note=" · ".join(part for part in parts if part),
                label=Label(each.label),
                key=each.ref,
            )
        ]
        for care in each.cares:
            if care in _WARNINGS:
                found.append(
                    Line(f"ⓘ {care_word(care, each.elsewhere)}", Sort.NOTE, is_strong=True)
                )
        return found

    def _add(self, offer: Offer) -> None:
        self.pick.clear()
        self.do(add_members, [offer.key or self._finder.make(offer.hint)])
