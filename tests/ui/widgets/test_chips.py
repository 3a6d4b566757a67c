"""Chips name the filters at work; each can be taken away, and lines break where they must."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.chips import BesideChips, Chip, Filter, FilterChips
from hrdesk.ui.widgets.flow import FlowLayout


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme) -> FilterChips:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.set_filters([Filter("country", "Country: Georgia"), Filter("role", "Role", active=False)])
    return chips


def _chip(chips: FilterChips, key: str) -> Chip:
    return next(chip for chip in chips.findChildren(Chip) if chip.shown.key == key)


def test_an_active_filter_is_taken_away(qtbot: QtBot, chips: FilterChips) -> None:
    with qtbot.waitSignal(chips.removed) as removed:
        _chip(chips, "country").click()
    assert removed.args == ["country"]


def test_one_on_offer_opens_where_it_stands(qtbot: QtBot, chips: FilterChips) -> None:
    chip = _chip(chips, "role")
    with qtbot.waitSignal(chips.offered) as offered, qtbot.assertNotEmitted(chips.removed):
        chip.click()
    assert offered.args == ["role", chip]


def test_words_beside_chips_are_no_higher(qtbot: QtBot, chips: FilterChips) -> None:
    words = BesideChips()
    qtbot.addWidget(words)
    words.setText("Save filter…")
    assert words.sizeHint().height() == _chip(chips, "role").sizeHint().height()


def test_new_filters_take_the_place_of_old_ones(chips: FilterChips) -> None:
    chips.set_filters([Filter("label", "Label: Partners")])
    assert chips.shown == ["label"]
    chips.set_filters([])
    assert chips.shown == []
    assert chips.isHidden()


def test_an_action_stays_behind_the_chips(chips: FilterChips) -> None:
    save = QAction("Save filter…", chips)
    chips.add_action(save)
    chips.set_filters([])
    assert not chips.isHidden()
    (button,) = (b for b in chips.findChildren(QToolButton) if not isinstance(b, Chip))
    assert button.text() == "Save filter…"


def test_chips_say_what_a_press_does(chips: FilterChips) -> None:
    assert _chip(chips, "country").accessibleName() == "Remove filter Country: Georgia"
    assert _chip(chips, "role").accessibleName() == "Filter by Role"


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> QWidget:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row)
    for number in range(4):
        button = QPushButton(f"Button {number}")
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    return row


def _places(row: QWidget, width: int) -> list[tuple[int, int]]:
    row.resize(width, 200)
    row.grab()
    return [(button.x(), button.y()) for button in row.findChildren(QPushButton)]


def test_lines_break_where_the_next_would_not_fit(row: QWidget) -> None:
    assert _places(row, 432) == [(0, 0), (108, 0), (216, 0), (324, 0)]
    assert _places(row, 220) == [(0, 0), (108, 0), (0, 38), (108, 38)]
    assert row.heightForWidth(220) == 68
    assert row.heightForWidth(432) == 30


def test_lines_begin_at_the_right_where_one_reads_from_there(row: QWidget) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert _places(row, 220) == [(120, 0), (12, 0), (120, 38), (12, 38)]


def test_what_is_hidden_takes_no_room(row: QWidget) -> None:
    row.findChildren(QPushButton)[0].hide()
    assert _places(row, 432)[1:] == [(0, 0), (108, 0), (216, 0)]
