"""A plain sheet holds what its reader may know: all columns or those on screen, in their order."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.errors import DeskError, FileRefused
from hrdesk.domain.label import Label
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.sheet_export import SheetExport, plan_sheet, save_sheet
from hrdesk.store.listing import Query
from tests.worlds import DeskAtWork

SCREEN = ("title", "organisation", "email", "mobile", "last_confirmed", "label")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    found = DeskAtWork(tmp_path, "AAA")
    found.knows("BBB")
    body = found.add("organisation", Label.PUBLIC, name="Commission")
    hidden = found.add("organisation", Label.INTERNAL, name="Hidden")
    found.add(
        *("person", Label.PUBLIC),
        name="=Zoë, A",
        organisation=body,
        email="z@example.org",
        mobile="+41 79 1",
        last_confirmed="2027-01-02",
    )
    found.add(
        *("person", Label.PARTNERS, ("BBB",)),
        name="Named",
        organisation=hidden,
        mobile="+41 79 2",
        last_confirmed="2027-01",
    )
    found.add("person", Label.INTERNAL, name="Ours alone")
    yield found
    found.close()


def planned(
    desk: DeskAtWork, code: str = OUTSIDE, kind: str = "person", **more: object
) -> SheetExport:
    with desk.database.reading() as session:
        return plan_sheet(session, code, Query(kind, descending=True), **more)  # type: ignore[arg-type]


def test_what_is_on_screen(desk: DeskAtWork, tmp_path: Path) -> None:
    outside = planned(desk, only=SCREEN)
    # Nobody outside has a mobile number: no column says so line by line.
    assert outside.table.headings == (
        *("Name", "Organisation (name)", "Email", "Last confirmed", "Label"),
    )
    assert outside.table.rows == (
        ("=Zoë, A", "Commission", "z@example.org", "2027-01-02", "Public"),
    )
    assert len({each.ref for each in outside.held_back if not each.field}) == 2
    partner = planned(desk, "BBB", only=SCREEN)
    assert [row[0] for row in partner.table.rows] == ["Named", "=Zoë, A"]
    assert [row[3] for row in partner.table.rows] == ["+41 79 2", ""]

    out = tmp_path / "out.csv"
    save_sheet(desk.database, out, partner, "csv", ";")
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert lines[1][0] == "Named"
    # No spreadsheet carries out what somebody is called.
    assert lines[2][0] == "'=Zoë, A"
    assert lines[1][3] == "+41 79 2"


def test_the_whole_list_in_every_format(desk: DeskAtWork, tmp_path: Path) -> None:
    whole = planned(desk)
    assert whole.table.headings[0] == "Ref"
    assert "Private notes" not in whole.table.headings
    for what in ("xlsx", "ods", "csv"):
        out = tmp_path / f"out.{what}"
        save_sheet(desk.database, out, whole, what)
        (table,) = look_at_list(out).tables
        assert (table.headings[0], table.rows) == ("Ref", 1)
        confirmed = next(each for each in table.columns if each.heading == "Last confirmed")
        assert confirmed.samples == ("2027-01-02",)
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    names = [cell for cell in sheet[2] if cell.value == "=Zoë, A"]
    assert [cell.data_type for cell in names] == ["s"]
    visits = planned(desk, kind="visit", only=("title", "dates", "changed"))
    assert visits.table.headings == ("Title", "Dates from", "Dates to", "Dates zone")


def test_a_page_has_what_people_read(desk: DeskAtWork, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    save_sheet(desk.database, out, planned(desk, "BBB"), "html")
    page = out.read_text(encoding="utf-8")
    heads = re.findall(r"<th scope[^>]*>(.*?)</th>", page)
    # Refs of organisations have their names beside them; nobody has a telephone.
    assert heads[:3] == ["Ref", "Name", "Organisation (name)"]
    assert not {"Organisation", "Phone"} & set(heads)
    assert "<bdi>=Zoë, A</bdi>" in page
    assert "by Desk AAA for Desk BBB" in page
    assert "Ours alone" not in page


def test_what_cannot_be_written(desk: DeskAtWork, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="nothing_to_export"):
        save_sheet(desk.database, tmp_path / "a.csv", planned(desk, kind="visit"), "csv")
    with pytest.raises(FileRefused, match="other_file_there"):
        save_sheet(desk.database, desk.database.path, planned(desk), "xlsx")
