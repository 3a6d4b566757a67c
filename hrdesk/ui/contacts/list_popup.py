"""A small pop-up in which one takes a mailing list, or types the name of one, to put people on it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import box
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.tokens import CARD_RADIUS, GAP, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.sided import SidedLabel

_NAMED = 3


class ListPopup(QFrame):
    """Says who is meant, offers the lists of the desk, and to make one of the name that is typed."""

    chosen = Signal(str)  # Ref of a list
    new_wanted = Signal(str)  # the name of a list to make

    def __init__(self, desk: Desk, refs: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        said = SidedLabel(self.tr("Put %n people on a mailing list", "", len(refs)), self)
        self.who = Hint(self)
        self.who.say(" · ".join(self._named(refs)))
        self.line = PickLine(RecordFinder(desk, "mailing_list").find, self)
        self.line.setAccessibleName(self.tr("Mailing list"))
        self.line.waits = True
        self._has_lists = bool(desk.read(listing.count, Query("mailing_list")))
        self.line.setPlaceholderText(
            self.tr("Choose a list, or name a new one")
            if self._has_lists
            else self.tr("Name of the first mailing list")
        )
        self.setFixedWidth(scaled(self.font(), 360))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, SMALL, MEDIUM, MEDIUM)
        layout.setSpacing(SMALL)
        layout.addWidget(said)
        layout.addWidget(self.who)
        layout.addSpacing(GAP)
        layout.addWidget(self.line)
        self.line.chosen.connect(self._take)
        self.line.returnPressed.connect(self.line.offer)

    def open_over(self, widget: QWidget) -> None:
        """Show it in the middle of a widget."""
        self.adjustSize()
        middle = QPoint((widget.width() - self.width()) // 2, widget.height() // 5)
        self.move(widget.mapToGlobal(middle))
        self.show()
        self.line.setFocus()
        if self._has_lists:
            self.line.offer()

    def _named(self, refs: Sequence[str]) -> Iterator[str]:
        """The first by name, and how many more there are."""
        named = refs[:_NAMED] if len(refs) > _NAMED + 1 else refs
        for line in self._desk.read(listing.lines, "person", named):
            yield isolated(shown(line.title, line.label, line.ref))
        if more := len(refs) - len(named):
            yield self.tr("%n more", "", more)

    def _take(self, offer: object) -> None:
        assert isinstance(offer, Offer)
        if offer.key:
            self.chosen.emit(offer.key)
        else:
            self.new_wanted.emit(offer.hint)
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.window)
        box(painter, self.rect(), now.window, now.field_edge, radius=CARD_RADIUS)
