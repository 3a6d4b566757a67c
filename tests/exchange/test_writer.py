"""What a written workbook holds, and what it must never hold."""

import os
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.errors import BadValue, Cancelled, FileRefused
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, shape_of
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Pen
from hrdesk.exchange import kept_small, package
from hrdesk.exchange.base_rows import press, to_send
from hrdesk.exchange.cell_text import serial_of
from hrdesk.exchange.layout import HEADER_ROW, columns_of, content_columns, sheet_title
from hrdesk.exchange.package import part_path
from hrdesk.exchange.read_back.frame_words import repeats_headings
from hrdesk.exchange.writer import Names, OutRecord, workbook_id, write_workbook
from tests.exchange.test_conflicts import disputed
from tests.exchange.workbooks import (
    ENVELOPE,
    NAMES,
    Page,
    by_ref,
    out_record,
    read,
    ref,
    visit,
    wrote,
)


def _visits(path: Path) -> Page:
    return Page(load_workbook(path)["Visits"])


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_sheets_stand_in_the_order_of_filling_in(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    written = wrote(path, visit(1), visit(2))
    book = load_workbook(path)
    titles = [sheet_title(kind) for kind in KINDS]
    assert book.sheetnames[: len(titles) + 1] == ["Read me", *titles]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"]
    assert hidden == [*(f"_base_{kind}" for kind in KINDS), "_lists", "_schema", "_meta"]
    assert (written.records, written.sheets["Visits"], written.sheets["Persons"]) == (2, 2, 0)


def test_without_spare_lines_only_filled_kinds_have_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1), spare_lines=0)
    assert load_workbook(path).sheetnames == [
        "Read me",
        "Visits",
        "_base_visit",
        "_lists",
        "_schema",
        "_meta",
    ]


def test_rows_kept_small_together_say_what_they_say_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [out_record("visit", number) for number in range(1, 6)]
    alone, together = tmp_path / "alone.xlsx", tmp_path / "together.xlsx"
    wrote(alone, *records, spare_lines=0)
    monkeypatch.setattr(kept_small, "_AT_ONCE", 2)
    small = [replace(each, registers=to_send(each.ref, each.registers)) for each in records]
    press(each.registers for each in small)
    wrote(together, *small, spare_lines=0)
    assert together.read_bytes() == alone.read_bytes()


@pytest.mark.usefixtures("spare_lines")
def test_people_find_twenty_spare_lines_on_each_sheet(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(path, ENVELOPE, [visit(1)], NAMES)
    book = load_workbook(path)
    lines = {kind: book[sheet_title(kind)].max_row - HEADER_ROW for kind in KINDS}
    assert lines == dict.fromkeys(KINDS, 20) | {"visit": 21}


def test_a_sheet_has_title_keys_an_empty_row_and_a_table(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1))
    sheet = load_workbook(path)["Visits"]
    columns = columns_of("visit")
    assert sheet["A1"].value.startswith("Visits: sent by NIRMS to IACHR, 29 Aug 2026, copy NIRMS>")
    assert [cell.value for cell in sheet[2]] == [column.key for column in columns]
    assert sheet.row_dimensions[2].hidden
    assert not any(cell.value for cell in sheet[3])
    assert [cell.value for cell in sheet[4]] == [column.header for column in columns]
    (table,) = sheet.tables.values()
    assert table.ref == f"A4:{sheet.cell(8, len(columns)).coordinate}"
    assert [column.name for column in table.tableColumns] == [each.header for each in columns]
    assert sheet.freeze_panes == "D5"
    assert sheet.column_dimensions["B"].hidden
    assert [sheet.cell(row, 3).value for row in range(5, 9)] == [1, 2, 3, 4]


def test_pages_lie_on_their_side_and_say_headings_and_names(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1))
    sheet = load_workbook(path)["Visits"]
    assert (sheet.page_setup.orientation, sheet.page_setup.pageOrder) == (
        "landscape",
        "overThenDown",
    )
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    title = next(cell for cell in sheet[HEADER_ROW] if cell.value == "Country")
    assert sheet.print_title_cols == f"$A:${title.column_letter}"


