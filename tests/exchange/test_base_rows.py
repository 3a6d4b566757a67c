"""What was sent stays the same however small it is kept."""

import pickle

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope
from hrdesk.domain.merge import plan_merge
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import RecordState
from hrdesk.exchange.base_rows import SentRegisters, base_line, press, read_base_line
from tests.factories import full, record, ref

ENVELOPE = Envelope("IACHR", "2e", "NIRMS", 30_000_000)


def sent(state: RecordState) -> Registers:
    """The registers of a record as they are read from its line of the base."""
    line = read_base_line("BOOK", base_line("BOOK", state.ref, state.registers, {}))
    assert line is not None
    return line.row.registers


def test_pressed_rows_say_what_they_said_and_take_a_fraction() -> None:
    states = [full("visit", at=ref("visit", number)) for number in range(300)]
    rows = [sent(state) for state in states]
    wide = len(pickle.dumps(rows))
    press(rows)
    # More than one block, looked at in any order, and again as another process gets them.
    came = pickle.loads(pickle.dumps(rows))
    assert len(pickle.dumps(rows)) < wide / 4
    for row, again, state in reversed(list(zip(rows, came, states, strict=True))):
        assert dict(row.items()) == state.registers == dict(again)
        assert row["purpose"] == state.heads("purpose")
        assert len(again) == len(state.registers)


def test_registers_that_were_never_small_are_left_as_they_are() -> None:
    """Where a line of the base has faults, what is left of it is an ordinary mapping."""
    state = record("visit", {"country": "TUN"})
    small = sent(state)
    press([state.registers, small])
    assert isinstance(small, SentRegisters)
    assert dict(small) == state.registers


def test_a_new_record_stays_as_small_in_the_plan_as_it_came() -> None:
    state = full("visit")
    row = ArrivedRecord(state.ref, "Visits", 5, sent(state))
    (item,) = plan_merge(Arrival("W1", ENVELOPE, (row,)), {}, proven=True).items
    assert item.union is row.sent
    assert item.registers == state.registers
    assert item.values == state.values()
    assert item.heads == {each.id for heads in state.registers.values() for each in heads}
