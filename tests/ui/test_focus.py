"""F6 goes round the parts that can take the focus, and comes back to where one was in each."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrdesk.ui.focus import focus_into, focus_next


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Two parts with two fields each, and between them one with nothing to type into."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for fields in (2, 0, 2):
        part = QFrame()
        column = QVBoxLayout(part)
        column.addWidget(QLabel("part"))
        for _ in range(fields):
            column.addWidget(QLineEdit())
        row.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def parts(window: QWidget) -> list[QFrame]:
    return [part for part in window.findChildren(QFrame) if type(part) is QFrame]


def _fields(part: QWidget) -> list[QLineEdit]:
    return part.findChildren(QLineEdit)


def test_round_and_back(parts: list[QFrame]) -> None:
    first, _, last = parts
    _fields(first)[0].setFocus()
    focus_next(parts, 1)
    assert QApplication.focusWidget() is _fields(last)[0]
    focus_next(parts, 1)
    assert QApplication.focusWidget() is _fields(first)[0]
    focus_next(parts, -1)
    assert QApplication.focusWidget() is _fields(last)[0]


def test_each_part_remembers_its_field(parts: list[QFrame]) -> None:
    first, _, last = parts
    _fields(first)[1].setFocus()
    _fields(last)[1].setFocus()
    focus_next(parts, -1)
    assert QApplication.focusWidget() is _fields(first)[1]


def test_what_is_switched_off_is_passed_over(parts: list[QFrame]) -> None:
    first, _, last = parts
    _fields(last)[0].setEnabled(False)
    _fields(first)[0].setFocus()
    focus_next(parts, 1)
    assert QApplication.focusWidget() is _fields(last)[1]


def test_a_part_without_fields_takes_nothing(parts: list[QFrame]) -> None:
    _fields(parts[0])[0].setFocus()
    assert not focus_into(parts[1])
    focus_next([parts[1]], 1)
    assert QApplication.focusWidget() is _fields(parts[0])[0]
