"""The three pages of the first start, answered with the keyboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenuBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.desks import Start
from hrdesk.operations.first_desk import FirstDesk
from hrdesk.ui.actions import Actions
from hrdesk.ui.first_start.first_start import FirstStart
from hrdesk.ui.first_start.question import Remark
from hrdesk.ui.first_start.who import proposed_code
from hrdesk.ui.widgets.zone_box import ZoneBox, system_zone
from hrdesk.ui.window_actions import add_menus


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> FirstStart:
    made = FirstStart(tmp_path, can_leave=True)
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


def _type(qtbot: QtBot, first: FirstStart) -> None:
    qtbot.keyClicks(first.who.person, "Hassan, Amina")
    qtbot.keyClick(first.who.person, Qt.Key.Key_Tab)
    qtbot.keyClicks(first.who.organisation, "African Commission on Human and Peoples' Rights")


@pytest.mark.parametrize(
    ("organisation", "code"),
    [
        ("African Commission on Human and Peoples' Rights", "ACHPR"),
        ("Inter-American Commission on Human Rights", "IACHR"),
        ("NIRMS", "NIRMS"),
        ("Comisión Interamericana de Derechos Humanos", "CIDH"),
        ("", ""),
    ],
)
def test_code_is_proposed_from_the_organisation(organisation: str, code: str) -> None:
    assert proposed_code(organisation) == code


def test_answers_of_all_pages_come_together(
    qtbot: QtBot, first: FirstStart, tmp_path: Path
) -> None:
    _type(qtbot, first)
    first.next.click()
    first.place.home.setEditText("washington")
    first.next.click()
    assert first.page == 2
    first.beginning.choose(Start.NOTHING)
    with qtbot.waitSignal(first.wanted) as wanted:
        first.next.click()
    assert wanted.args == [
        FirstDesk(
            path=tmp_path / "ACHPR.hrdesk",
            code="ACHPR",
            name="African Commission on Human and Peoples' Rights",
            person="Hassan, Amina",
            zone="America/New_York",
            city="Washington",
            languages=("en",),
            start=Start.NOTHING,
        )
    ]


def test_one_goes_on_only_when_the_page_is_answered(qtbot: QtBot, first: FirstStart) -> None:
    assert not first.next.isEnabled()
    _type(qtbot, first)
    assert first.next.isEnabled()
    first.who.code.setText("two words")
    assert not first.next.isEnabled()
    first.who.code.setText("ACHPR")
    first.next.click()
    first.place.home.setEditText("Nowhere in particular")
    assert not first.next.isEnabled()


def test_return_goes_on_when_the_page_is_answered(qtbot: QtBot, first: FirstStart) -> None:
    qtbot.keyClick(first.who.person, Qt.Key.Key_Return)
    assert first.page == 0
    first.who.person.setText("Diallo, Awa")
    first.who.organisation.setText("African Commission")
    qtbot.keyClick(first.who.code, Qt.Key.Key_Return)
    assert first.page == 1


def test_one_begins_in_the_first_field_and_return_goes_to_what_is_missing(
    qtbot: QtBot, first: FirstStart
) -> None:
    assert first.focusWidget() is first.who.person
    qtbot.keyClicks(first.who.person, "Hassan, Amina")
    qtbot.keyClick(first.who.person, Qt.Key.Key_Return)
    assert first.page == 0
    assert first.focusWidget() is first.who.organisation


def test_a_part_of_a_city_is_enough_and_what_is_none_says_so(
    qtbot: QtBot, first: FirstStart
) -> None:
    first.go_to(1)
    home = first.place.home
    line = home.lineEdit()
    assert line is not None
    assert line.selectedText() == line.text(), "who types means another city"
    qtbot.keyClicks(home, "Banj")
    assert home.zone == "Africa/Banjul"
    assert first.place.fault.isHidden()
    line.setText("Gambia")
    line.editingFinished.emit()
    assert home.currentText() == "Banjul · Gambia", "it says which zone was taken"
    line.setText("Switzerland")
    line.editingFinished.emit()
    assert (home.zone, home.currentText()) == ("Europe/Zurich", "Zurich · Switzerland")
    line.setText("Nowhere")
    line.editingFinished.emit()
    assert home.currentText() == "Nowhere"
    assert not first.next.isEnabled()
    assert "time zone" in first.place.fault.text()


def test_own_code_is_not_overwritten_by_a_proposal(qtbot: QtBot, first: FirstStart) -> None:
    qtbot.keyClicks(first.who.code, "gambia")
    qtbot.keyClicks(first.who.organisation, "Some Office")
    assert first.answers.code == "GAMBIA"


def test_back_keeps_what_was_answered(qtbot: QtBot, first: FirstStart) -> None:
    _type(qtbot, first)
    first.next.click()
    first.back.click()
    assert first.page == 0
    assert first.who.person.text() == "Hassan, Amina"
    with qtbot.waitSignal(first.left):
        first.back.click()


def test_sample_is_a_desk_of_its_own(qtbot: QtBot, first: FirstStart) -> None:
    _type(qtbot, first)
    first.go_to(2)
    first.beginning.choose(Start.SAMPLE)
    answers = first.answers
    assert (answers.code, answers.name) == ("SAMPLE", "Sample desk")
    assert answers.path.name == "Sample desk.hrdesk"


def test_file_that_is_there_is_not_overwritten(
    qtbot: QtBot, first: FirstStart, tmp_path: Path
) -> None:
    (tmp_path / "ACHPR.hrdesk").write_bytes(b"a desk")
    _type(qtbot, first)
    first.go_to(2)
    assert not first.next.isEnabled()
    first.beginning.file.setText(str(tmp_path / "another"))
    assert first.next.isEnabled()
    assert first.answers.path == tmp_path / "another.hrdesk"


def test_every_part_has_a_name(first: FirstStart, nameless: Callable[[QWidget], list[str]]) -> None:
    for number in range(3):
        first.go_to(number)
        assert not nameless(first)


def test_last_page_says_that_the_file_is_not_encrypted(first: FirstStart) -> None:
    first.go_to(2)
    said = " ".join(label.text() for label in first.beginning.findChildren(Remark))
    assert "not encrypted yet" in said
    assert "disk encryption" in said


def test_refusal_leaves_the_answers_and_can_be_tried_again(qtbot: QtBot, first: FirstStart) -> None:
    _type(qtbot, first)
    first.go_to(2)
    first.show_busy()
    assert not first.next.isEnabled()
    first.show_refusal("The disk is full.")
    assert first.next.isEnabled()
    assert first.page == 2
    assert first.who.person.text() == "Hassan, Amina"


def test_a_desk_that_is_there_can_be_opened_instead(qtbot: QtBot, first: FirstStart) -> None:
    buttons = first.who.findChildren(QPushButton)
    with qtbot.waitSignal(first.open_wanted):
        next(each for each in buttons if "already" in each.text()).click()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Banjul · Gambia", "Africa/Banjul"),
        ("banjul · gambia", "Africa/Banjul"),
        ("Africa/Banjul", "Africa/Banjul"),
        ("Banjul", "Africa/Banjul"),
        ("geneva", "Europe/Zurich"),
        ("The Hague", "Europe/Amsterdam"),
        ("switzer", "Europe/Zurich"),
        ("San", ""),
        ("Nowhere", ""),
    ],
)
def test_zone_is_known_by_its_words_and_by_its_name(qtbot: QtBot, typed: str, zone: str) -> None:
    box = ZoneBox()
    qtbot.addWidget(box)
    box.setEditText(typed)
    assert box.zone == zone


def test_a_city_is_typed_to_its_end(qtbot: QtBot) -> None:
    box = ZoneBox()
    qtbot.addWidget(box)
    box.show()
    line = box.lineEdit()
    assert line is not None
    line.clear()
    for letter in "genevx":
        qtbot.keyClicks(line, letter)
        # The list under it goes where nothing fits, and gives the keyboard back to the line.
        QApplication.sendEvent(
            box, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.PopupFocusReason)
        )
    assert line.text() == "genevx"
    line.clear()
    qtbot.keyClicks(line, "geneva")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert box.currentText() == "Geneva · Switzerland"
    assert (box.zone, box.city) == ("Europe/Zurich", "Geneva")
    box.set_zone("Europe/Zurich")
    assert box.currentText() == "Zurich · Switzerland"
    assert box.city == ""
    box.set_zone("America/New_York", "Washington")
    assert box.currentText() == "Washington · United States"


def test_system_zone_is_a_place() -> None:
    assert "/" in system_zone()
    assert not system_zone().startswith("Etc/")


def test_the_shield_grows_with_the_text(first: FirstStart) -> None:
    beginning = first.beginning
    before = beginning._sign.pixmap().width()
    font = beginning.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    beginning.setFont(font)
    assert beginning._sign.pixmap().width() > before


def test_a_name_that_no_system_takes_is_no_file_that_is_there(first: FirstStart) -> None:
    first.beginning.file.setText(f"/tmp/{'م' * 200}")
    assert not first.beginning._is_there.isVisibleTo(first.beginning)


def test_no_bar_stands_beside_questions_that_have_room(qtbot: QtBot, first: FirstStart) -> None:
    font = first.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    first.setFont(font)
    for each in (first.who, first.place):
        page = each.widget()
        assert page is not None
        first._stack.setCurrentWidget(each)
        has_room = page.heightForWidth(each.viewport().width()) <= each.viewport().height()
        assert has_room, "the window is too small for this test"
        qtbot.waitUntil(lambda each=each: each.verticalScrollBar().maximum() == 0)  # type: ignore[misc]


def test_why_one_cannot_go_on_yet_is_said_beside_the_button(
    qtbot: QtBot, first: FirstStart, tmp_path: Path
) -> None:
    def missing() -> str:
        assert first._missing.isVisible() is not first.next.isEnabled()
        return first._missing.text()

    assert "name of your organisation" in missing()
    first.who.organisation.setText("African Commission")
    assert missing() == ""
    first.who.code.setText("two words")
    assert "code" in missing()
    first.who.code.setText("ACHPR")
    first.next.click()
    first.place.home.setEditText("Nowhere in particular")
    assert "time zone" in missing()
    first.place.home.set_zone("Africa/Banjul")
    (tmp_path / "ACHPR.hrdesk").write_bytes(b"a desk")
    first.next.click()
    assert "another name" in missing()
    first.beginning.file.setText("")
    assert "folder" in missing()


def test_the_first_page_is_left_by_a_button_that_says_so(first: FirstStart) -> None:
    assert first.back.text() == "Cancel"
    first.go_to(1)
    assert first.back.text() == "Back"


def test_no_key_of_its_rows_is_one_of_the_menus(first: FirstStart) -> None:
    keys = re.compile("&([A-Za-z])")
    bar = QMenuBar(first)
    add_menus(Actions(first), bar)
    menus = {key for each in bar.actions() for key in keys.findall(each.text().upper())}
    assert len(menus) == 8
    for number in range(3):
        first.go_to(number)
        parts = first._pages[number].findChildren(QLabel) + first.findChildren(QAbstractButton)
        shown = [each.text() for each in parts if each.isVisible()]
        own = [key for text in shown for key in keys.findall(text.upper())]
        assert own
        assert len(set(own)) == len(own)
        assert not menus & set(own)
