"""Revisions packed and unpacked are the same, and a fresh record costs next to nothing."""

import json

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Registers, merged
from hrdesk.domain.seeds import DeskPen
from hrdesk.domain.state import RecordState, split_register
from tests.factories import full, over, pen, record, records, ref


def through_json(state: RecordState) -> Registers:
    values, document = json.loads(json.dumps(pack(state.registers)))
    return unpack(state.ref, values, document)


@given(records())
def test_any_registers_come_back_equal(state: RecordState) -> None:
    back = through_json(state)
    assert back == state.registers
    assert {name: [each.id for each in heads] for name, heads in back.items()} == {
        name: [each.id for each in heads] for name, heads in state.registers.items()
    }


@given(records())
def test_equal_registers_are_packed_to_equal_bytes(state: RecordState) -> None:
    backwards = dict(reversed(state.registers.items()))
    once = [json.dumps(part, sort_keys=True) for part in pack(state.registers)]
    assert [json.dumps(part, sort_keys=True) for part in pack(backwards)] == once


@given(records())
def test_the_values_are_those_shown_first(state: RecordState) -> None:
    values, _ = pack(state.registers)
    assert values == {name: state.text(name) for name in state.registers if state.text(name)}


@given(records(), st.dictionaries(st.sampled_from(("label", "life", "notes", "code")), st.text()))
def test_columns_that_show_something_else_put_no_word_in_anybodys_mouth(
    state: RecordState, shown: dict[str, str]
) -> None:
    """A column shows the strictest label, and one where nobody chose: that is no revision."""
    values, _ = pack(state.registers)
    columns = values | shown
    _, document = pack(state.registers, columns)
    assert unpack(state.ref, columns, json.loads(json.dumps(document))) == state.registers


def test_columns_that_show_what_was_written_cost_nothing() -> None:
    values, document = pack(full("visit").registers)
    assert pack(full("visit").registers, values | {"notes of others": ""})[1] == document


def test_a_record_saved_once_keeps_one_author_nonce_and_minute() -> None:
    for kind in KINDS:
        values, document = pack(full(kind).registers)
        assert document == {"f": ["NIRMS.1f", "n1", pen().minute]}
        assert len(json.dumps(document)) < 60
        assert len(values) == len(full(kind).registers)


def test_one_edit_costs_one_revision() -> None:
    state = full("visit")
    edit = over(state, "purpose", "two", pen(nonce="n2"))
    _, document = pack(state.with_registers({"purpose": (edit,)}).registers)
    assert list(document["r"]) == ["purpose"]
    assert document["f"] == ["NIRMS.1f", "n1", pen().minute]
    assert len(json.dumps(document)) < 200


def test_a_record_made_by_several_keeps_the_hand_of_most_registers() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    other = pen("IACHR.2e", "n2", 7)
    name = state.ref
    mixed = state.with_registers({"notes": (other.write(name, "notes", "three", ()),)})
    _, document = pack(mixed.registers)
    assert document["f"] == ["NIRMS.1f", "n1", pen().minute]
    assert list(document["r"]) == ["notes"]
    assert through_json(mixed) == mixed.registers


def test_an_emptied_register_and_a_conflict_are_kept() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    emptied = over(state, "purpose", "", pen(nonce="n2"))
    other = over(state, "purpose", "two", pen(nonce="n3"))
    for heads in ((emptied,), merged((emptied,), (other,))):
        kept = state.with_registers({"purpose": heads})
        assert through_json(kept) == kept.registers


def test_only_old_ancestors_are_kept_beside_the_parents() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    for number in range(5):
        edit = over(state, "purpose", f"edit {number}", pen(nonce=f"e{number}"))
        state = state.with_registers({"purpose": (edit,)})
    _, document = pack(state.registers)
    (packed,) = document["r"]["purpose"]
    assert [len(packed[4]), len(packed[5])] == [1, 4]
    assert through_json(state) == state.registers


# ---------------------------------------------------------------- what one desk writes

DESK = DeskPen("NIRMS.1f", "k5eed", pen().minute)


def by_desk(kind: str) -> RecordState:
    """A full record as a desk saves it, with a nonce for each register."""
    plain = full(kind)
    heads = {name: (DESK.write(plain.ref, name, plain.text(name), ()),) for name in plain.registers}
    return RecordState(plain.ref, heads)


def test_a_record_saved_once_by_a_desk_keeps_two_seeds() -> None:
    for kind in KINDS:
        state = by_desk(kind)
        values, document = pack(state.registers)
        assert document["f"] == ["NIRMS.1f", DESK.open_seed(state.ref), DESK.minute]
        assert document["k"][0] == "k5eed"
        assert "r" not in document
        back = unpack(state.ref, values, json.loads(json.dumps(document)))
        assert back == state.registers
        assert pack(back) == (values, document)


def test_the_close_seed_never_leaves() -> None:
    for kind in KINDS:
        state = by_desk(kind)
        values, document = pack(state.registers, outward=True)
        assert "k5eed" not in json.dumps(document)
        assert DESK.open_seed(state.ref) in json.dumps(document)
        assert {split_register(name)[0] for name in document["r"]} == {
            spec.name
            for spec in state.fields
            if spec.floor is not None or spec.names_records or spec.is_set
        }
        assert unpack(state.ref, values, document) == state.registers


def test_no_seed_leaves_with_a_value_that_replaced_another() -> None:
    state = by_desk("visit")
    edit = DeskPen("NIRMS.1f", "k0ther", 9).write(
        state.ref, "purpose", "two", state.heads("purpose")
    )
    changed = state.with_registers({"purpose": (edit,)})
    values, document = pack(changed.registers, outward=True)
    assert DESK.open_seed(state.ref) not in json.dumps(document)
    assert unpack(state.ref, values, document) == changed.registers
    assert DESK.open_seed(state.ref) in json.dumps(pack(changed.registers))


def test_what_came_with_a_seed_is_kept_as_small() -> None:
    values, document = pack(by_desk("visit").registers, outward=True)
    there = unpack(by_desk("visit").ref, values, document)
    again, kept = pack(there)
    assert (again, kept) == (values, document)


def test_nothing_packs_to_nothing() -> None:
    assert pack({}) == ({}, {})
    assert pack({"purpose": ()}) == ({}, {})
    assert unpack(ref("visit"), {}, {}) == {}


def test_a_value_without_its_revision_is_no_register() -> None:
    """What somebody wrote into a column or a cell by other means has no author."""
    assert unpack(ref("visit"), {"purpose": "one"}, {}) == {}
    assert unpack(ref("visit"), {"purpose": ""}, {"f": ["A.1", "n", 1]}) == {}
