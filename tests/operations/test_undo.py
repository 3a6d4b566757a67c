"""Undo and redo of everything, across restarts; what left this desk is reversed, never unsaid."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope
from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Decision
from hrdesk.domain.revisions import Revision, distinct, merged
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState
from hrdesk.operations import records
from hrdesk.operations.accepting import Accept as Taking
from hrdesk.operations.accepting import decisions_for
from hrdesk.operations.perform import do
from hrdesk.operations.receive import Original, Outcome, Pin, carry_out_original
from hrdesk.operations.undo import NothingToUndo, redo, undo, undo_entry
from hrdesk.operations.workbook_plan import plan_for
from hrdesk.store import journal, partners
from hrdesk.store.database import Database, open_desk
from hrdesk.store.integrity import faults_of_file
from hrdesk.store.ledger import Content
from hrdesk.store.partners import DONE, WAITING, Sent
from hrdesk.store.records import every_state, read_state, write_states
from tests.desk_files import empty_desk
from tests.factories import MINUTE, over, pen, record, ref

VISIT = ref("visit")
IACHR, ODIHR = pen("IACHR.2e", "n2", MINUTE - 10), pen("ODIHR.3d", "n3", MINUTE - 5)
Act = Callable[[Database], Changes]


class Minutes:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self.now = MINUTE

    def __call__(self) -> int:
        self.now += 1
        return self.now


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    """A desk with one visit that is the network's, and one conflict about its purpose."""
    made = empty_desk(tmp_path / "d.hrdesk", Minutes())
    with made.writing() as session:
        write_states(session, [begun()])
    yield made
    made.close()


def begun() -> RecordState:
    state = record("visit", {"country": "TUN", "purpose": "one", "themes": ["a", "b"]}, by=IACHR)
    left, right = over(state, "purpose", "left", IACHR), over(state, "purpose", "right", ODIHR)
    return state.with_registers({"purpose": merged((left,), (right,))})


def states(desk: Database) -> dict[str, RecordState]:
    with desk.reading() as session:
        assert faults_of_file(session) == []
        kinds = ("visit", "person")
        return {each.ref: each for kind in kinds for each in every_state(session, kind)}


def visit(desk: Database) -> RecordState:
    return states(desk)[VISIT]


def shown(desk: Database) -> dict[str, tuple[object, ...]]:
    """All that people see of the records in use; which value of a conflict is first is chance."""
    found: dict[str, tuple[object, ...]] = {}
    for name, state in states(desk).items():
        conflicts = {register: set(values) for register, values in state.conflicts().items()}
        values = {key: value for key, value in state.values().items() if key not in conflicts}
        if state.life is not Life.REMOVED:
            found[name] = (values, conflicts, state.label, state.partners, state.life)
    return found


def reopened(desk: Database) -> Database:
    desk.close()
    return open_desk(desk.path, clock=Minutes())


# ---------------------------------------------------------------- every operation


def act(operation: Callable[..., Changes], *args: object, **named: object) -> Act:
    return lambda desk: do(desk, operation, *args, **named)


