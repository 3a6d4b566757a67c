"""Sentences under editors are as high as their lines, whatever Qt guessed before it knew the width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.widgets.form_rows import Remark
from hrdesk.ui.widgets.headings import WrappedCaption


@pytest.mark.parametrize("size", [13, 20])
def test_no_line_of_a_hint_is_cut(qtbot: QtBot, size: int) -> None:
    row = QWidget()
    font = QApplication.font()
    font.setPixelSize(size)
    row.setFont(font)
    column = QVBoxLayout(row)
    hint = Hint()
    column.addWidget(QLineEdit())
    column.addWidget(hint)
    hint.say(
        "Wednesday 12 December 2012 – Friday 14 December 2012, 3 days\n"
        "= 03:00–06:30 New York, 09:00–12:30 Warsaw; outside working hours in Zurich, New York"
    )
    qtbot.addWidget(row)
    row.show()
    for width in (220, 320, 460):
        row.resize(width, row.layout().heightForWidth(width))  # type: ignore[union-attr]
        assert hint.height() >= hint.heightForWidth(hint.width())


def test_a_notice_leaves_room_for_a_bigger_sign(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    notice = Notice(ReviewState.ERROR)
    qtbot.addWidget(notice)
    notice.say("Something is wrong.")
    notice.show()
    before = notice.contentsRect().left()
    settings.text_size = 150
    theme.apply()
    qtbot.waitUntil(lambda: notice.contentsRect().left() >= before + 5)


@pytest.mark.parametrize("kind", [Hint, Remark, WrappedCaption])
def test_latin_words_begin_at_the_right_where_one_reads_from_there(
    kind: type[Hint | Remark | WrappedCaption], qtbot: QtBot
) -> None:
    hint = kind()
    qtbot.addWidget(hint)
    hint.setText("SPT")
    hint.resize(300, 40)
    begins = {}
    for way in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        hint.setLayoutDirection(way)
        picture = hint.grab().toImage()
        ground = picture.pixelColor(150, 1)
        inked = [
            x
            for x in range(picture.width())
            if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
        ]
        begins[way] = min(inked) > picture.width() // 2
    assert begins == {Qt.LayoutDirection.RightToLeft: True, Qt.LayoutDirection.LeftToRight: False}
