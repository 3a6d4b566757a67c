"""Copies of a desk lie where they are expected, and a check finds what is not as it should be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.errors import DeskFileError
from hrdesk.operations.care import Fault, backup, check
from hrdesk.store.database import open_desk
from hrdesk.store.records import read_state, write_states
from tests.worlds import DeskAtWork


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    yield made
    made.close()


def faults(desk: DeskAtWork, *harm: str) -> list[Fault]:
    with desk.database.writing() as session:
        for statement in harm:
            session.raw(statement)
    with desk.database.reading() as session:
        return check(session)


# ---------------------------------------------------------------- copies


def test_a_copy_lies_beside_the_desk_under_its_date(desk: DeskAtWork) -> None:
    ref = desk.add("visit", country="TUN", purpose="One")
    copy = backup(desk.database)
    assert copy.parent == desk.database.path.parent
    assert copy.name.startswith("AAA-20")
    assert copy.suffix == ".hrdesk"
    opened = open_desk(copy)
    with opened.reading() as session:
        assert read_state(session, ref) == desk.shows(ref)
    opened.close()


def test_the_copy_of_a_day_is_its_last(desk: DeskAtWork) -> None:
    first = backup(desk.database)
    ref = desk.add("visit", country="TUN")
    assert backup(desk.database) == first
    opened = open_desk(first)
    with opened.reading() as session:
        assert read_state(session, ref) is not None
    opened.close()


def test_a_place_that_a_person_names_is_never_written_over(
    desk: DeskAtWork, tmp_path: Path
) -> None:
    target = tmp_path / "before the session.hrdesk"
    assert backup(desk.database, target) == target
    content = target.read_bytes()
    desk.add("visit", country="TUN")
    with pytest.raises(DeskFileError) as refused:
        backup(desk.database, target)
    assert refused.value.code == "desk_exists"
    assert target.read_bytes() == content


# ---------------------------------------------------------------- the check


def test_a_whole_desk_has_no_faults(desk: DeskAtWork) -> None:
    desk.add("visit", country="TUN", themes=["torture"])
    desk.add("person", name="Abdi, Fatima")
    assert faults(desk) == []


def test_what_the_table_shows_otherwise_than_the_heads_is_told(desk: DeskAtWork) -> None:
    desk.add("visit", country="TUN")
    ref = desk.add("person", name="Abdi, Fatima")
    shown = f"UPDATE record SET conflicts = 3 WHERE ref = '{ref}'"
    assert faults(desk, shown) == [Fault("shown", ref)]


def test_a_head_that_another_was_written_over_is_told(desk: DeskAtWork) -> None:
    ref = desk.add("visit", country="TUN", purpose="First")
    first = desk.shows(ref).heads("purpose")
    desk.set(ref, purpose="Second")
    state = desk.shows(ref)
    with desk.database.writing() as session:
        write_states(session, [state.with_registers({"purpose": state.heads("purpose") + first})])
    assert faults(desk) == [Fault("heads", ref, "purpose")]


def test_a_fault_of_the_file_has_no_ref(desk: DeskAtWork) -> None:
    desk.add("visit", country="TUN")
    assert faults(desk, "DELETE FROM search") == [Fault("file", detail="search")]
