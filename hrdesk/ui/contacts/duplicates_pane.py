"""Who and what may stand here twice: pairs with a score and the reasons, and what joining would be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from threading import Event

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled, DeskError
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import kind_of
from hrdesk.operations.alike import Duplicate
from hrdesk.operations.duplicates import HERE, SAME, find_duplicates
from hrdesk.operations.same import with_differences
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.muted import muted
from hrdesk.store.same import joined_refs
from hrdesk.store.session import Session
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.join_panel import JoinPanel
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.records.reason_words import reasons_in_words
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.kept_splitter import KeptSplitter
from hrdesk.ui.words import comma, kind_plural, number_word

KINDS = ("person", "organisation")
# The number beside the lists can wait until these stand.
COUNT_AFTER = 2000
_BETWEEN = " "
_TELL_EVERY = 250
_Found = Mapping[str, Sequence[Duplicate]]
# After a change the pairs are looked for again, but not after each letter of it.
_LOOK_AFTER = 1500
# Of each kind; nobody decides about thousands, and to lay them out would hold the window.
_MOST_LISTED = 500


class DuplicatesPane(QWidget):
    """Looks when it is asked to, beside all other work; decides nothing by itself."""

    counted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self.count: int | None = None
        self._is_stale = self._is_listed = self._is_here = False
        self._search: _Search | None = None
        self._found: _Found = {}
        self._waiting = QTimer(self, interval=_TELL_EVERY)
        self._waiting.timeout.connect(self._say_how_far)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AFTER)
        self._soon.timeout.connect(self.count_quietly)
        self._quietly = QTimer(self)
        self._quietly.setSingleShot(True)
        self._quietly.setInterval(COUNT_AFTER)
        self._quietly.timeout.connect(self.count_quietly)
        self.about = Hint(self)
        self.lines = LineList(self.tr("Records that may be one"), stacked=True, wraps=True)
        self.lines.begin_with_title()
        self.panel = JoinPanel(desk, self)
        self.panel.says_how_likely = False
        self.nothing = EmptyState(
            "circle-check", self.tr("Nobody and nothing seems to stand here twice.")
        )
        self.stack = QStackedWidget(self)
        self.back = QPushButton(icon("arrow-left"), self.tr("Back to the lists"), self)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.lines.opened.connect(self._open)
        self.lines.current_moved.connect(self._show_current)
        desk.changed.connect(self._react)

    def look(self) -> None:
        """Look for pairs; the answer comes when it is there, and holds up no other work."""
        if not self._is_listed:
            self._say_how_far()
            self._waiting.start()
        self.count_quietly()

    def look_once(self) -> None:
        """Look, unless that was done already."""
        if self.count is None or self._is_stale:
            self.look()
        else:
            self._list()
            self._show_current()

    def count_soon(self) -> None:
        """Count without being looked at, a moment later; nothing is held up by it."""
        if self.count is None or self._is_stale:
            self._quietly.start()

    def count_quietly(self) -> None:
        """Look beside all other work, which goes on; what is listed stays until the answer comes."""
        goes_on = self._search is not None and not self._is_stale
        if not (self._desk.is_closed or goes_on):
            self._end_search()
            self._is_stale = False
            self._search = search = _Search()
            self._desk.look_beside(partial(self._looked, search), search)

    def _end_search(self) -> None:
        if self._search is not None:
            self._search.is_outdated.set()

    def _looked(self, search: "_Search", found: _Found | None) -> None:
        if search is not self._search or self._is_stale:
            return
        self._is_here = search.is_here
        self._search = None
        self._waiting.stop()
        if found is None:
            self._is_stale = True
            self.about.say(self.tr("Not looked through to the end."))
            return
        self._take(found)

    def _say_how_far(self) -> None:
        if not self.isVisible():
            self._waiting.stop()
            return
        percent = self._search.percent if self._search is not None else 0
        said = (
            self.tr("Looking… {percent} %").format(percent=number_word(percent))
            if percent
            else self.tr("Looking…")
        )
        self.about.say(self._and_where(said))

    def _and_where(self, said: str) -> str:
        """With why the window is slow, where it must search by itself."""
        if self._search is not None:
            self._is_here = self._search.is_here
        if not self._is_here:
            return said
        slow = self.tr(
            "This window had to search by itself and may answer slowly meanwhile: the system lets"
            " HRDesk start no second process."
        )
        return f"{said} {slow}"

    def _take(self, found: _Found) -> None:
        """Know how many there are; thousands are made into lines when somebody looks."""
        self._found, self._is_listed = found, False
        differing = sum(len(self._desk.read(with_differences, kind)) for kind in KINDS)
        self.count = differing + sum(map(len, found.values()))
        if self.isVisible():
            self._list()
            self._show_current()
        self.counted.emit(self.count)

    def _leave_out_decided(self) -> None:
        """Somebody who goes through the pairs need not wait until all are looked for again."""
        if self.count is not None:
            read, found = self._desk.read, self._found.items()
            self._take({kind: read(_undecided, kind, pairs) for kind, pairs in found})

    def _list(self) -> None:
        if self._is_listed:
            return
        self._is_listed = True
        lines = [line for kind in KINDS for line in self._lines_of(kind)]
        listed = sum(line.sort is Sort.THING for line in lines)
        left = sum(max(0, len(pairs) - _MOST_LISTED) for pairs in self._found.values())
        self.count = listed + left
        self.about.say(self._and_where(self._how_many(listed)) if lines else "")
        row = self.lines.currentIndex().row()
        self.lines.show_lines(lines)
        self.stack.setCurrentIndex(0 if lines else 1)
        if lines and not self.lines.current_key:
            # Where one was decided the next takes its place.
            rows = [at for at, line in enumerate(lines) if line.key]
            at = next((each for each in rows if each >= row), rows[-1])
            self.lines.setCurrentIndex(self.lines.model().index(at, 0))

    def _how_many(self, listed: int) -> str:
        count = self.count or 0
        if listed == count:
            return self.tr("%n possible duplicate(s); the likeliest first.", "", count)
        said = self.tr(
            "%n possible duplicate(s); the {listed} likeliest are listed, and others follow as these"
            " are decided.",
            "",
            count,
        )
        return said.format(listed=number_word(listed))

    def _lines_of(self, kind: str) -> list[Line]:
        pairs = self._found.get(kind, ())[:_MOST_LISTED]
        differing = self._desk.read(with_differences, kind)
        refs = [*differing, *(ref for pair in pairs for ref in pair.refs)]
        titles = self._desk.read(listing.titles, refs)
        labels = self._desk.read(listing.labels, refs)
        found = [
            replace(self._differing_line(ref, titles[ref]), unsigned=_strictest(labels, [ref]))
            for ref in differing
        ]
        found += [
            replace(self._line(pair, titles), unsigned=_strictest(labels, pair.refs))
            for pair in pairs
            if all(ref in titles for ref in pair.refs)
        ]
        return [Line(kind_plural(kind), Sort.HEADING), *found] if found else []

    def _differing_line(self, ref: str, title: str) -> Line:
        note = self.tr("merged; since then one of them alone was changed")
        key = _BETWEEN.join(self._desk.read(joined_refs, kind_of(ref)).get(ref, ()))
        return Line(title, note=note, key=f"{ref}{_BETWEEN}{key}", said=f"{title}{comma()}{note}")

    def _line(self, pair: Duplicate, titles: Mapping[str, str]) -> Line:
        text = " = ".join(isolated(titles[ref]) for ref in pair.refs)
        note = reasons_in_words(pair.reasons, kind_of(pair.one))
        lead = self.tr("{number} %").format(number=number_word(pair.likeness))
        key = _BETWEEN.join(pair.refs)
        return Line(text, lead=lead, note=note, key=key, said=f"{lead} {text}{comma()}{note}")

    def _show_current(self) -> None:
        refs = self.lines.current_key.split()
        if len(refs) > 1:
            self.panel.show_records(refs)
        self.panel.setVisible(len(refs) > 1)

    def _open(self, _: str) -> None:
        self._show_current()
        self.panel.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _react(self, changes: Changes) -> None:
        if not changes.kinds & {*KINDS, "duplicates"}:
            return
        # What is counted now is counted anew; the number stays until there is another one.
        self._is_stale = True
        self._end_search()
        if self.isVisible():
            self._leave_out_decided()
            self._soon.start()
            return
        owner = self.parentWidget()
        if owner is not None and owner.isVisible():
            self.count_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What was decided or found while another page was in front; the page counts anew by itself.
        if self._is_stale:
            self._leave_out_decided()
        elif self.count is not None:
            self._list()
            self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        way = Qt.Orientation.Horizontal
        both = KeptSplitter(self._settings, "contacts", "duplicates", way, self)
        both.addWidget(self.lines)
        both.addWidget(self.panel)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        # Two names and the reasons need more than the list asks for by itself.
        both.setSizes([400, 600])
        self.lines.setMinimumWidth(scaled(self.font(), 220))
        self.panel.setMinimumWidth(scaled(self.font(), 320))
        # Until a pair is chosen there is nothing to merge.
        self.panel.hide()
        self.stack.addWidget(both)
        self.stack.addWidget(self.nothing)
        head = QHBoxLayout()
        head.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        head.setSpacing(MEDIUM)
        head.addWidget(self.back)
        head.addWidget(self.about, 1)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.lines)


class _Search:
    """One search beside all other work: how far it is, and whether its answer is still wanted."""

    def __init__(self) -> None:
        self.is_outdated = Event()
        self.percent = 0
        self.is_here = False

    def __call__(self, database: Database, *, cancelled: Callable[[], bool]) -> _Found | None:
        """The pairs by kind; nothing where they could not be looked for."""
        try:
            return find_duplicates(
                database,
                KINDS,
                progress=self._tell,
                cancelled=lambda: cancelled() or self.is_outdated.is_set(),
            )
        except Cancelled:
            raise
        except DeskError:
            return None

    def _tell(self, done: int, total: int, what: str) -> None:
        self.percent = 100 * done // total
        self.is_here = self.is_here or what == HERE


def _undecided(session: Session, kind: str, pairs: Sequence[Duplicate]) -> list[Duplicate]:
    """The pairs that were neither merged since nor called two."""
    merged = {ref for others in joined_refs(session, kind).values() for ref in others}
    apart = muted(session, SAME)
    return [pair for pair in pairs if pair.refs not in apart and merged.isdisjoint(pair.refs)]


def _strictest(labels: Mapping[str, str], refs: Sequence[str]) -> Label:
    return strictest(*(Label(labels[ref]) for ref in refs))
