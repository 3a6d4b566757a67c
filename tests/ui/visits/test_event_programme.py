"""Eight items of an event with one collision, by keyboard alone, and every action counted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from hrdesk.operations.programme_paper import paper_of
from hrdesk.ui.calendar.line_model import Sort
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.hand_out import left_out_words
from hrdesk.ui.visits.programme_tab import ProgrammeTab
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


def test_programme_is_written_to_hand_out(
    tab: ProgrammeTab,
    desk: Desk,
    write: Write,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(tab, desk, qtbot)
    out = tmp_path / "programme.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    tab.hand_out.without.trigger()
    text = out.read_text(encoding="utf-8")
    assert "Opening" in text
    assert "Kang" not in text
    tab.hand_out.with_names.trigger()
    assert "Kang" in out.read_text(encoding="utf-8")
    assert len(shown) == 2
    warned: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *told: warned.append(told[-1]))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    tab.hand_out.with_names.trigger()
    assert "nothing was changed" in warned[0]


def test_what_is_left_out_is_said(tab: ProgrammeTab, desk: Desk, write: Write) -> None:
    assert left_out_words(desk.read(paper_of, tab.ref)) == ""
    risk = write("person", "risk", name="Falcon", protected="yes", pseudonym="Falcon")
    write("programme_item", 1, subject="Closed", activity=tab.ref, confidential="yes")
    write("programme_item", 2, subject="Open", activity=tab.ref, speakers=[risk])
    said = left_out_words(desk.read(paper_of, tab.ref))
    assert "Closed" in said
    assert "1 person(s) are not named" in said
