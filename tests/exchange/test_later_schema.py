"""Workbooks of a later version: what is kept of them, what is told, what is not believed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from hrdesk.domain.arrival import Arrival, CellClass
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField, LaterFields
from hrdesk.domain.state import IN
from hrdesk.exchange.entries import Entries
from hrdesk.exchange.later_schema import LaterSchema
from hrdesk.exchange.prepared import OutRecord, visible
from hrdesk.exchange.seals import mark_of_key, new_key
from hrdesk.exchange.writer import workbook_id, write_workbook
from tests.exchange.workbooks import (
    ENVELOPE,
    GENEVA,
    NAMES,
    by_ref,
    codes,
    edited,
    opened,
    read,
    ref,
    visit,
    written_by_hand,
)

HOTEL = LaterField("visit", "hotel", "text")
LATER: LaterFields = {
    "visit": {
        "hotel": HOTEL,
        "observers": LaterField("visit", "observers", "set"),
        "safety": LaterField("visit", "safety", "code", codes=("tense", "calm", "warlike")),
        "liaison": LaterField("visit", "liaison", "link", links="person"),
        "escort": LaterField("visit", "escort", "long_text", "partners", required="yes"),
        "secret": LaterField("visit", "secret", "text", "internal"),
    }
}
TEXTS = {
    "hotel": "Hotel Africa",
    "observers/Red Cross": IN,
    "safety": "tense",
    "liaison": ref("person"),
    "escort": "Two\ncars",
}


def with_registers(record: OutRecord, texts: Mapping[str, str]) -> OutRecord:
    more = {name: (GENEVA.write(record.ref, name, text, ()),) for name, text in texts.items()}
    return OutRecord(record.ref, {**record.registers, **more}, record.withheld)


def later_visit(seed: object = 1, **texts: str) -> OutRecord:
    return with_registers(visit(seed), TEXTS | texts)


def wrote(path: Path, *records: OutRecord, later: LaterFields = LATER) -> None:
    write_workbook(path, ENVELOPE, records, NAMES, spare_lines=1, later=later)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def arrived(arrival: Arrival) -> dict[str, str]:
    """The values of the registers that no field here has the name of."""
    sent = by_ref(arrival)[ref("visit")].sent
    return {name: sent[name][0].value for name in sent if name.partition("/")[0] in LATER["visit"]}


# ---------------------------------------------------------------- the way through


def test_registers_descriptions_and_ids_come_back_as_they_went(path: Path) -> None:
    record = later_visit()
    wrote(path, record, visit(2))
    arrival = read(path)
    assert arrived(arrival) == TEXTS
    assert dict(by_ref(arrival)[ref("visit")].sent) == dict(record.registers)
    assert arrival.later["visit"] == {
        name: replace(each, codes=("tense",)) if each.codes else each
        for name, each in LATER["visit"].items()
        if name != "secret"
    }
    told = {(each.code, each.field, each.about["lines"]) for each in arrival.findings}
    assert told == {("later_field", name, 1) for name in arrival.later["visit"]}


def test_what_nobody_has_something_of_is_not_described(path: Path) -> None:
    wrote(path, visit())
    assert read(path).later == {}
    assert "hotel" not in _texts_of(path, "_schema")


def test_nothing_goes_but_what_was_handed_over(path: Path) -> None:
    record = with_registers(visit(), {"hotel": "Africa", "secret": "x", "mood": "y"})
    seen = visible(record, LATER)
    assert {"hotel", "secret", "mood"} & seen.registers.keys() == {"hotel"}
    assert not {"hotel", "secret", "mood"} & visible(record).registers.keys()
    assert workbook_id(ENVELOPE, [record], LATER) != workbook_id(ENVELOPE, [record])
    known = LaterField("visit", "private_notes", "text")
    private = with_registers(visit(), {"private_notes": "mine"})
    assert "private_notes" not in visible(private, {"visit": {"private_notes": known}}).registers


def test_a_link_to_whom_the_reader_may_not_see_does_not_go(path: Path) -> None:
    wrote(path, later_visit(liaison=ref("person", "stranger")))
    assert "liaison" not in arrived(read(path))
    assert "liaison" not in read(path).later["visit"]


def test_codes_that_only_a_later_version_has_go_on_with_their_list(path: Path) -> None:
    more = {"status": "suspended", "terms_of_reference/signed_by_all": IN}
    wrote(path, with_registers(visit(), more))
    arrival = read(path)
    sent = by_ref(arrival)[ref("visit")].sent
    assert sent["status"][0].value == "suspended"
    assert sent["terms_of_reference/signed_by_all"][0].value == IN
    told = {(each.code, each.field, each.found) for each in arrival.findings}
    assert told == {
        ("later_code", "status", "suspended"),
        ("later_code", "terms_of_reference", "signed_by_all"),
    }
    with edited(path) as page:
        page.put(
            page.row(ref("visit")), status="Held", terms_of_reference="Signed by all; No reprisals"
        )
    by_hand = written_by_hand(read(path))[ref("visit")]
    assert by_hand == {"status": "held", "terms_of_reference/no_reprisals": IN}


def test_a_code_of_a_later_version_may_be_typed(path: Path) -> None:
    wrote(path, with_registers(visit(1), {"status": "suspended"}), visit(2))
    with edited(path) as page:
        page.put(page.row(ref("visit", 2)), status="Suspended")
    assert written_by_hand(read(path)) == {ref("visit", 2): {"status": "suspended"}}


# ---------------------------------------------------------------- columns and sheets


def add_column(path: Path, key: str, header: str, texts: Mapping[str, str], **said: str) -> None:
    """A column of a later version beside the others, with what its cells held when it was sent."""
    with edited(path) as page:
        column = page.sheet.max_column + 1
        page.sheet.cell(2, column).value = key
        page.sheet.cell(4, column).value = header
        for name, text in texts.items():
            page.sheet.cell(page.row(name), column).value = text


def test_a_hand_edit_in_a_later_column_is_told_and_waits_for_the_later_version(path: Path) -> None:
    wrote(path, later_visit())
    add_column(path, "hotel", "Hotel", {ref("visit"): "Hotel Medina"})
    add_column(path, "liaison.name", "Liaison (name)", {ref("visit"): "Diallo, Awa"})
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    assert arrived(arrival)["hotel"] == "Hotel Africa"
    assert arrival.cells[CellClass.UNKNOWN] == 2
    edit = next(each for each in arrival.findings if each.code == "later_edit")
    assert (edit.ref, edit.field, edit.found) == (ref("visit"), "hotel", "Hotel Medina")
    assert [code for code, _ in codes(arrival)].count("later_edit") == 1


def test_of_a_line_whose_copy_is_damaged_nothing_is_said_twice(path: Path) -> None:
    wrote(path, later_visit(), visit(2, purpose="Whole"))
    with opened(path) as book:
        base = book["_base_visit"]
        row = next(each for each in base.iter_rows() if each[0].value == ref("visit"))
        row[1].value = "wrong"
    add_column(path, "hotel", "Hotel", {ref("visit"): "Hotel Medina"})
    found = [code for code, _ in codes(read(path))]
    assert "no_base" in found
    assert "later_edit" not in found


def _texts_of(path: Path, title: str) -> list[str]:
    with opened(path) as book:
        return [str(cell.value) for row in book[title].iter_rows() for cell in row if cell.value]


def test_a_sheet_of_a_kind_that_only_a_later_version_has_is_told_as_one(path: Path) -> None:
    wrote(path, visit())
    keys = ["ref", "token", "no", "name", "parties", "code", "tags", "label", "partners", "action"]
    with opened(path) as book:
        treaties, base = book.create_sheet("Treaties"), book.create_sheet("_base_treaty")
        for row in (["Treaties: sent"], keys, [], [key.title() for key in keys]):
            treaties.append(row)
        treaties.append(["TRE-2222-2222-2222C", "", 1, "Convention"])
        for row in (["hrdesk.base", "treaty"], ["ref", "check", "parts", "json"]):
            base.append(row)
        base.append(["TRE-2222-2222-2222C", "check", "1", "{}"])
        for key in keys:
            book["_schema"].append(["treaty", key, key.title(), "text"])
    arrival = read(path)
    assert ("later_sheet", "") in codes(arrival)
    assert {code for code, _ in codes(arrival)} <= {"later_sheet", "unknown_entry"}
    assert set(by_ref(arrival)) == {ref("visit")}


# ---------------------------------------------------------------- what is not believed


def changed_schema(path: Path, change: Callable[[Workbook], None]) -> None:
    with opened(path) as book:
        change(book)


def test_a_sealed_workbook_whose_floors_were_lowered_lets_nothing_go_on(path: Path) -> None:
    key = new_key()
    envelope = replace(ENVELOPE, sender_identity=mark_of_key(key))
    write_workbook(path, envelope, [later_visit()], NAMES, spare_lines=0, key=key, later=LATER)
    assert read(path).later["visit"]["escort"].floor == "partners"
    with opened(path) as book:
        for row in book["_schema"].iter_rows():
            if row[1].value == "escort":
                row[5].value = None
    arrival = read(path)
    assert arrived(arrival)["escort"] == "Two\ncars"
    assert {each.floor for each in arrival.later["visit"].values()} == {Label.INTERNAL.value}


def schema(*lines: Sequence[str]) -> LaterSchema:
    found = LaterSchema()
    for line in lines:
        found.take(line)
    return found


KNOWN = schema(
    ["visit", "hotel", "Hotel", "text"],
    ["visit", "window.from", "Window from", "span"],
    ["visit", "window.to", "Window to", "span"],
    ["visit", "observers", "Observers", "set"],
    ["visit", "liaison", "Liaison", "link", "", "", "person"],
    ["visit", "price", "Price", "money"],
    ["visit", "status", "Status", "code", "", "", "", "held;suspended;Not plain"],
    ["visit", "terms_of_reference", "Terms", "set", "", "", "", "signed_by_all"],
    ["visit", "country", "Country", "country", "", "", "", "xxx"],
)


@pytest.mark.parametrize(
    ("register", "value", "fault"),
    [
        ("hotel", "Any text\nat all", ""),
        ("hotel", "", ""),
        ("window", "2027-03", ""),
        ("observers/Red Cross", IN, ""),
        ("observers/Red Cross", "", ""),
        ("liaison", ref("person"), ""),
        ("price", "12 EUR", ""),
        ("price/twelve", IN, ""),
        ("status", "suspended", ""),
        ("terms_of_reference/signed_by_all", IN, ""),
        ("hotel", " blanks ", "bad_entry"),
        ("hotel", "a\x00b", "bad_entry"),
        ("hotel/x", IN, "bad_entry"),
        ("hotel/", "x", "bad_entry"),
        ("price/", "x", "bad_entry"),
        ("observers", "A", "bad_entry"),
        ("observers/a; b", IN, "bad_entry"),
        ("observers/a\x00b", IN, "bad_entry"),
        ("observers/A", "yes", "bad_entry"),
        ("liaison", "nobody", "bad_entry"),
        ("liaison", ref("visit"), "bad_entry"),
        ("status", "floating", "bad_entry"),
        ("terms_of_reference/signed_by_none", IN, "bad_entry"),
        ("country", "xxx", "bad_entry"),
        ("mood", "x", "unknown_entry"),
    ],
)
def test_registers_of_later_fields_are_checked_as_far_as_they_are_known(
    register: str, value: str, fault: str
) -> None:
    assert Entries(KNOWN).fault("visit", register, [value]) == fault


@pytest.mark.parametrize(
    "line",
    [
        ["visit", "private_notes", "Private notes", "long_text"],
        ["visit", "label", "Label", "label"],
        ["visit", "origin", "Origin", "text"],
        ["visit", "no", "No.", "number"],
        ["visit", "hotel.name", "Hotel (name)", "name"],
        ["visit", "Hotel", "Hotel", "text"],
        ["visit", "a" * 42, "Long", "text"],
        ["visit", "hotel", "Hotel", "text", "", "x" * 61],
        ["visit", "", "", ""],
        ["visit"],
    ],
)
def test_what_describes_no_later_field_is_left_aside(line: Sequence[str]) -> None:
    found = schema(line)
    assert not found
    assert found.kinds == {}


def test_the_first_line_about_a_field_counts() -> None:
    found = schema(
        ["visit", "hotel", "Hotel", "text", "", "partners"], ["visit", "hotel", "H", "text"]
    )
    assert found.fields["visit"]["hotel"].floor == "partners"
