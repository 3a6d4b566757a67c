"""Room: what must not be pressed together scrolls, what may give way does so first."""

import pytest
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.widgets.room import Room


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    inner = QWidget()
    column = QVBoxLayout(inner)
    words = QLabel("A sentence that is long enough to need several lines. " * 4)
    words.setWordWrap(True)
    table = QListView()
    table.setMinimumHeight(50)
    column.addWidget(words)
    column.addWidget(table, 1)
    made = Room(inner)
    qtbot.addWidget(made)
    made.resize(200, 600)
    made.show()
    return made


def parts(room: Room) -> tuple[QLabel, QListView]:
    return room.widget().findChildren(QLabel)[0], room.widget().findChildren(QListView)[0]


def test_tables_give_way_before_anything_scrolls(room: Room) -> None:
    words, table = parts(room)
    least = words.heightForWidth(words.width())
    assert words.height() >= least
    assert room.verticalScrollBar().maximum() == 0
    room.resize(200, least + 50 + 40)
    assert table.height() < 120
    assert room.verticalScrollBar().maximum() == 0


def test_in_less_room_than_all_need_it_scrolls(room: Room) -> None:
    room.resize(200, 90)
    words, table = parts(room)
    assert words.height() >= words.heightForWidth(words.width())
    assert table.height() >= 50
    assert room.verticalScrollBar().maximum() > 0
    room.show_foot()
    assert room.verticalScrollBar().value() == room.verticalScrollBar().maximum()


def test_pages_out_of_sight_take_no_room(qtbot: QtBot) -> None:
    outer, pages, low, high = QStackedWidget(), QStackedWidget(), QListView(), QLabel("High")
    low.setMinimumHeight(40)
    high.setMinimumHeight(400)
    for page in (low, high):
        pages.addWidget(page)
    outer.addWidget(pages)
    room = Room(outer)
    qtbot.addWidget(room)
    room.resize(200, 120)
    room.show()
    assert low.height() == 120, "a list scrolls by itself: two bars would stand side by side"
    assert room.verticalScrollBar().maximum() == 0
    pages.setCurrentWidget(high)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 280)
    pages.setCurrentWidget(low)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 0)


def test_it_follows_what_grows(qtbot: QtBot, room: Room) -> None:
    room.resize(200, 300)
    words, _ = parts(room)
    words.setText(words.text() * 4)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert room.widget().height() > 300
