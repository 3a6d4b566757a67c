"""Clashes are told calmly on the item and in a list, and muted with a reason; days come up in time."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import HIDDEN, look_again, set_discreet
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.factories import ref
from tests.ui.open_desk import Moment, Write, kept


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> CalendarPage:
    ana = write("person", "ana", name="Ana")
    for number, hours in ((1, "09:00 10:00"), (2, "09:30 11:00")):
        begin, end = (f"2026-11-20T{each}" for each in hours.split())
        write("activity", number, dates=f"{begin}/{end}[Europe/Zurich]", participants=ana)
    write(
        "activity",
        "day",
        title="Human Rights Day",
        type="commemorative_day",
        dates="2020-12-01",
        recurrence="FREQ=YEARLY",
        lead_days="14",
    )
    made = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_clash_is_told_on_the_item_and_muted(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    bar = page.detail.clash
    page.show_record(ref("activity", 1))
    assert "both with" in bar.notice.text()
    assert "Ana" in bar.notice.text()
    bar.mute.click()
    (popup,) = bar.findChildren(NamePopup)
    qtbot.keyClicks(popup.line, "hands over")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert not bar.notice.text()
    assert "hands over" in bar.muted.text()
    with qtbot.waitSignal(desk.changed):
        bar.tell.click()
    assert bar.notice.text()
    page.show_record(ref("activity", "day"))
    assert bar.isHidden()


def test_one_of_several_clashes_is_muted(
    page: CalendarPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    """The choice is asked for; what was not chosen is told on."""
    dates = kept(desk, ref("activity", 1), "dates")
    ana = ref("person", "ana")
    write("activity", "third", title="Third", dates=dates, participants=ana)
    bar = page.detail.clash
    page.show_record(ref("activity", 1))
    assert len({each.pair for each in bar.found}) == 2
    bar.mute.click()
    assert bar.which.isVisible()
    (third,) = (each for each in bar.which.actions() if "Third" in each.text())
    third.trigger()
    bar.which.close()
    (popup,) = bar.findChildren(NamePopup)
    qtbot.keyClicks(popup.line, "hands over")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert "Third" in bar.muted.text()
    assert "Third" not in bar.notice.text()
    assert "Ana" in bar.notice.text()


def test_long_names_stay_within_the_window(
    page: CalendarPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    """Titles as long as they get ran over the edge of the screen, with whom they have in common."""
    dates = "2026-11-25T09:00/2026-11-25T10:00[Europe/Zurich]"
    long = "Independent Expert on the effects of foreign debt and other international obligations"
    for name in ("one", "other"):
        write(
            "activity", name, title=f"{name} {long}", dates=dates, participants=ref("person", "ana")
        )
    strip = page.coming
    strip.reload()
    assert strip.clash_menu.sizeHint().width() < page.width()
    (action,) = (each for each in strip.clash_menu.actions() if "25 Nov" in each.text())
    assert "Ana" in action.text()
    assert action.toolTip().count("international obligations") == 2
    # What there is room for is shown.
    assert action.text().count("Independent Expert on the") == 2


def test_of_many_people_two_are_named_in_the_list(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    dates = "2026-11-25T09:00/2026-11-25T10:00[Europe/Zurich]"
    people = "; ".join(
        write("person", name, name=name) for name in ("Berta", "Carla", "Dora", "Elena")
    )
    for name in ("one", "other"):
        write("activity", name, title=f"Meeting {name}", dates=dates, participants=people)
    strip = page.coming
    strip.reload()
    (action,) = (each for each in strip.clash_menu.actions() if "25 Nov" in each.text())
    assert "Berta" in action.text()
    assert "2 more" in action.text()
    assert "Dora" not in action.text()
    assert "Elena" in action.toolTip()


def test_who_has_both_is_hidden_in_the_discreet_view(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    bar, strip = page.detail.clash, page.coming
    page.show_record(ref("activity", 1))
    strip.reload()
    told = strip.clash_menu.actions()[0]
    assert "Ana" in told.toolTip()
    set_discreet(True)
    try:
        desk.changed.emit(look_again(["activity", "person"]))
        qtbot.waitUntil(lambda: HIDDEN in bar.notice.text())
        qtbot.waitUntil(lambda: HIDDEN in strip.clash_menu.actions()[0].toolTip())
        told = strip.clash_menu.actions()[0]
        assert "Ana" not in bar.notice.text() + told.text() + told.toolTip()
        # So is why somebody said that it does not matter.
        bar.mute_pairs([each.pair for each in bar.found], "Ana is on leave")
        qtbot.waitUntil(lambda: HIDDEN in bar.muted.text())
        qtbot.waitUntil(lambda: "matter" in strip.clash_menu.actions()[0].text())
        told = strip.clash_menu.actions()[0]
        assert "leave" not in bar.muted.text() + told.text() + told.toolTip()
    finally:
        set_discreet(False)


def test_list_of_clashes_and_of_days(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    strip = page.coming
    strip.reload()
    assert strip.clash_button.text() == "1 clash(es) ahead"
    with qtbot.waitSignal(strip.opened) as told:
        strip.clash_menu.actions()[0].trigger()
    assert told.args == [ref("activity", 1)]
    bar = page.detail.clash
    bar.mute_pairs([each.pair for each in bar.found], "known")
    qtbot.waitUntil(lambda: not strip.clash_button.isVisible())
    assert "known" in strip.clash_menu.actions()[0].text()
    assert strip.day_button.text() == "1 named day(s) coming up"
    with qtbot.waitSignal(strip.opened) as told:
        strip.day_menu.actions()[0].trigger()
    assert kept(desk, told.args[0], "type") == "joint_statement"
    qtbot.waitUntil(lambda: "open the joint" in strip.day_menu.actions()[0].text())
    with qtbot.waitSignal(strip.opened) as again:
        strip.day_menu.actions()[0].trigger()
    assert again.args == told.args


def test_an_item_of_a_programme_clashes_for_what_it_belongs_to(
    page: CalendarPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    event = write("activity", "event", title="Workshop", dates="2026-11-20")
    for number, hours in ((1, "10:15 10:45"), (2, "10:30 11:30")):
        begin, end = (f"2026-11-20T{each}" for each in hours.split())
        write(
            "programme_item",
            number,
            subject=f"Talk {number}",
            activity=event,
            chair=ref("person", "ana"),
            time=f"{begin}/{end}[Europe/Zurich]",
        )
    bar, strip = page.detail.clash, page.coming
    page.show_record(event)
    lines = bar.notice.text().splitlines()
    assert len(lines) == 3, "each talk with the meeting, and both with each other"
    assert sum("Talk 1" in line and "Talk 2" in line for line in lines) == 1
    strip.reload()
    words = [each.text() for each in strip.clash_menu.actions()]
    talk = next(each for each in strip.clash_menu.actions() if "Talk 2" in each.text())
    assert any("Talk 1 (Workshop)" in each for each in words)
    with qtbot.waitSignal(strip.opened) as told:
        talk.trigger()
    assert told.args[0] in (event, ref("activity", 2))
