"""A label is shown by four things at once, and said in words."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QTableView
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import LIGHT, ReviewState
from hrdesk.ui.widgets.marking import (
    MarkingBadge,
    MarkingDelegate,
    marking_data,
    paint_marks,
)
from hrdesk.ui.widgets.review_state import StateChip, StateDelegate, state_data, state_word

SAID = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("label", list(Label))
def test_a_badge_says_its_word(qtbot: QtBot, theme: Theme, label: Label) -> None:
    badge = MarkingBadge(label)
    qtbot.addWidget(badge)
    assert badge.marking is label
    assert badge.accessibleName().lower() == label.value
    badge.resize(badge.sizeHint())
    picture = badge.grab().toImage()
    fill = picture.pixelColor(4, badge.height() // 2).name().upper()
    assert fill == LIGHT.markings[label].fill


def test_a_badge_without_a_label_is_empty(qtbot: QtBot, theme: Theme) -> None:
    badge = MarkingBadge()
    qtbot.addWidget(badge)
    assert badge.accessibleName() == ""
    badge.set_marking(Label.INTERNAL)
    wide = badge.sizeHint().width()
    badge.set_marking(None)
    assert badge.sizeHint().width() < wide


@pytest.mark.parametrize("label", list(Label))
def test_a_model_says_what_the_delegate_only_paints(label: Label) -> None:
    assert marking_data(label, Qt.ItemDataRole.UserRole) is label
    assert {marking_data(label, role).lower() for role in SAID} == {label.value}
    assert marking_data(label, Qt.ItemDataRole.DisplayRole) is None


@pytest.mark.parametrize("state", list(ReviewState))
def test_every_state_has_a_word(state: ReviewState) -> None:
    assert state_data(state, Qt.ItemDataRole.UserRole) is state
    assert {state_data(state, role) for role in SAID} == {state_word(state)}
    assert state_data(state, Qt.ItemDataRole.DisplayRole) is None


def test_words_of_states_differ() -> None:
    assert len({state_word(state) for state in ReviewState}) == len(ReviewState)


@pytest.mark.parametrize(
    ("delegate", "value", "fill"),
    [
        (MarkingDelegate, Label.PARTNERS, LIGHT.markings[Label.PARTNERS].fill),
        (MarkingDelegate, "partners", LIGHT.markings[Label.PARTNERS].fill),
        (StateDelegate, ReviewState.CONFLICT, LIGHT.states[ReviewState.CONFLICT].fill),
        (StateDelegate, None, LIGHT.window),
        (MarkingDelegate, None, LIGHT.window),
    ],
)
def test_a_cell_is_painted(
    qtbot: QtBot, theme: Theme, delegate: type[QStyledItemDelegate], value: object, fill: str
) -> None:
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(value, Qt.ItemDataRole.UserRole)
    model.appendRow(item)
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.setItemDelegateForColumn(0, delegate(table))
    table.setColumnWidth(0, 40)
    cell = table.visualRect(model.index(0, 0))
    picture = table.viewport().grab(cell).toImage()
    centre = cell.center() - cell.topLeft()
    assert picture.pixelColor(centre.x() - 9, centre.y()).name().upper() == fill
    model.deleteLater()


def test_the_column_is_as_wide_as_its_sign(qtbot: QtBot, theme: Theme) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(1, 1, table))
    for delegate in (MarkingDelegate(table), StateDelegate(table)):
        table.setItemDelegateForColumn(0, delegate)
        assert 22 <= table.sizeHintForColumn(0) <= 44


def test_public_has_a_broken_edge(theme: Theme) -> None:
    def edge(label: Label) -> set[str]:
        picture = QImage(QSize(40, 40), QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint_marks(painter, QRect(0, 0, 40, 40), LIGHT.markings[label])
        painter.end()
        return {picture.pixelColor(x, 0).name().upper() for x in range(8, 32)}

    assert "#FFFFFF" in edge(Label.PUBLIC)
    assert edge(Label.NETWORK) == {LIGHT.markings[Label.NETWORK].edge}


def test_a_chip_keeps_glyph_and_word_when_it_is_off(qtbot: QtBot, theme: Theme) -> None:
    chip = StateChip(ReviewState.CONFLICT)
    qtbot.addWidget(chip)
    chip.set_count(3)
    assert chip.accessibleName() == "Conflict 3"
    chip.resize(chip.sizeHint())
    on = chip.grab().toImage().pixelColor(4, 4).name().upper()
    chip.click()
    off = chip.grab().toImage().pixelColor(4, 4).name().upper()
    assert on == LIGHT.states[ReviewState.CONFLICT].fill
    assert off == LIGHT.window
    assert chip.text() == "Conflict 3"
