"""The tab of an organisation that shows what belongs to it: people, sections, history, counterparts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.text import words_of
from hrdesk.domain.titles import sort_key
from hrdesk.operations.about_organisation import (
    AboutOrganisation,
    Colleague,
    about_organisation,
)
from hrdesk.operations.contact_card import Named
from hrdesk.operations.staff import StaffReport, read_staff, staff_refs, take_in_staff
from hrdesk.store import listing
from hrdesk.ui.actions import has_words
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.contacts.staff_review import StaffReview
from hrdesk.ui.contacts.ways import open_link
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import country_word, span_word

_KINDS = frozenset({"person", "organisation"})
_MOST_PEOPLE = 500
# So many are shown until more are asked for: what else belongs to it would be far below.
_FIRST_PEOPLE = 8
_ALL = "all"


class OrganisationTab(QStackedWidget):
    """Reads when it is seen; Enter opens a record, or a web link in the browser."""

    open_requested = Signal(str)  # Ref
    counted = Signal(int)  # how many people it has
    said = Signal(str)
    share_requested = Signal(list)  # Refs of its people

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self.ref = ""
        self._is_unfolded = False
        self.list = LineList(self.tr("What belongs to it"), stacked=True, wraps=True)
        self.list.begin_with_title()
        self._empty = EmptyState(
            "users",
            self.tr("Nobody of this organisation is on the desk yet, and no section of it."),
        )
        self.review = StaffReview(self)
        self._shown = QStackedWidget(self)
        self._shown.addWidget(self.list)
        self._shown.addWidget(self._empty)
        self.addWidget(self._with_buttons())
        self.addWidget(self.review)
        self.review.taken.connect(self._take_in)
        self.review.left.connect(self._leave_review)
        self.list.opened.connect(self._open)
        desk.changed.connect(self._react)

    def show_organisation(self, ref: str) -> None:
        """Show what belongs to an organisation; an empty Ref shows nothing."""
        if ref != self.ref:
            self._leave_review()
            self._is_unfolded = False
            self.wanted.clear()
        self.ref = ref
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        if not self.ref:
            self.counted.emit(0)
            return
        found = self._desk.read(about_organisation, self.ref, self._today())
        self.wanted.setVisible(len(found.people) > _FIRST_PEOPLE)
        lines = list(self._lines(found))
        self.list.show_lines(lines)
        self._shown.setCurrentWidget(self.list if lines else self._empty)
        self.send.setEnabled(any(not each.has_left for each in found.people))
        self.counted.emit(sum(not each.has_left for each in found.people))

    # ------------------------------------------------------------ lines

    def _lines(self, found: AboutOrganisation) -> Iterator[Line]:
        yield from self._people(found.people)
        yield from _records(self.tr("Part of"), [found.parent] if found.parent else [])
        yield from _records(self.tr("Sections and presences"), found.parts)
        yield from self._history(found)
        yield from _records(self.tr("Counterparts"), found.counterparts)
        yield from _words(self.tr("Also called"), found.aliases)
        covered = sorted(map(country_word, found.countries), key=sort_key)
        yield from _words(self._covered(found), covered)
        yield from _words(self.tr("Themes"), found.themes)
        if found.links:
            yield Line(self.tr("Web links"), Sort.HEADING)
            for link in found.links:
                yield Line(ltr(link), icon="globe", key=link)

    def _people(self, people: Sequence[Colleague]) -> Iterator[Line]:
        if people:
            yield Line(self.tr("People"), Sort.HEADING)
        wanted = words_of(self.wanted.text())
        found = [each for each in people if has_words(wanted, words_of(each.title))]
        # Whom one asks first; those who left stay last.
        found.sort(key=lambda each: (each.has_left, not each.focal_point_for))
        is_folded = not (wanted or self._is_unfolded) and len(found) > _FIRST_PEOPLE + 1
        shown = found[: _FIRST_PEOPLE if is_folded else _MOST_PEOPLE]
        if people and not found:
            yield Line(self.tr("Nobody of this name"), Sort.NOTE)
        for each in shown:
            yield Line(
                each.title,
                note=" · ".join(filter(None, self._about_person(each))),
                label=Label(each.label),
                key=each.ref,
            )
        if is_folded:
            said = self.tr("Show all %n people", "", len(found))
            yield Line(said, icon="chevron-down", key=_ALL)
        elif more := len(found[_MOST_PEOPLE:]):
            yield Line(self.tr("%n more: filter the people by organisation.", "", more), Sort.NOTE)

    def _about_person(self, each: Colleague) -> Iterator[str]:
        if each.has_left:
            said = self.tr("no longer in office ({term})")
            yield said.format(term=isolated(span_word(each.in_office)))
        yield each.function
        if each.focal_point_for and not each.has_left:
            said = self.tr("focal point for {scope}")
            yield said.format(scope=isolated(each.focal_point_for))

    def _covered(self, found: AboutOrganisation) -> str:
        if not found.members_of:
            return self.tr("Countries covered")
        said = self.tr("Countries covered, as members of {body}")
        return said.format(body=isolated(found.members_of))

    def _history(self, found: AboutOrganisation) -> Iterator[Line]:
        if not (found.formerly or found.became or found.valid):
            return
        yield Line(self.tr("History"), Sort.HEADING)
        for each in found.formerly:
            yield Line(each.title, note=self.tr("before"), key=each.ref, icon="history")
        if found.valid:
            since = self.tr("Since {date}").format(date=isolated(span_word(found.valid)))
            yield Line(span_word(found.valid) if "/" in found.valid else since, Sort.NOTE)
        for each in found.became:
            yield Line(each.title, note=self.tr("succeeded it"), key=each.ref, icon="arrow-right")

    # ------------------------------------------------------------ its staff, out and in

    def send_staff(self) -> None:
        """Ask to send the people in office; labels decide what goes."""
        self.share_requested.emit(self._desk.read(staff_refs, self.ref, self._today()))

    def choose_sheet(self) -> None:
        """Ask for a staff sheet and compare it with what is here."""
        folder = str(kept_folder(self._settings))
        kinds = self.tr("Lists (*.xlsx *.ods *.csv)")
        name, _ = QFileDialog.getOpenFileName(self, self.take_in.text(), folder, kinds)
        if name:
            self.read_sheet(Path(name))

    def read_sheet(self, path: Path) -> None:
        """Compare a staff sheet with what is here; nothing is written yet."""
        keep_folder(self._settings, path.parent)
        self._desk.run(self._was_read, read_staff, path, self.ref, self._today())

    def _was_read(self, report: StaffReport) -> None:
        if report.organisation != self.ref:
            return
        before = [each.before for each in report.lines if each.before]
        self.review.show_report(report, self._desk.read(listing.titles, before))
        self.setCurrentWidget(self.review)

    def _take_in(self, report: StaffReport, refs: list[str], label: Label) -> None:
        self._desk.do(take_in_staff, report, refs, label)
        self._leave_review()

    def _leave_review(self) -> None:
        self.setCurrentIndex(0)

    def _with_buttons(self) -> QWidget:
        page = QWidget(self)
        self.send = QPushButton(icon("send"), self.tr("Send the staff list…"), page)
        self.take_in = QPushButton(icon("inbox"), self.tr("Take in a staff list…"), page)
        self.send.clicked.connect(self.send_staff)
        self.take_in.clicked.connect(self.choose_sheet)
        buttons = FlowLayout()
        buttons.addWidget(self.send)
        buttons.addWidget(self.take_in)
        self.wanted = QLineEdit(page)
        self.wanted.setPlaceholderText(self.tr("Find a name"))
        self.wanted.setAccessibleName(self.tr("Find a name among its people"))
        self.wanted.setClearButtonEnabled(True)
        self.wanted.textChanged.connect(self.reload)
        self.wanted.hide()
        head = QVBoxLayout()
        head.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        head.setSpacing(SMALL)
        head.addLayout(buttons)
        head.addWidget(self.wanted)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._shown, 1)
        return page

    # ------------------------------------------------------------ inner

    def _open(self, key: str) -> None:
        if key == _ALL:
            self._is_unfolded = True
            self.reload()
        elif ":" not in key:
            self.open_requested.emit(key)
        elif not open_link(key):
            self.said.emit(self.tr("No program here opens web links."))

    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    def _react(self, changes: Changes) -> None:
        if self.ref and self.isVisible() and _KINDS & changes.kinds:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()


def _records(heading: str, named: Sequence[Named]) -> Iterator[Line]:
    if named:
        yield Line(heading, Sort.HEADING)
    for each in named:
        yield Line(each.title, key=each.ref, icon="building-2")


def _words(heading: str, words: Iterable[str]) -> Iterator[Line]:
    """Words one after the other, as a paragraph."""
    if said := " · ".join(map(isolated, words)):
        yield Line(heading, Sort.HEADING)
        yield Line(said, Sort.NOTE)
