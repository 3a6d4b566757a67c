"""A calendar or cards come in by the menu, a drop or the clipboard, and are seen before they do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.incoming import NEW_RECORD, OUT
from hrdesk.store import journal
from hrdesk.store.external_keys import refs_by_key
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.files.import_dialog import ImportDialog
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from tests.formats import dialects
from tests.ui.open_desk import Moment, Write


@pytest.fixture
def owner(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    widget.close()


@pytest.fixture
def opened(desk: Desk, owner: QWidget, tmp_path: Path, qtbot: QtBot) -> Callable[..., ImportDialog]:
    def begin(text: str, name: str = "theirs.ics") -> ImportDialog:
        path = tmp_path / name
        path.write_bytes(dialects.crlf(text))
        dialog = ImportDialog(desk, path, owner)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.is_busy)
        return dialog

    return begin


def texts(dialog: ImportDialog) -> list[tuple[str, ...]]:
    return [line.texts for line in dialog.view.table.lines]


def choose(dialog: ImportDialog, qtbot: QtBot, choice: str) -> None:
    box = dialog.line_choice.box
    box.setCurrentIndex(box.findData(choice))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not dialog.is_busy)


def test_a_calendar_is_seen_before_it_is_taken_in(
    desk: Desk,
    opened: Callable[..., ImportDialog],
    qtbot: QtBot,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    dialog = opened(dialects.OUTLOOK)
    assert dialog.told.text() == "3 new"
    assert dialog.left.text() == (
        "Not kept, or kept otherwise: alarms (1), people who are no contacts (1)."
    )
    assert texts(dialog)[0] == ("Coordination call", "10 Mar 2027, 14:00–15:30", "New")
    assert "Recurrence" in dialog.detail.text()
    assert "Not kept: alarms: " in dialog.detail.text()
    assert nameless(dialog) == []
    dialog.view.selectRow(2)
    choose(dialog, qtbot, OUT)
    assert dialog.told.text() == "2 new, 1 left out"
    assert not dialog.label.desks.isVisible()
    dialog.label.setCurrentIndex(dialog.label.findData(Label.PARTNERS.value))
    assert dialog.label.desks.isVisible()
    dialog.label.desks.pick.setText("iachr")
    qtbot.keyClick(dialog.label.desks.pick, Qt.Key.Key_Return)
    with qtbot.waitSignals([desk.changed, dialog.accepted]):
        dialog.take.click()
    refs = desk.read(refs_by_key, "activity")
    moved = desk.read(read_state, refs["040000008200E00074C5B7101A82E00800000000B0#2027-03-24"])
    assert len(refs) == 2
    assert moved is not None
    assert moved.label is Label.PARTNERS
    assert moved.partners == ("IACHR",)

    again = opened(dialects.OUTLOOK)
    assert again.told.text() == "1 new, 2 here already"
    assert len(texts(again)) == 1
    again.unchanged.click()
    assert [line[2] for line in texts(again)] == ["New", *["Is here already"] * 2]
    again.reject()
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert desk.read(refs_by_key, "activity") == {}


def test_cards_ask_for_people_and_organisations(
    desk: Desk, opened: Callable[..., ImportDialog], qtbot: QtBot, write: Write
) -> None:
    like = write("person", name="Петрова, Ольгаа")
    dialog = opened(dialects.CARD_2_1 + dialects.CARD_4_0, "theirs.vcf")
    assert dialog.told.text() == "1 new, 1 to choose"
    assert texts(dialog)[0] == (
        *("Петрова, Ольга", "olga@example.org", "May be here already: choose"),
    )
    choose(dialog, qtbot, like)
    assert dialog.told.text() == "1 new, 1 changed"
    assert texts(dialog)[1][2].startswith("Changes: ")
    bodies = dialog.bodies
    assert bodies.name.currentText() == "Commission"
    bodies.box.setCurrentIndex(bodies.box.findData(NEW_RECORD))
    bodies.box.activated.emit(1)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.told.text() == "2 new, 1 changed"
    with qtbot.waitSignal(dialog.accepted):
        dialog.take.click()
    entry = desk.read(journal.to_undo)
    assert entry is not None
    assert entry.operation == "take_file"


def test_a_body_that_is_here_is_named_and_no_ref_is_shown(
    opened: Callable[..., ImportDialog], write: Write
) -> None:
    body = write("organisation", name="African Commission")
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ngozi Okafor\nORG:African Commission\nEND:VCARD\n"
    dialog = opened(card, "pasted.vcf")
    assert "African Commission" in dialog.detail.text()
    assert body not in dialog.detail.text()


def test_what_a_card_says_begins_where_one_begins_to_read(
    right_to_left: None, opened: Callable[..., ImportDialog]
) -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ngozi Okafor\nEND:VCARD\n"
    way = opened(card, "pasted.vcf").detail.alignment()
    assert way & Qt.AlignmentFlag.AlignRight
    assert way & Qt.AlignmentFlag.AlignAbsolute
    assert way & Qt.AlignmentFlag.AlignTop


def test_what_is_no_calendar_is_refused_in_one_sentence(
    desk: Desk, opened: Callable[..., ImportDialog]
) -> None:
    dialog = opened("BEGIN:VCALENDAR\nBEGIN:VEVENT\n")
    assert "breaks off before its end" in dialog.fault.text()
    assert not dialog.take.isEnabled()
    empty = opened("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    assert empty.told.text() == "There is nothing in this file that a desk could keep."
    problems = opened(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nBEGIN:VJOURNAL\nEND:VJOURNAL\n"
        "END:VCALENDAR\n"
    )
    assert problems.told.text() == "1 with problems, 1 left out"
    assert texts(problems) == [("(no name)", "", "Has no name")]
    assert not problems.line_choice.box.isEnabled()


# ---------------------------------------------------------------- ways in


@pytest.fixture
def shown(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot
) -> Iterator[DeskWindow]:
    window = DeskWindow(settings, theme, clock)
    qtbot.addWidget(window)
    window.attach(desk)
    window.show()
    yield window
    window.close()


def import_of(window: DeskWindow, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: not dialog.is_busy)
    return dialog


def test_a_file_is_dropped_on_the_window(shown: DeskWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "theirs.ics"
    path.write_bytes(dialects.crlf(dialects.GOOGLE))
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    actions = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), actions, told, left, none)
    QApplication.sendEvent(shown, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(shown, QDropEvent(QPoint(5, 5), actions, told, left, none))
    dialog = import_of(shown, qtbot)
    assert dialog.told.text() == "1 new, 1 left out"
    dialog.reject()


def test_a_card_is_pasted(shown: DeskWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Dear all")
    shown.commands["paste"].trigger()
    assert "neither a calendar nor" in shown.undo_bar.text
    QGuiApplication.clipboard().setText("Name\tE-mail\nAna\ta@example.org")
    shown.commands["paste"].trigger()
    qtbot.waitUntil(lambda: shown.page.lists.page is not None)
    QGuiApplication.clipboard().setText(dialects.CARD_3_0)
    shown.commands["paste"].trigger()
    dialog = import_of(shown, qtbot)
    assert dialog.told.text() == "1 new"
    with qtbot.waitSignal(dialog.accepted):
        dialog.take.click()
    assert "Imported" in shown.undo_bar.text
