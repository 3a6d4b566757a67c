"""What stands in a restricted register opens with its passphrase alone, and is nowhere else."""

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from hrdesk.domain.errors import BadValue, DeskError, RegisterRefused
from hrdesk.domain.label import Label
from hrdesk.domain.restricted import Entry, Register, title_of, with_dates_as_text
from hrdesk.operations import moving, restricted
from hrdesk.operations.care import check
from hrdesk.operations.restricted import (
    OpenRegister,
    change_passphrase,
    drop_register,
    due_entries,
    make_register,
    open_register,
    purge,
    registers_made,
)
from hrdesk.operations.undo import undo
from hrdesk.store import journal, search
from hrdesk.store.database import open_desk
from tests.worlds import DeskAtWork

SECRET, OTHER = "Zürich  ünder water", "another one altogether"
FEW = 4  # the cost of a try, so that tests are quick
WITNESS = "Witness-Marula-71"
TOLD = {
    "pseudonym": WITNESS,
    "date": "2026-11-03",
    "happened": "Followed-after-the-hearing",
    "agreed": "Calls-every-Sunday " * 400,  # longer than a page of the file
    "purge": "2027-11-03",
}
WORDS = (WITNESS, "Followed-after-the-hearing", "Calls-every-Sunday")
ENQUIRY = {"date": "2026-11", "body": "ACHPR", "reference": "Comm. 999/26", "answer": "Not known."}


