"""The tab Paper of a document: its link and file, what it cites and is cited by, where it went."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from hrdesk.operations.paper_file import (
    AboutPaper,
    FileState,
    Linked,
    about_paper,
    digest_of,
    may_be_opened,
    name_file,
    state_of_file,
)
from hrdesk.store.database import Database
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.contacts.ways import open_link
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.settings import Settings
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.words import comma, error_sentence

_FILE, _LINK = "file", "link"


class PaperTab(ListTab):
    """F names a file and keeps its hash, K compares one; Enter opens what the line names."""

    kinds = frozenset({"document", "organisation", "recommendation", "outbox"})

    def __init__(
        self, desk: Desk, settings: Settings, today: Today, parent: QWidget | None = None
    ) -> None:
        name = QCoreApplication.translate("PaperTab", "The file and where it went")
        super().__init__(LineList(name, stacked=True), desk, today, parent)
        self._settings = settings
        self.about: AboutPaper | None = None
        self.state = FileState.NONE
        self._offered: tuple[Path, str] | None = None
        self.told = Notice(self)
        self.head.addWidget(self.told)
        self._keep_anyway = QAction(self.tr("Attach it all the same"), self)
        self._keep_anyway.triggered.connect(self._name_offered)
        self.add_verb("F", self.tr("Attach file…"), self.choose_file)
        self.compared = self.add_verb("K", self.tr("Compare with a file…"), self.choose_to_compare)
        self.list.opened.connect(self._open)

    def visit_changed(self) -> None:
        super().visit_changed()
        self.told.hide()

    def reload(self) -> None:
        self.about = self.desk.read(about_paper, self.ref)
        self.compared.setVisible(bool(self.about.digest))
        self.state = FileState.NONE
        self._show()
        ask(self.desk, self._looked, _look, self.ref, self.about.file, self.about.digest)

    # ------------------------------------------------------------ the file

    def choose_file(self) -> None:
        """Ask for the file of the document."""
        if path := self._asked(self.tr("File of the document")):
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Name a file; one that is not the paper that others mean is asked for first."""
        ask(self.desk, partial(self._was_read, self.ref), _digest, path)

    def choose_to_compare(self) -> None:
        """Ask for a file and say whether it is the same paper."""
        if path := self._asked(self.tr("Compare with the file that is meant")):
            self.compare(path)

    def compare(self, path: Path) -> None:
        """Say whether a file is the same paper; nothing is written."""
        ask(self.desk, partial(self._was_compared, self.ref), _digest, path)

    def _was_read(self, ref: str, answer: Answer) -> None:
        """Another document may be shown by now: it is told and asked nothing of this one."""
        is_shown = ref == self.ref
        if answer.error is not None:
            if is_shown:
                self.told.tell(error_sentence(answer.error), warns=True)
            return
        path, digest = answer.value
        state = self.desk.read(read_state, ref)
        meant = state.text("file_hash") if state is not None else ""
        if not meant or digest == meant:
            self.desk.do(name_file, ref, path, digest)
        elif is_shown:
            self._offered = path, digest
            said = self.tr(
                "{file} is not the file that is meant here: what it holds differs. Partners who"
                " compare would find theirs different from then on."
            )
            self.told.tell(said.format(file=isolated(path.name)), [self._keep_anyway], warns=True)
            return
        if is_shown:
            self._offered = None
            self.told.hide()

    def _name_offered(self) -> None:
        if self._offered is not None:
            self.do(name_file, *self._offered)
            self._offered = None
            self.told.hide()

    def _was_compared(self, ref: str, answer: Answer) -> None:
        if ref != self.ref:
            return
        if answer.error is not None:
            self.told.tell(error_sentence(answer.error), warns=True)
            return
        path, digest = answer.value
        same = self.about is not None and digest == self.about.digest
        said = self.tr("{file} is the same, to the last byte.")
        if not same:
            said = self.tr("{file} is not the same: another version, or saved by another program.")
        self.told.tell(said.format(file=isolated(path.name)), warns=not same)

    def _looked(self, answer: Answer) -> None:
        ref, state = answer.value
        if ref == self.ref and self.about is not None:
            self.state = state
            self._show()

    def _asked(self, title: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(kept_folder(self._settings)))
        if not chosen:
            return None
        keep_folder(self._settings, Path(chosen).parent)
        return Path(chosen)

    # ------------------------------------------------------------ lines

    def _show(self) -> None:
        if self.about is not None:
            self.list.show_lines(list(self._lines(self.about)))

    def _lines(self, about: AboutPaper) -> Iterator[Line]:
        yield Line(self.tr("File"), Sort.HEADING)
        if about.link:
            yield Line(ltr(about.link), icon="globe", key=_LINK)
        if about.file:
            name = ltr(Path(about.file).name)
            yield Line(name, note=self._state_words(), icon="file-text", key=_FILE)
        else:
            yield Line(self._state_words(), Sort.NOTE)
        yield from self._named(self.tr("Documents with the same file"), about.same, "copy")
        yield from self._named(self.tr("Cites"), about.cites, "arrow-right")
        yield from self._named(self.tr("Cited by"), about.cited_by, "arrow-left")
        yield from self._named(self.tr("Recommendations in it"), about.recommendations, "flag")
        yield from self._named(self.tr("Received from"), about.received_from, "inbox")
        yield from self._named(self.tr("Sent to"), about.sent_to, "send")
        if about.told:
            yield Line(self.tr("Told to partner desks"), Sort.HEADING)
        for each in about.told:
            day = day_words(each.minute, self.desk.database.identity.zone)
            said = comma().join((isolated(each.desk), isolated(day)))
            yield Line(f"{said} · {isolated(each.file_name)}", Sort.NOTE)

    def _named(self, heading: str, named: Sequence[Linked], sign: str) -> Iterator[Line]:
        if named:
            yield Line(heading, Sort.HEADING)
        for each in named:
            yield Line(each.title, icon=sign, label=each.label, key=each.ref)

    def _state_words(self) -> str:
        return {
            FileState.NONE: self.tr(
                "No file is attached yet. The file itself is never shared; partners see only whether"
                " they hold the same one."
            ),
            FileState.ELSEWHERE: self.tr(
                "Another desk has the file. K says whether yours is the same one."
            ),
            FileState.SAME: self.tr("as it was when it was attached"),
            FileState.CHANGED: self.tr("has changed since it was attached"),
            FileState.MISSING: self.tr("is not there any more"),
        }[self.state]

    def _open(self, key: str) -> None:
        about = self.about
        if about is None or key not in (_FILE, _LINK):
            self.open_requested.emit(key)
            return
        if key == _LINK:
            opened = open_link(about.link)
        elif self.state is FileState.MISSING or not may_be_opened(about.file):
            self.told.tell(
                self.tr(
                    "HRDesk does not open this: the file is gone, or it is of a kind that may start a"
                    " program. Nothing was changed; look for it in its folder."
                ),
                warns=True,
            )
            return
        else:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(about.file))
        if not opened:
            self.told.tell(self.tr("No program here opens it."), warns=True)


def _look(_: Database, ref: str, file: str, digest: str) -> tuple[str, FileState]:
    return ref, state_of_file(file, digest)


def _digest(_: Database, path: Path) -> tuple[Path, str]:
    return path, digest_of(path)
