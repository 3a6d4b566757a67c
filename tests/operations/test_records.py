"""A person's writing: over what was on screen, whole or not at all, and never behind anybody's back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue, DeskError, NotFound, UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.packing import pack
from hrdesk.domain.records import KINDS, shape_of
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.revisions import Heads, merged
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, PARTNERS, RecordState
from hrdesk.operations import records
from hrdesk.operations.perform import do
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.records import read_state, write_states
from hrdesk.store.session import Session
from hrdesk.words import sentence
from tests.desk_files import empty_desk
from tests.factories import MINUTE, full, over, pen, record, ref, sample

IACHR = pen("IACHR.2e", "n2", MINUTE - 10)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "d.hrdesk", lambda: MINUTE)
    yield made
    made.close()


def state_of(desk: Database, name: str) -> RecordState:
    with desk.reading() as session:
        state = read_state(session, name)
    assert state is not None
    return state


def add(desk: Database, kind: str = "visit", **values: object) -> str:
    given = values or {"country": "TUN", "purpose": "one", "themes": ["a", "b"]}
    return do(desk, records.add_record, kind, given).refs[0]


def arrives(desk: Database, name: str, register: str, *values: str) -> Heads:
    """Values of other desks stand in a register beside what stands already."""
    state = state_of(desk, name)
    theirs = [
        pen(f"D{place}.x", value or "empty", MINUTE - place).write(name, register, value, ())
        for place, value in enumerate(values, 1)
    ]
    heads = merged(state.heads(register), theirs)
    with desk.writing() as session:
        write_states(session, [state.with_registers({register: heads})])
    return heads


def entries(desk: Database) -> int:
    with desk.reading() as session:
        return session.number("SELECT count(*) FROM journal")


# ---------------------------------------------------------------- adding


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_added_with_all_its_fields(desk: Database, kind: str) -> None:
    values = {spec.name: sample(kind, spec) for spec in shape_of(kind).fields}
    changes = do(desk, records.add_record, kind, values)
    (name,) = changes.refs
    state = state_of(desk, name)
    assert parse_ref(name) == name
    assert state.kind == kind
    assert state.values() == values
    assert changes == Changes("add", (Edit(name, {}, state.registers),), {"kind": kind})


def test_a_new_record_is_internal_in_use_and_ours(desk: Database) -> None:
    state = state_of(desk, add(desk))
    assert (state.label, state.life, state.partners) == (Label.INTERNAL, Life.ACTIVE, ())
    assert state.first_author == "NIRMS.1f"
    assert state.text(ORIGIN) == "NIRMS.1f"
    assert PARTNERS not in state.registers


def test_all_of_a_new_record_is_one_act_of_writing(desk: Database) -> None:
    state = state_of(desk, add(desk))
    heads = [head for heads in state.registers.values() for head in heads]
    assert len({(head.author, head.minute) for head in heads}) == 1
    assert len({head.nonce for head in heads}) == len(heads)
    _, document = pack(state.registers)
    assert "r" not in document
    assert not any(head.parents for head in heads)


def test_a_record_is_added_with_label_and_partners(desk: Database) -> None:
    (name,) = do(
        desk,
        records.add_record,
        "visit",
        {"country": "TUN"},
        label=Label.PARTNERS,
        partners=["odihr ", "IACHR"],
    ).refs
    state = state_of(desk, name)
    assert (state.label, state.partners) == (Label.PARTNERS, ("IACHR", "ODIHR"))


def test_empty_values_are_not_written(desk: Database) -> None:
    state = state_of(desk, add(desk, country="TUN", purpose="", themes=[], head=None))
    assert set(state.registers) == {"country", LABEL, LIFE, ORIGIN}


@pytest.mark.parametrize("kind", KINDS)
def test_without_what_makes_it_recognisable_no_record_is_added(desk: Database, kind: str) -> None:
    for values in ({}, {"private_notes": "x"}):
        with pytest.raises(BadValue) as refused:
            do(desk, records.add_record, kind, values)
        assert refused.value.about["expected"] == "something"
    assert entries(desk) == 0


@pytest.mark.parametrize(
    ("kind", "values", "error"),
    [
        ("journey", {"country": "TUN"}, UnknownName),
        ("visit", {"country": "TUN", "datse": "2027"}, UnknownName),
        ("visit", {"country": "Atlantis"}, BadValue),
        ("visit", {"country": "TUN", "dates": "soon"}, BadValue),
        ("visit", {"country": "TUN", "head": ref("place")}, BadValue),
        ("visit", {"country": "TUN", "head": "XYZ-7K3M-QX9P-2TVDR"}, BadValue),
    ],
)
def test_what_does_not_fit_is_refused_in_words_and_nothing_is_kept(
    desk: Database, kind: str, values: dict[str, object], error: type[DeskError]
) -> None:
    with pytest.raises(error) as refused:
        do(desk, records.add_record, kind, values)
    assert "nothing was changed" in sentence(refused.value)
    with desk.reading() as session:
        assert session.number("SELECT count(*) FROM record") == 0


def test_a_ref_may_be_given_but_never_twice(desk: Database) -> None:
    """Otherwise adding would silently take the place of what stands under it."""
    name = ref("visit")
    do(desk, records.add_record, "visit", {"country": "TUN"}, ref=name)
    with pytest.raises(ValueError, match=name):
        do(desk, records.add_record, "visit", {"country": "MEX"}, ref=name)
    assert state_of(desk, name).values() == {"country": "TUN"}


# ---------------------------------------------------------------- saving


def test_only_what_differs_is_written(desk: Database) -> None:
    name = add(desk)
    before = state_of(desk, name)
    changes = do(
        desk,
        records.save_record,
        name,
        {"country": "TUN", "purpose": "two", "themes": ["b", "c"], "notes": ""},
    )
    (edit,) = changes.edits
    assert set(edit.after) == {"purpose", "themes/a", "themes/c"}
    assert edit.before == {
        "purpose": before.heads("purpose"),
        "themes/a": before.heads("themes/a"),
        "themes/c": (),
    }
    after = state_of(desk, name)
    assert after.values() == {"country": "TUN", "purpose": "two", "themes": ("b", "c")}
    assert after.heads("purpose")[0].parents == (before.heads("purpose")[0].id,)


def test_saving_what_stands_already_is_nothing_to_undo(desk: Database) -> None:
    name = add(desk)
    before = entries(desk)
    changes = do(desk, records.save_record, name, {"purpose": " one ", "themes": "b; a"})
    assert not changes
    assert entries(desk) == before


def test_emptying_is_a_revision_and_emptying_nothing_is_none(desk: Database) -> None:
    name = add(desk)
    do(desk, records.save_record, name, {"purpose": ""})
    assert state_of(desk, name).heads("purpose")[0].value == ""
    assert not do(desk, records.save_record, name, {"purpose": "", "notes": ""})


def test_what_makes_it_recognisable_may_not_be_emptied(desk: Database) -> None:
    name = add(desk)
    for save in (
        lambda: do(desk, records.save_record, name, {"country": ""}),
        lambda: do(desk, records.save_many, [name], {"country": ""}),
        lambda: do(desk, records.resolve, name, "country", ""),
    ):
        with pytest.raises(BadValue) as refused:
            save()
        assert refused.value.about["field"] == "country"
    assert state_of(desk, name).values()["country"] == "TUN"


def test_a_record_that_came_without_may_still_be_worked_on(desk: Database) -> None:
    """What somebody else left out is theirs to mend; our notes on it are kept."""
    state = record("visit", {"purpose": "one"}, by=IACHR)
    with desk.writing() as session:
        write_states(session, [state])
    do(desk, records.save_record, state.ref, {"notes": "ask them"})
    assert state_of(desk, state.ref).value("notes") == "ask them"


def test_an_edit_replaces_what_was_on_screen_and_nothing_else(desk: Database) -> None:
    """What came meanwhile was not seen: both values stand (exchange.md 2)."""
    name = add(desk)
    screen = state_of(desk, name)
    theirs = over(screen, "purpose", "theirs", IACHR)
    with desk.writing() as session:
        write_states(session, [screen.with_registers({"purpose": (theirs,)})])
    do(desk, records.save_record, name, {"purpose": "ours"}, seen=screen.registers)
    state = state_of(desk, name)
    assert set(state.conflicts()["purpose"]) == {"ours", "theirs"}
    (ours,) = (head for head in state.heads("purpose") if head.value == "ours")
    assert ours.parents == (screen.heads("purpose")[0].id,)


def test_an_element_that_came_meanwhile_is_not_taken_out(desk: Database) -> None:
    name = add(desk)
    screen = state_of(desk, name)
    arrives(desk, name, "themes/new", "1")
    do(desk, records.save_record, name, {"themes": ["a", "c"]}, seen=screen.registers)
    assert state_of(desk, name).value("themes") == ("a", "c", "new")


def test_saving_over_all_that_stands_decides_a_conflict(desk: Database) -> None:
    name = add(desk)
    heads = arrives(desk, name, "purpose", "two")
    do(desk, records.save_record, name, {"purpose": "one"})
    (head,) = state_of(desk, name).heads("purpose")
    assert set(head.parents) == {each.id for each in heads}


def test_nothing_is_written_where_every_head_has_the_value_already(desk: Database) -> None:
    name = add(desk)
    arrives(desk, name, "purpose", "one")
    assert len(state_of(desk, name).heads("purpose")) == 2
    assert not do(desk, records.save_record, name, {"purpose": "one"})


def test_a_record_that_is_not_here_cannot_be_saved(desk: Database) -> None:
    for save in (
        lambda: do(desk, records.save_record, ref("visit"), {"purpose": "x"}),
        lambda: do(desk, records.save_many, [ref("visit")], {"purpose": "x"}),
        lambda: do(desk, records.set_label, [ref("visit")], Label.PUBLIC),
        lambda: do(desk, records.remove, [ref("visit")]),
        lambda: do(desk, records.resolve, ref("visit"), "purpose", "x"),
    ):
        with pytest.raises(NotFound) as refused:
            save()
        assert refused.value.about["ref"] == ref("visit")


def test_several_records_are_saved_in_one_step(desk: Database) -> None:
    one, two, three = add(desk), add(desk), add(desk)
    do(desk, records.save_record, two, {"purpose": "same"})
    before = entries(desk)
    changes = do(desk, records.save_many, [one, two, three, one], {"purpose": "same"})
    assert changes.refs == (one, three)
    assert entries(desk) == before + 1
    assert {state_of(desk, each).value("purpose") for each in (one, two, three)} == {"same"}


def test_several_are_saved_all_or_none(desk: Database) -> None:
    one = add(desk)
    with pytest.raises(NotFound):
        do(desk, records.save_many, [one, ref("visit", 99)], {"purpose": "two"})
    with pytest.raises(BadValue):
        do(desk, records.save_many, [one], {"purpose": "two", "dates": "soon"})
    assert state_of(desk, one).value("purpose") == "one"


# ---------------------------------------------------------------- label, partners, life


def test_labels_are_written_where_they_differ(desk: Database) -> None:
    one, two = add(desk), add(desk)
    do(desk, records.set_label, [one], Label.NETWORK)
    changes = do(desk, records.set_label, [one, two], Label.NETWORK)
    assert changes.refs == (two,)
    assert state_of(desk, two).label is Label.NETWORK


def test_partners_are_left_unless_they_are_named(desk: Database) -> None:
    name = add(desk)
    do(desk, records.set_label, [name], Label.PARTNERS, ["odihr", "IACHR"])
    do(desk, records.set_label, [name], Label.NETWORK)
    assert state_of(desk, name).partners == ("IACHR", "ODIHR")
    do(desk, records.set_label, [name], Label.NETWORK, [])
    assert state_of(desk, name).partners == ()
    assert not do(desk, records.set_label, [name], Label.NETWORK, [])


def test_records_are_put_aside_removed_and_brought_back(desk: Database) -> None:
    one, two = add(desk), add(desk)
    assert do(desk, records.archive, [one]).operation == "archive"
    assert state_of(desk, one).life is Life.ARCHIVED
    assert do(desk, records.remove, [one, two]).operation == "remove"
    assert {state_of(desk, each).life for each in (one, two)} == {Life.REMOVED}
    assert not do(desk, records.remove, [one, two])
    assert do(desk, records.restore, [one, two]).operation == "restore"
    assert {state_of(desk, each).life for each in (one, two)} == {Life.ACTIVE}
    assert state_of(desk, one).values()["purpose"] == "one"
    assert not do(desk, records.restore, [one])


def test_a_removal_names_all_heads_of_the_record(desk: Database) -> None:
    name = add(desk)
    before = state_of(desk, name)
    do(desk, records.remove, [name])
    (gone,) = state_of(desk, name).heads(LIFE)
    assert set(gone.parents) == {
        head.id
        for register in (LIFE, "country", "purpose", "themes/a", "themes/b")
        for head in before.heads(register)
    }


def test_what_was_changed_after_its_removal_can_be_removed_again(desk: Database) -> None:
    name = add(desk)
    do(desk, records.remove, [name])
    do(desk, records.save_record, name, {"purpose": "two"})
    assert state_of(desk, name).life is Life.ACTIVE
    assert state_of(desk, name).is_removed_elsewhere
    assert do(desk, records.remove, [name])
    assert state_of(desk, name).life is Life.REMOVED


# ---------------------------------------------------------------- deciding


@pytest.mark.parametrize("value", ["one", "two", "something else"])
def test_a_conflict_is_decided_over_all_heads(desk: Database, value: str) -> None:
    name = add(desk)
    heads = arrives(desk, name, "purpose", "two")
    changes = do(desk, records.resolve, name, "purpose", value)
    state = state_of(desk, name)
    assert state.conflicts() == {}
    assert state.value("purpose") == value
    assert set(state.heads("purpose")[0].parents) == {each.id for each in heads}
    assert changes.operation == "resolve"


def test_a_conflict_about_a_set_is_decided_element_by_element(desk: Database) -> None:
    name = add(desk)
    arrives(desk, name, "themes/a", "")
    do(desk, records.resolve, name, "themes", ["b"])
    state = state_of(desk, name)
    assert state.conflicts() == {}
    assert state.value("themes") == ("b",)
    assert len(state.heads("themes/b")) == 1


def test_a_conflict_in_a_field_of_a_later_version_is_decided_among_what_stands(
    desk: Database,
) -> None:
    name = add(desk)
    arrives(desk, name, "hotel", "Africa", "Medina")
    arrives(desk, name, "observers/A", "1", "")
    assert set(state_of(desk, name).conflicts()) == {"hotel", "observers/A"}
    do(desk, records.resolve, name, "hotel", "Medina")
    do(desk, records.resolve, name, "observers/A", "")
    state = state_of(desk, name)
    assert state.conflicts() == {}
    assert (state.value("hotel"), state.value("observers")) == ("Medina", "")
    with pytest.raises(UnknownName):
        do(desk, records.resolve, name, "hotel", "Elsewhere")


def test_codes_of_a_later_version_stay_when_something_else_is_saved(desk: Database) -> None:
    name = add(desk)
    arrives(desk, name, "status", "suspended")
    arrives(desk, name, "terms_of_reference/signed_by_all", "1")
    both = {"status": "suspended", "terms_of_reference": ["signed_by_all", "no_reprisals"]}
    do(desk, records.save_record, name, both)
    state = state_of(desk, name)
    assert state.value("status") == "suspended"
    assert state.value("terms_of_reference") == ("no_reprisals", "signed_by_all")
    with pytest.raises(BadValue):
        do(desk, records.save_record, name, {"status": "floating"})
    do(desk, records.save_record, name, {"status": "held"})
    with pytest.raises(BadValue):
        do(desk, records.save_record, name, {"status": "suspended"})


def test_label_partners_and_life_are_decided_too(desk: Database) -> None:
    name = add(desk)
    arrives(desk, name, LABEL, "public")
    arrives(desk, name, PARTNERS, "IACHR", "ODIHR")
    arrives(desk, name, LIFE, "archived")
    assert len(state_of(desk, name).conflicts()) == 3
    do(desk, records.resolve, name, LABEL, " Network ")
    do(desk, records.resolve, name, PARTNERS, "odihr; iachr")
    do(desk, records.resolve, name, LIFE, "archived")
    state = state_of(desk, name)
    assert state.conflicts() == {}
    assert (state.label, state.partners, state.life) == (
        Label.NETWORK,
        ("IACHR", "ODIHR"),
        Life.ARCHIVED,
    )


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        (LABEL, "secret", BadValue),
        (LIFE, "asleep", BadValue),
        ("dates", "soon", BadValue),
        ("datse", "2027", UnknownName),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_in_words(
    desk: Database, field: str, value: str, error: type[DeskError]
) -> None:
    name = add(desk)
    with pytest.raises(error) as refused:
        do(desk, records.resolve, name, field, value)
    assert "nothing was changed" in sentence(refused.value)


def test_a_label_as_people_type_it() -> None:
    assert records.as_known_label(" Public ") is Label.PUBLIC
    with pytest.raises(BadValue) as refused:
        records.as_known_label("secret")
    assert refused.value.about["codes"] == ("public", "network", "partners", "internal")


# ---------------------------------------------------------------- one operation, one transaction


def test_an_operation_is_journalled_with_what_it_did(desk: Database) -> None:
    name = add(desk)
    changes = do(desk, records.save_record, name, {"purpose": "two"})
    with desk.reading() as session:
        entry = journal.to_undo(session)
        assert entry is not None
        assert entry.operation == "save"
        assert journal.edits_of(session, entry.id) == changes.edits


def test_what_is_raised_in_the_middle_leaves_neither_record_nor_entry(desk: Database) -> None:
    name = add(desk)
    before = entries(desk)

    def stop(session: Session) -> Changes:
        records.save_record(session, name, {"purpose": "two"})
        records.add_record(session, "person", {"name": "A"})
        raise NotFound(ref="x")

    with pytest.raises(NotFound):
        do(desk, stop)
    assert state_of(desk, name).value("purpose") == "one"
    assert entries(desk) == before
    with desk.reading() as session:
        assert session.number("SELECT count(*) FROM record") == 1
        assert session.number("SELECT count(*) FROM search") == 1


def test_an_operation_that_edits_nothing_is_no_entry(desk: Database) -> None:
    def touch(session: Session) -> Changes:
        return Changes("partner", touched=frozenset({"partner"}))

    assert do(desk, touch)
    assert entries(desk) == 0


def test_every_kind_survives_every_operation(desk: Database) -> None:
    """Generic, all the way down."""
    with desk.writing() as session:
        write_states(session, [full(kind) for kind in KINDS])
    refs = [ref(kind) for kind in KINDS]
    do(desk, records.save_many, refs, {"code": "X-1", "tags": ["new"]})
    do(desk, records.set_label, refs, Label.INTERNAL, ["NIRMS"])
    do(desk, records.remove, refs)
    do(desk, records.restore, refs)
    for kind in KINDS:
        state = state_of(desk, ref(kind))
        assert state.values() == full(kind).values() | {"code": "X-1", "tags": ("new",)}
        assert (state.label, state.life) == (Label.INTERNAL, Life.ACTIVE)
