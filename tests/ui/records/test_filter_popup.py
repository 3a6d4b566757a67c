"""What a filter offers is wide enough to tell names apart, and no wider or higher than it needs."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.filter_popup import FilterPopup, Pick
from hrdesk.ui.records.filters import FilterBar
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import SMALL
from tests.ui.records.conftest import Put

NAME = "African Committee of Experts on the Rights of the Child"


def _room(qtbot: QtBot, *names: str) -> tuple[int, int]:
    """How wide the words of an open pop-up may be, and how wide a long name is."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    popup = FilterPopup("body", "Body", [Pick(name, name) for name in names], (), page)
    with qtbot.waitExposed(popup):
        popup.show()
    found = popup.list.viewport().width(), popup.list.fontMetrics().horizontalAdvance(NAME)
    popup.close()
    return found


def test_long_names_make_it_wider(qtbot: QtBot, theme: Theme) -> None:
    wide, name = _room(qtbot, NAME, "Chad")
    narrow, _ = _room(qtbot, "Chad", "Kenya")
    assert narrow < name < wide


def test_a_title_of_two_hundred_letters_makes_no_page_of_it(qtbot: QtBot, theme: Theme) -> None:
    wide, name = _room(qtbot, "Expert " * 40)
    assert name < wide < 2 * name


def test_two_values_leave_no_empty_room(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    picks = [Pick(name, name) for name in ("Chad", "Kenya")]
    popup = FilterPopup("country", "Country", picks, (), page)
    with qtbot.waitExposed(popup):
        popup.open_under(page)
    assert popup.height() == popup.list.height() + 2 * SMALL
    popup.close()


def test_where_nothing_can_be_chosen_it_is_said(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = FilterBar(desk, page)
    bar.show_kind("person")
    page.show()
    bar.offer("organisation", bar)
    (popup,) = bar.findChildren(FilterPopup)
    assert popup.list.isHidden()
    (said,) = popup.findChildren(QLabel)
    assert "nothing to choose" in said.text()
    assert "Organisation" in said.text()
    popup.close()


def test_a_commitment_of_which_nothing_is_said_is_found_as_open(
    desk: Desk, put: Put, theme: Theme, qtbot: QtBot
) -> None:
    put("commitment", title="Publish the report")
    bar = FilterBar(desk)
    qtbot.addWidget(bar)
    bar.show_kind("commitment")
    bar._take("status", ["open"])
    assert desk.read(listing.count, Query("commitment", where=bar.where)) == 1
