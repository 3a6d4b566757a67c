"""Moves the real window over a desk as a person would, and prints how long each step took.

    _begun.py places DESK | _begun.py usual DESK | _begun.py review FOLDER RECORDS

For `desk.py`, which has it done in a process of its own: each answer is one line of JSON.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hrdesk.app import Program, keep_window_in_front
from hrdesk.domain.label import Label
from hrdesk.operations.inbox import take_delivery
from hrdesk.store.database import Database
from hrdesk.ui.garbage import GarbageCollection
from hrdesk.ui.records.list_pane import ListPane
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import places
from hrdesk.ui.shell.measure import resident_mib

# Longer than every pause with which the window waits for a person to finish, and than what it
# does by itself afterwards.
_PAUSE = 600
# A person looks at Today first, and meanwhile the window loads what other places need.
_LOOKS_AT_TODAY = 2000
_ROUNDS = 3
_STEPS = 12
_REPAINTS = 20
# Of a screen that many offices have.
_SIZE = (1440, 900)
_CHANGED = ("title", "function", "section", "email", "notes")


class TimedProgram(Program):
    """Notes how long it takes from a desk that is open to Today on screen."""

    opening = 0.0

    def _opened(self, database: Database) -> None:
        begin = time.perf_counter()
        super()._opened(database)
        _until_painted()
        self.opening = time.perf_counter() - begin


def open_program(app: QApplication, desk: Path) -> TimedProgram:
    """As `hrdesk.app.run` does, garbage included."""
    garbage = GarbageCollection(app)
    garbage.begin(once_settled=True)
    program = TimedProgram(app, Settings())
    program.ready.connect(garbage.settle)
    loop = QEventLoop()
    program.ready.connect(loop.quit)
    program.start(desk)
    loop.exec()
    _rest(_LOOKS_AT_TODAY)
    return program


def measure_places(program: TimedProgram) -> None:
    go = program.window.go
    tell("first", places.TODAY, program.opening)
    order = [key for key in places.ICONS if key != places.TODAY]
    for key in order:
        tell("first", key, seconds(partial(go, key)))
    for _ in range(_ROUNDS):
        for key in (*order, places.TODAY):
            tell("again", key, seconds(partial(go, key)))
    measure_table(program)
    print(json.dumps(["memory", "", resident_mib()]), flush=True)


def measure_usual(program: TimedProgram) -> None:
    """The month painted anew, and what the window holds once every place was looked at."""
    window = program.window
    window.resize(*_SIZE)
    for key in places.ICONS:
        window.go(key)
        _rest()
    print(json.dumps(["memory", "", resident_mib()]), flush=True)
    window.go(places.CALENDAR)
    window.page.views.show_view("month")
    _rest()
    sheet = window.page.month.viewport()
    for _ in range(_REPAINTS):
        tell("repaint", "", _seconds_of(sheet.repaint))


def measure_table(program: TimedProgram) -> None:
    """Sorting people, filtering visits without the pause that waits for the next key."""
    program.window.go(places.CONTACTS, "person")
    _rest()
    view = program.window.page.list.view
    for name in ("email", "title", "country"):
        column = max(view.table.column_named(name), 1)
        for way in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
            took = seconds(partial(view.header.setSortIndicator, column, way))
            tell("sort", name, took)
    program.window.go(places.VISITS, "visit")
    _rest()
    pane = program.window.page.list
    for text in ("v", "vi", "vis", "visi", "visit", "visit 7", "visit 77", "t", "tu", "tun"):
        tell("filter", text, seconds(partial(_filter, pane, text)))


def _filter(pane: ListPane, text: str) -> None:
    pane.box.setText(text)
    pane.apply()


def measure_review(folder: Path, records: int) -> None:
    """A workbook in which another desk changed five fields of many people."""
    from tests.worlds import DeskAtWork

    ours, theirs = DeskAtWork(folder, "AAA"), DeskAtWork(folder, "BBB")
    ours.knows("BBB")
    theirs.knows("AAA")
    refs = [theirs.add("person", Label.NETWORK, **_values("one", n)) for n in range(records)]
    ours.receive(theirs.send("AAA"))
    for number, ref in enumerate(refs):
        theirs.set(ref, **_values("two", number))
        if number % 4 == 0:
            ours.set(ref, section=f"our own section {number}")
    book = theirs.send("AAA")
    ours.close()
    theirs.close()
    program = open_program(QApplication([]), folder / "AAA.hrdesk")
    window = program.window
    assert window.desk is not None
    delivery = take_delivery(window.desk.database, book)
    print(json.dumps(["fields", "", len(delivery.plan.items)]), flush=True)
    window.go(places.EXCHANGE)
    _rest()
    page = window.page
    tell("open", "", seconds(partial(page.receiving.opened.emit, delivery)))
    review = page.review_page
    for row in range(1, min(_STEPS, review.entries.rowCount())):
        index = review.entries.index(row)
        tell("step", "", seconds(partial(review.list.setCurrentIndex, index)))
    program.close()


def _values(what: str, number: int) -> dict[str, str]:
    texts = {name: f"{what} {name} {number}" for name in _CHANGED}
    return {**texts, "name": f"Person {number}", "email": f"{what}{number}@example.org"}


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes until all that it changed is painted."""

    def whole() -> None:
        act()
        _until_painted()

    took = _seconds_of(whole)
    _rest(50)
    return took


def _seconds_of(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def end(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault in the window would else leave this waiting for ever."""
    sys.__excepthook__(kind, fault, trace)
    os._exit(1)


def tell(what: str, which: str, took: float) -> None:
    print(json.dumps([what, which, took * 1000]), flush=True)


def _until_painted() -> None:
    # What an act asks to be laid out comes in the first round, what that asks to be painted in
    # the second.
    _rest(0)
    _rest(0)


def _rest(milliseconds: int = _PAUSE) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


_OVER_A_DESK = {"places": measure_places, "usual": measure_usual}


def main(words: list[str]) -> None:
    """One of the works that the head of this file names."""
    sys.excepthook = end
    keep_window_in_front()
    what, *over = words
    if what in _OVER_A_DESK:
        program = open_program(QApplication([]), Path(over[0]))
        _OVER_A_DESK[what](program)
        program.close()
    else:
        measure_review(Path(over[0]), int(over[1]))
