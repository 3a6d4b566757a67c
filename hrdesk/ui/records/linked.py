"""The records that link to the one that is shown; Enter opens one."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QListView, QWidget

from hrdesk.domain.records import kind_of
from hrdesk.store import listing
from hrdesk.ui.broken_text import line_height
from hrdesk.ui.desk import Desk
from hrdesk.ui.painting import paint_text
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, MEDIUM, colours
from hrdesk.ui.words import field_word, kind_word

Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 3


class LinkedView(QListView):
    """By kind, each with its title and the field that links here."""

    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._links = Named(self)
        self.setModel(self._links)
        self.setViewportMargins(MEDIUM, MEDIUM, MEDIUM, 0)
        self.setFrameShape(QListView.Shape.NoFrame)
        # Long titles begin alike: what tells them apart, and the field, stands at the end.
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Linked"))
        self.activated.connect(self._open)

    def show_record(self, ref: str) -> None:
        """Show what links to a record."""
        found = self._desk.read(listing.linked_from, ref)
        titles = titles_here(self._desk, [other for other, _ in found])
        template = self.tr("{kind}: {title}   ({field})")
        self._links.show(
            [
                (
                    other,
                    template.format(
                        kind=kind_word(kind_of(other)),
                        title=titles.get(other, other),
                        field=field_word(name),
                    ),
                )
                for other, name in found
            ]
        )

    def count_of(self, ref: str) -> int:
        """How many links lead to a record."""
        return len(self._desk.read(listing.linked_from, ref))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._links.rowCount():
            said, reading = self.tr("No other record links to it."), self.layoutDirection()
            colour = colours(self.palette()).secondary
            line = self.viewport().rect().adjusted(GAP, 0, -GAP, 0)
            line.setHeight(self.fontMetrics().height())
            paint_text(QPainter(self.viewport()), line, said, colour, reading=reading)

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._links.ref_at(index.row()))


class Named(QAbstractListModel):
    """Records by a line of text each."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._rows: list[tuple[str, str]] = []

    def show(self, rows: list[tuple[str, str]]) -> None:
        """Show (Ref, text) of each."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def ref_at(self, row: int) -> str:
        """The record of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height(self._rows[index.row()][1]))
        return None

    def _height(self, text: str) -> int:
        """As many lines as a text needs, up to some."""
        metrics, lines = self._view.fontMetrics(), line_height(self._view.font())
        room = QRect(0, 0, max(self._view.viewport().width() - 2 * GAP, 1), _MOST_LINES * lines)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        count = min(max(round(needed / lines), 1), _MOST_LINES)
        return row_height(self._view) + (count - 1) * lines
