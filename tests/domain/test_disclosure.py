"""The entries of the disclosure log: equal for equal heads, and no value in them."""

import json

from hypothesis import given

from hrdesk.domain.disclosure import registers_told, told, version_of
from hrdesk.domain.revisions import merged
from hrdesk.domain.seeds import DeskPen
from hrdesk.domain.state import RecordState
from tests.factories import full, over, pen, record, records


@given(records())
def test_what_is_told_names_every_register(state: RecordState) -> None:
    assert registers_told([told(state.registers)]) == set(state.registers)


@given(records())
def test_the_order_of_registers_does_not_matter(state: RecordState) -> None:
    backwards = dict(reversed(state.registers.items()))
    assert told(backwards) == told(state.registers)
    assert version_of(backwards) == version_of(state.registers)


def test_no_value_is_told() -> None:
    state = record("person", {"name": "Zoë Müller", "mobile": "+41 79 000"})
    assert "Zoë" not in told(state.registers)
    assert "+41" not in told(state.registers)


def test_one_act_of_writing_is_one_row() -> None:
    desk = DeskPen("NIRMS.1f", "k1", 7)
    plain = full("visit")
    heads = {name: (desk.write(plain.ref, name, "1", ()),) for name in plain.registers}
    assert len(json.loads(told(heads))) == 2
    assert len(json.loads(told(plain.registers))) == 1


def test_a_version_is_the_heads_and_nothing_else() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    edit = over(state, "purpose", "two", pen(nonce="n2"))
    other = over(state, "purpose", "two", pen(nonce="n3"))
    versions = {
        version_of(state.with_registers({"purpose": heads}).registers)
        for heads in (state.heads("purpose"), (edit,), (other,), merged((edit,), (other,)), ())
    }
    assert len(versions) == 5
    assert version_of(state.registers) == version_of(dict(state.registers))


def test_nothing_told_names_nothing() -> None:
    assert registers_told([]) == frozenset()
    assert registers_told([told({})]) == frozenset()
