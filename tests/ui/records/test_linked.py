"""What links to a record: titles that begin alike are told apart also in a narrow pane."""

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.records.linked import LinkedView
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put

LONG = "Protocol to the African Charter on Human and Peoples' Rights on the Rights of"


def test_rows_are_as_high_as_their_texts(desk: Desk, theme: Theme, put: Put, qtbot: QtBot) -> None:
    body = put("organisation", name="African Commission")
    put("instrument", 2, name=f"{LONG} Older Persons", body=body)
    put("instrument", 3, name="Charter", body=body)
    view = LinkedView(desk)
    qtbot.addWidget(view)
    view.resize(360, 300)
    view.show()
    view.show_record(body)
    short, long = (view.model().index(row, 0) for row in (1, 2))
    assert "Older Persons" in str(long.data())

    def room(width: int) -> tuple[QRect, QRect]:
        view.resize(width, 300)
        qtbot.waitUntil(lambda: view.visualRect(long).width() > 0.9 * view.viewport().width())
        return view.visualRect(short), view.visualRect(long)

    low, high = room(360)
    needed = view.fontMetrics().boundingRect(
        high.adjusted(4, 0, -4, 1000), Qt.TextFlag.TextWordWrap, str(long.data())
    )
    assert needed.height() <= high.height()
    assert high.height() > low.height()
    low, high = room(1400)
    assert high.height() == low.height(), "one line does"
