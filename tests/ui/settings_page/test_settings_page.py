"""Settings are applied at once, are kept, and say the same as the menus."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.operations.desks import new_desk
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.settings_page.key_card import KeyCard
from hrdesk.ui.settings_page.reminders_card import RemindersCard
from hrdesk.ui.settings_page.settings_page import SettingsPage
from hrdesk.ui.tokens import DARK, LARGE, Density, colours
from hrdesk.ui.widgets.card import Card
from tests.ui.running import running


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, as_before: None) -> Iterator[Program]:
    path = tmp_path / "d.hrdesk"
    new_desk(path, "NIRMS", "Network desk", zone="Europe/Zurich").close()
    with running(qtbot, qapp, path) as made:
        yield made


@pytest.fixture
def page(program: Program) -> SettingsPage:
    program.window.commands["settings"].trigger()
    shown = program.window.page
    assert isinstance(shown, SettingsPage)
    return shown


def test_colours_follow_the_choice_and_the_menu(
    qtbot: QtBot, program: Program, page: SettingsPage
) -> None:
    page.scheme.setCurrentIndex(2)
    page.scheme.activated.emit(2)
    assert Settings().scheme is Scheme.DARK
    assert colours(QApplication.palette()) is DARK
    assert program.window.commands["scheme_dark"].isChecked()
    program.window.commands["scheme_light"].trigger()
    assert page.scheme.currentIndex() == 1


def test_text_size_follows_both_ways(program: Program, page: SettingsPage) -> None:
    row = page.text_size.findData(125)
    page.text_size.setCurrentIndex(row)
    page.text_size.activated.emit(row)
    assert Settings().text_size == 125
    program.window.commands["bigger"].trigger()
    assert page.text_size.currentData() == 150


def test_density_is_a_switch(program: Program, page: SettingsPage) -> None:
    (compact,) = page.findChildren(QCheckBox)
    compact.click()
    assert Settings().density is Density.COMPACT
    assert program.window.commands["compact"].isChecked()
    program.window.commands["compact"].trigger()
    assert not compact.isChecked()


def test_page_says_what_protects_the_desk(page: SettingsPage) -> None:
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "not encrypted yet" in said
    assert "Internal ever leaves" in said
    assert "NIRMS" in said


def test_name_of_the_desk_is_kept_when_the_field_is_left(
    qtbot: QtBot, program: Program, page: SettingsPage
) -> None:
    card, desk = page.desk_card, program.window.desk
    assert desk is not None
    card.name.setText("Rapporteurs")
    card.name.editingFinished.emit()
    qtbot.waitUntil(lambda: desk.database.identity.name == "Rapporteurs")
    qtbot.waitUntil(lambda: "Rapporteurs" in program.window.windowTitle())
    program.window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: card.name.text() == "Network desk")
    card.name.setText("  ")
    card.name.editingFinished.emit()
    assert card.name.text() == "Network desk"


def test_zone_of_the_desk_is_chosen_from_those_there_are(
    qtbot: QtBot, program: Program, page: SettingsPage
) -> None:
    card, desk = page.desk_card, program.window.desk
    assert desk is not None
    card.zone.setEditText("Atlantis")
    card.zone.lineEdit().editingFinished.emit()
    assert "Europe/Zurich" in card.fault.text()
    card.zone.set_zone("Africa/Banjul")
    card.zone.lineEdit().editingFinished.emit()
    qtbot.waitUntil(lambda: desk.database.identity.zone == "Africa/Banjul")
    assert card.fault.isHidden()
    assert program.window.page is page


def test_every_part_has_a_name(
    page: SettingsPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert not nameless(page)


def test_scrolling_changes_no_setting(program: Program, page: SettingsPage) -> None:
    (area,) = page.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    boxes = [*page.findChildren(QComboBox), *page.findChildren(QAbstractSpinBox)]
    assert len(boxes) > 6
    for box in boxes:
        area.ensureWidgetVisible(box, 0, 60)
        before, shown = bar.value(), _text(box)
        down = -120 if before < bar.maximum() else 120
        over = QPointF(box.mapTo(program.window, box.rect().center()))
        QTest.wheelEvent(program.window.windowHandle(), over, QPoint(0, down))
        assert bar.value() != before
        assert _text(box) == shown
        assert not box.hasFocus()


def test_nothing_but_the_margin_stands_below_the_last_card(
    program: Program, page: SettingsPage
) -> None:
    """Sentences had the height below it that they would have where the page is narrow."""
    program.window.resize(1024, 640)
    (area,) = page.findChildren(QScrollArea)
    body = area.widget()
    assert body is not None
    for _ in range(4):
        QApplication.processEvents()
    last = max(card.geometry().bottom() for card in page.findChildren(Card))
    assert body.height() > area.viewport().height()
    assert body.rect().bottom() - last == LARGE


def test_words_begin_where_one_reads_and_hours_have_its_digits(
    qtbot: QtBot, program: Program, as_before: None
) -> None:
    """The eight words stood at the far side, and nine o'clock in Latin digits."""
    QLocale.setDefault(QLocale("ar_EG"))
    desk = program.window.desk
    assert desk is not None
    key, reminders = KeyCard(desk.database.identity), RemindersCard(Settings(), 100)
    for card in (key, reminders):
        qtbot.addWidget(card)
        card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert key.words.alignment() & Qt.AlignmentFlag.AlignRight
    assert key.words.alignment() & Qt.AlignmentFlag.AlignAbsolute
    said = " ".join(label.text() for label in reminders.findChildren(QLabel))
    assert "٠٩:٠٠" in said
    assert "9" not in said


def _text(box: QWidget) -> str:
    return box.currentText() if isinstance(box, QComboBox) else str(box.property("text"))


def test_what_the_status_bar_says_of_the_key_leads_to_its_card(
    program: Program, qtbot: QtBot
) -> None:
    window = program.window
    window.resize(1024, 640)
    window.status.show_key_in_file(True)
    window.status.key_clicked.emit()
    shown = window.page
    assert isinstance(shown, SettingsPage)
    card = shown.key_card
    (scrolled,) = shown.panes()
    assert scrolled.rect().contains(card.mapTo(scrolled, QPoint(card.width() // 2, 1)))
    qtbot.waitUntil(lambda: scrolled.rect().contains(card.place.mapTo(scrolled, QPoint(1, 1))))
    assert card.place.hasFocus()
