"""People are chosen, their common hours are seen, and Enter begins a meeting there."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.hours_window import HoursWindow
from hrdesk.ui.calendar.line_model import line_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import HIDDEN, look_again, set_discreet
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.factories import ref
from tests.ui.open_desk import Write


@pytest.fixture
def owner(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_common_hours_by_keyboard(
    owner: QWidget, desk: Desk, settings: Settings, write: Write, qtbot: QtBot
) -> None:
    write("person", "ana", name="Ana", zone="America/New_York")
    write("person", "ben", name="Ben", zone="Europe/Zurich")
    write("person", "eve", name="Eve")
    window = HoursWindow(desk, settings, owner)
    window.show_day(date(2026, 11, 18))
    with qtbot.waitActive(window):
        window.show()
    assert window.list.current_key == ""
    # Before people are chosen there is no list, and no room is left for one.
    assert window.list.isHidden()
    low = window.height()
    people = [ref("person", each) for each in ("ana", "ben", "eve")]
    window.people.show_value(tuple(people))
    window.reload()
    assert "Eve" in window.said.text()
    assert window.list.isVisible()
    assert window.height() > 2 * low
    window.list.setFocus()
    with qtbot.waitSignal(window.meeting_wanted) as told:
        qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert told.args[0]["dates"] == "2026-11-18T15:00/2026-11-18T15:30[Europe/Zurich]"
    assert sorted(told.args[0]["participants"]) == sorted(people)


def test_who_has_no_known_zone_is_hidden_in_the_discreet_view(
    owner: QWidget, desk: Desk, settings: Settings, write: Write
) -> None:
    eve = write("person", "eve", name="Eve")
    window = HoursWindow(desk, settings, owner)
    window.show_day(date(2026, 11, 18))
    window.people.show_value((eve,))
    window.reload()
    assert "Eve" in window.said.text()
    set_discreet(True)
    try:
        desk.changed.emit(look_again(["person"]))
        assert HIDDEN in window.said.text()
        assert "Eve" not in window.said.text()
    finally:
        set_discreet(False)


def test_every_part_of_it_has_a_name(
    owner: QWidget, desk: Desk, settings: Settings, nameless: Callable[[QWidget], list[str]]
) -> None:
    window = HoursWindow(desk, settings, owner)
    window.show_day(date(2026, 11, 18))
    assert nameless(window) == []


def test_another_day_is_a_key_away(
    owner: QWidget, desk: Desk, settings: Settings, write: Write, qtbot: QtBot
) -> None:
    write("person", "ana", name="Ana", zone="America/New_York")
    window = HoursWindow(desk, settings, owner)
    window.show_day(date(2026, 11, 20))
    window.people.show_value((ref("person", "ana"),))
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.day == date(2026, 11, 21)
    assert "no half hour" in window.said.text()
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert "no half hour" not in window.said.text()
    window.show()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_days_are_turned_from_the_list_and_by_the_mouse(
    owner: QWidget, desk: Desk, settings: Settings, write: Write, qtbot: QtBot
) -> None:
    write("person", "ana", name="Ana", zone="America/New_York")
    window = HoursWindow(desk, settings, owner)
    window.show_day(date(2026, 11, 18))
    with qtbot.waitActive(window):
        window.show()
    window.people.show_value((ref("person", "ana"),))
    window.reload()
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_PageDown)
    assert window.day == date(2026, 11, 19)
    qtbot.mouseClick(window.before, Qt.MouseButton.LeftButton)
    assert window.day == date(2026, 11, 18)
    assert "Wednesday 18 November" in window.title.text()


def test_far_apart_it_stands_where_most_are_at_work_and_tells_the_day_there(
    owner: QWidget, desk: Desk, settings: Settings, write: Write, qtbot: QtBot
) -> None:
    """Washington, Geneva and Auckland never work together; seen in New York's time."""
    for name, zone in (("ana", "America/New_York"), ("ben", "Europe/Zurich")):
        write("person", name, name=name.title(), zone=zone)
    write("person", "kai", name="Kai", zone="Pacific/Auckland")
    window = HoursWindow(desk, settings, owner, zone="America/New_York")
    window.show_day(date(2026, 11, 18))
    qtbot.addWidget(window)
    window.people.show_value(tuple(ref("person", each) for each in ("ana", "ben", "kai")))
    window.reload()
    assert "no half hour" in window.said.text()
    line = line_of(window.list.currentIndex())
    assert "09:00" in line.lead
    assert line.note == "2 at work"
    assert "Kai\u2069\u00a0Thu\u00a0\u206603:00" in line.text
    assert "Ana\u2069\u00a0\u206609:00" in line.text
