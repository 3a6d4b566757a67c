"""A register opens with its passphrase, shows its entries, and closes leaving nothing in sight."""

import contextlib
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.restricted import Register
from hrdesk.operations import attention
from hrdesk.operations.restricted import change_passphrase, make_register, open_register
from hrdesk.ui.desk import Desk
from hrdesk.ui.focus import focus_into
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import left_out
from hrdesk.ui.printing.private_copy import is_private
from hrdesk.ui.restricted import page as page_module
from hrdesk.ui.restricted.open_pane import OpenPane
from hrdesk.ui.restricted.page import RestrictedPage
from hrdesk.ui.restricted.passphrase_dialog import PassphraseDialog
from hrdesk.ui.settings import Settings
from tests.ui.open_desk import Moment, held_up

SECRET, OTHER = "cedar lantern", "harbour twelve"
FEW = 4
TOLD = {"pseudonym": "Marula", "date": "2026-11-03", "agreed": "Calls on Sunday"}
DUE = {"pseudonym": "Oak", "date": "2026-11-01", "purge": "2026-11-18"}


@pytest.fixture
def page(
    desk: Desk,
    settings: Settings,
    clock: Moment,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[RestrictedPage]:
    for name, work in (("make_register", make_register), ("change_passphrase", change_passphrase)):
        monkeypatch.setattr(page_module, name, partial(work, cost=FEW))
    made = RestrictedPage(desk, settings, clock)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    yield made
    qtbot.waitUntil(lambda: not desk.is_busy)


@pytest.fixture
def filled(page: RestrictedPage, desk: Desk, qtbot: QtBot) -> OpenPane:
    """The page with reprisals open, two entries in it."""
    register = make_register(desk.database, Register.REPRISALS, SECRET, cost=FEW)
    register.write(TOLD)
    register.write(DUE)
    page.show_register(Register.REPRISALS)
    type_passphrase(page, SECRET)
    qtbot.waitUntil(lambda: page.pane is not None and bool(page.pane.view.table.lines))
    assert page.pane is not None
    return page.pane


def type_passphrase(page: RestrictedPage, first: str, again: str = "") -> None:
    page.closed.passphrase.setText(first)
    page.closed.again.setText(again)
    page.closed.enter.click()


def titles(pane: OpenPane) -> list[str]:
    return [line.texts[1] for line in pane.view.table.lines]


def said_in(widget: QWidget) -> str:
    """Every text that a widget and its parts hold, shown or not."""
    labels = [each.text() for each in widget.findChildren(QLabel)]
    lines = [each.text() for each in widget.findChildren(QLineEdit)]
    areas = [each.toPlainText() for each in widget.findChildren(QPlainTextEdit)]
    return "\n".join([*labels, *lines, *areas])


def kept(desk: Desk, secret: str = SECRET) -> list[dict[str, str]]:
    register = open_register(desk.database, Register.REPRISALS, secret)
    return [dict(each.values) for each in register.entries().readable]


def test_a_register_is_made_with_a_passphrase_given_twice(
    page: RestrictedPage, desk: Desk, qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert "loses all" in page.closed.about.text()
    assert page.printable() is None
    assert focus_into(page)
    assert page.closed.passphrase.hasFocus()
    page.begin_new()
    type_passphrase(page, SECRET, OTHER)
    assert not desk.is_busy
    assert "not the same" in page.closed.fault.text()
    page.closed.propose.click()
    assert page.closed.passphrase.text() == page.closed.again.text() != ""
    assert page.closed.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    assert nameless(page) == []
    type_passphrase(page, SECRET, SECRET)
    qtbot.waitUntil(lambda: page.pane is not None)
    pane = page.pane
    assert pane is not None
    assert pane.form.isEnabled() is False
    assert page.band.isVisible()
    assert said_in(page.closed).count(SECRET) == 0
    pane.new.click()
    pane.form.editors["pseudonym"].setFocus()
    line = pane.form.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, "Baobab")
    qtbot.keyPress(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(pane) == ["Baobab"])
    pane.form.editors["agreed"].keep_given("Nothing yet")
    pane.keep()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert kept(desk) == [{"pseudonym": "Baobab", "agreed": "Nothing yet"}]
    assert nameless(page) == []


def test_what_is_filled_in_while_the_desk_writes_is_not_emptied(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    """Two fields one after the other, and a third as the first is written and the second is not."""
    editors = filled.form.editors
    answers: list[str] = []
    filled.counted.connect(answers.append)
    with contextlib.ExitStack() as second:
        with held_up(desk):
            editors["agreed"].keep_given("Calls on Monday")
            filled.keep()
            second.enter_context(held_up(desk))
            editors["happened"].keep_given("A car before the house")
            filled.keep()
        qtbot.waitUntil(lambda: len(answers) == 1)
        editors["date"].keep_given("4 Nov 2026")
        filled.keep()
    qtbot.waitUntil(lambda: len(answers) > 1 and not desk.is_busy)
    assert editors["happened"].given() == "A car before the house"
    entry = next(each for each in kept(desk) if each["pseudonym"] == "Marula")
    assert (entry["agreed"], entry["happened"]) == ("Calls on Monday", "A car before the house")
    assert entry["date"] == "2026-11-04"


def test_a_wrong_passphrase_says_so_and_asks_again(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    page.lock()
    type_passphrase(page, OTHER)
    qtbot.waitUntil(lambda: page.closed.isEnabled())
    assert "does not open with this passphrase" in page.closed.fault.text()
    assert page.pane is None


def test_entries_are_shown_changed_and_deleted(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    assert titles(filled) == ["Marula", "Oak"]
    assert filled.form.editors["agreed"].given() == "Calls on Sunday"
    filled.form.editors["date"].keep_given("soon")
    filled.keep()
    qtbot.waitUntil(lambda: filled.form.refusal.isVisible())
    assert "cannot be “soon”" in filled.form.refusal.text()
    filled.form.editors["date"].keep_given("4 Nov 2026")
    filled.view.choose(filled.view.table.lines[1].key)  # another is chosen: the first is kept
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert kept(desk)[0] == {**TOLD, "date": "2026-11-04"}
    assert filled.form.editors["pseudonym"].given() == "Oak"
    filled.ask_to_delete()
    filled.view.choose(filled.view.table.lines[0].key)
    assert filled.notice.isHidden(), "what was asked of one entry is not answered of another"
    filled.view.choose(filled.view.table.lines[1].key)
    filled.ask_to_delete()
    assert "no undo" in filled.notice.text
    called = isolated(f"{isolated('Oak')} · 1 Nov 2026")
    assert f"Delete {called}?" in filled.notice.text
    filled.notice.buttons[0].click()
    qtbot.waitUntil(lambda: titles(filled) == ["Marula"])
    assert len(kept(desk)) == 1


def test_an_entry_has_a_title_and_a_way_back_to_the_list(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    assert filled.form.title.text() == "Marula"
    assert not filled.form.back.isVisible(), "the list stands beside it"
    page.resize(800, 600)
    filled.begin_new()
    assert filled.form.title.text() == "New entry"
    assert filled.form.back.isVisible()
    filled.form.editors["pseudonym"].show_value("Baobab")
    filled.form.back.click()
    assert filled.view.isVisible()
    assert not filled.form.isVisible()
    qtbot.waitUntil(lambda: "Baobab" in titles(filled))


def test_an_open_register_closes_by_itself_and_keeps_what_was_typed(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    filled.form.editors["happened"].keep_given("Half a sen")
    filled.form.editors["purge"].keep_given("next")
    opened = filled.register
    page._idle.timeout.emit()
    assert page.pane is None
    assert not page.band.isVisible()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert not opened.is_open
    assert not [word for word in ("Marula", "Oak", "Half a sen") if word in said_in(page.closed)]
    assert kept(desk)[0] == {**TOLD, "happened": "Half a sen", "agreed": "Calls on Sunday\nnext"}


def test_it_stays_open_as_long_as_it_is_used(
    page: RestrictedPage, filled: OpenPane, qtbot: QtBot
) -> None:
    page._idle.stop()
    filled.view.choose(filled.view.table.lines[1].key)
    assert page._idle.isActive()
    page._idle.stop()
    qtbot.keyClicks(filled.form.findChildren(QLineEdit)[0], "x")
    assert page._idle.isActive()


def test_the_two_registers_have_passphrases_of_their_own(
    page: RestrictedPage, filled: OpenPane
) -> None:
    page.header.view_chosen.emit(Register.ENQUIRIES)
    assert page.pane is None
    assert page.closed.enter.text() == "Make the register"
    assert page.printable() is None
    page.header.view_chosen.emit(Register.REPRISALS)
    assert page.pane is filled


def test_what_is_due_is_purged_after_asking_also_while_it_is_closed(
    page: RestrictedPage, filled: OpenPane, desk: Desk, clock: Moment, qtbot: QtBot
) -> None:
    page.lock()
    page.show_address("")
    assert page.due.text.startswith("1 entry")
    today = clock().date()
    assert attention.Want.PURGE in {each.want for each in desk.read(attention.needs, today)}
    with qtbot.waitSignal(desk.changed):
        page.due.buttons[0].click()
    assert page.due.isHidden()
    assert kept(desk) == [TOLD]
    assert attention.Want.PURGE not in {each.want for each in desk.read(attention.needs, today)}


def test_it_is_printed_from_inside_only_and_as_internal(
    page: RestrictedPage, filled: OpenPane, qtbot: QtBot
) -> None:
    paper = page.printable()
    assert paper is not None
    assert paper.title == "Restricted"
    assert left_out(paper, Label.NETWORK) == {Label.INTERNAL: 2}
    with qtbot.waitSignal(page.print_requested):
        page.paper.trigger()
    assert filled.strictest_shown() is Label.INTERNAL
    page.lock()
    assert page.printable() is None


def test_what_is_copied_out_of_it_is_gone_with_it(
    page: RestrictedPage, filled: OpenPane, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    line = filled.form.findChildren(QLineEdit)[0]
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.setText("Baobab")
    line.selectAll()
    line.copy()
    qtbot.waitUntil(lambda: is_private(clipboard.mimeData()))
    assert clipboard.text() == "Baobab"
    page.lock()
    assert clipboard.text() == ""
    # What was copied elsewhere is nobody's business here.
    clipboard.setText("An address")
    page.lock()
    assert clipboard.text() == "An address"


def test_another_passphrase_takes_the_one_that_there_is(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    page.change.trigger()
    (dialog,) = page.findChildren(PassphraseDialog)
    for line, text in ((dialog.old, OTHER), (dialog.new, OTHER), (dialog.again, OTHER)):
        line.setText(text)
    dialog.answer.click()
    qtbot.waitUntil(lambda: "does not open" in dialog.fault.text())
    dialog.old.setText(SECRET)
    with qtbot.waitSignal(page.said):
        dialog.answer.click()
    assert kept(desk, OTHER) == kept(desk, OTHER)
    pane = page.pane
    assert pane is not None
    assert pane is not filled
    qtbot.waitUntil(lambda: titles(pane) == ["Marula", "Oak"])


def test_a_register_whose_passphrase_is_lost_is_given_up_after_asking(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    page.lock()
    page.closed.lost.click()
    assert "gone for good" in page.closed.notice.text
    page.closed.notice.buttons[0].click()
    qtbot.waitUntil(lambda: page.closed.enter.text() == "Make the register")


def test_an_entry_that_was_changed_outside_is_told(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    with desk.database.writing() as session:
        session.raw("UPDATE restricted_entry SET content = zeroblob(540) WHERE purge <> ''")
    filled.read_again()
    qtbot.waitUntil(lambda: "cannot be read" in titles(filled)[1])
    filled.view.choose(filled.view.table.lines[1].key)
    assert not filled.form.isEnabled()
    assert filled.delete.isEnabled()


def test_what_is_purged_goes_from_the_open_form_too(
    page: RestrictedPage, filled: OpenPane, desk: Desk, qtbot: QtBot
) -> None:
    rows = {line.texts[1]: line.key for line in filled.view.table.lines}
    filled.view.choose(rows["Oak"])
    qtbot.waitUntil(lambda: filled.form.values()["pseudonym"] == "Oak")
    page.show_address("")
    with qtbot.waitSignal(desk.changed):
        page.due.buttons[0].click()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert "Oak" not in filled.form.values().values()
    filled.keep()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert kept(desk) == [TOLD]
