"""Documents: papers by symbol and date, agreements and what is not issued yet."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.page import DocumentsPage
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot) -> DocumentsPage:
    put("document", 1, title="Joint statement", type="joint_statement", stage="drafted")
    put("document", 2, title="Memorandum", type="agreement", date="2022-03")
    put("document", 3, title="Issues", type="list_of_issues", countries=["TUN"])
    made = DocumentsPage(desk, settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def titles(page: DocumentsPage) -> list[str]:
    assert page.list.view is not None
    return [page.list.view.table.text_at(row, 1) for row in range(len(page.list.refs))]


def test_all_documents_are_there(page: DocumentsPage) -> None:
    assert titles(page) == ["Issues", "Joint statement", "Memorandum"]


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("filter:coming", "Joint statement"),
        ("filter:reviews", "Issues"),
    ],
)
def test_ready_filters(key: str, title: str, page: DocumentsPage) -> None:
    page.side.choose(key)
    assert titles(page) == [title]


def test_an_empty_register_has_all_the_room_until_one_is_begun(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    page = DocumentsPage(desk, settings)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitActive(page):
        page.show()
    assert page.detail.isHidden()
    page.begin_new()
    assert page.detail.isVisible()
    qtbot.waitUntil(lambda: page.detail.width() > page.list.width() / 2)
    qtbot.keyClick(page.panes_widget, Qt.Key.Key_Escape)
    assert page.detail.isHidden()
    ref = put("document", 1, title="Joint statement")
    assert page.list.view is not None
    page.list.view.table.reload()
    assert page.detail.isHidden(), "nothing is chosen"
    page.list.view.choose([ref])
    qtbot.waitUntil(page.detail.isVisible)
    assert abs(page.detail.width() - 2 * (page.list.width() + page.detail.width()) / 5) <= 5
    page.filter_text("nothing of the kind")
    qtbot.waitUntil(page.detail.isHidden)
