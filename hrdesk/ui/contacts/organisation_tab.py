"""The tab of an organisation that shows what belongs to it: people, sections, history, counterparts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.operations.about_organisation import (
    AboutOrganisation,
    Colleague,
    about_organisation,
)
from hrdesk.operations.contact_card import Named
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.contacts.ways import open_link
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import country_word, span_word

_KINDS = frozenset({"person", "organisation"})
_MOST_PEOPLE = 500
_LONGEST_LINE = 40


class OrganisationTab(QStackedWidget):
    """Reads when it is seen; Enter opens a record, or a web link in the browser."""

    open_requested = Signal(str)  # Ref
    counted = Signal(int)  # how many people it has
    said = Signal(str)

    def __init__(self, desk: Desk, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._clock = desk, clock
        self.ref = ""
        self.list = LineList(self.tr("What belongs to it"), stacked=True)
        self._empty = EmptyState(
            "users",
            self.tr("Nobody of this organisation is on the desk yet, and no section of it."),
        )
        self.addWidget(self.list)
        self.addWidget(self._empty)
        self.list.opened.connect(self._open)
        desk.changed.connect(self._react)

    def show_organisation(self, ref: str) -> None:
        """Show what belongs to an organisation; an empty Ref shows nothing."""
        self.ref = ref
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        if not self.ref:
            return
        found = self._desk.read(about_organisation, self.ref, self._today())
        lines = list(self._lines(found))
        self.list.show_lines(lines)
        self.setCurrentWidget(self.list if lines else self._empty)
        self.counted.emit(sum(not each.has_left for each in found.people))

    # ------------------------------------------------------------ lines

    def _lines(self, found: AboutOrganisation) -> Iterator[Line]:
        yield from self._people(found.people)
        yield from _records(self.tr("Part of"), [found.parent] if found.parent else [])
        yield from _records(self.tr("Sections and presences"), found.parts)
        yield from self._history(found)
        yield from _records(self.tr("Counterparts"), found.counterparts)
        yield from _words(self._covered(found), map(country_word, found.countries))
        yield from _words(self.tr("Themes"), found.themes)
        if found.links:
            yield Line(self.tr("Web links"), Sort.HEADING)
            for link in found.links:
                yield Line(ltr(link), icon="globe", key=link)

    def _people(self, people: Sequence[Colleague]) -> Iterator[Line]:
        if people:
            yield Line(self.tr("People"), Sort.HEADING)
        for each in people[:_MOST_PEOPLE]:
            yield Line(
                each.title,
                note=" · ".join(filter(None, self._about_person(each))),
                label=Label(each.label),
                key=each.ref,
            )
        if more := len(people[_MOST_PEOPLE:]):
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

    # ------------------------------------------------------------ inner

    def _open(self, key: str) -> None:
        if ":" not in key:
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
    """Words one after the other, as many on a line as a narrow pane shows."""
    lines: list[list[str]] = []
    for word in words:
        if not lines or sum(map(len, lines[-1])) + len(word) > _LONGEST_LINE:
            lines.append([])
        lines[-1].append(word)
    if lines:
        yield Line(heading, Sort.HEADING)
    for each in lines:
        yield Line(" · ".join(map(isolated, each)), Sort.NOTE)
