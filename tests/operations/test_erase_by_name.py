"""Erasing what came in without its Ref: lists of other programs, and lines that had none."""

import csv
import zipfile
import zlib
from pathlib import Path

import pytest

from hrdesk.domain.merge import Decision
from hrdesk.operations.erase import erase, plan_erasure
from hrdesk.operations.foreign_lists import look_at, read_rows
from hrdesk.operations.foreign_plan import ListChoices
from hrdesk.operations.inbox import carry_out_delivery, take_delivery, take_list
from hrdesk.operations.receive import Pin
from hrdesk.store import erasure, partners
from tests.worlds import DeskAtWork, edited

NAME, ADDRESS = "Unmistakable, Ferdinand", "f.unmistakable@example.org"


def list_in_inbox(desk: DeskAtWork, path: Path, *lines: list[str], takes: bool = True) -> int:
    """Keep a list of contacts in the inbox, and take it in or leave it waiting."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Name", "E-mail", "Country"], *lines])
    looked = look_at(desk.database, path)
    reading = read_rows(desk.database, path, looked.mapping)
    desk.minute += 1
    delivery = take_list(desk.database, path, looked, reading, ListChoices())
    if takes:
        decisions = {item.key: Decision.THEIRS for item in delivery.plan.items}
        carry_out_delivery(desk.database, delivery, decisions, pin=Pin.NOBODY)
    return delivery.number


def kept_in_inbox(desk: DeskAtWork) -> bytes:
    with desk.database.reading() as session:
        return b"".join(
            zlib.decompress(row[0]) for row in session.raw("SELECT original FROM inbox", ())
        )


def ref_of(desk: DeskAtWork, name: str) -> str:
    with desk.database.reading() as session:
        (ref,) = session.column("SELECT ref FROM record WHERE title = ?", (name,))
    return ref


def test_the_lists_that_name_it_lose_their_content(a: DeskAtWork, tmp_path: Path) -> None:
    brought = list_in_inbox(a, tmp_path / "one.csv", [NAME, ADDRESS, "Tunisia"])
    # Whose record it is nobody has said yet, and the name stands the other way round.
    waits = list_in_inbox(
        a, tmp_path / "two.csv", ["Ferdinand UNMISTAKABLE", "", "Mexico"], takes=False
    )
    by_address = list_in_inbox(a, tmp_path / "three.csv", ["The clerk", ADDRESS, ""], takes=False)
    other = list_in_inbox(a, tmp_path / "four.csv", ["Ferdinand Other", "", "Kenya"], takes=False)
    ref = ref_of(a, NAME)
    with a.database.reading() as session:
        assert plan_erasure(session, ref, a.database.path).workbooks == (brought, waits, by_address)
    erase(a.database, ref)
    kept = kept_in_inbox(a)
    assert b"nmistakable" not in kept
    assert b"Ferdinand Other" in kept
    with a.database.reading() as session:
        wiped = [each.id for each in partners.received(session) if each.is_wiped]
    assert sorted(wiped) == [brought, waits, by_address]
    assert other not in wiped


def test_a_list_is_known_by_a_name_that_the_record_had_before(
    a: DeskAtWork, tmp_path: Path
) -> None:
    number = list_in_inbox(a, tmp_path / "one.csv", [NAME, ADDRESS, ""], takes=False)
    ref = a.add("person", name=NAME)
    a.set(ref, name="Somebody Else")
    with a.database.reading() as session:
        assert plan_erasure(session, ref, a.database.path).workbooks == (number,)


def test_a_workbook_in_which_its_line_had_no_ref_loses_its_content(
    a: DeskAtWork, tmp_path: Path
) -> None:
    ref = a.add("person", name="Somebody")
    book = a.send("BBB")
    for version in ("monday.xlsx", "wednesday.xlsx"):
        with edited(book, "Persons", tmp_path / version) as sheet:
            row = sheet.row_of(ref) + 1
            sheet.put(row, "ref", None)
            sheet.put(row, "name", NAME)
            sheet.put(row + 1, "name", version)
    first = take_delivery(a.database, tmp_path / "monday.xlsx")
    (item,) = (each for each in first.plan.items if each.values.get("name") == NAME)
    carry_out_delivery(a.database, first, {item.key: Decision.THEIRS}, pin=Pin.NEW)
    second = take_delivery(a.database, tmp_path / "wednesday.xlsx")
    done = erase(a.database, item.ref)
    assert done.workbooks == (first.number, second.number)
    with a.database.reading() as session:
        assert all(each.is_wiped for each in partners.received(session))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Ferdinand;Unmistakable".encode("utf-16"), True),
        ("Ferdinand;Ünmistakable".encode("cp1252"), True),
        (b"Ferdinand", False),
        (b"", False),
    ],
)
def test_lists_of_every_sort_are_looked_through(a: DeskAtWork, content: bytes, says: bool) -> None:
    assert _says(a, content) == says


def test_lists_in_workbooks_are_looked_through(a: DeskAtWork, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("a.xml", "<t>F&#101;rdinand</t>" + "<t>nobody</t>" * 500)
        parts.writestr("b.xml", "<t>Unmistakable</t>")
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[50] ^= 0xFF
    assert _says(a, whole)
    assert _says(a, bytes(damaged)), "what cannot be looked through may name it, and counts"


def _says(desk: DeskAtWork, content: bytes) -> bool:
    with desk.database.writing() as session:
        number = partners.keep_received(
            session, content, workbook="", sender="", file_name="f", status="waiting", counts={}
        )
        session.raw("INSERT INTO desk VALUES (?, ?)", (f"list/{number}", "{}"))
        assert erasure.lists_saying(session, ["", " … "]) == []
        return number in erasure.lists_saying(session, ["Ferdinand Unmistakable"])
