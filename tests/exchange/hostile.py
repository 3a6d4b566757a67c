"""Files made to harm, made by accident, or made by programs that nobody thought of.

Each takes the parts of a sound workbook and gives the bytes of a file. tests/exchange/
test_preflight.py, test_opened.py and test_tampered.py have those that need no file of their own.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Parts = Mapping[str, bytes]
Make = Callable[[Parts], bytes]

SHEET = "xl/worksheets/sheet2.xml"  # Visits, after "Read me"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
_SHARED = (
    b'<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_MB = 1 << 20


@dataclass(frozen=True)
class Hostile:
    """A file, and what is right: the code of a refusal, or the codes of what is told."""

    make: Make
    refused: str = ""
    tells: tuple[str, ...] = ()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts, level: int = 1) -> bytes:
    """The parts as a file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _replaced(parts: Parts, name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    changed, count = re.subn(old, lambda _: new, parts[name], count=1)
    assert count == 1, (name, old)
    return {**parts, name: changed}


def _into_sheet(parts: Parts, rows: bytes) -> bytes:
    return zipped(_replaced(parts, SHEET, b"</sheetData>", rows + b"</sheetData>"))


def _cell(place: str, text: bytes) -> bytes:
    row = re.sub(r"\D", "", place)
    inner = b"<is><t>" + text + b"</t></is>"
    return f'<row r="{row}"><c r="{place}" t="inlineStr">'.encode() + inner + b"</c></row>"


def zip_bomb(parts: Parts) -> bytes:
    """A part of 110 MB of zeros in 110 kB."""
    target = io.BytesIO(zipped(parts))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w") as part,
    ):
        for _ in range(110):
            part.write(bytes(_MB))
    return target.getvalue()


def bomb_that_lies(parts: Parts) -> bytes:
    """The list of parts says that the sheet is small; it unpacks to 8 MB."""
    sheet = parts[SHEET].replace(b"<sheetData>", b" " * (8 * _MB) + b"<sheetData>")
    content = bytearray(zipped({**parts, SHEET: sheet}))
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    struct.pack_into("<I", content, place + 24, 1000)
    return bytes(content)


def nested_zip(parts: Parts) -> bytes:
    """A zip in a zip in a zip among the parts; nobody opens it."""
    inner = zipped({"a": bytes(_MB)})
    for _ in range(3):
        inner = zipped({f"{number}.zip": inner for number in range(10)})
    return zipped({**parts, "xl/embeddings/more.zip": inner})


def workbook_in_a_zip(parts: Parts) -> bytes:
    """As some mail programs pack it."""
    return zipped({"answer.xlsx": zipped(parts)})


def last_cell_of_all(parts: Parts) -> bytes:
    """Something stands in XFD1048576."""
    return _into_sheet(parts, _cell("XFD1048576", b"far away"))


def merged_cells(parts: Parts) -> bytes:
    """Hundreds of millions of cells that are one."""
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD100000"/></mergeCells>'
    return zipped(_replaced(parts, SHEET, b"</sheetData>", merged))


def lying_count(parts: Parts) -> bytes:
    """The shared texts say that they are four thousand million."""
    shared = b"<sst " + _MAIN + b' count="4294967295" uniqueCount="4294967295"><si><t>a</t></si>'
    parts = _replaced(parts, RELATIONS, b"</Relationships>", _SHARED)
    return zipped({**parts, "xl/sharedStrings.xml": shared + b"</sst>"})


def billion_laughs(parts: Parts) -> bytes:
    """Entities of entities in the shared texts."""
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 10)
    )
    shared = b'<!DOCTYPE sst [<!ENTITY l0 "ha">' + laughs + b"]><sst><si><t>&l9;</t></si></sst>"
    parts = _replaced(parts, RELATIONS, b"</Relationships>", _SHARED)
    return zipped({**parts, "xl/sharedStrings.xml": shared})


def with_macros(parts: Parts) -> bytes:
    """Saved as .xlsm."""
    parts = _replaced(
        parts,
        TYPES,
        rb"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return zipped({**parts, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(1000)})


def strict_open_xml(parts: Parts) -> bytes:
    """Saved as "Strict Open XML Spreadsheet": other namespaces, days as ISO texts."""
    names = {
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
            b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        ),
    }
    strict = {}
    for name, content in parts.items():
        for old, new in names.items():
            content = content.replace(old, new)
        strict[name] = content
    # 15 January 2027 is day 46402.
    strict[SHEET] = re.sub(
        rb'(<c r="\w+" s="\d+")><v>46402</v>', rb'\1 t="d"><v>2027-01-15</v>', strict[SHEET]
    )
    assert b't="d"' in strict[SHEET]
    return zipped(strict)


