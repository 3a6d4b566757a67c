"""What a list says: values as hand-typed cells are read, faults with their addresses, every cell once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hrdesk.domain.arrival import CellClass
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.domain.records import KINDS
from hrdesk.exchange.apart import look_apart, read_list_apart
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.exchange.foreign.mapping import ListMapping, TableMapping, targets_of
from hrdesk.exchange.foreign.opening import opened_list
from hrdesk.exchange.foreign.proposing import proposed_mapping
from hrdesk.exchange.foreign.reading import read_list
from hrdesk.exchange.foreign.rows import ListContent, ListRow, OpenLink
from hrdesk.exchange.foreign.values import CountriesOfTheWorld
from hrdesk.exchange.plain_copy import write_plain_copy
from tests.exchange.foreign.tables import (
    PEOPLE,
    Lines,
    cells_in,
    in_csv,
    in_workbook,
    read_as_proposed,
)
from tests.exchange.workbooks import ENVELOPE, NAMES, out_record, ref, visit

DAY, LAST_DAY = (datetime(2027, 3, day, tzinfo=UTC).replace(tzinfo=None) for day in (10, 12))


def read(folder: Path, *lines: list[object], title: str = "List") -> ListContent:
    """What a list of one sheet says."""
    return read_as_proposed(in_workbook(folder / "list.xlsx", **{title: lines}))


def only(content: ListContent) -> ListRow:
    (row,) = content.rows
    return row


def faults(content: ListContent) -> list[tuple[str, str, str]]:
    """Code, address and text of each fault."""
    return [(each.code, each.address, each.found) for each in content.findings]


def test_rows_become_values(tmp_path: Path) -> None:
    content = read(tmp_path, *PEOPLE)
    assert [row.shown() for row in content.rows] == [
        {
            "name": "Pérez, Ana",
            "email": "ana@example.org",
            "phone": "+41 22 555 01 01",
            "country": "MEX",
        },
        {"name": "Awa Diallo", "email": "awa@example.org", "country": "SEN"},
    ]
    assert content.cells == {CellClass.NEW: 7, CellClass.LAYOUT: 4}
    assert content.rows[0].addresses["email"] == "B2"


@pytest.mark.parametrize(
    ("headings", "cells", "shown"),
    [
        (
            ["First name", "Surname", "E-mail"],
            ["Ana", "Pérez", "a@b.org"],
            {"name": "Pérez, Ana", "email": "a@b.org"},
        ),
        (["Surname", "E-mail"], ["Pérez", "a@b.org"], {"name": "Pérez", "email": "a@b.org"}),
        (
            ["Name", "E-mail", "Themes", "Languages"],
            ["A", "a@b.org", "torture; women", "en\nfr"],
            {
                "name": "A",
                "email": "a@b.org",
                "themes": ("torture", "women"),
                "languages": ("en", "fr"),
            },
        ),
        (
            ["Name", "E-mail", "Countries"],
            ["A", "a@b.org", "Кения; Mexique"],
            {"name": "A", "email": "a@b.org", "countries": ("KEN", "MEX")},
        ),
        (
            ["Organisation", "Acronym", "Website", "Category"],
            ["Committee", "CAT", "www.ohchr.org/cat", "Committee"],
            None,
        ),
        (
            ["Country", "From", "To", "Status", "Open to join"],
            ["Tunisie", DAY, LAST_DAY, "confirmée", "oui"],
            {
                "country": "TUN",
                "dates": "2027-03-10/2027-03-12",
                "status": "confirmed",
                "open_to_join": "yes",
            },
        ),
        (
            ["Country", "From", "To", "Time zone", "Status"],
            ["Kenya", "2027-03-10 14:00", "2027-03-10 15:00", "Africa/Nairobi", "no answer"],
            {
                "country": "KEN",
                "dates": "2027-03-10T14:00/2027-03-10T15:00[Africa/Nairobi]",
            },
        ),
        (
            ["Country", "Visit dates", "Time zone", "Purpose"],
            ["Kenya", "10-12 mars 2027", "Africa/Nairobi", "x"],
            {"country": "KEN", "dates": "2027-03-10/2027-03-12", "purpose": "x"},
        ),
        (
            ["Country", "From", "Inputs by", "Open to join"],
            ["KEN", "25/12/2027", "1 March 2027", "نعم"],
            {
                "country": "KEN",
                "dates": "2027-12-25",
                "inputs_by": "2027-03-01",
                "open_to_join": "yes",
            },
        ),
        (
            ["Country", "Visit dates", "Open to join", "Terms of reference"],
            ["KEN", "2027", "no", "no reprisals; Security"],
            {
                "country": "KEN",
                "dates": "2027",
                "open_to_join": "no",
                "terms_of_reference": ("no_reprisals", "security"),
            },
        ),
        (
            ["Title", "Dates", "Lead days"],
            ["Call", "2027-03-10", "1,5"],
            {"title": "Call", "dates": "2027-03-10", "lead_days": "1.5"},
        ),
    ],
)
def test_cells_are_read_as_people_type_them(
    tmp_path: Path, headings: list[object], cells: list[object], shown: dict[str, object] | None
) -> None:
    row = only(read(tmp_path, headings, cells))
    if shown is None:
        shown = {
            "name": "Committee",
            "acronym": "CAT",
            "website": "https://www.ohchr.org/cat",
            "type": "treaty_body",
        }
    assert row.shown() == shown


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("Status", "perhaps", "list_bad_value"),
        ("Country", "Ruritania", "list_bad_value"),
        ("From", "03/04/2027", "list_ambiguous_date"),
        ("Visit dates", "3 - 4 - 5", "list_bad_value"),
        ("Mechanism", "SPT", "list_unknown_name"),
        ("Purpose", "=1/0", "list_formula"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_address(
    tmp_path: Path, heading: str, cell: str, code: str
) -> None:
    others = [each for each in ("Open to join", "Regions") if each != heading]
    content = read(tmp_path, [heading, *others], [cell, "yes", "North"], title="Visits")
    assert [(each[0], each[1]) for each in faults(content)] == [(code, "A2")]
    assert content.cells == {CellClass.NEW: 2, CellClass.FAULT: 1, CellClass.LAYOUT: 3}
    assert only(content).lacks == ("country",)


def test_errors_and_years_shown_as_days(tmp_path: Path) -> None:
    path = in_workbook(
        tmp_path / "a.xlsx", Visits=[["Country", "From", "Purpose"], ["Kenya", None, None]]
    )
    book = load_workbook(path)
    book["Visits"]["B2"].value, book["Visits"]["B2"].number_format = 2027, "yyyy-mm-dd"
    book["Visits"]["C2"].value, book["Visits"]["C2"].data_type = "#N/A", "e"
    book.save(path)
    found = faults(read_as_proposed(path))
    assert {(code, address) for code, address, _ in found} == {
        ("list_year_or_day", "B2"),
        ("list_error_value", "C2"),
    }


def test_blanks_are_nothing(tmp_path: Path) -> None:
    content = read(tmp_path, ["Name", "E-mail", "Phone"], ["Ana", "  ", None], [" ", None, " "])
    assert only(content).shown() == {"name": "Ana"}
    assert content.cells == {CellClass.NEW: 1, CellClass.LAYOUT: 6}


def test_links_are_found_in_this_file_only(tmp_path: Path) -> None:
    bodies = [
        ["Name", "Acronym", "Website"],
        ["Committee against Torture", "CAT", ""],
        ["UN", "", ""],
    ]
    people = [
        ["Name", "E-mail", "Organisation"],
        ["Ana", "a@b.org", "committee against torture"],
        ["Awa", "w@b.org", "CAT"],
        ["Bob", "b@b.org", "IACHR"],
        ["Eve", "e@b.org", ref("organisation")],
        ["Tom", "t@b.org", "UN; CAT"],
        ["Kim", "k@b.org", ref("person", 7)],
        ["Zoe", "z@b.org", "UN; IACHR"],
    ]
    content = read_as_proposed(
        in_workbook(tmp_path / "a.xlsx", Contacts=people, Organisations=bodies)
    )
    by_name = {row.values.get("name"): row for row in content.rows}
    cat = by_name["Committee against Torture"].ref
    assert by_name["Ana"].values["organisation"] == cat
    assert by_name["Awa"].values["organisation"] == cat
    assert by_name["Eve"].values["organisation"] == ref("organisation")
    assert "organisation" not in by_name["Bob"].values
    assert faults(content) == [
        ("list_unknown_name", "C4", "IACHR"),
        ("list_bad_value", "C6", "UN; CAT"),
        ("list_unknown_name", "C7", ref("person", 7)),
        ("list_bad_value", "C8", "UN; IACHR"),
    ]
    assert by_name["Bob"].open_links == (OpenLink("organisation", ("IACHR",), (), "C4", 1),)
    assert by_name["Zoe"].open_links == ()


def test_separators_alone_are_no_themes(tmp_path: Path) -> None:
    content = read(tmp_path, ["Name", "E-mail", "Themes"], ["Ana", "a@b.org", " ; "])
    assert only(content).shown() == {"name": "Ana", "email": "a@b.org"}
    assert content.cells == {CellClass.NEW: 2, CellClass.LAYOUT: 4}


def test_a_name_that_stands_twice_names_nobody(tmp_path: Path) -> None:
    bodies = [["Name", "Acronym", "City"], ["Office", "A", "x"], ["Office", "B", "y"]]
    people = [["Name", "E-mail", "Organisation"], ["Ana", "a@b.org", "Office"]]
    path = in_workbook(tmp_path / "a.xlsx", Organisations=bodies, Contacts=people)
    assert faults(read_as_proposed(path)) == [("list_ambiguous_name", "C2", "Office")]


def test_a_ref_of_its_own_column_is_kept(tmp_path: Path) -> None:
    lines = [["Ref", "Country", "Purpose"], [ref("visit"), "Kenya", "x"], ["VIS-1", "Mexico", "y"]]
    lines.append([ref("person"), "Mexico", "z"])
    path = in_workbook(tmp_path / "a.xlsx", Visits=lines)
    mapping = ListMapping(
        (TableMapping("Visits", 1, "visit", {1: "ref", 2: "country", 3: "purpose"}),)
    )
    content = read_list(path, mapping)
    assert (only(content).ref, only(content).says_ref) == (ref("visit"), True)
    assert [(code, address) for code, address, _ in faults(content)] == [
        ("list_bad_ref", "A3"),
        ("list_bad_ref", "A4"),
    ]
    assert content.cells == {CellClass.LAYOUT: 4, CellClass.NEW: 2, CellClass.FAULT: 6}


def test_lines_that_say_the_same_are_one(tmp_path: Path) -> None:
    line = ["Ana", "a@b.org"]
    content = read(tmp_path, ["Name", "E-mail"], line, line, ["Name", "E-mail"])
    assert len(content.rows) == 1
    assert content.cells == {CellClass.NEW: 2, CellClass.SAME: 2, CellClass.LAYOUT: 4}


def test_lines_above_the_headings_count_when_they_are_full(tmp_path: Path) -> None:
    path = in_workbook(
        tmp_path / "a.xlsx", A=[["Ana", "a@b.org"], ["Name", "E-mail"], ["B", "b@b.org"]]
    )
    mapping = ListMapping((TableMapping("A", 2, "person", {1: "name", 2: "email"}),))
    assert {row.values["name"] for row in read_list(path, mapping).rows} == {"Ana", "B"}


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "a.xlsx", A=PEOPLE, B=PEOPLE)
    mapping = ListMapping(
        (
            TableMapping("A", 1, "person", {1: "name", 2: "name", 3: "name"}),
            TableMapping("B", 1, ""),
        )
    )
    content = read_list(path, mapping)
    assert content.cells[CellClass.LEFT_OUT] == 5 + 11
    assert cells_in(content) == 22


def test_the_ref_of_a_line_does_not_hang_on_what_it_is_read_as(tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "a.xlsx", A=PEOPLE)
    first = read_as_proposed(path)
    mapping = ListMapping((TableMapping("A", 1, "person", {1: "name"}),))
    assert [row.ref for row in read_list(path, mapping).rows] == [row.ref for row in first.rows]
    other = read_as_proposed(in_workbook(tmp_path / "b.xlsx", A=[*PEOPLE, ["New"]]))
    assert {row.ref for row in other.rows}.isdisjoint(row.ref for row in first.rows)


def test_a_copy_to_pass_on_brings_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    sent = [visit(), out_record("person", name="Diallo, Awa", email="awa@example.org")]
    write_plain_copy(path, ENVELOPE, sent, NAMES, before_naming=lambda _: None)
    content = read_as_proposed(path)
    assert {row.ref for row in content.rows} == {ref("visit"), ref("person")}
    assert not [each for each in content.findings if each.code != "list_unknown_name"]


def test_nothing_to_read_is_no_list(tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "a.xlsx", A=PEOPLE)
    with pytest.raises(FileRefused) as refused:
        read_list(path, ListMapping((TableMapping("A", 1, ""),)))
    assert refused.value.code == "no_list"


def test_macros_are_told(tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "a.xlsx", A=PEOPLE)
    import zipfile

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert [each.code for each in read_as_proposed(path).findings] == ["macros"]


def test_the_process_apart_reads_the_same(tmp_path: Path) -> None:
    path = in_csv(tmp_path / "a.csv", PEOPLE)
    told: list[int] = []
    looked = look_apart(path, progress=lambda done, *_: told.append(done))
    assert looked == look_at_list(path)
    mapping = proposed_mapping(looked.tables)
    assert read_list_apart(path, mapping) == read_list(path, mapping)
    assert told
    with pytest.raises(Cancelled):
        look_apart(path, cancelled=lambda: True)
    with pytest.raises(FileRefused):
        look_apart(tmp_path / "none.csv")


WORDS = st.sampled_from(
    [
        *("", " ", "Ana", "Tunisia", "Кения", "a@b.org", "2027-03-10", "March 2027", "03/04/2027"),
        *("confirmée", "yes", "not shared", "UN; CAT", "CAT", "+41", "12", "x" * 300, "VIS-1"),
        *(
            ref("visit"),
            ref("person"),
            ref("organisation"),
            "_x000D_",
            "=cmd",
            "1,5",
            "10-12 mai 2027",
        ),
    ]
)
CELLS = st.one_of(WORDS, st.text(max_size=6))


@st.composite
def mapped_lists(draw: st.DrawFn) -> tuple[Lines, ListMapping]:
    """Any table, and anything that its columns may be taken for."""
    width = draw(st.integers(1, 6))
    lines = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8))
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields = {
        place: draw(st.sampled_from(("", *targets_of(kind)))) for place in range(1, width + 1)
    }
    header = draw(st.integers(1, len(lines)))
    return lines, ListMapping((TableMapping("list", header, kind, fields),))


def cells_of(path: Path) -> int:
    """How many cells that are not empty the file has."""
    with opened_list(path) as opened:
        return sum(len(cells) for sheet in opened.sheets for _, cells in opened.rows(sheet))


@given(mapped_lists())
def test_every_cell_of_any_list_is_in_exactly_one_class(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[Lines, ListMapping]
) -> None:
    lines, mapping = made
    path = in_csv(tmp_path_factory.mktemp("lists") / "list.csv", lines)
    try:
        content = read_list(path, mapping)
    except FileRefused:
        return
    assert read_list(path, mapping) == content
    assert cells_in(content) == cells_of(path)
    assert all(count > 0 for count in content.cells.values())
    for row in content.rows:
        assert row.values
        assert set(row.cells) == set(row.shown())


def test_a_file_of_somebody_else_names_no_links_beforehand() -> None:
    countries = CountriesOfTheWorld()
    assert countries.meant("country", "Mexique") == {"MEX"}
    assert countries.meant("country", "Atlantis") == set()
    assert countries.named("organisation", "CAT") == set()


def test_a_line_of_which_nothing_is_left_is_no_row(tmp_path: Path) -> None:
    """Its one cell names somebody who stands nowhere: that is told, and makes no record."""
    content = read(tmp_path, ["Name", "Organisation"], ["Ana", ""], ["", "Nowhere"])
    assert only(content).shown() == {"name": "Ana"}
    assert [(code, place) for code, place, _ in faults(content)] == [("list_unknown_name", "B3")]
