"""The matrix of joint activities: keys write parts, choices narrow it, paper and clipboard keep labels."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.joint_view import JointView
from hrdesk.ui.follow_up.matrix_painting import Corner
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.records.viewed_page import LIST
from hrdesk.ui.settings import Settings
from tests.ui.records.conftest import Put

Key = Qt.Key


@pytest.fixture
def refs(put: Put) -> dict[str, str]:
    un = put("organisation", 1, name="United Nations", acronym="UN")
    au = put("organisation", 2, name="African Union", acronym="AU")
    oas = put("organisation", 3, name="Organization of American States", acronym="OAS")
    own = put("organisation", 4, Label.INTERNAL, name="Hidden friends", acronym="HF")
    about = {"themes": ["Prisons"], "country": "TUN"}
    return {
        "un": un,
        "au": au,
        "oas": oas,
        "own": own,
        "call": put(
            "activity", 1, title="Call", dates="2027-03-01", organisers=[un, au, own], leads=[un]
        ),
        "course": put(
            "activity", 2, title="Course", dates="2027-04", organisers=[un], horizon="mid", **about
        ),
        "secret": put(
            "activity", 3, Label.INTERNAL, title="Secret", organisers=[un, au], horizon="short"
        ),
        "training": put(
            "activity", 4, title="Training", dates="2027-05-01", organisers=[au], **about
        ),
    }


@pytest.fixture
def view(page: FollowUpPage, refs: dict[str, str], qtbot: QtBot) -> JointView:
    page.show_address("joint")
    view = page.view
    assert isinstance(view, JointView)
    qtbot.waitUntil(lambda: bool(view.shown))
    return view


def signs(view: JointView) -> dict[tuple[str, str], str]:
    matrix = view.grid.grid.matrix
    titles = {row.key: row.title for row in matrix.rows}
    words = {column.key: column.word for column in matrix.columns if not column.is_text}
    return {
        (titles[row], words[column]): mark.sign
        for (row, column), mark in matrix.marks.items()
        if column in words
    }


def test_keys_write_parts_of_all_that_is_chosen(
    view: JointView, refs: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    grid = view.grid
    assert signs(view)["Call", "UN"] == "L"
    grid.choose((refs["call"], refs["au"]))
    qtbot.keyClick(grid, Key.Key_I)
    qtbot.waitUntil(lambda: signs(view)["Call", "AU"] == "I")
    assert grid.current == (refs["call"], refs["au"]), "one stays where one was"
    grid.selectColumn(grid.currentIndex().column())
    qtbot.keyClick(grid, Key.Key_L)
    qtbot.waitUntil(lambda: {sign for (_, au), sign in signs(view).items() if au == "AU"} == {"L"})
    desk.undo()
    qtbot.waitUntil(lambda: signs(view)["Call", "AU"] == "I")
    qtbot.keyClick(grid, Key.Key_Minus)
    qtbot.waitUntil(lambda: ("Call", "AU") not in signs(view))
    qtbot.waitUntil(lambda: not desk.is_busy)
    grid.choose((refs["call"], "dates"))
    qtbot.keyClick(grid, Key.Key_P)
    assert not desk.is_busy, "dates are no part"


def test_choices_and_the_filter_narrow_it(page: FollowUpPage, view: JointView) -> None:
    def titles() -> list[str]:
        return [row.title for row in view.grid.grid.matrix.rows]

    assert titles() == ["Call", "Course", "Secret"]
    view.choices.choose("horizon", "mid")
    assert titles() == ["Course"]
    view.choices.choose("horizon", "")
    box = view.choices.boxes["year"]
    assert [box.itemText(each) for each in range(box.count())][1] == "2027", "not 2,027"
    view.choices.choose("year", "2027")
    view.choices.checks["everything"].setChecked(True)
    assert titles() == ["Call", "Course", "Training"]
    page.filter_text("trai")
    page._filter_view()
    assert titles() == ["Training"]
    page.filter_text("nothing like it")
    page._filter_view()
    assert view.stack.currentWidget() is view.empty
    assert "what you chose" in view.empty.sentence


def test_what_may_be_done_twice_is_told_and_muted(
    view: JointView, refs: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    assert "1" in view.twice_button.text()
    assert not view.twice.isVisible()
    view.twice_button.click()
    pane = view.twice
    assert pane.list.hasFocus()
    (pair,) = pane.pairs
    assert {pair.one.ref, pair.other.ref} == {refs["course"], refs["training"]}
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.keyClick(pane.list, Key.Key_2)
    assert opened.args == [pair.other.ref]
    pane._mute(pair, "two languages")
    qtbot.waitUntil(lambda: "0" in view.twice_button.text())
    assert pane.pairs[0].reason == "two languages"
    pane.mute()
    qtbot.waitUntil(lambda: "1" in view.twice_button.text())


def test_what_is_stricter_stays_off_clipboard_and_paper(view: JointView) -> None:
    grid = view.grid
    with_words = []
    view.said.connect(with_words.append)
    grid.copy()
    copied = QGuiApplication.clipboard().text()
    assert "Call" in copied
    assert "Secret" not in copied
    assert "HF" not in copied, "of a body that is for us alone nobody reads the name"
    assert "left out" in with_words[0]
    paper = view.printable()
    assert paper is not None
    assert paper.labels()[Label.INTERNAL] >= 1
    assert paper.is_wide
    texts = [row.cells[0] for row in paper.tables(Label.NETWORK)[0]._up_to(Label.NETWORK)]
    assert texts == ["Call", "Course"]
    words = [each.word for each in paper.tables(Label.NETWORK)[0].headings]
    assert "UN" in words
    assert "HF" not in words
    assert len(paper.pages(QSize(1000, 700), Label.INTERNAL)) == 1


def test_opens_beside_adds_bodies_and_begins_anew(
    page: FollowUpPage, view: JointView, refs: dict[str, str], qtbot: QtBot
) -> None:
    grid = view.grid
    grid.choose((refs["course"], refs["un"]))
    qtbot.keyClick(grid, Key.Key_Return)
    assert page.detail.ref == refs["course"]
    assert page.chosen() == [refs["course"]]
    (offer,) = view.add_line.bodies("american")
    view.add_line.add(offer)
    qtbot.waitUntil(lambda: grid.current == (refs["course"], refs["oas"]))
    page.begin_new()
    assert page.detail.form.is_draft
    assert page.detail.form.ref.startswith("ACT")
    assert page.new_button.text() == "New joint activity"


def test_the_page_keeps_its_view(
    page: FollowUpPage, view: JointView, settings: Settings, desk: Desk, qtbot: QtBot
) -> None:
    assert page.header.view == "joint"
    assert page.panes()[0] is page.view
    again = FollowUpPage(desk, settings)
    qtbot.addWidget(again)
    assert again.header.view == "joint"
    page.show_kind("commitment")
    assert page.header.view == LIST
    assert page.view is None
    assert page.new_button.text() == "New commitment"


def test_the_names_of_the_rows_have_a_heading_over_them(view: JointView) -> None:
    (corner,) = view.grid.findChildren(Corner)
    assert corner.isVisible()
    assert view.grid.corner == corner.accessibleName() == "Activities"
    rows, heads = view.grid.verticalHeader(), view.grid.horizontalHeader()
    assert corner.size().toTuple() == (rows.width(), heads.height())
    printable = view.printable()
    assert printable is not None
    assert printable.corner == "Activities"
