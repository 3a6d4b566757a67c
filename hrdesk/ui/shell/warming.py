"""Loads what the places will need while nobody waits, so that each opens at once the first time."""

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

_EVERY = 30
_AFTER_OPENING = 400
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
    """One module at a time, with a pause after each in which keys and clicks are answered."""

    def __init__(self, parent: QObject, modules: Sequence[str] = _AHEAD) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._load_next)

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._left

    def start(self) -> None:
        """Begin once what is on screen is painted; a second time goes on."""
        self._timer.start(_AFTER_OPENING)

    def wait(self) -> None:
        """Somebody opened a place: nothing is loaded until it can be worked in."""
        if self._timer.isActive():
            self._timer.start(_AFTER_OPENING)

    def _load_next(self) -> None:
        self._timer.setInterval(_EVERY)
        if self._left:
            importlib.import_module(self._left.pop(0))
        else:
            self._timer.stop()
