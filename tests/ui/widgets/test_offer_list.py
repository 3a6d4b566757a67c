"""The list under a line is wide enough for what it offers, and stays within its window."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.style import row_height
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import GAP
from hrdesk.ui.widgets.offer_list import OfferList

LONG = "Independent Expert on the effects of foreign debt on the full enjoyment of human rights"
DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def _offered(qtbot: QtBot, direction: Qt.LayoutDirection, width: int) -> tuple[OfferList, QWidget]:
    """A list open under a narrow line at the far end of a window."""
    window, line = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    row = QHBoxLayout(window)
    row.addStretch(1)
    row.addWidget(line)
    line.setFixedWidth(160)
    line.setAccessibleName("Body")
    window.resize(width, 300)
    completer = QCompleter([LONG, "Committee against Torture"], line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    offers = OfferList(line)
    offers.serve(completer)
    line.setCompleter(completer)
    with qtbot.waitActive(window):
        window.show()
    completer.complete()
    qtbot.waitUntil(offers.isVisible)
    return offers, window


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_offered_is_shown_whole_where_the_window_has_room(
    qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    offers, window = _offered(qtbot, direction, 1200)
    assert offers.viewport().width() >= offers.fontMetrics().horizontalAdvance(LONG)
    room = QRect(window.mapToGlobal(window.rect().topLeft()), window.size())
    assert room.left() <= offers.geometry().left()
    assert offers.geometry().right() <= room.right()
    assert offers.sizeHintForRow(0) == row_height(window) - GAP
    assert offers.accessibleName() == "Body"
    offers.resize(160, offers.height())
    wanted = offers.fontMetrics().horizontalAdvance(LONG)
    qtbot.waitUntil(lambda: offers.viewport().width() >= wanted)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_it_is_no_wider_than_the_window(
    qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    offers, window = _offered(qtbot, direction, 400)
    assert 160 < offers.width() <= window.width()
