"""What comes in: opened, dropped, refused, cancelled, set aside, looked at again and taken back."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.merge import Decision
from hrdesk.exchange.encryption import locked
from hrdesk.store import partners
from hrdesk.store.partners import DONE, SET_ASIDE, WAITING
from hrdesk.ui.control_painting import PRIMARY
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.language import isolated
from hrdesk.ui.widgets.text_dialog import TextDialog
from tests.ui.exchange.conftest import Opened, World, idle, text_of
from tests.worlds import DeskAtWork

KEY = Qt.Key
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_answer(page: ExchangePage, desk: Desk, qtbot: QtBot) -> str:
    """What the page says once the work is done."""
    idle(desk, qtbot)
    return page.home.notice.text


def statuses(desk: Desk) -> list[str]:
    return [each.status for each in desk.read(partners.received)]


def taken_in(page: ExchangePage, opened: Opened, qtbot: QtBot, book: Path) -> None:
    """Review a workbook and apply it at once."""
    review = opened(book)
    review.review.accepted = True
    review.ask_to_apply()
    review.ask_to_apply()
    qtbot.waitUntil(lambda: page.review_page is None)


# ---------------------------------------------------------------- nothing yet


def test_empty_views_say_what_to_do(page: ExchangePage) -> None:
    assert (
        page.home.inbox.empty_sentence == "No workbook has come in yet. Open one, or drop it here."
    )
    page.show_address("outbox")
    assert page.home.outbox.empty_sentence == "Nothing was sent from this desk yet."
    page.show_address("partners")
    assert page.home.partners.empty_sentence == ""  # IACHR is known


def test_every_part_tells_its_name(
    page: ExchangePage, world: World, opened: Opened, nameless: Callable[[QWidget], list[str]]
) -> None:
    opened(world.book)
    for address in ("inbox", "outbox", "partners"):
        page.show_address(address)
        assert nameless(page.home) == []


# ---------------------------------------------------------------- refused


def _truncated(book: Path, path: Path) -> None:
    path.write_bytes(book.read_bytes()[:-2000])


def _not_hrdesk(book: Path, path: Path) -> None:
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if name.startswith(("[Content", "_rels", "xl/_rels", "xl/workbook", "xl/styles")):
                content = source.read(name)
                target.writestr(name, content)


def _garbage(book: Path, path: Path) -> None:
    path.write_bytes(b"Dear colleagues, see attached.")


def _image(book: Path, path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def _old_xls(book: Path, path: Path) -> None:
    path.write_bytes(OLE + bytes(2000))


def _password(book: Path, path: Path) -> None:
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))


def _empty(book: Path, path: Path) -> None:
    path.write_bytes(b"")


def _missing(book: Path, path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_garbage, "is not an Excel workbook"),
        (_truncated, "breaks off before its end"),
        (_image, "is not an Excel workbook"),
        (_old_xls, "is in the old Excel format"),
        (_password, "opens with a passphrase only"),
        (_empty, "is empty"),
        (_missing, "There is no file"),
        (_not_hrdesk, "nothing was changed"),
    ],
)
def test_file_that_cannot_be_used_is_refused_in_one_sentence(
    spoil: Callable[[Path, Path], None],
    words: str,
    page: ExchangePage,
    desk: Desk,
    ours: DeskAtWork,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ours.add("visit", country="TUN")
    path = tmp_path / "from them.xlsx"
    spoil(ours.send("IACHR"), path)
    page.open_files([path])
    said = read_answer(page, desk, qtbot)
    assert words in said
    assert "from them.xlsx" in said
    assert "nothing was changed" in said
    assert page.home.notice.warns
    assert page.home.notice.isVisible()
    assert page.review_page is None
    assert statuses(desk) == []


def test_after_a_refusal_the_focus_is_where_one_tries_again(
    page: ExchangePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "from them.xlsx"
    _empty(path, path)
    page.open_files([path])
    page.home.notice.buttons[0].setFocus()
    read_answer(page, desk, qtbot)
    focused = page.window().focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == page.home.open_action.text()


def test_refusal_can_be_closed(
    page: ExchangePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.open_files([tmp_path / "no such file.xlsx"])
    read_answer(page, desk, qtbot)
    page.home.notice.close_button.setFocus()
    qtbot.keyClick(page.home.notice.close_button, KEY.Key_Space)
    assert not page.home.notice.isVisible()


def test_a_locked_workbook_is_opened_with_its_passphrase(
    page: ExchangePage,
    desk: Desk,
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(world.book.read_bytes(), "right"))
    given = iter([("", False), ("wrong", True), ("right", True)])
    monkeypatch.setattr(TextDialog, "ask", lambda *_, **__: next(given))
    page.open_files([path])
    assert "opens with a passphrase only" in read_answer(page, desk, qtbot)
    page.home.notice.buttons[0].click()
    assert not page.receiving.is_reading
    page.home.notice.buttons[0].click()
    assert "does not open with this passphrase" in read_answer(page, desk, qtbot)
    page.home.notice.buttons[0].click()
    qtbot.waitUntil(lambda: page.review_page is not None)
    assert page.review_page is not None
    assert page.review_page.delivery.file_name == "locked.xlsx"


def test_what_enter_does_stands_out(
    page: ExchangePage, world: World, opened: Opened, qtbot: QtBot
) -> None:
    inbox = page.home.inbox
    review = opened(world.book)
    review.left.emit()
    assert [bool(each.property(PRIMARY)) for each in (inbox.review, inbox.changes)] == [True, False]
    page.review(review.delivery.number)
    qtbot.waitUntil(lambda: page.review_page is not None)
    review = page.review_page or review
    review.head.accept.setChecked(True)
    for item in review.review.plan.items:
        review.review.choose(item, Decision.THEIRS)
    review.ask_to_apply()
    review.ask_to_apply()
    qtbot.waitUntil(lambda: page.review_page is None)
    assert inbox.review.text() == "Review again"
    assert [bool(each.property(PRIMARY)) for each in (inbox.review, inbox.changes)] == [False, True]


# ---------------------------------------------------------------- coming in


def test_reading_can_be_stopped_and_nothing_is_kept(
    page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    page.open_files([world.book])
    button = page.home.notice.buttons[0]
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Space)
    assert "stopped" in read_answer(page, desk, qtbot)
    assert page.review_page is None
    assert statuses(desk) == []


def test_file_is_chosen_in_a_dialog(
    page: ExchangePage, world: World, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(world.book)], "Workbooks (*.xlsx)")
    )
    page.home.open_action.trigger()
    qtbot.waitUntil(lambda: page.review_page is not None)


def test_the_dialog_begins_in_a_folder_that_is_there(
    page: ExchangePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_: QWidget, __: str, folder: str, ___: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    downloads = tmp_path / "Downloads"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(downloads))
    page.choose_workbook()
    downloads.mkdir()
    page.choose_workbook()
    assert asked == [str(tmp_path), str(downloads)]


def test_leaving_the_dialog_does_nothing(
    page: ExchangePage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    page.choose_workbook()
    assert not desk.is_busy


def test_dropped_workbook_is_reviewed(page: ExchangePage, world: World, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(world.book))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, mime, left, none)
    page.home.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.home.dropEvent(QDropEvent(QPointF(50, 50), copy, mime, left, none))
    qtbot.waitUntil(lambda: page.review_page is not None)


def test_text_that_is_dropped_is_left_alone(page: ExchangePage) -> None:
    mime = QMimeData()
    mime.setText("Dear colleagues")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(
        QPointF(5, 5).toPoint(), copy, mime, left, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    page.home.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_several_files_wait_in_the_inbox_and_the_bad_one_is_told(
    page: ExchangePage, desk: Desk, world: World, ours: DeskAtWork, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"nothing")
    page.open_files([world.book, bad, ours.send("IACHR")])
    qtbot.waitUntil(lambda: len(statuses(desk)) == 2)
    assert "bad.xlsx" in read_answer(page, desk, qtbot)
    assert statuses(desk) == [WAITING, WAITING]
    assert page.review_page is None


def test_inbox_tells_who_when_and_what(
    page: ExchangePage, world: World, opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    review = opened(world.book)
    review.left.emit()
    line = page.home.inbox.view.table.lines[0]
    assert line.texts[0] == isolated(world.book.name)
    assert line.texts[1] == "IACHR · Desk IACHR"
    assert line.texts[2].startswith("today, ")
    assert line.texts[3] == "waits for you"
    assert line.texts[4].startswith("2 conflict")
    assert "1 new" in line.texts[4]
    assert page.home.inbox.count_words() == "1 waiting"


def test_workbook_can_be_set_aside_and_reviewed_all_the_same(
    page: ExchangePage, world: World, opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    opened(world.book).left.emit()
    page.home.inbox.aside.setFocus()
    qtbot.keyClick(page.home.inbox.aside, KEY.Key_Space)
    qtbot.waitUntil(lambda: statuses(desk) == [SET_ASIDE])
    qtbot.waitUntil(lambda: page.home.inbox.view.table.lines[0].texts[3] == "set aside")
    assert not page.home.inbox.aside.isVisible()
    qtbot.keyClick(page.home.inbox.view, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.review_page is not None)


# ---------------------------------------------------------------- afterwards


def test_what_changed_is_shown_field_by_field(
    page: ExchangePage, desk: Desk, world: World, opened: Opened, qtbot: QtBot
) -> None:
    taken_in(page, opened, qtbot, world.book)
    page.home.inbox.changes.setFocus()
    qtbot.keyClick(page.home.inbox.changes, KEY.Key_Space)
    lines = {(line.key, line.texts[1]): line.texts[2:] for line in page.changes.view.table.lines}
    assert lines[world.changed, "Purpose"] == ("First", "Second")
    assert lines[world.new, "new record"][0] == "—"
    page.changes.view.choose(world.changed)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.changes.view, KEY.Key_Return)
    assert asked.args == [world.changed]


def test_import_is_taken_back_from_what_it_changed(
    page: ExchangePage, desk: Desk, world: World, opened: Opened, qtbot: QtBot
) -> None:
    taken_in(page, opened, qtbot, world.book)
    page.show_changes(page.home.inbox.numbers[0])
    page.changes.undo.setFocus()
    qtbot.keyClick(page.changes.undo, KEY.Key_Space)
    qtbot.waitUntil(lambda: page.home.notice.text.startswith("Taken back"))
    assert text_of(desk, world.changed, "purpose") == "First"
    assert not page.home.inbox.undo.isEnabled()


def test_after_applying_one_can_look_undo_and_reply(
    page: ExchangePage, desk: Desk, world: World, opened: Opened, qtbot: QtBot
) -> None:
    taken_in(page, opened, qtbot, world.book)
    names = [button.text() for button in page.home.notice.buttons]
    assert names == ["What changed", "Undo", "Send them your decisions…"]
    page.home.notice.buttons[0].click()
    assert page.changes.isVisible()
    page.changes.back.click()
    assert page.home.isVisible()
    # Ctrl+Z anywhere: what was said before would offer it again.
    desk.undo()
    qtbot.waitUntil(lambda: page.home.notice.text.startswith("Taken back"))
    assert page.home.notice.buttons == []


def test_own_workbook_that_came_back_is_answered(
    page: ExchangePage, returned: tuple[Path, str], opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    book, ref = returned
    taken_in(page, opened, qtbot, book)
    assert statuses(desk) == [DONE]
    assert text_of(desk, ref, "purpose") == "By hand"
    # Not from this desk: from the one that it was for.
    assert page.home.inbox.view.table.lines[0].texts[1] == "IACHR · Desk IACHR"
    assert page.home.notice.text.endswith("was taken in: 1 record(s) changed.")
    names = [button.text() for button in page.home.notice.buttons]
    assert names == ["What changed", "Undo", "Send them your decisions…"]
    page.home.notice.buttons[2].click()
    partner = page.share_page.who.partner
    assert partner is not None
    assert partner.code == "IACHR"


def test_same_file_again_lists_only_what_it_would_add(
    page: ExchangePage, returned: tuple[Path, str], opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    book, _ = returned
    taken_in(page, opened, qtbot, book)
    again = opened(book)
    assert again.review.entries == ()
    assert statuses(desk) == [DONE]


def test_inbox_follows_what_happens_elsewhere(
    page: ExchangePage, world: World, opened: Opened, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    opened(world.book).left.emit()
    idle(desk, qtbot)
    assert not page.home.inbox.undo.isEnabled()
    ours.receive(world.book)
    desk.undo()
    qtbot.waitUntil(lambda: text_of(desk, world.changed, "purpose") == "First")
    assert page.home.inbox.view.table.lines[0].texts[3] == "waits for you"


def test_addresses_lead_to_views_and_to_a_review(
    page: ExchangePage, world: World, opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    review = opened(world.book)
    number = review.delivery.number
    page.show_address("partners")
    assert page.home.view == "partners"
    page.show_address(f"review/{number}")
    assert review.isVisible()
    page.forget_review()
    page.show_address("")
    assert page.home.view == "inbox"
    page.show_address(f"review/{number}")
    qtbot.waitUntil(lambda: page.review_page is not None)
    page.show_address("share")
    assert page.share_page.isVisible()


def test_label_of_what_was_sent_stands_in_the_outbox(
    page: ExchangePage, ours: DeskAtWork, desk: Desk
) -> None:
    ours.add("visit", Label.PARTNERS, ("IACHR",), country="TUN")
    ours.send("IACHR")
    page.show_address("outbox")
    page.home.touched(frozenset({"outbox"}))
    (line,) = page.home.outbox.view.table.lines
    assert line.mark is Label.PARTNERS
    assert line.texts[1:] == ("IACHR · Desk IACHR", line.texts[2], "1", "not yet")
