"""The history of a record in words, and what stood before put back from it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record, set_label
from hrdesk.operations.visit_steps import move_visit, raise_status
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.history import HistoryView
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import kept

TODAY = date(2026, 11, 18)
Put = Callable[..., str]


def _cells(view: HistoryView) -> list[str]:
    model = view.table.model()
    return [
        "".join(each for each in str(model.index(row, column).data() or "") if each.isprintable())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def _shown(desk: Desk, visit: str, qtbot: QtBot) -> HistoryView:
    view = HistoryView(desk)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.show_record(visit)
    qtbot.waitUntil(lambda: view.table.model().rowCount() > 0)
    return view


def test_steps_of_a_visit_are_told_in_words(
    desk: Desk, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    visit = put("visit", country="GEO", dates="2027-02-08/2027-02-17", status="invited")
    desk.do(raise_status, visit, VisitStatus.ACCEPTED, TODAY)
    qtbot.waitUntil(lambda: kept(desk, visit, "status") == "accepted")
    cells = _cells(_shown(desk, visit, qtbot))
    assert "Accepted, 8–17 Feb 2027 · 18 Nov 2026 · NIRMS" in cells
    assert not any("2027-02-08/2027-02-17" in each for each in cells)


def test_rules_and_days_are_told_in_words(desk: Desk, theme: Theme, put: Put, qtbot: QtBot) -> None:
    body = put("organisation", name="Committee against Torture")
    those = put("mailing_list", name="All focal points")
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, those, {"rule": f"organisation:{body}"})
    cells = _cells(_shown(desk, those, qtbot))
    assert "People with “Committee against Torture” in “Organisation”" in cells
    assert not any(body in each for each in cells)
    call = put("activity", title="Call", dates="2026-10-21", recurrence="FREQ=YEARLY")
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, call, {"exceptions": ("2027-10-21",)})
    assert "21 Oct 2027" in _cells(_shown(desk, call, qtbot))


def test_what_stood_before_is_put_back(desk: Desk, theme: Theme, put: Put, qtbot: QtBot) -> None:
    visit = put("visit", country="GEO", dates="2027-02-08/2027-02-17")
    with qtbot.waitSignal(desk.changed):
        desk.do(move_visit, visit, "2027-05-01/2027-05-09", TODAY)
    view = _shown(desk, visit, qtbot)
    model = view.table.model()
    rows = range(model.rowCount())
    (row,) = (row for row in rows if model.index(row, 3).data())
    view.table.setCurrentIndex(model.index(row, 0))
    assert view.put_back.isEnabled()
    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(view.put_back, Qt.MouseButton.LeftButton)
    assert kept(desk, visit, "dates") == "2027-02-08/2027-02-17"


def test_what_cannot_be_put_back_says_why(desk: Desk, theme: Theme, put: Put, qtbot: QtBot) -> None:
    visit = put("visit", country="GEO", dates="2027-02-08/2027-02-17")
    with qtbot.waitSignal(desk.changed):
        desk.do(set_label, [visit], Label.INTERNAL, ())
    with qtbot.waitSignal(desk.changed):
        desk.do(move_visit, visit, "2027-05-01/2027-05-09", TODAY)
    view = _shown(desk, visit, qtbot)
    model = view.table.model()
    fields = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    view.table.setCurrentIndex(model.index(fields.index("Label"), 0))
    assert not view.put_back.isEnabled()
    assert "label" in view.why.text()
    view.table.setCurrentIndex(model.index(fields.index("Dates"), 0))
    assert view.put_back.isEnabled()
    assert view.why.isHidden()
