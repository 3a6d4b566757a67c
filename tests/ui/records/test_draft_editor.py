"""A draft is written as it will look and kept as a text with light markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from hrdesk.domain.records import field_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.page import DocumentsPage
from hrdesk.ui.records.editors.draft import DraftEditor
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import kept
from tests.ui.records.conftest import Put

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TEXT = "# Findings\nWe saw **two** prisons.\n\n## Next\n- One\n- **All** of it"
NUMBERS = ("1. a\n1. b", "3. a\n4. b\nc\n5. d", "- a\n1. b\n- c", "1. a\n3. b\n4. c")


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> DraftEditor:
    made = DraftEditor(field_of("document", "draft"))
    qtbot.addWidget(made)
    made.resize(500, 500)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_what_is_shown_is_given_back_as_it_was(editor: DraftEditor) -> None:
    touched: list[bool] = []
    editor.touched.connect(lambda: touched.append(True))
    for text in (
        TEXT,
        "",
        "- a\n\n- b",
        "# a\n# b",
        "  two blanks **x** * y",
        "1. one\n2. two",
        *NUMBERS,
    ):
        editor.show_value(text)
        assert editor.given() == text
    assert not touched
    assert not editor.grab().isNull()


def test_it_is_written_by_keys(editor: DraftEditor, qtbot: QtBot) -> None:
    text = editor.text
    qtbot.keyClick(text, KEY.Key_1, CTRL | ALT)
    assert editor.tools["heading"].isChecked()
    qtbot.keyClicks(text, "Findings")
    qtbot.keyClick(text, KEY.Key_Return)
    assert not editor.tools["heading"].isChecked()
    qtbot.keyClicks(text, "We saw ")
    qtbot.keyClick(text, KEY.Key_B, CTRL)
    assert text.is_bold
    qtbot.keyClicks(text, "two")
    qtbot.keyClick(text, KEY.Key_B, CTRL)
    qtbot.keyClicks(text, " prisons.")
    qtbot.keyClick(text, KEY.Key_Return)
    qtbot.keyClick(text, KEY.Key_3, CTRL | ALT)
    qtbot.keyClicks(text, "One")
    qtbot.keyClick(text, KEY.Key_Return)
    qtbot.keyClick(text, KEY.Key_Return)  # an empty point ends them
    qtbot.keyClick(text, KEY.Key_2, CTRL | ALT)
    qtbot.keyClicks(text, "Next")
    assert editor.given() == "# Findings\nWe saw **two** prisons.\n- One\n## Next"
    assert "7" in editor.words.text()
    qtbot.keyClick(text, KEY.Key_2, CTRL | ALT)
    assert str(editor.given()).endswith("\nNext")
    qtbot.keyClick(text, KEY.Key_Z, CTRL)
    assert str(editor.given()).endswith("\n## Next")


def test_numbers_are_written_by_keys_and_counted(editor: DraftEditor, qtbot: QtBot) -> None:
    text = editor.text
    qtbot.keyClick(text, KEY.Key_4, CTRL | ALT)
    assert editor.tools["numbered"].isChecked()
    for word in ("One", "Two", ""):
        qtbot.keyClicks(text, word)
        qtbot.keyClick(text, KEY.Key_Return)  # an empty number ends them
    qtbot.keyClicks(text, "Said")
    assert editor.given() == "1. One\n2. Two\nSaid"
    text.selectAll()
    qtbot.keyClick(text, KEY.Key_4, CTRL | ALT)
    assert editor.given() == "One\nTwo\nSaid"
    text.selectAll()
    qtbot.keyClick(text, KEY.Key_4, CTRL | ALT)
    assert editor.given() == "1. One\n2. Two\n3. Said"
    text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(text, KEY.Key_3, CTRL | ALT)
    assert editor.given() == "- One\n1. Two\n2. Said"
    editor.tools["copy"].click()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "- One\n1. Two\n2. Said"
    assert "<ol" in mime.html()


def test_it_is_copied_with_its_looks(editor: DraftEditor) -> None:
    editor.show_value(TEXT)
    editor.tools["copy"].click()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().startswith("Findings\nWe saw two prisons.")
    assert "<b>two</b>" in mime.html()
    assert "<li" in mime.html()


def test_what_others_write_comes_in_where_one_stands(editor: DraftEditor) -> None:
    editor.show_value("One\nTwo")
    cursor = editor.text.textCursor()
    cursor.setPosition(6)
    editor.text.setTextCursor(cursor)
    editor.show_value("One\nTwo\nThree")
    assert editor.text.textCursor().position() == 6
    editor.keep_given("x")
    assert editor.given() == "x"


def test_the_form_keeps_it_and_paper_takes_it(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    ref = put("document", title="Statement <1>", draft="## Next")
    page = DocumentsPage(desk, settings)
    qtbot.addWidget(page)
    page.resize(1180, 800)
    with qtbot.waitActive(page):
        page.show()
    page.show_record(ref)
    form = page.detail.form
    assert isinstance(form, RecordForm)
    assert form.fields is not None
    assert page.printable() is None or page.printable().title != "Statement <1>"  # type: ignore[union-attr]
    form.fields.focus_field("draft")
    editor = form.fields.rows["draft"].editor
    assert isinstance(editor, DraftEditor)
    qtbot.keyClick(editor.text, KEY.Key_End, CTRL)
    qtbot.keyClicks(editor.text, " steps")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(editor.text, KEY.Key_Tab)
    assert kept(desk, ref, "draft") == "## Next steps"
    editor.text.setFocus()
    paper = page.printable()
    assert paper is not None
    assert paper.title == "Statement <1>"
    assert "&lt;1&gt;" in paper.html  # type: ignore[attr-defined]
