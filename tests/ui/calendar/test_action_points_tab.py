"""Action points of a meeting: a line and Enter for each, ticked by a key, opened by another."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key


def test_what_a_meeting_agreed_is_written_ticked_and_opened(
    desk: Desk, settings: Settings, theme: Theme, write: Write, clock: Moment, qtbot: QtBot
) -> None:
    meeting = write("activity", "meeting", title="Meeting", dates="2026-11-10")
    write("commitment", 1, title="Late", activity=meeting, due="2026-11-12", status="open")
    page = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    with qtbot.waitActive(page):
        page.show()
    page.show_record(meeting)
    tabs, tab = page.form.tabs, page.detail.event_tab.points
    assert tabs.isTabVisible(tabs.indexOf(tab))
    tabs.setCurrentWidget(tab)
    assert "1 overdue" in tab.said.text()

    def texts() -> list[tuple[str, bool | None]]:
        model = tab.list.model()
        assert isinstance(model, LineModel)
        return [(line.text, line.tick) for line in model.lines]

    for typed in ("Send minutes; +2w", "Thank the hosts; and the guests"):
        count = len(tab.points)
        tab.add_line.setText(typed)
        qtbot.keyClick(tab.add_line, KEY.Key_Return)
        qtbot.waitUntil(lambda count=count: len(tab.points) == count + 1)  # type: ignore[misc]
    written = ["Late", "Send minutes", "Thank the hosts; and the guests"]
    assert texts() == [(each, False) for each in written]
    assert [str(each.due) for each in tab.points] == ["2026-11-12", "2026-12-02", "None"]
    assert "(3)" in tabs.tabText(tabs.indexOf(tab))
    tab.list.setFocus()
    tab.list.setCurrentIndex(tab.list.model().index(0, 0))
    qtbot.keyClick(tab.list, KEY.Key_Space)
    qtbot.waitUntil(lambda: texts()[-1] == ("Late", True))
    with qtbot.waitSignal(tab.open_requested) as opened:
        tab.verbs["O"].trigger()
    assert opened.args[0].startswith("COM")
