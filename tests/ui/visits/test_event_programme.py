"""Eight items of an event with one collision, by keyboard alone, and every action counted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.programme_paper import paper_of
from hrdesk.ui.calendar.line_model import Sort
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.brief_dialog import BriefDialog
from hrdesk.ui.visits.handed_pages import What, pages_of
from hrdesk.ui.visits.programme_tab import ProgrammeTab
from hrdesk.ui.visits.programme_words import left_out_words
from tests.ui.open_desk import MORNING, Write, kept

KEY = Qt.Key
TYPED = (
    "9-10 Registration",
    "30m Opening @kang",
    "90m Taking stock @stefanov",
    "12:00 60m Discussion",
    "13-15 Lunch",
    "15:00 45m Information @kaggwa",
    "15:30 45m Press @kaggwa",
    "16:15 Wrap-up",
)


@pytest.fixture
def tab(desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot) -> ProgrammeTab:
    event = write("activity", "event", title="Workshop", dates="2026-12-12/2026-12-14")
    for name in ("Kang, Kyung-wha", "Stefanov, Ivan", "Kaggwa, Med"):
        write("person", name, name=name)
    made = ProgrammeTab(desk, settings, today=MORNING.date)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show_visit(event)
    with qtbot.waitActive(made):
        made.show()
    return made


def lines(tab: ProgrammeTab, sort: Sort) -> list[str]:
    return [each.text for each in tab.list.model().lines if each.sort is sort]  # type: ignore[attr-defined]


def fill(tab: ProgrammeTab, desk: Desk, qtbot: QtBot) -> int:
    """A line and Enter for each item; the focus stays in the line."""
    actions = 0
    tab.line.setFocus()
    for text in TYPED:
        qtbot.keyClicks(tab.line, text)
        with qtbot.waitSignal(desk.changed):
            qtbot.keyClick(tab.line, KEY.Key_Return)
        qtbot.waitUntil(lambda: not tab.line.text())
        actions += 2
    return actions


def test_eight_items_with_one_collision(tab: ProgrammeTab, desk: Desk, qtbot: QtBot) -> None:
    assert fill(tab, desk, qtbot) == 16
    assert [each.split(",")[0] for each in lines(tab, Sort.THING)] == [
        "Registration",
        "Opening",
        "Taking stock",
        "Discussion",
        "Lunch",
        "Information",
        "Press",
        "Wrap-up",
    ]
    assert [each.begins for each in tab.items[:4]] == ["09:00", "10:00", "10:30", "12:00"]
    clashes = lines(tab, Sort.WARNING)
    assert len(clashes) == 2, "said on both items"
    assert all("Kaggwa" in each for each in clashes)
    # Press begins a quarter of an hour later: Enter in the empty line, down to it, Alt+Down.
    qtbot.keyClick(tab.line, KEY.Key_Return)
    assert tab.list.hasFocus()
    press = next(each.ref for each in tab.items if each.title == "Press")
    for _ in range(12):
        if tab.list.current_key == press:
            break
        qtbot.keyClick(tab.list, KEY.Key_Down)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.list, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kept(desk, press, "time").startswith("2026-12-12T15:45/2026-12-12T16:30")
    assert len(lines(tab, Sort.WARNING)) == 2, "now with the wrap-up, which is for all"


def test_items_are_placed_and_removed_by_key(
    tab: ProgrammeTab, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    wish = write("programme_item", "wish", subject="Wish", activity=tab.ref)
    tab.reload()
    tab.list.setFocus()
    qtbot.keyClick(tab.list, KEY.Key_Down)
    assert tab.list.current_key == wish
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.list, KEY.Key_P)
    assert kept(desk, wish, "time").startswith("2026-12-12T09:00/2026-12-12T09:30")
    qtbot.keyClick(tab.list, KEY.Key_A)
    assert tab.line.hasFocus()
    tab.list.setFocus()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.list, KEY.Key_Delete)
    assert tab.items == []


def test_programme_to_hand_out_is_seen_and_goes_onto_the_sheet(
    tab: ProgrammeTab, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(tab, desk, qtbot)
    tab.hand_out.click()
    dialog = tab.findChildren(BriefDialog)[-1]
    assert [dialog.what.itemData(row) for row in range(2)] == [What.PROGRAMME, What.NAMELESS]
    assert "Kang" in dialog.page.toPlainText()
    assert dialog.audience.isHidden()
    assert "For all who may have the record" in dialog.left_out.text()
    dialog.what.setCurrentIndex(1)
    assert "Opening" in dialog.html
    assert "Kang" not in dialog.html
    dialog.write_pdf(tmp_path / "programme.pdf")
    assert (tmp_path / "programme.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()


def test_of_a_visit_what_names_nobody_says_times_and_places_only(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="TUN", dates="2026-12-12")
    write("programme_item", visit=visit, subject="The General", time="2026-12-12T09:00")
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = BriefDialog(desk, settings, visit, owner, What.PROGRAMME)
    assert list(pages_of(visit)) == [What.BRIEF, What.PROGRAMME, What.DRIVER]
    assert "The General" in dialog.html
    assert dialog.windowTitle() == "To hand out"
    dialog.what.setCurrentIndex(2)
    assert "The General" not in dialog.html
    assert not dialog.audience.isHidden()


def test_what_is_left_out_is_said(tab: ProgrammeTab, desk: Desk, write: Write) -> None:
    assert left_out_words(desk.read(paper_of, tab.ref)) == ""
    risk = write("person", "risk", name="Falcon", protected="yes", pseudonym="Falcon")
    write("programme_item", 1, subject="Closed", activity=tab.ref, confidential="yes")
    write("programme_item", 2, subject="Open", activity=tab.ref, speakers=[risk])
    said = left_out_words(desk.read(paper_of, tab.ref))
    assert "Closed" in said
    assert "1 person(s) are not named" in said