def test_only_sheets_of_the_workbook_are_named_for_paper() -> None:
    assert repeats_headings("'Visits'!$4:$4,'Visits'!$A:$D", ["Read me", "Visits"])
    assert not repeats_headings("'Amina Hassan'!$4:$4,'Amina Hassan'!$A:$D", ["Visits"])
    assert not repeats_headings("'Visits'!$4:$4,'Visits'!$A:$D Amina", ["Visits"])


def test_every_sheet_that_people_see_is_one_table_below_an_empty_row(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, disputed(visit(1), purpose="Other"), visit(2), out_record("person", name="Awa"))
    book = load_workbook(path)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][1:]
    assert [sheet.title for sheet in sheets] == [*map(sheet_title, KINDS), "Conflicts"]
    for sheet in sheets:
        headers = [cell.value for cell in sheet[4]]
        assert str(sheet["A1"].value).startswith(f"{sheet.title}: sent by NIRMS to IACHR, ")
        assert [sheet["A2"].value, sheet["B2"].value, sheet["C2"].value] == ["ref", "token", "no"]
        assert [sheet["A4"].value, sheet["B4"].value, sheet["C4"].value] == headers[:3]
        assert headers[:3] == ["Ref", "Token", "No."]
        assert sheet.row_dimensions[2].hidden
        assert sheet.column_dimensions["B"].hidden
        assert not any(cell.value for row in sheet["1:3"] for cell in row[1:] if cell.row != 2)
        assert all(headers)
        assert len({header.casefold() for header in headers}) == len(headers)
        (table,) = sheet.tables.values()
        assert [column.name for column in table.tableColumns] == headers
        assert table.ref == f"A4:{sheet.cell(sheet.max_row, len(headers)).coordinate}"
        numbers = [sheet.cell(row, 3).value for row in range(5, sheet.max_row + 1)]
        assert numbers == list(range(1, len(numbers) + 1))
    assert len({table.name for sheet in sheets for table in sheet.tables.values()}) == len(sheets)


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("1900-02-28", None),
        ("1900-03-01", 61),
        ("1899-12-31", None),
        ("2027-03-10", 46_456),
        ("2027-03-10T12:00", 46_456.5),
        ("2027-03", None),
        ("2027-Q1", None),
        ("2027", None),
    ],
)
def test_exact_days_that_all_programs_agree_on_are_numbers(text: str, serial: float | None) -> None:
    assert serial_of(text) == serial


@pytest.mark.parametrize("kind", KINDS)
def test_headings_and_keys_are_unique(kind: str) -> None:
    columns = columns_of(kind)
    headers = [column.header.casefold() for column in columns]
    assert all(headers)
    assert len(set(headers)) == len(columns) == len({column.key for column in columns})


@pytest.mark.parametrize("kind", KINDS)
def test_internal_fields_have_no_column(kind: str) -> None:
    keys = {column.key for column in columns_of(kind)}
    internal = {each.name for each in shape_of(kind).fields if each.floor is Label.INTERNAL}
    assert "private_notes" in internal
    assert not keys & internal


def test_values_are_what_a_spreadsheet_expects(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    activity = out_record(
        "activity",
        title="=cmd|' /C calc'!A0",
        dates="2027-03-10T14:00/2027-03-10T15:30[Europe/Zurich]",
        inputs_by="2027-03",
        lead_days="12",
        agenda="#N/A",
        countries=("CIV", "TUN"),
        type="study_visit",
    )
    wrote(path, visit(1), activity)
    page = _visits(path)
    row = page.row(ref("visit"))
    assert page.cell(row, "country").value == "Tunisia"
    assert page.cell(row, "dates.from").value == datetime(2027, 3, 10)  # noqa: DTZ001
    assert page.cell(row, "dates.from").number_format == "yyyy-mm-dd"
    assert page.cell(row, "open_to_join").value == "Yes"
    assert page.cell(row, "themes").value == "detention; torture"
    assert page.cell(row, "mechanisms.name").value == "Committee against Torture"
    assert page.cell(row, "head").value == ref("person", 1)
    assert page.cell(row, "label").value == "Network"
    page = Page(load_workbook(path)["Activities"])
    row = page.row(ref("activity"))
    assert (page.cell(row, "title").value, page.cell(row, "title").data_type) == (
        "=cmd|' /C calc'!A0",
        "s",
    )
    assert (page.cell(row, "agenda").value, page.cell(row, "agenda").data_type) == ("#N/A", "s")
    assert page.cell(row, "dates.from").value == datetime(2027, 3, 10, 14)  # noqa: DTZ001
    assert page.cell(row, "dates.to").number_format == "yyyy-mm-dd hh:mm"
    assert page.cell(row, "dates.zone").value == "Europe/Zurich"
    assert page.cell(row, "inputs_by").value == "2027-03"
    assert page.cell(row, "inputs_by").number_format == "@"
    assert page.cell(row, "lead_days").value == 12
    assert page.cell(row, "countries").value == "Côte d'Ivoire; Tunisia"
    assert page.cell(row, "type").value == "Study visit"


def test_text_columns_are_text_over_their_whole_length(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1))
    page = _visits(path)
    letters = {key: page.sheet.cell(1, at).column_letter for key, at in page.columns.items()}
    formats = {key: page.sheet.column_dimensions[at].number_format for key, at in letters.items()}
    assert {formats[key] for key in ("ref", "purpose", "code", "themes", "message")} == {"@"}
    assert formats["inputs_by"] == formats["dates.from"] == "yyyy-mm-dd"


