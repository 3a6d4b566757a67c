"""Desks that meet only by workbook, and a judge who knows nothing of how merging is done.

The world plays acts of people: they edit, send, edit workbooks by hand and take them in. The
judge keeps every revision ever written as a plain graph of parents, and what each desk has been
given; from these alone it says which values must stand where.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope, hand_revision
from hrdesk.domain.codes import Life
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.merge import Class, Decision, plan_merge
from hrdesk.domain.revisions import Heads, Pen, Revision, distinct, merged
from hrdesk.domain.same import (
    differences,
    groups_of,
    is_link,
    link_to,
    links_of,
    open_heads,
    shown_in,
)
from hrdesk.domain.state import IN, LIFE, RecordState
from tests.factories import MINUTE, ref

REFS = tuple(ref("visit", f"world {number}") for number in range(4))
FIRST = REFS[0]
SAME = tuple(map(link_to, REFS[1:3]))
REGISTERS = ("purpose", "notes", "themes/a", "themes/b", *SAME)
VALUES: Mapping[str, tuple[str, ...]] = {
    "purpose": ("one", "two", "three", ""),
    "notes": ("left", "right"),
    "themes/a": (IN, ""),
    "themes/b": (IN, ""),
    **dict.fromkeys(SAME, (IN, IN, "")),
}
Key = tuple[str, str]


class Judge:
    """Says which revisions must stand: those a desk was given that nothing it was given follows."""

    def __init__(self) -> None:
        self.written: dict[str, Revision] = {}
        self.given: dict[str, set[str]] = {}
        self.forged: set[str] = set()

    def write(self, each: Revision) -> None:
        self.written[each.id] = each

    def give(self, desk: str, revisions: Iterable[str]) -> None:
        """A desk that gets a revision knows of all that came before it."""
        waiting, known = list(revisions), self.given.setdefault(desk, set())
        while waiting:
            each = waiting.pop()
            if each not in self.written:
                self.forged.add(each)
            elif each not in known:
                known.add(each)
                waiting += self.written[each].parents

    def heads(self, desk: str, key: Key) -> set[str]:
        known = [self.written[each] for each in self.given.get(desk, ())]
        mine = [each for each in known if (each.record, each.register) == key]
        followed = {parent for each in mine for parent in each.parents}
        return {each.id for each in mine} - followed

    def keys(self, desk: str) -> set[Key]:
        known = (self.written[each] for each in self.given.get(desk, ()))
        return {(each.record, each.register) for each in known}


@dataclass
class Desk:
    """One desk: its records, and a clock that may be wrong."""

    name: str
    author: str
    clock: int = 0
    records: dict[str, RecordState] = field(default_factory=dict)

    def state(self, name: str) -> RecordState:
        return self.records.get(name, RecordState(name))

    def keep(self, name: str, registers: Mapping[str, Heads]) -> None:
        self.records[name] = self.state(name).with_registers(registers)

    def standing(self) -> dict[Key, set[str]]:
        """The ids of the heads of every register."""
        return {
            (name, register): {each.id for each in heads}
            for name, state in self.records.items()
            for register, heads in state.registers.items()
        }

    def values(self) -> dict[Key, set[str]]:
        """The values that stand in every register."""
        return {
            (name, register): set(distinct(heads))
            for name, state in self.records.items()
            for register, heads in state.registers.items()
        }


class World:
    """Three or four desks and a mailbox that is never emptied."""

    def __init__(self, desks: int = 3, clocks: Iterable[int] = ()) -> None:
        self.judge = Judge()
        self.faults: list[str] = []
        self.mail: list[Arrival] = []
        self.acts = 0
        offsets = [*clocks, *[0] * desks]
        names = "ABCD"[:desks]
        self.desks = [
            Desk(name, f"{name}.{name}", offset)
            for name, offset in zip(names, offsets, strict=False)
        ]
        self.edit(self.desks[0], FIRST, LIFE, Life.ACTIVE.value)
        self.edit(self.desks[0], FIRST, "purpose", "one")
        first = self.send(self.desks[0])
        for desk in self.desks[1:]:
            self.receive(desk, first)

    # ------------------------------------------------ acts of people

    def edit(
        self, desk: Desk, name: str, register: str, value: str, screen: Heads | None = None
    ) -> None:
        """Somebody writes a value over the heads on screen: those that stand, or older ones."""
        state = desk.state(name)
        seen = state.seen_for(register, value) if screen is None else screen
        if is_link(register):
            # Who joins records has all of both on screen.
            seen += open_heads(state)
        each = self.write(self._pen(desk), name, register, value, seen)
        self.judge.write(each)
        self.judge.give(desk.name, [each.id])
        desk.keep(name, {register: merged(state.heads(register), (each,))})
        self.check(desk)

    def send(self, desk: Desk) -> Arrival:
        """A workbook of all that a desk has, as it would be read back unedited."""
        self.acts += 1
        arrived = tuple(
            ArrivedRecord(name, "Visits", row, sent=state.registers)
            for row, (name, state) in enumerate(desk.records.items(), 5)
        )
        letter = Arrival(
            f"W{self.acts}", Envelope(desk.name, desk.author, "", self._minute(desk)), arrived
        )
        self.mail.append(letter)
        return letter

    def edit_by_hand(self, letter: Arrival, name: str, register: str, value: str) -> Arrival | None:
        """Somebody without HRDesk writes into a copy of a workbook."""
        arrived = next((each for each in letter.records if each.ref == name), None)
        if arrived is None or register in arrived.hands:
            return None
        sent = arrived.sent.get(register, ())
        base = min(distinct(sent), default="")
        if value == base:
            return None
        hand = hand_revision(
            letter.workbook, letter.envelope.minute, name, register, value, sent, base
        )
        self.judge.write(hand)
        edited = replace(arrived, hands={**arrived.hands, register: hand})
        records = tuple(edited if each is arrived else each for each in letter.records)
        copy = replace(letter, records=records)
        self.mail.append(copy)
        return copy

    def receive(self, desk: Desk, letter: Arrival, decision: Decision = Decision.THEIRS) -> int:
        """Somebody takes a workbook in; conflicts stand unless ours are kept over all heads."""
        plan = plan_merge(letter, desk.records, proven=True)
        arrived = {each.ref: each.heads() for each in letter.records}
        by = self._pen(desk)
        for item in sorted(plan.items, key=lambda each: each.field == LIFE):
            state = desk.state(item.ref)
            waits = item.kind is Class.CONFLICT and decision is Decision.THEIRS
            taken, wanted = registers_after(item, state, Decision.LATER if waits else decision)
            for register in taken:
                heads = arrived[item.ref].get(register, ())
                self.judge.give(desk.name, [each.id for each in heads])
            after = state.with_registers(taken)
            for register, value in wanted.items():
                own = self.write(by, item.ref, register, value, after.seen_for(register, value))
                self.judge.write(own)
                self.judge.give(desk.name, [own.id])
                taken[register] = merged(taken[register], (own,))
            desk.keep(item.ref, taken)
        self.check(desk)
        return len(plan.items)

    def copy(self, desk: Desk) -> Desk | None:
        """A backup is restored somewhere: two desks of one author go on by themselves."""
        if len(self.desks) > 3:
            return None
        twin = replace(desk, name=f"{desk.name}'", records=dict(desk.records))
        self.judge.given[twin.name] = set(self.judge.given[desk.name])
        self.desks.append(twin)
        return twin

    def write(
        self, by: Pen, name: str, register: str, value: str, seen: Iterable[Revision]
    ) -> Revision:
        """The one place where a person's revision is made."""
        return by.write(name, register, value, tuple(seen))

    # ------------------------------------------------ laws

    def check(self, desk: Desk) -> None:
        """At every desk stand exactly the heads that must."""
        if self.judge.forged:
            self.faults.append("imports do not author")
        standing = desk.standing()
        for key in standing.keys() | self.judge.keys(desk.name):
            here, must = standing.get(key, set()), self.judge.heads(desk.name, key)
            if not here <= self.judge.written.keys():
                self.judge.forged |= here - self.judge.written.keys()
                self.faults.append("imports do not author")
            elif here != must:
                self.faults.append("heads are what nobody wrote over")

    def exchange(self) -> int:
        """Everybody sends to everybody, once; how many changes were found."""
        found = 0
        for sender in list(self.desks):
            letter = self.send(sender)
            for desk in self.desks:
                found += self.receive(desk, letter)
        return found

    def settle(self) -> None:
        """Two rounds of everybody with everybody; then all agree, and a third adds nothing."""
        self.exchange()
        self.exchange()
        if not all(self._agree(name) for desk in self.desks for name in desk.records):
            self.faults.append("convergence")
        if self.exchange():
            self.faults.append("quiescence")
        for desk in self.desks:
            self.check_joined(desk)

    def check_joined(self, desk: Desk) -> None:
        """What is one is one at whoever has the same links, and no value of it is out of sight."""
        links = {(ref, to) for ref, state in desk.records.items() for to in links_of(state)}
        if self.groups_by_links(links) != set(map(frozenset, groups_of(links))):
            self.faults.append("joined records are one, whatever links say so")
        for group in groups_of(links):
            here = [desk.records[ref] for ref in group if ref in desk.records]
            name = shown_in({state.ref: state.life.value for state in here})
            shown, others = desk.records[name], [each for each in here if each.ref != name]
            told = {each for difference in differences(shown, others) for each in difference.ids}
            for each in self.out_of_sight(shown, others):
                if each not in told:
                    self.faults.append("nothing of a joined record is lost")

    def groups_by_links(self, links: set[tuple[str, str]]) -> set[frozenset[str]]:
        """The same once more, by going from each Ref wherever links lead."""
        groups = {frozenset(link) for link in links}
        while True:
            met = next(((a, b) for a in groups for b in groups if a != b and a & b), None)
            if met is None:
                return groups
            groups = groups - set(met) | {met[0] | met[1]}

    def out_of_sight(self, shown: RecordState, others: Iterable[RecordState]) -> Iterable[str]:
        """What others say that the record shown does not, and no link was written over."""
        links = [
            each
            for state in (shown, *others)
            for register, heads in state.registers.items()
            if is_link(register)
            for each in heads
        ]
        before: set[str] = set()
        waiting = [parent for each in links for parent in each.parents]
        while waiting:
            each = waiting.pop()
            if each not in before and each in self.judge.written:
                before.add(each)
                waiting += self.judge.written[each].parents
        for state in others:
            for register, heads in state.registers.items():
                if register == LIFE or is_link(register):
                    continue
                values = set(distinct(shown.heads(register))) or {""}
                yield from (
                    each.id for each in heads if each.id not in before and each.value not in values
                )

    def in_conflict(self) -> bool:
        """Whether different values stand anywhere."""
        return any(state.conflicts() for desk in self.desks for state in desk.records.values())

    def _agree(self, name: str) -> bool:
        """All desks have the same heads; a removal goes only to those that had the record."""
        having = [desk.records[name] for desk in self.desks if name in desk.records]
        same = all(each.registers == having[0].registers for each in having)
        return same and (len(having) == len(self.desks) or having[0].life is Life.REMOVED)

    def _pen(self, desk: Desk) -> Pen:
        self.acts += 1
        return Pen(desk.author, f"n{self.acts}", self._minute(desk))

    def _minute(self, desk: Desk) -> int:
        return MINUTE + self.acts + desk.clock


def play(world: World, seed: int, steps: int = 14) -> World:
    """A random story; the same seed tells the same story, whatever the clocks say."""
    dice = random.Random(seed)
    screens: list[tuple[Desk, str, str, Heads]] = []
    for _ in range(steps):
        desk = dice.choice(world.desks)
        name = dice.choice(REFS[:2])
        # What is written twice or more is where most can go wrong.
        register = dice.choice((*REGISTERS, *REGISTERS[:4], *REGISTERS[:4]))
        value = dice.choice(VALUES[register])
        act = dice.choice(("edit", "edit", "old screen", "send", "hand", "receive", "receive"))
        if act == "edit":
            screens.append((desk, name, register, desk.state(name).heads(register)))
            world.edit(desk, name, register, value)
        elif act == "old screen" and screens:
            there, name, register, heads = dice.choice(screens)
            world.edit(there, name, register, dice.choice(VALUES[register]), heads)
        elif act == "hand":
            world.edit_by_hand(dice.choice(world.mail), name, register, value)
        elif act == "receive":
            world.receive(desk, dice.choice(world.mail))
        else:
            world.send(desk)
    world.settle()
    return world