def blank_rows(parts: Parts, rows: int = 30_000) -> bytes:
    """Rows of nothing but looks, as after formatting whole columns."""
    return _into_sheet(parts, b'<row r="900" s="1" ht="15"><c r="A900" s="1"/></row>' * rows)


def deep_xml(parts: Parts) -> bytes:
    """Elements in elements, thirty thousand deep."""
    deep = b"<a>" * 30_000 + b"</a>" * 30_000
    return zipped(_replaced(parts, SHEET, b"<sheetData>", deep + b"<sheetData>"))


def wrong_sum(parts: Parts) -> bytes:
    """The check sum of a sheet is not that of its content."""
    content = bytearray(zipped(parts))
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    content[place + 16] ^= 0xFF
    return bytes(content)


def endless_text(parts: Parts) -> bytes:
    """A text that no cell can hold."""
    return _into_sheet(parts, _cell("A900", b"long " * (_MB // 4)))


def endless_ref(parts: Parts) -> bytes:
    """A text as long as may be, where a Ref should stand."""
    return _into_sheet(parts, _cell("A900", b"VIS-" + b"7" * 500_000))


def invalid_utf8(parts: Parts) -> bytes:
    """A text in an encoding that the part does not name."""
    return _into_sheet(parts, _cell("A900", "café".encode("latin-1")))


def one_part_for_many_sheets(parts: Parts) -> bytes:
    """A thousand sheets that are all the same part, to be read a thousand times."""
    found = re.search(rb'<sheet [^>]*r:id="rId2"[^>]*/>', parts[WORKBOOK])
    assert found is not None
    many = b"".join(
        re.sub(rb'name="[^"]*"', b'name="x%d"' % number, found[0]) for number in range(1000)
    )
    return zipped(_replaced(parts, WORKBOOK, re.escape(found[0]), found[0] + many))


def image(_: Parts) -> bytes:
    """A picture, whatever its name says."""
    return b"\x89PNG\r\n\x1a\n" + bytes(200)


def html(_: Parts) -> bytes:
    """What web pages offer as a download of a table."""
    return b"<html><table><tr><td>Ref</td></tr></table></html>"


def _ole(*streams: str) -> bytes:
    """A compound file of Microsoft's with a directory that lists streams."""
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    directory = b""
    for number, name in enumerate(("Root Entry", *streams)):
        text = name.encode("utf-16-le")
        kind = 5 if number == 0 else 2
        directory += text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1) + bytes(60)
    return header.ljust(512, b"\0") + directory.ljust(512, b"\0") + bytes(2048)


def old_xls(_: Parts) -> bytes:
    """Excel 97 to 2003."""
    return _ole("Workbook", "\x05SummaryInformation")


def encrypted(_: Parts) -> bytes:
    """A workbook under a password."""
    return _ole("EncryptionInfo", "EncryptedPackage")


def truncated(parts: Parts) -> bytes:
    """A download that broke off."""
    content = zipped(parts)
    return content[: len(content) * 2 // 3]


CORPUS: Mapping[str, Hostile] = {
    "zip bomb": Hostile(zip_bomb, refused="too_big"),
    "bomb that lies": Hostile(bomb_that_lies, refused="damaged"),
    "nested zip": Hostile(nested_zip),
    "workbook in a zip": Hostile(workbook_in_a_zip, refused="not_a_workbook"),
    "last cell of all": Hostile(last_cell_of_all, tells=("unknown_column",)),
    "merged cells": Hostile(merged_cells),
    "lying count": Hostile(lying_count),
    "billion laughs": Hostile(billion_laughs, refused="damaged"),
    "macros": Hostile(with_macros, tells=("macros",)),
    "Strict Open XML": Hostile(strict_open_xml),
    "blank rows": Hostile(blank_rows),
    "deep XML": Hostile(deep_xml),
    "wrong sum": Hostile(wrong_sum, refused="damaged"),
    "endless text": Hostile(endless_text, refused="damaged"),
    "endless Ref": Hostile(endless_ref, tells=("bad_ref",)),
    "invalid UTF-8": Hostile(invalid_utf8, refused="damaged"),
    "one part for many sheets": Hostile(one_part_for_many_sheets, refused="damaged"),
    "image": Hostile(image, refused="not_a_workbook"),
    "HTML": Hostile(html, refused="not_a_workbook"),
    "old Excel": Hostile(old_xls, refused="old_xls"),
    "encrypted": Hostile(encrypted, refused="password"),
    "truncated": Hostile(truncated, refused="truncated"),
}
