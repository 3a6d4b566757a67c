"""The desk's thread and the main thread: who hears of what, and who lets go of whom."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.operations.records import add_record
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk, Progress
from tests.ui.open_desk import british, desk, held_up

__all__ = ["british", "desk"]


class Asker(QObject):
    """Nobody but its wish to hear of a job keeps it."""

    def hear(self, _: object) -> None: ...


def nothing(_: object, **reports: object) -> None: ...


def test_answer_never_comes_before_the_question_is_asked(desk: Desk, qtbot: QtBot) -> None:
    """However quick the work was: each page may rely on it."""
    answers: list[object] = []
    for _ in range(50):
        desk.run(answers.append, nothing)
    assert desk.is_busy
    assert answers == []
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert answers == [None] * 50


def test_undo_and_redo_tell_how_far_they_are(desk: Desk, qtbot: QtBot) -> None:
    told: list[Progress] = []
    desk.progressed.connect(told.append)
    desk.do(add_record, "person", {"name": "Amina"})
    desk.undo()
    desk.redo()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert told == [Progress(1, 1, "undo"), Progress(1, 1, "redo")]


def test_who_asked_is_let_go_of_on_the_main_thread(desk: Desk, qtbot: QtBot) -> None:
    ends: list[str] = []

    def note() -> None:
        ends.append(threading.current_thread().name)

    for _ in range(100):
        asker = Asker()
        asker.destroyed.connect(note, Qt.ConnectionType.DirectConnection)
        desk.run(asker.hear, nothing)
    del asker
    qtbot.waitUntil(lambda: len(ends) == 100)
    assert set(ends) == {threading.main_thread().name}


def test_what_nobody_waits_for_holds_up_nothing_and_ends_with_the_desk(
    desk: Desk, qtbot: QtBot
) -> None:
    go_on, ended = threading.Event(), threading.Event()
    answers: list[object] = []

    def look(_: object, word: str, *, cancelled: Callable[[], bool]) -> str:
        while not (go_on.wait(0.001) or cancelled()):
            pass
        if cancelled():
            ended.set()
            raise Cancelled
        return word

    desk.look_beside(answers.append, look, "found")
    assert not desk.is_busy
    desk.run(answers.append, nothing)
    qtbot.waitUntil(lambda: answers == [None])
    go_on.set()
    qtbot.waitUntil(lambda: answers == [None, "found"])
    go_on.clear()
    desk.look_beside(answers.append, look, "too late")
    desk.close()
    assert ended.is_set()
    qtbot.wait(1)
    assert len(answers) == 2


def test_the_same_begun_twice_at_once_is_begun_once(desk: Desk, qtbot: QtBot) -> None:
    told: list[object] = []
    with held_up(desk):
        for name in ("Amina", "Amina", "Awa"):
            desk.do_once(told.append, add_record, "person", {"name": name})
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert len(told) == len(desk.read(listing.keys, Query("person"))) == 2
    desk.do_once(None, add_record, "person", {"name": "Amina"})
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert len(desk.read(listing.keys, Query("person"))) == 3


def test_who_asked_hears_of_its_own_failure_only(desk: Desk, qtbot: QtBot) -> None:
    told: list[object] = []
    kept, refused = Asker(), Asker()
    with qtbot.waitSignal(desk.failed), held_up(desk, Cancelled()):
        desk.do_or(told.append, told.append, add_record, "person", {"name": "Amina"})
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert [type(each) for each in told] == [Changes]
    with qtbot.waitSignal(desk.failed) as failed:
        desk.do_or(kept.hear, told.append, add_record, "person", {"name": ""})
        desk.do_or(kept.hear, refused.hear, add_record, "person", {"name": ""})
        refused.deleteLater()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert told[1:] == failed.args
