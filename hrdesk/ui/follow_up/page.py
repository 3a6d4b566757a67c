"""The page Follow-up."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.ui.desk import Desk
from hrdesk.ui.records.place_page import KindHere, PlacePage
from hrdesk.ui.settings import Settings


class FollowUpPage(PlacePage):
    """What bodies recommended, what was promised, and the places to go back to."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        say = QCoreApplication.translate
        kinds = (
            KindHere(
                "recommendation",
                "flag",
                say("FollowUpPage", "There is no recommendation to follow up yet."),
            ),
            KindHere(
                "commitment",
                "handshake",
                say("FollowUpPage", "There is no commitment and no action point yet."),
            ),
            KindHere(
                "ratification",
                "table-2",
                say("FollowUpPage", "Nothing is known yet of who ratified what."),
            ),
            KindHere("instrument", "scale", say("FollowUpPage", "There is no instrument yet.")),
            KindHere("country_file", "globe", say("FollowUpPage", "There is no country file yet.")),
            KindHere("place", "map-pin", say("FollowUpPage", "There is no place to visit yet.")),
        )
        title = say("FollowUpPage", "Follow-up")
        super().__init__(desk, settings, "follow_up", title, kinds, parent)
