"""The program as a whole: it starts, makes and opens desks, undoes, refuses in words, and ends."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from hrdesk import __main__ as entry
from hrdesk.app import Program
from hrdesk.domain.editions import shipped
from hrdesk.domain.records import KINDS
from hrdesk.exchange.package import part_path
from hrdesk.operations import editions
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.moving import move_out
from hrdesk.operations.own_desk import change_desk
from hrdesk.operations.records import add_record, remove, save_record
from hrdesk.operations.starting import ref_of_key
from hrdesk.store import journal, listing, unfinished
from hrdesk.store.database import open_desk
from hrdesk.store.listing import Query
from hrdesk.store.records import read_state
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.share_page import Step
from hrdesk.ui.first_start.first_start import FirstStart
from hrdesk.ui.lock.dialog import LockDialog
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.happened import happened
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import moving_in, places
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.shell.moving_in import MovingIn
from hrdesk.ui.shell.refusal import Refusal
from hrdesk.ui.visits.page import VisitsPage

Begin = Callable[[Path | None], Program]


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    path = tmp_path / "nirms.hrdesk"
    new_desk(path, "NIRMS", "Network desk", start=Start.NETWORK).close()
    return path


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, own_data_folder: Path, as_before: None
) -> Iterator[Begin]:
    """Starts a program and waits until it can be used; closes it at the end."""
    begun: list[Program] = []

    def start(file: Path | None) -> Program:
        program = Program(qapp, Settings())
        begun.append(program)
        with qtbot.waitSignal(program.ready):
            program.start(file)
        return program

    yield start
    for program in begun:
        program.close()
        program.window.deleteLater()
        program.deleteLater()


def _add_visit(qtbot: QtBot, window: DeskWindow, **values: str) -> str:
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.changed) as changed:
        window.desk.do(add_record, "visit", {"country": "TUN", **values})
    assert changed.args is not None
    return str(changed.args[0].refs[0])


# ---------------------------------------------------------------- starting


def test_first_start_makes_a_desk_and_the_next_start_opens_it(
    qtbot: QtBot, begin: Begin, own_data_folder: Path
) -> None:
    program = begin(None)
    first = program.window.covered_by
    assert isinstance(first, FirstStart)
    qtbot.keyClicks(first.who.organisation, "Some Office")
    first.next.click()
    first.next.click()
    begins: list[str] = []
    program.window.progress.begin = begins.append  # type: ignore[method-assign]
    with qtbot.waitSignal(program.ready):
        first.next.click()
        assert first._progress.isVisible()
    assert begins == [], "one bar for one thing"
    assert program.window.desk is not None
    assert program.window.covered_by is None
    path = program.window.desk.database.path
    assert path == own_data_folder / "SO.hrdesk"
    program.close()
    again = begin(None)
    assert again.window.desk is not None
    assert again.window.desk.database.path == path


def test_first_start_that_is_closed_begins_again(begin: Begin, own_data_folder: Path) -> None:
    program = begin(None)
    assert isinstance(program.window.covered_by, FirstStart)
    program.window.covered_by.who.organisation.setText("Some Office")
    program.close()
    assert not list(own_data_folder.glob("*.hrdesk"))
    assert isinstance(begin(None).window.covered_by, FirstStart)


def test_desk_is_shown_with_its_name_beginning_with_today(begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    assert "Network desk" in window.windowTitle()
    assert window.rail.current == places.TODAY
    assert window.rail.isEnabled()


def test_a_page_is_built_ahead_unless_somebody_is_at_work(begin: Begin, desk_file: Path) -> None:
    program = begin(desk_file)
    window = program.window
    assert window.lock is not None
    # However long this takes, it is less than a moment ago.
    window.lock.idle._touched += 600
    assert not program._build_ahead(places.VISITS)
    assert window.places.built(places.VISITS) is None
    window.lock.idle._touched -= 601
    assert program._build_ahead(places.VISITS)
    page = window.places.built(places.VISITS)
    assert page is not None
    assert not page.isVisible()
    assert window.rail.current == places.TODAY
    window.go(places.VISITS)
    assert window.page is page
    assert program._warming._timer.isActive()
    program.close()
    assert not program._warming._timer.isActive(), "the desk is gone"


def test_a_page_that_is_built_shows_no_window(
    qtbot: QtBot, qapp: QApplication, begin: Begin, desk_file: Path
) -> None:
    program = begin(desk_file)
    window = program.window
    assert window.lock is not None
    window.lock.idle._touched -= 600
    pop_up = QMenu(window)
    pop_up.addAction("Something to choose")
    pop_up.popup(window.geometry().center())
    assert not program._build_ahead(places.EXCHANGE)
    for key in (*places.ICONS, places.COUNTRIES, places.BIN):
        window.places.build(key)
        assert qapp.activePopupWidget() is pop_up, key
    pop_up.close()
    assert program._build_ahead(places.EXCHANGE)


def test_a_desk_that_moves_is_known_by_what_is_in_it(
    qtbot: QtBot, begin: Begin, desk_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = open_desk(desk_file)
    moved = move_out(old, "one two", tmp_path / "from the stick.bin", cost=1).path
    old.close()
    wanted = MovingIn(moved, tmp_path / "here.hrdesk", "one two")
    monkeypatch.setattr(moving_in, "ask_where_to", lambda *_: wanted)
    program = begin(moved)
    window = program.window
    assert window.desk is not None
    assert window.desk.database.path == wanted.target
    assert "the same desk as before" in window.messages.text
    # A desk that only looks like one that moves is opened as what it is.
    named = desk_file.rename(tmp_path / "odd.hrdesk-move")
    with qtbot.waitSignal(program.ready):
        program.open(named)
    assert program.window.desk is not None
    assert program.window.desk.database.path == named


def test_what_a_newer_hrdesk_brings_is_told_and_can_be_undone(
    qtbot: QtBot, begin: Begin, desk_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "organisation/NEWCOMER"
    brought = {key: {"name": "Newcomer", "life": "active", "label": "public"}}
    records = [shipped(key, ref_of_key(key), [{}, brought])]
    monkeypatch.setattr(editions, "EDITION", 2)
    monkeypatch.setattr(editions, "this_edition", lambda: editions.Current(2, {"network": records}))
    window = begin(desk_file).window
    qtbot.waitUntil(lambda: "newer organisations" in window.undo_bar.text)
    assert "Newcomer" in window.undo_bar.text
    assert window.desk is not None
    entries = window.desk.read(journal.history, ref_of_key(key))
    (line,) = happened(entries, str, "UTC")
    assert (line.who, line.field) == ("HRDesk", "came with a newer HRDesk")
    with qtbot.waitSignal(window.desk.changed):
        window.desk.undo()
    assert window.desk.read(read_state, ref_of_key(key)) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no desk"),
        (b"not a desk at all", "is not a desk"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "cannot be read"),
    ],
)
def test_a_desk_that_cannot_be_opened_is_refused_in_words(
    begin: Begin, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "odd.hrdesk"
    if content is not None:
        path.write_bytes(content)
    window = begin(path).window
    assert isinstance(window.covered_by, Refusal)
    assert said in window.covered_by.sentence


def test_a_desk_in_use_can_be_tried_again(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    path = tmp_path / "used.hrdesk"
    other = new_desk(path, "AAA", "Used")
    program = begin(path)
    refusal = program.window.covered_by
    assert isinstance(refusal, Refusal)
    assert "is open in another window" in refusal.sentence
    other.close()
    with qtbot.waitSignal(program.ready):
        refusal.again.emit(path)
    assert program.window.desk is not None


def test_another_desk_takes_the_place_of_the_first(
    qtbot: QtBot, begin: Begin, desk_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.hrdesk"
    new_desk(other, "OTHER", "Other desk").close()
    program = begin(desk_file)
    before = program.window
    with qtbot.waitSignal(program.ready):
        program.open(other)
    assert program.window is not before
    assert "Other desk" in program.window.windowTitle()
    new_desk(tmp_path / "x.hrdesk", "X", "X").close()
    # The first file was given back: it can be opened again.
    with qtbot.waitSignal(program.ready):
        program.open(desk_file)
    assert "Network desk" in program.window.windowTitle()


def test_a_refused_desk_leaves_the_open_one(
    qtbot: QtBot, begin: Begin, desk_file: Path, tmp_path: Path
) -> None:
    program = begin(desk_file)
    with qtbot.waitSignal(program.ready):
        program.open(tmp_path / "gone.hrdesk")
    assert program.window.desk is not None
    assert "There is no desk" in program.window.messages.text
    assert program.window.messages.isVisible()


@pytest.mark.parametrize(
    ("digest", "lies", "says"),
    [
        ("", b"half", "not finished"),
        (hashlib.sha256(b"whole").hexdigest(), b"whole", "has its name now"),
        ("gone", b"", "just written"),
    ],
)
def test_what_became_of_a_workbook_is_told_after_the_program_broke_off(
    qtbot: QtBot, begin: Begin, desk_file: Path, digest: str, lies: bytes, says: str
) -> None:
    out = desk_file.parent / "to-IACHR.xlsx"
    with closing(open_desk(desk_file)) as database, database.writing() as session:
        unfinished.begin(session, str(out))
        unfinished.was_read(session, str(out), digest, None)
    if lies:
        part_path(out).write_bytes(lies)
    messages = begin(desk_file).window.messages
    qtbot.waitUntil(lambda: says in messages.text)
    assert "to-IACHR.xlsx" in messages.text
    assert messages.isVisible()


# ---------------------------------------------------------------- working


def test_undo_and_redo_are_named_and_work_from_the_keyboard(
    qtbot: QtBot, begin: Begin, desk_file: Path
) -> None:
    window = begin(desk_file).window
    assert not window.commands["undo"].isEnabled()
    _add_visit(qtbot, window, dates="2027-03")
    assert "adding \u2068Tunisia, Mar 2027\u2069" in window.commands["undo"].text()
    assert "Added" in window.undo_bar.text
    assert window.status.texts[0].startswith("Saved")
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.changed):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.read(listing.count, Query("visit")) == 0
    assert "Undone" in window.undo_bar.text
    assert not window.commands["undo"].isEnabled()
    with qtbot.waitSignal(window.desk.changed):
        qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.read(listing.count, Query("visit")) == 1


def test_undo_is_there_after_a_restart(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    first = begin(desk_file)
    ref = _add_visit(qtbot, first.window)
    assert first.window.desk is not None
    with qtbot.waitSignal(first.window.desk.changed):
        first.window.desk.do(save_record, ref, {"purpose": "Follow-up"})
    first.close()
    second = begin(None)
    assert "the change of" in second.window.commands["undo"].text()


def test_several_records_are_counted_in_the_undo_bar(
    qtbot: QtBot, begin: Begin, desk_file: Path
) -> None:
    window = begin(desk_file).window
    refs = [_add_visit(qtbot, window) for _ in range(3)]
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.changed):
        window.desk.do(remove, refs)
    assert "3" in window.undo_bar.text
    assert window.undo_bar.text.startswith("Removed")
    with qtbot.waitSignal(window.desk.changed):
        window.undo_bar.take_back()
    assert window.desk.read(listing.count, Query("visit")) == 3


def test_what_fails_is_said_over_the_page_and_stays(
    qtbot: QtBot, begin: Begin, desk_file: Path
) -> None:
    window = begin(desk_file).window
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.failed):
        window.desk.do(add_record, "visit", {"country": "Atlantis"})
    assert "Atlantis" in window.messages.text
    assert window.messages.isVisible()


@pytest.mark.parametrize("number", range(1, 8))
def test_every_place_opens_by_its_number(
    qtbot: QtBot, begin: Begin, desk_file: Path, number: int
) -> None:
    window = begin(desk_file).window
    key = Qt.Key(Qt.Key.Key_0.value + number)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.current == list(places.place_titles())[number - 1]


def test_search_opens_a_record_where_it_lives_and_back_returns(
    qtbot: QtBot, begin: Begin, desk_file: Path
) -> None:
    window = begin(desk_file).window
    ref = _add_visit(qtbot, window, purpose="Zanzibar")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.top_bar.search, "zanzib")
    assert window.finder.rows == ["Tunisia"]
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.address is not None
    assert (window.address.place, window.address.rest) == (places.VISITS, ref)
    window.go_back()
    assert window.rail.current == places.TODAY


def test_every_kind_has_a_home_and_an_icon() -> None:
    assert set(places.HOME_OF_KIND) == set(KINDS)
    assert set(places.ICONS_OF_KINDS) == set(KINDS)


def test_settings_open_without_marking_a_place(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.commands["settings"].trigger()
    assert window.rail.current == ""
    window.go(places.VISITS)
    assert window.rail.current == places.VISITS


def test_bell_opens_the_reminders(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    assert window.desk is not None
    soon = datetime.now(UTC) + timedelta(minutes=5)
    dates = f"{soon:%Y-%m-%dT%H:%M}[UTC]"
    with qtbot.waitSignal(window.desk.changed):
        window.desk.do(add_record, "activity", {"title": "Call", "dates": dates})
    window.go(places.VISITS)
    window.commands["reminders"].trigger()
    bell = window.bell
    assert bell is not None
    qtbot.waitUntil(lambda: bell.list is not None and bell.list.isVisible())
    assert window.rail.current == places.VISITS


def test_a_bell_with_nothing_waiting_says_so(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.commands["reminders"].trigger()
    qtbot.waitUntil(window.undo_bar.isVisible)
    assert window.undo_bar.text == "No reminder waits; the next one appears by itself."
    assert window.bell is not None
    assert window.bell.list is None


@pytest.mark.parametrize("kind", ["visit", "person", "activity", "commitment", "mailing_list"])
def test_a_record_is_begun_where_its_kind_lives(begin: Begin, desk_file: Path, kind: str) -> None:
    window = begin(desk_file).window
    window.commands[f"new_{kind}"].trigger()
    assert window.rail.current == places.HOME_OF_KIND[kind]
    form = window.page.findChildren(RecordForm) if window.page else []
    assert [each.ref[:3] for each in form if each.is_draft] == [KINDS[kind].prefix]


def test_what_is_chosen_can_be_shared(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.go(places.CONTACTS, "organisation")
    page = window.page
    assert isinstance(page, ContactsPage)
    assert page.list.view is not None
    page.list.view.choose(page.list.refs[:3])
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    exchange = window.page
    assert isinstance(exchange, ExchangePage)
    assert exchange.share_page.step is Step.WHO
    assert window.address is not None
    assert window.address.place == places.EXCHANGE


@pytest.mark.parametrize("chosen", [1, 3])
def test_send_to_begins_with_what_is_chosen(
    qtbot: QtBot, begin: Begin, desk_file: Path, chosen: int
) -> None:
    window = begin(desk_file).window
    window.go(places.CONTACTS, "organisation")
    page = window.page
    assert isinstance(page, ContactsPage)
    assert page.list.view is not None
    refs = page.list.refs[:chosen]
    page.list.view.choose(refs)
    window.commands["send_chosen"].trigger()
    exchange = window.page
    assert isinstance(exchange, ExchangePage)
    assert exchange.share_page.refs == tuple(refs)


def test_send_to_says_what_to_do_while_nothing_is_chosen(begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.commands["send_chosen"].trigger()
    assert window.rail.current == places.TODAY
    assert "Choose a record" in window.undo_bar.text


def test_another_zone_is_shown_on_every_page(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.go(places.CALENDAR)
    before = window.page
    desk = window.desk
    assert desk is not None
    desk.do(change_desk, zone="Asia/Jakarta", name="Rapporteurs")
    qtbot.waitUntil(lambda: window.page is not before and window.page is not None)
    assert window.rail.current == places.CALENDAR
    said = [each.text() for each in window.page.findChildren(QLabel)] if window.page else []
    assert any("Jakarta" in each for each in said)
    assert "Rapporteurs" in window.windowTitle()
    assert "zone" in window.undo_bar.text
    desk.do(change_desk, zone="Asia/Jakarta", city="Pekanbaru")
    before = window.page
    qtbot.waitUntil(lambda: window.page is not before and window.page is not None)
    said = [each.text() for each in window.page.findChildren(QLabel)] if window.page else []
    assert any("Pekanbaru" in each for each in said)
    assert not any("Jakarta" in each for each in said)
    window.commands["undo"].trigger()
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: desk.database.identity.zone == "Europe/Zurich")


def test_a_place_opened_by_its_key_has_the_focus_in_its_list(
    qtbot: QtBot, begin: Begin, desk_file: Path
) -> None:
    window = begin(desk_file).window
    window.go(places.CONTACTS, "organisation")
    page = window.page
    assert isinstance(page, ContactsPage)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page.list.view is not None
    assert page.focusWidget() is page.list.view


def test_lock_asks_for_a_passphrase_first(begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.commands["lock"].trigger()
    assert window.lock is not None
    assert not window.lock.is_locked
    dialog = window.findChild(LockDialog)
    assert dialog is not None
    dialog.reject()


def test_copy_of_what_is_chosen_by_one_key(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "Choose a record" in window.undo_bar.text
    ref = _add_visit(qtbot, window, purpose="Prisons")
    window.open_record(ref)
    page = window.page
    assert isinstance(page, VisitsPage)
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.detail.ref not in ("", ref))
    assert "Made a copy" in window.undo_bar.text
    assert page.detail.form.fields is not None
    assert page.detail.form.fields.rows["purpose"].value == "Prisons"


def test_backup_lies_beside_the_desk(qtbot: QtBot, begin: Begin, desk_file: Path) -> None:
    window = begin(desk_file).window
    window.commands["backup"].trigger()
    qtbot.waitUntil(lambda: "copied" in window.undo_bar.text)
    copies = list(desk_file.parent.glob("nirms-2*.hrdesk"))
    assert len(copies) == 1


def test_quit_is_in_the_menu_and_no_key_is_given_twice(
    qtbot: QtBot, begin: Begin, desk_file: Path
) -> None:
    window = begin(desk_file).window
    keys = [key.toString() for each in window.commands for key in each.action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert window.commands["quit"] in window.menuBar().actions()[0].menu().actions()  # type: ignore[union-attr]
    with qtbot.waitSignal(window.closing):
        window.commands["quit"].trigger()


def test_closing_gives_the_file_back(begin: Begin, desk_file: Path) -> None:
    program = begin(desk_file)
    program.close()
    database = new_desk(desk_file.with_name("y.hrdesk"), "Y", "Y")
    database.close()
    again = begin(desk_file)
    assert again.window.desk is not None


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["--measure-start"], True),
        (["my.hrdesk"], True),
        (["my.hrdesk", "--measure-start"], True),
        (["list", "my.hrdesk", "visit"], False),
        (["kinds"], False),
        (["--help"], False),
        (["nonsense"], False),
        (["a.hrdesk", "b.hrdesk"], False),
    ],
)
def test_commands_are_told_from_desks(
    monkeypatch: pytest.MonkeyPatch, words: list[str], window: bool
) -> None:
    assert entry.wants_window(words) is window


@pytest.mark.parametrize("platform", ["", "xcb", "wayland;xcb"])
def test_without_a_screen_one_sentence_says_so(platform: str) -> None:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "hrdesk"],
        env=kept | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "make demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_start_is_measured(desk_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hrdesk", str(desk_file), "--measure-start"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    paint, usable, worked, *_ = done.stdout.splitlines()
    assert paint.startswith("first complete paint")
    assert int(paint.split()[-2]) <= int(usable.split()[-2])
    assert worked.startswith("processor")
    assert int(worked.split()[-2]) > 0
