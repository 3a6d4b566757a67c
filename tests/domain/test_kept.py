"""Registers that are kept in short answer every question as the same registers made at once."""

import json
import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.disclosure import told, version_of
from hrdesk.domain.kept import (
    Act,
    Hand,
    KeptRegisters,
    PackedRegisters,
    all_merged,
    all_texts,
    count,
    each_text,
    newest_hand,
    replaced,
    shown_texts,
    texts_of,
    unlike,
    unpacked,
)
from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.revisions import Heads, Registers
from hrdesk.domain.seeds import DeskPen
from hrdesk.domain.state import RecordState
from tests.factories import full, over, pen, record, records, ref

DESK = DeskPen("NIRMS.1f", "k5eed", pen().minute)


class InOneText(PackedRegisters):
    """Registers of which each look unpacks all."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers

    def __getitem__(self, register: str) -> Heads:
        return self.registers[register]

    def __iter__(self) -> Iterator[str]:
        return iter(self.registers)

    def __len__(self) -> int:
        return len(self.registers)

    def unpacked(self) -> Registers:
        return self.registers


def kept(state: RecordState) -> Registers:
    values, document = json.loads(json.dumps(pack(state.registers)))
    return unpack(state.ref, values, document)


def by_desk(state: RecordState) -> RecordState:
    """The record as a desk writes it first, with a nonce for each register."""
    texts = {name: text for name in state.registers if (text := state.text(name))}
    heads = {name: (DESK.write(state.ref, name, text, ()),) for name, text in texts.items()}
    return RecordState(state.ref, heads)


@given(st.one_of(records(), records().map(by_desk)))
def test_every_question_has_the_same_answer(state: RecordState) -> None:
    short, made = kept(state), dict(kept(state).items())
    assert short == made
    assert (len(short), set(short), count(short)) == (len(made), set(made), count(made))
    assert dict(all_texts(short)) == dict(all_texts(made))
    assert sorted(each_text(short)) == sorted(each_text(made))
    for ask in (shown_texts, all_merged, newest_hand, version_of, told, pack):
        assert ask(short) == ask(made)  # type: ignore[operator]
    assert pack(short, outward=True) == pack(made, outward=True)
    assert pickle.loads(pickle.dumps(short)) == made
    for name in made:
        assert name in short
        assert (short[name], short[name]) == (made[name], made[name])
        assert texts_of(short, name) == texts_of(made, name)
    there, here = RecordState(state.ref, short), RecordState(state.ref, made)
    assert (there.values(), there.conflicts()) == (here.values(), here.conflicts())


@given(records(), records(), st.data())
def test_registers_are_replaced_one_by_one(
    state: RecordState, other: RecordState, data: st.DataObject
) -> None:
    names = data.draw(st.sets(st.sampled_from([*state.registers, *other.registers, "notes"])))
    changed = {name: other.heads(name) for name in names}
    expected = {name: heads for name, heads in {**state.registers, **changed}.items() if heads}
    assert replaced(kept(state), changed) == expected
    assert replaced(InOneText(kept(state)), changed) == expected


@given(st.one_of(records("visit"), st.just(full("visit")), st.just(by_desk(full("visit")))))
def test_what_stands_elsewhere_too_is_told_apart(state: RecordState) -> None:
    for other in (full("visit"), by_desk(full("visit")), state):
        expected = {n for n, heads in state.registers.items() if heads != other.heads(n)}
        for one in (kept(state), dict(kept(state).items())):
            for another in (kept(other), other.registers):
                assert set(unlike(one, another)) == expected


def test_what_came_without_the_close_seed_is_alike() -> None:
    """A partner has the nonces only that were written with it; this desk the seed."""
    state = by_desk(full("visit"))
    came = unpack(state.ref, *pack(state.registers, outward=True))
    assert unlike(came, kept(state)) == unlike(kept(state), came) == []


def test_a_revision_is_made_when_it_is_asked_for() -> None:
    registers = kept(full("visit"))
    assert isinstance(registers, KeptRegisters)
    assert registers["purpose"][0] is registers["purpose"][0]
    assert "unheard of" not in registers
    with pytest.raises(KeyError):
        registers["unheard of"]


def test_an_edit_stands_in_full_and_leaves_the_rest_in_short() -> None:
    state = full("visit")
    edit = over(state, "purpose", "two", pen("IACHR.2e", "n2", pen().minute + 5))
    registers = replaced(kept(state), {"purpose": (edit,)})
    assert isinstance(registers, KeptRegisters)
    assert list(registers.full) == ["purpose"]
    assert newest_hand(registers) == (pen().minute + 5, "IACHR.2e")
    assert replaced(registers, {}) is registers


def test_several_heads_are_merged_and_others_left_alone() -> None:
    state = record("visit", {"purpose": "one"})
    edit = over(state, "purpose", "two", pen(nonce="n2"))
    both = replaced(kept(state), {"purpose": (*state.heads("purpose"), edit)})
    assert all_merged(both)["purpose"] == (edit,)
    assert all_merged(kept(state)) == state.registers


def test_nothing_has_no_newest_hand() -> None:
    assert newest_hand({}) == (0, "")


def test_only_what_is_packed_is_unpacked() -> None:
    registers = kept(full("visit"))
    assert unpacked(InOneText(registers)) is registers
    assert unpacked(registers) is registers


def test_nonces_that_come_from_nothing_known_are_those_of_the_hand() -> None:
    """What no HRDesk writes: names of registers without the seed that they were written with."""
    act = Act(Hand("A.1", "n", 1, False), "", frozenset({"purpose"}))
    registers = KeptRegisters(ref("visit"), act, {"purpose": "one", "notes": "two"}, {})
    assert registers.by_seed() == {"": ["notes", "purpose"]}
    assert {heads[0].nonce for heads in dict(registers.items()).values()} == {"n"}
