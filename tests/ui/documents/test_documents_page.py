"""Documents: papers by symbol and date, agreements and what is not issued yet."""

import pytest
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
        ("filter:agreements", "Memorandum"),
        ("filter:reviews", "Issues"),
    ],
)
def test_ready_filters(key: str, title: str, page: DocumentsPage) -> None:
    page.side.choose(key)
    assert titles(page) == [title]
