"""A workbook saved as .ods says the same as one saved as .xlsx (exchange.md 9, law 11)."""

import zipfile
from datetime import datetime, time
from pathlib import Path

import pytest

from hrdesk.domain.arrival import CellClass
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.exchange import ods_cells
from hrdesk.exchange.opening import opened_book
from hrdesk.exchange.reader import peek, read_workbook
from hrdesk.exchange.sheet_cells import Cell, CellType
from tests.exchange.other_formats import TYPE, save_as_ods, table, write_ods
from tests.exchange.workbooks import (
    cells_of,
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
    texts = ("two  blanks\tand a tab", "several\n\nlines", "<&>")
    visits = [visit(number, purpose=text) for number, text in enumerate(texts, 1)]
    session = out_record(
        "activity",
        title="Session",
        dates="2027-03-10T14:00/2027-03-10T15:30[Europe/Zurich]",
        inputs_by="2027-03",
        lead_days="12",
    )
    wrote(path, session, *visits)
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be saved in another format."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


def _rows(*rows: str, folder: Path) -> list[tuple[int, dict[int, Cell]]]:
    """The rows of a sheet with these rows, as they are read."""
    path = write_ods(folder / "book.ods", table("Sheet", "".join(rows)))
    with opened_book(path) as opened:
        (sheet,) = opened.sheets
        return list(opened.rows(sheet))


def _cells(inner: str, folder: Path) -> dict[int, Cell]:
    ((number, cells),) = _rows(f"<table:table-row>{inner}</table:table-row>", folder=folder)
    assert number == 1
    return cells


def _refused(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read_workbook(path)
    assert caught.value.about["path"] == path
    return caught.value.code


def test_an_unedited_workbook_brings_what_was_sent_and_nothing_else(
    book: Path, tmp_path: Path
) -> None:
    as_ods = save_as_ods(book, tmp_path / "book.ods")
    sent, arrival = read_workbook(book), read_workbook(as_ods)
    assert arrival.records == sent.records
    assert (arrival.workbook, arrival.envelope) == (sent.workbook, sent.envelope)
    assert arrival.cells == sent.cells
    assert sum(arrival.cells.values()) == cells_of(book)
    assert [finding.code for finding in arrival.findings] == ["from_ods"]
    assert peek(as_ods).workbook == sent.workbook


def test_the_same_edit_is_the_same_revision(book: Path, tmp_path: Path) -> None:
    with edited(book) as page:
        first, second, third = (page.row(ref("visit", number)) for number in (1, 2, 3))
        page.put(
            first, purpose="By hand,\nin two lines", inputs_by=datetime.fromisoformat("2027-02-03")
        )
        page.put(second, country="Mexico", open_to_join=False, themes=None)
        page.put(
            third,
            dates__from=datetime.fromisoformat("2027-03-11T09:30"),
            notes=1.5,
            source=time(10, 30),
        )
        page.put(page.row(page.refs()[3]), country="Kenya", purpose="New")
    with edited(book, "activity") as page:
        page.put(page.row(ref("activity")), lead_days=14, action="Please remove")
    sent = read_workbook(book)
    arrival = read_workbook(save_as_ods(book, tmp_path / "book.ods"))
    assert arrival.records == sent.records
    assert len(written_by_hand(arrival)) == 5
    assert [each.hands for each in arrival.records] == [each.hands for each in sent.records]


def test_the_format_is_told_by_the_content_and_not_by_the_name(book: Path, tmp_path: Path) -> None:
    named_wrongly = save_as_ods(book, tmp_path / "answer.xlsx")
    assert len(read_workbook(named_wrongly).records) == 4
    assert len(read_workbook(book.rename(tmp_path / "answer.ods")).records) == 4


def test_cells_of_every_type(tmp_path: Path) -> None:
    def cell(attributes: str, inner: str = "") -> str:
        return f"<table:table-cell {attributes}>{inner}</table:table-cell>"

    values = [
        cell('office:value-type="string"', "<text:p>a</text:p><text:p/><text:p>b</text:p>"),
        cell('office:value-type="percentage" office:value="0.5"'),
        cell('office:value-type="date" office:date-value="2027-03-10"'),
        cell('office:value-type="date" office:date-value="2027-03-10T14:30:00.000000000"'),
        cell('office:value-type="date" office:date-value="1850-01-01"'),
        cell('office:value-type="date" office:date-value="-0044-03-15"'),
        cell('office:value-type="time" office:time-value="PT10H30M00S"'),
        cell('office:value-type="time" office:time-value="soon"'),
        cell('office:value-type="boolean" office:boolean-value="true"'),
        cell('office:value-type="boolean" office:boolean-value="false"'),
        cell('office:value-type="string" calcext:value-type="error"', "<text:p>#N/A</text:p>"),
        cell('office:value-type="float" office:value="3" table:formula="of:=1+2"'),
        cell('table:formula="of:=TRUE()" office:value-type="boolean" office:boolean-value="true"'),
        cell('office:value-type="string" office:string-value="kept"'),
        cell('office:value-type="string"', "<text:p/>"),
        cell("", "<text:p>no value</text:p>"),
    ]
    assert _cells("".join(values), tmp_path) == {
        1: Cell("a\n\nb"),
        2: Cell("0.5", CellType.NUMBER, 0.5),
        3: Cell("2027-03-10", CellType.DATE, 46456),
        4: Cell("2027-03-10T14:30", CellType.DATE, 46456 + 14.5 / 24),
        5: Cell("-18260", CellType.NUMBER, -18260),
        6: Cell("-0044-03-15"),
        7: Cell("10:30", CellType.DATE, 10.5 / 24),
        8: Cell("soon"),
        9: Cell("Yes", CellType.BOOL),
        10: Cell("No", CellType.BOOL),
        11: Cell("#N/A", CellType.ERROR),
        12: Cell("3", formula="=1+2"),
        13: Cell("Yes", CellType.BOOL),
        14: Cell("kept"),
    }


def test_only_the_text_of_a_cell_counts(tmp_path: Path) -> None:
    inner = (
        '<table:table-cell office:value-type="string">'
        "<office:annotation><text:p>a comment</text:p></office:annotation>"
        "<text:p>one<text:s/><text:s text:c='2'/>two<text:tab/><text:line-break/>\n"
        "<text:span><text:a>three</text:a></text:span>"
        "<text:note><text:p>a note</text:p></text:note></text:p>"
        "<table:table><table:table-row><table:table-cell office:value-type='string'>"
        "<text:p>within</text:p></table:table-cell></table:table-row></table:table>"
        "</table:table-cell>"
    )
    assert _cells(inner, tmp_path) == {1: Cell("one   two\t\n three")}


def test_what_repeats_is_there_so_often(tmp_path: Path) -> None:
    rows = _rows(
        "<table:shapes><draw:frame><text:p>drawn</text:p></draw:frame></table:shapes>",
        '<table:table-header-rows><table:table-row table:number-rows-repeated="2">'
        '<table:covered-table-cell table:number-columns-repeated="3"/>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="99999"/>'
        "</table:table-row></table:table-header-rows>",
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>',
        "<table:table-row>" + _filled() + "</table:table-row>",
        folder=tmp_path,
    )
    twice = {4: Cell("x"), 5: Cell("x")}
    assert rows == [(1, twice), (2, twice), (1048576, {1: Cell("x")})]


def _filled(repeated: str = "") -> str:
    attributes = f'office:value-type="string" {repeated}'
    return f"<table:table-cell {attributes}><text:p>x</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (_filled('table:number-columns-repeated="16385"'), "damaged"),
        (_filled('table:number-columns-repeated="many"'), "damaged"),
        ('<table:table-cell office:value-type="float" office:value="x"/>', "damaged"),
        ('<table:table-cell office:value-type="float"/>', "damaged"),
        (
            '<table:table-cell office:value-type="string"><text:p><text:s text:c="9999999"/>'
            "</text:p></table:table-cell>",
            "damaged",
        ),
        (_filled("table:number-columns-repeated='16384'"), "not_hrdesk"),
    ],
)
def test_cells_that_cannot_be_make_it_damaged(row: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    write_ods(path, table("Sheet", f"<table:table-row>{row}</table:table-row>"))
    assert _refused(path) == code


def test_repeating_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    everywhere = _filled('table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{everywhere}</table:table-row>'
    assert _refused(write_ods(path, table("Sheet", row))) == "too_big"
    beyond = row.replace("1048576", "1048577").replace("16384", "1")
    assert _refused(write_ods(path, table("Sheet", beyond))) == "damaged"


def test_what_repeats_is_counted_over_all_rows_of_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ods_cells, "_MOST_REPEATED", 10)
    six = _filled("table:number-columns-repeated='6'")
    row = f"<table:table-row>{six}</table:table-row>"
    assert len(_rows(row * 2, folder=tmp_path)) == 2
    with pytest.raises(FileRefused):
        _rows(row * 3, folder=tmp_path)


def test_sheets_without_rows_and_files_without_sheets(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "book.ods", '<table:table table:name="empty"/>')
    with opened_book(path) as opened:
        (sheet,) = opened.sheets
        assert list(opened.rows(sheet)) == []
    assert _refused(path) == "not_hrdesk"
    assert _refused(write_ods(path)) == "not_hrdesk"


@pytest.mark.parametrize(
    "named",
    [
        {"head": '<!DOCTYPE a [<!ENTITY b "bbbb">]>'},
        {"encoding": "UTF-16"},
        {"encoding": "ISO-8859-1"},
    ],
)
def test_declarations_that_no_program_writes(named: dict[str, str], tmp_path: Path) -> None:
    assert _refused(write_ods(tmp_path / "book.ods", **named)) == "damaged"  # type: ignore[arg-type]


def _zip(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", ".").replace("META.INF.", "META-INF/"), content)
    return path


def test_other_documents_passwords_and_broken_parts(book: Path, tmp_path: Path) -> None:
    path, kind = tmp_path / "book.ods", TYPE.encode()
    text = b"application/vnd.oasis.opendocument.text"
    assert _refused(_zip(path, mimetype=text, content_xml=b"<a/>")) == "not_a_workbook"
    assert _refused(_zip(path, content_xml=b"<a/>")) == "not_a_workbook"
    assert _refused(_zip(path, mimetype=kind)) == "not_a_workbook"
    manifest = b'<manifest:encryption-data manifest:checksum="x"/>'
    locked = _zip(path, mimetype=kind, content_xml=b"\x00", META_INF_manifest_xml=manifest)
    assert _refused(locked) == "password"
    assert _refused(_zip(path, mimetype=kind, content_xml=b"<a>")) == "damaged"
    content = save_as_ods(book, path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert _refused(path) == "truncated"


def test_reading_tells_how_far_it_is_and_can_be_stopped(book: Path, tmp_path: Path) -> None:
    path = save_as_ods(book, tmp_path / "book.ods")
    told: list[tuple[int, int, str]] = []
    arrival = read_workbook(path, progress=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1]
    assert arrival.cells[CellClass.SAME] > 0
    with pytest.raises(Cancelled):
        read_workbook(path, cancelled=lambda: True)
