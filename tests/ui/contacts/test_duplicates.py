"""Who stands here twice: found, compared by keys, joined, un-merged, told while one types."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.errors import DeskFileError
from hrdesk.domain.label import Label, strictest
from hrdesk.operations import duplicates
from hrdesk.operations.alike import Duplicate
from hrdesk.operations.duplicates import find_duplicates
from hrdesk.operations.records import save_record
from hrdesk.operations.same import join, unjoin
from hrdesk.store.database import Database
from hrdesk.store.records import read_state
from hrdesk.store.same import members
from hrdesk.ui.contacts import duplicates_pane
from hrdesk.ui.contacts.duplicates_pane import DuplicatesPane
from hrdesk.ui.contacts.page import DUPLICATES, ContactsPage
from hrdesk.ui.contacts.who_pane import WhoPane
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.join_panel import JoinDialog, JoinPanel
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.marking_watch import shown_labels
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import GAP
from tests.ui.open_desk import Moment, held_up
from tests.ui.records.conftest import Put
from tests.ui.sight import words_without_room

KEY = Qt.Key
Processes = list[subprocess.Popen[bytes]]


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, put: Put, qtbot: QtBot
) -> ContactsPage:
    made = ContactsPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def pair(put: Put) -> tuple[str, str]:
    """Two that are one; the second is Internal, and newer."""
    one = put("person", 1, name="Pérez, Ana", email="a@x.org", themes=["Prisons"])
    other = put("person", 2, Label.INTERNAL, name="Ana Perez", email="a@x.org", phone="+41 22 1")
    put("person", 3, name="Zed, Bob")
    first, second = sorted((one, other))
    return first, second


def cells(page: ContactsPage) -> dict[str, list[str]]:
    rows = page.duplicates.panel.grid.rows
    marks = dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
    found = {}
    for row in range(rows.rowCount()):
        texts = [str(rows.index(row, column).data()) for column in range(rows.columnCount())]
        found[texts[0]] = [text.translate(marks) for text in texts[1:]]
    return found


def test_what_differs_is_said_as_the_form_says_it(
    page: ContactsPage, put: Put, qtbot: QtBot
) -> None:
    put("person", 1, name="Pérez, Ana", email="a@x.org", languages=["en", "fr"])
    put("person", 2, name="Ana Perez", email="a@x.org", zone="Europe/Zurich", roster=True)
    opened(page, qtbot)
    assert cells(page)["Languages"][-1] == "English; French"
    assert cells(page)["Time zone"][-1] == "Zurich · Switzerland"
    assert cells(page)["Roster"][-1] == "Yes"


def test_addresses_may_break_and_names_stay_as_they_are(page: ContactsPage) -> None:
    painted = page.duplicates.panel.grid.itemDelegate()
    assert isinstance(painted, QStyledItemDelegate)
    said = painted.displayText("ana.perez@example.org", QLocale())
    assert said.replace("\u200b", "") == "ana.perez@example.org"
    assert "@\u200b" in said
    assert painted.displayText("Dr. Pérez-Soto", QLocale()) == "Dr. Pérez-Soto"


def test_in_a_low_window_what_is_compared_has_the_room_and_no_word_is_cut(
    desk: Desk, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    long = "Wickramasinghe-Featherstonehaugh de la Rochefoucauld"
    refs = [
        put("person", number, name=f"{long}, {number}", notes=f"{number}{'x' * 90}")
        for number in (1, 2)
    ]
    window = QWidget()
    qtbot.addWidget(window)
    panel = JoinPanel(desk, window)
    panel.show_records(refs)
    panel.resize(480, 250)
    with qtbot.waitExposed(window):
        window.show()
    assert (panel.title.isVisible(), panel.about.isVisible()) == (False, False)
    assert panel.about.text() in panel.join.toolTip()
    assert "differ in \u2068Name\u2069" in panel.unlike.text(), "two numbers, two people"
    assert [each.property("primary") for each in (panel.apart, panel.join)] == [True, False]
    assert not list(words_without_room(panel))
    option = QStyleOptionViewItem()
    option.widget = panel.grid
    index = next(
        each
        for row in range(panel.grid.rows.rowCount())
        if "xxx" in str((each := panel.grid.rows.index(row, 1)).data())
    )
    option.rect = panel.grid.visualRect(index)
    panel.grid.itemDelegate().initStyleOption(option, index)
    # A row whose words fill it ends with some air: the next field begins below it.
    words = QRect(0, 0, panel.grid.columnWidth(1), 10_000)
    wrap = Qt.TextFlag.TextWordWrap
    needed = option.fontMetrics.boundingRect(words, wrap, option.text).height()
    assert panel.grid.rowHeight(index.row()) >= needed + 2 * GAP
    pieces = [each for each in option.text.split("\u200b") if each.isascii()]
    assert "x" * 90 in "".join(option.text.split("\u200b"))
    room = panel.grid.columnWidth(1)
    assert all(option.fontMetrics.horizontalAdvance(each) < room for each in pieces)
    assert len(pieces) > 3
    panel.resize(480, 700)
    assert (panel.title.isVisible(), panel.about.isVisible()) == (True, True)
    assert not list(words_without_room(panel))


def opened(page: ContactsPage, qtbot: QtBot) -> None:
    page.show_address(DUPLICATES)
    qtbot.waitUntil(lambda: page.duplicates.count is not None)


def test_pairs_are_listed_compared_and_joined_by_keys(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    opened(page, qtbot)
    pane = page.duplicates
    assert pane.count == 1
    assert [entry.count for entry in page.side.entries if entry.key == DUPLICATES] == [1]
    assert strictest(*shown_labels(page)) is Label.INTERNAL, "the foot of the window says it"
    assert cells(page)["Label"][-1] == "Internal"
    grid = pane.panel.grid
    assert pane.panel.wider.isHidden()
    grid.setFocus()
    internal_first = cells(page)["Label"][0] == "Internal"
    qtbot.keyClick(grid, KEY.Key_2 if internal_first else KEY.Key_1)
    assert cells(page)["Label"][-1] == "Network"
    assert not pane.panel.wider.isHidden()
    qtbot.keyClick(grid, KEY.Key_0)
    assert cells(page)["Label"][-1] == "Internal"
    names = cells(page)["Name"]
    qtbot.keyClick(grid, KEY.Key_Down)
    qtbot.keyClick(grid, KEY.Key_2)
    assert cells(page)["Name"][-1] == names[1]
    with qtbot.waitSignal(desk.changed):
        pane.panel.join_now()
    state = desk.read(read_state, pair[0])
    assert state is not None
    assert (state.value("name"), state.label) == (names[1], Label.INTERNAL)
    assert desk.read(members, pair[1]) == pair
    pane.look()
    qtbot.waitUntil(lambda: pane.count == 0)
    assert pane.stack.currentWidget() is pane.nothing
    qtbot.keyClick(pane, KEY.Key_Escape)
    assert pane.isHidden()
    assert page.side.current == "person"


def test_what_is_not_the_same_is_pointed_out_no_more(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    opened(page, qtbot)
    with qtbot.waitSignal(desk.changed):
        page.duplicates.panel.keep_apart()
    page.duplicates.look()
    qtbot.waitUntil(lambda: page.duplicates.count == 0)
    assert desk.read(members, pair[0]) == pair[:1]


def test_either_ref_opens_what_is_joined_and_its_history_un_merges(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    form = page.detail.form
    page.show_record(pair[1])
    assert form.ref == pair[1]
    with qtbot.waitSignal(desk.changed):
        desk.do(join, list(pair))
    assert form.ref == pair[0]
    page.show_record(pair[1])
    assert form.ref == pair[0]
    form.tabs.setCurrentWidget(form.history)
    button = form.history.joined.buttons[pair[1]]
    assert button.accessibleName().startswith("Un-merge ")
    button.setFocus()
    with qtbot.waitSignal(desk.changed):
        button.click()
    assert desk.read(members, pair[1]) == pair[1:]
    qtbot.waitUntil(lambda: form.history.joined.isHidden())
    assert form.history.table.hasFocus(), "not in the search box"


def test_what_was_merged_is_one_row_and_its_card_is_that_of_the_one(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    view = page.list.view
    assert view is not None
    view.table.reload()
    page.show_record(pair[1])
    assert page.card.card.ref == pair[1]
    rows = view.table.rowCount()
    assert rows == 3
    with qtbot.waitSignal(desk.changed):
        desk.do(join, list(pair))
    assert page.card.card.ref == page.detail.form.ref == pair[0]
    assert (view.table.rowCount(), view.table.total) == (rows - 1, rows - 1)
    with qtbot.waitSignal(desk.changed):
        desk.do(unjoin, pair[1])
    assert view.table.total == rows


def test_what_was_written_since_under_the_other_ref_is_said_in_the_record(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    form = page.detail.form
    page.show_record(pair[0])
    with qtbot.waitSignal(desk.changed):
        desk.do(join, list(pair))
    assert form.since.isHidden()
    # As an edit by hand in a workbook does, which lands on the Ref of its row.
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, pair[1], {"function": "Judge"})
    assert not form.since.isHidden()
    assert "Judge" in form.since.line.text()
    form.since.look.click()
    dialog = form.findChild(JoinDialog)
    assert dialog is not None
    assert dialog.panel.apart.isHidden()
    with qtbot.waitSignal(desk.changed):
        dialog.panel.join.click()
    assert form.since.isHidden()
    state = desk.read(read_state, pair[0])
    assert state is not None
    assert state.value("function") == "Judge"


def test_two_rows_are_merged_from_their_menu(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    menu = page.row_menu
    menu.show_for(pair[:1])
    assert not menu.merge.isEnabled()
    menu.show_for(pair)
    assert menu.merge.isEnabled()
    menu.merge.trigger()
    dialog = page.detail.findChild(JoinDialog)
    assert dialog is not None
    # One word for one thing, and people by their names.
    said = [dialog.windowTitle(), menu.merge.text(), dialog.panel.join.text().replace("&", "")]
    assert all(each.startswith("Merge") for each in said)
    head = dialog.panel.grid.horizontalHeader().model()
    heads = [str(head.headerData(at, Qt.Orientation.Horizontal)) for at in range(1, 4)]
    assert all(ref not in "".join(heads) for ref in pair)
    assert ["Perez" in heads[0] or "Pérez" in heads[0], heads[-1]] == [True, "Merged"]
    assert not dialog.panel.unlike.text()
    assert dialog.panel.join.property("primary")
    assert dialog.panel.grid.verticalScrollBar().maximum() == 0, "as high as its rows"
    assert dialog.panel.title.isVisible(), "and not for want of room"
    with qtbot.waitSignal(desk.changed):
        dialog.panel.join.click()
    assert desk.read(members, pair[1]) == pair


def test_a_new_person_who_may_be_here_is_told_while_one_types(
    page: ContactsPage, pair: tuple[str, str], qtbot: QtBot
) -> None:
    page.new_record("person")
    form = page.detail.form
    row = form.fields.rows["name"] if form.fields is not None else None
    assert row is not None
    editor = row.editor.focusProxy() or row.editor
    qtbot.keyClicks(editor, "Ana Perez")
    qtbot.waitUntil(lambda: not form.perhaps.isHidden())
    assert "Perhaps already here" in form.perhaps.line.text()
    assert "the same name" in form.perhaps.line.text()
    there = form.perhaps.ref
    form.perhaps.open_button.click()
    qtbot.waitUntil(lambda: form.ref == there)
    assert form.perhaps.isHidden()


def test_every_part_has_a_name(
    page: ContactsPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(page.duplicates) == []


def test_the_number_is_there_before_anybody_looks(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], put: Put, qtbot: QtBot
) -> None:
    pane = page.duplicates
    qtbot.waitUntil(lambda: not desk.is_busy)
    pane.count_quietly()
    assert not desk.is_busy, "nobody waits for it"
    qtbot.waitUntil(lambda: pane.count == 1)
    assert [entry.count for entry in page.side.entries if entry.key == DUPLICATES] == [1]
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, pair[0], {"name": "Somebody Else", "email": ""})
    assert pane.count == 1, "until it is counted again"
    pane.count_quietly()
    qtbot.waitUntil(lambda: pane.count == 0)
    page.show_address(DUPLICATES)
    assert not desk.is_busy, "looked through already"
    assert pane.nothing.isVisible()


def test_what_was_found_or_changed_behind_another_page_is_listed_on_the_way_back(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], qtbot: QtBot
) -> None:
    pane = page.duplicates
    with held_up(desk):
        page.show_address(DUPLICATES)
        page.hide()
    qtbot.waitUntil(lambda: pane.count == 1)
    page.show()
    assert pane.lines.current_key.split() == list(pair)
    assert "Looking" not in pane.about.text()
    page.hide()
    with qtbot.waitSignal(desk.changed):
        desk.do(join, pair)
    page.show()
    assert pane.stack.currentWidget() is pane.nothing
    assert "Looking" not in pane.about.text(), "nothing waits for another search"


def test_what_nobody_asked_for_is_made_when_it_is(
    page: ContactsPage, pair: tuple[str, str], qtbot: QtBot
) -> None:
    def made() -> list[type[QWidget]]:
        return [kind for kind in (WhoPane, DuplicatesPane) if page.findChildren(kind)]

    def count() -> list[int | None]:
        return [entry.count for entry in page.side.entries if entry.key == DUPLICATES]

    assert made() == [], "the lists are there sooner"
    assert count() == [None]
    page.show_who()
    assert made() == [WhoPane]
    page.leave_who()
    # The number comes by itself, once the lists stand.
    qtbot.waitUntil(lambda: count() == [1])
    assert made() == [WhoPane, DuplicatesPane]
    assert page.duplicates.isHidden()


@pytest.fixture
def two_pairs(pair: tuple[str, str], put: Put) -> None:
    """Two more that are one, the least likely of all."""
    put("person", 5, name="Müller, Jan", email="j@y.org")
    put("person", 6, name="Mueller, Jan", email="jan@z.org")


def test_the_next_pair_is_there_while_the_search_goes_on(
    page: ContactsPage,
    desk: Desk,
    two_pairs: None,
    standing_still: Processes,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(duplicates, "_ENOUGH", 1000)
    opened(page, qtbot)
    pane = page.duplicates
    assert pane.count == 2
    monkeypatch.setattr(duplicates, "_ENOUGH", 1)
    first = pane.lines.current_key
    with qtbot.waitSignal(desk.changed):
        pane.panel.join_now()
    qtbot.waitUntil(lambda: bool(standing_still))
    assert not desk.is_busy, "what is decided next need not wait for the search"
    assert pane.count == 1
    second = pane.lines.current_key
    assert second
    assert second != first
    with qtbot.waitSignal(desk.changed):
        pane.panel.keep_apart()
    assert pane.count == 0
    assert pane.stack.currentWidget() is pane.nothing
    desk.close()


def test_of_thousands_the_likeliest_are_listed(
    page: ContactsPage, desk: Desk, two_pairs: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(duplicates_pane, "_MOST_LISTED", 1)
    opened(page, qtbot)
    pane = page.duplicates
    assert pane.count == 2
    assert pane.about.text().startswith("2 possible duplicate(s); the 1 likeliest are listed")
    first = pane.lines.current_key
    with qtbot.waitSignal(desk.changed):
        pane.panel.keep_apart()
    assert pane.about.text() == "1 possible duplicate(s); the likeliest first."
    assert pane.lines.current_key not in ("", first)


@pytest.fixture
def standing_still(monkeypatch: pytest.MonkeyPatch, started: Processes) -> Processes:
    """Any search is in a process beside, which never comes to an end."""
    monkeypatch.setattr(duplicates, "_ENOUGH", 1)
    monkeypatch.setattr(
        duplicates, "command", lambda _: [sys.executable, "-c", "import time; time.sleep(600)"]
    )
    return started


def test_a_desk_that_is_closed_leaves_no_search_behind(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], standing_still: Processes, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy)
    page.duplicates.count_quietly()
    qtbot.waitUntil(lambda: bool(standing_still))
    assert standing_still[0].poll() is None
    desk.close()
    assert standing_still[0].returncode
    assert page.duplicates.count is None


def test_what_a_change_makes_untrue_is_searched_no_longer(
    page: ContactsPage, desk: Desk, pair: tuple[str, str], standing_still: Processes, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy)
    page.duplicates.count_quietly()
    qtbot.waitUntil(lambda: len(standing_still) == 1)
    desk.do(save_record, pair[0], {"function": "Judge"})
    qtbot.waitUntil(lambda: standing_still[0].returncode is not None)
    page.duplicates.count_quietly()
    qtbot.waitUntil(lambda: len(standing_still) == 2)
    # Whoever looks meanwhile waits for the same search, and holds up nothing.
    page.show_address(DUPLICATES)
    assert page.duplicates.about.text() == "Looking…"
    assert not desk.is_busy
    desk.do(save_record, pair[0], {"function": "Advocate"})
    qtbot.waitUntil(lambda: len(standing_still) == 3)
    assert standing_still[1].returncode is not None
    desk.close()


def test_whoever_waits_is_told_how_far_the_search_is(
    page: ContactsPage,
    desk: Desk,
    pair: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    go_on = Event()

    def half(
        database: Database, kinds: Sequence[str], **reports: Any
    ) -> dict[str, list[Duplicate]]:
        reports["progress"](50, 100, "duplicates")
        go_on.wait()
        return find_duplicates(database, kinds, **reports)

    monkeypatch.setattr(duplicates_pane, "find_duplicates", half)
    page.show_address(DUPLICATES)
    pane = page.duplicates
    qtbot.waitUntil(lambda: pane.about.text() == "Looking… 50 %")
    assert not pane.panel.isVisible(), "there is nothing to merge yet"
    go_on.set()
    qtbot.waitUntil(lambda: pane.about.text() == "1 possible duplicate(s); the likeliest first.")
    assert pane.panel.isVisible()


def test_a_search_that_breaks_off_is_said(
    page: ContactsPage, pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken(*_: object, **__: object) -> dict[str, list[Duplicate]]:
        raise DeskFileError("unreadable")

    monkeypatch.setattr(duplicates_pane, "find_duplicates", broken)
    page.show_address(DUPLICATES)
    pane = page.duplicates
    qtbot.waitUntil(lambda: pane.about.text() == "Not looked through to the end.")
    monkeypatch.undo()
    page.duplicates.look_once()
    qtbot.waitUntil(lambda: pane.count == 1)
