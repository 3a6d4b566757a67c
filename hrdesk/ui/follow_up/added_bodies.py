"""A line in which one finds a body that is to have a column before anything stands in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.settings import Settings

_PLACE = "follow_up"


class AddedBodies(PickLine):
    """The bodies that were added stay on this machine, under `part` of its settings."""

    added = Signal(str)  # Ref

    def __init__(
        self, desk: Desk, settings: Settings, part: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.bodies, parent)
        self._settings, self._part = settings, part
        self._finder = RecordFinder(desk, "organisation")
        self.refs = settings.kept_text(_PLACE, part).split()
        self.chosen.connect(self.add)

    def bodies(self, typed: str) -> list[Offer]:
        """Bodies that there are; none is begun here."""
        return [each for each in self._finder.find(typed) if each.key]

    def add(self, offer: Offer) -> None:
        """One more column."""
        self.refs = list(dict.fromkeys((*self.refs, offer.key)))
        self._settings.keep_text(_PLACE, self._part, " ".join(self.refs))
        self.clear()
        self.added.emit(offer.key)
