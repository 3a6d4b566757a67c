"""A review of two thousand changed fields is whole and goes by the keys (interface.md 3.7)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope, hand_revision
from hrdesk.domain.merge import plan_merge
from hrdesk.domain.state import RecordState
from hrdesk.operations.inbox import Delivery
from hrdesk.operations.trust import origin_of
from hrdesk.store.records import write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.field_view import MOST_LAID_OUT
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.exchange.wording import wording_for
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.factories import full, record, ref

RECORDS = 670
CHANGES = {"purpose": "Other words to compare", "dates": "2027-04", "notes": "Another note"}


def edited(state: RecordState, changes: dict[str, str]) -> ArrivedRecord:
    hands = {
        name: hand_revision("W1", 5, state.ref, name, value, state.heads(name), state.text(name))
        for name, value in changes.items()
    }
    return ArrivedRecord(state.ref, "Visits", 5, sent=state.registers, hands=hands)


@pytest.fixture
def delivery(desk: Desk) -> Delivery:
    values = {"country": "TUN", "dates": "2027-03", "notes": "A note"}
    states = [
        record("visit", {**values, "purpose": f"Purpose {n}"}, at=ref("visit", n))
        for n in range(RECORDS)
    ]
    wide = full("visit", at=ref("visit", "wide"))
    texts = {
        name: f"{value} more" for name, value in wide.values().items() if isinstance(value, str)
    }
    texts |= {f"tags/{n}": "1" for n in range(5)}
    with desk.database.writing() as session:
        write_states(session, [*states, wide])
    arrival = Arrival(
        "W1",
        Envelope("IACHR", "x", "NIRMS", 5),
        (*(edited(state, CHANGES) for state in states), edited(wide, texts)),
    )
    ours = {state.ref: state for state in (*states, wide)}
    return Delivery(1, "big.xlsx", plan_merge(arrival, ours, proven=True))


@pytest.fixture
def open_review(
    desk: Desk, delivery: Delivery, settings: Settings, theme: Theme, qtbot: QtBot
) -> Callable[[], ReviewPage]:
    def make() -> ReviewPage:
        origin = desk.read(origin_of, delivery.plan.arrival)
        wording = desk.read(wording_for, delivery.plan)
        page = ReviewPage(desk, settings, delivery, origin, wording)
        qtbot.addWidget(page)
        page.resize(1180, 740)
        page.show()
        page.grab()
        return page

    return make


def test_every_line_of_a_long_review_is_listed(
    delivery: Delivery, open_review: Callable[[], ReviewPage]
) -> None:
    assert len(delivery.plan.items) > 2000
    assert len(open_review().entries.entries) == RECORDS + 1


def test_steps_go_from_record_to_record(
    open_review: Callable[[], ReviewPage], qtbot: QtBot
) -> None:
    page = open_review()
    began = page.list.currentIndex().row()
    for _ in range(25):
        qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.list.currentIndex().row() == began + 25


def test_many_fields_of_one_record_are_rows_of_one_height(
    open_review: Callable[[], ReviewPage],
) -> None:
    page = open_review()
    row = next(
        row for row, entry in enumerate(page.entries.entries) if entry.key == ref("visit", "wide")
    )
    page.pane.toggle_all_fields()
    page.list.setCurrentIndex(page.entries.index(row))
    page.grab()
    fields = page.pane.fields
    page.pane.toggle_all_fields()
    assert len(fields.table.rows) > MOST_LAID_OUT
    heights = {fields.rowHeight(row) for row in range(len(fields.table.rows))}
    assert len(heights) == 1
