"""Notices that the computer is in another zone now, as after a journey, and asks what to show."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hrdesk.ui.calendar.banner import Banner
from hrdesk.ui.calendar.spoken import zone_words
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.zone_box import system_zone

_MODULE = "calendar"


class ComputerZone(QObject):
    """Keeps which zone the computer was in, and which one the calendar is shown in."""

    chosen = Signal(str)  # the zone to show the calendar in; empty for the desk's own

    def __init__(
        self,
        banner: Banner,
        settings: Settings,
        home: Callable[[], str],
        *,
        here: Callable[[], str] = system_zone,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._banner, self._settings, self._home, self._here = banner, settings, home, here
        self._asked = ""
        banner.answered.connect(self._answered)

    @property
    def shown(self) -> str:
        """The zone that was chosen last; empty for the desk's own."""
        return self._settings.kept_text(_MODULE, "shown_zone")

    def look(self) -> None:
        """Ask once when the computer has moved; the first time it is only noted where it is."""
        here, before = self._here(), self._settings.kept_text(_MODULE, "computer_zone")
        if here == before:
            return
        self._settings.keep_text(_MODULE, "computer_zone", here)
        if before and here != (self.shown or self._home()):
            self._ask(here)

    def _ask(self, here: str) -> None:
        home, self._asked = self._home(), here
        said = self.tr("This computer is now on {city} time. Show the calendar in:")
        at_home = self.tr("{city} (home)").format(city=zone_words(home))
        answers = [("here", zone_words(here))] if here != home else []
        self._banner.say(
            said.format(city=isolated(zone_words(here))), [*answers, ("home", at_home)]
        )

    def _answered(self, answer: str) -> None:
        if answer not in ("here", "home"):
            return
        zone = self._asked if answer == "here" else ""
        self._settings.keep_text(_MODULE, "shown_zone", zone)
        self.chosen.emit(zone)
