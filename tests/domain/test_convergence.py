"""The laws of the exchange (exchange.md 9, 1 to 8), tried on worlds of three and four desks."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.codes import Life
from hrdesk.domain.merge import Decision
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import LIFE
from tests.domain.world import FIRST, REFS, REGISTERS, VALUES, World, play

PLACES = st.integers(0, 3)
NAMES = st.sampled_from((FIRST, FIRST, *REFS[1:]))
WRITTEN = st.sampled_from(REGISTERS).flatmap(
    lambda register: st.tuples(st.just(register), st.sampled_from(VALUES[register]))
)
STORIES = 300


class Exchange(RuleBasedStateMachine):
    """People edit, send, edit by hand, take in, decide, remove and restore backups."""

    letters = Bundle("letters")
    screens = Bundle("screens")

    @initialize(
        desks=st.integers(3, 4),
        clocks=st.lists(st.integers(-60, 60), max_size=4),
        begun=st.lists(st.sampled_from(VALUES["purpose"]), max_size=4),
    )
    def begin(self, desks: int, clocks: list[int], begun: list[str]) -> None:
        self.world = World(desks, clocks)
        for desk, value in zip(self.world.desks, begun, strict=False):
            self.world.edit(desk, FIRST, "purpose", value)

    @rule(target=screens, place=PLACES, name=NAMES, written=WRITTEN)
    def edit(self, place: int, name: str, written: tuple[str, str]) -> tuple[int, str, str, Heads]:
        desk = self.world.desks[place % len(self.world.desks)]
        heads = desk.state(name).heads(written[0])
        self.world.edit(desk, name, *written)
        return place % len(self.world.desks), name, written[0], heads

    @rule(screen=screens, data=st.data())
    def edit_on_an_old_screen(
        self, screen: tuple[int, str, str, Heads], data: st.DataObject
    ) -> None:
        place, name, register, heads = screen
        value = data.draw(st.sampled_from(VALUES[register]))
        self.world.edit(self.world.desks[place], name, register, value, heads)

    @rule(place=PLACES, name=NAMES, life=st.sampled_from(Life))
    def put_aside_remove_or_restore(self, place: int, name: str, life: Life) -> None:
        desk = self.world.desks[place % len(self.world.desks)]
        self.world.edit(desk, name, LIFE, life.value)

    @rule(place=PLACES)
    def decide_all_conflicts(self, place: int) -> None:
        desk = self.world.desks[place % len(self.world.desks)]
        for name, state in list(desk.records.items()):
            for register, values in state.conflicts().items():
                self.world.edit(desk, name, register, values[-1])

    @rule(target=letters, place=PLACES)
    def send(self, place: int) -> Arrival:
        return self.world.send(self.world.desks[place % len(self.world.desks)])

    @rule(target=letters, letter=letters, name=NAMES, written=WRITTEN)
    def edit_by_hand(self, letter: Arrival, name: str, written: tuple[str, str]) -> Arrival:
        copy = self.world.edit_by_hand(letter, name, *written)
        return multiple() if copy is None else copy

    @rule(letter=letters, place=PLACES)
    def take_in(self, letter: Arrival, place: int) -> None:
        desk = self.world.desks[place % len(self.world.desks)]
        self.world.receive(desk, letter)
        before = desk.standing()
        self.world.receive(desk, letter)
        assert desk.standing() == before, "receiving twice is receiving once"

    @rule(letter=letters, place=PLACES)
    def keep_ours(self, letter: Arrival, place: int) -> None:
        self.world.receive(self.world.desks[place % len(self.world.desks)], letter, Decision.OURS)

    @rule(place=PLACES)
    def restore_a_backup(self, place: int) -> None:
        self.world.copy(self.world.desks[place % len(self.world.desks)])

    @invariant()
    def laws_hold(self) -> None:
        if hasattr(self, "world"):
            assert not self.world.faults

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.settle()
            assert not self.world.faults


def test_any_order_of_acts_and_deliveries_keeps_the_laws() -> None:
    ended: list[bool] = []

    class Counted(Exchange):
        def teardown(self) -> None:
            super().teardown()
            if hasattr(self, "world"):
                ended.append(self.world.in_conflict())

    run_state_machine_as_test(Counted, settings=settings(max_examples=80, stateful_step_count=25))
    # Where conflicts are rare the laws hold for want of anything to catch.
    assert sum(ended) >= len(ended) / 4


def test_stories_converge_and_a_quarter_of_them_end_in_a_conflict() -> None:
    worlds = [play(World(3 + seed % 2), seed) for seed in range(STORIES)]
    assert [world.faults for world in worlds if world.faults] == []
    assert sum(world.in_conflict() for world in worlds) >= STORIES / 4


@pytest.mark.parametrize("clocks", [(0, 0, -600), (90, 0, 0), (-5, 7, 11), (10_000_000, 0, -1)])
def test_a_shifted_clock_changes_no_set_of_current_values(clocks: tuple[int, ...]) -> None:
    for seed in range(40):
        right, wrong = play(World(3), seed), play(World(3, clocks), seed)
        assert not wrong.faults
        assert [desk.values() for desk in wrong.desks] == [desk.values() for desk in right.desks]
        assert [desk.standing() for desk in wrong.desks] == [
            desk.standing() for desk in right.desks
        ]


def test_any_order_and_repetition_of_letters_gives_the_same_desk() -> None:
    for seed in range(60):
        world = play(World(3), seed, steps=20)
        letters = world.mail
        reader, other = World(1), World(1)
        for letter in letters:
            reader.judge.written.update(world.judge.written)
            reader.receive(reader.desks[0], letter)
        for letter in [*reversed(letters), *letters]:
            other.judge.written.update(world.judge.written)
            other.receive(other.desks[0], letter)
        assert reader.desks[0].standing() == other.desks[0].standing()
        assert not [*reader.faults, *other.faults]


def test_two_copies_of_a_desk_that_edit_one_register_both_survive_at_a_third() -> None:
    world = World(3)
    desk, third = world.desks[0], world.desks[2]
    twin = world.copy(desk)
    assert twin is not None
    world.edit(desk, FIRST, "purpose", "two")
    world.edit(twin, FIRST, "purpose", "three")
    for sender in (desk, twin):
        world.receive(third, world.send(sender))
    assert third.values()[FIRST, "purpose"] == {"two", "three"}
    world.settle()
    assert not world.faults


def test_a_hand_edit_is_the_same_revision_at_every_desk_that_reads_it() -> None:
    world = World(4)
    letter = world.edit_by_hand(world.send(world.desks[0]), FIRST, "purpose", "by hand")
    assert letter is not None
    for desk in world.desks:
        world.receive(desk, letter)
        world.receive(desk, letter)
    heads = [desk.state(FIRST).heads("purpose") for desk in world.desks]
    assert all(each == heads[0] for each in heads)
    assert [each.author for each in heads[0]] == [f"hand:{letter.workbook}"]
    assert world.exchange() == 0


def test_a_late_workbook_brings_nothing_back() -> None:
    """Monday's workbook, read after Wednesday's, supersedes nothing and adds nothing."""
    world = World(3)
    monday = world.send(world.desks[0])
    world.edit(world.desks[0], FIRST, "purpose", "two")
    wednesday = world.send(world.desks[0])
    world.receive(world.desks[1], wednesday)
    assert world.receive(world.desks[1], monday) == 0
    assert world.desks[1].values()[FIRST, "purpose"] == {"two"}


def test_absence_removes_nothing() -> None:
    world = World(3)
    world.edit(world.desks[0], REFS[1], "purpose", "two")
    world.edit(world.desks[0], FIRST, "notes", "left")
    for desk in world.desks:
        before = desk.standing()
        empty = World(3).send(world.desks[1])
        assert set(before) <= set(desk.standing())
        world.receive(desk, Arrival("W0", empty.envelope))
        assert desk.standing() == before


def test_equal_edits_here_and_there_are_no_conflict() -> None:
    world = World(3)
    for desk in world.desks:
        world.edit(desk, FIRST, "purpose", "two")
    world.settle()
    assert not world.in_conflict()
    assert len(world.desks[0].state(FIRST).heads("purpose")) == 3
