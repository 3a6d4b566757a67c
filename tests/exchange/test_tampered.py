"""What is changed in the hidden sheets is left out and told, and never ends in a traceback."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.arrival import Arrival, FindingKind
from hrdesk.domain.errors import DeskError, FileRefused
from hrdesk.domain.revisions import Pen
from hrdesk.exchange import made_rows
from hrdesk.exchange.base_rows import END_OF_TIME, base_line
from hrdesk.exchange.marks import row_check
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.row_xml import escaped
from tests.exchange.workbooks import (
    GENEVA,
    by_ref,
    edited,
    one_finding,
    opened,
    read,
    ref,
    visit,
    written_by_hand,
    wrote,
)

Line = list[str]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with two visits and no spare lines."""
    path = tmp_path_factory.mktemp("original") / "book.xlsx"
    wrote(path, visit(1), visit(2), spare_lines=0)
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be tampered with."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


def _forged(path: Path, forge: Callable[[str, str, dict[str, Any], dict[str, str]], Line]) -> None:
    """Write a workbook as somebody would who knows how the hidden copies are sealed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_rows, "base_line", forge)
        wrote(path, visit(1), spare_lines=0)


def _with_registers(path: Path, **values: str) -> Arrival:
    def forge(workbook: str, name: str, registers: dict[str, Any], cells: dict[str, str]) -> Line:
        added = {key: (GENEVA.write(name, key, text, ()),) for key, text in values.items()}
        return base_line(workbook, name, {**registers, **added}, cells)

    _forged(path, forge)
    return read(path)


def test_a_note_in_a_hidden_sheet_is_told_and_nothing_more(book: Path) -> None:
    with opened(book) as workbook:
        workbook["_base_visit"].append(["note by me"])
        workbook["_base_visit"].append([None, "and another"])
        workbook["_base_visit"].append(["note by me"])
    arrival = read(book)
    assert [
        (each.kind, each.code, each.sheet, each.address, each.found, each.about)
        for each in arrival.findings
    ] == [
        (FindingKind.PROBLEM, "unknown_entry", "_base_visit", "A5", "note by me", {"lines": 2}),
        (FindingKind.PROBLEM, "unknown_entry", "_base_visit", "A6", "…", {"lines": 1}),
    ]
    assert len(arrival.records) == 2
    assert arrival.missing == ()


def test_records_of_a_kind_that_this_version_does_not_know_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    _forged(path, lambda book, name, *rest: base_line(book, "NEW" + name[3:], *rest))
    arrival = read(path)
    assert [(each.code, each.found) for each in arrival.findings] == [
        ("unknown_entry", "NEW"),
        ("no_base", ""),
    ]
    assert arrival.records == arrival.missing == ()


def test_a_field_of_a_later_version_is_left_out_and_told(tmp_path: Path) -> None:
    arrival = _with_registers(tmp_path / "book.xlsx", future_field="v")
    finding = one_finding(arrival)
    assert (finding.code, finding.found) == ("unknown_entry", "future_field")
    assert arrival.records[0].sent == visit(1).registers


def test_nobody_writes_into_fields_that_are_never_sent(tmp_path: Path) -> None:
    arrival = _with_registers(tmp_path / "book.xlsx", private_notes="forged")
    finding = one_finding(arrival)
    assert (finding.code, finding.ref, finding.found) == (
        "private_entry",
        ref("visit"),
        "private_notes",
    )
    assert arrival.records[0].sent == visit(1).registers


def test_values_that_no_field_has_are_left_out_one_by_one(tmp_path: Path) -> None:
    bad = {"country": "Nowhere", "label": "secretive", "themes/a; b": "1", "purpose": "a\x00b"}
    arrival = _with_registers(tmp_path / "book.xlsx", **bad)
    assert sorted((each.code, each.field, each.found) for each in arrival.findings) == sorted(
        ("bad_entry", name.partition("/")[0], f"{name}: {text}") for name, text in bad.items()
    )
    assert arrival.records[0].sent.keys() == visit(1).registers.keys() - bad.keys()


@pytest.mark.parametrize("minute", [-1, END_OF_TIME, 10**30, True])
def test_a_time_that_cannot_be_makes_the_copy_worthless(tmp_path: Path, minute: int) -> None:
    path = tmp_path / "book.xlsx"
    late = Pen("NIRMS.1f2e", "n1", minute)

    def forge(workbook: str, name: str, registers: dict[str, Any], cells: dict[str, str]) -> Line:
        later = {"notes": (late.write(name, "notes", "x", ()),)}
        return base_line(workbook, name, {**registers, **later}, cells)

    _forged(path, forge)
    assert one_finding(read(path)).code == "no_base"


def test_half_a_sign_makes_the_copy_worthless(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"

    def forge(workbook: str, name: str, *_: object) -> Line:
        text = '{"v": {}, "d": {}, "c": {"purpose": "\\ud800"}}'
        return [name, row_check(workbook, name, [text]), "1", text]

    _forged(path, forge)
    assert one_finding(read(path)).code == "no_base"


def test_the_hidden_copies_may_stand_in_any_order_of_columns(book: Path) -> None:
    def swapped(part: str) -> str:
        start, end = part.index('<c r="A3"'), part.index('<c r="B3"')
        after = part.index('<c r="C3"')
        return part[:start] + part[end:after] + part[start:end] + part[after:]

    _rewrite(book, ref("visit", 1), swapped)
    assert read(book).findings == ()
    assert by_ref(read(book)).keys() == {ref("visit", 1), ref("visit", 2)}


def _rewrite(path: Path, holds: str, change: Callable[[str], str]) -> None:
    """Change the part of the hidden copies as text."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            is_meant = holds in text and "hrdesk.base" in text
            archive.writestr(name, change(text) if is_meant else text)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("minute", "99999999999999999"),
        ("minute", "-1"),
        ("copy", "-5"),
        ("copy", "9" * 5000),
        ("workbook", None),
        ("sender", None),
        ("sender", 'A;B" xxx'),
        ("sender", "X" * 3000),
        ("hrdesk.workbook", "abc"),
        ("hrdesk.workbook", None),
    ],
)
def test_meta_that_cannot_be_makes_the_file_damaged(
    book: Path, key: str, value: str | None
) -> None:
    with opened(book) as workbook:
        (row,) = [row for row in workbook["_meta"].iter_rows() if row[0].value == key]
        row[1].value = value
    with pytest.raises(FileRefused) as caught:
        read_workbook(book)
    assert caught.value.code == "damaged"


