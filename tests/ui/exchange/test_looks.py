"""The pages paint in light, dark, mirrored and small windows, and say no warning."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.field_table import FieldColumn
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.record_room import RecordRoom
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import DARK, LIGHT, Colours, ReviewState, colours
from tests.ui.exchange.conftest import Opened, World, idle
from tests.worlds import DeskAtWork


def colours_of(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


@pytest.mark.parametrize(("scheme", "now"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_an_open_conflict_is_filled_and_a_decided_one_is_not(
    scheme: Scheme,
    now: Colours,
    settings: Settings,
    theme: Theme,
    world: World,
    opened: Opened,
    qtbot: QtBot,
) -> None:
    settings.scheme = scheme
    theme.apply()
    review = opened(world.book)
    fill = now.states[ReviewState.CONFLICT].fill.lower()
    fields = review.pane.fields
    assert fill in colours_of(fields.grab().toImage())
    for _ in range(2):
        qtbot.keyClick(review.list, Qt.Key.Key_1)
    assert fill not in colours_of(fields.grab().toImage())
    theme.apply()


def test_columns_stand_mirrored(
    right_to_left: None, world: World, opened: Opened, qtbot: QtBot
) -> None:
    fields = opened(world.book).pane.fields
    field, after = (
        fields.visualRect(fields.table.index(0, column)).left()
        for column in (FieldColumn.FIELD, FieldColumn.AFTER)
    )
    assert field > after
    fields.grab()


@pytest.mark.parametrize("address", ["inbox", "outbox", "partners"])
def test_views_fit_the_smallest_window(
    address: str, page: ExchangePage, ours: DeskAtWork, world: World, desk: Desk, qtbot: QtBot
) -> None:
    page.show_address(address)
    page.resize(920, 560)
    page.grab()
    assert page.minimumSizeHint().width() <= 920
    assert page.minimumSizeHint().height() <= 560


def test_review_and_share_fit_the_smallest_window(
    page: ExchangePage, world: World, opened: Opened, desk: Desk, qtbot: QtBot
) -> None:
    review = opened(world.book)
    page.resize(920, 560)
    page.grab()
    assert review.minimumSizeHint().width() <= 920
    assert review.minimumSizeHint().height() <= 560
    page.share()
    for _ in range(3):
        page.share_page.go_on()
        idle(desk, qtbot)
        page.grab()
    assert page.share_page.minimumSizeHint().width() <= 920


def test_a_record_in_a_low_window_has_one_scroll_bar(
    page: ExchangePage, world: World, opened: Opened, qtbot: QtBot
) -> None:
    review = opened(world.book)
    fields, room = review.pane.fields, review.findChildren(RecordRoom)[0]

    def hidden() -> tuple[bool, bool]:
        bars = (fields.verticalScrollBar(), room.verticalScrollBar())
        return bars[0].maximum() > 0, bars[1].maximum() > 0

    page.resize(920, 400)
    qtbot.waitUntil(lambda: hidden() == (False, True))
    fields.row_entered.emit(len(fields.table.rows) - 1)
    assert room.verticalScrollBar().value() > 0
    page.resize(1180, 900)
    qtbot.waitUntil(lambda: hidden() == (False, False))


def test_a_change_of_scheme_is_followed(
    settings: Settings, theme: Theme, world: World, opened: Opened, qtbot: QtBot
) -> None:
    band = opened(world.book).head.band
    for scheme, now in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
        settings.scheme = scheme
        theme.apply()
        qtbot.waitUntil(lambda wanted=now: colours(band.palette()) == wanted)
        seen = colours_of(band.grab().toImage())
        assert {now.warning.lower(), now.on_warning.lower()} <= seen
