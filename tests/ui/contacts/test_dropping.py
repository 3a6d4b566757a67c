"""People are dragged from their list onto a mailing list; nothing else takes them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.store.records import read_state
from hrdesk.ui.contacts.list_popup import ListPopup
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.dragged import dragged_refs
from tests.ui.records.conftest import Put


def test_people_are_dropped_on_a_list_or_asked_for_one(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    people = [put("person", number, name=f"Person {number}") for number in range(3)]
    press_list = put("mailing_list", 1, name="Press")
    page = ContactsPage(desk, settings)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
    view, side = page.list.view, page.side
    assert view is not None
    view.choose(people[:2])
    carried = view.table.mimeData(view.selectedIndexes())
    assert dragged_refs(carried) == view.refs()
    keys = [each.key for each in side.entries]

    def drop(key: str) -> bool:
        place = QPointF(side.visualRect(side.model().index(keys.index(key), 0)).center())
        made = [QDragEnterEvent, QDragMoveEvent, QDropEvent]
        accepted = False
        for kind in made:
            at = place if kind is QDropEvent else place.toPoint()
            event = kind(  # type: ignore[call-overload]
                at,
                Qt.DropAction.CopyAction,
                carried,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(side.viewport(), event)
            accepted = event.isAccepted()
        return accepted

    with qtbot.waitSignal(desk.changed):
        assert drop(f"list:{press_list}")
    state = desk.read(read_state, press_list)
    assert state is not None
    assert set(state.value("members")) == set(people[:2])
    assert not drop("organisation"), "only lists take people"
    assert drop("mailing_list")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(ListPopup)))
    page.findChildren(ListPopup)[0].close()
    qtbot.waitUntil(lambda: not page.findChildren(ListPopup))
    side.choose(f"list:{press_list}")
    assert page.detail.ref == press_list
