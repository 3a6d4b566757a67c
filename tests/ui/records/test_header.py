"""The header of a table: where columns leave room, the last one takes it."""

import json

from pytestqt.qtbot import QtBot

from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.records.test_table import Make, choose_columns, open_


def test_the_last_column_reaches_the_edge_and_keeps_the_width_it_was_given(
    table: Make, settings: Settings
) -> None:
    view = open_(table())
    header, room = view.header, view.viewport().width()
    header.show_first_columns()
    assert header.length() > room, "where there is no room nothing changes"
    last = view.table.column_named("last_confirmed")
    given = header.sectionSize(last)
    view.resize(1600, 400)
    assert header.length() == view.viewport().width() > room
    assert header.own_width(last) == given < header.sectionSize(last)
    header.keep()
    assert (
        dict(json.loads(bytes(settings.state("person", "columns").data()))["columns"])[
            "last_confirmed"
        ]
        == given
    )
    header.move_column("last_confirmed", -1)
    assert header.sectionSize(last) == given, "another one is last now"
    assert header.length() == view.viewport().width()
    choose_columns(view, "Last confirmed", "Country")
    assert "last_confirmed" not in header.shown()
    assert header.length() == view.viewport().width()
    at = view.table.column_named(header.shown()[-1])
    own = header.own_width(at)
    header.widen(header.shown()[-1], -1)
    assert header.own_width(at) < own
    assert header.length() == view.viewport().width()
    header.widen(header.shown()[-1], 1)
    assert header.length() > view.viewport().width(), "what one widens is seen to grow"
    view.resize(500, 400)
    assert header.sectionSize(at) == header.own_width(at)


def test_columns_keep_their_share_for_letters_of_another_size(
    table: Make, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    view = open_(table())
    header = view.header
    at = view.table.column_named("title")
    marking, title = header.sectionSize(0), header.sectionSize(at)
    settings.text_size = 150
    theme.apply()
    qtbot.waitUntil(lambda: header.sectionSize(at) > title * 1.2)
    assert header.sectionSize(0) > marking
    wide = header.sectionSize(at)
    header.keep()
    assert abs(open_(table()).header.sectionSize(at) - wide) <= 2
    settings.text_size = 100
    theme.apply()
    qtbot.waitUntil(lambda: abs(header.sectionSize(at) - title) <= 2)
    assert header.sectionSize(0) == marking
    # What was kept in big letters is opened in usual ones.
    assert abs(open_(table()).header.sectionSize(at) - title) <= 2
