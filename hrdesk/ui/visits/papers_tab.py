"""The tab Statement of a visit: statement and report with stages, clearances, outline, feedback."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import DocumentStage, DocumentType, FollowUpState
from hrdesk.domain.label import Label
from hrdesk.domain.steps import Step
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
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.visits.visit_words import step_note
from hrdesk.ui.words import code_word, date_word, span_word

_AWAITED, _FEEDBACK = "awaited:", "feedback:"
_STAGES = frozenset(DocumentStage)


class PapersTab(ListTab):
    """R takes a paper one stage on, Enter notes a clearance or opens the paper."""

    kinds = frozenset({"visit", "document", "commitment"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("PapersTab", "Statement, report and feedback")
        super().__init__(LineList(name, stacked=True), desk, today, parent)
        self.papers: list[Paper] = []
        self.told = Notice(ReviewState.CHANGED, self)
        self.head.addWidget(self.told)
        self.statement = self.add_verb(
            "S", self.tr("Begin the statement"), partial(self.begin, _STATEMENT)
        )
        self.report = self.add_verb("T", self.tr("Begin the report"), partial(self.begin, _REPORT))
        self.further = self.add_verb("R", self.tr("Next stage"), self.take_further)
        self.asked = self.add_verb("C", self.tr("Ask for a clearance…"), self.ask_clearance)
        self.outlined = self.add_verb("I", self.tr("Insert ticked findings"), self.insert)
        self.add_verb("B", self.tr("Feedback given to…"), self.ask_feedback)
        self.list.opened.connect(self._chosen)

    def visit_changed(self) -> None:
        super().visit_changed()
        self.told.say("")

    def reload(self) -> None:
        self.papers = self.desk.read(papers_of, self.ref)
        kinds = {each.type for each in self.papers}
        self.statement.setVisible(_STATEMENT not in kinds)
        self.report.setVisible(_REPORT not in kinds)
        for verb in (self.further, self.asked, self.outlined):
            verb.setVisible(bool(self.papers))
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

    def begin(self, kind: DocumentType) -> None:
        """Make the statement or the report."""
        visit = self.desk.read(listing.titles, [self.ref]).get(self.ref, "")
        self.do(begin_paper, kind, f"{code_word(kind)}: {visit}")

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
            asked.open_under(self.said if self.said.isVisible() else self.list)

    def _ask(self, document: str, who: str) -> None:
        self.desk.do(ask_clearance, document, who)

    def ask_feedback(self) -> None:
        """Ask who was told what came of the visit."""
        asked = NamePopup(self.tr("Who was told?"), self.tr("Add"), self)
        asked.named.connect(self._fed_back)
        asked.open_under(self.list)

    def insert(self) -> None:
        """Write what is ticked for the statement into the current paper."""
        paper = self._current()
        if paper is not None:
            headings = {each.value: code_word(each) for each in FollowUpState}
            self.do_then(
                self._inserted, write_outline, paper.ref, headings, self.tr("Not assessed yet")
            )

    def _inserted(self, changes: Changes) -> None:
        written, left = int(str(changes.about["written"])), int(str(changes.about["left_out"]))
        said = self.tr("%n finding(s) stand in the summary now.", "", written)
        if left:
            said += " " + self.tr("%n left out: their label is stricter.", "", left)
        self.told.say(said)

    def _fed_back(self, name: str) -> None:
        self.do(give_feedback, name, self.today)

    def _chosen(self, key: str) -> None:
        if key.startswith(_AWAITED):
            document, _, who = key.removeprefix(_AWAITED).partition(":")
            self.desk.do(clear, document, who, self.today)
        elif not key.startswith(_FEEDBACK):
            self.open_requested.emit(key)

    def _current(self) -> Paper | None:
        """The paper whose line, or whose clearance, is current; else the first."""
        key = self.list.current_key.removeprefix(_AWAITED).partition(":")[0]
        found = (each for each in self.papers if each.ref == key)
        return next(found, self.papers[0] if self.papers else None)

    def _paper(self, paper: Paper) -> Iterator[Line]:
        yield Line(code_word(paper.type) if paper.type else self.tr("Document"), Sort.HEADING)
        parts = [code_word(paper.stage) if paper.stage else ""]
        if paper.date:
            parts.append(date_word(paper.date))
        if paper.embargo:
            said = self.tr("embargo until {moment}")
            parts.append(said.format(moment=isolated(_moment(paper.embargo))))
        note = " · ".join(part for part in parts if part)
        verb = self.tr("R: {stage}").format(stage=code_word(paper.next)) if paper.next else ""
        yield Line(paper.title, note=note, label=Label(paper.label), key=paper.ref, verb=verb)
        yield from self._steps(paper.steps)
        for step in paper.cleared:
            said = self.tr("✓ cleared: {who}, {when}")
            yield Line(said.format(who=isolated(step.what), when=step_note(step)), Sort.NOTE)
        for who in paper.awaited:
            said = self.tr("Clearance awaited: {who}").format(who=isolated(who))
            yield Line(said, key=f"{_AWAITED}{paper.ref}:{who}", verb=self.tr("Cleared"))

    def _steps(self, steps: Sequence[Step]) -> Iterator[Line]:
        said = [
            f"{code_word(step.what) if step.what in _STAGES else step.what} {step_note(step)}"
            for step in steps
        ]
        if said:
            yield Line(" → ".join(isolated(each) for each in said), Sort.NOTE)


_STATEMENT, _REPORT = DocumentType.END_OF_VISIT_STATEMENT, DocumentType.REPORT


def _moment(embargo: str) -> str:
    """A moment with its zone: who reads it elsewhere must not be early."""
    words, zone = span_word(embargo), embargo.partition("[")[2].rstrip("]")
    return f"{words} ({zone.replace('_', ' ')})" if zone and zone not in words else words
