"""Follow-up: recommendations, commitments and places, each with what matters of it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.page import FollowUpPage, views_here
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot) -> FollowUpPage:
    body = put("organisation", name="Committee against Torture")
    put(
        "recommendation",
        1,
        text="Close the old prison",
        country="TUN",
        body=body,
        state="under_way",
    )
    put("recommendation", 2, text="Ratify the Protocol", followed_up_by=[body])
    put("commitment", 1, title="Exchange calendars", status="open", horizon="short")
    put("commitment", 2, title="Joint visit", status="done", horizon="mid")
    put("place", 1, name="Central prison", type="prison")
    made = FollowUpPage(desk, settings)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def texts(page: FollowUpPage, column: str) -> list[str]:
    assert page.list.view is not None
    table = page.list.view.table
    at = table.column_named(column)
    assert not page.list.view.isColumnHidden(at)
    return [table.text_at(row, at) for row in range(table.rowCount())]


def test_recommendations_come_first_with_body_and_state(page: FollowUpPage) -> None:
    assert texts(page, "title") == ["Close the old prison", "Ratify the Protocol"]
    assert texts(page, "body") == ["Committee against Torture", ""]
    assert texts(page, "state") == ["Under way", ""]


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("filter:unfollowed", "Close the old prison"),
        ("filter:open", "Exchange calendars"),
        ("place", "Central prison"),
    ],
)
def test_side_list_narrows(key: str, title: str, page: FollowUpPage) -> None:
    page.side.choose(key)
    assert texts(page, "title") == [title]


def test_new_button_is_for_the_kind_that_is_shown(page: FollowUpPage) -> None:
    assert page.new_button.text() == "New recommendation"
    page.show_kind("commitment")
    assert page.new_button.text() == "New commitment"
    page.new_button.click()
    assert page.detail.form.is_draft
    assert page.detail.form.ref.startswith("COM")


def test_every_view_is_told_to_a_screen_reader(
    page: FollowUpPage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    for each in views_here():
        page.show_address(each.key)
        qtbot.waitUntil(lambda: not page.desk.is_busy)
        assert page.view is not None
        assert page.panes()[0] is page.view
        assert nameless(page) == [], each.key
