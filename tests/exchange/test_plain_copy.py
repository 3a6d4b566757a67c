"""A copy to pass on: what can be seen, nothing hidden, and nothing that leads back."""

import dataclasses
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.plain_copy import write_plain_copy
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.writer import OutRecord, Written, write_workbook
from tests.exchange.test_conflicts import disputed
from tests.exchange.workbooks import ENVELOPE, NAMES, out_record, ref, visit


def copied(path: Path, *records: OutRecord) -> list[Written]:
    """Write a copy; returns what was told before the file had its name."""
    told: list[Written] = []
    write_plain_copy(path, ENVELOPE, records, NAMES, before_naming=told.append)
    return told


def visible_cells(path: Path, title: str) -> list[dict[str, object]]:
    """The lines of a sheet by heading."""
    sheet = load_workbook(path)[title]
    headers = [cell.value for cell in sheet[4]]
    return [
        dict(zip(headers, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=5, max_row=sheet.max_row)
    ]


def test_it_shows_what_the_workbook_shows(tmp_path: Path) -> None:
    plain, whole = tmp_path / "plain.xlsx", tmp_path / "whole.xlsx"
    records = [visit(), visit(2), out_record("activity", title="Session")]
    copied(plain, *records)
    write_workbook(whole, ENVELOPE, records, NAMES, spare_lines=0)
    for title in ("Visits", "Activities"):
        shown = visible_cells(plain, title)
        full = visible_cells(whole, title)
        assert shown == [
            {
                key: value
                for key, value in line.items()
                if key not in ("Token", "Action", "Message to sender")
            }
            for line in full
        ]
    sheet = load_workbook(plain)["Visits"]
    assert sheet.freeze_panes == "C5"
    (table,) = sheet.tables.values()
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[4]]


def test_nothing_is_hidden_in_it(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    (written,) = copied(path, disputed(visit(), purpose="Other"))
    book = load_workbook(path)
    assert book.sheetnames == ["Read me", "Visits", "Conflicts"]
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not any(each.hidden for each in sheet.column_dimensions.values())
        assert not any(each.hidden for each in sheet.row_dimensions.values())
        assert not sheet.data_validations.dataValidation
    with zipfile.ZipFile(path) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    assert written.workbook.removesuffix("-plain").encode() not in parts
    heads = disputed(visit(), purpose="Other").registers["purpose"]
    assert not any(head.id.encode() in parts for head in heads)


def test_conflicts_are_shown_without_a_place_to_decide(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    copied(path, disputed(visit(), purpose="Other"))
    (line,) = visible_cells(path, "Conflicts")
    assert list(line) == ["Ref", "No.", "Record", "Field", "Value 1", "Value 2", "Written by"]
    assert line["Ref"] == ref("visit")
    assert line["Value 1"] == "Other"


def test_the_first_sheet_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    envelope = dataclasses.replace(ENVELOPE, language="ar")
    write_plain_copy(path, envelope, [visit()], NAMES, before_naming=lambda _: None)
    sheet = load_workbook(path)["Read me"]
    assert sheet.sheet_view.rightToLeft
    copied(path, visit())
    text = "\n".join(str(cell.value or "") for (cell,) in load_workbook(path)["Read me"]["A1:A30"])
    assert "A plain copy to read and to pass on" in text
    assert "How to return it" not in text


def test_it_is_no_workbook_of_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    copied(path, visit())
    with pytest.raises(FileRefused) as refused:
        read_workbook(path)
    assert refused.value.code == "not_hrdesk"


def test_the_outbox_can_tell_it_from_the_workbook(tmp_path: Path) -> None:
    (told,) = copied(tmp_path / "plain.xlsx", visit())
    whole = write_workbook(tmp_path / "whole.xlsx", ENVELOPE, [visit()], NAMES)
    assert told.workbook == f"{whole.workbook}-plain"
    assert told.records == 1
    assert not told.is_sealed
