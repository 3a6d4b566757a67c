"""The bin by keys: look, bring back, erase, empty after a question, and why it is empty."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.operations.bin import in_bin
from hrdesk.operations.records import remove
from hrdesk.ui.bin.page import BinPage
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.tab import VerbButton
from tests.ui.open_desk import Write, british, clock, desk, kept, write

__all__ = ["british", "clock", "desk", "write"]
Key = Qt.Key


@pytest.fixture
def page(desk: Desk, theme: Theme, write: Write, qtbot: QtBot) -> BinPage:
    refs = [write("person", number, name=f"Person {number}") for number in range(3)]
    with qtbot.waitSignal(desk.changed):
        desk.do(remove, refs)
    made = BinPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: len(made.found) == 3)
    made.list.setFocus()
    return made


def texts(page: BinPage) -> list[str]:
    model = page.list.model()
    assert isinstance(model, LineModel)
    return [line.text for line in model.lines]


def test_keys_look_bring_back_and_erase(page: BinPage, desk: Desk, qtbot: QtBot) -> None:
    assert texts(page) == ["Person 0", "Person 1", "Person 2"]
    assert "removed" in page.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole), (
        "what the date is of"
    )
    page.reload()
    assert desk.is_busy, "it is read beside the window"
    ref = page.list.current_key
    assert page.chosen() == [ref]
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(page.list, Key.Key_Return)
    assert opened.args == [ref]
    qtbot.keyClick(page.list, Key.Key_R)
    qtbot.waitUntil(lambda: texts(page) == ["Person 1", "Person 2"])
    assert kept(desk, ref, "life") == "active"
    assert page.list.current_key, "one goes on with the next"
    qtbot.keyClick(page.list, Key.Key_Delete)
    dialog = page.findChild(EraseDialog)
    assert dialog is not None
    dialog.reject()


def test_it_is_emptied_after_a_question_and_says_why_it_is_empty(
    page: BinPage, desk: Desk, qtbot: QtBot, nameless: object
) -> None:
    verbs = [each for each in page.findChildren(VerbButton) if each.isVisible()]
    assert len(verbs) == 2
    assert page.empty_button.isVisible()
    page.empty.trigger()
    assert page.notice.warns
    assert "for good" in page.notice.text
    assert len(desk.read(in_bin)) == 3, "nothing before it is said again"
    with qtbot.waitSignal(page.said):
        qtbot.keyClick(page.notice.buttons[0], Key.Key_Space)
    assert desk.read(in_bin) == []
    qtbot.waitUntil(lambda: page.panes() == [page._nothing])
    assert not page.empty_button.isEnabled()
    assert not page.restore.isEnabled()
    assert not any(each.isVisible() for each in [*verbs, page.empty_button])
    assert nameless(page) == []  # type: ignore[operator]
