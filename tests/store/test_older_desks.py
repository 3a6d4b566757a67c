"""Desks that earlier versions made open, and what they kept of later ones becomes their own.

`tests/samples/<version>/desk.hrdesk.gz` was made by that version and is never written again. The
desk of 0001 had been told by a later one of the field `draft` and of the kind `instrument`; that of
0002 has a visit in conflict, and sessions 2, 10 and 100; that of 0003 three halls of one name.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.refs import derived_ref
from hrdesk.domain.state import RecordState
from hrdesk.store.database import Database, open_desk
from hrdesk.store.dated import IN_CONFLICT, in_conflict
from hrdesk.store.integrity import faults_of_file
from hrdesk.store.later import later_fields, later_records
from hrdesk.store.listing import Query, keys, lines
from hrdesk.store.records import read_state, write_states

SAMPLES = Path(__file__).parents[1] / "samples"
STATEMENT, CONVENTION = derived_ref("DOC", "sample"), derived_ref("INS", "sample")


def unpacked(version: str, folder: Path) -> Path:
    """The desk of a version, as it lay on the disk."""
    path = folder / "desk.hrdesk"
    path.write_bytes(gzip.decompress((SAMPLES / version / "desk.hrdesk.gz").read_bytes()))
    return path


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Database]:
    """The desk of version 0001, opened by this one."""
    opened = open_desk(unpacked("0001", tmp_path))
    yield opened
    opened.close()


def state(desk: Database, ref: str) -> RecordState:
    with desk.reading() as session:
        found = read_state(session, ref)
    assert found is not None
    return found


@pytest.mark.parametrize("version", sorted(each.name for each in SAMPLES.iterdir()))
def test_a_desk_of_every_version_opens_whole(version: str, tmp_path: Path) -> None:
    opened = open_desk(unpacked(version, tmp_path))
    with opened.reading() as session:
        assert faults_of_file(session) == []
        people = lines(session, "person", keys(session, Query("person")))
        assert [each.title for each in people] == ["Example, Ana"]
    opened.close()
    kept = [each.name for each in tmp_path.glob("*-before-*.hrdesk")]
    assert len(kept) == 1


def test_numbers_in_titles_come_into_order(tmp_path: Path) -> None:
    opened = open_desk(unpacked("0002", tmp_path))
    with opened.reading() as session:
        sessions = lines(session, "activity", keys(session, Query("activity")))
        assert [each.title for each in sessions] == ["Session 2", "Session 10", "Session 100"]
        assert [each.title for each in in_conflict(session)] == ["Tunisia"]
        (plan,) = session.raw(f"EXPLAIN QUERY PLAN {IN_CONFLICT}")
        assert "record_conflict" in plan[3]
    opened.close()


def test_a_list_by_title_reads_none_of_its_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_desk(unpacked("0003", tmp_path))
    asked: list[tuple[str, tuple[object, ...]]] = []
    with opened.reading() as session, monkeypatch.context() as listening:
        listening.setattr(session, "column", lambda *statement: asked.append(statement) or [])
        keys(session, Query("place"))
    with opened.reading() as session:
        ((sql, parameters),) = asked
        (plan,) = session.raw(f"EXPLAIN QUERY PLAN {sql}", parameters)
        assert "COVERING INDEX record_kind" in plan[3]
        halls = keys(session, Query("place"))
        names = [each.title for each in lines(session, "place", halls)]
        assert names == ["Hall 9", "Hall 10", "Hall 10", "Hall 10"]
        assert halls[1:] == sorted(halls[1:])
    opened.close()


def test_fields_that_were_learnt_show_what_was_kept_of_them(first: Database) -> None:
    statement = state(first, STATEMENT)
    assert statement.value("draft") == "We met the authorities."
    assert statement.value("cites") == (derived_ref("DOC", "other"),)
    with first.reading() as session:
        assert session.raw("SELECT draft FROM kind_document WHERE draft <> ''") == [
            ("We met the authorities.",)
        ]
        assert keys(session, Query("document", text="authorities"))
        # What no version knows yet stays kept.
        assert set(later_fields(session)) == {"visit"}


def test_records_of_kinds_that_were_learnt_are_records(first: Database) -> None:
    convention = state(first, CONVENTION)
    assert (convention.value("name"), convention.value("acronym")) == (
        "Convention of a sample",
        "CoS",
    )
    with first.reading() as session:
        assert later_records(session) == []
        assert session.number("SELECT count(*) FROM later_record") == 0


def test_a_desk_goes_on_after_it_was_carried_along(first: Database) -> None:
    before = state(first, CONVENTION)
    with first.writing() as session:
        told = session.pen.write(CONVENTION, "acronym", "SC", before.heads("acronym"))
        write_states(session, [RecordState(CONVENTION, {**before.registers, "acronym": (told,)})])
    assert state(first, CONVENTION).value("acronym") == "SC"
