"""A desk with records of any kind, and forms and tables on it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.store.records import write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.factories import record, ref
from tests.ui.open_desk import MORNING, british, desk

__all__ = ["british", "desk"]

TODAY = MORNING.date()
Put = Callable[..., str]


@pytest.fixture
def put(desk: Desk) -> Put:
    """Puts a record on the desk behind the window's back; gives its Ref."""

    def write(
        kind: str, number: object = 1, /, label: Label = Label.NETWORK, **values: object
    ) -> str:
        state = record(kind, values, at=ref(kind, number), label=label)
        with desk.database.writing() as session:
            write_states(session, [state])
        return state.ref

    return write


@pytest.fixture
def form(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> RecordForm:
    made = RecordForm(desk, settings, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(560, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def table(
    desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot
) -> Callable[..., RecordTableView]:
    def make(kind: str = "person") -> RecordTableView:
        view = RecordTableView(RecordTable(desk, kind), settings)
        view.table.setParent(view)
        qtbot.addWidget(view)
        view.resize(900, 400)
        with qtbot.waitActive(view):
            view.show()
        return view

    return make