def _is_read_or_refused(path: Path) -> None:
    try:
        assert isinstance(read_workbook(path), Arrival)
    except DeskError as error:
        assert error.code  # noqa: PT017 - either is right; anything else that is raised is not


_JUNK = st.one_of(
    st.sampled_from(
        [
            "",
            "-1",
            "0",
            "9" * 400,
            "nan",
            "2027-02-31",
            "31.02.2027 25:61",
            "not shared",
            "_xD800_",
            "hrdesk.base",
            "ref",
            "ÄÖÜ-2222-3333-44445",
            ref("visit", 1),
            ref("visit", 2),
            ref("person", 1),
            "{}",
            "[" * 3000,
        ]
    ),
    st.text(max_size=8),
)


@given(data=st.data())
@settings(max_examples=60)
def test_any_cells_changed_end_in_words(
    tmp_path_factory: pytest.TempPathFactory, original: bytes, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "book.xlsx"
    path.write_bytes(original)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheets = sorted(name for name in parts if name.startswith("xl/worksheets/sheet"))
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(sheets))
        cells = parts[name].split("<c ")
        place = data.draw(st.integers(1, len(cells) - 1))
        start, _, _ = cells[place].partition(">")
        junk = data.draw(_JUNK)
        number = data.draw(st.sampled_from(["", "1e999", "-5", "1.5", "x", "99999999"]))
        style = start.replace(' t="inlineStr"', "")
        cells[place] = (
            f"{style}><v>{number}</v></c>"
            if number
            else f"{start}><is><t>{escaped(junk)}</t></is></c>"
        ) + cells[place].partition("</c>")[2]
        parts[name] = "<c ".join(cells)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("utf-8", "replace"))
    _is_read_or_refused(path)


@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=4))
@settings(max_examples=25)
def test_any_bytes_changed_end_in_words(
    tmp_path_factory: pytest.TempPathFactory,
    original: bytes,
    places: list[tuple[float, int]],
) -> None:
    content = bytearray(original)
    for share, mask in places:
        content[int(share * (len(content) - 1))] ^= mask
    path = tmp_path_factory.mktemp("fuzz") / "book.xlsx"
    path.write_bytes(bytes(content))
    _is_read_or_refused(path)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["TUN", "1", "x", "\ud800"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
_KEYS = st.sampled_from(["country", "themes/x", "head", "label", "life", "private_notes", "", "/"])
_DOCUMENTS = st.fixed_dictionaries(
    {
        "v": _VALUES | st.dictionaries(_KEYS, _VALUES | st.just("TUN")),
        "d": _VALUES
        | st.fixed_dictionaries(
            {},
            optional={
                "f": _VALUES | st.just(["A.b", "n", 5]),
                "r": _VALUES
                | st.dictionaries(
                    _KEYS, st.just([["x", "A.b", "n", 5, ["P"], ["O"]], ["", "A.b", "m", 6]])
                ),
            },
        ),
        "c": _VALUES | st.dictionaries(st.sampled_from(["country", "head"]), st.text(max_size=4)),
    }
)


@given(document=_DOCUMENTS)
@settings(max_examples=25)
def test_any_forged_copy_ends_in_words(
    tmp_path_factory: pytest.TempPathFactory, document: object
) -> None:
    path = tmp_path_factory.mktemp("forged") / "book.xlsx"

    def forge(workbook: str, name: str, *_: object) -> Line:
        text = json.dumps(document)
        return [name, row_check(workbook, name, [text]), "1", text]

    _forged(path, forge)
    _is_read_or_refused(path)


def test_the_value_of_a_record_may_be_the_words_not_shared(tmp_path: Path) -> None:
    path, name = tmp_path / "book.xlsx", ref("visit", 1)
    wrote(path, visit(1, notes="not shared", themes=("not shared", "x")), spare_lines=0)
    with edited(path) as page:
        page.put(page.row(name), notes=None, themes="not shared; x; y")
    arrival = read_workbook(path)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {name: {"notes": "", "themes/y": "1"}}
