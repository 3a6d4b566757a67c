"""What was kept for a later version becomes records: not what was undone or erased, and once."""

import json
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.domain.packing import pack
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Heads, written
from hrdesk.operations.undo import undo
from hrdesk.store import journal
from hrdesk.store.adopting import adopt
from hrdesk.store.erasure import wipe
from hrdesk.store.later import kept_records
from tests.worlds import DeskAtWork

FIRST, SECOND, GONE = (derived_ref("INS", "tried", str(number)) for number in range(3))


def told(ref: str, name: str, acronym: str = "") -> dict[str, Heads]:
    values = {"name": name, "life": "active", "label": "network", "acronym": acronym}
    return {
        register: (written(ref, register, value, (), "BBB.x", "nonce" + value, 1),)
        for register, value in values.items()
        if value
    }


def keep(desk: DeskAtWork, *several: dict[str, Heads]) -> int:
    """An import of an older version, which could only keep such records."""
    with desk.database.writing() as session:
        entry = journal.append(session, Changes("receive", ()))
        for registers in several:
            ref = next(iter(registers.values()))[0].record
            session.raw(
                "INSERT INTO later_record (ref, kind, entry, revisions) VALUES (?, ?, ?, ?)",
                (ref, "instrument", entry, json.dumps(pack(registers))),
            )
    return entry


def adopted(desk: DeskAtWork) -> None:
    with desk.database.writing() as session:
        adopt(session._connection)


def test_what_was_undone_or_erased_does_not_come_back(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA")
    keep(desk, told(FIRST, "Convention"), told(GONE, "Erased"))
    keep(desk, told(SECOND, "Undone"))
    undo(desk.database)
    with desk.database.writing() as session:
        wipe(session, GONE)
    adopted(desk)
    assert desk.shows(FIRST).text("name") == "Convention"
    assert desk.state(SECOND) is None
    assert desk.state(GONE) is None
    with desk.database.reading() as session:
        assert kept_records(session) == []
    desk.close()


def test_an_import_is_undone_whole_after_the_desk_was_carried_along(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA")
    keep(desk, told(FIRST, "Convention"))
    keep(desk, told(FIRST, "Convention", "CC"), told(SECOND, "Protocol"))
    adopted(desk)
    undo(desk.database)
    assert desk.state(SECOND) is None
    assert desk.shows(FIRST).text("acronym") == ""
    assert desk.shows(FIRST).text("name") == "Convention"
    undo(desk.database)
    assert desk.state(FIRST) is None
    desk.close()
