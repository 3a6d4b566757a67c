"""Builds the objects of the window and connects them: settings, looks, language, desk, window."""

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from hrdesk import __version__
from hrdesk.ui import language
from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.crash import CrashReporter
from hrdesk.ui.garbage import GarbageCollection
from hrdesk.ui.icons import app_icon
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import measure
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.shell.first_paint import FirstPaint
from hrdesk.ui.shell.warming import Warming
from hrdesk.ui.theme import apply_theme

if TYPE_CHECKING:
    from hrdesk.domain.errors import DeskError
    from hrdesk.operations.first_desk import FirstDesk
    from hrdesk.store.database import Database
    from hrdesk.ui.first_start.first_start import FirstStart
    from hrdesk.ui.shell.opening import DeskOpener

_LOGS = "log"
# In seconds.
_TURN, _STILL = 0.0001, 0.5
_SUFFIX, _MOVED = ".hrdesk", ".hrdesk-move"


def run(file: Path | None = None, *, begun: float = 0.0, measure_start: bool = False) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    `begun` is when the process began, in seconds since 1970.
    """
    keep_window_in_front()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("HRDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("hrdesk")
    settings = Settings()
    crashes = CrashReporter(settings.folder / _LOGS, app)
    crashes.install()
    garbage = GarbageCollection(app)
    garbage.begin(once_settled=True)
    program = Program(app, settings)
    program.ready.connect(garbage.settle)
    program.ready.connect(crashes.keep_notes)
    if measure_start:
        program.ready.connect(app.quit)
    program.start(file)
    code = app.exec()
    program.close()
    garbage.end()
    if measure_start:
        began = measure.process_began(begun)
        print(measure.report(began, program.painted, program.usable, program.worked))
    return code


def keep_window_in_front() -> None:
    """Let what works beside give way to keys and clicks at once.

    Python's threads take turns after five milliseconds, and painting asks for its turn hundreds of
    times. What works for seconds does so in a process beside; of what the desk's thread has to do
    itself, a fifth of a second of each key went to waiting, and twice as much of the slowest.
    """
    sys.setswitchinterval(_TURN)


class Program(QObject):
    """One window with one desk at a time. Another desk gets a window of its own in its place."""

    ready = Signal()  # a desk is shown, or a page that asks what to do

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        *,
        now: Clock = this_moment,
        spoken: language.Language | None = None,
    ) -> None:
        super().__init__()
        self._now = now
        self._settings = settings
        language.speak(app, spoken or language.choose(settings.language))
        self._theme = apply_theme(app, settings)
        self._opener: DeskOpener | None = None
        self._wanted: Path | None = None
        self._first_start: FirstStart | None = None
        self._has_moved = False
        self._warming = Warming(self, self._build_ahead)
        self.painted = 0.0
        self.worked = 0.0  # seconds of the processor until then
        self.usable = 0.0
        self.window = self._new_window()

    def start(self, file: Path | None = None) -> None:
        """Show the window, and once it is painted open this desk or the last one, or make one."""
        self._wanted = file if file is not None else self._settings.last_desk
        FirstPaint(self.window).happened.connect(self._after_paint)
        self.window.show()

    def close(self) -> None:
        """Give the desk back and close the window."""
        if self._opener is not None:
            self._opener.close()
        self.window.close()

    @Slot()
    def _after_paint(self) -> None:
        self.painted, self.worked = time.time(), time.process_time()
        # The window is on screen sooner when its sign is drawn, in five sizes, after that.
        QApplication.setWindowIcon(app_icon())
        if self._wanted is not None:
            self.open(self._wanted)
        else:
            self.ask_for_first_desk()
            self._now_usable()

    # ------------------------------------------------------------ desks

    def open(self, path: Path) -> None:
        """Open a desk in place of the one that is shown."""
        from hrdesk.operations.moved_mark import is_moved

        self._wanted = path
        if is_moved(path):
            self._move_in(path)
            return
        self.window.progress.begin(self.tr("Opening the desk"))
        self._open_beside().open(path)

    def _move_in(self, moved: Path) -> None:
        """Make the desk of a moved file, once a person has said where and by which passphrase."""
        from hrdesk.ui.shell.moving_in import ask_where_to

        wanted = ask_where_to(self.window, moved, self.default_folder())
        if wanted is None:
            if self.window.desk is None and self._first_start is None:
                self.ask_for_first_desk()
                self._now_usable()
            return
        if self._first_start is not None:
            self._first_start.show_busy(tells=False)
        self._has_moved = True
        self.window.progress.begin(self.tr("Unlocking the desk"))
        self._open_beside().move_in(wanted)

    def _open_beside(self) -> "DeskOpener":
        """What opens desks, loaded with the first of them: the window is painted by then."""
        from hrdesk.ui.shell.opening import DeskOpener

        if self._opener is None:
            self._opener = DeskOpener(partial(_minute, self._now), self)
            self._opener.opened.connect(self._opened)
            self._opener.refused.connect(self._refused)
            self._opener.progressed.connect(self._unlocked)
        return self._opener

    @Slot()
    def ask_for_first_desk(self) -> None:
        """The three pages of the first start."""
        from hrdesk.ui.first_start.first_start import FirstStart

        first = FirstStart(
            self.default_folder(), self._settings.language, can_leave=self.window.desk is not None
        )
        first.wanted.connect(self._make)
        first.open_wanted.connect(self.ask_for_desk)
        first.left.connect(self._leave_first_start)
        self._first_start = first
        self.window.cover(first)

    @Slot()
    def ask_for_desk(self) -> None:
        """Which file to open."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Open a desk"),
            str(self.default_folder()),
            ";;".join(
                (
                    self.tr("Desks of HRDesk (*{suffix})").format(suffix=f"{_SUFFIX} *{_MOVED}"),
                    self.tr("All files (*)"),
                )
            ),
        )
        if chosen:
            self.open(Path(chosen))

    @Slot()
    def open_sample(self) -> None:
        """The sample desk, made when it is not there yet."""
        from hrdesk.operations.desks import SAMPLE_CODE, SAMPLE_NAME, Start
        from hrdesk.operations.first_desk import FirstDesk

        path = self.default_folder() / f"{SAMPLE_NAME}{_SUFFIX}"
        if path.exists():
            self.open(path)
        else:
            self._make(FirstDesk(path, SAMPLE_CODE, SAMPLE_NAME, start=Start.SAMPLE))

    def default_folder(self) -> Path:
        """Where desks lie unless a person says otherwise."""
        from platformdirs import user_documents_path

        desk = self.window.desk
        if desk is not None:
            return desk.database.path.parent
        return self._settings.folder if "HRDESK_DATA" in os.environ else user_documents_path()

    @Slot(object)
    def _make(self, wanted: "FirstDesk") -> None:
        first = self._first_start
        self._wanted = wanted.path
        if first is not None:
            self._settings.language = first.spoken
            first.show_busy()
        else:
            self.window.progress.begin(self.tr("Making the desk"))
        self._open_beside().make(wanted)

    @Slot(object)
    def _opened(self, database: "Database") -> None:
        from hrdesk.ui.desk import Desk

        self.window.progress.finish()
        self._first_start = None
        if self.window.desk is not None:
            before, self.window = self.window, self._new_window()
            self.window.show()
            before.close()
            before.deleteLater()
        desk = Desk(database, self.window)
        self.window.attach(desk)
        self._settings.remember_desk(database.path)
        if self._has_moved:
            from hrdesk.ui.shell.moving_in import moved_words

            self._has_moved = False
            self.window.messages.say(moved_words())
        # After the page is painted: a slow disk is not what a person waits for.
        QTimer.singleShot(0, self._settings.save)
        self._now_usable()

    @Slot(int, int)
    def _unlocked(self, done: int, total: int) -> None:
        self.window.progress.advance(done, total)

    @Slot()
    def _stop_opening(self) -> None:
        if self._opener is not None:
            self._opener.cancel()

    @Slot(object)
    def _refused(self, error: "DeskError") -> None:
        from hrdesk.ui import words

        self.window.progress.finish()
        self._has_moved = False
        sentence = words.error_sentence(error)
        first = self._first_start
        if first is not None:
            first.show_refusal(sentence)
        elif self.window.desk is not None:
            self.window.messages.say(sentence)
        else:
            self._show_refusal(sentence)
        self._now_usable()

    def _show_refusal(self, sentence: str) -> None:
        from hrdesk.ui.shell.refusal import Refusal

        refusal = Refusal(sentence, self._wanted or Path())
        refusal.again.connect(self.open)
        refusal.open_wanted.connect(self.ask_for_desk)
        refusal.new_wanted.connect(self.ask_for_first_desk)
        self._first_start = None
        self.window.cover(refusal)

    @Slot()
    def _leave_first_start(self) -> None:
        self._first_start = None
        self.window.uncover()

    def _now_usable(self) -> None:
        if not self.usable:
            self.usable = time.time()
        if self.window.desk is not None:
            self._warming.start()
        self.ready.emit()

    def _build_ahead(self, place: str) -> bool:
        """Build a page that nobody has opened yet, unless somebody is typing, pointing or choosing."""
        lock = self.window.lock
        if lock is None or lock.is_locked or self.window.covered_by is not None:
            return True
        if lock.idle.untouched() < _STILL or QApplication.activePopupWidget() is not None:
            return False
        self.window.places.build(place)
        return True

    # ------------------------------------------------------------ windows

    def _new_window(self) -> DeskWindow:
        window = DeskWindow(self._settings, self._theme, self._now)
        window.progress.cancelled.connect(self._stop_opening)
        window.menus.new_desk_asked.connect(self.ask_for_first_desk)
        window.menus.open_desk_asked.connect(self.ask_for_desk)
        window.menus.sample_desk_asked.connect(self.open_sample)
        window.place_opened.connect(self._warming.wait)
        window.closing.connect(self._warming.stop)
        return window


def _minute(now: Clock) -> int:
    """The clock of a desk: minutes since 1970."""
    return int(now().timestamp()) // 60
