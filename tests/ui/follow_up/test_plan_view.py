"""Plans and action points: keys say how far they are, bars how much is done, the sheet what leaves."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.plan_view import PlanView
from hrdesk.ui.language import ltr
from hrdesk.ui.visits.tab import VerbButton
from tests.ui.follow_up.conftest import texts
from tests.ui.records.conftest import Put


@pytest.fixture
def view(page: FollowUpPage, put: Put, qtbot: QtBot) -> PlanView:
    un = put("organisation", 1, name="United Nations", acronym="UN")
    ben = put("person", 1, Label.INTERNAL, name="Ben")
    about = {"plan": "Joint plan", "responsible": [un]}
    put("commitment", 1, title="First", number="S1", horizon="short", status="done", **about)
    put(
        "commitment", 2, title="Second", number="S2", horizon="short", due="2026-10",
        milestones=["2026-09-01 draft"], owner=ben, **about,
    )  # fmt: skip
    put(
        "commitment", 3, Label.INTERNAL, title="Ours", number="M1", horizon="mid", plan="Joint plan"
    )
    put("commitment", 4, title="Point", due="2026-12-01", status="open")
    page.show_address("plan")
    view = page.view
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: bool(view.shown))
    return view


def test_plans_by_horizon_with_how_far_they_are(view: PlanView) -> None:
    assert texts(view.list) == [
        *("Joint plan", "Short term · 1 of 2 done · 1 overdue", "First", "Second"),
        *("Mid term · 0 of 1 done", "Ours"),
        *("Action points", "0 of 1 done", "Point"),
    ]
    assert texts(view.bars) == ["Short term", "Mid term"]
    view.bars.opened.emit("short")
    assert texts(view.list)[2:] == ["First", "Second"]
    view.bars.opened.emit("short")
    view.choices.choose("by", "body")
    assert texts(view.bars) == ["UN"]
    view.choices.choose("state", "overdue")
    assert [each.title for each in view.shown] == ["Second"]
    assert texts(view.about) == ["UN", "Ben", "draft"]
    view.choices.choose("state", "")
    view.choices.choose("plan", "-")
    assert [each.title for each in view.shown] == ["Point"]
    view.filter_text("nothing")
    assert view.stack.currentWidget() is view.empty
    assert view.printable() is None


def test_keys_say_how_far_it_is_and_add_lines(view: PlanView, desk: Desk, qtbot: QtBot) -> None:
    assert view.current is not None
    assert view.current.title == "First"
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: view.current is not None and view.current.status == "under_way")
    view.add_line(view.current.ref, "sent to all")
    qtbot.waitUntil(lambda: "sent to all" in texts(view.about))
    desk.undo()
    qtbot.waitUntil(lambda: "sent to all" not in texts(view.about))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert opened.args == [view.current.ref]


def test_the_sheet_counts_and_names_only_what_may_leave(view: PlanView, qtbot: QtBot) -> None:
    sheet = view.printable()
    assert sheet is not None
    assert sheet.labels() == {Label.NETWORK: 3, Label.INTERNAL: 2}, "an item, and the name of Ben"
    going = sheet.as_table(Label.NETWORK)
    assert [row.cells[0] for row in going.rows if row.is_title] == [
        "Joint plan – Short term: 1 of 2 done · 1 overdue",
        "Action points: 0 of 1 done",
    ]
    assert "1 of 3 done" in going.note
    assert going.rows[2].texts(Label.NETWORK)[2] == "UN", "Ben is for us alone"
    assert going.rows[2].texts(Label.PUBLIC)[2] == "", "and outside nobody reads of the network"
    assert sheet.pages(QSize(1000, 700), Label.INTERNAL)
    said: list[str] = []
    view.said.connect(said.append)
    view.copy()
    assert "Ours" not in QGuiApplication.clipboard().text()
    assert "1 labelled" in said[0]


def test_annex_two_is_loaded_where_it_is_not_there(page: FollowUpPage, qtbot: QtBot) -> None:
    page.show_address("plan")
    view = page.view
    assert isinstance(view, PlanView)
    empty = view.empty
    assert empty is not None
    qtbot.waitUntil(lambda: "Annex II" in empty.sentence)
    # There is nothing yet that could be marked.
    assert view.verbs is not None
    assert view.verbs.isHidden()
    buttons = [each.text() for each in view.verbs.findChildren(VerbButton)]
    assert "Load the plan of Annex II" in buttons, "a button without a key names none"
    assert f"Note… ({ltr('M')})" in buttons
    view.load.trigger()
    qtbot.waitUntil(lambda: len(view.shown) == 26)
    assert not view.load.isVisible()
    assert not view.verbs.isHidden()
    page.begin_new()
    assert page.detail.form.ref.startswith("COM")


def test_when_and_who_stand_before_the_bodies(view: PlanView) -> None:
    model = view.list.model()
    assert isinstance(model, LineModel)
    second = next(line for line in model.lines if line.text == "Second")
    assert second.note.startswith("Oct 2026")
    assert second.note.endswith("· Ben · UN"), "what stands below as well is cut first"


def test_counts_beside_the_plan_leave_a_small_window(view: PlanView, page: FollowUpPage) -> None:
    by = view.choices.boxes["by"]
    assert view.bars.isVisible()
    assert by.isVisible()
    page.resize(900, 600)
    assert not view.bars.isVisible()
    assert not by.isVisible()
