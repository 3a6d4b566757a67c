"""Looks each minute for what is to be reminded of, and tells when that is something else."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from hrdesk.domain.changes import Changes
from hrdesk.operations import reminders
from hrdesk.operations.reminders import REMIND, Leads, Reminder
from hrdesk.store.database import Database
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings

_KINDS = frozenset({"activity", "visit", "commitment", "ratification", REMIND})
# How long nothing is written while there is nothing new: a look is no work of a person.
_LONGEST_UNWRITTEN = 900
_PLACE = "reminders"


class ReminderWatch(QObject):
    """Lives as long as its desk is the window's."""

    changed = Signal()
    arrived = Signal()  # something is to be shown that was not shown before

    def __init__(self, desk: Desk, settings: Settings, clock: Clock) -> None:
        super().__init__(desk)
        self._desk, self._settings, self._clock = desk, settings, clock
        self._looked: datetime | None = None
        self._written: datetime | None = None
        self._asked = 0
        self.due: list[Reminder] = []
        self._ticking = Ticking(clock, desk.database.identity.zone, self)
        self._ticking.minute.connect(self.look)
        desk.changed.connect(self._react)

    @property
    def zone(self) -> str:
        """The zone in which times are told."""
        return self._desk.database.identity.zone

    @property
    def now(self) -> datetime:
        """What time it is."""
        return self._clock()

    def look(self) -> None:
        """Read beside all other work what shows now; nothing once the desk is closed."""
        if self._desk.is_closed:
            return
        self._asked += 1
        now, leads = self._clock(), standard_leads(self._settings)
        self._desk.look_beside(
            partial(self._found, self._asked, now), _due, now, leads, self._looked
        )

    def _found(self, asked: int, now: datetime, due: list[Reminder]) -> None:
        """The answer to the last look counts; whoever asked since then knows more."""
        if asked != self._asked:
            return
        known = {each.key for each in self.due}
        self.due, self._looked = due, now
        new = [each.key for each in due if each.key not in known]
        if new or self._is_long_unwritten(now):
            self._written = now
            self._desk.do(reminders.note_shown, new, now)
        self.changed.emit()
        if new:
            self.arrived.emit()

    def _is_long_unwritten(self, now: datetime) -> bool:
        return self._written is None or (now - self._written).total_seconds() > _LONGEST_UNWRITTEN

    def _react(self, changes: Changes) -> None:
        if _KINDS & changes.kinds:
            self.look()


def _due(
    database: Database, now: datetime, leads: Leads, since: datetime | None, *, cancelled: object
) -> list[Reminder]:
    with database.reading() as session:
        return list(reminders.due(session, now, leads, since=since))


def standard_leads(settings: Settings) -> Leads:
    """How long before, as the person set it."""
    usual = Leads()
    return Leads(
        _kept(settings, "meetings", usual.meetings), _kept(settings, "deadlines", usual.deadlines)
    )


def keep_standard_leads(settings: Settings, leads: Leads) -> None:
    """Keep how long before, for all that has no lead of its own."""
    settings.keep_text(_PLACE, "meetings", str(leads.meetings))
    settings.keep_text(_PLACE, "deadlines", str(leads.deadlines))


def _kept(settings: Settings, name: str, usual: int) -> int:
    text = settings.kept_text(_PLACE, name)
    return int(text) if text.removeprefix("-").isdecimal() else usual
