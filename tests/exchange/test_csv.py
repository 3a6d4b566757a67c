"""One sheet saved as .csv: with the workbook at hand the same revisions, without it questions."""

import csv
import itertools
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.arrival import CellClass, FindingKind, Seal
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.exchange.apart import read_apart
from hrdesk.exchange.opening import workbook_of_sheet
from hrdesk.exchange.reader import read_workbook
from tests.exchange.workbooks import (
    ENVELOPE,
    edited,
    out_record,
    ref,
    visit,
    written_by_hand,
    wrote,
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with three visits and a session."""
    path = tmp_path_factory.mktemp("original") / "book.xlsx"
    texts = ("a; b, c", "several\n\nlines", 'Café "à côté"')
    visits = [visit(number, purpose=text) for number, text in enumerate(texts, 1)]
    wrote(path, out_record("activity", title="Session", dates="2027-03-10T14:00"), *visits)
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be saved in another format."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


def _saved(
    book: Path, title: str = "Visits", separator: str = ",", encoding: str = "utf-8"
) -> Path:
    """The sheet as a spreadsheet program saves it: what cells show, line by line."""
    target = book.with_suffix(".csv")
    with target.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        for row in load_workbook(book)[title].iter_rows():
            writer.writerow([_shown(cell.value) for cell in row])
    return target


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.hour else f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)


SEPARATORS, ENCODINGS = ",;\t|", ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def test_every_way_to_write_it_is_understood(book: Path) -> None:
    whole = read_workbook(book)
    sent = {each.ref: each.sent for each in whole.records if each.kind == "visit"}
    for separator, encoding in itertools.product(SEPARATORS, ENCODINGS):
        sheet = _saved(book, separator=separator, encoding=encoding)
        arrival = read_workbook(sheet, sent=book)
        assert workbook_of_sheet(sheet) == arrival.workbook == whole.workbook, (separator, encoding)
        assert (arrival.envelope, arrival.seal) == (whole.envelope, Seal.MISSING)
        assert {each.ref: each.sent for each in arrival.records} == sent, (separator, encoding)
        assert written_by_hand(arrival) == {}
        assert [finding.code for finding in arrival.findings] == ["from_csv"]
        assert arrival.missing == ()


def test_the_same_edit_is_the_same_revision(book: Path) -> None:
    with edited(book) as page:
        page.put(
            page.row(ref("visit", 1)),
            purpose="By hand",
            inputs_by=datetime.fromisoformat("2027-02-03"),
        )
        page.put(page.row(ref("visit", 2)), country="Mexico", themes=None)
        page.put(page.row(page.refs()[3]), country="Kenya", purpose="New")
    whole = read_workbook(book)
    arrival = read_workbook(_saved(book), sent=book)
    hands = {each.ref: each.hands for each in whole.records if each.hands}
    assert {each.ref: each.hands for each in arrival.records if each.hands} == hands
    assert len(hands) == 3
    assert read_apart(_saved(book), sent=book) == arrival


def test_moments_are_those_that_were_sent(book: Path) -> None:
    arrival = read_workbook(_saved(book, "Activities"), sent=book)
    assert written_by_hand(arrival) == {}
    assert [each.kind for each in arrival.records] == ["activity"]


def test_without_the_workbook_only_touched_cells_are_asked_about(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 2)), purpose="By hand", themes=None)
        page.put(page.row(page.refs()[3]), purpose="New")
    arrival = read_workbook(_saved(book))
    assert arrival.records == arrival.missing == ()
    assert not arrival.is_as_sent
    day = ENVELOPE.minute // (24 * 60) * 24 * 60
    said = arrival.envelope
    assert (said.sender, said.recipient, said.copy, said.minute) == ("NIRMS", "IACHR", 14, day)
    asked = [each for each in arrival.findings if each.kind is FindingKind.QUESTION]
    assert [(each.code, each.ref, each.field, each.found) for each in asked] == [
        ("no_base", ref("visit", 2), "purpose", "By hand"),
        ("no_base", ref("visit", 2), "themes", ""),
        ("no_base", asked[2].ref, "purpose", "New"),
    ]
    assert arrival.cells[CellClass.SAME] > 0


def test_another_workbook_is_of_no_use(book: Path, tmp_path: Path) -> None:
    sheet = _saved(book)
    wrote(tmp_path / "other.xlsx", visit(7))
    arrival = read_workbook(sheet, sent=tmp_path / "other.xlsx")
    assert arrival.workbook == workbook_of_sheet(sheet)
    assert arrival.records == ()


def _code(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read_workbook(path)
    assert caught.value.about["path"] == path
    return caught.value.code


def test_what_is_no_sheet_of_ours_is_refused(book: Path) -> None:
    sheet = _saved(book)
    text = sheet.read_text()
    lines = text.splitlines(keepends=True)
    sheet.write_text("".join(lines[1:]))
    assert _code(sheet) == "not_hrdesk"
    sheet.write_text(lines[0].replace(" 2026,", " 0000,") + "".join(lines[1:]))
    assert _code(sheet) == "not_hrdesk"
    sheet.write_text("Ref,Country\nx,Tunisia\n")
    assert _code(sheet) == "not_a_workbook"
    sheet.write_bytes(text.encode() + b"\n" + b"x," * 17_000)
    assert _code(sheet) == "damaged"
    sheet.write_bytes(text.encode() + b"\n" + b"x" * ((1 << 20) + 1))
    assert _code(sheet) == "damaged"
    assert workbook_of_sheet(sheet.with_name("missing")) == ""


def test_progress_is_told_and_reading_can_be_stopped(book: Path) -> None:
    sheet = _saved(book)
    with sheet.open("a") as file:
        file.write("a line that somebody added\n" * 1000)
    told: list[tuple[int, int, str]] = []
    read_workbook(sheet, sent=book, progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1][0] == told[-1][1]
    with pytest.raises(Cancelled):
        read_workbook(sheet, sent=book, cancelled=lambda: len(told) > 0)


def _bare(book: Path, *titles: str) -> Path:
    """As a program leaves a workbook that drops what is hidden, and the titles."""
    copy = load_workbook(book)
    for sheet in list(copy.worksheets):
        if sheet.sheet_state == "hidden":
            copy.remove(sheet)
    for title in titles:
        copy[title]["A1"].value = None
    path = book.with_name("bare.xlsx")
    copy.save(path)
    return path


def test_without_its_hidden_sheets_a_workbook_is_the_same_with_what_was_sent(book: Path) -> None:
    whole = book.with_name("whole.xlsx")
    whole.write_bytes(book.read_bytes())
    with edited(book) as page:
        page.put(page.row(ref("visit", 2)), purpose="By hand", themes=None)
    bare, intact = _bare(book), read_workbook(book)
    arrival = read_workbook(bare, sent=whole)
    assert arrival.records == intact.records
    assert (arrival.missing, arrival.findings) == (intact.missing, intact.findings)
    assert arrival.is_whole
    assert read_apart(bare, sent=whole) == arrival


def test_without_what_was_sent_its_touched_cells_are_asked_about(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 2)), purpose="By hand")
    arrival = read_workbook(_bare(book))
    assert (arrival.records, arrival.missing, arrival.is_whole) == ((), (), False)
    assert arrival.envelope.sender == "NIRMS"
    assert [(each.code, each.ref, each.found) for each in arrival.findings] == [
        ("no_base", ref("visit", 2), "By hand")
    ]
    other = book.with_name("other.xlsx")
    wrote(other, visit(7))
    assert read_workbook(_bare(book), sent=other).findings == arrival.findings
    assert read_workbook(_bare(book), sent=_bare(book)).findings == arrival.findings


def test_without_titles_nobody_knows_whose_it_is(book: Path) -> None:
    titles = [each.title for each in load_workbook(book) if each.sheet_state == "visible"]
    bare = _bare(book, *titles)
    assert _code(bare) == "not_hrdesk"
    assert read_workbook(bare, sent=book).records == read_workbook(book).records