ACTS: Mapping[str, Act] = {
    "add": act(records.add_record, "person", {"name": "Müller, Anna", "themes": ["a"]}),
    "save": act(records.save_record, VISIT, {"country": "MEX", "themes": ["b", "c"], "notes": "x"}),
    "save over a conflict": act(records.save_record, VISIT, {"purpose": "left"}),
    "empty": act(records.save_record, VISIT, {"themes": []}),
    "save many": act(records.save_many, [VISIT], {"dates": "2027-03", "tags": ["t"]}),
    "label": act(records.set_label, [VISIT], Label.INTERNAL),
    "partners": act(records.set_label, [VISIT], Label.PARTNERS, ["ODIHR"]),
    "archive": act(records.archive, [VISIT]),
    "remove": act(records.remove, [VISIT]),
    "resolve as shown": act(records.resolve, VISIT, "purpose", "right"),
    "resolve otherwise": act(records.resolve, VISIT, "purpose", "left"),
    "resolve anew": act(records.resolve, VISIT, "purpose", "new"),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_operation_is_undone_and_done_again(desk: Database, name: str) -> None:
    before = shown(desk)
    done = ACTS[name](desk)
    after = shown(desk)
    assert done.edits
    assert after != before
    undone = undo(desk)
    assert undone.operation == "undo"
    assert undone.refs == done.refs
    assert shown(desk) == before
    redone = redo(desk)
    assert redone.operation == "redo"
    assert shown(desk) == after
    undo(desk)
    assert shown(desk) == before
    redo(desk)
    assert shown(desk) == after


@pytest.mark.parametrize("name", ACTS)
def test_undo_and_redo_go_on_after_closing_and_opening(desk: Database, name: str) -> None:
    before = shown(desk)
    ACTS[name](desk)
    after = shown(desk)
    desk = reopened(desk)
    undo(desk)
    desk = reopened(desk)
    assert shown(desk) == before
    redo(desk)
    desk = reopened(desk)
    assert shown(desk) == after
    desk.close()


@pytest.mark.parametrize("name", [name for name in ACTS if name != "add"])
def test_undo_writes_so_that_other_desks_hear_of_it(desk: Database, name: str) -> None:
    """Whoever was given the change is told of its end: nothing disappears."""
    ACTS[name](desk)
    given = visit(desk)
    undo(desk)
    now = visit(desk)
    for register, heads in given.registers.items():
        assert merged(heads, now.heads(register)) == now.heads(register)
    with desk.reading() as session:
        theirs = plan_for(session, arrival(given))
    assert theirs.items == ()


def test_a_record_that_was_added_is_removed_with_its_values_in_place(desk: Database) -> None:
    (name,) = ACTS["add"](desk).refs
    undo(desk)
    state = states(desk)[name]
    assert state.life is Life.REMOVED
    assert state.values() == {"name": "Müller, Anna", "themes": ("a",)}


def test_several_steps_are_undone_and_done_again_in_turn(desk: Database) -> None:
    story = [shown(desk)]
    for name in ("save", "label", "save many", "archive", "resolve anew", "remove", "add"):
        ACTS[name](desk)
        story.append(shown(desk))
    for expected in reversed(story[:-1]):
        undo(desk)
        assert shown(desk) == expected
    for expected in story[1:]:
        redo(desk)
        assert shown(desk) == expected
    desk = reopened(desk)
    for expected in reversed(story[:-1]):
        undo(desk)
        assert shown(desk) == expected
    desk.close()


@given(st.lists(st.sampled_from((*ACTS, "undo", "undo", "redo")), max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_story_with_undo_and_redo_is_that_of_a_stack(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "story.hrdesk"
    desk = empty_desk(path, Minutes())
    try:
        with desk.writing() as session:
            write_states(session, [begun()])
        tell(desk, names)
    finally:
        desk.close()


def tell(desk: Database, names: list[str]) -> None:
    done, undone = [shown(desk)], []
    for name in names:
        if name == "undo" and len(done) > 1:
            undo(desk)
            undone.append(done.pop())
        elif name == "redo" and undone:
            redo(desk)
            done.append(undone.pop())
        elif name in ("undo", "redo"):
            with pytest.raises(NothingToUndo):
                {"undo": undo, "redo": redo}[name](desk)
        elif visit(desk).life is Life.REMOVED and name != "add":
            continue  # what is removed is not worked on
        elif ACTS[name](desk):
            done.append(shown(desk))
            undone = []
        assert shown(desk) == done[-1]


def test_undoing_the_removal_of_a_record_that_was_removed_elsewhere_too(desk: Database) -> None:
    """It comes back as it stood: changed here since, and visible."""
    gone = begun()
    gone = gone.with_registers({LIFE: (over(gone, LIFE, "removed", IACHR),)})
    do(desk, records.save_record, VISIT, {"notes": "ours"})
    with desk.writing() as session:
        write_states(session, [visit(desk).with_registers({LIFE: gone.heads(LIFE)})])
    before = shown(desk)
    assert visit(desk).is_removed_elsewhere
    ACTS["remove"](desk)
    assert VISIT not in shown(desk)
    undo(desk)
    assert shown(desk) == before
    redo(desk)
    assert VISIT not in shown(desk)


@pytest.fixture
def kept(desk: Database) -> Database:
    """The visit was removed by somebody who had not seen what was written here: it is visible."""
    gone = begun()
    gone = gone.with_registers({LIFE: (over(gone, LIFE, "removed", IACHR),)})
    do(desk, records.save_record, VISIT, {"notes": "ours"})
    with desk.writing() as session:
        write_states(session, [visit(desk).with_registers({LIFE: gone.heads(LIFE)})])
    assert visit(desk).is_removed_elsewhere
    return desk


RESTORE = act(records.restore, [VISIT])
KEPT = {
    "archive": (ACTS["archive"],),
    "restore": (RESTORE,),
    "save": (ACTS["save"],),
    "archive, restore": (ACTS["archive"], RESTORE),
    "archive, save": (ACTS["archive"], ACTS["save"]),
    "archive, remove": (ACTS["archive"], ACTS["remove"]),
    "remove, archive": (ACTS["remove"], ACTS["archive"]),
    "restore, remove, archive": (RESTORE, ACTS["remove"], ACTS["archive"]),
}


@pytest.mark.parametrize("name", KEPT)
def test_undo_never_removes_what_was_kept_though_removed_elsewhere(
    kept: Database, name: str
) -> None:
    told = [shown(kept)]
    for each in KEPT[name]:
        each(kept)
        told.append(shown(kept))
    for stood in reversed(told[:-1]):
        undo(kept)
        assert shown(kept) == stood
    for stood in told[1:]:
        redo(kept)
        assert shown(kept) == stood


def test_what_was_removed_elsewhere_is_so_again_after_an_undo(kept: Database) -> None:
    """Nobody here has answered the removal: the question comes back with the record."""
    for each in (ACTS["archive"], RESTORE):
        each(kept)
        assert not visit(kept).is_removed_elsewhere
        undo(kept)
        assert visit(kept).is_removed_elsewhere


def test_undoing_the_return_of_a_removed_record_removes_it(desk: Database) -> None:
    """Though it was worked on in between, and that was taken back first."""
    ACTS["remove"](desk)
    RESTORE(desk)
    ACTS["save"](desk)
    undo(desk)
    undo(desk)
    assert visit(desk).life is Life.REMOVED


def test_undoing_an_edit_of_a_removed_record_leaves_it_removed(desk: Database) -> None:
    ACTS["remove"](desk)
    ACTS["save"](desk)
    assert visit(desk).life is Life.ACTIVE
    undo(desk)
    assert visit(desk).life is Life.REMOVED
    redo(desk)
    assert visit(desk).life is Life.ACTIVE


# ---------------------------------------------------------------- nothing, and what came between


def test_there_is_nothing_to_undo_or_redo(desk: Database) -> None:
    for take, code in ((undo, "nothing_to_undo"), (redo, "nothing_to_redo")):
        with pytest.raises(NothingToUndo) as refused:
            take(desk)
        assert refused.value.code == code
    ACTS["save"](desk)
    with pytest.raises(NothingToUndo):
        redo(desk)
    undo(desk)
    with pytest.raises(NothingToUndo):
        undo(desk)


def test_what_was_done_since_ends_what_could_be_redone(desk: Database) -> None:
    ACTS["save"](desk)
    undo(desk)
    ACTS["label"](desk)
    with pytest.raises(NothingToUndo):
        redo(desk)


def test_what_somebody_else_wrote_over_it_since_stays(desk: Database) -> None:
    """Undo takes back what is still ours, and nothing of what came after."""
    do(desk, records.save_record, VISIT, {"country": "MEX", "notes": "ours"})
    state = visit(desk)
    theirs = over(state, "country", "PER", IACHR)
    with desk.writing() as session:
        write_states(session, [state.with_registers({"country": (theirs,)})])
    undo(desk)
    assert visit(desk).values()["country"] == "PER"
    assert visit(desk).value("notes") == ""


def test_where_nothing_of_ours_is_left_undo_changes_nothing(desk: Database) -> None:
    do(desk, records.save_record, VISIT, {"country": "MEX"})
    state = visit(desk)
    theirs = state.with_registers({"country": (over(state, "country", "PER", IACHR),)})
    with desk.writing() as session:
        write_states(session, [theirs])
    assert undo(desk).edits == ()
    assert visit(desk) == theirs
    with pytest.raises(NothingToUndo):
        undo(desk)


def test_undoing_a_decision_about_the_label_brings_the_stricter_back(desk: Database) -> None:
    """Whoever lowers a label by mistake and undoes it may rely on it."""
    state = visit(desk)
    strict = pen("IACHR.2e", "n4", 1).write(VISIT, LABEL, "internal", ())
    with desk.writing() as session:
        write_states(
            session, [state.with_registers({LABEL: merged(state.heads(LABEL), (strict,))})]
        )
    do(desk, records.resolve, VISIT, LABEL, "network")
    assert visit(desk).label is Label.NETWORK
    undo(desk)
    assert visit(desk).label is Label.INTERNAL


def test_undoing_a_decision_about_the_partners_brings_the_fewer_back(desk: Database) -> None:
    state = visit(desk)
    heads = [
        pen(text, text).write(VISIT, PARTNERS, text, ()) for text in ("IACHR; ODIHR", "ODIHR; NGO")
    ]
    with desk.writing() as session:
        write_states(session, [state.with_registers({PARTNERS: merged(heads)})])
    do(desk, records.resolve, VISIT, PARTNERS, "ODIHR; NGO")
    undo(desk)
    assert visit(desk).partners == ("ODIHR",)


# ---------------------------------------------------------------- imports


def arrival(*several: RecordState, workbook: str = "K1", **hands: Revision) -> Arrival:
    rows = tuple(
        ArrivedRecord(each.ref, "Visits", row, sent=each.registers, hands=hands)
        for row, each in enumerate(several, 5)
    )
    return Arrival(workbook, Envelope("IACHR", "2e", "NIRMS", MINUTE - 1), rows)


def take_in(
    desk: Database,
    arrived: Arrival,
    *,
    conflicts: Decision = Decision.LATER,
    removals: Decision = Decision.THEIRS,
) -> Outcome:
    with desk.reading() as session:
        plan = plan_for(session, arrived)
    decisions = decisions_for(plan, Taking.ALL, conflicts, removals)
    original = Original("back.xlsx", arrived.workbook.encode())
    return carry_out_original(desk, plan, decisions, original, pin=Pin.NEW)


def changed_there() -> RecordState:
    """As IACHR has the visit: another country, one theme more, and still its own purpose."""
    state = begun()
    return state.with_registers(
        {
            "country": (over(state, "country", "MEX", IACHR),),
            "themes/c": (IACHR.write(VISIT, "themes/c", "1", ()),),
        }
    )


STRANGER = record("visit", {"country": "PER", "purpose": "theirs"}, at=ref("visit", 2), by=IACHR)


def status(desk: Database) -> str:
    with desk.reading() as session:
        (only,) = partners.received(session)
    return only.status


def disclose(desk: Database, *refs: str) -> None:
    """A workbook with these records leaves."""
    with desk.writing() as session:
        sent = Sent("W1", "ODIHR", MINUTE, 1, "out.xlsx", "network", len(refs))
        newest = journal.newest(session)
        partners.remember_sent(
            session,
            Sent(**{**{name: getattr(sent, name) for name in Sent.__slots__}, "journal": newest}),
            dict.fromkeys(refs, Content("v1", "[]")),
        )


def test_an_import_is_withdrawn_as_if_it_had_never_come(desk: Database) -> None:
    before = states(desk)
    outcome = take_in(desk, arrival(changed_there(), STRANGER))
    assert outcome.applied == 2 + len(STRANGER.registers)
    assert status(desk) == DONE
    undone = undo(desk)
    assert set(undone.refs) == {VISIT, STRANGER.ref}
    assert undone.kinds >= {"visit", "inbox"}
    assert states(desk) == before
    assert status(desk) == WAITING


def test_a_withdrawn_import_is_planned_again_and_can_be_done_again(desk: Database) -> None:
    letter = arrival(changed_there(), STRANGER)
    with desk.reading() as session:
        first = plan_for(session, letter)
    take_in(desk, letter)
    after = states(desk)
    undo(desk)
    with desk.reading() as session:
        again = plan_for(session, letter)
    assert [item.key for item in again.items] == [item.key for item in first.items]
    redo(desk)
    assert states(desk) == after
    assert status(desk) == DONE
    undo(desk)
    take_in(desk, letter)
    assert states(desk) == after


def test_an_import_is_withdrawn_after_closing_and_opening(desk: Database) -> None:
    before = states(desk)
    take_in(desk, arrival(changed_there(), STRANGER))
    desk = reopened(desk)
    undo(desk)
    assert states(desk) == before
    desk.close()


@pytest.mark.parametrize("conflicts", [Decision.OURS, Decision.THEIRS, Decision.LATER])
def test_decisions_of_a_review_are_taken_back_with_it(desk: Database, conflicts: Decision) -> None:
    do(desk, records.save_record, VISIT, {"country": "DEU"})
    before = states(desk)
    outcome = take_in(desk, arrival(changed_there()), conflicts=conflicts)
    assert Class.CONFLICT in {item.kind for item in outcome.plan.items}
    undo(desk)
    assert states(desk) == before


def test_an_import_that_only_adds_to_a_record_is_withdrawn_too(desk: Database) -> None:
    """A field that nobody had written before makes no new record."""
    before = states(desk)
    added = begun().with_registers(
        {
            "notes": (IACHR.write(VISIT, "notes", "theirs", ()),),
            "themes/c": (IACHR.write(VISIT, "themes/c", "1", ()),),
        }
    )
    take_in(desk, arrival(added))
    assert visit(desk).value("notes") == "theirs"
    undo(desk)
    assert states(desk) == before


def test_a_removal_that_was_accepted_is_taken_back(desk: Database) -> None:
    gone = begun()
    gone = gone.with_registers({LIFE: (over(gone, LIFE, "removed", IACHR),)})
    before = states(desk)
    take_in(desk, arrival(gone))
    assert visit(desk).life is Life.REMOVED
    undo(desk)
    assert states(desk) == before


def test_what_left_this_desk_since_is_reversed_by_new_revisions(desk: Database) -> None:
    before = shown(desk)
    take_in(desk, arrival(changed_there(), STRANGER))
    given = states(desk)
    disclose(desk, VISIT, STRANGER.ref)
    undo(desk)
    assert shown(desk) == before
    for name, state in given.items():
        now = states(desk)[name]
        for register, heads in state.registers.items():
            assert merged(heads, now.heads(register)) == now.heads(register), "nothing is unsaid"
    assert states(desk)[STRANGER.ref].life is Life.REMOVED


def test_a_value_that_was_here_already_is_not_written_again(desk: Database) -> None:
    do(desk, records.save_record, VISIT, {"country": "MEX"})
    take_in(desk, arrival(changed_there()))
    disclose(desk, VISIT)
    heads = visit(desk).heads("country")
    assert len(heads) == 2
    undo(desk)
    assert visit(desk).heads("country") == heads
    assert visit(desk).value("themes") == ("a", "b")


def test_only_what_left_is_reversed_and_the_rest_withdrawn(desk: Database) -> None:
    before = shown(desk)
    take_in(desk, arrival(changed_there(), STRANGER))
    disclose(desk, VISIT)
    undo(desk)
    assert shown(desk) == before
    assert STRANGER.ref not in states(desk)
    assert visit(desk).heads("country")[0].author == "NIRMS.1f"


def test_what_left_before_the_import_does_not_matter(desk: Database) -> None:
    ACTS["label"](desk)
    disclose(desk, VISIT)
    before = states(desk)
    take_in(desk, arrival(changed_there()))
    undo(desk)
    assert states(desk) == before


def test_a_reversed_import_can_be_done_again(desk: Database) -> None:
    take_in(desk, arrival(changed_there(), STRANGER))
    after = shown(desk)
    disclose(desk, VISIT, STRANGER.ref)
    undo(desk)
    redo(desk)
    assert shown(desk) == after


def test_our_work_on_what_came_in_stays_when_the_import_is_taken_back(desk: Database) -> None:
    take_in(desk, arrival(changed_there(), STRANGER))
    with desk.reading() as session:
        entry = journal.newest(session)
    do(desk, records.save_record, STRANGER.ref, {"notes": "our work"})
    do(desk, records.save_record, VISIT, {"themes": ["a", "b", "c", "d"]})
    with desk.writing() as session:
        undo_entry(session, entry)
    assert states(desk)[STRANGER.ref].value("notes") == "our work"
    assert visit(desk).values()["country"] == "TUN"
    assert visit(desk).value("themes") == ("a", "b", "d")


def test_work_that_was_undone_first_leaves_no_empty_record_behind(desk: Database) -> None:
    """Undo, undo: what came in is gone from sight, and so is what we had done to it."""
    before = shown(desk)
    take_in(desk, arrival(STRANGER))
    do(desk, records.save_record, STRANGER.ref, {"notes": "our work"})
    undo(desk)
    undo(desk)
    assert shown(desk) == before
    for state in states(desk).values():
        assert state.values().get("country"), "no record without what makes it recognisable"


def test_only_an_import_is_taken_back_out_of_turn(desk: Database) -> None:
    ACTS["save"](desk)
    with desk.reading() as session:
        entry = journal.newest(session)
    for number in (entry, entry + 1):
        with desk.writing() as session, pytest.raises(NothingToUndo):
            undo_entry(session, number)


def test_an_import_is_taken_back_once(desk: Database) -> None:
    take_in(desk, arrival(changed_there()))
    with desk.reading() as session:
        entry = journal.newest(session)
    with desk.writing() as session:
        assert undo_entry(session, entry).edits
    with desk.writing() as session, pytest.raises(NothingToUndo):
        undo_entry(session, entry)


def test_other_desks_agree_after_an_undo_however_it_was_told(desk: Database) -> None:
    """The undo of an edit travels like an edit."""
    ACTS["save"](desk)
    edited = visit(desk)
    undo(desk)
    undone = visit(desk)
    there = begun()
    for state in (edited, undone, edited):
        there = there.with_registers(
            {
                name: merged(there.heads(name), state.heads(name))
                for name in {*there.registers, *state.registers}
            }
        )
    assert there.registers == undone.registers
    assert distinct(there.heads("country")) == ("TUN",)
    with desk.reading() as session:
        assert read_state(session, VISIT) == undone
