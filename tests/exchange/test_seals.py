"""The seal of a workbook holds what was sent, and nothing that was forged (exchange.md 8)."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hrdesk.domain.arrival import Arrival, Seal, Touched
from hrdesk.exchange.marks import row_check
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.seals import SealedRows, mark_of_key, new_key, seal_of, sealing_lines
from hrdesk.exchange.writer import write_workbook
from tests.exchange.workbooks import (
    ENVELOPE,
    NAMES,
    by_ref,
    codes,
    edited,
    opened,
    out_record,
    read,
    ref,
    visit,
    without_other_kinds,
    written_by_hand,
)

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
SEALED = replace(ENVELOPE, sender_identity=mark_of_key(KEY))


def sealed(path: Path, key: bytes | None = KEY) -> Path:
    """A workbook with two visits and a person, sealed with a key."""
    records = [visit(1), visit(2), out_record("person", 1, name="Diallo, Awa")]
    envelope = SEALED if key is None else replace(ENVELOPE, sender_identity=mark_of_key(key))
    write_workbook(path, envelope, records, NAMES, spare_lines=3, key=key)
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sheets that the tests look at alone: quicker, and saved by another program already."""
    path = sealed(tmp_path_factory.mktemp("seals") / "book.xlsx")
    without_other_kinds(path, "visit", "person")
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, small: bytes) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(small)
    return path


def test_a_workbook_that_nobody_touched_is_as_it_was_sent(book: Path) -> None:
    arrival = read(book)
    assert (arrival.seal, arrival.is_as_sent) == (Seal.HOLDS, True)
    assert arrival.touched == Touched(0, 0)


def test_the_seal_holds_after_another_program_saved_the_file(book: Path) -> None:
    straight = sealed(book.with_name("straight.xlsx"))
    assert straight.read_bytes() != book.read_bytes()
    assert read(straight).is_as_sent
    arrival = read(book)
    assert (arrival.seal, arrival.is_as_sent) == (Seal.HOLDS, True)


def test_equal_content_gives_equal_files_seal_and_all(tmp_path: Path) -> None:
    first = sealed(tmp_path / "first.xlsx").read_bytes()
    assert sealed(tmp_path / "again.xlsx").read_bytes() == first
    assert sealed(tmp_path / "other.xlsx", OTHER_KEY).read_bytes() != first


def test_cells_changed_by_hand_are_counted_and_leave_the_seal_whole(book: Path) -> None:
    with edited(book) as page:
        first, second = page.row(ref("visit", 1)), page.row(ref("visit", 2))
        page.put(first, purpose="Another", status="confirmed", notes="Seen")
        page.put(second, purpose=None)
        page.put(second + 1, country="Kenya")  # a spare line
        page.sheet.cell(second, page.sheet.max_column + 1).value = "a remark of ours"
    arrival = read(book)
    assert (arrival.seal, arrival.is_as_sent) == (Seal.HOLDS, False)
    assert arrival.touched == Touched(6, 3)


def test_what_a_program_does_by_itself_is_not_counted(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), purpose="Purpose of visit 1  ")
        page.sheet.move_range(f"A{page.row(ref('visit', 2))}:AZ{page.row(ref('visit', 2))}", 5)
    arrival = read(book)
    assert [code for code, _ in codes(arrival)] == ["disguise"]
    assert arrival.is_as_sent


def test_a_copied_line_a_new_sheet_and_a_line_taken_out_are_counted(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.copy_row(row, page.sheet.max_row + 1)
        page.sheet.delete_rows(page.row(ref("visit", 2)))
    with opened(book) as others:
        others.create_sheet("Ours").append(["one", "two"])
    arrival = read(book)
    assert arrival.missing == (ref("visit", 2),)
    assert arrival.touched.lines == 2
    assert arrival.touched.cells > 3
    assert not arrival.is_as_sent


def test_a_line_that_is_only_missing_is_no_workbook_as_sent(book: Path) -> None:
    with edited(book) as page:
        page.sheet.delete_rows(page.row(ref("visit", 2)))
    arrival = read(book)
    assert arrival.touched == Touched(0, 0)
    assert not arrival.is_as_sent


# ---------------------------------------------------------------- forged


def meta(book: Path, change: Callable[[dict[str, str]], None]) -> Arrival:
    """Change what `_meta` says; keys with an empty value are taken out."""
    with opened(book) as workbook:
        sheet = workbook["_meta"]
        lines = {str(row[0].value): str(row[1].value or "") for row in sheet.iter_rows()}
        before = dict(lines)
        change(lines)
        for row in list(sheet.iter_rows()):
            key = str(row[0].value)
            if lines[key] != before[key]:
                row[0].value, row[1].value = (key, lines[key]) if lines[key] else (None, None)
    return read_workbook(book)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("recipient", "ODIHR"),
        ("minute", "29800001"),
        ("copy", "15"),
        ("spare_lines", "4"),
        ("sender_name", "Somebody"),
        ("rows.visit", "0" * 64),
        ("public_key", "00"),
        ("public_key", "zz" * 32),
        ("seal", "AAAA"),
        ("seal", "no base64"),
        ("seal", "QUJD" * 22),
        ("sender_identity", "1f2e"),
        ("sender_identity", mark_of_key(OTHER_KEY)),
    ],
)
def test_meta_that_was_changed_breaks_the_seal(book: Path, key: str, value: str) -> None:
    assert meta(book, lambda lines: lines.update({key: value})).seal is Seal.BROKEN


