"""The tab Checklist of a visit: its terms of reference, and what is to be done by when."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from hrdesk.domain.codes import TermsOfReference
from hrdesk.domain.label import Label
from hrdesk.operations.checklist import (
    Checklist,
    Item,
    Term,
    add_item,
    checklist_of,
    prepare,
    tick_item,
    tick_term,
)
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.visits.visit_words import due_word, preparation_titles
from hrdesk.ui.words import code_word, number_word

_TERM = "term:"


class ChecklistTab(ListTab):
    """Enter, Space and a click tick a line; O opens it with its due day and its owner."""

    kinds = frozenset({"visit", "commitment"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("ChecklistTab", "Check-list of the visit")
        super().__init__(LineList(name, stacked=True, wraps=True), desk, today, parent)
        self.listed = Checklist((), ())
        self.add_line = QLineEdit(self)
        self.add_line.setPlaceholderText(self.tr("Add an item…"))
        self.add_line.setAccessibleName(self.tr("Add an item to the check-list"))
        self.head.addWidget(self.add_line)
        self.prepared = self.add_verb("P", self.tr("Prepare the usual items"), self._prepare)
        self.add_verb("O", self.tr("Open"), self._open, _is_item)
        self.add_key("Space", self.list.open_current)
        self.list.opened.connect(self.tick)
        self.add_line.returnPressed.connect(self._add)

    def reload(self) -> None:
        self.listed = listed = self.desk.read(checklist_of, self.ref)
        done = sum(each.is_done for each in listed.items)
        said = self.tr("{done} of {all} done").format(
            done=number_word(done), all=number_word(len(listed.items))
        )
        late = sum(
            not each.is_done and each.due is not None and each.due < self.today
            for each in listed.items
        )
        if late:
            said += " · " + self.tr("%n overdue", "", late)
        agreed = sum(each.is_agreed for each in listed.terms)
        terms = self.tr("{agreed} of {all} terms agreed by the State").format(
            agreed=number_word(agreed), all=number_word(len(listed.terms))
        )
        self.said.say(" · ".join((said, terms) if listed.items else (terms,)))
        titles = set(preparation_titles().values())
        self.prepared.setVisible(not titles <= {each.title for each in listed.items})
        lines = [Line(self.tr("To be done"), Sort.HEADING)]
        lines += [self._item(each) for each in listed.items]
        if not listed.items:
            said = self.tr("Nothing yet. “{verb}” above adds what a visit usually needs.")
            lines.append(Line(said.format(verb=self.prepared.text()), Sort.NOTE))
        lines.append(Line(self.tr("Terms of reference, as agreed by the State"), Sort.HEADING))
        lines += [_term(each) for each in listed.terms]
        self.list.show_lines(lines)

    def tick(self, key: str) -> None:
        """Tick a line, or take the tick away."""
        if key.startswith(_TERM):
            code = TermsOfReference(key.removeprefix(_TERM))
            agreed = next(each.is_agreed for each in self.listed.terms if each.code == code)
            self.do(tick_term, code, agreed=not agreed)
            return
        done = next((each.is_done for each in self.listed.items if each.ref == key), False)
        self.desk.do(tick_item, key, done=not done)

    def _item(self, each: Item) -> Line:
        note = due_word(each, self.today)
        is_late = not each.is_done and each.due is not None and each.due < self.today
        return Line(
            each.title,
            note=f"! {note}" if is_late else note,
            label=Label(each.label),
            key=each.ref,
            is_strong=is_late,
            tick=each.is_done,
        )

    def _prepare(self) -> None:
        self.do(prepare, preparation_titles())

    def _add(self) -> None:
        title = " ".join(self.add_line.text().split())
        if title:
            self.add_line.clear()
            self.do(add_item, title)

    def _open(self) -> None:
        if _is_item(key := self.list.current_key):
            self.open_requested.emit(key)


def _is_item(key: str) -> bool:
    """Terms of reference are no records."""
    return bool(key) and not key.startswith(_TERM)


def _term(each: Term) -> Line:
    return Line(code_word(each.code), key=_TERM + each.code, tick=each.is_agreed)
