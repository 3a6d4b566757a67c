"""A themed program, the window with some places, and the question whether all parts have a name."""

import gc
from collections.abc import Callable, Generator, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.garbage import Sweeping
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme, apply_theme
from hrdesk.ui.widgets.page import Page
from tests.looks import looks_kept
from tests.ui.sight import nameless_in

_PLACES = (
    ("today", "Today", "house"),
    ("contacts", "Contacts", "contact"),
    ("exchange", "Exchange", "arrow-left-right"),
)
_PATIENCE = 30_000
_HERE = Path(__file__).parent
_sweeping = Sweeping()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Collects as the window does, on the main thread and not in the middle of anything."""
    gc.disable()
    done = yield
    if nextitem is not None and nextitem.path.is_relative_to(_HERE):
        _sweeping.sweep()
    else:
        gc.collect()
        gc.enable()
    return done


class PatientBot(QtBot):
    """Waits longer: what a machine under load makes late is no fault, and nobody waits in vain."""

    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=_PATIENCE)
    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE)
    waitActive = partialmethod(QtBot.waitActive, timeout=_PATIENCE)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=_PATIENCE)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data")


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[None]:
    """Puts the program's looks, language and direction back, whatever a test does to them."""
    with looks_kept(qapp):
        yield


@pytest.fixture
def theme(qapp: QApplication, settings: Settings, as_before: None) -> Iterator[Theme]:
    theme = apply_theme(qapp, settings)
    yield theme
    theme.setParent(None)
    theme.deleteLater()


@pytest.fixture
def right_to_left(qapp: QApplication, as_before: None) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


class NotePage(Page):
    """A page that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Note")
        QVBoxLayout(self).addWidget(self.field)

    def show_address(self, rest: str) -> None:
        self.shown.append(rest)

    def panes(self) -> list[QWidget]:
        return [self.field]

    def focus_filter(self) -> None:
        self.field.setText("filter")

    def toggle_side(self) -> None:
        self.field.setText("side")


@pytest.fixture
def new_window(qtbot: QtBot, settings: Settings, theme: Theme) -> Callable[[], MainWindow]:
    """Makes a shown window with three places, all of them pages that remember."""

    def make() -> MainWindow:
        window = MainWindow(settings, theme)
        qtbot.addWidget(window)
        for key, title, icon in _PLACES:
            window.add_place(key, title, icon, NotePage)
        window.go("today")
        with qtbot.waitActive(window):
            window.show()
        return window

    return make


@pytest.fixture
def window(new_window: Callable[[], MainWindow]) -> MainWindow:
    return new_window()


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """As `sight.nameless_in`."""
    return nameless_in
