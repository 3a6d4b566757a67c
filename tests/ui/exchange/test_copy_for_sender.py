"""From a review, the sender's own file is saved for it with what happened; also one refused."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.exchange import encryption
from hrdesk.operations.inbox import take_delivery
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.widgets.text_dialog import TextDialog
from tests.ui.exchange.conftest import Opened, idle
from tests.worlds import DeskAtWork, edited


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What people choose in the dialog."""
    path = tmp_path / "mine"

    def choose(*_: object) -> tuple[str, str]:
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return path.with_suffix(".xlsx")


def _says(notice: Notice, words: str) -> bool:
    return notice.isVisible() and words in notice.text


def _names(notice: Notice) -> list[str]:
    return [button.text() for button in notice.buttons]


def test_a_review_saves_it(
    returned: tuple[Path, str], opened: Opened, out: Path, qtbot: QtBot
) -> None:
    review = opened(returned[0])
    notice = review.head.notice
    assert not notice.isVisible()
    (button,) = (
        each
        for each in review.head.header.findChildren(QPushButton)
        if each.accessibleName() == review.head.copy_action.text()
    )
    button.click()
    qtbot.waitUntil(lambda: _says(notice, "is written"))
    assert "mine.xlsx" in notice.text
    assert not notice.warns
    assert _names(notice) == ["Show in folder"]
    assert load_workbook(out).sheetnames[0] == "What happened"


def test_nothing_is_written_when_nobody_chooses(
    returned: tuple[Path, str],
    opened: Opened,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    review = opened(returned[0])
    review.head.copy_action.trigger()
    idle(desk, qtbot)
    assert not review.head.notice.isVisible()


def test_why_it_cannot_be_written_is_said(
    returned: tuple[Path, str], opened: Opened, out: Path, qtbot: QtBot
) -> None:
    out.mkdir()
    review = opened(returned[0])
    review.head.copy_action.trigger()
    qtbot.waitUntil(lambda: _says(review.head.notice, "could not be written"))
    assert review.head.notice.warns


def test_a_workbook_that_was_locked_asks_for_a_passphrase(
    ours: DeskAtWork,
    page: ExchangePage,
    returned: tuple[Path, str],
    out: Path,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    book, _ = returned
    book.write_bytes(encryption.locked(book.read_bytes(), "one two"))
    number = take_delivery(ours.database, book, passphrase="one two").number
    page.review(number)
    qtbot.waitUntil(lambda: page.review_page is not None)
    assert page.review_page is not None
    monkeypatch.setattr(TextDialog, "ask", lambda *_, **__: ("", False))
    page.review_page.head.copy_action.trigger()
    idle(desk, qtbot)
    assert not out.exists()
    monkeypatch.setattr(TextDialog, "ask", lambda *_, **__: ("three", True))
    page.review_page.head.copy_action.trigger()
    qtbot.waitUntil(out.exists)
    idle(desk, qtbot)
    assert encryption.opened(out.read_bytes(), "three", out)


def test_a_refused_file_can_say_why(
    returned: tuple[Path, str], page: ExchangePage, out: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with edited(returned[0], "_meta") as sheet:
        sheet.sheet["B1"].value = "99"
    page.open_files([returned[0]])
    notice = page.home.notice
    qtbot.waitUntil(lambda: _names(notice) == ["What happened…"])
    notice.buttons[0].click()
    qtbot.waitUntil(lambda: _says(notice, "is written"))
    assert load_workbook(out).worksheets[0]["A1"].value == "HRDesk: what happened"
    (tmp_path / "empty.xlsx").touch()
    page.open_files([tmp_path / "empty.xlsx"])
    qtbot.waitUntil(lambda: _says(notice, "is empty"))
    assert _names(notice) == []


def test_a_file_without_any_list_has_nothing_to_tell(
    page: ExchangePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "list.xlsx"
    Workbook().save(path)
    page.open_files([path])
    qtbot.waitUntil(lambda: _says(page.home.notice, "finds no list"))
    assert _names(page.home.notice) == []
