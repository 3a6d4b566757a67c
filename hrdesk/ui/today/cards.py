"""A card that holds a list as high as its lines, so that the page scrolls and not the card."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.widgets.card import Card


class LineCard(Card):
    """Says a sentence where it has no lines."""

    def __init__(
        self,
        title: str,
        *,
        lead: str = "",
        stacked: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.list = LineList(title, self, lead=lead, stacked=stacked, wraps=wraps or not stacked)
        # How high its lines are depends on how wide they are, which is known after the list is.
        self.list.viewport().installEventFilter(self)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line], *, empty: str = "") -> None:
        """Show these lines, or the sentence for none."""
        self.list.show_lines(lines or [Line(empty, Sort.NOTE)])
        self._fit()

    def choose_near(self, row: int) -> None:
        """Make the line at a row current, or the last one."""
        model = self.list.model()
        at = model.index(min(row, model.rowCount() - 1), 0)
        if at.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.list.setCurrentIndex(at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list.viewport() and isinstance(event, QResizeEvent):
            self._follow_width(event)
        return super().eventFilter(watched, event)

    def _follow_width(self, event: QResizeEvent) -> None:
        # Higher or lower it becomes by this very fitting.
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        height = self.list.fitting_height()
        if height != self.list.minimumHeight():
            self.list.setFixedHeight(height)
            # Out of sight nothing is laid out: the column would keep the height of before.
            self.updateGeometry()