def test_drop_downs_warn_and_do_not_forbid(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1))
    book = load_workbook(path)
    page = Page(book["Visits"])
    letters = {page.sheet.cell(1, at).column_letter: key for key, at in page.columns.items()}
    words = {}
    for rule in page.sheet.data_validations.dataValidation:
        assert (rule.type, rule.errorStyle, rule.allow_blank) == ("list", "warning", True)
        assert rule.showErrorMessage
        key = letters[str(rule.sqref).partition("5:")[0]]
        sheet, _, area = str(rule.formula1).partition("!")
        assert sheet == "'_lists'"
        words[key] = [cell.value for (cell,) in book["_lists"][area.replace("$", "")]]
    assert words["country"] == ["Côte d'Ivoire", "Kenya", "Mexico", "Tunisia"]
    assert words["open_to_join"] == ["Yes", "No"]
    assert words["label"] == ["Public", "Network", "Partners", "Internal"]
    assert words["action"] == ["Please remove"]
    assert words["firmness"] == ["Forecast", "Tentative", "Confirmed"]
    assert {"status", "type"} < words.keys()
    assert not {"themes", "terms_of_reference", "head"} & words.keys()


def test_nothing_is_protected_merged_computed_or_linked(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1, source="https://example.org"))
    for sheet in load_workbook(path).worksheets:
        assert not sheet.protection.sheet
        assert not sheet.merged_cells.ranges
        assert all(
            cell.data_type != "f" and cell.hyperlink is None for row in sheet for cell in row
        )
    assert not [name for name in _parts(path) if "vba" in name.lower() or "external" in name]


def test_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "sub" / "two.xlsx"
    two.parent.mkdir()
    first = wrote(one, visit(1), visit(2))
    second = wrote(two, visit(1), visit(2))
    assert first.workbook == second.workbook
    assert one.read_bytes() == two.read_bytes()


def test_properties_name_nobody(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1))
    properties = load_workbook(path).properties
    assert properties.creator == "HRDesk"
    assert properties.lastModifiedBy is None
    assert properties.created == properties.modified == datetime(2026, 8, 29, 10, 40)  # noqa: DTZ001
    everything = b"".join(_parts(path).values())
    assert str(tmp_path).encode() not in everything
    assert str(Path.home()).encode() not in everything


def test_id_depends_on_parties_minute_and_content_only() -> None:
    records = [visit(1), visit(2)]
    one = workbook_id(ENVELOPE, records)
    assert workbook_id(ENVELOPE, records[::-1]) == one
    copy = type(ENVELOPE)("NIRMS", "1f2e", "IACHR", ENVELOPE.minute, copy=15)
    assert workbook_id(copy, records) == one
    other = type(ENVELOPE)("NIRMS", "1f2e", "ODIHR", ENVELOPE.minute)
    assert workbook_id(other, records) != one
    assert workbook_id(ENVELOPE, [visit(1), visit(2, purpose="Other")]) != one


