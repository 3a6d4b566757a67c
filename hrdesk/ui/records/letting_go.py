"""The four ways to let go of records, told apart wherever they are offered."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from hrdesk.ui.icons import icon
from hrdesk.ui.widgets.menu_letters import give_letters


class Way(Enum):
    """From the mildest to the one that nothing takes back."""

    ASIDE = auto()
    BIN = auto()
    OFF_DESK = auto()
    ERASE = auto()


_ICONS = {
    Way.ASIDE: "archive",
    Way.BIN: "trash-2",
    Way.OFF_DESK: "x",
    Way.ERASE: "eraser",
}


class RarerWays(QMenu):
    """One step further than the others: nobody erases for good what was meant for the bin."""

    def __init__(self, actions: Sequence[QAction], menu: QMenu) -> None:
        super().__init__(QCoreApplication.translate("LettingGo", "Other ways to remove"), menu)
        self.addActions(actions)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(partial(give_letters, self))
        menu.aboutToShow.connect(self._look)
        menu.addMenu(self)

    def _look(self) -> None:
        """There as long as one of them may be taken."""
        able = any(each.isVisible() and each.isEnabled() for each in self.actions())
        self.menuAction().setVisible(able)


def letting_go(way: Way, parent: QObject) -> QAction:
    """The entry of a menu, which says under the mouse what becomes of the record."""
    action = QAction(icon(_ICONS[way]), way_word(way), parent)
    action.setToolTip(way_sentence(way))
    return action


def way_word(way: Way) -> str:
    """What it is called."""
    say = QCoreApplication.translate
    match way:
        case Way.ASIDE:
            return say("LettingGo", "Put aside")
        case Way.BIN:
            return say("LettingGo", "Remove (to the bin)")
        case Way.OFF_DESK:
            return say("LettingGo", "Take off this desk")
        case Way.ERASE:
            return say("LettingGo", "Erase for good…")


def way_sentence(way: Way) -> str:
    """Where the record is then, who hears of it, and whether it comes back."""
    say = QCoreApplication.translate
    match way:
        case Way.ASIDE:
            return say(
                "LettingGo",
                "It leaves the lists; search still finds it, and it can be brought back.",
            )
        case Way.BIN:
            return say(
                "LettingGo",
                "It goes to the bin, from which it can be brought back. Partners who have it are"
                " asked at the next exchange whether they remove it too.",
            )
        case Way.OFF_DESK:
            return say(
                "LettingGo",
                "It goes from this desk alone: no other desk hears of it, and it comes in again"
                " only if you say so. It can be undone.",
            )
        case Way.ERASE:
            return say(
                "LettingGo",
                "It goes from this desk with its history, and nothing brings it back. You see"
                " first what that means.",
            )
