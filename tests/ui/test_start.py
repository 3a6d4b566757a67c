"""What has to be loaded until the first window is on screen, which is what a start waits for."""

import json
import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from tests.sources import ROOT

# As `hrdesk.__main__` begins, up to the window with its places and menus.
BEGIN = """
import json, linecache, sys
from hrdesk.ui.plain_imports import import_plainly

import_plainly()
from PySide6 import QtGui, QtWidgets

from hrdesk.app import Program
from hrdesk.ui.settings import Settings

app = QtWidgets.QApplication([])
program = Program(app, Settings())
program.window.show()
program.window.grab()
found = [list(sys.modules), [*vars(QtGui), *vars(QtWidgets)], list(linecache.cache)]
try:
    program.window.resize("wide", "high")
except TypeError as error:
    found.append([str(error)])
print(json.dumps(found))
"""
# Each class made with `dataclass` costs half a millisecond, one made with NamedTuple a tenth.
DEAR = {
    "dataclasses",
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "icalendar",
    "cryptography",
    "zoneinfo",
    "sqlite3",
    "datetime",
    "platformdirs",
    # Of what makes PySide6's type stubs.
    "argparse",
    "logging",
}
# The floors below, but for what has no weight; of the window the frame, and no page.
LATER = ("store", "operations", "exchange", "formats", "words", "geography", "domain.records")
FRAME = {"shell", "widgets", "calendar.clock"}


class Loaded(NamedTuple):
    """Modules, classes of Qt that were built, sources that were read, and a complaint."""

    modules: set[str]
    classes: set[str]
    sources: set[str]
    complaint: set[str]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What is there when the window is painted."""
    folder = tmp_path_factory.mktemp("data")
    run = subprocess.run(
        [sys.executable, "-c", BEGIN],
        cwd=ROOT,
        env=os.environ | {"HRDESK_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return Loaded(*map(set, json.loads(run.stdout)))


def test_nothing_dear_is_loaded(loaded: Loaded) -> None:
    modules = loaded.modules
    assert not DEAR & modules
    assert not {f"hrdesk.{each}" for each in LATER} & modules


def test_no_page_is_loaded(loaded: Loaded) -> None:
    modules = loaded.modules
    inner = {name.removeprefix("hrdesk.ui.") for name in modules if name.startswith("hrdesk.ui.")}
    pages = {name for name in inner if "." in name and name.partition(".")[0] not in FRAME}
    assert not pages - FRAME


def test_classes_that_nobody_asked_for_are_not_built(loaded: Loaded) -> None:
    """PySide6 builds all of them when it has to find out what widget a C++ function gave."""
    assert "QMainWindow" in loaded.classes
    assert not {"QCalendarWidget", "QFileDialog", "QWizard", "QColorDialog"} & loaded.classes
    assert not {"QDialog", "QTableView", "QHeaderView", "QTabBar", "QTextEdit"} & loaded.classes
    assert "QGradient" not in loaded.classes


def test_no_source_is_read(loaded: Loaded) -> None:
    assert not {name for name in loaded.sources if "hrdesk" in name}


def test_a_wrong_call_is_still_explained(loaded: Loaded) -> None:
    """PySide6's signatures are loaded when they are asked for, and not before."""
    (said,) = loaded.complaint
    assert "resize(w: int, h: int, /)" in said
