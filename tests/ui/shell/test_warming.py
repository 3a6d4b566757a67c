"""What places need is loaded ahead, piece by piece, and every name on the list is a module."""

import importlib.util
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hrdesk.ui.shell import warming
from hrdesk.ui.shell.warming import Warming


def test_loads_everything_while_the_window_goes_on(qtbot: QtBot) -> None:
    name = "colorsys"
    sys.modules.pop(name, None)
    owner = QObject()
    ahead = Warming(owner, [name])
    assert not ahead.is_done
    assert name not in sys.modules
    ahead.start()
    qtbot.waitUntil(lambda: ahead.is_done)
    assert name in sys.modules


def test_waits_while_a_place_is_opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_AFTER_OPENING", 80)
    owner = QObject()
    ahead = Warming(owner, [])
    ahead.wait()
    assert not ahead._timer.isActive()
    ahead.start()
    ahead.wait()
    assert ahead._timer.remainingTime() > warming._EVERY
    qtbot.waitUntil(lambda: not ahead._timer.isActive())


def test_knows_only_modules_that_are_there() -> None:
    for name in warming._AHEAD:
        assert importlib.util.find_spec(name) is not None, name
