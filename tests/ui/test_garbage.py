"""Garbage is collected on the main thread only, and long work does not pile it up."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.garbage import GarbageCollection, Sweeping
from tests.ui.open_desk import british, desk

__all__ = ["british", "desk"]
_MUCH = 50_000


class Circle(QWidget):
    """Holds itself by its own method, as an editor does that asks for offers."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit(self)
        self._line.textChanged.connect(self._changed)
        self._find = self._changed

    def _changed(self) -> None: ...


class Knot:
    """A circle without Qt."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collection(qapp: object) -> Iterator[GarbageCollection]:
    gc.enable()
    made = GarbageCollection()
    made.begin()
    yield made
    made.end()
    gc.disable()


@pytest.fixture
def sweepers() -> Iterator[list[str]]:
    """The names of the threads that have collected."""
    names: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            names.append(threading.current_thread().name)

    gc.callbacks.append(note)
    yield names
    gc.callbacks.remove(note)


def ignore(_: object) -> None: ...


def make_garbage(_: object, **reports: object) -> int:
    for _number in range(_MUCH):
        Knot()
    return _MUCH


def test_widget_in_a_circle_ends_on_the_main_thread_however_busy_another_is(
    collection: GarbageCollection, sweepers: list[str], desk: Desk, qtbot: QtBot
) -> None:
    ends: list[str] = []

    def note() -> None:
        ends.append(threading.current_thread().name)

    Circle().destroyed.connect(note, Qt.ConnectionType.DirectConnection)
    desk.run(ignore, make_garbage)
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.main_thread().name]
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert set(sweepers) == {threading.main_thread().name}


def test_garbage_of_long_work_is_collected_while_it_runs(
    collection: GarbageCollection, desk: Desk, qtbot: QtBot
) -> None:
    """It waits in the middle of its work until the main thread has taken its garbage away."""
    gone = threading.Event()

    def work(_: object, **reports: object) -> bool:
        first = Knot()
        weakref.finalize(first, gone.set)
        del first
        make_garbage(None)
        return gone.wait(10)

    answers: list[object] = []
    desk.run(answers.append, work)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [True]


def test_dialog_that_waits_for_an_answer_does_not_stop_it(
    collection: GarbageCollection, qtbot: QtBot
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    knot = Knot()
    weakref.finalize(knot, dialog.accept)
    del knot
    make_garbage(None)
    assert dialog.exec() == QDialog.DialogCode.Accepted


def test_python_collects_again_afterwards(qapp: object) -> None:
    gc.enable()
    collection = GarbageCollection()
    collection.begin()
    assert not gc.isenabled()
    collection.end()
    assert gc.isenabled()
    gc.disable()


def test_what_the_start_made_is_not_looked_at_again(collection: GarbageCollection) -> None:
    before = gc.get_freeze_count()
    kept = Knot()
    collection.settle()
    frozen = gc.get_freeze_count()
    assert frozen > before
    collection.settle()
    assert gc.get_freeze_count() <= frozen
    assert kept.itself is kept


def test_start_is_left_alone_until_it_has_settled(qtbot: QtBot) -> None:
    collection = GarbageCollection()
    collection.begin(once_settled=True)
    timer = collection.findChild(QTimer)
    assert timer is not None
    assert not gc.isenabled()
    assert not timer.isActive()
    gone = threading.Event()
    collection.settle()
    knot = Knot()
    weakref.finalize(knot, gone.set)
    del knot
    make_garbage(None)
    qtbot.waitUntil(gone.is_set)
    collection.end()
    assert not timer.isActive()


# ---------------------------------------------------------------- how much at a time


class Watch:
    """A clock by which each collection takes a second."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def hold(number: int) -> list[Knot]:
    return [Knot() for _ in range(number)]


def test_little_is_left_for_later() -> None:
    gc.collect()
    hold(100)
    assert Sweeping().sweep() is None


def test_young_are_looked_at_often_and_everything_seldom() -> None:
    gc.collect()
    sweeping = Sweeping()
    kept, done = [], []
    for _ in range(20):
        kept.append(hold(5_100))
        done.append(sweeping.sweep())
    assert done == [0, 0, 0, 1] * 4 + [0, 0, 0, 2]


def test_full_round_rests_thirty_times_its_length() -> None:
    gc.collect()
    watch = Watch()
    sweeping = Sweeping(watch)
    kept = [hold(120_000)]
    assert sweeping.sweep() == 2
    kept.append(hold(120_000))
    assert sweeping.sweep() == 1
    watch.now += 60
    kept.append(hold(120_000))
    assert sweeping.sweep() == 2