def test_a_link_that_may_not_be_seen_leaves_no_trace(tmp_path: Path) -> None:
    secret = ref("person", "secret")
    with_link, without = tmp_path / "with.xlsx", tmp_path / "without.xlsx"
    hidden = visit(1, head=secret, delegation=(ref("person", 2), secret))
    wrote(with_link, hidden)
    page = _visits(with_link)
    row = page.row(ref("visit"))
    assert page.cell(row, "head").value == "not shared"
    assert page.cell(row, "head.name").value is None
    assert page.cell(row, "statement").value == "not shared"
    assert page.cell(row, "delegation").value == ref("person", 2)
    assert secret.encode() not in b"".join(_parts(with_link).values())
    registers = {
        name: heads
        for name, heads in hidden.registers.items()
        if name != "head" and secret not in name
    }
    wrote(without, OutRecord(hidden.ref, registers))
    assert _visits(without).cell(row, "head").value == "not shared"


def test_withheld_fields_say_so_whether_filled_or_not(tmp_path: Path) -> None:
    withheld = frozenset({"mobile", "call_handles", "in_office"})
    filled, empty = tmp_path / "filled.xlsx", tmp_path / "empty.xlsx"
    wrote(
        filled,
        out_record(
            "person", name="Diallo, Awa", mobile="+221 77 000", in_office="2020", withheld=withheld
        ),
    )
    wrote(empty, out_record("person", name="Diallo, Awa", withheld=withheld))
    assert filled.read_bytes() == empty.read_bytes()
    page = Page(load_workbook(filled)["Persons"])
    row = page.row(ref("person"))
    for key in ("mobile", "call_handles", "in_office.from", "in_office.zone"):
        assert page.cell(row, key).value == "not shared"


def test_internal_values_handed_over_by_mistake_do_not_leave(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    record = visit(1, private_notes="canary")
    unknown = {"field_of_a_later_version": record.registers["purpose"]}
    wrote(path, OutRecord(record.ref, {**record.registers, **unknown}))
    assert b"canary" not in b"".join(_parts(path).values())
    assert "private_notes" not in by_ref(read(path))[record.ref].sent


def test_a_label_or_life_that_stands_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    pen = Pen("NIRMS.1f2e", "n2", 7)
    gone, none = ref("visit", "gone"), ref("visit", "none")
    removed = {"life": (pen.write(gone, "life", "removed", ()),)}
    bare = {"country": (pen.write(none, "country", "XXX", ()),)}
    wrote(path, OutRecord(gone, removed), OutRecord(none, bare))
    page = _visits(path)
    assert page.cell(page.row(gone), "action").value == "Removed"
    assert page.cell(page.row(none), "country").value == "XXX"
    assert page.cell(page.row(none), "label").value is None


def test_a_text_too_long_for_a_cell_is_refused_beforehand(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    people = [derived_ref("PER", str(number)) for number in range(1600)]
    names = Names(titles=dict.fromkeys(people, "Somebody"))
    with pytest.raises(BadValue) as caught:
        wrote(path, visit(1, delegation=people), names=names)
    assert caught.value.about["field"] == "delegation"
    assert caught.value.about["ref"] == ref("visit")
    assert list(tmp_path.iterdir()) == []


def test_names_for_display_are_cut_where_values_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    names = Names(titles={ref("person", 1): "x" * 40_000})
    wrote(path, visit(1), names=names)
    shown = _visits(path).cell(5, "head.name").value
    assert len(shown) < 32_768
    assert shown.endswith("…")


def test_progress_is_told_and_work_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"the file of yesterday")
    records = [visit(number) for number in range(200)]
    told: list[tuple[int, int, str]] = []
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        write_workbook(
            path,
            ENVELOPE,
            records,
            NAMES,
            progress=lambda *step: told.append(step),
            cancelled=lambda: next(asked),
        )
    assert path.read_bytes() == b"the file of yesterday"
    assert list(tmp_path.iterdir()) == [path]
    assert [step[1] for step in told] == [600, 600]
    told.clear()
    write_workbook(path, ENVELOPE, records, NAMES, progress=lambda *step: told.append(step))
    assert told[-1][:2] == (600, 600)
    assert [step[0] for step in told] == sorted(step[0] for step in told)
    assert "Visits" in {step[2] for step in told}


@pytest.mark.skipif(os.name != "posix", reason="only there is a folder asked to keep its names")
def test_a_folder_that_may_only_be_written_has_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has its name by then: that it was not sent would be untrue."""

    def not_to_be_read(path: object, *rest: object, **named: object) -> int:
        if Path(str(path)) == tmp_path:
            raise PermissionError(13, "Permission denied", str(path))
        return os_open(path, *rest, **named)  # type: ignore[arg-type]

    os_open = os.open
    monkeypatch.setattr(os, "open", not_to_be_read)
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1))
    assert path.exists()


def test_what_was_begun_and_cannot_be_removed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds what was to go to somebody, and lies where people look for files to send."""
    path = tmp_path / "book.xlsx"

    def held(part: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "held by another program", str(part))

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(FileRefused) as caught:
        wrote(path, visit(1))
    assert caught.value.code == "part_left"
    assert caught.value.about["path"] == part_path(path)
    assert part_path(path).exists()
    assert not path.exists()


def test_a_folder_that_refuses_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        wrote(tmp_path / "nowhere" / "out.xlsx", visit(1))
    assert caught.value.code == "cannot_write"
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(FileRefused):
        wrote(target, visit(1))
    with pytest.raises(FileRefused):
        wrote(tmp_path / f"{'ن' * 200}.xlsx", visit(1))
    assert list(tmp_path.iterdir()) == [target]


def test_tokens_name_the_workbook_and_check_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    written = wrote(path, visit(1))
    page = _visits(path)
    workbook, _, checks = page.cell(5, "token").value.partition(":")
    assert workbook == written.workbook
    assert len(checks) == 4 * len(content_columns("visit"))


def test_read_me_says_who_and_for_whom(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1))
    lines = [cell.value or "" for (cell,) in load_workbook(path)["Read me"]["A1:A45"]]
    assert "From: Geneva desk (NIRMS)" in lines
    assert "For: Washington desk (IACHR)" in lines
    assert "Contains at most: Network" in lines
    assert "Visits: 1" in lines
    text = "\n".join(lines)
    assert "Please remove" in text
    assert "does not take its content out of this file" in text


