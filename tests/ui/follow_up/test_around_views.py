"""What the views of Follow-up and Documents share with lists: going in and out, copy, menu, bin."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.agreements_view import AgreementsView
from hrdesk.ui.documents.page import DocumentsPage
from hrdesk.ui.documents.tracker_view import TrackerView
from hrdesk.ui.follow_up.joint_view import JointView
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.plan_view import PlanView
from hrdesk.ui.follow_up.reports_view import ReportsView
from hrdesk.ui.records.filter_popup import FilterPopup
from hrdesk.ui.records.viewed_page import ViewedPage
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.top_bar import ActionButton
from tests.ui.open_desk import Moment
from tests.ui.records.conftest import Put

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
NARROW = (700, 560)


@pytest.fixture
def papers(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot
) -> DocumentsPage:
    made = DocumentsPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 740)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def plan(page: FollowUpPage, put: Put, qtbot: QtBot) -> PlanView:
    put("commitment", 1, title="Send the list", status="open", due="2026-12-01")
    put("commitment", 2, Label.INTERNAL, title="Ask quietly", status="open", due="2026-12-02")
    page.show_address("plan")
    view = page.view
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: len(view.shown) == 2)
    view.setFocus()
    return view


def copied() -> str:
    return QGuiApplication.clipboard().text()


def press_menu(shown: LineList) -> None:
    """The menu key."""
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(shown, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))


def test_in_a_narrow_window_enter_goes_into_the_record_and_escape_comes_back(
    page: FollowUpPage, plan: PlanView, qtbot: QtBot
) -> None:
    page.resize(*NARROW)
    qtbot.keyClick(plan.list, Key.Key_Return)
    qtbot.waitUntil(lambda: not plan.isVisible())
    focused = page.window().focusWidget()
    assert focused is not None
    assert page.detail.isAncestorOf(focused)
    qtbot.keyClick(focused, Key.Key_Escape)
    if page.detail.isVisible():
        # The first left the field alone.
        qtbot.keyClick(page.window().focusWidget(), Key.Key_Escape)
    assert plan.isVisible()
    assert page.window().focusWidget() is plan.list


def test_in_a_wide_window_the_keys_of_the_view_go_on_beside_the_record(
    page: FollowUpPage, plan: PlanView, qtbot: QtBot
) -> None:
    qtbot.keyClick(plan.list, Key.Key_Return)
    assert page.detail.isVisible()
    assert plan.list.hasFocus()


def test_del_and_the_menu_reach_the_item_of_a_plan(
    page: FollowUpPage, plan: PlanView, desk: Desk, qtbot: QtBot
) -> None:
    (ref,) = page.chosen()
    press_menu(plan.list)
    assert page.row_menu.isVisible()
    assert not page.row_menu.merge.isVisible()
    page.row_menu.open_one.trigger()
    page.row_menu.close()
    assert page.detail.ref == ref
    page.panes_widget.close_detail()
    page.row_menu.copy.trigger()
    assert "Send the list" in copied()
    qtbot.keyClick(plan.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(plan.shown) == 1)
    assert ref not in [each.ref for each in plan.shown]


def test_the_menu_is_about_the_marked_line_and_not_about_the_record_beside_it(
    page: FollowUpPage, plan: PlanView, qtbot: QtBot
) -> None:
    qtbot.keyClick(plan.list, Key.Key_Return)
    beside = page.detail.ref
    qtbot.keyClick(plan.list, Key.Key_Down)
    (marked,) = plan.chosen()
    assert page.detail.isVisible()
    assert page.detail.ref == beside != marked
    press_menu(plan.list)
    page.row_menu.remove.trigger()
    page.row_menu.close()
    qtbot.waitUntil(lambda: len(plan.shown) == 1)
    assert [each.ref for each in plan.shown] == [beside]


def test_a_grid_offers_the_menu_of_its_rows_and_keeps_del_from_them(
    page: FollowUpPage, put: Put, qtbot: QtBot
) -> None:
    one, other = (put("organisation", n, name=f"Body {n}") for n in (1, 2))
    put("activity", 1, title="Meeting", organisers=[one, other], dates="2026-12-08")
    page.show_address("joint")
    view = page.view
    assert isinstance(view, JointView)
    qtbot.waitUntil(lambda: len(view.shown) == 1)
    view.setFocus()
    reason, at = QContextMenuEvent.Reason.Mouse, view.grid.visualRect(view.grid.grid.index(0, 1))
    asked = QContextMenuEvent(reason, at.center(), view.grid.mapToGlobal(at.center()))
    QApplication.sendEvent(view.grid.viewport(), asked)
    assert page.row_menu.isVisible()
    page.row_menu.close()
    qtbot.keyClick(view.grid, Key.Key_Delete)
    qtbot.waitUntil(lambda: not view.desk.is_busy)
    assert len(view.shown) == 1, "Del might be meant for the mark"


def test_a_copy_of_reports_is_a_table_without_what_stays_here(
    page: FollowUpPage, put: Put, qtbot: QtBot
) -> None:
    treaty = put("instrument", name="Convention", acronym="CAT")
    put(
        "ratification",
        1,
        country="TUN",
        instrument=treaty,
        status="ratified",
        report_due="2027-03-16",
    )
    put(
        "ratification",
        2,
        Label.INTERNAL,
        country="KEN",
        instrument=treaty,
        status="ratified",
        report_due="2027-04-16",
    )
    page.show_address("reports")
    reports = page.view
    assert isinstance(reports, ReportsView)
    qtbot.waitUntil(lambda: len(reports.shown) == 2)
    with qtbot.waitSignal(reports.said) as said:
        reports.list.setFocus()
        qtbot.keyClick(reports.list, Key.Key_C, Control)
    assert said.args == ["1 row(s) copied as a table · 1 labelled Internal or Partners left out"]
    head, line = copied().split("\n")
    assert (head.count("\t"), "Tunisia" in line, "Kenya" in copied()) == (4, True, False)


def test_a_copy_of_agreements_is_a_table_without_what_stays_here(
    papers: DocumentsPage, put: Put, qtbot: QtBot
) -> None:
    put("document", 1, title="On staff", type="agreement", date="2025-02-01")
    put("document", 2, Label.PARTNERS, title="In secret", type="agreement")
    papers.show_address("agreements")
    view = papers.view
    assert isinstance(view, AgreementsView)
    qtbot.waitUntil(lambda: bool(view.chosen()))
    view.list.setFocus()
    qtbot.keyClick(view.list, Key.Key_C, Control)
    assert "On staff\t" in copied()
    assert "In secret" not in copied()
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("<tr") == 2


def test_columns_are_offered_where_there_are_some_to_choose(
    page: FollowUpPage, put: Put, qtbot: QtBot
) -> None:
    buttons = page.header.findChildren(ActionButton)
    (button,) = [each for each in buttons if each.defaultAction() is page.columns]
    page.show_view("list")
    assert button.isVisible()
    assert not button.isEnabled(), "nothing is listed"
    assert page.list.bar.isHidden()
    put("recommendation", 1, text="Ratify", country="TUN")
    assert page.list.view is not None
    page.list.view.table.reload()
    qtbot.waitUntil(button.isEnabled)
    assert page.list.bar.isVisible()
    page.show_view("reports")
    assert button.isVisible(), "what stands beside it stays where it is"
    assert not button.isEnabled()
    page.choose_columns()
    assert not page.findChildren(FilterPopup)
    page.show_view("list")
    assert button.isEnabled()


def test_what_lets_nothing_through_offers_the_way_back(
    page: FollowUpPage, plan: PlanView, qtbot: QtBot
) -> None:
    plan.choices.choose("state", "done")
    qtbot.waitUntil(lambda: plan.empty.isVisible())
    clear(page, plan.empty)
    qtbot.waitUntil(plan.list.isVisible)
    assert not plan.choices.chosen()
    page.list.box.setText("zzzz")
    qtbot.waitUntil(lambda: plan.empty.isVisible())
    clear(page, plan.empty)
    qtbot.waitUntil(plan.list.isVisible)
    assert not page.list.box.text()


@pytest.mark.parametrize("key", ["agreements", "tracker"])
def test_words_that_no_paper_has_are_said_so(
    papers: DocumentsPage, put: Put, key: str, qtbot: QtBot
) -> None:
    put("document", 1, title="On staff", type="agreement", date="2025-02-01")
    put("document", 2, title="Together", type="joint_statement", stage="drafted")
    papers.show_address(key)
    view = papers.view
    assert isinstance(view, AgreementsView | TrackerView)
    qtbot.waitUntil(lambda: view.stack.currentIndex() == 0)
    papers.list.box.setText("zzzz")
    qtbot.waitUntil(view.nothing.isVisible)
    assert "has these words" in view.nothing.sentence
    assert view.printable() is None or key == "tracker"
    clear(papers, view.nothing)
    qtbot.waitUntil(lambda: view.stack.currentIndex() == 0)


def clear(page: ViewedPage, empty: object) -> None:
    button = next(
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Clear the filter"
    )
    button.click()
