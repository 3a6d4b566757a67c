"""What places need is loaded ahead, piece by piece, and every name on the list is a module."""

import importlib.util
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hrdesk.ui.shell import warming
from hrdesk.ui.shell.places import CONTACTS
from hrdesk.ui.shell.warming import Warming


def _never(place: str) -> bool:
    raise AssertionError(place)


def test_builds_a_page_once_it_is_loaded_and_nobody_is_at_work(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "_AFTER_OPENING", 5)
    monkeypatch.setattr(warming, "_PAGES", {"colorsys": CONTACTS})
    asked: list[str] = []

    def build(place: str) -> bool:
        assert "colorsys" in sys.modules
        asked.append(place)
        return len(asked) > 2

    sys.modules.pop("colorsys", None)
    owner = QObject()
    ahead = Warming(owner, build, ["colorsys"])
    ahead.start()
    qtbot.waitUntil(lambda: ahead.is_done)
    assert asked == [CONTACTS] * 3


def test_loads_everything_while_the_window_goes_on(qtbot: QtBot) -> None:
    name = "colorsys"
    sys.modules.pop(name, None)
    owner = QObject()
    ahead = Warming(owner, _never, [name])
    assert not ahead.is_done
    assert name not in sys.modules
    ahead.start()
    qtbot.waitUntil(lambda: ahead.is_done)
    assert name in sys.modules


def test_waits_while_a_place_is_opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_AFTER_OPENING", 80)
    owner = QObject()
    ahead = Warming(owner, _never, [])
    ahead.wait()
    assert not ahead._timer.isActive()
    ahead.start()
    ahead.wait()
    assert ahead._timer.remainingTime() > warming._EVERY
    qtbot.waitUntil(lambda: not ahead._timer.isActive())


def test_nothing_is_loaded_for_a_closed_window(qtbot: QtBot) -> None:
    owner = QObject()
    ahead = Warming(owner, _never, ["colorsys"])
    ahead.start()
    assert ahead._timer.isActive()
    ahead.stop()
    ahead.wait()
    assert not ahead._timer.isActive()


def test_knows_only_modules_that_are_there() -> None:
    assert set(warming._PAGES) <= set(warming._AHEAD)
    for name in warming._AHEAD:
        assert importlib.util.find_spec(name) is not None, name
