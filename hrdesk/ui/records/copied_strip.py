"""Says over a list what of the rows that were copied stayed here, and copies that too if wanted."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.printing.private_copy import MINUTES
from hrdesk.ui.printing.tables import Copied


class CopiedStrip(Notice):
    """Gone where a copy was harmless: then there is nothing to say."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = QAction(self.tr("Copy all, for this desk only"), self)
        self.all.triggered.connect(self.all_wanted)

    def tell_copied(self, found: Copied, *, is_private: bool) -> None:
        """What became of a copy; a `is_private` one is told of even where all of it went."""
        if found.is_whole and not found.at_risk and not is_private:
            self.hide()
            return
        said = [self._private(found) if is_private else self._rows(found), *self._held(found)]
        self.tell(" ".join(said), [] if found.is_whole else [self.all])

    def tell_nothing(self) -> None:
        """It was stopped, and the clipboard holds what it held."""
        self.tell(self.tr("Nothing was copied."), [])

    def _rows(self, found: Copied) -> str:
        if not found.rows:
            return self.tr("Nothing was copied.")
        return self.tr("%n row(s) copied as a table.", "", len(found.rows))

    def _private(self, found: Copied) -> str:
        if not found.rows:
            return self.tr("Nothing was copied.")
        copied = self.tr("%n row(s) copied for this desk only.", "", len(found.rows))
        gone = self.tr("In %n minute(s) they are off the clipboard.", "", MINUTES)
        return f"{copied} {gone}"

    def _held(self, found: Copied) -> Iterator[str]:
        if found.rows_held:
            yield self.tr(
                "Not copied: %n row(s) labelled Internal or Partners.", "", found.rows_held
            )
        if found.rows and found.columns_held:
            yield self.tr(
                "Not copied: %n column(s) for this desk or partners only.", "", found.columns_held
            )
        if found.names_held:
            yield self.tr("Not copied: %n linked name(s) of such records.", "", found.names_held)
        if found.at_risk:
            yield self.tr("%n person(s) at risk: in no copy.", "", found.at_risk)
