"""Each key that the sheet lists does something in the place that it names."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.store import journal
from hrdesk.ui.calendar.line_model import line_of
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.views import MONTH, UPR, WEEKS, YEAR
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.review_keys import command_of
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.place_keys import PlaceKeys, place_keys
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from hrdesk.ui.today.page import TodayPage
from hrdesk.ui.visits.page import MAP, TIME_LINE, VisitsPage
from hrdesk.ui.widgets.text_dialog import TextDialog
from tests.factories import ref
from tests.ui.open_desk import Moment, Write, british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]

LISTED = {part.part: part for part in place_keys()}
Look = Callable[[], object]


def done(desk: Desk) -> object:
    """What was done last on the desk, and what has opened over the window."""
    entry = desk.read(journal.to_undo)
    popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    clip = QGuiApplication.clipboard().text()
    return entry.id if entry else 0, popup, dialog, clip


def press_all(
    qtbot: QtBot, desk: Desk, part: str, begin: Callable[[str], QWidget], look: Look
) -> None:
    """Press each key of a part, each time from where `begin` puts it; it changes what one sees."""
    for keys, _ in LISTED[part].rows:
        for key in keys:
            widget = begin(key)
            before = look()

            def something_happens(key: str = key, before: object = before) -> None:
                assert look() != before, f"{part}: {key} does nothing"

            QTest.keySequence(widget, QKeySequence(key))
            qtbot.waitUntil(something_happens)
            qtbot.waitUntil(lambda: not desk.is_busy)
            while popup := QApplication.activePopupWidget():
                popup.close()
            widget.window().activateWindow()
            qtbot.waitUntil(lambda widget=widget: widget.window().isActiveWindow())
    qtbot.waitUntil(lambda: not QApplication.activePopupWidget())


def open_page(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1180, 760)
    with qtbot.waitActive(page):
        page.show()


# ---------------------------------------------------------------- the window


def test_keys_of_the_window_are_one_action_each(
    qtbot: QtBot,
    desk: Desk,
    settings: Settings,
    theme: Theme,
    clock: Moment,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hrdesk.ui.exchange.page.chosen_files", lambda *_: [])
    window = DeskWindow(settings, theme, clock)
    qtbot.addWidget(window)
    window.attach(desk)
    with qtbot.waitActive(window):
        window.show()
    heard: list[str] = []

    def hear(action: QAction) -> None:
        heard.append(action.objectName())

    for listed in window.commands:
        action = listed.action
        keys = action.shortcuts()
        if not keys or action.objectName() in ("open_desk", "quit", "print", "lock"):
            continue
        action.setEnabled(True)
        action.triggered.connect(lambda *_, each=action: hear(each))
        heard.clear()
        window.places.setFocus()
        QTest.keySequence(window, keys[0])
        assert heard == [action.objectName()], keys[0].toString()
        for over in (QApplication.activePopupWidget(), window.finder, window._sheet):
            if over is not None:
                over.hide()
        window.activateWindow()
    window.show_shortcuts()
    assert window._sheet is not None
    for listed in window.commands:
        for key in listed.action.shortcuts()[:1]:
            assert key.toString(QKeySequence.SequenceFormat.NativeText) in window._sheet.text()


# ---------------------------------------------------------------- places


def test_keys_of_the_calendar(
    desk: Desk,
    settings: Settings,
    theme: Theme,
    clock: Moment,
    write: Write,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(TextDialog, "ask", lambda *_, **__: (asked.append("G"), False))
    for number in range(2):
        write("activity", number, title=f"Long {number}", dates="2026-11-24/2026-11-26")
    page = CalendarPage(desk, settings, clock=clock)
    open_page(qtbot, page)

    def begin(key: str) -> QWidget:
        page._close()
        page._show_view(MONTH if key != "3" else YEAR)
        page.go_to(date(2026, 11, 25))
        shown = page.month if key != "3" else page.views.year
        page.views.choose(ref("activity", 0))
        shown.setFocus()
        assert shown.isVisible()
        return shown

    def look() -> object:
        this = page.month.current_thing()
        return page.view, page.day, this and this.ref, len(asked), done(desk), page.form.isVisible()

    press_all(qtbot, desk, "calendar", begin, look)

    def begin_hours(_: str) -> QWidget:
        page._show_view(WEEKS)
        page.go_to(date(2026, 11, 25))
        page.views.week._drawn.let_be()
        page.views.week.setFocus()
        return page.views.week

    press_all(qtbot, desk, "hours", begin_hours, lambda: page.views.week.hours_drawn)


def test_keys_of_the_planner_and_the_board(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    write("activity", 1, title="Course", dates="2026-12-01", country="KEN")
    write(
        "activity",
        "upr",
        title="UPR",
        code="UPR 60",
        type="session",
        dates="2027-01-18/2027-01-29",
        countries=["TUN", "KEN"],
    )
    page = CalendarPage(desk, settings, clock=clock)
    open_page(qtbot, page)
    page._show_view(YEAR)
    year = page.views.year
    year.setFocus()
    press_all(qtbot, desk, "planner", lambda _: year, lambda: (year.by, year.month))
    page._show_view(UPR)
    upr = page.views.upr

    with qtbot.waitSignal(upr.opened):
        QTest.keyClick(upr.list, Qt.Key.Key_Return)

    def on_line(key: str) -> QWidget:
        upr.list.setFocus()
        return upr.list

    def look() -> object:
        return done(desk), len(upr.findChildren(QDialog))

    press_all(qtbot, desk, "upr", on_line, look)
    for dialog in upr.findChildren(QDialog):
        dialog.close()


def test_keys_of_visits(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    write("visit", 1, country="TUN", dates="2026-12-01/2026-12-10", firmness="confirmed")
    write("visit", 2, country="KEN", dates="2026-12-20/2026-12-24", firmness="confirmed")
    page = VisitsPage(desk, settings, clock=clock)
    open_page(qtbot, page)
    page.show_view(TIME_LINE)
    line = page.time_line
    assert line is not None

    def on_time_line(key: str) -> QWidget:
        line.moving.cancel()
        line.zoom_to(9.0)
        line.go_to_row(0)
        if key == "T":
            line._scroll(30)
        line.setFocus()
        return line

    def look() -> object:
        return line.grab().toImage()

    press_all(qtbot, desk, "time_line", on_time_line, look)
    line.moving.cancel()
    page.show_view(MAP)
    assert page.map is not None
    drawn = page.map.map

    def on_map(key: str) -> QWidget:
        drawn.fit()
        if key in ("-", "Ctrl+0"):
            drawn.zoom(1.5)
        drawn.setFocus()
        return drawn

    press_all(
        qtbot, desk, "map", on_map, lambda: (drawn.current, drawn._scale, drawn._middle.toTuple())
    )


def test_keys_of_a_programme(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", 1, country="GEO", dates="2027-03-08/2027-03-10")
    time = "2027-03-08T09:00/2027-03-08T10:00[Asia/Tbilisi]"
    for number in range(3):
        write("programme_item", number, visit=visit, time=time)
    write("programme_item", 9, visit=visit)
    page = VisitsPage(desk, settings, clock=clock)
    open_page(qtbot, page)
    page.show_record(visit)
    pane, tabs = page.tabs.plan, page.detail.form.tabs
    plan, day = pane.table, pane.days
    tabs.setCurrentWidget(pane)

    def on_plan(key: str) -> QWidget:
        plan.list.setFocus()
        keys = [each.ref for each in plan.items if each.day is not None]
        for row in range(plan.list.model().rowCount()):
            at = plan.list.model().index(row, 0)
            if line_of(at).key == keys[0]:
                plan.list.setCurrentIndex(at)
        return plan.list

    press_all(qtbot, desk, "programme", on_plan, lambda: (plan.line.hasFocus(), done(desk)))
    pane.show_view(1)

    def on_day(key: str) -> QWidget:
        if key == "P":
            day.list.setFocus()
            QTest.keyClick(day.list, Qt.Key.Key_End)
            return day.list
        day.lanes.setFocus()
        if key in ("Left", "Alt+Left") and day.day == date(2027, 3, 8):
            day.step(1)
        if key.startswith("Alt"):
            days = [each.line.day for each in day.plan.items]
            day.show_day(days[0])
            day.lanes.go_to(0)
        if key == "Alt+Left" and day.day == days[0]:
            QTest.keySequence(day.lanes, QKeySequence("Alt+Right"))
            qtbot.waitUntil(lambda: day.day != days[0])
        return day.lanes

    press_all(qtbot, desk, "day", on_day, lambda: (day.day, done(desk)))


def test_keys_of_lists_and_records(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    for number in range(4):
        write("person", number, name=f"Person {number}", email=f"{number}@example.org")
    page = ContactsPage(desk, settings, clock=clock)
    open_page(qtbot, page)
    view, form = page.list.view, page.detail.form
    assert view is not None

    def in_list(key: str) -> QWidget:
        if key == "Esc":
            page.list.box.setText("Person")
        chosen = [ref("person", 1), ref("person", 2)] if key == "Ctrl+M" else [ref("person", 1)]
        view.choose(chosen)
        qtbot.waitUntil(lambda: page.detail.ref == ("" if len(chosen) > 1 else chosen[0]))
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    def look() -> object:
        edited = view.state() is view.State.EditingState
        return (page.focusWidget(), view.refs(), page.list.box.text(), edited, done(desk))

    rows = LISTED["list"].rows
    removing = [each for each in rows if each[0] == ("Del",)]
    others = [each for each in rows if each[0] != ("Del",)]
    assert removing
    LISTED["list"] = PlaceKeys("list", "", (*others, *removing))
    press_all(qtbot, desk, "list", in_list, look)

    def in_form(key: str) -> QWidget:
        page.show_record(ref("person", 2))
        form.tabs.setCurrentWidget(form._stack)
        assert form.fields is not None
        row = form.fields.rows[{"F4": "last_confirmed", "Ctrl+T": "name"}.get(key, "notes")]
        row.setFocus()
        focused = page.focusWidget()
        assert focused is not None
        if key == "Esc":
            QTest.keyClicks(focused, "x")
        return focused

    def see() -> object:
        assert form.fields is not None
        touched = [form.fields.rows[each].is_touched for each in ("name", "notes")]
        return page.focusWidget(), form.tabs.currentIndex(), touched, done(desk)

    press_all(qtbot, desk, "form", in_form, see)


def test_keys_of_today(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    write("activity", 1, title="Statement", dates="2026-11-20", type="deadline")
    page = TodayPage(desk, settings, clock=clock)
    open_page(qtbot, page)

    def on_needs(key: str) -> QWidget:
        page.needs.list.setFocus()
        return page.needs.list

    press_all(qtbot, desk, "today", on_needs, lambda: page.needs.list.current_key)


@pytest.mark.usefixtures("qapp")
def test_keys_of_the_review_are_commands_on_every_keyboard() -> None:
    for keys, said in LISTED["review"].rows:
        for key in keys:
            pressed = QKeySequence(key)[0]
            text = key if len(key) == 1 else " " if key == "Space" else ""
            event = QKeyEvent(
                QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers(), text
            )
            assert command_of(event) is not None, said


@pytest.mark.parametrize(
    ("key", "text", "wanted"),
    [
        (Qt.Key.Key_T, "t", Qt.Key.Key_T),
        (0x0415, "е", Qt.Key.Key_T),
        (0x0422, "Т", Qt.Key.Key_N),
        (0x0641, "ف", Qt.Key.Key_T),
        (0x0644, "لا", Qt.Key.Key_B),
        (Qt.Key.Key_Down, "", Qt.Key.Key_Down),
        (0x00DF, "ß", Qt.Key(0x00DF)),
    ],
)
def test_letters_count_by_their_place(key: int, text: str, wanted: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    assert latin_key(event) is wanted or latin_key(event) == wanted
