"""The window of the demonstration: moved by code as a person would, and looked at in pictures."""

import os
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import TracebackType

from demo_story import Clock, DemoFailed
from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.app import Program
from hrdesk.domain.errors import DeskError
from hrdesk.ui import words
from hrdesk.ui.language import Language
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.tokens import Density

WIDE, NARROW = QSize(1280, 800), QSize(1024, 640)
ENGLISH = Language("en", "English")
ARABIC = Language("ar", "العربية", right_to_left=True)
# Longer than every pause with which the window waits for a person to finish.
_SETTLED_AFTER = 280
_PATIENCE = 60_000
_IN_MEMORY = "offscreen"
_SCREEN = Path(__file__).with_name("screen.json")


def wait_until(what: str, truth: Callable[[], bool], patience: int = _PATIENCE) -> None:
    """Lets the window work until something is so."""
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    # It may be so for a moment only: what comes next may begin before the loop has ended.
    was_so = [truth()]

    def look() -> None:
        if truth():
            was_so[0] = True
            loop.quit()

    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    timer.timeout.connect(look)
    timer.start(10)
    end.start(patience)
    if not was_so[0]:
        loop.exec()
    if not was_so[0]:
        raise DemoFailed(f"waited in vain: {what}")


def settle(milliseconds: int = _SETTLED_AFTER) -> None:
    """Lets the window come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def listen(failures: list[str]) -> None:
    """Whatever Qt warns of and whatever is raised in a slot counts as failed."""

    def hear(kind: QtMsgType, _: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
            failures.append(text)
            print(text, file=sys.stderr)

    def fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        failures.append(repr(error))
        sys.__excepthook__(kind, error, trace)

    qInstallMessageHandler(hear)
    sys.excepthook = fault


def as_on_a_screen() -> None:
    """Room for the window and for what opens beside it: Qt's own screen in memory is 800 x 800, and
    pushes whatever pops up back into that."""
    if os.environ.get("QT_QPA_PLATFORM", _IN_MEMORY) == _IN_MEMORY:
        os.environ["QT_QPA_PLATFORM"] = f"{_IN_MEMORY}:configfile={_SCREEN}"


def as_in_geneva() -> None:
    """The zone of the machine, for all clocks of the window."""
    os.environ["TZ"] = "Europe/Zurich"
    if hasattr(time, "tzset"):
        time.tzset()


@cache
def _letters(app: QApplication) -> QFont:
    """The system's letters, as they were before any program was started."""
    return QFont(app.font())


class Stage:
    """One program with one desk, its pictures, and whatever went wrong in it."""

    def __init__(
        self,
        app: QApplication,
        out: Path,
        clock: Clock,
        file: Path | None,
        *,
        scheme: Scheme = Scheme.LIGHT,
        spoken: Language = ENGLISH,
        size: QSize = WIDE,
        density: Density = Density.COMFORTABLE,
        text_size: int = 100,
        discreet: bool = False,
        name: str = "",
    ) -> None:
        self._out = out
        self._suffix = name
        # One process plays several programs: what one did to the letters is not the next one's.
        app.setFont(_letters(app))
        settings = Settings(out / "data")
        settings.scheme = scheme
        settings.density = density
        settings.text_size = text_size
        settings.discreet = discreet
        self.program = Program(app, settings, now=clock.moment, spoken=spoken)
        self.program.window.resize(size)
        self.refused: list[str] = []
        ready: list[bool] = []
        self.program.ready.connect(lambda: ready.append(True))
        self.program.start(file)
        wait_until("the window opens", lambda: bool(ready))
        if self.program.window.desk is not None:
            self.program.window.desk.failed.connect(self._note)
        settle()

    @property
    def window(self) -> DeskWindow:
        return self.program.window

    @property
    def page(self) -> QWidget:
        """The page that is open, as its own place made it."""
        page = self.window.page
        if page is None:
            raise DemoFailed("no page is open")
        return getattr(page, "inner", page)

    def go(self, place: str, rest: str = "") -> QWidget:
        self.window.go(place, rest)
        self.rest()
        return self.page

    def view(self, key: str) -> None:
        """Chooses one of a page's views by the button in its head."""
        header = getattr(self.page, "header", None)
        if header is None:
            raise DemoFailed("the page has no head")
        header.show_view(key)
        header.view_chosen.emit(key)
        self.rest()

    def choose_rows(self, count: int) -> list[str]:
        """Chooses the first rows of the list; gives their Refs."""
        listed = getattr(self.page, "list", None)
        view = getattr(listed, "view", None)
        if listed is None or view is None:
            raise DemoFailed("the page shows no list")
        refs: list[str] = listed.refs[:count]
        view.choose(refs)
        settle()
        return refs

    def rest(self) -> None:
        """Until nothing runs and nothing moves."""
        desk = self.window.desk
        if desk is not None:
            wait_until("the desk is idle", lambda: not desk.is_busy)
        settle()
        if self.refused:
            raise DemoFailed(f"refused: {self.refused}")

    def type(self, widget: QWidget, text: str) -> None:
        QTest.keyClicks(widget, text)
        settle()

    def press(
        self,
        key: Qt.Key,
        widget: QWidget | None = None,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key, modifier)
        settle(100)

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """What is on screen now, as a file."""
        self.rest()
        target = self._out / f"{name}{self._suffix}.png"
        if not (widget or self.window).grab().save(str(target)):
            raise DemoFailed(f"the picture {target} could not be written")

    def close(self) -> None:
        self.program.close()
        self.window.deleteLater()
        settle(50)

    def _note(self, error: DeskError) -> None:
        self.refused.append(words.error_sentence(error))
