"""What was planned is done without planning again, unless anything was written that it rests on."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope, Seal, hand_revision_over
from hrdesk.domain.errors import DeskError
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.merge import Decision, Plan
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Pen
from hrdesk.domain.state import LABEL, LIFE, RecordState
from hrdesk.exchange.progress import Steps
from hrdesk.operations.accepting import Accept, decisions_for
from hrdesk.operations.erase import erase
from hrdesk.operations.inbox import Draft, keep_for_later
from hrdesk.operations.partners import set_partner
from hrdesk.operations.receive import Original, Pin, carry_out_original
from hrdesk.operations.records import remove, restore, set_label
from hrdesk.operations.same import join
from hrdesk.operations.undo import redo, undo
from hrdesk.operations.withdrawals import take_off
from hrdesk.operations.workbook_plan import plan_again, plan_for, states_for
from hrdesk.store.later import keep_later_records
from hrdesk.store.partners import Partner, keep_partner
from hrdesk.store.records import write_states
from tests.factories import over, pen, record, ref
from tests.worlds import NOON, DeskAtWork

IACHR, LATER = pen("IACHR.2e", "n2", NOON - 10), pen("IACHR.2e", "n3", NOON - 5)
LATER_KIND = LaterRecord("hearing", "Hearings", derived_ref("HEA", "tests", "1"), {})
KNOWN = [ref("visit", each) for each in range(6)]


def as_sent(number: int) -> RecordState:
    return record("visit", {"country": "TUN", "purpose": f"P{number}"}, at=KNOWN[number], by=IACHR)


def changed(state: RecordState, by: Pen, **values: str) -> RecordState:
    return state.with_registers(
        {name: (over(state, name, value, by),) for name, value in values.items()}
    )


def arrival(workbook: str, *rows: ArrivedRecord, minute: int = NOON, gone: str = "") -> Arrival:
    withdrawn = (gone,) if gone else ()
    envelope = Envelope("IACHR", "2e", "NIRMS", minute, withdrawn=withdrawn)
    return Arrival(workbook, envelope, rows, missing=(KNOWN[0],), seal=Seal.HOLDS)


def row(state: RecordState, **named: object) -> ArrivedRecord:
    return ArrivedRecord(state.ref, "Visits", 5, state.registers, **named)  # type: ignore[arg-type]


def by_hand(workbook: str, state: RecordState, text: str) -> ArrivedRecord:
    seen = state.heads("purpose")
    hand = hand_revision_over(workbook, NOON, state.ref, "purpose", text, seen)
    return row(state, hands={"purpose": hand})


def on_spare_line(text: str) -> ArrivedRecord:
    """One line filled in twice, in two copies of a workbook."""
    hand = Pen("hand:W", "W", NOON)
    spare, apart = ref("visit", "spare"), ref("visit", text)
    values = {"country": "KEN", "purpose": text, LABEL: "network", LIFE: "active"}
    hands = {name: hand.write(spare, name, value, ()) for name, value in values.items()}
    return ArrivedRecord(spare, "Visits", 9, {}, hands, is_new=True, apart=apart)


def some_arrivals() -> list[Arrival]:
    """Workbooks of one partner that say much of the same records."""
    sent = [as_sent(number) for number in range(6)]
    new = [record("visit", {"country": "PER"}, at=ref("visit", f"new {n}"), by=IACHR) for n in "ab"]
    wider = changed(sent[4], LATER, label="public")
    gone = changed(sent[3], LATER, life="removed")
    early = arrival(
        "K1",
        row(changed(sent[1], IACHR, purpose="Early")),
        row(changed(sent[2], IACHR, country="PER")),
        by_hand("K1", sent[3], "By hand"),
        on_spare_line("One"),
        row(new[0]),
        minute=NOON - 9,
    )
    late = arrival(
        "K2",
        row(changed(sent[1], LATER, purpose="Late")),
        row(wider),
        row(gone),
        on_spare_line("Another"),
        row(new[1]),
        gone=sent[5].ref,
    )
    with_later = replace(arrival("K3", row(sent[2])), later_records=(LATER_KIND,))
    return [early, late, with_later]


class Between:
    """A desk that has workbooks before it, and what is done between seeing a plan and doing it."""

    def __init__(self, desk: DeskAtWork) -> None:
        self.desk = desk
        self.arrivals = some_arrivals()
        self.refs = {each.ref: None for arrived in self.arrivals for each in arrived.records}
        with desk.database.writing() as session:
            write_states(session, map(as_sent, range(6)))
            keep_partner(session, Partner("IACHR", identity="2e"))
        self.own = desk.add("visit", country="FRA", purpose="Ours")

    def quiet(self, dice: random.Random) -> None:
        """Write something that plans do not rest on."""
        draft = Draft(seen=frozenset({str(dice.random())}))
        several: list[Callable[[], object]] = [
            lambda: None,
            lambda: self.desk.do(set_partner, "CCC", name=str(dice.random())),
            lambda: self.desk.do(keep_for_later, 1, draft),
        ]
        dice.choice(several)()

    def loud(self, dice: random.Random) -> None:
        """Write something that they may rest on, where it can be done."""
        desk, ref = self.desk, dice.choice([*self.refs, *KNOWN])
        several: list[Callable[[], object]] = [
            lambda: desk.set(ref, purpose=dice.choice(["Here", "By hand", "Early"])),
            lambda: desk.set(ref, country="PER"),
            lambda: desk.do(remove, [ref]),
            lambda: desk.do(restore, [ref]),
            lambda: desk.do(set_label, [ref], dice.choice([*Label])),
            lambda: desk.do(take_off, [ref]),
            lambda: desk.do(join, [ref, self.own]),
            lambda: erase(desk.database, dice.choice([ref, LATER_KIND.ref])),
            lambda: undo(desk.database),
            lambda: redo(desk.database),
            lambda: self.other_key(dice.choice(["2e", "3f"])),
            self.later_record,
            *[lambda: self.take_in(dice)] * 4,
        ]
        # What is not here, or is so already, cannot be done, and then nothing was written.
        with suppress(DeskError):
            dice.choice(several)()

    def other_key(self, mark: str) -> None:
        with self.desk.database.writing() as session:
            keep_partner(session, Partner("IACHR", identity=mark))

    def later_record(self) -> None:
        with self.desk.database.writing() as session:
            keep_later_records(session, [LATER_KIND], 0)

    def take_in(self, dice: random.Random) -> None:
        """Take in a part of a workbook."""
        plan = self.planned(dice.choice(self.arrivals))
        conflicts = dice.choice([Decision.OURS, Decision.THEIRS, Decision.LATER])
        chosen = decisions_for(plan, Accept.ALL, conflicts, Decision.THEIRS)
        some = {key: each for key, each in chosen.items() if dice.random() < 0.7}
        original = Original("b.xlsx", plan.arrival.workbook.encode())
        carry_out_original(self.desk.database, plan, some, original, pin=Pin.NOBODY)

    def planned(self, arrival: Arrival) -> Plan:
        """What a workbook would do now, without regard to any plan before."""
        with self.desk.database.reading() as session:
            return plan_for(session, arrival)

    def again(self, plan: Plan) -> Plan:
        """The plan as it is carried out."""
        with self.desk.database.reading() as session:
            ours = states_for(session, plan.arrival, Steps(1, None, None))
            return plan_again(session, plan, ours)


def test_whatever_is_written_meanwhile_it_is_as_if_all_were_planned_again(tmp_path: Path) -> None:
    dice, between = random.Random(7), Between(DeskAtWork(tmp_path, "NIRMS"))
    same = other = 0
    for _ in range(40):
        plan = between.planned(dice.choice(between.arrivals))
        if is_quiet := dice.random() < 0.3:
            between.quiet(dice)
        else:
            between.loud(dice)
        now, full = between.again(plan), between.planned(plan.arrival)
        assert now == full
        assert now is plan or not is_quiet
        same += now is plan
        other += full != plan
    assert same > 10
    assert other > 4
    between.desk.close()
