"""Who handles this? A mechanism, a theme, a country typed; desks and people to ask, with the reason."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.handling import Handler
from hrdesk.domain.label import Label
from hrdesk.domain.text import words_of
from hrdesk.operations.who_handles import Matter, who_handles
from hrdesk.store import listing
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.line_model import Line
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.contacts.handler_words import reasons_in_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.records.editors.finding import RecordFinder, find_countries
from hrdesk.ui.records.editors.picking import Offer, PickLine, Search
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.sided import SidedLabel

_KINDS = frozenset({"person", "organisation"})
MECHANISM, THEME, COUNTRY = "mechanism", "theme", "country"
_MOST = 30
_WIDEST = 1440


class WhoPane(QWidget):
    """Any of the three, or several together; answers as soon as one is chosen."""

    open_requested = Signal(str)  # Ref
    answered = Signal()  # something else is shown
    left = Signal()  # back to the lists
    said = Signal(str)

    def __init__(self, desk: Desk, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._clock = desk, clock
        self._finder = RecordFinder(desk, "organisation")
        self._handlers: dict[str, Handler] = {}
        # Enter was pressed: to the answer, as soon as there is one.
        self._goes_there = False
        # What was taken of the offers, by aspect: the text it reads, and its key.
        self._taken: dict[str, Offer] = {}
        self.lines = {
            MECHANISM: self._line(MECHANISM, self._find_mechanisms, self.tr("Mechanism")),
            THEME: self._line(THEME, self._find_themes, self.tr("Theme")),
            COUNTRY: self._line(COUNTRY, find_countries, self.tr("Country")),
        }
        self.answer = LineList(self.tr("Who handles it"), stacked=True)
        self.answer.begin_with_title()
        self._stack = QStackedWidget(self)
        self._advice = EmptyState(
            "circle-question-mark",
            self.tr("Choose a mechanism, a theme or a country to see whom to ask."),
        )
        self._nobody = EmptyState(
            "users",
            self.tr(
                "Nobody on this desk is known to handle it. What people are focal point for, their"
                " themes and their countries stand in their records."
            ),
        )
        self._count = Hint(self)
        self._lay_out()
        self.answer.opened.connect(self.open_requested)
        desk.changed.connect(self._react)

    @property
    def matter(self) -> Matter:
        """What is asked now."""
        theme = self.lines[THEME].text().strip()
        return Matter(self._key(MECHANISM), theme, self._key(COUNTRY))

    @property
    def current(self) -> str:
        """The Ref of the line with the cursor; empty when there is none."""
        return self.answer.current_key

    def ask(self) -> None:
        """Look who handles what stands in the three lines; what is shown stays until it is known."""
        matter = self.matter
        if matter:
            done = partial(self._found, matter)
            self._desk.read_then(done, who_handles, matter, self._today())
        else:
            self._goes_there = False
            self._show([])

    def _found(self, matter: Matter, found: object) -> None:
        # Something else may have been typed meanwhile; its own answer is on the way then.
        if matter == self.matter and isinstance(found, list):
            self._show(found)

    def _show(self, found: list[Handler]) -> None:
        self._handlers = {each.ref: each for each in found}
        self.answer.show_lines([_line_of(each) for each in found])
        shown = self.answer if found else self._nobody
        self._stack.setCurrentWidget(shown if self.matter else self._advice)
        self._count.say(self.tr("%n found, best match first", "", len(found)) if found else "")
        model = self.answer.model()
        if found and not self.answer.current_key:
            self.answer.setCurrentIndex(model.index(0, 0))
        if self._goes_there and found:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._goes_there = False
        self.answered.emit()

    def copy_addresses(self) -> None:
        """Copy the address of whom the cursor is on."""
        handler = self._handlers.get(self.current)
        if handler is None:
            return
        if not handler.email:
            said = self.tr("There is no address of {name} to copy.")
        else:
            QGuiApplication.clipboard().setText(handler.email)
            said = self.tr("Copied: the address of {name}")
        self.said.emit(said.format(name=isolated(handler.title)))

    def focus_first(self) -> None:
        """Go to the first line."""
        line = self.lines[MECHANISM]
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    # ------------------------------------------------------------ lines to type into

    def _line(self, aspect: str, search: Search, word: str) -> PickLine:
        line = PickLine(search, self)
        line.setAccessibleName(word)
        line.setPlaceholderText(self.tr("any"))
        line.setClearButtonEnabled(True)
        line.chosen.connect(partial(self._take, aspect))
        line.editingFinished.connect(self.ask)
        line.textChanged.connect(partial(self._typed, aspect))
        line.returnPressed.connect(self._answer_now)
        return line

    def _take(self, aspect: str, offer: object) -> None:
        assert isinstance(offer, Offer)
        self._taken[aspect] = offer
        self.lines[aspect].setText(offer.text)
        self.lines[aspect].setCursorPosition(0)
        self.ask()

    def _typed(self, aspect: str, text: str) -> None:
        taken = self._taken.get(aspect)
        if taken is not None and taken.text != text:
            del self._taken[aspect]
        if not text:
            self.ask()

    def _answer_now(self) -> None:
        self._goes_there = True
        # Offers for what was typed last would open over the answer.
        for line in self.lines.values():
            line.hide_offers()
        self.ask()

    def _key(self, aspect: str) -> str:
        taken = self._taken.get(aspect)
        return taken.key if taken is not None else ""

    def _find_mechanisms(self, typed: str) -> list[Offer]:
        return [offer for offer in self._finder.find(typed) if offer.key]

    def _find_themes(self, typed: str) -> list[Offer]:
        wanted = words_of(typed)
        known = {
            each
            for kind in ("person", "organisation")
            for each in self._desk.read(listing.distinct_values, kind, "themes")
        }
        found = [each for each in sorted(known, key=str.casefold) if _has(wanted, each)]
        return [Offer(each, each) for each in found[:_MOST]]

    # ------------------------------------------------------------ inner

    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    def _react(self, changes: Changes) -> None:
        if self.isVisible() and _KINDS & changes.kinds:
            self.ask()

    def _lay_out(self) -> None:
        self.back = QPushButton(icon("arrow-left"), self.tr("Back to the lists"), self)
        self.back.clicked.connect(self.left)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(GAP)
        for column, line in enumerate(self.lines.values()):
            label = SidedLabel(line.accessibleName(), self)
            label.setBuddy(line)
            grid.addWidget(label, 0, column)
            grid.addWidget(line, 1, column)
            grid.setColumnStretch(column, 1)
        head = QHBoxLayout()
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._count, 1)
        for each in (self._advice, self.answer, self._nobody):
            self._stack.addWidget(each)
        column_of_all = QWidget(self)
        column_of_all.setMaximumWidth(scaled(self.font(), _WIDEST))
        inner = QVBoxLayout(column_of_all)
        inner.setContentsMargins(0, SMALL, 0, MEDIUM)
        inner.setSpacing(MEDIUM)
        for part in (head, grid):
            part.setContentsMargins(LARGE, 0, LARGE, 0)
            inner.addLayout(part)
        inner.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column_of_all, 1)
        layout.addStretch()

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()


def _line_of(handler: Handler) -> Line:
    address = f"   {ltr(handler.email)}" if handler.email else ""
    return Line(
        f"{isolated(handler.title)}{address}",
        note=reasons_in_words(handler),
        label=Label(handler.label),
        key=handler.ref,
        icon="eye-off" if handler.is_protected else "",
    )


def _has(wanted: list[str], text: str) -> bool:
    words = words_of(text)
    return all(any(word.startswith(each) for word in words) for each in wanted)
