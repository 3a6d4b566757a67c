"""The contact card over the form of a person: office, desk, whose clock, and every way to reach them."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from hrdesk.domain.calls import How
from hrdesk.domain.changes import Changes
from hrdesk.operations.contact_card import Card, Named, card_of
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.contacts.local_time import hours_in, time_there
from hrdesk.ui.contacts.ways import WayButton
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import GAP, SMALL, ReviewState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import date_word, span_word

_KINDS = frozenset({"person", "organisation"})
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_LONGEST = 44


class PersonCard(QWidget):
    """Reads one person; hidden while there is none."""

    open_requested = Signal(str)  # Ref
    said = Signal(str)  # what was copied

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self._home = desk.database.identity.zone
        self._ticking = Ticking(clock, self._home, self)
        self.card = Card("")
        self.who = Hint(self)
        self.focal = Hint(self)
        self.time = Hint(self)
        self.care = Notice(ReviewState.CHANGED, self)
        self.buttons: list[QPushButton | QToolButton] = []
        self._links = FlowLayout()
        self._ways = FlowLayout()
        self._lay_out()
        self._ticking.minute.connect(self._tell_time)
        desk.changed.connect(self._react)
        self.hide()

    def show_person(self, ref: str) -> None:
        """Show a person; an empty Ref shows nothing."""
        self.card = self._desk.read(card_of, ref, self._today()) if ref else Card("")
        self.setVisible(bool(ref))
        self._clear()
        if not ref:
            return
        self.who.say(" · ".join(map(isolated, self.card.names)))
        self.focal.say(self._focal_words())
        self.care.say(" ".join(self._what_to_mind()))
        self._tell_time()
        for named, said in self._linked():
            self._add_link(named, said)
        for way in self.card.ways:
            button = WayButton(way, self)
            button.said.connect(self.said)
            self._put(self._ways, button)
            if way.how is How.MAIL and way.shown == self.card.address:
                self._add_copy()

    def copy_address(self) -> None:
        """Put the address on the clipboard."""
        QGuiApplication.clipboard().setText(self.card.address)
        said = self.tr("Copied: {address}").format(address=isolated(self.card.address))
        self.said.emit(said)

    # ------------------------------------------------------------ words

    def _focal_words(self) -> str:
        card = self.card
        if not card.focal_point_for:
            return ""
        if not card.focal_point_since:
            said = self.tr("Focal point for {scope}")
            return said.format(scope=isolated(card.focal_point_for))
        said = self.tr("Focal point for {scope}, since {day}")
        since = date_word(card.focal_point_since)
        return said.format(scope=isolated(card.focal_point_for), day=isolated(since))

    def _what_to_mind(self) -> Iterator[str]:
        card = self.card
        if card.has_left:
            said = self.tr("No longer in office ({term}).")
            yield said.format(term=isolated(span_word(card.in_office)))
            if card.deputy is not None:
                said = self.tr("Write to the deputy: {name}.")
                yield said.format(name=isolated(card.deputy.title))
        if card.is_protected:
            yield self.tr("Protected: never in a file that leaves, and in no list of addresses.")
        if card.is_stale:
            said = self.tr("Last confirmed on {day}, over a year ago.")
            yield said.format(day=isolated(date_word(card.last_confirmed)))

    def _tell_time(self) -> None:
        zone = self.card.zone
        if not zone:
            self.time.say("")
            return
        hours = hours_in(self.card.country, *self._settings.working_hours)
        self.time.say(time_there(self._clock(), zone, self._home, hours))

    def _linked(self) -> Iterator[tuple[Named, str]]:
        """Who stands in for whom; the organisation is a field below."""
        card = self.card
        if card.deputy is not None:
            yield card.deputy, self.tr("Deputy: {name}").format(name=card.deputy.title)
        for each in card.deputy_of:
            yield each, self.tr("Stands in for {name}").format(name=each.title)

    def _today(self) -> date:
        return today_at(self._clock, self._home)

    # ------------------------------------------------------------ parts

    def _add_link(self, named: Named, said: str) -> None:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon("link"))
        button.setText(_short(said).replace("&", "&&"))
        button.setToolButtonStyle(_BESIDE)
        button.setToolTip(said)
        button.setAccessibleName(said)
        button.setObjectName(named.ref)
        button.clicked.connect(self._open)
        self._put(self._links, button)

    def _add_copy(self) -> None:
        button = QToolButton(self)
        button.setIcon(icon("copy"))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("Copy the address (Ctrl+Shift+C)"))
        button.setAccessibleName(self.tr("Copy the address"))
        button.clicked.connect(self.copy_address)
        self._put(self._ways, button)

    def _put(self, flow: FlowLayout, button: QPushButton | QToolButton) -> None:
        flow.addWidget(button)
        button.show()
        self.buttons.append(button)

    def _clear(self) -> None:
        for button in self.buttons:
            for flow in (self._links, self._ways):
                flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QToolButton):
            self.open_requested.emit(sender.objectName())

    def _react(self, changes: Changes) -> None:
        if self.card.ref and self.isVisible() and _KINDS & changes.kinds:
            self.show_person(self.card.ref)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SMALL)
        layout.setSpacing(GAP)
        for part in (self.who, self.focal):
            layout.addWidget(part)
        layout.addLayout(self._links)
        layout.addWidget(self.time)
        layout.addLayout(self._ways)
        layout.addWidget(self.care)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
