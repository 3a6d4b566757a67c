"""A calendar or address cards of another program: what they would change, seen before it is so."""

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.operations.file_import import (
    CARDS,
    FileContent,
    plan_file,
    read_file,
    take_file,
    what_it_is,
)
from hrdesk.operations.incoming import Choices, Fate, FilePlan, Line
from hrdesk.operations.perform import do
from hrdesk.operations.send import Progress, Stop
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.ui.broken_text import line_height
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.files.import_choices import BodyChoice, Choosing, LineChoice, begin_alike
from hrdesk.ui.files.import_words import (
    STATES,
    change_words,
    counts_words,
    fate_words,
    left_words,
    links_in,
    notes_words,
)
from hrdesk.ui.language import isolated
from hrdesk.ui.records.label_choice import LabelChoice
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.review_state import StateDelegate
from hrdesk.ui.words import error_sentence, number_word, span_word

_SHARES = (38, 24, 38)
_MOST_SHOWN, _TOLD_LINES = 2000, 4
_FIRST = (Fate.PROBLEM, Fate.ASK, Fate.NEW, Fate.CHANGED)
_AS_HERE = frozenset({Fate.SAME})


class ImportDialog(QDialog):
    """Reads a file beside the window; nothing is changed before a person has seen what would be."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self._content: FileContent | None = None
        self._lines: dict[Hashable, Line] = {}
        self.plan: FilePlan | None = None
        self.choices = Choices()
        self._folder: TemporaryDirectory[str] | None = None
        self.is_busy = False
        self.setWindowTitle(self.tr("Import {file}").format(file=isolated(path.name)))
        self.told, self.left = Sentence(self), Hint(self)
        self.label, self.unchanged = (
            LabelChoice(desk, self),
            QCheckBox(self.tr("Show what is &here"), self),
        )
        is_cards = what_it_is(path) == CARDS
        about = self.tr("Address") if is_cards else self.tr("When")
        headings = (self.tr("What"), about, self.tr("What becomes of it"))
        self.view = LinesView(LineTable(headings, self), _SHARES, self.tr("What is in the file"))
        self.view.setItemDelegateForColumn(0, StateDelegate(self.view))
        self.detail = Sentence(self)
        self.line_choice, self.bodies = LineChoice(self), BodyChoice(self)
        self.fault = Notice(ReviewState.ERROR, self)
        self.take = QPushButton(self.tr("&Import"), self)
        self.close_button = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self._connect()
        open_as(self, 820, 600)
        self.read()

    def read(self) -> None:
        """Read the file, and find out what it would change."""
        self._work(self.tr("HRDesk reads the file …"))
        ask_long(self._desk, self._planned, _read_and_plan, self._path, self.choices)

    def keep(self, folder: TemporaryDirectory[str]) -> None:
        """Throw a folder away with the dialog, which reads a file there."""
        self._folder = folder
        self.finished.connect(self._throw_away)

    def write(self) -> None:
        """Do what is shown."""
        if self._content is None or self.plan is None:
            return
        self._work(self.tr("HRDesk takes it in …"))
        ask_long(self._desk, self._taken, _take, self._content, self.choices)

    def reject(self) -> None:
        """Close; while something runs, stop that first."""
        if self.is_busy:
            self._desk.cancel()
        else:
            super().reject()

    # ------------------------------------------------------------ answers

    def _planned(self, answer: Answer) -> None:
        self._rest()
        if answer.error is not None:
            if isinstance(answer.error, Cancelled):
                super().reject()
                return
            self.told.setText(self.tr("Nothing was changed."))
            self.fault.say(error_sentence(answer.error))
            return
        self._content, self.plan = answer.value
        self._show_plan()

    def _taken(self, answer: Answer) -> None:
        self._rest()
        if answer.error is not None:
            if self.plan is not None:
                self.told.setText(counts_words(self.plan))
            self.fault.say(error_sentence(answer.error))
            return
        assert isinstance(answer.value, Changes)
        tell(self._desk, answer.value)
        self.accept()

    def _chosen(self, number: int, choice: str) -> None:
        rows = {key: value for key, value in self.choices.rows.items() if key != number}
        self.choices = replace(self.choices, rows=rows | ({number: choice} if choice else {}))
        self._plan_again()

    def _body_chosen(self, name: str, choice: str) -> None:
        others = dict(self.choices.organisations) | {name: choice}
        self.choices = replace(self.choices, organisations=others)
        self._plan_again()

    def _label_chosen(self) -> None:
        self.choices = replace(self.choices, label=self.label.label, partners=self.label.partners)

    def _plan_again(self) -> None:
        assert self._content is not None
        self._work(self.tr("HRDesk compares it with your records …"))
        ask_long(self._desk, self._planned, _plan_again, self._content, self.choices)

    def _throw_away(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    # ------------------------------------------------------------ showing

    def _work(self, sentence: str) -> None:
        self.is_busy = True
        self.fault.say("")
        self.told.setText(sentence)
        self._enable(False)

    def _rest(self) -> None:
        self.is_busy = False
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        for part in (self.label, self.label.desks, self.unchanged, self.line_choice, self.bodies):
            part.setEnabled(enabled)
        plan = self.plan
        self.take.setEnabled(enabled and plan is not None and any(x.is_taken for x in plan.lines))

    def _show_plan(self) -> None:
        plan = self.plan
        assert plan is not None
        self._enable(True)
        shown = self._shown(plan)
        said = counts_words(plan)
        if len(shown) < len(self._wanted(plan)):
            more = self.tr("The first {count} are shown.").format(count=number_word(len(shown)))
            said = f"{said}. {more}"
        self.told.setText(said)
        self.left.say(left_words(plan))
        # The same thing keeps the cursor when another choice gives it another place.
        self._lines = {(each.kind, each.number, each.when, each.title): each for each in shown}
        self.view.show_lines([self._line(key, each) for key, each in self._lines.items()])
        self.bodies.show_plan(plan, self.choices.organisations, self._titles(plan))
        self._show_detail()

    def _wanted(self, plan: FilePlan) -> list[Line]:
        return [each for each in plan.lines if self.unchanged.isChecked() or _matters(each)]

    def _shown(self, plan: FilePlan) -> list[Line]:
        """Those of which a person should know come first."""
        order = {fate: place for place, fate in enumerate(_FIRST)}
        found = sorted(self._wanted(plan), key=lambda each: order.get(each.fate, len(order)))
        return found[:_MOST_SHOWN]

    def _line(self, key: Hashable, line: Line) -> TableLine:
        about = span_word(line.when) if line.when else line.address
        title = line.title or self.tr("(no name)")
        return TableLine(key, (title, about, fate_words(line)), STATES[line.fate])

    def _show_detail(self) -> None:
        line = self._current()
        chosen = self.choices.rows.get(line.number, "") if line is not None else ""
        refs = {twin.ref for twin in line.twins} if line is not None else set()
        refs |= links_in(line.kind, line.changes) if line is not None else set()
        titles = self._desk.read(listing.titles, sorted(refs | ({chosen} if chosen else set())))
        self.line_choice.show_line(line, chosen, titles)
        if line is None:
            self.detail.setText("")
            return
        told = [change_words(line.kind, each, titles) for each in line.changes]
        if line.notes:
            told.append(self.tr("Not kept: {what}").format(what=notes_words(line.notes)))
        self.detail.setText(" · ".join(told))

    def _current(self) -> Line | None:
        key = self.view.current_key()
        return self._lines.get(key) if key is not None else None

    def _titles(self, plan: FilePlan) -> dict[str, str]:
        refs = {ref for several in plan.organisations.values() for ref in several}
        return self._desk.read(listing.titles, sorted(refs))

    # ------------------------------------------------------------ building

    def _connect(self) -> None:
        self.take.clicked.connect(self.write)
        self.close_button.clicked.connect(self.reject)
        self.label.chosen.connect(self._label_chosen)
        self.unchanged.toggled.connect(self._show_again)
        self.view.picked.connect(self._show_detail)
        self.view.opened.connect(self.line_choice.box.setFocus)
        self.line_choice.chosen.connect(self._chosen)
        self.bodies.chosen.connect(self._body_chosen)

    def _show_again(self) -> None:
        if self.plan is not None:
            self._show_plan()

    def _lay_out(self) -> None:
        labels = Choosing(self)
        labels.add(self.tr("&Label of new records"), self.label)
        begin_alike(labels, self.line_choice, self.bodies)
        top = QHBoxLayout()
        top.addWidget(labels)
        top.addWidget(self.label.desks, 1)
        top.addStretch(1)
        top.addWidget(self.unchanged)
        make_primary(self.take)
        self.close_button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(self.told)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        below: tuple[QWidget, ...] = (
            *(self.detail, self.line_choice, self.bodies, self.left, self.fault),
        )
        for widget in below:
            column.addWidget(widget)
        column.addLayout(foot_of(self.close_button, self.take))
        self.bodies.hide()
        # So much stands still whatever the chosen line has to tell.
        self.detail.setMinimumHeight(_TOLD_LINES * line_height(self.font()))
        sides = Qt.AlignmentFlag
        side = self.detail.alignment() & ~sides.AlignVertical_Mask
        self.detail.setAlignment(side | sides.AlignTop)


def _matters(line: Line) -> bool:
    return line.fate not in _AS_HERE


def _read_and_plan(
    database: Database, path: Path, choices: Choices, *, progress: Progress, cancelled: Stop
) -> tuple[FileContent, FilePlan]:
    content = read_file(database, path, progress=progress, cancelled=cancelled)
    return _plan_again(database, content, choices, progress=progress, cancelled=cancelled)


def _plan_again(
    database: Database,
    content: FileContent,
    choices: Choices,
    *,
    progress: Progress,
    cancelled: Stop,
) -> tuple[FileContent, FilePlan]:
    plan = plan_file(database, content, choices, progress=progress, cancelled=cancelled)
    return content, plan


def _take(
    database: Database,
    content: FileContent,
    choices: Choices,
    *,
    progress: Progress,
    cancelled: Stop,
) -> Changes:
    return do(database, take_file, content, choices, progress=progress, cancelled=cancelled)
