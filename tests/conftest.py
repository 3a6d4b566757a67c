"""What every test gets: no screen, folders of its own, an order that can be repeated, a tidy end."""

import atexit
import gc
import importlib.abc
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from hrdesk.garbage import collect_seldom
from tests import dice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hrdesk.exchange.happened import Copied, Wish

# ---------------------------------------------------------------- before anything is imported

WITHOUT_QT = os.environ.get("HRDESK_WITHOUT_QT") == "1"

# Nobody's real folders: all that programs ask for a home gets this one, gone at the end.
_HOME = Path(tempfile.mkdtemp(prefix="hrdesk-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _variable, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}.items():
    (_HOME / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_variable] = str(_HOME / _folder)
os.environ["HRDESK_DATA"] = str(_HOME / "data")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QPA_PLATFORMTHEME"] = ""  # no desktop's colours and fonts

# The same examples every time, so that what is red here is red for everybody;
# HYPOTHESIS_PROFILE=fresh looks for new ones.
_SLOW_IS_FINE = [HealthCheck.too_slow]
settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, suppress_health_check=_SLOW_IS_FINE
)
settings.register_profile(
    "fresh", deadline=None, print_blob=True, suppress_health_check=_SLOW_IS_FINE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
dice.load()


class _NoQt(importlib.abc.MetaPathFinder):
    """Refuses PySide6, as a machine without it would."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in ("PySide6", "shiboken6"):
            message = f"{fullname} is hidden in this run (HRDESK_WITHOUT_QT=1)"
            raise ModuleNotFoundError(message, name=fullname)
        return None


collect_ignore: list[str] = []
if WITHOUT_QT:
    sys.meta_path.insert(0, _NoQt())
    collect_ignore.append("ui")

# ---------------------------------------------------------------- the run


def pytest_addoption(parser: pytest.Parser) -> None:
    if WITHOUT_QT:  # pytest-qt is off as well, and nobody else knows its settings
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "not used in the run without Qt")


_COMMAND_LINE = Path(__file__).with_name("cli")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, shuffled among itself: at the end nobody waits for one of them.

    Coverage doubles the time of what it measures. Hundreds of examples of one law reach what single
    tests reach too, and the command line is no floor that is asked for.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)) or _COMMAND_LINE in item.path.parents:
            item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: no look for garbage goes through it again.

    It did a hundred times, for a third of a second each. Below the window the rest is looked at as
    seldom as in the program; a window collects by itself.
    """
    gc.collect()
    gc.freeze()
    if WITHOUT_QT:
        collect_seldom()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    seed = config.getoption("randomly_seed", None)
    if seed is not None:
        terminalreporter.write_line(f"The same order again: pytest --randomly-seed={seed}")


def pytest_sessionfinish() -> None:
    """Empties the clipboard: without a screen Qt lets go of it when Python is gone, and crashes."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


# ---------------------------------------------------------------- each test

_FAILED = pytest.StashKey[bool]()
# The Refs and nonces of a test are its own in every order: HRDESK_CHANCE=anything gives others.
_CHANCE = os.environ.get("HRDESK_CHANCE", "")
_number = itertools.count(1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    dice.throw_as(_CHANCE + item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(request: pytest.FixtureRequest) -> Generator[None, object, object]:
    """What several tests share comes out the same, whichever of them asks for it first."""
    shared = request.scope != "function"
    if shared:
        dice.throw_as(f"{_CHANCE}{request.node.nodeid}:{request.fixturename}")
    made = yield
    if shared and request._pyfuncitem is not None:
        dice.throw_as(_CHANCE + request._pyfuncitem.nodeid)
    return made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(autouse=True)
def own_data_folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program under test keeps its settings, logs and desks; not made beforehand."""
    folder = _HOME / "desks" / str(next(_number))
    monkeypatch.setenv("HRDESK_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are read in the test's own process, where faults and coverage can be seen.

    tests/exchange/test_apart.py and what runs the whole program read in a process apart.
    """
    from hrdesk.exchange.foreign.looking import look_at_list
    from hrdesk.exchange.foreign.reading import read_list
    from hrdesk.exchange.reader import read_workbook

    monkeypatch.setattr("hrdesk.operations.receive.read_apart", read_workbook)
    monkeypatch.setattr("hrdesk.operations.what_happened.copy_apart", _copied_here)
    monkeypatch.setattr("hrdesk.operations.foreign_lists.look_apart", look_at_list)
    monkeypatch.setattr("hrdesk.operations.foreign_lists.read_list_apart", read_list)


@pytest.fixture(autouse=True)
def few_spare_lines(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Workbooks come without spare lines unless a test asks for `spare_lines`: a third of the time.

    tests/exchange/test_writer.py and what runs the whole program write them as people get them.
    """
    from hrdesk.exchange.writer import write_workbook

    if "spare_lines" not in request.fixturenames:
        monkeypatch.setitem(write_workbook.__kwdefaults__, "spare_lines", 0)


@pytest.fixture(autouse=True)
def few_turns(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Passphrases of workbooks are turned over a hundred times less, unless a test asks for `all_turns`.

    tests/exchange/test_encryption.py and what runs the whole program lock as people get it.
    """
    from msoffcrypto.method.ecma376_agile import ECMA376Agile

    if "all_turns" not in request.fixturenames:
        monkeypatch.setattr(ECMA376Agile.encrypt, "__defaults__", (None, 1_000))


@pytest.fixture
def all_turns() -> None:
    """Has a test lock workbooks with as many turns of the passphrase as for people."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that were started; at the end of a test none of them runs any more."""
    processes: list[subprocess.Popen[bytes]] = []

    class Known(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **named: object) -> None:
            super().__init__(*args, **named)  # type: ignore[call-overload]
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Known)
    yield processes
    assert processes
    assert all(process.returncode is not None for process in processes)


@pytest.fixture
def spare_lines() -> None:
    """Has a test write workbooks with spare lines, and a sheet for every kind."""


def _copied_here(
    path: Path, folder: Path, wish: "Wish", *, cancelled: object, **named: Any
) -> "tuple[Path, Copied]":
    from hrdesk.exchange.coloured_copy import copy_with_what_happened

    return folder / "copy.xlsx", copy_with_what_happened(path, folder / "copy.xlsx", wish, **named)


@pytest.fixture(autouse=True)
def tidy_end(request: pytest.FixtureRequest, own_data_folder: Path) -> Iterator[None]:
    """Fails a test that leaves a window or a running thread behind, which would disturb the next."""
    threads = set(threading.enumerate())
    windows = _windows()
    yield
    left = _left_windows(windows)
    names = [f"window {type(window).__name__} '{window.windowTitle()}'" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    names += [f"thread '{thread.name}'" for thread in _left_threads(threads)]
    # What failed may well have left things standing, and its own words matter more.
    if names and not request.node.stash.get(_FAILED, False):
        pytest.fail(f"The test leaves behind: {', '.join(names)}.", pytrace=False)


def _windows() -> "list[QWidget]":
    """All windows there are; reads no Qt where nobody else has loaded it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    kept = widgets.QApplication.topLevelWidgets()
    return [window for window in kept if window.parent() is None]


def _left_windows(before: "list[QWidget]") -> "list[QWidget]":
    if len(_windows()) <= len(before):
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    # What only waits to be deleted, or is held by a circle of references alone, is not left behind.
    # What the test itself has made is young: to look at everything takes ten times as long.
    for generation in (0, 2):
        gc.collect(generation)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = [window for window in _windows() if window not in before]
        if not left:
            break
    return left


def _left_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        thread.join(timeout=5)
    return [thread for thread in new if thread.is_alive()]
