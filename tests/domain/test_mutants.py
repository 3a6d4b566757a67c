"""Wrong ways to merge, each of which a law must catch: one that survives means a blind test."""

import dataclasses
from collections.abc import Iterable
from dataclasses import replace

import pytest

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.codes import Life
from hrdesk.domain.merge import Decision
from hrdesk.domain.revisions import Pen, Revision, distinct, merged
from hrdesk.domain.state import LIFE
from tests.domain.world import Desk, World, play


class NewestWins(World):
    """What most programs do: the latest minute stands, the other edit is lost."""

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        found = super().receive(desk, letter, decision)
        for name, state in list(desk.records.items()):
            desk.keep(name, {register: heads[:1] for register, heads in state.registers.items()})
        self.check(desk)
        return found


class StampsOnImport(World):
    """What was taken in is signed again by the desk that took it in."""

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        before = {each for ids in desk.standing().values() for each in ids}
        found = super().receive(desk, letter, decision)
        for name, state in list(desk.records.items()):
            for register, heads in state.registers.items():
                stamped = tuple(
                    each if each.id in before else replace(each, author=desk.author)
                    for each in heads
                )
                desk.keep(name, {register: stamped})
        self.check(desk)
        return found


class DecidesByItself(World):
    """A conflict is resolved by the program, at every desk for itself."""

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        found = super().receive(desk, letter, decision)
        for name, state in list(desk.records.items()):
            for register in state.conflicts():
                heads = state.heads(register)
                own = self._pen(desk).write(name, register, heads[0].value, heads)
                desk.keep(name, {register: merged(heads, (own,))})
        self.check(desk)
        return found


class PrunesAncestry(World):
    """A revision knows its parents only, to save room."""

    def write(
        self, by: Pen, name: str, register: str, value: str, seen: Iterable[Revision]
    ) -> Revision:
        each = super().write(by, name, register, value, seen)
        return replace(each, ancestors=frozenset(each.parents))


class _Numbered(Revision):
    @property
    def id(self) -> str:
        return f"{self.record} {self.register} {self.author} {self.nonce}"


def _before(seen: Iterable[Revision]) -> set[str]:
    return {each.id for each in seen}.union(*(each.ancestors for each in seen))


class CountsItsRevisions(World):
    """Ids are numbers of the author: a restored backup uses them again."""

    def write(
        self, by: Pen, name: str, register: str, value: str, seen: Iterable[Revision]
    ) -> Revision:
        number = sum(each.startswith(f"{name} {register} {by.author}") for each in _before(seen))
        made = super().write(replace(by, nonce=str(number)), name, register, value, seen)
        return _Numbered(
            **{
                each.name: getattr(made, each.name)
                for each in dataclasses.fields(made)
                if each.init
            }
        )


class ReaderMintsTheHandEdit(World):
    """Whoever reads an edited workbook signs the edit: two readers make two of one act."""

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        by = self._pen(desk)
        records = tuple(
            replace(
                each,
                hands={
                    register: by.write(each.ref, register, hand.value, each.sent.get(register, ()))
                    for register, hand in each.hands.items()
                },
            )
            for each in letter.records
        )
        return super().receive(desk, replace(letter, records=records), decision)


class ComparesWithTheDesk(World):
    """A hand edit is written over what stands at the desk, not over what was sent."""

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        records = tuple(
            replace(
                each,
                hands={
                    register: Pen(hand.author, hand.nonce, hand.minute).write(
                        each.ref, register, hand.value, desk.state(each.ref).heads(register)
                    )
                    for register, hand in each.hands.items()
                },
            )
            for each in letter.records
        )
        return super().receive(desk, replace(letter, records=records), decision)


class AbsenceRemoves(World):
    """What did not come back is taken for removed."""

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        found = super().receive(desk, letter, decision)
        came = {each.ref for each in letter.records}
        for name, state in list(desk.records.items()):
            if name not in came and state.life is not Life.REMOVED:
                own = self._pen(desk).write(name, LIFE, "removed", state.seen_for(LIFE, "removed"))
                desk.keep(name, {LIFE: (own,)})
        self.check(desk)
        return found


class ForgetsAConflict(World):
    """Only the first value of a conflict is sent on."""

    def send(self, desk: Desk) -> Arrival:
        whole = dict(desk.records)
        for name, state in whole.items():
            desk.keep(name, {register: heads[:1] for register, heads in state.registers.items()})
        letter = super().send(desk)
        desk.records = whole
        return letter


def laws_broken(kind: type[World], stories: int = 60) -> set[str]:
    """The laws that a way of merging breaks in some story."""
    broken: set[str] = set()
    for seed in range(stories):
        world = kind(3)
        if seed % 2:
            world.copy(world.desks[seed % 3])
        broken.update(play(world, seed).faults)
    return broken


@pytest.mark.parametrize(
    ("mutant", "law"),
    [
        (NewestWins, "heads are what nobody wrote over"),
        (StampsOnImport, "imports do not author"),
        (DecidesByItself, "imports do not author"),
        (PrunesAncestry, "heads are what nobody wrote over"),
        (CountsItsRevisions, "convergence"),
        (ReaderMintsTheHandEdit, "imports do not author"),
        (ComparesWithTheDesk, "imports do not author"),
        (AbsenceRemoves, "imports do not author"),
        (ForgetsAConflict, "convergence"),
    ],
)
def test_every_wrong_way_breaks_a_law(mutant: type[World], law: str) -> None:
    assert law in laws_broken(mutant)


def test_the_right_way_breaks_none_in_the_same_stories() -> None:
    assert laws_broken(World) == set()


def test_a_conflict_that_only_one_side_sees_would_be_seen() -> None:
    """The judge is no copy of the program: it sees a head that was dropped in silence."""
    world = World(3)
    world.edit(world.desks[0], world.mail[0].records[0].ref, "purpose", "two")
    state = world.desks[0].state(world.mail[0].records[0].ref)
    world.desks[0].records[state.ref] = state.with_registers({"purpose": ()})
    world.check(world.desks[0])
    assert world.faults
    assert distinct(state.heads("purpose")) == ("two",)
