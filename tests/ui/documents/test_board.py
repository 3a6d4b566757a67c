"""Statements as cards on a board: keys and the mouse take them from stage to stage."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.records import save_record
from hrdesk.ui.calendar.line_model import line_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.board import Column
from hrdesk.ui.documents.card_painting import CardDelegate
from hrdesk.ui.documents.page import DocumentsPage
from hrdesk.ui.documents.tracker_view import BOARD, TrackerView
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.dragged import as_dragged
from tests.ui.open_desk import Moment, Write, kept

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def refs(write: Write) -> dict[str, str]:
    council = write("organisation", 1, name="Council")
    about = {"occasion": "26 June", "parties": [council], "clearances": ["Council", "Court"]}
    prisons = write(
        "document", 2, title="On prisons", type="joint_statement", stage="drafted", date="2027-06",
        **about,
    )  # fmt: skip
    schools = write("document", 3, title="On schools", type="statement", stage="planned")
    about = {"type": "commemorative_day", "dates": "2026-12-10", "lead_days": "30"}
    day = write("activity", 5, title="Human Rights Day", **about)
    return {"prisons": prisons, "schools": schools, "day": f"day:{day}@2026-12-10"}


@pytest.fixture
def view(
    desk: Desk,
    settings: Settings,
    theme: Theme,
    clock: Moment,
    refs: dict[str, str],
    qtbot: QtBot,
) -> TrackerView:
    page = DocumentsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
    page.show_address("tracker")
    view = page.view
    assert isinstance(view, TrackerView)
    qtbot.waitUntil(lambda: bool(view._all))
    return view


def cards(view: TrackerView) -> dict[str, list[str]]:
    return {stage: column.keys for stage, column in view.board.columns.items()}


def focused() -> Column:
    found = QApplication.focusWidget()
    assert isinstance(found, Column)
    return found


def test_a_card_says_dates_and_clearances_in_its_stage(
    view: TrackerView, refs: dict[str, str], nameless: Callable[[QWidget], list[str]]
) -> None:
    assert cards(view) == {
        "planned": [refs["day"], refs["schools"]],
        "drafted": [refs["prisons"]],
        "in_clearance": [],
        "issued": [],
    }
    column = view.board.columns["drafted"]
    said = str(column.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("On prisons", "Drafted", "26 June", "Jun 2027", "Awaited", "Council, Court"):
        assert part in said
    assert column.accessibleName() == "Drafted · 1"
    assert nameless(view) == []
    view.filter_text("schools")
    assert cards(view)["planned"] == [refs["schools"]]
    assert cards(view)["drafted"] == []


def test_arrows_go_to_the_neighbours_and_take_cards_along(
    view: TrackerView, refs: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    view.board.choose(refs["schools"])
    assert view.chosen() == [refs["schools"]]
    qtbot.keyClick(focused(), Key.Key_Left)
    qtbot.keyClick(focused(), Key.Key_Right)
    assert view.chosen() == [refs["prisons"]]
    assert view.board.columns["planned"].selectedIndexes() == [], "one card is chosen on the board"
    qtbot.keyClick(focused(), Key.Key_Right, Control)
    qtbot.waitUntil(lambda: cards(view)["in_clearance"] == [refs["prisons"]])
    assert focused() is view.board.columns["in_clearance"], "one stays on the card"
    assert kept(desk, refs["prisons"], "stage") == "in_clearance"
    qtbot.keyClick(focused(), Key.Key_R)
    qtbot.waitUntil(lambda: cards(view)["issued"] == [refs["prisons"]])
    view.board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(focused(), Key.Key_Right, Control)
    qtbot.waitUntil(lambda: cards(view)["in_clearance"] == [refs["prisons"]])
    desk.undo()
    qtbot.waitUntil(lambda: cards(view)["issued"] == [refs["prisons"]])
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(focused(), Key.Key_Return)
    assert opened.args == [refs["prisons"]]


def test_a_card_is_dropped_on_another_stage(
    view: TrackerView, refs: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    target = view.board.columns["issued"]
    carried = as_dragged([refs["schools"]])
    about = (carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enters = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.MoveAction, *about)
    target.dragEnterEvent(enters)
    assert enters.isAccepted()
    assert target.is_over
    target.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, *about))
    assert not target.is_over
    qtbot.waitUntil(lambda: cards(view)["issued"] == [refs["schools"]])
    assert kept(desk, refs["schools"], "date") == "2026-11-18"
    with qtbot.waitSignal(view.opened) as opened:
        view.board.moved.emit([refs["day"]], "drafted")
    assert kept(desk, str(opened.args[0]), "type") == "joint_statement"


def test_one_key_notes_a_clearance_and_asks_which_of_several(
    view: TrackerView, refs: dict[str, str], qtbot: QtBot
) -> None:
    view.board.choose(refs["prisons"])
    qtbot.keyClick(focused(), Key.Key_G)
    (menu,) = [each for each in view.findChildren(QMenu) if each.isVisible()]
    menu.actions()[1].trigger()
    menu.close()

    def awaited() -> list[tuple[str, ...]]:
        return [each.paper.awaited for each in view._all if each.paper.ref == refs["prisons"]]

    qtbot.waitUntil(lambda: awaited() == [("Council",)])
    view.note_clearance()
    qtbot.waitUntil(lambda: awaited() == [()])
    view.note_clearance()
    assert not view.desk.is_busy, "nothing waits any longer"


def test_the_look_is_kept_and_what_is_current_stays_so(
    view: TrackerView, refs: dict[str, str], settings: Settings
) -> None:
    view.board.choose(refs["prisons"])
    view.looks.chosen.emit("list")
    assert view.list.current_key == refs["prisons"]
    again = TrackerView(view.desk, settings, view._clock)
    assert again.looks.view == "list"
    again.deleteLater()
    view.show_look(BOARD)
    assert view.current_key == refs["prisons"]


def test_who_issues_it_stands_on_a_card_in_short_and_whole(
    view: TrackerView, desk: Desk, write: Write, refs: dict[str, str], qtbot: QtBot
) -> None:
    long = "Office of the United Nations High Commissioner for Human Rights"
    office = write("organisation", 7, name=long, acronym="OHCHR")
    other = write("organisation", 8, name="Commission of people without any shorter name at all")
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, refs["schools"], {"parties": [office, other]})
    column = view.board.columns["planned"]
    at = next(row for row, key in enumerate(column.keys) if key == refs["schools"])
    index = column.model().index(at, 0)
    qtbot.waitUntil(lambda: "OHCHR, Commission" in line_of(index).note)
    assert long not in line_of(index).note
    delegate = column.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    (told,) = delegate._told(line_of(index), column.viewport().width() - 40)
    assert len(told) == 2, "what one line has no room for goes on below"
