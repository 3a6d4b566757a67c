"""What a line of a programme is read as, said while it is typed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hrdesk.domain.changes import Changes
from hrdesk.domain.slots import NEXT_DAY, Slot, read_slot
from hrdesk.operations.programme_items import people_called
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.ui.calendar.spoken import short_day_words, wall_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, day_and_time

translate = QCoreApplication.translate


class _Meant(NamedTuple):
    """Whom the names in a line mean, as they are called, and those that mean nobody alone."""

    known: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class LineReading(QObject):
    """Says what a line means; names are looked for beside all other work, and said when found.

    Among thousands of people in other scripts that takes longer than a key may.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._slot: Slot | None = None
        self._question: _Question | None = None
        self._meant: dict[tuple[str, ...], _Meant] = {(): _Meant()}
        desk.changed.connect(self._react)

    def read(self, text: str, after: datetime | None) -> None:
        """Say what the line means, as far as it is typed; nothing where no day is known."""
        self._slot = slot = read_slot(text, after) if text.strip() and after is not None else None
        names = slot.names if slot is not None else ()
        if self._question is not None and self._question.names != names:
            self._ask_no_more()
        if slot is None:
            self.said.emit("")
        elif names in self._meant:
            self.said.emit(_words(slot, self._meant[names]))
        elif self._question is None:
            self._question = question = _Question(names)
            self._desk.look_at_once(partial(self._answered, question), question)

    def _answered(self, question: "_Question", meant: _Meant) -> None:
        """What was asked before something else was typed is told to nobody."""
        if question is not self._question or self._slot is None:
            return
        self._question = None
        self._meant = {(): _Meant(), question.names: meant}
        self.said.emit(_words(self._slot, meant))

    def _ask_no_more(self) -> None:
        if self._question is not None:
            self._question.is_outdated.set()
            self._question = None

    def _react(self, changes: Changes) -> None:
        if "person" in changes.kinds:
            self._ask_no_more()
            self._meant = {(): _Meant()}


class _Question:
    """Whom names mean; it may be outdated before its turn comes."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.is_outdated = Event()

    def __call__(self, database: Database, *, cancelled: Callable[[], bool]) -> _Meant:
        if cancelled() or self.is_outdated.is_set():
            return _Meant()
        with database.reading() as session:
            known, unknown = people_called(session, self.names)
            titles = listing.titles(session, known)
        return _Meant(tuple(titles[each] for each in known if each in titles), tuple(unknown))


def is_day_alone(text: str, after: datetime) -> bool:
    """Whether a line goes to the next day, and does not say with what."""
    slot = read_slot(text, after)
    return text.startswith(NEXT_DAY) and not (slot.subject or slot.names)


def _words(slot: Slot, meant: _Meant) -> str:
    """`Mon 8 Mar, 09:00–10:30 · Opening · with Kang`; a name that fits nobody alone is told."""
    parts = [_when(slot), isolated(slot.subject) if slot.subject else ""]
    if not (slot.subject or slot.names):
        parts.append(translate("programme", "go on with what it is: 9:00 Opening"))
    if meant.known:
        names = comma().join(map(isolated, meant.known))
        parts.append(translate("programme", "with {names}").format(names=names))
    for name in meant.unknown:
        said = translate("programme", "{name}: nobody alone is called so, it stays in the title")
        parts.append(said.format(name=isolated(f"@{name}")))
    return " · ".join(part for part in parts if part)


def _when(slot: Slot) -> str:
    times = wall_words(f"{slot.starts:%H:%M}", f"{slot.ends:%H:%M}")
    return day_and_time(short_day_words(slot.starts.date()), times)
