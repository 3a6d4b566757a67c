"""The page Documents."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.ui.desk import Desk
from hrdesk.ui.records.place_page import KindHere, PlacePage
from hrdesk.ui.settings import Settings


class DocumentsPage(PlacePage):
    """Papers by symbol and date, from the first draft to the day they are issued."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        say = QCoreApplication.translate
        empty = say("DocumentsPage", "There is no statement, report or agreement yet.")
        kinds = (KindHere("document", "file-text", empty),)
        title = say("DocumentsPage", "Documents")
        super().__init__(desk, settings, "documents", title, kinds, parent)
