"""What gives way in the views of Follow-up where the window is low or narrow, and how one gets at it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import FollowUpState
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.follow_up.matrix_painting import ColumnHeader
from hrdesk.ui.follow_up.matrix_widths import Wish, shared
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.plan_view import PlanView
from hrdesk.ui.follow_up.ratification_view import RatificationView
from hrdesk.ui.follow_up.recommendations_view import RecommendationsView
from hrdesk.ui.follow_up.themes_view import ThemesView
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import GAP, SMALL
from hrdesk.ui.widgets.room import Room
from hrdesk.ui.words import code_word
from tests.ui.records.conftest import Put

Key = Qt.Key
# What a window of 1024 by 640 leaves for a page, and one of 1280 by 800.
LOW, WIDE = (919, 540), (1175, 700)


@pytest.fixture
def view(put: Put, page: FollowUpPage, qtbot: QtBot) -> RecommendationsView:
    body = put("organisation", name="Committee against Torture", acronym="CAT")
    for number in range(30):
        text = f"Recommendation {number} with words that go on for more than one line of a grid"
        put(
            "recommendation",
            number,
            text=text,
            body=body,
            date="2021-05-03",
            country="TUN",
            themes=["Cooperation with human rights mechanisms and requests for assistance"],
        )
    page.show_address("matrix")
    found = page.view
    assert isinstance(found, RecommendationsView)
    qtbot.waitUntil(lambda: found.grid.grid.rowCount() == 30)
    return found


def bars(page: FollowUpPage) -> list[Qt.Orientation]:
    """The scroll bars that one sees."""
    areas = page.findChildren(QAbstractScrollArea)
    found = [
        bar
        for area in areas
        if area.isVisible()
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar())
    ]
    return [bar.orientation() for bar in found if bar.isVisible() and bar.maximum() > 0]


def test_a_small_window_has_one_scroll_bar_and_takes_turns(
    page: FollowUpPage, view: RecommendationsView, qtbot: QtBot
) -> None:
    assert view.pane.isVisible()
    page.resize(*LOW)
    qtbot.waitUntil(lambda: not view.pane.isVisible())
    qtbot.waitUntil(lambda: bars(page) == [Qt.Orientation.Vertical])
    view.grid.setFocus()
    assert view.turns is not None
    assert view.turns.action.isVisible()
    qtbot.keyClick(view.grid, Key.Key_Space)
    assert view.pane.isVisible()
    assert not view.grid.isVisible()
    assert view.pane.isAncestorOf(page.window().focusWidget())
    qtbot.keyClick(page.window().focusWidget(), Key.Key_Escape)
    assert view.grid.hasFocus()
    assert not view.pane.isVisible()
    view.turns.action.trigger()
    page.resize(*WIDE)
    qtbot.waitUntil(lambda: view.grid.isVisible() and view.pane.isVisible())
    assert not view.turns.action.isVisible()


def test_evidence_goes_on_being_written_while_the_window_gets_smaller(
    page: FollowUpPage, view: RecommendationsView, qtbot: QtBot
) -> None:
    view.pane.line.setFocus()
    qtbot.keyClicks(view.pane.line, "one wing")
    page.resize(*LOW)
    qtbot.waitUntil(lambda: not view.grid.isVisible())
    assert view.pane.line.hasFocus()
    assert view.pane.line.text() == "one wing"


def test_large_letters_in_a_small_window_scroll_no_page(
    page: FollowUpPage, view: RecommendationsView, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    settings.text_size = 150
    theme.apply()
    page.resize(880, 500)
    qtbot.waitUntil(view.choices.more.isVisible)
    (room,) = view.findChildren(Room)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 0)
    assert view.grid.rowAt(view.grid.viewport().height() - 1) >= 2, "rows enough to read"


def test_folded_choices_are_one_button_away_and_counted(
    page: FollowUpPage, view: RecommendationsView, qtbot: QtBot
) -> None:
    page.resize(700, 400)
    row = view.choices
    qtbot.waitUntil(row.more.isVisible)
    assert lines(row) == 1
    assert row.more.text() == "More choices"
    last = row.checks["open"]
    assert not last.isVisible()
    row.more.click()
    qtbot.waitUntil(last.isVisible)
    last.setChecked(True)
    row.boxes["state"].setCurrentText(code_word(FollowUpState.DONE))
    row.more.click()
    qtbot.waitUntil(lambda: not last.isVisible())
    assert row.more.text() == "More choices (2)"
    page.resize(*WIDE)
    qtbot.waitUntil(last.isVisible)
    assert not row.more.isVisible()
    assert not row.boxes["columns"].isVisible(), "it means nothing beside single recommendations"


def lines(row: ChoiceRow) -> int:
    shown = [each for each in (*row.boxes.values(), row.more) if each.isVisible()]
    return len({each.y() for each in shown})


def test_themes_go_to_what_a_cell_counts_in_a_low_window(
    put: Put, page: FollowUpPage, qtbot: QtBot
) -> None:
    body = put(
        "organisation",
        name="Committee against Torture",
        acronym="CAT",
        type="treaty_body",
        themes=["Torture"],
    )
    page.show_address("themes")
    view = page.view
    assert isinstance(view, ThemesView)
    qtbot.waitUntil(lambda: view.grid.grid.rowCount() == 1)
    page.resize(919, 480)
    qtbot.waitUntil(lambda: not view.list.isVisible())
    view.grid.choose(("Torture", body))
    view.grid.setFocus()
    qtbot.keyClick(view.grid, Key.Key_Return)
    assert view.list.hasFocus()
    qtbot.keyClick(view.list, Key.Key_Escape)
    assert view.grid.hasFocus()


def test_bars_leave_a_narrow_plan_to_its_list(put: Put, page: FollowUpPage, qtbot: QtBot) -> None:
    put("commitment", title="Send the list", status="open")
    page.show_address("plan")
    view = page.view
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: len(view.shown) == 1)
    assert view.bars.isVisible()
    page.resize(640, 700)
    qtbot.waitUntil(lambda: not view.bars.isVisible())
    page.resize(*WIDE)
    qtbot.waitUntil(view.bars.isVisible)


def test_texts_give_way_to_marks_and_take_what_they_leave() -> None:
    text, mark = Wish(100, 200, 300, 500), Wish(50, 50, 50)
    assert shared([text, mark, text], 450) == [200, 50, 200]
    assert shared([text, mark, text], 350) == [150, 50, 150]
    assert shared([text, mark, text], 100) == [100, 50, 100]
    assert shared([text, mark, text], 551) == [250, 50, 251]
    assert shared([text, mark, text], 900) == [300, 50, 300]
    assert shared([mark], 900) == [50]
    assert text.at_least(250) == Wish(250, 250, 300, 500)


def test_what_stands_over_columns_and_rows_is_whole(
    put: Put, page: FollowUpPage, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    """It has bolder letters than the cells; of some headings the last letters were cut."""
    settings.text_size = 150
    theme.apply()
    counter = put("organisation", 1, name="SR counter-terrorism", type="special_procedure")
    institution = put("organisation", 2, name="NI", type="national_institution")
    for number, body in enumerate((counter, institution)):
        put("person", number, name=f"Person {number}", organisation=body, themes=["Torture"])
    page.show_address("themes")
    view = page.view
    assert isinstance(view, ThemesView)
    qtbot.waitUntil(lambda: view.grid.grid.columnCount() == 3)
    heads, grid = view.grid.horizontalHeader(), view.grid.grid
    assert isinstance(heads, ColumnHeader)
    groups = heads.fontMetrics()
    bold = QFont(heads.font())
    bold.setWeight(QFont.Weight.DemiBold)
    for group, first, last in heads.groups():
        room = sum(heads.sectionSize(each) for each in range(first, last + 1)) - 2 * SMALL
        assert groups.horizontalAdvance(group) <= room
    for at, column in enumerate(grid.matrix.columns):
        for word in column.word.split():
            room = heads.sectionSize(at) - 2 * GAP
            assert QFontMetrics(bold).horizontalAdvance(word) <= room
    page.show_address("ratification_grid")
    found = page.view
    assert isinstance(found, RatificationView)
    qtbot.waitUntil(lambda: bool(found.grid.grid.matrix.note))
    names = found.grid.verticalHeader().width()
    note = found.grid.grid.matrix.note
    assert found.grid.horizontalHeader().fontMetrics().horizontalAdvance(note) <= names - 2 * SMALL