def test_no_seal_is_no_origin(tmp_path: Path, book: Path) -> None:
    assert meta(book, lambda lines: lines.update({"seal": ""})).seal is Seal.MISSING
    assert read(sealed(tmp_path / "plain.xlsx", None)).seal is Seal.MISSING


def test_a_line_added_to_meta_breaks_the_seal(book: Path) -> None:
    with opened(book) as workbook:
        workbook["_meta"].append(["confirms", "ABC"])
    assert read_workbook(book).seal is Seal.BROKEN


def test_a_copy_of_a_hidden_sheet_does_no_harm(book: Path) -> None:
    with opened(book) as workbook:
        workbook.copy_worksheet(workbook["_meta"])
        workbook.copy_worksheet(workbook["_base_visit"])
    arrival = read_workbook(book)
    assert (arrival.seal, arrival.is_as_sent) == (Seal.HOLDS, True)


def rewritten(book: Path, holds: str, change: Callable[[str], str]) -> None:
    """Change the hidden copies of the visits as text."""
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(book, "w") as archive:
        for name, text in parts.items():
            is_meant = "hrdesk.base" in text and holds in text
            archive.writestr(name, change(text) if is_meant else text)


def base_cells(book: Path, name: str, put: Callable[[dict[str, object]], None]) -> None:
    """Forge the hidden copy of a record, with a check that holds over what stands there then."""
    with opened(book) as workbook:
        (row,) = [row for row in workbook["_base_visit"].iter_rows() if row[0].value == name]
        document = json.loads(str(row[3].value))
        put(document)
        row[3].value = json.dumps(document)
        identifier = next(
            str(line[1].value)
            for line in workbook["_meta"].iter_rows()
            if line[0].value == "workbook"
        )
        row[1].value = row_check(identifier, name, [str(row[3].value)])


def test_a_forged_minute_breaks_the_seal_of_the_rows(book: Path) -> None:
    def later(document: dict[str, object]) -> None:
        author, nonce, minute = document["d"]["f"]  # type: ignore[index]
        document["d"]["f"] = [author, nonce, minute + 5_000]  # type: ignore[index]

    base_cells(book, ref("visit", 1), later)
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), purpose="Theirs")
    arrival = read_workbook(book)
    assert arrival.seal is Seal.HOLDS
    assert not arrival.is_whole
    # No copy of a visit is believed any more; those of people are.
    assert by_ref(arrival).keys() == {ref("person", 1)}
    assert {code for code, _ in codes(arrival)} == {"no_base"}
    assert written_by_hand(arrival) == {}


def test_without_the_seal_the_same_forgery_goes_unnoticed(tmp_path: Path) -> None:
    book = sealed(tmp_path / "plain.xlsx", None)

    def another(document: dict[str, object]) -> None:
        document["v"]["purpose"] = "Forged"  # type: ignore[index]

    base_cells(book, ref("visit", 1), another)
    arrival = read_workbook(book)
    assert arrival.seal is Seal.MISSING
    assert by_ref(arrival)[ref("visit", 1)].sent["purpose"][0].value == "Forged"


def test_damage_to_one_row_costs_that_row_alone(book: Path) -> None:
    rewritten(book, ref("visit", 1), lambda text: text.replace("Purpose of visit 1", "Forged"))
    arrival = read_workbook(book)
    assert (arrival.seal, arrival.is_whole) == (Seal.HOLDS, False)
    assert by_ref(arrival).keys() == {ref("visit", 2), ref("person", 1)}


@pytest.mark.parametrize("what", ["row", "sheet"])
def test_hidden_copies_taken_out_cannot_be_believed_by_halves(book: Path, what: str) -> None:
    with opened(book) as workbook:
        if what == "sheet":
            del workbook["_base_visit"]
        else:
            workbook["_base_visit"].delete_rows(3)
    arrival = read_workbook(book)
    assert (arrival.seal, arrival.is_whole, arrival.is_as_sent) == (Seal.HOLDS, False, False)
    assert by_ref(arrival).keys() == {ref("person", 1)}


def test_half_a_sign_in_a_check_is_no_seal(book: Path) -> None:
    with opened(book) as workbook:
        workbook["_base_visit"]["B3"].value = "_xD800_"
    assert not read_workbook(book).is_whole


# ---------------------------------------------------------------- by itself


def test_keys_differ_and_so_do_their_marks() -> None:
    keys = {new_key() for _ in range(5)}
    assert len(keys) == len({mark_of_key(key) for key in keys}) == 5
    assert all(len(key) == 32 for key in keys)


def test_the_seal_of_one_workbook_fits_no_other() -> None:
    rows, lines = SealedRows(), [["workbook", "A"], ["confirms", "X"], ["confirms", "Y"]]
    rows.add("visit", "VIS-1", "CHECK")
    added = list(sealing_lines(KEY, lines, rows))
    found: dict[str, list[str]] = {}
    for key, value in [*lines, *added]:
        found.setdefault(key, []).append(value)
    mark = mark_of_key(KEY)
    assert seal_of(found, mark) is Seal.HOLDS
    assert seal_of(found | {"workbook": ["B"]}, mark) is Seal.BROKEN
    assert seal_of(found | {"confirms": ["X"]}, mark) is Seal.BROKEN
    assert seal_of(found | {"public_key": found["public_key"] * 2}, mark) is Seal.BROKEN
    assert seal_of({key: each for key, each in found.items() if key != "public_key"}, mark) is (
        Seal.BROKEN
    )
