"""The tab Paper names files, compares them, and shows what a document is linked with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.paper_file import FileState, digest_of
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.page import DocumentsPage
from hrdesk.ui.documents.paper_tab import PaperTab
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write, held_up, kept


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "statement.pdf"
    path.write_bytes(b"%PDF one")
    return path


@pytest.fixture
def tab(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> PaperTab:
    cited = write("document", 1, title="Cited")
    ref = write("document", 2, title="Citing", cites=[cited], link="https://example.org/p")
    page = DocumentsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
    page.show_address(ref)
    made = page.tabs.paper
    page.detail.form.tabs.setCurrentWidget(made)
    qtbot.waitUntil(lambda: made.about is not None and not desk.is_busy)
    return made


def lines(tab: PaperTab) -> list[str]:
    model = tab.list.model()
    return [line.text for line in model.lines] if isinstance(model, LineModel) else []


def settle(tab: PaperTab, state: FileState, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tab.state is state and not tab.desk.is_busy)


def test_a_file_is_named_and_its_changes_are_told(
    tab: PaperTab,
    paper: Path,
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    assert lines(tab)[-2:] == ["Cites", "Cited"]
    assert not tab.compared.isVisible()
    assert nameless(tab) == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(paper), ""))
    tab.choose_file()
    settle(tab, FileState.SAME, qtbot)
    assert kept(desk, tab.ref, "file_hash") == digest_of(paper)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or False)
    tab.list.opened.emit("file")
    assert opened == [QUrl.fromLocalFile(str(paper))]
    assert "No program" in tab.told.text
    tab.list.opened.emit("link")
    assert len(opened) == 2
    paper.write_bytes(b"%PDF two")
    tab.reload()
    settle(tab, FileState.CHANGED, qtbot)
    tab.choose_to_compare()
    qtbot.waitUntil(lambda: "is not the same" in tab.told.text)
    tab.take_file(paper)
    qtbot.waitUntil(lambda: "is not the file" in tab.told.text)
    tab.told.buttons[0].click()
    settle(tab, FileState.SAME, qtbot)
    tab.compare(paper)
    qtbot.waitUntil(lambda: "to the last byte" in tab.told.text)
    paper.unlink()
    tab.reload()
    settle(tab, FileState.MISSING, qtbot)
    tab.list.opened.emit("file")
    assert "does not open this" in tab.told.text
    tab.compare(paper)
    qtbot.waitUntil(lambda: "There is no file" in tab.told.text)
    tab.take_file(paper)
    qtbot.waitUntil(lambda: not desk.is_busy)


def test_a_file_is_named_for_the_document_that_was_open(
    tab: PaperTab, paper: Path, desk: Desk, qtbot: QtBot
) -> None:
    assert tab.about is not None
    ref, cited = tab.ref, tab.about.cites[0].ref
    with held_up(desk):
        tab.take_file(paper)
        tab.list.opened.emit(cited)
        qtbot.waitUntil(lambda: tab.ref == cited)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert (kept(desk, ref, "file"), kept(desk, cited, "file")) == (str(paper), "")
    paper.write_bytes(b"%PDF two")
    tab.show_visit(ref)
    with held_up(desk):
        tab.compare(paper)
        tab.take_file(paper)
        tab.show_visit(cited)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert not tab.told.isVisible(), "nothing is asked of another document"
    assert kept(desk, cited, "file_hash") == ""


def test_a_line_opens_what_it_names(tab: PaperTab, qtbot: QtBot) -> None:
    assert tab.about is not None
    cited = tab.about.cites[0].ref
    with qtbot.waitSignal(tab.open_requested) as opened:
        tab.list.opened.emit(cited)
    assert opened.args == [cited]
    qtbot.waitUntil(lambda: tab.ref == cited and not tab.desk.is_busy)
