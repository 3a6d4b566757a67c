"""Loads what the places will need while nobody waits, so that each opens at once the first time."""

import importlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from hrdesk.ui.shell.places import CALENDAR, CONTACTS, DOCUMENTS, EXCHANGE, FOLLOW_UP, VISITS

_EVERY = 10
_AFTER_OPENING = 400
# Each page is built, out of sight, once it is loaded.
_PAGES = {
    "hrdesk.ui.contacts.page": CONTACTS,
    "hrdesk.ui.calendar.page": CALENDAR,
    "hrdesk.ui.visits.page": VISITS,
    "hrdesk.ui.exchange.page": EXCHANGE,
    "hrdesk.ui.follow_up.page": FOLLOW_UP,
    "hrdesk.ui.documents.page": DOCUMENTS,
}
# From what others are built of to the pages themselves, so that each takes a few milliseconds.
_AHEAD = (
    "hrdesk.ui.records.editors.dates",
    "hrdesk.ui.records.editors.make",
    "hrdesk.ui.records.fields",
    "hrdesk.ui.records.form",
    "hrdesk.ui.records.detail_pane",
    "hrdesk.ui.records.list_pane",
    "hrdesk.ui.records.place_page",
    "hrdesk.ui.contacts.page",
    "hrdesk.ui.calendar.month_view",
    "hrdesk.ui.calendar.page",
    "hrdesk.ui.visits.time_line",
    "hrdesk.ui.visits.page",
    "hrdesk.exchange.apart",
    "hrdesk.operations.inbox",
    "hrdesk.operations.send",
    "hrdesk.ui.exchange.home",
    "hrdesk.ui.exchange.record_pane",
    "hrdesk.ui.exchange.review_page",
    "hrdesk.ui.exchange.share_page",
    "hrdesk.ui.exchange.page",
    "hrdesk.ui.widgets.hit_list",
    "hrdesk.ui.follow_up.view",
    "hrdesk.ui.follow_up.recommendations_view",
    "hrdesk.ui.follow_up.plan_view",
    "hrdesk.ui.follow_up.ratification_view",
    "hrdesk.ui.follow_up.joint_view",
    "hrdesk.ui.follow_up.reports_view",
    "hrdesk.ui.follow_up.themes_view",
    "hrdesk.ui.follow_up.page",
    "hrdesk.ui.documents.page",
)


class Warming(QObject):
    """One module or page at a time, with a pause after each in which keys and clicks are answered.

    `build` builds the page of a place; it says False where somebody is at work just then, and is
    asked again later.
    """

    def __init__(
        self, parent: QObject, build: Callable[[str], bool], modules: Sequence[str] = _AHEAD
    ) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._build, self._to_build = build, ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._do_next)

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded and built."""
        return not (self._left or self._to_build)

    def start(self) -> None:
        """Begin once what is on screen is painted; a second time goes on."""
        self._timer.start(_AFTER_OPENING)

    @Slot()
    def stop(self) -> None:
        """The window closes: nothing more is loaded or built for it."""
        self._timer.stop()

    def wait(self) -> None:
        """Somebody opened a place: nothing is loaded until it can be worked in."""
        if self._timer.isActive():
            self._timer.start(_AFTER_OPENING)

    def _do_next(self) -> None:
        self._timer.setInterval(_EVERY)
        if self._to_build:
            if self._build(self._to_build):
                self._to_build = ""
            else:
                self.wait()
        elif self._left:
            name = self._left.pop(0)
            importlib.import_module(name)
            self._to_build = _PAGES.get(name, "")
        else:
            self._timer.stop()
