"""What places need is loaded ahead, piece by piece, and every name on the list is a module."""

import importlib.util
import sys

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


def test_knows_only_modules_that_are_there() -> None:
    for name in warming._AHEAD:
        assert importlib.util.find_spec(name) is not None, name
