"""The status line says only what there is to say."""

import pytest
from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.status_bar import StatusBar


@pytest.fixture
def status(qtbot: QtBot, theme: Theme) -> StatusBar:
    status = StatusBar()
    qtbot.addWidget(status)
    return status


def test_it_begins_empty(status: StatusBar) -> None:
    assert status.texts == []


def test_it_says_what_is_safe_and_what_waits(status: StatusBar) -> None:
    status.show_saved(QTime(9, 23))
    status.show_backup("Backup today 08:00")
    status.show_waiting(1)
    status.show_marking(Label.INTERNAL)
    saved, backup, waiting, marking = status.texts
    assert "09:23" in saved
    assert backup == "Backup today 08:00"
    assert waiting.startswith("1 ")
    assert marking == "Internal"


def test_the_hour_has_the_digits_of_the_language(status: StatusBar, as_before: None) -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    status.show_saved(QTime(9, 23))
    assert "٠٩:٢٣" in status.texts[0]


def test_key_in_a_file_is_said_and_leads_on(status: StatusBar, qtbot: QtBot) -> None:
    status.show_key_in_file(True)
    assert status.texts == ["Key not protected by a password"]
    button = next(each for each in status.findChildren(QToolButton) if not each.isHidden())
    with qtbot.waitSignal(status.key_clicked):
        button.click()
    status.show_key_in_file(False)
    assert status.texts == []


def test_what_is_over_is_taken_away(status: StatusBar) -> None:
    status.show_backup("Backup today 08:00")
    status.show_waiting(2)
    status.show_marking(Label.PUBLIC)
    status.show_backup("")
    status.show_waiting(0)
    status.show_marking(None)
    assert status.texts == []


def test_what_waits_can_be_opened(qtbot: QtBot, status: StatusBar) -> None:
    status.show_waiting(2)
    (link,) = [each for each in status.findChildren(QToolButton) if not each.isHidden()]
    assert link.accessibleName()
    with qtbot.waitSignal(status.waiting_clicked):
        link.click()
