"""Whatever file it is, it is read or refused in words; nothing hangs, nothing is half read."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange import preflight
from hrdesk.exchange.reader import read_workbook
from tests.exchange.workbooks import edited, ref, visit, written_by_hand, wrote

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SHEET = "xl/worksheets/sheet9.xml"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with two visits."""
    path = tmp_path_factory.mktemp("original") / "book.xlsx"
    wrote(path, visit(1), visit(2))
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be damaged."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


def _code(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        read_workbook(path)
    assert caught.value.about["path"] == path
    return caught.value.code


def _rewrite(path: Path, change: Callable[[str, bytes], bytes | None], *added: str) -> None:
    """Write the zip file anew with parts changed, left out or added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)
        for name in added:
            archive.writestr(name, b"x")


def _replace(path: Path, part: str, old: str, new: str) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text, count = re.subn(old, new, content.decode(), count=1)
        assert count == 1
        return text.encode()

    _rewrite(path, change)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (PNG, "not_a_workbook"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "not_a_workbook"),
        (b"%PDF-1.7\n", "not_a_workbook"),
        (b"<html><body>Sign in</body></html>", "not_a_workbook"),
        (b"Ref;Country\n", "not_a_workbook"),
        (OLE + bytes(600), "old_xls"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + bytes((1 << 20) - 20) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + bytes(600), "truncated"),
    ],
)
def test_what_is_no_workbook_is_refused_by_its_content(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert _code(path) == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert _code(tmp_path / "nowhere.xlsx") == "missing"
    assert _code(tmp_path / f"{'x' * 300}.xlsx") == "missing"
    assert _code(tmp_path) == "not_a_workbook"


def test_a_file_that_may_not_be_read_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert _code(book) == "unreadable"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_is_refused(book: Path, original: bytes, share: float) -> None:
    book.write_bytes(original[: int(len(original) * share)])
    assert _code(book) == "truncated"


def test_bytes_changed_on_the_way_never_end_in_anything_but_words(
    book: Path, original: bytes
) -> None:
    outcomes = set()
    for place in range(0, len(original), len(original) // 30):
        book.write_bytes(original[:place] + bytes([original[place] ^ 0x55]) + original[place + 1 :])
        try:
            read_workbook(book)
            outcomes.add("read")
        except FileRefused as error:
            outcomes.add(error.code)
    assert "damaged" in outcomes
    refusals = {"damaged", "truncated", "too_big", "password", "not_a_workbook", "not_hrdesk"}
    assert outcomes <= {"read"} | refusals


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "book.xlsx"
    foreign = Workbook()
    foreign.active.append(["Name", "Country"])
    foreign.create_sheet("empty")
    foreign.save(path)
    assert _code(path) == "not_hrdesk"


def test_other_documents_in_a_zip_are_no_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert _code(path) == "not_a_workbook"


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        SHEET,
        "xl/worksheets/sheet24.xml",
    ],
)
def test_parts_that_are_broken_make_it_damaged(book: Path, part: str) -> None:
    _rewrite(book, lambda name, content: content[: len(content) // 2] if name == part else content)
    assert _code(book) == "damaged"


def test_missing_parts(book: Path) -> None:
    _rewrite(book, lambda name, content: None if name == SHEET else content)
    assert len(read_workbook(book).missing) == 2
    _rewrite(book, lambda name, content: None if name == "xl/styles.xml" else content)
    assert _code(book) == "damaged"
    _rewrite(book, lambda name, content: None if name == "xl/workbook.xml" else content)
    assert _code(book) == "not_a_workbook"


@pytest.mark.parametrize(
    "name", ["../outside.xml", "/xl/absolute.xml", "XL/WORKBOOK.XML", "a\\..\\b"]
)
def test_odd_names_of_parts_are_refused(book: Path, name: str) -> None:
    _rewrite(book, lambda _, content: content, name)
    assert _code(book) == "damaged"


def test_too_many_parts_are_refused(book: Path) -> None:
    _rewrite(book, lambda _, content: content, *(f"x{number}" for number in range(1001)))
    assert _code(book) == "too_big"


def test_what_unpacks_to_too_much_is_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_SMALL", 1 << 10)
    _rewrite(book, lambda name, content: content + b" " * (1 << 20) if name == SHEET else content)
    assert _code(book) == "too_big"


def test_what_is_too_big_as_it_is_or_unpacked_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "MOST_BYTES", book.stat().st_size + 10)
    assert _code(book) == "too_big"
    monkeypatch.setattr(preflight, "MOST_BYTES", 100)
    assert _code(book) == "too_big"


def test_strange_compression_and_encrypted_parts_are_refused(book: Path, original: bytes) -> None:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("extra.xml", b"<a/>")
    assert _code(book) == "damaged"
    place = original.rindex(b"PK\x01\x02") + 8
    book.write_bytes(original[:place] + b"\x01" + original[place + 1 :])
    assert _code(book) == "password"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_document_types_and_their_entities_are_refused(book: Path, part: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text = re.sub(r"^<\?xml[^>]*\?>", "", content.decode())
        return (bomb + text).encode()

    _rewrite(book, change)
    assert _code(book) == "damaged"


def test_a_false_size_of_the_sheet_loses_nothing(book: Path) -> None:
    _replace(book, SHEET, '<dimension ref="[^"]*"', '<dimension ref="A1:B2"')
    assert len(read_workbook(book).records) == 2
    _replace(book, SHEET, '<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"')
    assert len(read_workbook(book).records) == 2


def test_the_last_row_of_all_costs_nothing(book: Path) -> None:
    _replace(
        book,
        SHEET,
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576" s="1"/><c r="E1048576" t="inlineStr"><is><t/></is></c>'
        "</row></sheetData>",
    )
    assert read_workbook(book).findings == ()


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048577"><c r="A1"><v>1</v></c></row>',
        '<row r="99999999999"><c r="A1"><v>1</v></c></row>',
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="900"><c r="XFE900"><v>1</v></c></row>',
        '<row r="900"><c r="ABCDE900"><v>1</v></c></row>',
        '<row r="900"><c r="A900" t="s"><v>77777</v></c></row>',
        '<row r="900"><c r="A900" s="9999"><v>1</v></c></row>',
        '<row r="900"><c r="A900"><v>one</v></c></row>',
        '<row r="900"><c r="A900" t="b"><v>perhaps</v></c></row>',
        f'<row r="900"><c r="A900" t="str"><v>{"x" * ((1 << 20) + 1)}</v></c></row>',
    ],
)
def test_cells_that_cannot_be_make_it_damaged(book: Path, row: str) -> None:
    _replace(book, SHEET, "</sheetData>", row + "</sheetData>")
    assert _code(book) == "damaged"


def test_cells_in_other_dialects_are_understood(book: Path) -> None:
    """Prefixes, cells without address, dates as text, formulas that came to a text."""
    with edited(book) as page:
        number = page.row(ref("visit", 1))
        assert number == 5

    def change(name: str, content: bytes) -> bytes:
        if name != SHEET:
            return content
        text = content.decode()
        text = re.sub(
            r'(<c r="S5"[^>]*?)( t="\w+")?><v>[^<]*</v>',
            r'\1 t="d"><v>2027-02-03T00:00:00Z</v>',
            text,
        )
        text = text.replace("<row ", "<row x:dy='1' ").replace(
            "<worksheet ", "<worksheet xmlns:x='x' "
        )
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1m:", text)
        return text.replace('xmlns="', 'xmlns:m="').encode()

    _rewrite(book, change)
    assert written_by_hand(read_workbook(book)) == {ref("visit", 1): {"inputs_by": "2027-02-03"}}
