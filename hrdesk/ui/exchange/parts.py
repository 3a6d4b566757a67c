"""What the window asks of Exchange is for the part that is shown: its panes, its paper, its filter."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.top_bar import SearchBox


@runtime_checkable
class Part(Protocol):
    """Something that fills the page."""

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""


@runtime_checkable
class ListPart(Part, Protocol):
    """A part with a list of what came and went."""

    def printable(self) -> Printable | None:
        """The list, for paper."""

    def filter_box(self) -> SearchBox | None:
        """What narrows the list as one types."""


class PageOfParts(Page):
    """One part is shown at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        shown: object = self._stack.currentWidget()
        return shown.panes() if isinstance(shown, Part) else []

    def printable(self) -> Printable | None:
        """The list that is shown, for paper."""
        shown: object = self._stack.currentWidget()
        return shown.printable() if isinstance(shown, ListPart) else None

    def focus_filter(self) -> None:
        """Into the box that narrows the list, where there is one."""
        shown: object = self._stack.currentWidget()
        box = shown.filter_box() if isinstance(shown, ListPart) else None
        if box is not None:
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.selectAll()
