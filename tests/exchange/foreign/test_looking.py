"""Where the list is in a file, in whichever format, and what is no list at all."""

import csv
from pathlib import Path

import pytest

from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.exchange.plain_copy import write_plain_copy
from tests.exchange.foreign.tables import PEOPLE, in_csv, in_workbook
from tests.exchange.other_formats import save_as_ods
from tests.exchange.workbooks import ENVELOPE, NAMES, visit


def test_the_headings_may_stand_below_a_title(tmp_path: Path) -> None:
    lines = [["Our contacts", "2026"], [], *PEOPLE]
    (table,) = look_at_list(in_workbook(tmp_path / "a.xlsx", Sheet1=lines)).tables
    assert (table.header_row, table.rows) == (3, 2)
    assert table.headings == ("Name", "E-mail", "Telephone", "Country")
    assert table.columns[1].samples == ("ana@example.org", "awa@example.org")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_text_with_separators_is_a_list(tmp_path: Path, separator: str) -> None:
    (table,) = look_at_list(in_csv(tmp_path / "people.csv", PEOPLE, separator)).tables
    assert (table.sheet, table.header_row, len(table.columns)) == ("people", 1, 4)


def test_all_rows_of_a_long_list_count_and_its_first_are_shown(tmp_path: Path) -> None:
    people = [[f"Person {number}", f"{number}@example.org"] for number in range(250)]
    path = in_csv(tmp_path / "people.csv", [["Name", "E-mail"], *people])
    (table,) = look_at_list(path).tables
    assert (table.rows, table.columns[0].samples[:2]) == (250, ("Person 0", "Person 1"))


def test_a_text_far_too_long_for_a_cell_hides_no_list_below_it(
    tmp_path: Path,
) -> None:
    csv.field_size_limit(131_072)  # as before any text with separators was read
    path = in_csv(tmp_path / "people.csv", [["x" * 140_000, "y"], *PEOPLE])
    (table,) = look_at_list(path).tables
    assert (table.header_row, table.rows) == (2, 2)


def test_one_column_with_a_heading_that_is_known_is_a_list(tmp_path: Path) -> None:
    path = in_csv(tmp_path / "a.csv", [["Country"], ["Tunisia"], ["Kenya"]])
    assert look_at_list(path).tables[0].headings == ("Country",)


def test_the_same_cells_are_the_same_list_however_they_were_saved(tmp_path: Path) -> None:
    book = in_workbook(tmp_path / "a.xlsx", A=PEOPLE)
    again = in_workbook(tmp_path / "b.xlsx", Other=PEOPLE)
    ids = {
        look_at_list(path).workbook for path in (book, again, in_csv(tmp_path / "c.csv", PEOPLE))
    }
    assert len(ids) == 1
    other = in_workbook(tmp_path / "d.xlsx", A=[*PEOPLE, ["New", "n@example.org"]])
    assert look_at_list(other).workbook not in ids


def test_a_copy_to_pass_on_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    write_plain_copy(path, ENVELOPE, [visit()], NAMES, before_naming=lambda _: None)
    (table,) = look_at_list(path).tables
    assert (table.sheet, table.header_row) == ("Visits", 4)


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleague,\nplease find attached the list.\n",
        "<html><table><tr><td>Name</td></tr></table></html>",
        "Name,E-mail\n",
        "1,2\n3,4\n",
        "one\n",
        "\n\n",
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(FileRefused) as refused:
        look_at_list(path)
    assert refused.value.code == "no_list"


def test_bytes_that_are_no_text_are_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\x00\x01\x02, 3\n")
    with pytest.raises(FileRefused) as refused:
        look_at_list(path)
    assert refused.value.code == "not_a_workbook"


def test_looking_can_be_stopped(tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "a.xlsx", A=PEOPLE)
    with pytest.raises(Cancelled):
        look_at_list(path, cancelled=lambda: True)


def test_an_open_document_is_read_as_well(tmp_path: Path) -> None:
    book = in_workbook(tmp_path / "a.xlsx", A=PEOPLE)
    (table,) = look_at_list(save_as_ods(book, tmp_path / "a.ods")).tables
    assert table.headings == ("Name", "E-mail", "Telephone", "Country")
