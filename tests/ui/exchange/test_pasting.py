"""Tables that were copied elsewhere and pasted into the exchange."""

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.pasting import pasted_table

PAGE = "<table><tr><td>Recommendation<td>Position<tr><td>Ratify<td>Noted</table>"


def copied(text: str = "", html: str = "") -> QMimeData:
    told = QMimeData()
    if text:
        told.setText(text)
    if html:
        told.setHtml(html)
    return told


@pytest.mark.parametrize(
    ("told", "ending"),
    [
        (copied("a b", PAGE), ".html"),
        (copied("a\tb\n1\t2", "<p>no table</p>"), ".txt"),
        (copied("plain words"), ""),
        (copied(), ""),
    ],
)
def test_a_table_is_a_page_or_a_text_with_tabs(told: QMimeData, ending: str) -> None:
    found = pasted_table(told)
    assert (found[1] if found is not None else "") == ending


def test_a_pasted_table_is_read_as_a_list(page: ExchangePage, qtbot: QtBot) -> None:
    found = pasted_table(copied("x", PAGE))
    assert found is not None
    page.lists.paste(*found)
    qtbot.waitUntil(lambda: page.lists.page is not None)
    assert page.lists.page is not None
    table = page.lists.page.columns.mapping.tables[0]
    assert (table.kind, table.fields) == ("recommendation", {1: "text", 2: "upr_position"})
