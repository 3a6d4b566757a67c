"""From a line of Today into the field that it asks for, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from hrdesk.ui.today.page import TodayPage
from tests.ui.open_desk import Moment, Write, british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]


def test_name_a_lead_leads_to_the_leads_of_the_visit(
    desk: Desk, settings: Settings, theme: Theme, write: Write, clock: Moment, qtbot: QtBot
) -> None:
    visit = write("visit", 3, country="KEN", dates="2027-02-08", firmness="forecast")
    window = DeskWindow(settings, theme, now=clock)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.attach(desk)
    with qtbot.waitActive(window):
        window.show()
    window.go("today")
    today = window.page
    today = getattr(today, "inner", today)
    assert isinstance(today, TodayPage)
    today.needs.list.setFocus()
    qtbot.keyClick(today.needs.list, Qt.Key.Key_Return)
    assert window.page is not None
    (form,) = (each for each in window.page.findChildren(RecordForm) if each.ref == visit)
    assert form.fields is not None
    row = form.fields.rows["leads"]
    assert row.isVisible()
    assert row.isAncestorOf(QApplication.focusWidget())
