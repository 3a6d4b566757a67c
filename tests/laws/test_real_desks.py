"""The laws of the exchange over real desks: real files, real workbooks, edited by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.operations.records import resolve, save_record, set_label, set_life
from hrdesk.operations.same import join, unjoin
from hrdesk.operations.send import ALL, CHANGED
from hrdesk.operations.undo import NothingToUndo, redo, undo
from hrdesk.store.same import members
from tests import dice
from tests.laws.conftest import whole_stories
from tests.laws.network import CODES, Edit, Letter, Network, desks_from
from tests.worlds import DeskAtWork

PLACES = st.integers(0, 2)
FIELDS = {"visit": ("purpose", "notes"), "person": ("notes", "mobile", "pseudonym")}
SHEETS = {"visit": "Visits", "person": "Persons"}
LABELS = st.sampled_from(
    [(Label.NETWORK, ()), (Label.PUBLIC, ()), (Label.INTERNAL, ())]
    + [(Label.PARTNERS, some) for some in (("AAA", "BBB"), ("BBB",), ("AAA", "CCC"))]
)
ENDED: list[bool] = []


class RealDesks(RuleBasedStateMachine):
    """What people do at three desks and in spreadsheet programs; the network checks each act."""

    templates: dict[str, DeskAtWork]
    folder: Callable[[], Path]
    network: Network

    @initialize(clocks=st.lists(st.integers(-500, 500), min_size=3, max_size=3))
    def everybody_has_the_first_record_and_writes(self, clocks: list[int]) -> None:
        dice.throw_as("real desks")
        folder = self.folder()
        self.network = Network(desks_from(self.templates, folder), folder)
        self.screens: list[tuple[DeskAtWork, RecordState]] = []
        first, *others = self.network.desks.values()
        for desk, offset in zip(self.network.desks.values(), clocks, strict=True):
            desk.minute += offset
        ref = first.add("visit", country="TUN", purpose=self.network.text(), themes=["prisons"])
        self.network.refs.append(ref)
        self.network.look(first, None)
        for desk in others:
            self.network.receive(desk, self.network.send(first, desk.code))
        for desk in others:
            desk.set(ref, purpose=self.network.text())
            self.network.look(desk, None)

    # ------------------------------------------------ at a desk

    @precondition(lambda self: len(self.network.refs) < 4)
    @rule(place=PLACES, kind=st.sampled_from(sorted(FIELDS)), label=LABELS)
    def add(self, place: int, kind: str, label: tuple[Label, tuple[str, ...]]) -> None:
        desk = self.network.desks[CODES[place]]
        text = self.network.text
        values: dict[str, object] = {"notes": text()}
        if kind == "visit":
            values |= {"country": "MEX", "themes": ["prisons", text()]}
        else:
            values |= {"name": text(), "mobile": text(), "pseudonym": text()}
        self.network.refs.append(desk.add(kind, label[0], label[1], **values))
        self.network.look(desk, None)

    @rule(place=PLACES, data=st.data())
    def edit(self, place: int, data: st.DataObject) -> None:
        desk, state = self._seen(place, data)
        if state is not None:
            self.screens.append((desk, state))
            name = data.draw(st.sampled_from(FIELDS[state.kind]))
            text = data.draw(st.sampled_from(("", self.network.text(), "same everywhere")))
            desk.set(state.ref, **{name: text})
            self.network.look(desk, None)

    @precondition(lambda self: self.screens)
    @rule(data=st.data())
    def edit_on_an_old_screen(self, data: st.DataObject) -> None:
        desk, seen = data.draw(st.sampled_from(self.screens))
        if desk.state(seen.ref) is None:
            return
        name = FIELDS[seen.kind][0]
        desk.do(save_record, seen.ref, {name: self.network.text()}, seen=seen.registers)
        state = desk.shows(seen.ref)
        on_screen = {each.id for each in seen.heads(name)}
        written = [each for each in state.heads(name) if each.author.startswith(desk.code)]
        assert any(set(each.parents) == on_screen for each in written), "law 5: not what was seen"
        self.network.look(desk, None)

    @rule(place=PLACES, data=st.data())
    def put_into_a_set_and_take_out(self, place: int, data: st.DataObject) -> None:
        desk, state = self._seen(place, data)
        if state is not None:
            themes = data.draw(
                st.sampled_from(([], ["torture"], ["prisons", "torture"], [self.network.text()]))
            )
            desk.set(state.ref, themes=themes)
            self.network.look(desk, None)

    @rule(place=PLACES, data=st.data(), label=LABELS)
    def label(self, place: int, data: st.DataObject, label: tuple[Label, tuple[str, ...]]) -> None:
        desk, state = self._seen(place, data)
        if state is not None:
            desk.do(set_label, [state.ref], *label)
            self.network.look(desk, None)

    @rule(place=PLACES, data=st.data(), life=st.sampled_from(Life))
    def archive_remove_or_restore(self, place: int, data: st.DataObject, life: Life) -> None:
        desk, state = self._seen(place, data)
        if state is not None:
            desk.do(set_life, [state.ref], life)
            self.network.look(desk, None)

    @rule(place=PLACES, data=st.data())
    def link_a_person(self, place: int, data: st.DataObject) -> None:
        desk = self.network.desks[CODES[place]]
        states = self.network.states(desk)
        people = [each for each in self.network.refs if each in states and each[:3] == "PER"]
        visits = [each for each in self.network.refs if each in states and each[:3] == "VIS"]
        if people and visits:
            visit = data.draw(st.sampled_from(visits))
            desk.set(visit, head=data.draw(st.sampled_from([*people, ""])))
            self.network.look(desk, None)

    @rule(place=PLACES, data=st.data())
    def join_records_that_are_one(self, place: int, data: st.DataObject) -> None:
        desk = self.network.desks[CODES[place]]
        here = [ref for ref in self.network.refs if desk.state(ref) is not None]
        ref = data.draw(st.sampled_from(self.network.refs))
        others = [each for each in here if each != ref and each[:3] == ref[:3]]
        if ref in here and others:
            desk.do(join, [ref, data.draw(st.sampled_from(others))])
            self.network.look(desk, None)

    @rule(place=PLACES, data=st.data())
    def un_merge(self, place: int, data: st.DataObject) -> None:
        desk, state = self._seen(place, data)
        if state is not None:
            with desk.database.reading() as session:
                joined = len(members(session, state.ref)) > 1
            if joined:
                desk.do(unjoin, state.ref)
                self.network.look(desk, None)

    @rule(place=PLACES)
    def decide(self, place: int) -> None:
        desk = self.network.desks[CODES[place]]
        for ref, state in self.network.states(desk).items():
            for register in state.conflicts().keys() & {"purpose", "notes"}:
                desk.do(resolve, ref, register, state.conflicts()[register][-1])
        self.network.look(desk, None)

    @rule(place=PLACES, again=st.booleans())
    def take_back(self, place: int, again: bool) -> None:
        desk = self.network.desks[CODES[place]]
        for act in (undo, redo)[: 1 + again]:
            try:
                act(desk.database)
            except NothingToUndo:
                return
            self.network.look(desk, None, undone=True)

    # ------------------------------------------------ in the mail

    @rule(place=PLACES, to=st.integers(1, 2), what=st.sampled_from((ALL, ALL, CHANGED, "refs")))
    def send(self, place: int, to: int, what: str) -> None:
        desk = self.network.desks[CODES[place]]
        refs = [ref for ref in self.network.refs[::2] if desk.state(ref) is not None]
        self.network.send(desk, CODES[(place + to) % 3], refs if what == "refs" else what)

    @rule(place=PLACES, to=st.integers(1, 2), what=st.sampled_from((ALL, CHANGED)), data=st.data())
    def send_without_some(self, place: int, to: int, what: str, data: st.DataObject) -> None:
        desk = self.network.desks[CODES[place]]
        left = data.draw(st.sets(st.sampled_from(self.network.refs), min_size=1))
        self.network.send(desk, CODES[(place + to) % 3], what, left)

    @rule(place=PLACES, to=st.integers(1, 2), data=st.data(), again=st.booleans())
    def share_no_longer_and_perhaps_again(
        self, place: int, to: int, data: st.DataObject, again: bool
    ) -> None:
        desk, state = self._seen(place, data)
        if state is not None:
            code = CODES[(place + to) % 3]
            labels = (Label.INTERNAL, Label.NETWORK)[: 1 + again]
            for label in labels:
                desk.do(set_label, [state.ref], label)
                self.network.look(desk, None)
                self.network.send(desk, code, data.draw(st.sampled_from((ALL, CHANGED))))

    @rule(place=PLACES, data=st.data())
    def take_in_late_or_twice_or_what_was_for_others(self, place: int, data: st.DataObject) -> None:
        self.network.receive(self.network.desks[CODES[place]], self._letter(data))

    @rule(place=PLACES, data=st.data())
    def take_in_with_removals(self, place: int, data: st.DataObject) -> None:
        self.network.agree_to_removals(self.network.desks[CODES[place]], self._letter(data))

    @rule(data=st.data(), sort=st.sampled_from(("", "ref", "notes")), drops=st.booleans())
    def edit_in_a_spreadsheet(self, data: st.DataObject, sort: str, drops: bool) -> None:
        letter = self._letter(data)
        refs = sorted({ref for ref, _ in letter.holds})
        if not refs:
            return
        ref = data.draw(st.sampled_from(refs))
        kind = "visit" if ref.startswith("VIS") else "person"
        dropped = tuple(each for each in refs[-1:] if drops and each != ref)
        texts = (("notes", self.network.text()),)
        if dropped and dropped[0][:3] != ref[:3]:
            dropped = ()
        self.network.sheet_edited(letter, Edit(SHEETS[kind], ref, texts, sort, dropped))

    # ------------------------------------------------ the end

    def teardown(self) -> None:
        if hasattr(self, "network"):
            self.network.settle()
            ENDED.append(self.network.in_conflict())
            self.network.close()

    def _seen(self, place: int, data: st.DataObject) -> tuple[DeskAtWork, RecordState | None]:
        desk = self.network.desks[CODES[place]]
        state = desk.state(data.draw(st.sampled_from(self.network.refs)))
        return desk, state

    def _letter(self, data: st.DataObject) -> Letter:
        return data.draw(st.sampled_from(self.network.mail))


@pytest.mark.usefixtures("quick_workbooks", "read_once")
def test_desks_keep_the_laws_whatever_people_do(
    templates: dict[str, DeskAtWork], memory: Path
) -> None:
    numbers = iter(range(1_000_000))

    class Here(RealDesks):
        pass

    Here.templates = templates
    Here.folder = staticmethod(lambda: memory / f"world {next(numbers)}")  # type: ignore[assignment]
    ENDED.clear()
    run_state_machine_as_test(Here, settings=whole_stories(30, 10))
    # Where conflicts are rare the laws hold for want of anything to catch.
    assert sum(ENDED) >= len(ENDED) / 4
