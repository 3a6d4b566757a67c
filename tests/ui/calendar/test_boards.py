"""The year planner and the board of the Universal Periodic Review, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QStyle
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.layers import Layers
from hrdesk.operations.planner import By
from hrdesk.operations.records import remove
from hrdesk.operations.upr import start_submission
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.calendar.board_paper import board_on_paper
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.planner_painting import words_beside
from hrdesk.ui.calendar.planner_view import PlannerView
from hrdesk.ui.calendar.upr_view import UprView
from hrdesk.ui.calendar.views import UPR, YEAR
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, without_isolates
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.marking_watch import shown_labels
from hrdesk.ui.theme import Theme
from tests.factories import ref
from tests.ui.open_desk import Moment, Write, held_up, kept

KEY = Qt.Key


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> CalendarPage:
    body = write("organisation", "body", name="Commission")
    write("visit", 1, country="TUN", dates="2026-03-08/2026-03-17", mechanisms=body)
    write("activity", 2, title="Session", dates="2026-03-15/2026-03-19", organisers=body)
    write("activity", 3, title="Course", dates="2026-06-01", country="KEN")
    write(
        "activity",
        "upr",
        title="UPR",
        code="UPR 60",
        type="session",
        dates="2027-01-18/2027-01-29",
        countries=["TUN", "KEN"],
    )
    made = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.month.setFocus()
    return made


def press(qtbot: QtBot, page: CalendarPage, *keys: Qt.Key) -> None:
    for key in keys:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def test_planner_by_keyboard(page: CalendarPage, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_5)
    year = page.views.year
    assert (page.view, page.header.view) == (YEAR, YEAR)
    assert year.hasFocus()
    assert [year.title_of(each) for each in year.rows] == ["Commission", "No mechanism named"]
    press(qtbot, page, KEY.Key_Right, KEY.Key_Right)
    assert year.chosen == ref("activity", 2)
    assert "at the same time as" in year.accessibleDescription()
    with qtbot.waitSignal(year.opened) as told:
        press(qtbot, page, KEY.Key_Return)
    assert told.args == [ref("activity", 2)]
    assert page.chosen() == [ref("activity", 2)]
    year.setFocus()
    press(qtbot, page, KEY.Key_R)
    assert year.by is By.COUNTRIES
    assert [year.title_of(each) for each in year.rows] == ["Kenya", "Tunisia", "No country named"]
    press(qtbot, page, KEY.Key_Down, KEY.Key_Up, KEY.Key_Up)
    assert year.chosen == ref("activity", 3)


def test_planner_steps_years_and_months(page: CalendarPage, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_5, KEY.Key_PageDown)
    assert page.views.year.days == (date(2027, 1, 1), date(2027, 12, 31))
    press(qtbot, page, KEY.Key_Minus)
    assert page.views.year.month == date(2026, 12, 1)
    press(qtbot, page, KEY.Key_Plus, KEY.Key_PageUp)
    assert page.views.year.month == date(2026, 1, 1)
    page.step(1)
    assert page.views.year.month == date(2027, 1, 1)
    page.views.year.show_year(date(2031, 1, 1))
    assert page.views.year.rows == []
    press(qtbot, page, KEY.Key_Right, KEY.Key_Down)
    assert page.views.year.chosen == ""
    page.views.year.grab()


def test_bars_are_opened_by_the_mouse(page: CalendarPage, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_5)
    placed = page.views.year.placed()
    bar = next(each.bar for each in placed if each.item.occurrence.ref == ref("visit", 1))
    point = bar.place.center()
    point.setX(bar.place.left() + 3)
    with qtbot.waitSignal(page.views.year.opened) as told:
        qtbot.mouseClick(page.views.year.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [ref("visit", 1)]


def test_rows_of_the_year_are_chosen_over_their_names(page: CalendarPage, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_5)
    year = page.views.year
    assert year.choice.isVisible()
    assert year.choice.currentText() == "By mechanism"
    qtbot.keyClick(year.choice, KEY.Key_Down)
    assert year.by is By.COUNTRIES
    assert "Kenya" in [year.title_of(each) for each in year.rows]
    year.setFocus()
    press(qtbot, page, KEY.Key_R)
    assert year.choice.currentText() == "By mechanism"
    year.choice.setFocus()
    year.choice.showPopup()
    qtbot.keyClick(year.choice.view(), KEY.Key_Down)
    qtbot.keyClick(year.choice.view(), KEY.Key_Return)
    assert year.by is By.COUNTRIES
    assert year.hasFocus()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_what_is_too_narrow_for_its_words_has_them_beside_it(way: Qt.LayoutDirection) -> None:
    whole = QRect(100, 0, 900, 100)

    def rooms(*lefts: int, top: int = 0) -> list[tuple[int, int, bool] | None]:
        """From where to where words of 80 stand, as one reads, and whether before their bar."""
        bars = [QRect(left, top, 10, 20) for left in lefts]
        bars.append(QRect(300, 24, 10, 20))
        places = [QStyle.visualRect(way, whole, bar) for bar in bars]
        found = words_beside(places, [80] * len(places), 60, whole, way)
        turned = [each and QStyle.visualRect(way, whole, each.place) for each in found]
        sides = [each and (each.left(), each.right()) for each in turned]
        seen = [s and f and (*s, f.is_before) for s, f in zip(sides, found, strict=True)]
        assert seen.pop() == (313, 994, False), "another lane is in nobody's way"
        return seen

    assert rooms(200, 400) == [(213, 395, False), (413, 994, False)]
    assert rooms(980) == [(104, 975, True)]
    assert rooms(700, 980) == [(713, 975, False), (797, 975, True)], (
        "words leave what they need not"
    )
    assert rooms(900, 980) == [(104, 895, True), (913, 975, True)]
    assert rooms(960, 980) == [(104, 955, True), None], "nothing is read of fewer letters"


def test_submission_is_started_by_one_key(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_6)
    upr: UprView = page.views.upr
    assert page.view == UPR
    assert upr.list.current_key.endswith("@KEN")
    with qtbot.waitSignal(upr.opened) as told:
        press(qtbot, page, KEY.Key_Return)
    (made,) = told.args
    assert kept(desk, made, "title") == "UPR 60: Kenya"
    assert page.form.ref == made
    upr.list.setFocus()
    for key, stage in ((KEY.Key_D, "drafted"), (KEY.Key_S, "issued"), (KEY.Key_C, "confirmed")):
        with qtbot.waitSignal(desk.changed):
            press(qtbot, page, key)
        assert kept(desk, made, "stage") == stage
    with qtbot.waitSignal(upr.opened):
        press(qtbot, page, KEY.Key_Return)
    assert page.chosen() == [made]


def test_the_board_has_no_day_to_step_from(page: CalendarPage, qtbot: QtBot) -> None:
    steps = [
        each
        for each in page.header.findChildren(QAbstractButton)
        if each.accessibleName() in ("Back", "Today", "On")
    ]
    assert len(steps) == 3
    assert all(each.isVisible() and each.isEnabled() for each in steps)
    places = [each.mapTo(page, each.rect().topLeft()) for each in steps]
    press(qtbot, page, KEY.Key_6)
    assert not any(each.isEnabled() for each in steps)
    assert [each.mapTo(page, each.rect().topLeft()) for each in steps] == places
    press(qtbot, page, KEY.Key_3)
    assert all(each.isVisible() and each.isEnabled() for each in steps)


def test_enter_pressed_twice_begins_one_submission(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    press(qtbot, page, KEY.Key_6)
    before = desk.read(listing.keys, Query("document"))
    with held_up(desk):
        press(qtbot, page, KEY.Key_Return)
        press(qtbot, page, KEY.Key_Return)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert len(desk.read(listing.keys, Query("document"))) == len(before) + 1


def test_region_narrows_the_board(page: CalendarPage, settings: Settings, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_6)
    upr = page.views.upr
    upr.region.setCurrentIndex(upr.region.findData("CoE"))
    upr.region.activated.emit(0)
    texts = [each.text for each in upr.list.model().lines]  # type: ignore[attr-defined]
    assert "No State of this region comes up." in texts
    assert settings.kept_text("upr", "region") == "CoE"
    assert upr.chosen == ""


def test_how_many_submissions_there_are_has_the_digits_of_the_window(
    page: CalendarPage, qtbot: QtBot
) -> None:
    press(qtbot, page, KEY.Key_6)
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    try:
        page.views.upr.reload()
        said = page.views.upr.count.text()
    finally:
        QLocale.setDefault(before)
    assert "٠ with a submission" in said


def test_the_board_says_how_strict_what_it_names_is(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    press(qtbot, page, KEY.Key_6)
    upr: UprView = page.views.upr
    assert set(shown_labels(upr)) == {Label.NETWORK}
    write(
        "document",
        type="submission",
        activity=ref("activity", "upr"),
        countries=["KEN"],
        label=Label.INTERNAL,
    )
    upr.reload()
    assert strictest(*shown_labels(upr)) is Label.INTERNAL


def test_views_read_again_when_the_desk_changes(
    page: CalendarPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    press(qtbot, page, KEY.Key_5)
    year: PlannerView = page.views.year
    write("activity", 4, title="Late", dates="2026-08-01", country="FRA")
    with qtbot.waitSignal(desk.changed):
        desk.do(remove, [ref("activity", 3)])
    assert {each.occurrence.title for each in year.rows[-1].items} == {"Late"}


def test_boards_are_put_on_paper(page: CalendarPage, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_5)
    assert page.printable().labels() == {Label.NETWORK: 3}
    press(qtbot, page, KEY.Key_6)
    paper = page.printable()
    assert "Universal Periodic Review" in paper.title
    assert paper.labels() == {Label.PUBLIC: 2}
    assert paper.pages(QSize(700, 900), Label.PUBLIC)


def test_layers_and_named_days_are_those_of_the_other_views(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    write("activity", 9, title="Women's Day", type="commemorative_day", dates="2026-03-08")
    press(qtbot, page, KEY.Key_5)
    year = page.views.year
    assert [year.title_of(each) for each in year.rows] == [
        "Named days",
        "Commission",
        "No mechanism named",
    ]
    year.setFocus()
    press(qtbot, page, KEY.Key_Right)
    assert "Women's Day" in year.accessibleDescription()
    page.header.layers_changed.emit(Layers.of_text("days visits"))
    assert [year.title_of(each) for each in year.rows] == ["Commission", "No mechanism named"]
    assert [item.occurrence.title for row in year.rows for item in row.items] == [
        "Session",
        "Course",
    ]
    year.setFocus()
    press(qtbot, page, KEY.Key_6)
    upr = page.views.upr
    assert len(upr.sessions) == 1
    assert any("Stakeholders" in each.text for each in upr.list.model().lines)  # type: ignore[attr-defined]
    page.header.layers_changed.emit(Layers.of_text("deadlines"))
    assert not any("Stakeholders" in each.text for each in upr.list.model().lines)  # type: ignore[attr-defined]
    page.header.layers_changed.emit(Layers.of_text("activities"))
    assert upr.sessions == []
    assert "out of sight" in upr.nothing_said


def test_of_a_session_that_is_over_nothing_is_due(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    over = write(
        "activity",
        "over",
        title="UPR",
        code="UPR 59",
        type="session",
        dates="2026-01-19/2026-01-30",
        countries=["MRT"],
    )
    press(qtbot, page, KEY.Key_6)
    upr: UprView = page.views.upr
    model = upr.list.model()
    assert isinstance(model, LineModel)
    rows = {model.line(row).key: model.line(row) for row in range(model.rowCount())}
    missed = rows[f"{over}@MRT"]
    assert (missed.note, missed.verb) == ("no submission kept", "")
    assert missed.said == f"{isolated('Mauritania')}, session 59, no submission kept"
    late = rows[f"{ref('activity', 'upr')}@KEN"]
    # Worked out from its first day, 18 January 2027.
    assert late.note == "no submission kept, the day for stakeholders is past"
    assert late.verb == "Add one", "what was handed in by other ways can still be kept"
    with qtbot.assertNotEmitted(desk.changed, wait=100):
        upr.list.opened.emit(missed.key)
    table = board_on_paper(page.views, "UPR")
    told = {row.cells[0]: row.cells[1] for row in table.rows if not row.is_title}
    assert (told["Mauritania"], told["Kenya"]) == ("none", "none")


def test_only_before_the_day_for_stakeholders_is_something_due(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    later, now = (
        write("activity", code, title="UPR", code=code, type="session", dates=dates, countries=who)
        for code, dates, who in (
            ("UPR 62", "2027-11-01/2027-11-12", ["FRA"]),
            ("UPR 58", "2026-11-09/2026-11-20", ["NPL", "OMN"]),
        )
    )
    with qtbot.waitSignal(desk.changed):
        desk.do(start_submission, now, "OMN")
    press(qtbot, page, KEY.Key_6)
    lines = page.views.upr.list.model().lines  # type: ignore[attr-defined]
    rows = {each.key: each for each in lines}
    due = rows[f"{later}@FRA"]
    assert (due.note, due.verb) == ("our submission: due", "Start")
    assert rows[f"{now}@NPL"].note == "no submission kept, the day for stakeholders is past"
    planned = rows[f"{now}@OMN"]
    assert (planned.note, planned.verb) == ("our submission: only planned", "Open")
    texts = [without_isolates(each.text) for each in lines]
    (heading,) = [text for text in texts if text.startswith("Session 58")]
    assert heading.endswith("under way")
    assert not any("derived" in text for text in texts)
    assert any(text.endswith("both estimated from earlier sessions") for text in texts)


def test_a_desk_without_states_of_its_own_says_that_all_are_listed(
    page: CalendarPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    press(qtbot, page, KEY.Key_6)
    upr: UprView = page.views.upr
    assert upr.region.currentText() == "All States"
    assert upr.region.findText("States of this desk") < 0
    assert "covers no States yet" in upr.count.text()
    own = desk.database.identity.code
    write("organisation", "own", name="Ours", acronym=own, countries=["KEN"])
    with qtbot.waitSignal(desk.changed):
        desk.do(remove, [ref("activity", 3)])
    assert upr.region.currentText() == "States of this desk"
    assert "covers no States" not in upr.count.text()
    assert {each.country for session in upr.sessions for each in session.states} == {"KEN"}
