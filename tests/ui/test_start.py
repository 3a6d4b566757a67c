"""What has to be loaded until the first window is on screen, which is what a start waits for."""

import json
import os
import subprocess
import sys

import pytest

from tests.sources import ROOT

# As `hrdesk.__main__` begins, up to the window with its places and menus.
BEGIN = """
import json, linecache, sys
from hrdesk.ui.plain_imports import import_plainly

import_plainly()
from PySide6 import QtWidgets

from hrdesk.app import Program
from hrdesk.ui.settings import Settings

app = QtWidgets.QApplication([])
program = Program(app, Settings())
program.window.show()
program.window.grab()
print(json.dumps([list(sys.modules), list(vars(QtWidgets)), list(linecache.cache)]))
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
}
# The floors below, but for what has no weight; of the window the frame, and no page.
LATER = ("store", "operations", "exchange", "formats", "words", "geography", "domain.records")
FRAME = {"shell", "widgets", "calendar.clock"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str], set[str]]:
    """Modules, classes of QtWidgets that were built, and sources that were read."""
    folder = tmp_path_factory.mktemp("data")
    run = subprocess.run(
        [sys.executable, "-c", BEGIN],
        cwd=ROOT,
        env=os.environ | {"HRDESK_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    modules, classes, sources = map(set, json.loads(run.stdout))
    return modules, classes, sources


def test_nothing_dear_is_loaded(loaded: tuple[set[str], set[str], set[str]]) -> None:
    modules, _, _ = loaded
    assert not DEAR & modules
    assert not {f"hrdesk.{each}" for each in LATER} & modules


def test_no_page_is_loaded(loaded: tuple[set[str], set[str], set[str]]) -> None:
    modules, _, _ = loaded
    inner = {name.removeprefix("hrdesk.ui.") for name in modules if name.startswith("hrdesk.ui.")}
    pages = {name for name in inner if "." in name and name.partition(".")[0] not in FRAME}
    assert not pages - FRAME


def test_classes_that_nobody_asked_for_are_not_built(
    loaded: tuple[set[str], set[str], set[str]],
) -> None:
    """PySide6 builds all of them when it has to find out what widget a C++ function gave."""
    _, classes, _ = loaded
    assert "QMainWindow" in classes
    assert not {"QCalendarWidget", "QFileDialog", "QWizard", "QColorDialog"} & classes


def test_no_source_is_read(loaded: tuple[set[str], set[str], set[str]]) -> None:
    _, _, sources = loaded
    assert not {name for name in sources if "hrdesk" in name}
