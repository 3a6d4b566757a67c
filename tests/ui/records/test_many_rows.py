"""Thousands of rows chosen at once: what is painted, copied and changed together reads each once."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.store import listing
from hrdesk.store.records import write_states
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.detail_pane import DetailPane
from hrdesk.ui.records.table_model import Index, RecordTable
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.records.together import TogetherPanel
from hrdesk.ui.settings import Settings
from tests.factories import record, ref

_PEOPLE = 450
CONTROL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., RecordTableView]


class Asked(RecordTable):
    """Counts how often a cell was asked what may be done with it."""

    times = 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        self.times += 1
        return super().flags(index)


@pytest.fixture
def people(desk: Desk) -> None:
    """People of three countries; every third one is for this desk alone."""
    with desk.database.writing() as session:
        write_states(session, [_person(number) for number in range(_PEOPLE)])


@pytest.fixture
def many(people: None, table: Make) -> RecordTableView:
    view = table()
    view.table.reload()
    return view


def _person(number: int) -> RecordState:
    values = {
        "name": f"Person {number:03}",
        "function": "Adviser",
        "country": ("TUN", "MLI", "KAZ")[number % 3],
        "themes": ["Prisons", f"Theme {number % 5}"],
    }
    label = Label.NETWORK if number % 3 else Label.INTERNAL
    return record("person", values, at=ref("person", number), label=label)


def test_headings_are_painted_without_a_look_at_all_rows(
    people: None, desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    asked = Asked(desk, "person")
    view = RecordTableView(asked, settings)
    asked.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, 400)
    with qtbot.waitActive(view):
        view.show()
    asked.reload()
    view.selectAll()
    assert len(view.refs()) == _PEOPLE
    asked.times = 0
    view.grab()
    assert asked.times < _PEOPLE


def test_rows_that_are_copied_are_read_once(
    many: RecordTableView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    read: list[str] = []
    lines_of = listing.lines

    def counted(session: Session, kind: str, refs: Sequence[str], only: Sequence[str]) -> object:
        read.extend(refs)
        return lines_of(session, kind, refs, only)

    monkeypatch.setattr("hrdesk.ui.records.rows_as_table.listing.lines", counted)
    many.selectAll()
    qtbot.keyClick(many, Qt.Key.Key_C, CONTROL)
    assert read == many.table.refs
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + _PEOPLE - _PEOPLE // 3
    assert lines[1].startswith("Network\tPerson 001")


def test_what_many_have_in_common_is_found_without_reading_each(
    many: RecordTableView, desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    pane = DetailPane(desk, settings)
    qtbot.addWidget(pane)
    pane.show_chosen(many.table.refs, "person")
    panel = pane.currentWidget()
    assert isinstance(panel, TogetherPanel)
    assert panel.rows["function"].editor.given() == "Adviser"
    assert panel.rows["country"].editor.given() == ""
    assert panel.rows["themes"].editor.given() == ["Prisons"]
    panel.rows["label"].mean(Label.NETWORK)
    assert "lowers the label of 150 record(s) to" in panel._lowers.text()
