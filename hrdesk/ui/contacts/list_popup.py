"""A small pop-up in which one types the name of a mailing list, to put people on it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hrdesk.ui.desk import Desk
from hrdesk.ui.painting import box
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.tokens import CARD_RADIUS, MEDIUM, SMALL, colours, scaled


class ListPopup(QFrame):
    """Offers the lists of the desk, and to make one of the name that is typed."""

    chosen = Signal(str)  # Ref of a list
    new_wanted = Signal(str)  # the name of a list to make

    def __init__(self, desk: Desk, count: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = Hint(self)
        said.say(self.tr("Put %n people on a mailing list", "", count))
        self.line = PickLine(RecordFinder(desk, "mailing_list").find, self)
        self.line.setAccessibleName(self.tr("Mailing list"))
        self.line.setPlaceholderText(self.tr("Name of a mailing list"))
        self.line.setMinimumWidth(scaled(self.font(), 320))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, SMALL, MEDIUM, MEDIUM)
        layout.setSpacing(SMALL)
        layout.addWidget(said)
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
