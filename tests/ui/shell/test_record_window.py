"""Records in windows of their own: several, alive, with undo, where they were left, gone with the desk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import HIDDEN
from hrdesk.ui.printing.dialog import PrintDialog
from hrdesk.ui.printing.tables import TablePrintable
from hrdesk.ui.records.record_paper import record_printable
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.shell.record_window import RecordWindow
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.page import VisitsPage
from tests.ui.open_desk import Moment, Write, british, clock, desk, kept, write

__all__ = ["british", "clock", "desk", "write"]
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> DeskWindow:
    made = DeskWindow(settings, theme, clock)
    qtbot.addWidget(made)
    made.attach(desk)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def opened(window: DeskWindow, qtbot: QtBot) -> Callable[..., RecordWindow]:
    """Chooses records in their list and presses Shift and Enter; gives the last window."""

    def open_them(*refs: str) -> RecordWindow:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_record(refs[0])
        page = window.page
        assert isinstance(page, (ContactsPage, VisitsPage))
        assert page.list.view is not None
        page.list.view.choose(refs)
        page.list.view.setFocus()
        qtbot.keyClick(page.list.view, Qt.Key.Key_Return, SHIFT)
        assert set(refs) <= set(window.apart.windows)
        return window.apart.windows[refs[-1]]

    return open_them


def test_several_stand_side_by_side_and_follow_the_desk(
    opened: Callable[..., RecordWindow],
    window: DeskWindow,
    write: Write,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    refs = [write("person", number, name=f"Person {number}") for number in range(2)]
    second = opened(*refs)
    first = window.apart.windows[refs[0]]
    assert first.isVisible()
    assert first.pos() != second.pos()
    assert "Person 1" in second.windowTitle()
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, refs[1], {"name": "Amina"})
    qtbot.waitUntil(lambda: "Amina" in second.windowTitle())
    assert second.form.fields is not None
    assert second.form.fields.rows["name"].value == "Amina"
    assert first.undo_bar.isHidden()
    assert "Amina" in second.undo_bar.text
    place = QRect(second.undo_bar.mapTo(second, QPoint()), second.undo_bar.size())
    assert not place.intersects(second.form.geometry()), "it covers nothing one works in"
    assert second.status.texts, "what may be seen on screen is said here too"
    assert opened(refs[1]) is second, "one window a record"
    window.commands["discreet"].trigger()
    assert HIDDEN in second.windowTitle()
    assert second.form.veil.isVisible()


def test_a_long_name_is_whole_in_the_smallest_window(
    opened: Callable[..., RecordWindow], write: Write
) -> None:
    name = "Office of the Special Rapporteur on the rights of people in far mountains and islands"
    shown = opened(write("organisation", name=name))
    shown.resize(1, 1)
    shown.grab()
    title = shown.form.head.title
    assert title.height() >= title.heightForWidth(title.width())
    assert shown.form.tabs.height() > shown.height() // 4, "there is room for what it says"


def test_it_is_edited_undone_and_closed_by_keys(
    opened: Callable[..., RecordWindow],
    window: DeskWindow,
    write: Write,
    desk: Desk,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    visit = write("visit", 1, country="GEO", dates="2027-03-08/2027-03-10", label=Label.NETWORK)
    alone = opened(visit)
    form = alone.form
    assert "Programme" in [form.tabs.tabText(at).split(" (")[0] for at in range(form.tabs.count())]
    assert form.fields is not None
    source = form.fields.rows["source"]
    form.tabs.setCurrentWidget(form._stack)
    form.fields.focus_field("source")
    line = source.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "Press")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert kept(desk, visit, "source") == "Press"
    form.setFocus()
    form.tabs.setFocus()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(form.tabs, Qt.Key.Key_Z, CTRL)
    assert kept(desk, visit, "source") == ""
    alone.setGeometry(QRect(40, 50, 600, 560))
    with qtbot.waitSignal(alone.destroyed):
        qtbot.keyClick(alone, Qt.Key.Key_Escape)
    assert window.apart.windows == {}
    again = opened(visit)
    assert again.size().toTuple() == (600, 560)


def test_what_is_typed_is_kept_when_the_desk_closes(
    opened: Callable[..., RecordWindow], window: DeskWindow, write: Write, qtbot: QtBot
) -> None:
    person = write("person", 1, name="Person 1")
    alone = opened(person)
    assert alone.form.fields is not None
    with qtbot.waitSignal(alone.open_requested):
        alone.form.open_requested.emit(write("visit", 2))
    assert isinstance(window.page, VisitsPage)
    alone.form.fields.focus_field("function")
    row = alone.form.fields.rows["function"]
    line = row.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "Adviser")
    desk = window.desk
    assert desk is not None
    with qtbot.waitSignal(alone.closed):
        alone.close()
    qtbot.waitUntil(lambda: kept(desk, person, "function") == "Adviser")


def test_without_a_record_it_says_so(window: DeskWindow, qtbot: QtBot) -> None:
    window.commands["open_apart"].trigger()
    assert "Choose a record" in window.undo_bar.text


def test_the_menu_of_a_row_opens_it_and_ctrl_p_prints_it(
    window: DeskWindow, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    organisation = write("organisation", 1, name="Network of mechanisms", label=Label.NETWORK)
    source = write("organisation", 2, name="Secret source", label=Label.INTERNAL)
    person = write(
        "person",
        1,
        name="Amina",
        function="Adviser",
        private_notes="Never to leave",
        organisation=organisation,
        focal_point_for="torture",
        label=Label.NETWORK,
    )
    window.open_record(person)
    page = window.page
    assert isinstance(page, ContactsPage)
    page.row_menu.show_for([person])
    page.row_menu.apart.trigger()
    alone = window.apart.windows[person]
    alone.activateWindow()
    qtbot.waitUntil(alone.isActiveWindow)
    alone.form.tabs.setFocus()
    qtbot.keyClick(alone.form.tabs, Qt.Key.Key_P, CTRL)
    dialog = alone.findChild(PrintDialog)
    assert dialog is not None
    assert dialog.label is Label.NETWORK
    paper = dialog._printable
    assert isinstance(paper, TablePrintable)
    rows = [(row.label, row.texts(Label.NETWORK)) for row in paper.rows if not row.is_title]
    network = {texts for label, texts in rows if label.rank <= Label.NETWORK.rank}
    assert {("Name", "Amina"), ("Organisation", "Network of mechanisms")} <= network
    assert not any("Never to leave" in texts for texts in network)
    assert any("Never to leave" in texts for _, texts in rows)
    dialog.save(tmp_path / "amina.pdf")
    assert "amina.pdf" in alone.undo_bar.text, "where it lies is said"
    window.apart.close()
    assert record_printable(window.desk, "PER-7K3M-QX9P-2TVDR") is None  # type: ignore[arg-type]
    other = write("person", 3, name="Sami", organisation=source, label=Label.NETWORK)
    found = record_printable(window.desk, other)  # type: ignore[arg-type]
    assert found is not None
    assert not any("Secret source" in row.texts(Label.NETWORK)[1] for row in found.rows)
