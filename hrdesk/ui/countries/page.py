"""The page of a State: all that is linked to it in cards, read beside the window."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label, strictest
from hrdesk.geography import countries
from hrdesk.operations.country import AboutCountry, Part, about_country, begin_country_file
from hrdesk.store.database import Database
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.countries.country_lines import (
    FILE,
    LEADING,
    MORE,
    TRAILING,
    lines_of,
    part_word,
)
from hrdesk.ui.countries.which_state import WhichState
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.records.editors.finding import find_countries
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.settings import Settings
from hrdesk.ui.today.cards import LineCard
from hrdesk.ui.tokens import LARGE, SMALL, scaled
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import country_word, number_word

_TWO_COLUMNS = 820
_PLACE, _PART = "countries", "last"
_KINDS = frozenset(
    {
        *("organisation", "person", "visit", "activity", "recommendation", "document"),
        *("ratification", "instrument", "place", "country_file", "commitment"),
    }
)


class CountryPage(Page):
    """Type the name of a State; Enter on a line opens the record where it lives."""

    stays_as_it_is = True
    open_requested = Signal(str)  # Ref

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self.about: AboutCountry | None = None
        self._open_part = ""
        self._is_stale = False
        self.code = ""
        self.header = PageHeader(self.tr("Countries"))
        self.pick = PickLine(find_countries)
        self.which = WhichState()
        keys = (*LEADING, *TRAILING)
        self.cards = {key: LineCard(part_word(key), stacked=True, wraps=True) for key in keys}
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._stack = QStackedWidget()
        self._build()
        for card in self.cards.values():
            card.list.opened.connect(self._open)
        for line in (self.pick, self.which.pick):
            line.chosen.connect(self._picked)
        desk.changed.connect(self._react)
        self.show_country(settings.kept_text(_PLACE, _PART))

    # ------------------------------------------------------------ what the window asks

    def show_address(self, rest: str) -> None:
        """The code of a State, or nothing for the one that was shown last."""
        if rest and rest != self.code:
            self.show_country(rest)

    def panes(self) -> list[QWidget]:
        shown = [card.list for card in self.cards.values() if card.isVisible()]
        return [self._line, *shown]

    def focus_filter(self) -> None:
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def chosen(self) -> list[str]:
        """All that is shown of the State, for a partner: labels decide what goes."""
        return [line.ref for part in self._parts() for line in part.lines]

    def printable(self) -> Printable | None:
        """The lines as they stand, part by part."""
        if self.about is None:
            return None
        rows = []
        for part in self._parts():
            rows.append(Row(Label.PUBLIC, (part_word(part.key), "", ""), is_title=True))
            shown = lines_of(self.about, part.key, self._today)
            rows += [
                Row(self.about.labels.get(line.key, Label.INTERNAL), (line.text, line.note))
                for line in shown
                if line.label
            ]
        words = (self.tr("What"), self.tr("About it"))
        return TablePrintable(
            country_word(self.code), [Heading(word) for word in words], rows, self.layoutDirection()
        )

    def strictest_shown(self) -> Label | None:
        """The strictest label among what is shown."""
        labels = [Label(line.label) for part in self._parts() for line in part.lines]
        if self.about is not None:
            labels += [Label(each.label) for each in self.about.files]
            # Names and what bodies say may be stricter than the record that tells of them.
            labels += self.about.labels.values()
        return strictest(*labels) if labels else None

    # ------------------------------------------------------------ reading

    def show_country(self, code: str) -> None:
        """Show all that is known of a State; an unknown code shows none."""
        self.code = code if code in countries() else ""
        self._open_part = ""
        if self.about is not None and self.about.code != self.code:
            self._forget()
        self.header.set_title(country_word(self.code) if self.code else self.tr("Countries"))
        for line in (self.pick, self.which.pick):
            line.clear()
        self.setFocusProxy(self._line)
        for action in (self.card, self.kit, self.brief):
            action.setEnabled(bool(self.code))
        for widget in (self.pick, *self._papers):
            widget.setVisible(bool(self.code))
        if not self.code:
            self._stack.setCurrentIndex(0)
            return
        self._settings.keep_text(_PLACE, _PART, self.code)
        self.reload()
        self.moved.emit(self.code)

    def _forget(self) -> None:
        """The desk may be busy for long: meanwhile nothing of one State stands under another."""
        self.about = None
        for card in self.cards.values():
            card.hide()

    def reload(self) -> None:
        """Read it again, beside the window; what is shown stays until it is there."""
        self._is_stale = False
        if self.code:
            ask(self._desk, self._was_read, _read, self.code, self._open_part)

    def _was_read(self, answer: Answer) -> None:
        about = answer.value
        if not isinstance(about, AboutCountry) or about.code != self.code:
            return
        self.about = about
        for key, card in self.cards.items():
            lines = lines_of(about, key, self._today)
            part = about.part(key)
            card.set_count(number_word(part.total) if part is not None else "")
            card.show_lines(lines)
            card.setVisible(bool(lines))
        self._stack.setCurrentIndex(1)

    @property
    def _line(self) -> PickLine:
        """Where the name of a State is typed now."""
        return self.pick if self.code else self.which.pick

    def _parts(self) -> list[Part]:
        return list(self.about.parts) if self.about is not None else []

    @property
    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    # ------------------------------------------------------------ doing

    def _picked(self, offer: Offer) -> None:
        self.show_country(offer.key)
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: str) -> None:
        if key.startswith(MORE):
            self._open_part = key.removeprefix(MORE)
            self.reload()
        elif key != FILE:
            self.open_requested.emit(key)
        elif self.about is not None and self.about.files:
            self.open_requested.emit(self.about.files[0].ref)
        elif self.about is not None:
            self._desk.do_once(self._began, begin_country_file, self.code, {})

    def _began(self, changes: Changes) -> None:
        self.open_requested.emit(changes.refs[0])

    def _show_card(self) -> None:
        self._show_paper("card")

    def _show_kit(self) -> None:
        self._show_paper("kit")

    def _show_brief(self) -> None:
        self._show_paper("brief")

    def _show_paper(self, what: str) -> None:
        # Loaded when it is first wanted: what writes workbooks is big.
        from hrdesk.ui.countries.paper_dialog import CountryPapers

        dialog = CountryPapers(self._desk, self._settings, self.code, what, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _react(self, changes: Changes) -> None:
        if _KINDS & changes.kinds:
            self._is_stale = True
            if self.isVisible():
                self.reload()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.pick.setPlaceholderText(self.tr("Another State…"))
        self.pick.setAccessibleName(self.tr("State"))
        self.pick.setMinimumWidth(scaled(self.font(), 160))
        self.pick.setMaximumWidth(scaled(self.font(), 280))
        self.card = QAction(self.tr("Emergency card…"), self)
        self.kit = QAction(self.tr("Submission kit…"), self)
        self.brief = QAction(self.tr("Country brief…"), self)
        self.card.triggered.connect(self._show_card)
        self.kit.triggered.connect(self._show_kit)
        self.brief.triggered.connect(self._show_brief)
        self.header.add_widget(self.pick)
        self._papers = [
            self.header.add_button(self.brief, "file-text"),
            self.header.add_button(self.kit, "file-spreadsheet"),
            self.header.add_button(self.card, "phone"),
        ]
        self._columns.setContentsMargins(LARGE, SMALL, LARGE, LARGE)
        self._columns.setSpacing(LARGE)
        for keys in (LEADING, TRAILING):
            column = QVBoxLayout()
            column.setSpacing(LARGE)
            for key in keys:
                column.addWidget(self.cards[key])
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        self._stack.addWidget(self.which)
        self._stack.addWidget(scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)

    def _arrange(self) -> None:
        wide = self.width() >= scaled(self.font(), _TWO_COLUMNS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()
        if not self.code:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()


def _read(database: Database, code: str, open_part: str) -> AboutCountry:
    with database.reading() as session:
        return about_country(session, code, open_part)