def test_a_workbook_without_label_or_names_says_less(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    bare = type(ENVELOPE)("NIRMS", "1f2e", "IACHR", 0)
    write_workbook(path, bare, [visit(1)], NAMES, spare_lines=0)
    lines = [cell.value or "" for (cell,) in load_workbook(path)["Read me"]["A1:A20"]]
    assert "From: NIRMS" in lines
    assert "Made on: 1 Jan 1970" in lines
    assert not [line for line in lines if line.startswith("Contains at most")]


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Diallo\x0b_x000B_, \uffff<Awa>", "Diallo _x005F_x000B_, _xFFFF_<Awa>"),
        ("Diallo\0<Awa>", "Diallo_x0000_<Awa>"),
        ("Diallo\ufffe & Awa", "Diallo_xFFFE_ & Awa"),
        ("Diallo_x & Awa", "Diallo_x & Awa"),
    ],
)
def test_what_xml_cannot_hold_is_escaped(title: str, held: str, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    wrote(path, visit(1), names=Names(titles={ref("person", 1): title}), spare_lines=0)
    assert _visits(path).cell(5, "head.name").value == held
    assert read(path).findings == ()


def test_nothing_lies_on_the_disk_but_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile._get_default_tempdir", lambda: str(tmp_path / "nowhere"))
    monkeypatch.setattr("tempfile.tempdir", None)
    wrote(tmp_path / "out.xlsx", disputed(visit(1), purpose="Another"))
    assert [each.name for each in tmp_path.iterdir()] == ["out.xlsx"]


def test_the_size_of_the_pieces_in_which_it_is_pressed_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, pieces = tmp_path / "whole.xlsx", tmp_path / "pieces.xlsx"
    records = [visit(number) for number in range(1, 7)]
    wrote(whole, *records, spare_lines=0)
    monkeypatch.setattr(package, "_BUFFER", 1)
    monkeypatch.setattr(package, "_SMALL", 0)
    wrote(pieces, *records, spare_lines=0)
    assert _parts(pieces) == _parts(whole)