@pytest.fixture
def desk(tmp_path: Path, own_data_folder: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    made.knows("BBB")
    yield made
    made.close()


@pytest.fixture
def reprisals(desk: DeskAtWork) -> OpenRegister:
    return make_register(desk.database, Register.REPRISALS, SECRET, cost=FEW)


def refused(register: Register, desk: DeskAtWork, secret: str) -> str:
    with pytest.raises(RegisterRefused) as caught:
        open_register(desk.database, register, secret)
    return caught.value.code


def bytes_of(desk: DeskAtWork) -> bytes:
    """All that lies in the folder of the desk: file, log, copies, workbooks unpacked."""
    found = b""
    for path in sorted(desk.folder.rglob("*")):
        if path.suffix == ".xlsx":
            with ZipFile(path) as parts:
                found += b"".join(parts.read(name) for name in parts.namelist())
        elif path.is_file():
            found += path.read_bytes()
    return found


def faults(desk: DeskAtWork) -> list[str]:
    with desk.database.reading() as session:
        return [each.detail for each in check(session)]


def tampered(desk: DeskAtWork, sql: str) -> None:
    with closing(sqlite3.connect(desk.database.path, isolation_level=None)) as other:
        other.execute(sql)


# ---------------------------------------------------------------- one register


def test_entries_are_written_read_replaced_and_deleted(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    first = reprisals.write(TOLD)
    second = reprisals.write({"pseudonym": "Witness-Oak", "date": "2026-11-20", "agreed": " "})
    assert [title_of(reprisals.register, each) for each in reprisals.entries().readable] == [
        "Witness-Oak",
        WITNESS,
    ]
    assert second.values == {"pseudonym": "Witness-Oak", "date": "2026-11-20"}
    again = open_register(desk.database, Register.REPRISALS, SECRET)
    assert again.entries().readable[1] == first == Entry(first.id, first.values, "2027-11-03")
    assert first.value("purge") == "2027-11-03"
    again.write({**TOLD, "agreed": "Nothing any more"}, first.id)
    assert again.entries().readable[1].value("agreed") == "Nothing any more"
    again.delete((second.id,))
    assert [each.id for each in again.entries().readable] == [first.id]


def test_a_date_that_is_none_is_refused_and_nothing_kept(reprisals: OpenRegister) -> None:
    for wrong in ({"date": "soon"}, {"purge": "2027-11"}, {"purge": "never"}):
        with pytest.raises(BadValue):
            reprisals.write({**TOLD, **wrong})
    assert reprisals.entries().readable == ()
    kept = with_dates_as_text(
        Register.REPRISALS, {**TOLD, "agreed": "", "date": "soon", "purge": "2027-11"}
    )
    entry = reprisals.write(kept)
    assert (entry.value("agreed"), entry.value("date"), entry.purge) == ("soon\n2027-11", "", "")


def test_registers_know_nothing_of_each_other(desk: DeskAtWork, reprisals: OpenRegister) -> None:
    assert refused(Register.ENQUIRIES, desk, SECRET) == "restricted_missing"
    enquiries = make_register(desk.database, Register.ENQUIRIES, OTHER, cost=FEW)
    entry = enquiries.write(ENQUIRY)
    reprisals.write(TOLD)
    assert title_of(Register.ENQUIRIES, entry) == "Comm. 999/26"
    assert [each.values for each in enquiries.entries().readable] == [ENQUIRY]
    assert refused(Register.ENQUIRIES, desk, SECRET) == "restricted_wrong"
    with desk.database.reading() as session:
        assert registers_made(session) == set(Register)
    with pytest.raises(RegisterRefused) as caught:
        make_register(desk.database, Register.ENQUIRIES, SECRET, cost=FEW)
    assert caught.value.code == "restricted_there"


def test_a_closed_register_does_nothing_any_more(reprisals: OpenRegister) -> None:
    assert reprisals.is_open
    reprisals.close()
    assert not reprisals.is_open
    for attempt in (
        reprisals.entries,
        lambda: reprisals.write(TOLD),
        lambda: reprisals.delete((1,)),
    ):
        with pytest.raises(RegisterRefused) as caught:
            attempt()
        assert caught.value.code == "restricted_closed"


# ---------------------------------------------------------------- passphrases


def test_another_passphrase_locks_everything_anew(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    reprisals.write(TOLD)
    with pytest.raises(RegisterRefused):
        change_passphrase(desk.database, Register.REPRISALS, OTHER, "x", cost=FEW)
    before = bytes_of(desk)
    opened = change_passphrase(desk.database, Register.REPRISALS, SECRET, OTHER, cost=FEW)
    assert opened.entries().readable[0].value("pseudonym") == WITNESS
    assert refused(Register.REPRISALS, desk, SECRET) == "restricted_wrong"
    assert open_register(desk.database, Register.REPRISALS, OTHER).entries() == opened.entries()
    assert bytes_of(desk) != before
    with pytest.raises(RegisterRefused):
        reprisals.write(TOLD)  # under the key that it had
    opened.register = Register.ENQUIRIES
    with pytest.raises(RegisterRefused):
        opened.write(ENQUIRY)


def test_a_passphrase_is_the_same_however_it_is_typed(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    assert open_register(desk.database, Register.REPRISALS, "Zu\u0308rich  u\u0308nder water")


def test_a_register_whose_passphrase_is_lost_is_given_up(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    reprisals.write(TOLD)
    drop_register(desk.database, Register.REPRISALS)
    assert refused(Register.REPRISALS, desk, SECRET) == "restricted_missing"
    anew = make_register(desk.database, Register.REPRISALS, OTHER, cost=FEW)
    assert anew.entries() == restricted.Entries((), ())


# ---------------------------------------------------------------- what is due


def test_what_is_due_is_told_and_purged_without_the_passphrase(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    first = reprisals.write(TOLD)
    stays = reprisals.write({**TOLD, "purge": ""})
    reprisals.close()
    with desk.database.reading() as session:
        assert due_entries(session, date(2027, 11, 2)) == {}
        found = due_entries(session, date(2027, 11, 3))
    assert found == {Register.REPRISALS: (first.id,)}
    purge(desk.database, found[Register.REPRISALS])
    left = open_register(desk.database, Register.REPRISALS, SECRET).entries().readable
    assert [each.id for each in left] == [stays.id]


# ---------------------------------------------------------------- nowhere else


def test_nothing_of_it_is_anywhere_in_clear(desk: DeskAtWork, reprisals: OpenRegister) -> None:
    visit = desk.add("visit", label=Label.PUBLIC, country="TUN")
    with desk.database.reading() as session:
        before = journal.newest(session)
    entry = reprisals.write(TOLD)
    reprisals.write({**TOLD, "agreed": "Calls-every-Sunday"}, entry.id)
    desk.send("BBB")
    desk.database.copy_to(desk.folder / "backup.hrdesk")
    moving.move_out(desk.database, OTHER, desk.folder / "m.hrdesk-move", cost=FEW)
    with desk.database.reading() as session:
        assert journal.newest(session) == before
        assert search.find(session, WITNESS, 10) == []
        assert session.number("SELECT count(*) FROM unfinished") == 0
    everything = bytes_of(desk)
    assert b"TUN" in everything
    assert not [word for word in WORDS if word.encode() in everything]
    undo(desk.database)  # what undo takes back is the visit, and never an entry
    assert desk.shows(visit).text("country") == "" or desk.shows(visit).life != "active"
    assert len(reprisals.entries().readable) == 1


def test_what_was_deleted_is_not_in_the_file_even_locked(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    entry = reprisals.write(TOLD)
    with desk.database.reading() as session:
        ((content,),) = session.raw("SELECT content FROM restricted_entry")
    # Overflow pages hold it piece by piece.
    assert content[2000:2500] in desk.database.path.read_bytes()
    reprisals.delete((entry.id,))
    assert content[2000:2500] not in bytes_of(desk)
    assert content[:300] not in bytes_of(desk)


def test_how_long_an_entry_is_tells_little(desk: DeskAtWork, reprisals: OpenRegister) -> None:
    reprisals.write({"pseudonym": "A"})
    reprisals.write({"pseudonym": "A longer one", "agreed": "Two words"})
    with desk.database.reading() as session:
        assert len(set(session.column("SELECT length(content) FROM restricted_entry"))) == 1


def test_a_copy_and_a_moved_desk_carry_it_along_locked(
    desk: DeskAtWork, reprisals: OpenRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reprisals.write(TOLD)
    desk.database.copy_to(tmp_path / "backup.hrdesk")
    moved = moving.move_out(desk.database, OTHER, tmp_path / "m.hrdesk-move", cost=FEW).path
    monkeypatch.setenv("HRDESK_DATA", str(tmp_path / "its data"))
    there = moving.move_in(moved, tmp_path / "there" / "AAA.hrdesk", OTHER).database
    for database in (there, open_desk(tmp_path / "backup.hrdesk")):
        with pytest.raises(RegisterRefused):
            open_register(database, Register.REPRISALS, OTHER)
        found = open_register(database, Register.REPRISALS, SECRET).entries().readable
        assert found[0].value("pseudonym") == WITNESS
        database.close()


# ---------------------------------------------------------------- changed by others


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE restricted_entry SET purge = '2035-01-01'",
        "UPDATE restricted_entry SET id = id + 1",
        "UPDATE restricted_entry SET content = substr(content, 1, 12)",
        "UPDATE restricted_entry SET content = x''",
        "UPDATE restricted_entry SET content = zeroblob(600)",
    ],
)
def test_an_entry_that_was_changed_outside_is_told_and_the_others_read(
    desk: DeskAtWork, reprisals: OpenRegister, sql: str
) -> None:
    reprisals.write(TOLD)
    tampered(desk, sql)
    sound = reprisals.write({"pseudonym": "Sound"})
    found = reprisals.entries()
    assert [each.id for each in found.readable] == [sound.id]
    assert len(found.damaged) == 1
    opened = change_passphrase(desk.database, Register.REPRISALS, SECRET, OTHER, cost=FEW)
    assert opened.entries() == found
    opened.delete(found.damaged)
    assert opened.entries().damaged == ()


def test_a_lock_that_was_changed_outside_opens_for_nobody(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    tampered(desk, "UPDATE restricted_register SET salt = CAST(x'40' || substr(salt, 2) AS BLOB)")
    assert refused(Register.REPRISALS, desk, SECRET) == "restricted_wrong"
    assert faults(desk) == ["restricted"]


def test_check_knows_the_tables(desk: DeskAtWork, reprisals: OpenRegister) -> None:
    reprisals.write(TOLD)
    assert faults(desk) == []
    tampered(desk, "UPDATE restricted_entry SET content = x'00'")
    assert faults(desk) == ["restricted"]


def test_refusals_tell_nothing_of_the_content(desk: DeskAtWork, reprisals: OpenRegister) -> None:
    reprisals.write(TOLD)
    tampered(desk, "UPDATE restricted_register SET proof = zeroblob(60)")
    with pytest.raises(DeskError) as caught:
        open_register(desk.database, Register.REPRISALS, SECRET)
    assert caught.value.about == {}


def test_a_report_of_a_fault_tells_nothing_of_the_content(
    desk: DeskAtWork, reprisals: OpenRegister
) -> None:
    tampered(desk, "DROP TABLE restricted_entry")
    with pytest.raises(DeskError) as caught:
        reprisals.write(TOLD)
    report = "".join(traceback.format_exception(caught.value)) + str(caught.value.about)
    assert not [word for word in WORDS if word in report]
