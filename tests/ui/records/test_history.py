"""The history of a record in words, and what stood before put back from it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record, set_label
from hrdesk.operations.same import join, unjoin
from hrdesk.operations.visit_steps import move_visit, raise_status
from hrdesk.store import journal
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.happened import happened
from hrdesk.ui.records.history import HistoryView
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import kept
from tests.worlds import DeskAtWork, edited

TODAY = date(2026, 11, 18)
Put = Callable[..., str]


def _cells(view: HistoryView) -> list[str]:
    model = view.table.model()
    return [
        "".join(each for each in str(model.index(row, column).data() or "") if each.isprintable())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def _fields(view: HistoryView) -> list[tuple[str, str]]:
    """Each line's field and what stands there after it."""
    cells = _cells(view)
    return [(cells[at + 2], cells[at + 4]) for at in range(0, len(cells), 5)]


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


def test_what_came_with_a_workbook_is_told_under_the_desk_that_wrote_it(tmp_path: Path) -> None:
    """It stood there as if it had been typed here."""
    ours, theirs = DeskAtWork(tmp_path, "AAA"), DeskAtWork(tmp_path, "BBB")
    ours.knows("BBB")
    theirs.knows("AAA")
    visit = ours.add("visit", country="GEO", dates="2027-02-08/2027-02-17")
    theirs.receive(ours.send("BBB"))
    theirs.set(visit, dates="2027-03-01/2027-03-09")
    book = theirs.send("AAA")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(visit), "purpose", "Prisons")
    ours.receive(book)
    ours.set(visit, purpose="Prisons and courts")
    with ours.database.reading() as session:
        lines = list(happened(journal.history(session, visit), str, "UTC"))
    ours.close()
    theirs.close()
    who = [(each.field, each.who) for each in lines if each.register]
    name = isolated(book.name)
    assert who[0] == ("Purpose", "AAA")
    assert set(who[1:]) == {("Dates", f"BBB, {name}"), ("Purpose", f"BBB, {name}")}


def test_a_merge_and_its_end_stay_in_the_history(desk: Desk, put: Put, qtbot: QtBot) -> None:
    pair = [put("person", number, name=f"Ana {number}") for number in (1, 2)]
    merge = partial(desk.do, join, pair, {"function": "Judge"})
    for operation in (merge, partial(desk.do, unjoin, max(pair))):
        with qtbot.waitSignal(desk.changed):
            operation()
    entries = desk.read(journal.history, min(pair))
    said = [each.field for each in happened(entries, str, "UTC") if not each.register]
    assert said == ["un-merged", "merged with another"]
    view = _shown(desk, min(pair), qtbot)
    other = f"Ana {1 + pair.index(max(pair))}"
    assert ("Un-merged from", other) in _fields(view)
    assert ("Merged with", other) in _fields(view)


def test_what_happened_to_one_of_a_merged_pair_is_told_with_its_name(
    desk: Desk, put: Put, qtbot: QtBot
) -> None:
    pair = [put("person", number, name=f"Ana {number}") for number in (1, 2)]
    shown, other = min(pair), max(pair)
    called = f"Ana {1 + pair.index(other)}"
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, other, {"function": "Judge"})
    with qtbot.waitSignal(desk.changed):
        desk.do(join, pair, {"function": "Judge"})
    fields = _fields(_shown(desk, shown, qtbot))
    assert (f"Function ({called})", "Judge") in fields
    assert [each for each in fields if "erged" in each[0]] == [("Merged with", called)], "once"
