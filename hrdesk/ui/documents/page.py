"""The page Documents: the register of papers, the statement tracker, and agreements."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.document_tabs import DocumentTabs
from hrdesk.ui.records.place_page import KindHere
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.records.viewed_page import ViewedPage, ViewHere
from hrdesk.ui.settings import Settings


class DocumentsPage(ViewedPage):
    """Papers by symbol and date, from the first draft to the day they are issued."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        say = QCoreApplication.translate
        empty = say("DocumentsPage", "There is no statement, report or agreement yet.")
        kinds = (KindHere("document", "file-text", empty),)
        views = (
            ViewHere("tracker", say("DocumentsPage", "Statements"), _tracker),
            ViewHere("agreements", say("DocumentsPage", "Agreements"), _agreements),
        )
        title = say("DocumentsPage", "Documents")
        super().__init__(
            desk, settings, "documents", title, kinds, views, clock=clock, parent=parent
        )
        self.tabs = DocumentTabs(desk, settings, self.detail.form, self._today)
        self.tabs.open_requested.connect(self.show_record)

    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)


def _tracker(desk: Desk, settings: Settings, clock: Clock) -> PlaceView:
    from hrdesk.ui.documents.tracker_view import TrackerView

    return TrackerView(desk, settings, clock)


def _agreements(desk: Desk, settings: Settings, clock: Clock) -> PlaceView:
    from hrdesk.ui.documents.agreements_view import AgreementsView

    return AgreementsView(desk, settings, clock)
