"""Visits that meet stand in their own view, by keyboard: looked at, muted with a reason, opened."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.overlaps import Meets
from hrdesk.operations.records import save_record
from hrdesk.operations.time_line import visit_lines
from hrdesk.store.records import read_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.join_panel import JoinDialog
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.overlaps_pane import OverlapsPane
from hrdesk.ui.visits.page import OVERLAPS, VisitsPage
from tests.factories import ref
from tests.ui.open_desk import Moment, Write
from tests.ui.sight import stands_by

KEY = Qt.Key
Open = Callable[[], VisitsPage]


@pytest.fixture
def open_page(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> Open:
    def make() -> VisitsPage:
        page = VisitsPage(desk, settings, clock=clock)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        with qtbot.waitActive(page):
            page.show()
        page.show_view(OVERLAPS)
        qtbot.waitUntil(lambda: pane_of(page).was_read)
        return page

    return make


def pane_of(page: VisitsPage) -> OverlapsPane:
    assert page.overlaps is not None
    return page.overlaps


def words(pane: OverlapsPane) -> list[str]:
    model = pane.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if model else []


def on_card(pane: OverlapsPane) -> list[str]:
    return [each.text() for each in pane.card.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def two(write: Write) -> tuple[str, str]:
    one = write("visit", 1, country="GEO", dates="2027-02-08/2027-02-17", purpose="Prisons")
    other = write(
        "visit", 2, country="ARM", dates="2027-02", firmness="forecast", purpose="Prisons"
    )
    return one, other


def test_nothing_meets_and_it_says_so(open_page: Open, write: Write) -> None:
    write("visit", 1, country="GEO", dates="2027-02-08/2027-02-17")
    page = open_page()
    pane = pane_of(page)
    assert pane.empty.isVisible()
    assert pane.empty.sentence.startswith("No coming visit meets one of another body")
    assert page.printable() is None, "the visit itself is not on this page"


def test_a_pair_is_told_with_its_grounds_and_both_sides(
    open_page: Open, two: tuple[str, str], qtbot: QtBot
) -> None:
    page = open_page()
    pane = pane_of(page)
    heading, pair = words(pane)
    assert heading == "Chances to go together"
    assert "Armenia" in pair
    assert "neighbouring countries · perhaps on the same days" in pair
    assert pane.said.text() == "1 chance(s) to go together"
    assert page.printable() is not None
    assert [each.overlap.meets for each in pane.meetings] == [Meets.CHANCE]
    assert page.focusWidget() is pane.list
    qtbot.waitUntil(lambda: on_card(pane).count("Prisons") == 2)
    assert "Near enough to go together, or to take up what the other finds." in on_card(pane)
    assert [pane.verbs[key].isVisible() for key in "JP"] == [False, False]


def test_pairs_and_what_they_say_have_the_room_that_they_need(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    body = write("organisation", name="Committee on the Protection of the Rights of " + "All " * 30)
    for number, country in enumerate(("GEO", "ARM", "AZE")):
        write("visit", number, country=country, dates="2027-02-08", mechanisms=(body,))
    pane = pane_of(open_page())
    qtbot.waitUntil(lambda: pane.list.height() == pane.list.fitting_height())
    bar = pane.card.verticalScrollBar()
    qtbot.waitUntil(lambda: pane.card.height() > 200 and bar.maximum() == 0)
    pane.window().resize(1180, 440)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert pane.list.height() > pane.below.height()


def test_muting_asks_why_and_can_be_taken_back(
    open_page: Open, two: tuple[str, str], desk: Desk, qtbot: QtBot
) -> None:
    page = open_page()
    told: list[tuple[str, Callable[[], None]]] = []
    page.done.connect(lambda said, back: told.append((said, back)))
    pane = pane_of(page)
    qtbot.keyClick(pane.list, KEY.Key_M)
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, NamePopup)
    assert stands_by(asked, pane.buttons["M"])
    qtbot.keyClicks(asked.line, "Agreed by telephone")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(asked.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert pane.empty.sentence == "All visits that meet are muted."
    said, back = told.pop()
    assert said.startswith("Muted: ")
    assert said.count("Georgia") == said.count("Armenia") == 1
    with qtbot.waitSignal(desk.changed):
        back()
    assert pane.said.text() == "1 chance(s) to go together"
    with qtbot.waitSignal(desk.changed):
        pane._mute(pane.meetings[0], "Agreed by telephone")
    pane.muted.setChecked(True)
    assert "muted: \u2068Agreed by telephone\u2069" in words(pane)[1]
    assert pane.verbs["M"].text() == "Tell of it again"
    with qtbot.waitSignal(desk.changed):
        pane.verbs["M"].trigger()
    assert pane.said.text() == "1 chance(s) to go together"
    assert pane.muted.isHidden()
    qtbot.waitUntil(lambda: told[-1][0].startswith("Told of again: "))
    with qtbot.waitSignal(desk.changed):
        told[-1][1]()
    assert pane.meetings[0].reason == "Agreed by telephone"


def test_either_visit_opens_and_the_other_view_comes_back(
    open_page: Open, two: tuple[str, str], qtbot: QtBot
) -> None:
    page = open_page()
    pane = pane_of(page)
    qtbot.keyClick(pane.list, KEY.Key_2)
    first_shown = page.detail.ref
    assert first_shown in two
    pane.list.setFocus()
    qtbot.keyClick(pane.list, KEY.Key_1)
    assert {first_shown, page.detail.ref} == set(two)


def test_a_click_looks_at_a_pair_and_does_nothing_yet(
    open_page: Open, two: tuple[str, str], write: Write, qtbot: QtBot
) -> None:
    write("visit", 3, country="GEO", dates="2027-02-12/2027-02-20")
    page = open_page()
    pane = pane_of(page)
    model = pane.list.model()
    for row in range(model.rowCount()):
        if "Georgia" not in words(pane)[row] or pane.list.current_key == "":
            continue
        place = pane.list.visualRect(model.index(row, 0)).center()
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert pane.list.currentIndex().row() == row
        assert pane.below.currentWidget() is not pane.sheet
        assert page.detail.ref == ""
    same = next(row for row, said in enumerate(words(pane)) if "same country" in said)
    assert words(pane)[same].count("Georgia") == 1, "a country of both is named once"
    place = pane.list.visualRect(model.index(same, 0)).center()
    qtbot.mouseDClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.below.currentWidget() is pane.sheet


def test_what_the_filters_keep_out_is_left_out(
    open_page: Open, two: tuple[str, str], write: Write, qtbot: QtBot
) -> None:
    write("visit", 3, country="KEN", dates="2027-02-08")
    pane = pane_of(open_page())
    pane.days.setValue(10)
    assert len(pane.meetings) == 1
    pane.let_through(frozenset())
    assert pane.empty.sentence.startswith("No visit that the filters let through")
    pane.let_through(frozenset([two[0]]))
    assert pane.said.text() == "1 chance(s) to go together"


def test_what_is_filled_in_for_a_joint_visit_outlasts_changes_of_other_visits(
    open_page: Open, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    write("visit", 1, country="GEO", dates="2027-02-08/2027-02-17")
    write("visit", 2, country="GEO", dates="2027-03")
    third = write("visit", 3, country="MEX", dates="2011-10")
    pane = pane_of(open_page())
    qtbot.keyClick(pane.list, KEY.Key_P)
    pane.sheet.dates.show_value("2027-02-10/2027-02-19")
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, third, {"purpose": "Prisons"})
    assert pane.sheet.isVisible()
    assert pane.sheet.dates.given() == "2027-02-10/2027-02-19"
    pane.muted.toggled.emit(False)
    assert pane.sheet.isVisible()
    pane.sheet.closed.emit()
    assert not pane.sheet.isVisible()


def test_a_joint_visit_is_proposed_by_keys_alone(
    open_page: Open, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    """P, the dates, Ctrl+Enter: one visit with two leads."""
    one = write(
        "visit", 1, country="GEO", dates="2027-02-08/2027-02-17", leads=[ref("organisation", 1)]
    )
    other = write("visit", 2, country="GEO", dates="2027-03", leads=[ref("organisation", 2)])
    third = write("visit", 3, country="MEX", dates="2011-10")
    page = open_page()
    page.show_record(third)
    pane = pane_of(page)
    page.show_record(max(one, other))  # the one that goes into the other
    pane.list.setFocus()
    assert page.tabs.ref == page.detail.form.ref == max(one, other)
    qtbot.keyClick(pane.list, KEY.Key_P)
    assert pane.sheet.isVisible()
    assert pane.sheet.told.text().startswith("No other desk has one of the two yet")
    pane.sheet.dates.show_value("")
    qtbot.keyClick(pane.sheet, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pane.sheet.fault.text().startswith("Say when")
    pane.sheet.dates.show_value("2027-02-10/2027-02-19")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(pane.sheet, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (line,) = (each for each in desk.read(visit_lines) if each.ref != third)
    assert (line.ref, line.dates) == (min(one, other), "2027-02-10/2027-02-19")
    assert not pane.meetings
    qtbot.waitUntil(lambda: not desk.is_busy)
    QApplication.processEvents()
    assert page.detail.form.ref == line.ref, "what was proposed is not out of sight"
    assert page.tabs.ref == page.tabs.programme.ref == line.ref, "nor do its parts stay behind"
    name = desk.to_undo()
    assert name is not None
    assert name.operation == "propose_joint"


def test_an_echo_is_joined_side_by_side(
    open_page: Open, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    write("visit", 1, country="GEO", dates="2027-02-08/2027-02-17")
    write("visit", 2, country="GEO", dates="2027-02-08/2027-02-17", purpose="Prisons")
    pane = pane_of(open_page())
    assert words(pane)[0] == "Perhaps one visit, written down twice"
    assert [pane.verbs[key].isVisible() for key in "JP"] == [True, False]
    qtbot.keyClick(pane.list, KEY.Key_J)
    (asked,) = pane.findChildren(JoinDialog)
    with qtbot.waitSignal(desk.changed):
        asked.panel.join.click()
    assert len(desk.read(visit_lines)) == 1


def test_every_part_has_a_name(
    open_page: Open, two: tuple[str, str], nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(pane_of(open_page())) == []


def test_two_forecasts_become_one_joint_visit_in_two_actions(
    open_page: Open, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    """By keys alone: P proposes, Ctrl+Enter takes the dates that stand there."""
    one = write("visit", 1, country="GEO", dates="2027-02", leads=[ref("organisation", 1)])
    other = write("visit", 2, country="GEO", dates="2027-03", leads=[ref("organisation", 2)])
    open_page()
    actions = 0
    for key, modifier in (
        (KEY.Key_P, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key, modifier)
        actions += 1
    qtbot.waitUntil(lambda: len(desk.read(visit_lines)) == 1)
    shown = desk.read(read_states, [min(one, other)])[min(one, other)]
    assert (actions, shown.text("type"), len(shown.value("leads"))) == (2, "joint", 2)


def test_of_many_the_first_stand_there_and_more_are_a_key_away(
    open_page: Open, write: Write, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("hrdesk.ui.visits.overlaps_pane.FEW", 2)
    for number in range(4):
        write(
            "visit",
            number,
            country="GEO",
            dates=f"2027-02-{8 + number:02}",
            leads=[ref("organisation", number)],
        )
    pane = pane_of(open_page())
    assert len(pane.meetings) == 6
    assert words(pane)[-1] == "4 more"
    assert pane.said.text() == "6 chance(s) to go together"
    for _ in range(2):
        qtbot.keyClick(pane.list, KEY.Key_Down)
    qtbot.keyClick(pane.list, KEY.Key_Return)
    assert words(pane)[-1] == "2 more"
    assert pane.current is not None


def test_what_changes_while_they_are_read_is_not_lost(
    open_page: Open, desk: Desk, write: Write, two: tuple[str, str], qtbot: QtBot
) -> None:
    page = open_page()
    pane = pane_of(page)
    pane.was_read, pane._is_stale = False, True
    pane.hide()
    pane.show()
    desk.do(save_record, two[0], {"status": "cancelled"})
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert pane.empty.isVisible()
    assert pane.meetings == []
