"""Workbooks as other programs store them: the same cells in other words."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest

from hrdesk.domain.errors import Cancelled
from hrdesk.exchange.opened import Opened
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.sheet_cells import Cell, CellType
from tests.exchange.workbooks import read, visit, wrote

SHARED = (
    '<Relationship Id="rIdS" Target="sharedStrings.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a few texts that are easily spoilt."""
    path = tmp_path / "book.xlsx"
    texts = ("_x000D_", "x005F_", "<b>&amp;", " two\n\nlines ", "🙂")
    wrote(path, *(visit(number, purpose=text) for number, text in enumerate(texts)), spare_lines=0)
    return path


def _rewrite(path: Path, change: Callable[[str, str], str], **added: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, change(name, content))
        for name, content in added.items():
            archive.writestr(f"xl/{name}.xml", content)


def _runs(text: str) -> Iterator[str]:
    """A text in two runs of different looks, with a reading above it."""
    whole = unescape(text)
    for part in (whole[:7], whole[7:]):
        yield f'<r><rPr><b/></rPr><t xml:space="preserve">{escape(part)}</t></r>'
    yield '<rPh sb="0" eb="1"><t>reading</t></rPh><phoneticPr fontId="1"/>'


def test_shared_and_rich_texts_are_the_same_texts(book: Path) -> None:
    strings: list[str] = []

    def share(found: re.Match[str]) -> str:
        strings.append("".join(_runs(found[1])))
        return f' t="s"><v>{len(strings) - 1}</v></c>'

    def change(name: str, content: str) -> str:
        if name == "xl/_rels/workbook.xml.rels":
            return content.replace("</Relationships>", SHARED + "</Relationships>")
        if not name.startswith("xl/worksheets/sheet"):
            return content
        return re.sub(
            r' t="inlineStr"><is><t xml:space="preserve">([^<]*)</t></is></c>', share, content
        )

    before = read(book)
    _rewrite(book, change)
    table = "".join(f"<si>{text}</si>" for text in strings)
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{table}<si/></sst>")
    assert len(strings) > 100
    assert read(book) == before


def _first_row(path: Path, row: str, prefix: str = "") -> dict[int, Cell]:
    def change(name: str, content: str) -> str:
        if name != "xl/worksheets/sheet1.xml":
            return content
        return f"{prefix}<worksheet {MAIN}><sheetData>{row}</sheetData></worksheet>"

    _rewrite(path, change)
    with Opened(path) as opened:
        ((_, cells),) = opened.rows(opened.sheets[0])
    return cells


def test_cells_of_every_type(book: Path) -> None:
    cells = _first_row(
        book,
        '<row><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r>'
        "<rPh><t>reading</t></rPh></is></c>"
        '<c><v>12</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>'
        '<c t="d"><v>2027-02-03T00:00:00Z</v></c><c t="str"><f>A1</f><v>_x000D_</v></c>'
        '<c><f t="shared" si="0"/><v>3</v></c><c t="b"><f>FALSE()</f><v>0</v></c>'
        "<c><f>TRUE</f></c><c><f>1/0</f></c><c/><c><v/></c>"
        '<c t="inlineStr"><is><t></t></is></c></row>',
    )
    assert cells == {
        1: Cell("inline"),
        2: Cell("12", CellType.NUMBER, 12.0),
        3: Cell("Yes", CellType.BOOL),
        4: Cell("#N/A", CellType.ERROR),
        5: Cell("2027-02-03T00:00", CellType.DATE),
        6: Cell("\r", formula="=A1"),
        7: Cell("3", formula="=…"),
        8: Cell("No", CellType.BOOL),
        9: Cell("Yes", CellType.BOOL),
        10: Cell("", formula="=1/0"),
    }


def test_comments_and_declarations_before_the_sheet_are_skipped(book: Path) -> None:
    prefix = '<?xml version="1.0" standalone="yes"?><!-- made by hand -->'
    cells = _first_row(book, '<row r="7"><c r="C7"><v>1e3</v></c></row>', prefix)
    assert cells == {3: Cell("1000", CellType.NUMBER, 1000.0)}


def test_days_counted_from_1904_are_the_same_days(book: Path) -> None:
    def change(name: str, content: str) -> str:
        if name == "xl/workbook.xml":
            return re.sub(r"<workbookPr[^>]*>", '<workbookPr date1904="1"/>', content, count=1)
        if name == "xl/worksheets/sheet2.xml":
            return re.sub(
                r"<v>(4\d{4})</v>", lambda found: f"<v>{int(found[1]) - 1462}</v>", content
            )
        return content

    before = read(book)
    _rewrite(book, change)
    assert read(book) == before


def test_a_fault_of_the_listener_is_not_blamed_on_the_file(book: Path) -> None:
    def broken(*_step: object) -> None:
        raise ValueError("the window is gone")

    with pytest.raises(ValueError, match="the window is gone"):
        read_workbook(book, progress=broken)


def test_reading_can_be_stopped_in_the_shared_texts(book: Path) -> None:
    def change(name: str, content: str) -> str:
        if name == "xl/_rels/workbook.xml.rels":
            return content.replace("</Relationships>", SHARED + "</Relationships>")
        return content

    _rewrite(book, change, sharedStrings=f"<sst {MAIN}><si><t>one</t></si></sst>")
    with pytest.raises(Cancelled):
        read_workbook(book, cancelled=lambda: True)
