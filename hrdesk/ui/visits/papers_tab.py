"""The tab Statement of a visit: statement and report with stages, clearances, outline, feedback."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import DocumentType, FollowUpState
from hrdesk.operations.visit_papers import (
    Paper,
    ask_clearance,
    begin_paper,
    clear,
    feedback_of,
    give_feedback,
    papers_of,
    set_stage,
    write_outline,
)
from hrdesk.store import listing
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.paper_lines import awaited_of, paper_lines, paper_of_key
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.step_words import step_note
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.words import code_word

_FEEDBACK = "feedback:"


class PapersTab(ListTab):
    """R takes a paper one stage on, Enter notes a clearance or opens the paper."""

    kinds = frozenset({"visit", "document", "commitment"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("PapersTab", "Statement, report and feedback")
        super().__init__(LineList(name, stacked=True, wraps=True), desk, today, parent)
        self.papers: list[Paper] = []
        self.told = Notice(ReviewState.CHANGED, self)
        self.head.addWidget(self.told)
        papers = {
            "S": (self.tr("Statement"), partial(self.begin, _STATEMENT)),
            "T": (self.tr("Report"), partial(self.begin, _REPORT)),
        }
        self.begun = self.add_choice(self.tr("Begin"), papers, self._is_to_begin)
        self.statement, self.report = self.verbs["S"], self.verbs["T"]
        self.further = self.add_verb("R", self.tr("Next stage"), self.take_further, self._has_next)
        self.asked = self.add_verb("C", self.tr("Ask for a clearance…"), self.ask_clearance)
        self.outlined = self.add_verb("I", self.tr("Insert ticked findings"), self.insert)
        self.add_verb("B", self.tr("Feedback given to…"), self.ask_feedback)
        self.list.opened.connect(self._chosen)
        self.list.lines_changed.connect(self._say_stage)

    def visit_changed(self) -> None:
        super().visit_changed()
        self.told.say("")

    def reload(self) -> None:
        self.papers = self.desk.read(papers_of, self.ref)
        kinds = {each.type for each in self.papers}
        self.statement.setVisible(_STATEMENT not in kinds)
        self.report.setVisible(_REPORT not in kinds)
        self.begun.setVisible(not {_STATEMENT, _REPORT} <= kinds)
        for verb in (self.further, self.asked):
            verb.setVisible(bool(self.papers))
        self.outlined.setVisible(self._told_in() is not None)
        lines = [line for paper in self.papers for line in self._paper(paper)]
        if not self.papers:
            lines.append(Line(self.tr("No statement and no report yet."), Sort.NOTE))
        lines.append(Line(self.tr("Feedback to partners"), Sort.HEADING))
        given = self.desk.read(feedback_of, self.ref)
        lines += [
            Line(step.what, key=f"{_FEEDBACK}{number}", note=step_note(step))
            for number, step in enumerate(given)
        ]
        if not given:
            lines.append(Line(self.tr("Nobody has been told yet what came of it."), Sort.NOTE))
        self.list.show_lines(lines)

    def _say_stage(self) -> None:
        """Which stage is the next of the current paper."""
        paper = self._current()
        said = self.tr("Next stage")
        if paper is not None and paper.next is not None:
            said = self.tr("Next stage: {stage}").format(stage=isolated(code_word(paper.next)))
        self.further.setText(said)

    def begin(self, kind: DocumentType) -> None:
        """Make the statement or the report."""
        visit = self.desk.read(listing.titles, [self.ref]).get(self.ref, "")
        self.desk.do_once(None, begin_paper, self.ref, kind, f"{code_word(kind)}: {visit}")

    def take_further(self) -> None:
        """The current paper goes one stage on."""
        paper = self._current()
        if paper is not None and paper.next is not None:
            self.desk.do(set_stage, paper.ref, paper.next, self.today)

    def ask_clearance(self) -> None:
        """Ask who has to clear the current paper."""
        paper = self._current()
        if paper is not None:
            asked = NamePopup(self.tr("Who has to clear it?"), self.tr("Add"), self)
            asked.named.connect(partial(self._ask, paper.ref))
            asked.open_under(self.buttons["C"])

    def _ask(self, document: str, who: str) -> None:
        self.desk.do(ask_clearance, document, who)

    def ask_feedback(self) -> None:
        """Ask who was told what came of the visit."""
        asked = NamePopup(self.tr("Who was told?"), self.tr("Add"), self)
        asked.named.connect(self._fed_back)
        asked.open_under(self.buttons["B"])

    def insert(self) -> None:
        """Write what is ticked for the statement into it, or into the report where that is current."""
        paper = self._told_in()
        if paper is not None:
            headings = {each.value: code_word(each) for each in FollowUpState}
            self.do_then(
                self._inserted, write_outline, paper.ref, headings, self.tr("Not assessed yet")
            )

    def _inserted(self, changes: Changes) -> None:
        written, left = int(str(changes.about["written"])), int(str(changes.about["left_out"]))
        said = self.tr("%n finding(s) stand in the draft now.", "", written)
        if left:
            said += " " + self.tr("%n left out: their label is stricter.", "", left)
        self.told.say(said)

    def _fed_back(self, name: str) -> None:
        self.do(give_feedback, name, self.today)

    def _chosen(self, key: str) -> None:
        document, who = awaited_of(key)
        if document:
            self.desk.do(clear, document, who, self.today)
        elif not key.startswith(_FEEDBACK):
            self.open_requested.emit(key)

    def _is_to_begin(self, _: str) -> bool:
        return bool(self.ref)

    def _has_next(self, _: str) -> bool:
        paper = self._current()
        return paper is not None and paper.next is not None

    def _current(self) -> Paper | None:
        """The paper whose line, or whose clearance, is current; else the first."""
        key = paper_of_key(self.list.current_key)
        found = (each for each in self.papers if each.ref == key)
        return next(found, self.papers[0] if self.papers else None)

    def _told_in(self) -> Paper | None:
        """The paper for findings: terms of reference and other papers of a visit are for none."""
        current = self._current()
        if current is not None and current.type in (_STATEMENT, _REPORT):
            return current
        fit = (each for kind in (_STATEMENT, _REPORT) for each in self.papers if each.type == kind)
        return next(fit, None)

    def _paper(self, paper: Paper) -> Iterator[Line]:
        yield Line(code_word(paper.type) if paper.type else self.tr("Document"), Sort.HEADING)
        for line in paper_lines(paper):
            # The button above says which stage is next.
            yield replace(line, verb="") if line.key == paper.ref else line


_STATEMENT, _REPORT = DocumentType.END_OF_VISIT_STATEMENT, DocumentType.REPORT
