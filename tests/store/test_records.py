"""Records of any kind come back exactly as they were written, with search and links behind them."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Pen, merged
from hrdesk.domain.state import IN, LABEL, LIFE, PARTNERS, SYSTEM, RecordState, register_of
from hrdesk.domain.titles import sort_key
from hrdesk.store.database import Database
from hrdesk.store.integrity import faults_of_file
from hrdesk.store.records import every_state, forget, read_state, read_states, write_states
from hrdesk.store.session import Session
from tests.factories import MINUTE, full, over, pen, record, records, ref

VISIT = record("visit", {"country": "TUN", "purpose": "one", "themes": ["a", "b"]})


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def kept(session: Session, state: RecordState) -> RecordState:
    write_states(session, [state])
    found = read_state(session, state.ref)
    assert found is not None
    return found


def row(session: Session, name: str, column: str) -> object:
    return session.raw(f"SELECT {column} FROM record WHERE ref = ?", (name,))[0][0]


# ---------------------------------------------------------------- round trip


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_comes_back_equal(session: Session, kind: str) -> None:
    state = full(kind)
    found = kept(session, state)
    assert found == state
    assert found.values() == state.values()


@given(several=st.lists(records(), max_size=4, unique_by=lambda each: each.ref))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_registers_of_any_record_come_back_equal(
    session: Session, several: list[RecordState]
) -> None:
    """Also those that nobody labelled, whose life nobody wrote, and every kind of conflict."""
    write_states(session, several)
    found = read_states(session, [each.ref for each in several])
    assert list(found.values()) == several
    assert faults_of_file(session) == []


@given(once=records("visit"), again=records("visit"))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_written_again_is_the_new_one_alone(
    session: Session, once: RecordState, again: RecordState
) -> None:
    write_states(session, [once])
    assert kept(session, again) == again
    assert faults_of_file(session) == []


@pytest.mark.parametrize("register", SYSTEM)
def test_what_nobody_wrote_is_put_in_nobodys_mouth(session: Session, register: str) -> None:
    """Shown is Internal and in use; a revision that says so would be forged."""
    state = full("visit").with_registers({register: ()})
    assert kept(session, state).heads(register) == ()


def test_a_code_of_a_later_version_is_kept_as_it_is(session: Session) -> None:
    by = pen()
    heads = {
        register: (by.write(VISIT.ref, register, value, ()),)
        for register, value in ((LABEL, "secret"), (LIFE, "asleep"), (PARTNERS, "b; A"))
    }
    state = VISIT.with_registers(heads)
    assert kept(session, state) == state
    assert row(session, VISIT.ref, "label") == "internal"


def test_what_was_written_by_hand_alone_comes_back(session: Session) -> None:
    by = Pen("hand:W7", "W7", MINUTE + 1)
    heads = {"country": (by.write(VISIT.ref, "country", "TUN", ()),)}
    assert kept(session, RecordState(VISIT.ref, heads)).registers == heads


# ---------------------------------------------------------------- reading


def test_a_record_that_is_not_here_is_none(session: Session) -> None:
    assert read_state(session, VISIT.ref) is None
    assert read_states(session, [VISIT.ref, ref("person")]) == {}


def test_records_come_in_the_order_asked_for_and_once(session: Session) -> None:
    several = [full(kind) for kind in KINDS]
    write_states(session, several)
    wanted = [each.ref for each in reversed(several)] * 2
    assert list(read_states(session, [*wanted, ref("visit", 99)])) == wanted[: len(several)]


def test_every_record_of_a_kind_is_read_removed_ones_too(session: Session) -> None:
    gone = record("visit", {"country": "MEX"}, at=ref("visit", 2), life=Life.REMOVED)
    write_states(session, [VISIT, gone, full("person")])
    assert {each.ref for each in every_state(session, "visit")} == {VISIT.ref, gone.ref}
    assert list(every_state(session, "place")) == []


def test_many_records_are_written_and_read_in_parts(session: Session) -> None:
    several = [record("visit", {"country": "TUN"}, at=ref("visit", n)) for n in range(1203)]
    write_states(session, several)
    assert list(read_states(session, [each.ref for each in several]).values()) == several
    write_states(session, several)
    assert session.number("SELECT count(*) FROM record") == 1203
    forget(session, [each.ref for each in several[:1100]])
    assert [each.ref for each in every_state(session, "visit")] == sorted(
        each.ref for each in several[1100:]
    )


# ---------------------------------------------------------------- what is shown


def test_a_row_shows_what_counts(session: Session) -> None:
    by = pen("IACHR.2e", "n2", MINUTE + 9)
    public = by.write(VISIT.ref, LABEL, "public", ())
    partners = [pen(nonce=name).write(VISIT.ref, PARTNERS, name, ()) for name in ("A; B", "B; C")]
    two = over(VISIT, "purpose", "two", by)
    three = over(VISIT, "purpose", "three", pen(nonce="n3"))
    state = VISIT.with_registers(
        {
            LABEL: merged(VISIT.heads(LABEL), (public,)),
            PARTNERS: merged(partners),
            "purpose": merged((two,), (three,)),
        }
    )
    assert kept(session, state) == state
    assert row(session, VISIT.ref, "label") == Label.NETWORK.value
    assert row(session, VISIT.ref, "partners") == "B"
    assert row(session, VISIT.ref, "life") == Life.ACTIVE.value
    assert row(session, VISIT.ref, "conflicts") == 3
    assert row(session, VISIT.ref, "changed") == MINUTE + 9
    assert row(session, VISIT.ref, "title") == "Tunisia"
    assert session.raw("SELECT purpose, themes FROM kind_visit") == [("two", "a; b")]


def test_a_protected_person_is_shown_under_the_pseudonym(session: Session) -> None:
    state = record("person", {"name": "Müller, Anna", "protected": "yes", "pseudonym": "Source 7"})
    kept(session, state)
    assert row(session, state.ref, "title") == "Source 7"
    assert row(session, state.ref, "sort") == sort_key("Source 7")


def test_a_record_saved_once_costs_one_small_document(session: Session) -> None:
    """100,000 records must not become millions of revision rows (exchange.md 2)."""
    for kind in KINDS:
        kept(session, full(kind))
        document = str(row(session, ref(kind), "revisions"))
        assert len(document) < 60
        assert list(json.loads(document)) == ["f"]


# ---------------------------------------------------------------- links


def links(session: Session) -> set[tuple[object, ...]]:
    return set(
        session.raw(
            "SELECT record.ref, link.field, link.target FROM link"
            " JOIN record ON record.id = link.source"
        )
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_of_every_kind_stands_in_the_link_table(session: Session, kind: str) -> None:
    state = full(kind)
    kept(session, state)
    expected = {
        (state.ref, spec.name, target)
        for spec in state.fields
        if spec.is_link
        for value in (state.value(spec.name),)
        for target in ((value,) if isinstance(value, str) else value)
    }
    assert links(session) == expected


def test_links_follow_what_is_shown(session: Session) -> None:
    one, two = ref("person", 1), ref("person", 2)
    state = record("visit", {"country": "TUN", "head": one, "delegation": [one, two]})
    kept(session, state)
    changed = state.with_registers(
        {
            "head": (over(state, "head", two, pen(nonce="n2")),),
            f"delegation/{one}": (over(state, f"delegation/{one}", "", pen(nonce="n2")),),
        }
    )
    kept(session, changed)
    assert links(session) == {(state.ref, "head", two), (state.ref, "delegation", two)}


def test_links_follow_where_it_is_told_what_changed(session: Session) -> None:
    one, two = ref("person", 1), ref("person", 2)
    state = record("visit", {"country": "TUN", "head": one})
    write_states(session, [state], {state.ref: state.registers})
    assert links(session) == {(state.ref, "head", one)}
    purpose = {"purpose": (over(state, "purpose", "Meetings", pen(nonce="n2")),)}
    head = {"head": (over(state, "head", two, pen(nonce="n2")),)}
    for changed, expected in ((purpose, one), (head, two)):
        state = state.with_registers(changed)
        write_states(session, [state], {state.ref: changed})
        assert links(session) == {(state.ref, "head", expected)}
        assert read_state(session, state.ref) == state


@pytest.mark.parametrize("registers", [["themes/a; b"], ["themes/a; b", "later"], ["themes"]])
def test_what_no_column_can_tell_comes_back_all_the_same(
    session: Session, registers: list[str]
) -> None:
    """Elements that would come apart, what a later version knows, a set that is none."""
    beside = register_of("tags", "beside")
    heads = {each: (pen().write(VISIT.ref, each, IN, ()),) for each in [*registers, beside]}
    state = VISIT.with_registers(heads)
    assert kept(session, state) == state
    assert faults_of_file(session) == []
    # What stands beside them is found in its column all the same.
    assert session.column("SELECT tags FROM kind_visit") == ["beside"]


# ---------------------------------------------------------------- forgetting


def test_what_is_forgotten_leaves_no_trace(session: Session) -> None:
    state = full("visit")
    write_states(session, [state, full("person")])
    forget(session, [state.ref, ref("visit", 99)])
    assert read_state(session, state.ref) is None
    for table in ("record", "kind_visit", "search", "link"):
        rows = session.raw(f"SELECT * FROM {table}")
        assert not [each for each in rows if state.ref in map(str, each)]
    assert session.number("SELECT count(*) FROM kind_visit") == 0
    assert session.number("SELECT count(*) FROM search") == 1
    assert faults_of_file(session) == []
    assert read_state(session, ref("person")) == full("person")


def test_a_forgotten_record_can_come_again(session: Session) -> None:
    kept(session, VISIT)
    forget(session, [VISIT.ref])
    assert kept(session, VISIT) == VISIT


def test_writing_and_forgetting_nothing_does_nothing(session: Session) -> None:
    write_states(session, [])
    forget(session, [])
    assert session.number("SELECT count(*) FROM record") == 0


def test_an_emptied_set_has_no_elements(session: Session) -> None:
    state = VISIT
    for element in ("a", "b"):
        register = f"themes/{element}"
        state = state.with_registers({register: (over(state, register, "", pen(nonce="n2")),)})
    assert kept(session, state).value("themes") == ()
    again = over(state, "themes/a", IN, pen(nonce="n3"))
    assert kept(session, state.with_registers({"themes/a": (again,)})).value("themes") == ("a",)
