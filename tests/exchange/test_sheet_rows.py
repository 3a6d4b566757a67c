"""Rows taken by pattern are the rows that the XML parser finds, and as much is refused."""

import io
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.exchange import sheet_rows
from hrdesk.exchange.sheet_cells import Cells, DateStyle, SheetListener
from hrdesk.exchange.sheet_rows import parse_sheet
from hrdesk.exchange.xml_part import BROKEN, parse_part

STRINGS, STYLES = ["zero", "one", ""], [DateStyle.NONE, DateStyle.DAY, DateStyle.MINUTE]
OWN = '<row r="4" ht="30" hidden="1"><c r="A4" s="1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c></row>'
# Each is a row, or something that looks like one where none is.
PIECES = (
    OWN.format(text="as we write it &amp; two\nlines &lt;b&gt; _x000D_"),
    OWN.format(text="&#65;&#x42;"),
    OWN.format(text="&unknown;"),
    OWN.format(text="a\rb\r\nc"),
    OWN.format(text="\x01"),
    OWN.format(text="\uffff"),
    OWN.format(text="]]>"),
    OWN.format(text="<![CDATA[</t></is></c></row>]]>"),
    '<row r="5" spans="1:3" x14ac:dyDescent="0.25"><c r="A5" s="0" t="s"><v>1</v></c>'
    '<c r="B5" s="1"><v>46000</v></c><c r="C5" t="b"><v>1</v></c><c r="D5" t="e"><v>#N/A</v></c>'
    '<c r="E5" s="2"/><c r="F5" t="str"><v>said</v></c><c r="G5"><v></v></c></row>',
    '<row r="6"><c r="A6" t="s"><v>2</v></c></row>',
    '<row r="6"><c r="A6" t="s"><v>9</v></c></row>',
    '<row r="6"><c r="A6"><v>twelve</v></c></row>',
    '<row r="6"><c r="A6" s="7"><v>1</v></c></row>',
    '<row r="6"><c r="ZZZ6"><v>1</v></c></row>',
    '<row r="0"><c r="A1"><v>1</v></c></row>',
    '<row r="9999999"/>',
    '<row r="7"></row>',
    '<row r="7" r="8"><c r="A7"><v>1</v></c></row>',
    '<row><c><v>1</v></c><c r="C1"><f>1+1</f><v>2</v></c></row>',
    '<row r="8"><c r="A8" t="inlineStr"><is><r><t>in</t></r><rPh><t>x</t></rPh></is></c></row>',
    '<row r="8"> <c r="A8"><v>1</v></c> </row>',
    '<row r="9"><c r="A9"><v>1</v></c><x/></row>',
    '<row r="9"><c r="A9"><v>1</c></row>',
    '<!-- <row r="10"><c r="A10"><v>10</v></c></row> -->',
    "<!-- </row>",
    "-->",
    "<!-- <sheetData>",
    "<![CDATA[</row>",
    "]]>",
    "</sheetData>",
    "<sheetData>",
    "<row",
    " ",
)
OUTER = st.sampled_from(
    (
        ("<worksheet><sheetData>", "</sheetData></worksheet>"),
        (
            '<?xml version="1.0" encoding="UTF-8"?><worksheet><cols/><sheetData>',
            "</sheetData></worksheet>",
        ),
        (
            '<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><sheetData>',
            "</sheetData></worksheet>",
        ),
        ("<x:worksheet><x:sheetData>", "</x:sheetData></x:worksheet>"),
        ("<worksheet><sheetData>", ""),
        ("<!DOCTYPE a><worksheet><sheetData>", "</sheetData></worksheet>"),
        ("<worksheet>", "</worksheet>"),
    )
)


class InPieces(io.BytesIO):
    """A part of which so many bytes come at once."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self._size = size

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(self._size)


def rows(content: bytes, size: int, *, by_parser: bool) -> list[tuple[int, Cells]] | None:
    """The rows as they were found; None where the sheet is refused."""
    listener = SheetListener(STRINGS, STYLES, is_1904=False)
    part = InPieces(content, size)
    read = parse_part(part, listener) if by_parser else parse_sheet(part, listener)
    try:
        assert sum(read) == len(content)
    except (*BROKEN, KeyError, IndexError):
        return None
    return listener.rows


@given(OUTER, st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from((7, 90, 1 << 16)))
def test_the_same_rows_as_the_parser(outer: tuple[str, str], pieces: list[str], size: int) -> None:
    content = (outer[0] + "".join(pieces) + outer[1]).encode()
    assert rows(content, size, by_parser=False) == rows(content, size, by_parser=True)


def test_every_piece_between_two_rows() -> None:
    usual = OWN.format(text="usual")
    for piece, size in itertools.product(PIECES, (7, 1 << 16)):
        text = f"<worksheet><sheetData>{usual}{piece}{usual}{piece}</sheetData></worksheet>"
        found = [rows(text.encode(), size, by_parser=each) for each in (False, True)]
        assert found[0] == found[1], text


def test_what_is_no_utf_8_is_refused() -> None:
    content = b"<worksheet><sheetData>" + OWN.encode() + b"\xff</sheetData></worksheet>"
    latin = OWN.format(text="é").encode("latin-1")
    for each in (content, b"<worksheet><sheetData>" + latin + b"</sheetData></worksheet>"):
        assert rows(each, 1 << 16, by_parser=False) is None


def test_usual_rows_never_meet_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def meet(*_: object) -> None:
        raise AssertionError("a cell went to the parser")

    monkeypatch.setattr(SheetListener, "_begin_cell", meet)
    many = "".join(PIECES[each] for each in (0, 8, 9)) * 400
    content = f"<worksheet><sheetData>{many}</sheetData></worksheet>".encode()
    found = rows(content, 1 << 16, by_parser=False)
    assert found is not None
    assert len(found) == 800


def test_after_many_rows_of_another_form_no_more_is_matched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = '<row r="8"> <c r="A8"><v>1</v></c></row>'
    content = f"<worksheet><sheetData>{other * 400}</sheetData></worksheet>".encode()
    asked: list[int] = []
    match = sheet_rows._Sheet._match

    def counted(sheet: sheet_rows._Sheet, data: bytes) -> int:
        asked.append(len(data))
        return match(sheet, data)

    monkeypatch.setattr(sheet_rows._Sheet, "_match", counted)
    assert rows(content, 1 << 16, by_parser=False) == rows(content, 1 << 16, by_parser=True)
    assert len(asked) < 100


def test_a_row_longer_than_any_text_is_left_to_the_parser() -> None:
    cells = "".join(
        f'<c r="A4" t="inlineStr"><is><t>{"x" * 30_000}</t></is></c>' for _ in range(40)
    )
    content = f'<worksheet><sheetData><row r="4">{cells}</row></sheetData></worksheet>'.encode()
    assert rows(content, 1 << 16, by_parser=False) == rows(content, 1 << 16, by_parser=True)
    long = f"<worksheet><sheetData>{OWN.format(text='y' * 1_050_000)}</sheetData></worksheet>"
    assert rows(long.encode(), 1 << 16, by_parser=False) is None
