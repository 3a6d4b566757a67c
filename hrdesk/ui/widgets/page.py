"""What the window may ask of every page; a page answers what concerns it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from hrdesk.ui.printing.printable import Printable
    from hrdesk.ui.widgets.listed import Listed


class Page(QWidget):
    """One place of the window. The answers given here are those of a page with nothing special."""

    # Whether it hides by itself what a discreet view hides; else it is veiled whole then.
    hides_by_itself = False
    # Whether an empty address leaves what it shows: there is nothing to go back to then.
    stays_as_it_is = False
    moved = Signal(str)  # what the page shows now, as `show_address` would be told
    share_requested = Signal(list)  # Refs of records to send to a partner
    apart_requested = Signal(list)  # Refs of records to show in windows of their own
    said = Signal(str)  # a sentence about what was just done, with nothing to undo

    def show_address(self, rest: str) -> None:
        """Shows what an address names within this page; an empty one means the page as it opens."""

    def panes(self) -> list[QWidget]:
        """Where F6 takes the focus, in reading order."""
        return [self]

    def focus_filter(self) -> None:
        """Moves the focus to the filter of the list."""

    def begin_new(self) -> None:
        """Begins a new thing of the kind that this page is for."""

    def chosen(self) -> list[str]:
        """The Refs of the records that are chosen: what one means by "these"."""
        return []

    def printable(self) -> "Printable | None":
        """What is shown, for paper; None where there is nothing to print."""
        return None

    def listed(self) -> "Listed | None":
        """The records of a kind that are shown, and with which fields; None where there are none."""
        return None

    def choose_columns(self) -> None:
        """Asks which columns the list shows, in which order and how wide."""

    def toggle_side(self) -> None:
        """Hides or shows the side list."""

    def lock(self) -> None:
        """Puts away what must not stay open; called before the desk closes, and when it is locked."""
