"""Erasing what came in without its Ref: lists of other programs, and lines that had none."""

import csv
import io
import zipfile
import zlib
from pathlib import Path

import pytest

from hrdesk.domain.merge import Decision
from hrdesk.operations.erase import erase, plan_erasure
from hrdesk.operations.foreign_lists import look_at, read_rows
from hrdesk.operations.foreign_plan import ListChoices
from hrdesk.operations.inbox import carry_out_delivery, take_delivery, take_list
from hrdesk.operations.lists_naming import lists_naming
from hrdesk.operations.receive import Pin
from hrdesk.store import partners
from hrdesk.store.drafts import keep_list_choices
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


LINES = b"""Name,Seat
"Silva, Pedro",Tunis
"Costa, Maria",Mexico
"UN, Hotel in Tunis",info@un.org
"""


def test_words_of_several_lines_name_nobody(a: DeskAtWork) -> None:
    kept(a, LINES)
    stranger = a.add("person", name="Silva, Maria", email="un@info.org")
    others = [a.add("place", name="Tunis"), a.add("organisation", name="UN", code="UN")]
    with a.database.reading() as session:
        assert lists_naming(session, [stranger, *others]) == []


def test_a_person_is_found_by_other_names_and_addresses(a: DeskAtWork) -> None:
    one = kept(a, LINES)
    other = kept(a, b"Address\nMore\nwrite to <x.y@un.org>.\n")
    by_name = a.add("person", name="Somebody", other_names=("Pedro Silva", "…"))
    by_address = a.add("person", name="Anybody", other_emails=("X.Y@un.org", "nfo@un.org"))
    with a.database.reading() as session:
        assert lists_naming(session, [by_name]) == [one]
        assert lists_naming(session, [by_address]) == [other]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Name;Country\nFerdinand;Unmistakable".encode("utf-16"), True),
        ("Name;Country\nFerdinand;Ünmistakable".encode("cp1252"), True),
        (b"<table><tr><td>Ferdinand<td>Unmistakable</table>", True),
        (b"<html><p>Ferdinand <b>Un</b>mistakable<table><tr><td>None</table>", True),
        (b"<html><p>Ferdinand</p><p>Unmistakable</p><table><tr><td>None</table>", False),
        (b"<table><tr><td>Ferdinand<tr><td>Unmistakable</table>", False),
        (b"Name\nFerdinand\nUnmistakable", False),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
    ],
)
def test_lists_of_every_sort_are_looked_through(a: DeskAtWork, content: bytes, says: bool) -> None:
    assert _says(a, content) == says


BOLD = "<r><t>Ferdinand U</t></r><r><rPr><b/></rPr><t>nmistakable</t></r>"


def workbook(cells: str = "", strings: str = "", note: str = "") -> bytes:
    """A list as Excel writes it: its texts stand in a part of their own."""
    sheet, shared = "worksheets/sheet1.xml", "sharedStrings.xml"
    relation = '<Relationship Id="{0}" Type="x/{1}" Target="{2}"/>'
    related = relation.format("a", "worksheet", sheet)
    related += relation.format("b", "sharedStrings", shared)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": '<workbook><sheet name="List" r:id="a"/></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        f"xl/{sheet}": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
        f"xl/{shared}": f"<sst>{strings}</sst>",
        "xl/comments1.xml": note,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_lists_in_workbooks_are_looked_through(a: DeskAtWork) -> None:
    apart = "<si><t>Ferdinand</t></si><si><t>Unmistakable</t></si>"
    first, second = ('<c r="A{0}" t="s"><v>0</v></c>', '<c r="B{0}" t="s"><v>1</v></c>')
    row = '<row r="{0}">{1}</row>'
    two = row.format(1, first.format(1)) + row.format(2, second.format(2))
    one = row.format(1, first.format(1) + second.format(1))
    assert not _says(a, workbook(two, apart))
    assert _says(a, workbook(one, apart))
    assert _says(a, workbook(row.format(1, first.format(1)), f"<si>{BOLD}</si>"))
    assert _says(a, workbook(note=f"<comment><text>{BOLD}</text></comment>"))
    damaged = workbook(note="Ferdinand").replace(b"Ferdinand", b"Somebody.")
    assert _says(a, damaged), "what cannot be looked through may name it, and counts"
    assert _says(a, b"PK\x03\x04")


def kept(desk: DeskAtWork, content: bytes) -> int:
    """Have a list wait in the inbox, whatever is in it."""
    with desk.database.writing() as session:
        number = partners.keep_received(
            session, content, workbook="", sender="", file_name="f", status="waiting", counts={}
        )
        keep_list_choices(session, number, "{}")
    return number


def _says(desk: DeskAtWork, content: bytes) -> bool:
    number = kept(desk, content)
    ref = desk.add("person", name="Ferdinand Unmistakable")
    with desk.database.reading() as session:
        return number in lists_naming(session, [ref])
