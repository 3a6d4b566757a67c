"""Real desks that meet in real workbooks only, and a judge who checks every act of theirs.

The judge is the one of the pure model: he knows who wrote what over what, and who was given it,
and says from that alone which revisions must stand where. What a reader may see is worked out
here once more, from the labels, so that the program is not asked about itself.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from openpyxl import load_workbook

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope
from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.merge import WITHDRAWN, Class, Decision, Plan, plan_merge
from hrdesk.domain.records import field_of
from hrdesk.domain.revisions import Heads, Revision, distinct
from hrdesk.domain.same import groups_of, links_of, shown_in
from hrdesk.domain.state import (
    LABEL,
    LIFE,
    PARTNERS,
    SYSTEM,
    RecordState,
    partner_list,
    split_register,
)
from hrdesk.operations.care import check
from hrdesk.operations.send import ALL, What, plan_sending
from hrdesk.store import ledger
from hrdesk.store.records import read_states
from hrdesk.store.same import shown_refs
from tests.domain.world import Judge
from tests.laws.searched import found_in, inflated
from tests.worlds import DeskAtWork, Sheet

CODES = ("AAA", "BBB", "CCC")
Key = tuple[str, str]
Marks = dict[Key, frozenset[str]]
PRIVATE, CLOSE = ("protected", "pseudonym", "private_notes"), ("mobile", "call_handles")


class RegisterJudge(Judge):
    """The judge for workbooks that hold a part of a record: a removal names heads of all of it."""

    def give(self, desk: str, revisions: Iterable[str]) -> None:
        """A desk that gets a revision knows of all that came before it in the same register."""
        waiting, known = list(revisions), self.given.setdefault(desk, set())
        while waiting:
            each = self.written.get(waiting[-1])
            if each is None:
                self.forged.add(waiting.pop())
            elif waiting.pop() not in known:
                known.add(each.id)
                waiting += [
                    parent
                    for parent in each.parents
                    if parent not in self.written or self._same(each, self.written[parent])
                ]

    def _same(self, one: Revision, other: Revision) -> bool:
        return (one.record, one.register) == (other.record, other.register)


@dataclass(frozen=True)
class Letter:
    """A workbook in the mail: the revisions that were sent in it, and those made by hand."""

    book: Path
    sent: Marks = field(repr=False)
    hands: Mapping[Key, str] = field(default_factory=dict)

    @property
    def holds(self) -> Marks:
        """All revisions that must be read from it."""
        keys = self.sent.keys() | self.hands.keys()
        return {
            key: self.sent.get(key, frozenset()).union(
                [self.hands[key]] if key in self.hands else ()
            )
            for key in keys
        }


class Network:
    """Three desks, everything that was ever written, and the mail, which is never emptied."""

    def __init__(self, desks: dict[str, DeskAtWork], folder: Path) -> None:
        self.desks = desks
        self.folder = folder
        self.judge = RegisterJudge()
        self.mail: list[Letter] = []
        self.refs: list[str] = []
        self.told: dict[str, set[Key]] = {code: set() for code in desks}
        self.shared: dict[tuple[str, str], set[str]] = {}
        self._numbers = itertools.count(1)
        self._contents: dict[str, tuple[object, ...]] = {}
        self._before: dict[str, dict[Key, Heads]] = {code: {} for code in desks}
        for desk in desks.values():
            self.look(desk, came=None)

    def close(self) -> None:
        """Give all desk files back."""
        for desk in self.desks.values():
            desk.close()

    # ------------------------------------------------ what people see

    def text(self) -> str:
        """A text that nobody else writes; it says nothing and is found wherever it leaks to."""
        return f"canary-{next(self._numbers):04}-value"

    def states(self, desk: DeskAtWork) -> dict[str, RecordState]:
        """All records of a desk."""
        with desk.database.reading() as session:
            return read_states(session, self.refs)

    def standing(self, desk: DeskAtWork) -> dict[Key, Heads]:
        """The heads of every register of a desk."""
        return {
            (ref, register): heads
            for ref, state in self.states(desk).items()
            for register, heads in state.registers.items()
        }

    # ------------------------------------------------ laws after an act

    def look(self, desk: DeskAtWork, came: Arrival | None, *, undone: bool = False) -> None:
        """Check a desk after an act; `came` is what was taken in, None for writing."""
        standing = self.standing(desk)
        before = self._before[desk.code]
        for key, heads in standing.items():
            for each in heads:
                self._unchanged(each)
                if each.id not in self.judge.written:
                    assert came is None, f"law 6: an import wrote {each}"
                    assert each.author == desk.database.identity.author
                    self.judge.write(each)
            self._followed(before.get(key, ()), heads, undone=undone)
        # A removal is written over heads of other registers, of the same act too: first all of it.
        if came is None or undone:
            written = [each.id for heads in standing.values() for each in heads]
            self.judge.give(desk.code, written)
        if not undone:
            assert before.keys() <= standing.keys(), "law 4: a register is gone"
            self._as_judged(desk, standing)
        else:
            self._forget(desk, standing)
        self._before[desk.code] = standing

    def _unchanged(self, each: Revision) -> None:
        content = (each.value, each.parents, each.ancestors, each.author, each.nonce, each.minute)
        assert self._contents.setdefault(each.id, content) == content, "law 4: it was rewritten"

    def _followed(self, before: Heads, after: Heads, *, undone: bool) -> None:
        known = {each.id for each in after}.union(*(each.ancestors for each in after))
        if not undone:
            assert {each.id for each in before} <= known, "law 5: a head went for nothing"

    def _forget(self, desk: DeskAtWork, standing: dict[Key, Heads]) -> None:
        """Undoing an import may withdraw what it brought: the desk knows what it shows."""
        self.judge.given[desk.code] = set()
        for heads in standing.values():
            self.judge.give(desk.code, [each.id for each in heads])

    def _as_judged(self, desk: DeskAtWork, standing: dict[Key, Heads]) -> None:
        assert not self.judge.forged, "law 6: revisions that nobody wrote"
        for key in standing.keys() | self.judge.keys(desk.code):
            here = {each.id for each in standing.get(key, ())}
            assert here == self.judge.heads(desk.code, key), f"laws 5 and 10: {key}"

    # ------------------------------------------------ sending

    def send(
        self, desk: DeskAtWork, to: str, what: What = ALL, left: Collection[str] = ()
    ) -> Letter:
        """Send a workbook, and check what is in it before anybody reads it."""
        gone = self._withdrawn(desk, to, what)
        book = desk.send(to, what, left)
        plan = desk.plan(book)
        assert not {each.ref for each in plan.arrival.records} & set(left), "left out, and there"
        assert not plan.items, "law 2: one's own workbook, unedited, plans something"
        assert not plan.missing
        assert not plan.findings
        self._in_the_log(desk, to, plan.arrival)
        holds = marks(plan.arrival)
        self._no_trace(desk, to, book, holds)
        assert set(plan.arrival.envelope.withdrawn) == gone, "told once: no longer shared"
        shared = self.shared.setdefault((desk.code, to), set())
        shared |= {ref for ref, _ in holds}
        shared -= gone
        self.told[to] |= holds.keys()
        letter = Letter(book, holds)
        self.mail.append(letter)
        return letter

    def _withdrawn(self, desk: DeskAtWork, to: str, what: What) -> set[str]:
        """What this reader was given and may have no longer, from the labels alone."""
        states = self.states(desk)
        return {
            ref
            for ref in self.shared.get((desk.code, to), set()) & states.keys()
            if (isinstance(what, str) or ref in what)
            and not may_see(states[ref], LABEL, self.desks[to])
            and not _is_at_risk(states[ref])
            and not _is_first(states[ref], self.desks[to])
        }

    def _in_the_log(self, desk: DeskAtWork, to: str, arrival: Arrival) -> None:
        """Law 19: what is read from the file is what the log says."""
        with desk.database.reading() as session:
            said = {
                each.ref: each.version
                for each in ledger.disclosures(session, to=to)
                if each.workbook == arrival.workbook
            }
        read = {each.ref: version_of(each.sent) for each in arrival.records}
        assert said == read | dict.fromkeys(arrival.envelope.withdrawn, ledger.WITHDRAWN), "law 19"

    def _no_trace(self, desk: DeskAtWork, to: str, book: Path, holds: Marks) -> None:
        """Law 18: nothing that was replaced, and nothing that this reader may not see."""
        seen = {
            value
            for ref, state in self.states(desk).items()
            for register in state.registers
            if (ref, register) in holds and may_see(state, register, self.desks[to])
            for value in self._values(state, register)
        }
        known = {split_register(name)[1] for _, name in self.told[to] | self._shown(to)}
        every = {
            text
            for each in self.judge.written.values()
            for text in (each.value, split_register(each.register)[1])
            if text.startswith("canary-")
        }
        assert not found_in(inflated(book), sorted(every - seen - known)), "law 18"

    def _shown(self, to: str) -> set[Key]:
        return self.judge.keys(to)

    def _values(self, state: RecordState, register: str) -> list[str]:
        values = list(distinct(state.heads(register)))
        element = split_register(register)[1]
        return [*values, element] if element and any(values) else values

    # ------------------------------------------------ reading

    def read(self, desk: DeskAtWork, letter: Letter) -> Plan:
        """Read a workbook anywhere: always the same revisions (laws 9, 11 to 13)."""
        plan = desk.plan(letter.book)
        assert marks(plan.arrival) == letter.holds, "laws 9, 11, 13: other revisions than meant"
        return plan

    def receive(self, desk: DeskAtWork, letter: Letter) -> None:
        """Take a workbook in with everything accepted but removals, twice."""
        plan = self.read(desk, letter)
        desk.receive(letter.book)
        late = {item.ref for item in plan.items if item.kind is Class.REMOVAL}
        for each in plan.arrival.records:
            if not _is_left(plan, each, desk):
                for register, heads in each.heads().items():
                    if register != LIFE or each.ref not in late:
                        self.judge.give(desk.code, [head.id for head in heads])
        self.look(desk, plan.arrival)
        standing = self._before[desk.code]
        again = desk.receive(letter.book)
        assert not again.changes.edits, "law 2: reading twice did something"
        assert again.plan.findings == plan.findings, "law 2: questions were asked again"
        assert self.standing(desk) == standing

    def agree_to_removals(self, desk: DeskAtWork, letter: Letter) -> None:
        """Take a workbook in, removals too: a person's decision, which this desk may write.

        What is shared no longer is taken off this desk alone: it knows nothing of it any more.
        """
        plan = self.read(desk, letter)
        desk.receive(letter.book, removals=Decision.THEIRS)
        self._take_off(desk, {item.ref for item in plan.items if item.code == WITHDRAWN})
        for key, heads in self.standing(desk).items():
            before = {each.id for each in self._before[desk.code].get(key, ())}
            for each in heads:
                if each.id not in self.judge.written:
                    assert key[1] == LIFE, "law 6: an import wrote more than a person said"
                    self.judge.write(each)
                if each.id not in before:
                    self.judge.give(desk.code, [each.id])
        self.look(desk, came=None)

    def _take_off(self, desk: DeskAtWork, refs: set[str]) -> None:
        assert not any(desk.state(ref) for ref in refs)
        self._before[desk.code] = {
            key: heads for key, heads in self._before[desk.code].items() if key[0] not in refs
        }
        known = self.judge.given.setdefault(desk.code, set())
        known -= {each for each in known if self.judge.written[each].record in refs}

    # ------------------------------------------------ by hand

    def sheet_edited(self, letter: Letter, edit: "Edit") -> Letter:
        """A copy of a workbook in which somebody has done something with a spreadsheet program."""
        book = self.folder / f"hand-{next(self._numbers)}.xlsx"
        workbook = load_workbook(letter.book)
        sheet = next(each for each in workbook.worksheets if each.title == edit.title)
        changed = edit.on(Sheet(sheet))
        workbook.save(book)
        read = next(iter(self.desks.values())).plan(book).arrival
        copy = self._expected(Letter(book, letter.sent, letter.hands), read, changed, edit.dropped)
        assert marks(read) == copy.holds, "laws 9, 12, 13: the sheet says something else"
        self.mail.append(copy)
        return copy

    def _expected(
        self, letter: Letter, read: Arrival, changed: dict[Key, str], dropped: Sequence[str]
    ) -> Letter:
        """What was sent, less the rows that are gone, and one revision for each changed cell."""
        sent = {key: ids for key, ids in letter.sent.items() if key[0] not in dropped}
        hands = {key: each for key, each in letter.hands.items() if key[0] not in dropped}
        found = {
            (each.ref, register): hand
            for each in read.records
            for register, hand in each.hands.items()
        }
        for key, value in changed.items():
            hand = found.get(key)
            assert hand is not None, f"law 9: {key} was changed, and no revision says so"
            assert hand.value == value
            self.judge.write(hand)
            self._unchanged(hand)
            hands[key] = hand.id
        return replace(letter, sent=sent, hands=hands)

    # ------------------------------------------------ the end

    def settle(self) -> None:
        """Two rounds of everybody with everybody, everything accepted; a third adds nothing."""
        self._round(everything=True)
        self._round(everything=False)
        if self._left():
            # Even a workbook that brings nothing new says what its sender has.
            self._round(everything=True)
        assert not self._left(), "law 6: a third exchange adds something"
        for desk in self.desks.values():
            self._shown_as_stands(desk)
        every = {code: self.states(desk) for code, desk in self.desks.items()}
        for ref, register in {
            (ref, register)
            for states in every.values()
            for ref, state in states.items()
            for register in state.registers
        }:
            self._agreed(ref, register, every)

    def _shown_as_stands(self, desk: DeskAtWork) -> None:
        """What a desk shows and finds follows the heads that stand; joined records are shown once."""
        states = self.states(desk)
        links = [(ref, to) for ref, state in states.items() for to in links_of(state)]
        with desk.database.reading() as session:
            assert check(session) == []
            shown = shown_refs(session, states)
        for group in groups_of(links):
            here = {ref: states[ref].life.value for ref in group if ref in states}
            assert {shown[ref] for ref in here} == {shown_in(here)}
            shown = {ref: name for ref, name in shown.items() if ref not in group}
        assert all(ref == name for ref, name in shown.items())

    def _round(self, *, everything: bool) -> None:
        """Everybody sends to everybody; or only those do whose workbook would bring something."""
        for sender, to in itertools.permutations(self.desks.values(), 2):
            if everything or self._would_change(sender, to):
                self.agree_to_removals(to, self.send(sender, to.code))

    def _left(self) -> list[object]:
        pairs = itertools.permutations(self.desks.values(), 2)
        return [item for sender, to in pairs for item in self._would_change(sender, to)]

    def _would_change(self, sender: DeskAtWork, to: DeskAtWork) -> Sequence[object]:
        """What a workbook would bring, without the file."""
        with sender.database.reading() as session:
            going = plan_sending(session, to.code).going
        records = tuple(
            ArrivedRecord(each.record.ref, "", row, sent=each.record.registers)
            for row, each in enumerate(going, 5)
        )
        arrival = Arrival("W", Envelope(sender.code, "", to.code, sender.minute), records)
        return plan_merge(arrival, self.states(to), proven=True).items

    def _agreed(
        self, ref: str, register: str, every: Mapping[str, Mapping[str, RecordState]]
    ) -> None:
        """Law 1: all who may see a register have the same heads."""
        having = {code: states[ref] for code, states in every.items() if ref in states}
        who = [
            code
            for code, reader in self.desks.items()
            if all(
                code == other or _sees(state, register, reader, every[other])
                for other, state in having.items()
            )
        ]
        shown = {code: having[code] for code in who if code in having}
        if len(shown) < 2 or any(state.life is Life.REMOVED for state in shown.values()):
            return
        heads = [state.heads(register) for state in shown.values() if state.heads(register)]
        # Who never had a value is not told that it was taken out.
        if any(each.value for several in heads for each in several):
            assert all(each == heads[0] for each in heads), f"law 1: {ref} {register} differs"
            assert len(heads) == len(shown), f"law 1: {ref} {register} has not come to all"

    def in_conflict(self) -> bool:
        """Whether different values stand anywhere."""
        return any(
            state.conflicts()
            for desk in self.desks.values()
            for state in self.states(desk).values()
        )


@dataclass(frozen=True)
class Edit:
    """What somebody does on one sheet; `dropped` are the Refs whose rows it takes away."""

    title: str
    ref: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    dropped: tuple[str, ...] = ()

    def on(self, sheet: Sheet) -> dict[Key, str]:
        """Do it; returns the registers written and their values."""
        changed: dict[Key, str] = {}
        for key, text in self.texts:
            row = sheet.row_of(self.ref)
            if str(sheet.get(row, key) or "") != text:
                sheet.put(row, key, text)
                changed[self.ref, key] = text
        for ref in self.dropped:
            sheet.sheet.delete_rows(sheet.row_of(ref))
        if self.sort:
            sheet.sort(self.sort)
        return changed


def marks(arrival: Arrival) -> Marks:
    """The ids of all revisions that a workbook brings."""
    return {
        (each.ref, register): frozenset(head.id for head in heads)
        for each in arrival.records
        for register, heads in each.heads().items()
    }


def may_see(state: RecordState, register: str, reader: DeskAtWork) -> bool:
    """Whether a desk may see a register, from the labels alone (all desks are focal points)."""
    name = split_register(register)[0]
    labels = {each.value for each in state.heads(LABEL)} or {"internal"}
    named = [set(partner_list(each.value)) for each in state.heads(PARTNERS)]
    is_named = bool(named) and reader.code in set.intersection(*named)
    is_first = _is_first(state, reader)
    if "internal" in labels or name in PRIVATE or _is_at_risk(state):
        return False
    if "partners" in labels or name in CLOSE:
        return is_named or is_first
    return True


def _sees(
    state: RecordState, register: str, reader: DeskAtWork, others: Mapping[str, RecordState]
) -> bool:
    """As `may_see`; a link only where the reader may see all that it leads to."""
    name, element = split_register(register)
    if not may_see(state, register, reader):
        return False
    if name in SYSTEM or not field_of(state.kind, name).is_link:
        return True
    led = [element] if element else [each.value for each in state.heads(register) if each.value]
    return all(
        target in others
        and others[target].life is not Life.REMOVED
        and may_see(others[target], "name", reader)
        for target in led
    )


def _is_first(state: RecordState, reader: DeskAtWork) -> bool:
    return {each.value for each in state.heads("origin")} == {reader.database.identity.author}


def _is_at_risk(state: RecordState) -> bool:
    return any(each.value == "yes" for each in state.heads("protected"))


def _is_left(plan: Plan, each: ArrivedRecord, desk: DeskAtWork) -> bool:
    """Whether nothing of a record was taken in: one that is not here and was removed there."""
    here = desk.state(each.ref) is not None
    return not here and each.ref not in {item.ref for item in plan.items}


def desks_from(templates: dict[str, DeskAtWork], folder: Path) -> dict[str, DeskAtWork]:
    """Copies of desks that were closed, at work in a folder of their own."""
    folder.mkdir()
    return {code: desk.copied(folder) for code, desk in templates.items()}
