"""Records as JSON where several values stand, in fields, sets and the parts of the system."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.cli.answers import alternatives, conflicts, json_line, record, steps
from hrdesk.cli.options import Options, WrongUse
from hrdesk.cli.text import lines_of
from hrdesk.domain.changes import Edit
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState
from hrdesk.operations.desks import new_desk
from hrdesk.operations.perform import do
from hrdesk.operations.records import remove
from hrdesk.store.database import Database
from hrdesk.store.records import read_state, write_states
from tests import factories
from tests.factories import over, pen

OURS, THEIRS = pen("AAA.1", "n2", factories.MINUTE + 9), pen("BBB.2", "n3", factories.MINUTE + 5)


def torn(state: RecordState, register: str, ours: str, theirs: str) -> RecordState:
    """The record after two desks have written a register without seeing each other."""
    heads = (over(state, register, ours, OURS), over(state, register, theirs, THEIRS))
    return state.with_registers({register: heads})


@pytest.fixture
def visit() -> RecordState:
    values = {"country": "TUN", "purpose": "First", "themes": ["land", "water"]}
    return factories.record("visit", values, partners=("CCC",))


def test_a_record_without_conflict(visit: RecordState) -> None:
    assert record(visit)["conflicts"] == {}
    assert alternatives(visit, "themes") == [["land", "water"]]
    assert alternatives(visit, "purpose") == ["First"]
    assert alternatives(visit, "dates") == []


def test_the_value_shown_first_stands_first(visit: RecordState) -> None:
    found = record(torn(visit, "purpose", "Ours", "Theirs"))
    assert found["conflicts"] == {"purpose": ["Ours", "Theirs"]}
    assert found["values"]["purpose"] == "Ours"


def test_a_set_has_what_is_shown_and_its_opposite(visit: RecordState) -> None:
    both = torn(torn(visit, "themes/water", "", "1"), "themes/peace", "1", "")
    assert both.value("themes") == ("land", "peace")
    assert conflicts(both) == {"themes": [["land", "peace"], ["land", "water"]]}


def test_a_field_of_a_later_version_is_told_by_its_register(visit: RecordState) -> None:
    state = torn(torn(visit, "hotel", "Africa", "Medina"), "observers/A", "1", "")
    state = torn(state, "purpose", "Ours", "Theirs")
    found = record(state)
    assert found["conflicts"] == {
        "purpose": ["Ours", "Theirs"],
        "hotel": ["Africa", "Medina"],
        "observers/A": ["1", ""],
    }
    assert next(iter(found["conflicts"])) == "purpose"
    assert "hotel" not in found["values"]
    edit = Edit(visit.ref, {}, {name: state.heads(name)[:1] for name in ("hotel", "observers/A")})
    told = [(each["field"], each["from"], each["to"]) for each in steps(edit)]
    assert told == [("hotel", "", "Africa"), ("observers", "", ["A"])]


def test_label_partners_and_life_stand_in_conflict_too(visit: RecordState) -> None:
    state = torn(visit, PARTNERS, "CCC; DDD", "")
    state = torn(torn(state, LABEL, "public", "internal"), LIFE, "archived", "active")
    found = record(state)
    assert found["conflicts"] == {
        "label": ["public", "internal"],
        "partners": [["CCC", "DDD"], []],
        "life": ["archived", "active"],
    }
    assert (found["label"], found["partners"], found["life"]) == ("internal", [], "active")


def test_a_removal_that_had_not_seen_this_version_is_told(visit: RecordState) -> None:
    gone = visit.with_registers(
        {LIFE: (visit.heads(LIFE)[0], over(visit, LIFE, "removed", THEIRS))}
    )
    changed = gone.with_registers(
        {"purpose": (over(visit, "purpose", "Changed here", OURS),), LIFE: gone.heads(LIFE)[1:]}
    )
    found = record(changed)
    assert (found["life"], found["removed_elsewhere"]) == ("active", True)
    text = list(lines_of("show", {"ok": True, "record": found}))
    assert "  removed at another desk, but not in this version" in text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    database = new_desk(tmp_path / "a.hrdesk", "AAA", "A")
    yield database
    database.close()


def test_such_a_record_can_still_be_removed(visit: RecordState, desk: Database) -> None:
    changed = visit.with_registers(
        {
            LIFE: (over(visit, LIFE, "removed", THEIRS),),
            "purpose": (over(visit, "purpose", "Changed here", OURS),),
        }
    )
    assert changed.is_removed_elsewhere
    with desk.writing() as session:
        write_states(session, [changed])
    assert do(desk, remove, [visit.ref]).refs == (visit.ref,)
    with desk.reading() as session:
        found = read_state(session, visit.ref)
    assert found is not None
    assert found.life == "removed"
    assert not do(desk, remove, [visit.ref])


def test_steps_tell_what_came_and_what_went(visit: RecordState) -> None:
    after = torn(visit, "purpose", "Ours", "Theirs")
    [step] = steps(
        Edit(visit.ref, {"purpose": visit.heads("purpose")}, {"purpose": after.heads("purpose")})
    )
    assert step == {
        "field": "purpose",
        "from": "First",
        "to": "Ours",
        "author": "AAA.1",
        "conflict": ["Ours", "Theirs"],
    }
    [withdrawn] = steps(Edit(visit.ref, {PARTNERS: visit.heads(PARTNERS)}, {PARTNERS: ()}))
    assert (withdrawn["from"], withdrawn["to"]) == (["CCC"], [])
    assert withdrawn["author"] == visit.heads(PARTNERS)[0].author
    [nothing] = steps(Edit(visit.ref, {"source": ()}, {}))
    assert (nothing["from"], nothing["to"], nothing["author"]) == ("", "", "")


def test_a_line_of_json_keeps_what_it_holds() -> None:
    assert json_line({"a": "é\u2028\n"}) == '{"a": "é\\u2028\\n"}'


@pytest.mark.parametrize(
    ("name", "ask"),
    [("a", Options.flag), ("b", Options.text), ("b", Options.number), ("b", Options.texts)],
)
def test_options_of_another_kind_are_refused(name: str, ask: object) -> None:
    options = Options("add", {"a": "yes", "b": {"c": 1}})
    with pytest.raises(WrongUse) as refused:
        ask(options, name)  # type: ignore[operator]
    assert refused.value.about["name"] == name
