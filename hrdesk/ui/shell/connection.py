"""Connects one open desk with the window: what changed, what failed, how far work is, what waits.

It also says how confidential is what is on screen.
"""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, QTime, Slot

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import is_zone
from hrdesk.domain.errors import DeskError
from hrdesk.operations import finishing
from hrdesk.operations.editions import is_behind, take_edition
from hrdesk.operations.own_desk import DESK
from hrdesk.operations.undo import RECEIVE
from hrdesk.store import partners
from hrdesk.store.journal import REDO, UNDO
from hrdesk.ui import words
from hrdesk.ui.desk import Desk, Progress
from hrdesk.ui.discreet import LOOK
from hrdesk.ui.language import isolated
from hrdesk.ui.shell import undo_words
from hrdesk.ui.shell.marking_watch import MarkingWatch
from hrdesk.ui.shell.message_bar import MessageBar
from hrdesk.ui.shell.places import TODAY

if TYPE_CHECKING:
    from hrdesk.store.session import Session
    from hrdesk.ui.calendar.clock import Clock
    from hrdesk.ui.main_window import MainWindow
    from hrdesk.ui.today.page import TodayPage

_WAITS = (partners.WAITING, partners.PARTLY)


class Connection(QObject):
    """Lives as long as its desk is the window's."""

    def __init__(
        self, desk: Desk, window: "MainWindow", messages: MessageBar, now: "Clock"
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._messages = messages
        self._now = now
        desk.changed.connect(self._changed)
        desk.failed.connect(self._failed)
        desk.busy.connect(self._busy)
        desk.progressed.connect(self._progressed)
        self._marking = MarkingWatch(self)
        self._marking.found.connect(window.status.show_marking)
        desk.changed.connect(self._marking.look_again)
        window.places.moved.connect(self._marking.look_again)
        window.place_opened.connect(self._watch_page)
        window.stands_beside.connect(self._marking.watch_beside)
        window.undo_asked.connect(desk.undo)
        window.redo_asked.connect(desk.redo)
        window.progress.cancelled.connect(desk.cancel)
        # After the window went to the settings.
        window.status.key_clicked.connect(self._show_key)
        window.commands["weekly_update"].triggered.connect(self._begin_week)
        window.commands["visit_forecast"].triggered.connect(self._begin_forecast)
        window.commands["visit_brief"].triggered.connect(self._write_brief)
        self._name_desk()
        self.refresh()
        if desk.read(finishing.is_unsettled):
            desk.run(self._settled, finishing.settle)
        if desk.read(is_behind):
            desk.do(take_edition)

    def _settled(self, found: list[finishing.Settled]) -> None:
        """Say what became of the workbook that was not finished when the program broke off."""
        if found:
            self._messages.say(" ".join(map(settled_words, found)))
            self._desk.changed.emit(Changes("send", touched=frozenset({"outbox"})))

    @Slot()
    def _watch_page(self) -> None:
        self._marking.watch(self._window.page)

    @Slot()
    def _begin_week(self) -> None:
        self._today().week.trigger()

    @Slot()
    def _begin_forecast(self) -> None:
        self._today().forecast.trigger()

    @Slot()
    def _write_brief(self) -> None:
        write = getattr(self._window.page, "write_brief", None)
        if write is None or not write():
            self._messages.say(
                QCoreApplication.translate("work", "Choose one visit first: a brief is about one.")
            )

    def _today(self) -> "TodayPage":
        """Today, brought to the front: updates begin there."""
        from hrdesk.ui.today.page import TodayPage

        self._window.go(TODAY)
        page = self._window.page
        assert isinstance(page, TodayPage)
        return page

    @Slot()
    def _show_key(self) -> None:
        """The settings are long: what they say of the key is scrolled to."""
        from hrdesk.ui.settings_page.settings_page import SettingsPage

        if isinstance(self._window.page, SettingsPage):
            self._window.page.show_key()

    def _name_desk(self) -> None:
        identity = self._desk.database.identity
        self._window.set_desk_name(identity.name or identity.code)
        self._window.status.show_key_in_file(identity.key_place == "file")

    def refresh(self) -> None:
        """Read again what Undo and Redo would do, and how many workbooks wait."""
        undo, redo, waiting = self._desk.read(_standing)
        self._window.show_undo(undo)
        self._window.show_redo(redo)
        self._window.show_waiting(waiting)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.operation == LOOK:
            self.refresh()
            return
        self._window.status.show_saved(self._time())
        self.refresh()
        # What a workbook did is told, with its Undo, where the workbook was taken in.
        if DESK in changes.touched:
            self._name_desk()
        elif not changes.edits or changes.operation == RECEIVE:
            return
        role = changes.operation if changes.operation in (UNDO, REDO) else ""
        done = self._desk.read(undo_words.of_changes, changes)
        sentence = undo_words.sentence_of(done, role=role)
        self._window.undo_bar.offer(sentence, undo=role != UNDO)

    def _time(self) -> QTime:
        """The time of day in the zone of the desk, as every other time in the window."""
        zone = self._desk.database.identity.zone
        now = self._now().astimezone(ZoneInfo(zone) if is_zone(zone) else None)
        return QTime(now.hour, now.minute)

    @Slot(object)
    def _failed(self, error: DeskError) -> None:
        if error.code != "cancelled":
            self._messages.say(words.error_sentence(error))

    @Slot(bool)
    def _busy(self, busy: bool) -> None:
        if busy:
            self._window.progress.begin()
        else:
            self._window.progress.finish()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        said = work_word(progress.what)
        if progress.total and said:
            counted = QCoreApplication.translate("work", "{work}: {done} of {total}")
            said = counted.format(work=said, done=progress.done, total=progress.total)
        self._window.progress.advance(progress.done, progress.total, said)


def work_word(code: str) -> str:
    """What long work is doing, by its code; a sheet of a workbook is called as it is."""
    said = QCoreApplication.translate
    return {
        "choose": said("work", "Choosing what may leave"),
        "read": said("work", "Reading the workbook"),
        "write": said("work", "Writing the workbook"),
        "check": said("work", "Reading the finished workbook again"),
        "backup": said("work", "Copying the desk"),
        "plan": said("work", "Comparing with your records"),
        "take_in": said("work", "Taking in what was decided"),
        "move": said("work", "Writing the desk that moves"),
        "undo": said("work", "Taking back"),
        "redo": said("work", "Doing again"),
        "empty_bin": said("work", "Emptying the bin"),
        "copy": said("work", "Copying rows"),
        "duplicates": said("work", "Looking for what stands here twice"),
    }.get(code, code)


def settled_words(settled: finishing.Settled) -> str:
    """What became of a workbook that was not finished when the program broke off."""
    said = QCoreApplication.translate
    return {
        finishing.Fate.NAMED: said(
            "work",
            "{file} was whole when HRDesk broke off: it has its name now, and counts as sent.",
        ),
        finishing.Fate.SENT: said(
            "work", "{file} was just written when HRDesk broke off: it counts as sent."
        ),
        finishing.Fate.NOT_SENT: said(
            "work",
            "{file} was not finished when HRDesk broke off: it is gone and counts as not sent."
            " Share again what should go.",
        ),
    }[settled.fate].format(file=isolated(settled.path.name))


def _standing(session: "Session") -> tuple[str, str, int]:
    from hrdesk.store import journal

    undo, redo = journal.to_undo(session), journal.to_redo(session)
    waiting = sum(each.status in _WAITS for each in partners.received(session))
    return (
        undo_words.name_of(undo_words.of_entry(session, undo)) if undo else "",
        undo_words.name_of(undo_words.of_entry(session, redo)) if redo else "",
        waiting,
    )
