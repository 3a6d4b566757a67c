"""The discreet view hides names, addresses and what is for some desks only, wherever they stand."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.calendar.line_model import Line, LineModel, Sort
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import HIDDEN, set_discreet, shown, without_values
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.records.list_pane import ListPane
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.page import MAP, OVERLAPS, TIME_LINE, VisitsPage
from hrdesk.ui.widgets.veil import Veil
from tests.ui.open_desk import Moment, Write, british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MakeWindow = Callable[[], DeskWindow]


@pytest.fixture(autouse=True)
def seen_again(qapp: QCoreApplication) -> Iterator[None]:
    yield
    set_discreet(False)


@pytest.fixture
def make(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> MakeWindow:
    def build() -> DeskWindow:
        window = DeskWindow(settings, theme, clock)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.attach(desk)
        with qtbot.waitActive(window):
            window.show()
        return window

    return build


def toggle(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL | SHIFT)


def table(pane: ListPane) -> list[str]:
    view = pane.view
    assert view is not None
    model = view.table
    return [
        str(model.index(row, column).data() or "")
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
    ]


def test_only_values_in_a_sentence_are_hidden(qapp: QCoreApplication) -> None:
    said = f"Saved {isolated('Ali ' + ltr('B.'))} at {ltr('14:00')}"
    assert without_values(said) == said
    set_discreet(True)
    assert without_values(said) == f"Saved {HIDDEN} at {ltr('14:00')}"
    assert shown("Georgia", Label.NETWORK) == "Georgia"
    assert shown("Georgia", "internal") == shown("Ali", None, "PER-1") == HIDDEN
    assert shown("", Label.INTERNAL) == ""


def test_lines_keep_time_and_marking(qapp: QCoreApplication) -> None:
    model = LineModel()
    model.show(
        [
            Line("Source", lead="09:00", note="at home", label=Label.PARTNERS, said="Source, home"),
            Line("Ali", key="PER-1"),
            Line(f"{isolated('Ali')} is away", Sort.WARNING),
            Line("Meeting", label=Label.NETWORK),
            Line(isolated("Wed 18 Nov"), Sort.HEADING),
        ]
    )
    set_discreet(True)
    lines = [model.line(row) for row in range(5)]
    assert [each.text for each in lines] == [
        HIDDEN,
        HIDDEN,
        f"{HIDDEN} is away",
        "Meeting",
        isolated("Wed 18 Nov"),
    ]
    assert (lines[0].lead, lines[0].label, lines[0].note) == ("09:00", Label.PARTNERS, "")
    assert "Source" not in str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_people_are_hidden_in_lists_forms_search_and_undo(
    make: MakeWindow, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    person = write("person", 1, name="Amina", email="amina@example.org", label=Label.NETWORK)
    visit = write("visit", 2, head=person, private_notes="A source", label=Label.NETWORK)
    window = make()
    window.open_record(person)
    page = window.page
    assert isinstance(page, ContactsPage)
    assert "Amina" in table(page.list)
    window.offer_undo(f"Saved {isolated('Amina')}")
    toggle(qtbot, window)
    assert window.undo_bar.isHidden()
    assert not {"Amina", "amina@example.org"} & set(table(page.list))
    form = page.detail.form
    assert form.veil.isVisible()
    assert form.head.isHidden()
    assert form.tabs.isHidden()
    assert page.list.view is not None
    assert not page.list.view.edit_here()
    copied = page.list.view.printable().copied(Label.NETWORK)
    assert "Amina" in str(copied.rows), "what is copied is not a look"
    assert window._search is not None
    assert [hit.title for hit in window._search("amina")] == [HIDDEN]
    window.offer_undo(f"Saved {isolated('Amina')}")
    assert "Amina" not in window.undo_bar.text
    assert "Discreet view" in window.status.texts
    window.open_record(visit)
    visits = window.page
    assert isinstance(visits, VisitsPage)
    rows = visits.detail.form.fields
    assert rows is not None
    assert visits.detail.form.veil.isHidden()
    assert rows.rows["head"].editor.isHidden()
    assert rows.rows["private_notes"].editor.isHidden()
    assert not rows.rows["country"].editor.isHidden()
    assert not visits.detail.form.tabs.isTabVisible(
        visits.detail.form.tabs.indexOf(visits.detail.form.history)
    )
    toggle(qtbot, window)
    assert not rows.rows["head"].editor.isHidden()
    assert "Amina" in table(page.list)
    assert form.tabs.isVisibleTo(page)
    assert "Discreet view" not in window.status.texts


def test_what_is_for_some_desks_is_hidden_in_calendar_and_visits(
    make: MakeWindow, write: Write, qtbot: QtBot
) -> None:
    write("activity", 1, title="Safe house", dates="2026-11-18", label=Label.INTERNAL)
    write("activity", 2, title="Open day", dates="2026-11-19", label=Label.NETWORK)
    for number, country in enumerate(("KEN", "GEO")):
        label = (Label.PARTNERS, Label.NETWORK)[number]
        write("visit", number, country=country, dates="2026-11-24/2026-11-26", label=label)
    window = make()
    window.go("calendar")
    page = window.page
    assert isinstance(page, CalendarPage)
    page.go_to(date(2026, 11, 18))
    toggle(qtbot, window)
    words = [bar.text for bar in page.month.bars().bars]
    assert any(HIDDEN in each for each in words)
    assert any("Open day" in each for each in words)
    assert any("Georgia" in each for each in words)
    assert not any("Safe house" in each or "Kenya" in each for each in words)
    window.go("visits")
    visits = window.page
    assert isinstance(visits, VisitsPage)
    assert "Kenya" not in table(visits.list)
    assert "Georgia" in table(visits.list)
    visits.show_view(TIME_LINE)
    assert visits.time_line is not None
    said = [visits.time_line.words_of(each) for each in visits.time_line.lines]
    assert not any("Kenya" in each for each in said)
    visits.show_view(MAP)
    assert visits.map is not None
    assert visits.map.map.order() == ["GEO"]
    visits.show_view(OVERLAPS)
    assert isinstance(visits.list._stack.currentWidget(), Veil)
    toggle(qtbot, window)
    assert not isinstance(visits.list._stack.currentWidget(), Veil)


def test_what_was_done_stays_over_a_page_that_comes(make: MakeWindow) -> None:
    window = make()
    window.offer_undo("Saved")
    window.go("visits")
    assert window.undo_bar.isVisible()
    assert window.undo_bar.text == "Saved"


def test_other_pages_are_veiled_and_the_next_start_hides_too(
    make: MakeWindow, settings: Settings, write: Write, qtbot: QtBot
) -> None:
    refs = [write("person", number, name=f"Person {number}") for number in range(2)]
    window = make()
    window.go("exchange")
    page = window.page
    assert page is not None
    toggle(qtbot, window)
    assert window._veil.covers
    assert not page.isEnabled()
    window.go("contacts")
    contacts = window.page
    assert isinstance(contacts, ContactsPage)
    assert not window._veil.covers
    assert contacts.list.view is not None
    contacts.list.view.choose(refs)
    qtbot.waitUntil(lambda: isinstance(contacts.detail.currentWidget(), Veil))
    assert settings.discreet
    set_discreet(False)
    again = make()
    assert "Discreet view" in again.status.texts
    again.go("contacts")
    other = again.page
    assert isinstance(other, ContactsPage)
    assert "Person 1" not in table(other.list)
    toggle(qtbot, again)
    assert "Person 1" in table(other.list)
    assert not settings.discreet
    window.commands["discreet"].setChecked(False)
    assert page.isEnabled()
    assert contacts.detail.currentWidget() in contacts.detail.panels.values()
