"""Checks that tell touched cells and damaged rows, and Refs that everybody derives alike."""

import json

import pytest

from hrdesk.domain.refs import parse_ref
from hrdesk.domain.revisions import Pen
from hrdesk.exchange.base_rows import CHUNK, base_line, read_base_line
from hrdesk.exchange.marks import (
    provisional_ref,
    row_check,
    spare_ref,
    token_of,
    untouched_keys,
    workbook_of,
)
from hrdesk.exchange.near_refs import NearRefs
from tests.exchange.workbooks import ref, visit

KEYS = ("country", "purpose", "notes")


def test_a_token_tells_touched_cells() -> None:
    token = token_of("BOOK", KEYS, {"country": "Tunisia", "notes": "x"})
    assert workbook_of(token) == "BOOK"
    now = {"country": "Tunisia", "purpose": "new", "notes": "x"}
    assert untouched_keys(token, KEYS, now) == {"country", "notes"}
    assert untouched_keys("", KEYS, now) == frozenset()


def test_derived_refs_are_valid_and_differ() -> None:
    refs = [spare_ref("BOOK", "visit", line) for line in range(1, 50)]
    refs += [spare_ref("KOOB", "visit", 1), spare_ref("BOOK", "person", 1)]
    refs.append(provisional_ref("BOOK", "visit", {"country": "TUN"}))
    assert len(set(refs)) == len(refs)
    assert all(parse_ref(each) == each for each in refs)
    assert provisional_ref("BOOK", "visit", {"b": "1", "a": "2"}) == provisional_ref(
        "BOOK", "visit", {"a": "2", "b": "1"}
    )


def test_a_long_row_runs_over_several_cells_and_comes_back() -> None:
    record = visit(1, purpose="😀 long " * 4000, feedback="x" * 20_000)
    cells = {"purpose": "what was shown"}
    line = base_line("BOOK", record.ref, record.registers, cells)
    assert int(line[2]) == len(line) - 3 > 2
    assert all(len(part.encode("utf-16-le")) <= 2 * 32_767 for part in line)
    assert all(len(part) <= CHUNK for part in line)
    read = read_base_line("BOOK", [*line, "", ""])
    assert read is not None
    assert read.row.registers == read.registers == record.registers
    assert read.row.cells == cells


def test_conflicts_and_ancestors_are_kept() -> None:
    name = ref("visit")
    old = Pen("A", "1", 1).write(name, "purpose", "old", ())
    new = Pen("B", "2", 2).write(name, "purpose", "new", [old])
    newer = Pen("C", "3", 3).write(name, "purpose", "", [new])
    other = Pen("D", "4", 4).write(name, "purpose", "other", ())
    registers = {"purpose": (other, newer)}
    read = read_base_line("BOOK", base_line("BOOK", name, registers, {}))
    assert read is not None
    assert read.row.registers == read.registers == registers
    assert read.registers["purpose"][1].ancestors == {old.id, new.id}


@pytest.mark.parametrize(
    "change",
    [
        lambda line: [ref("visit", 2), *line[1:]],
        lambda line: [line[0], "WRONG", *line[2:]],
        lambda line: [*line[:2], "0", *line[3:]],
        lambda line: [*line[:2], "9", *line[3:]],
        lambda line: [*line[:2], "two", *line[3:]],
        lambda line: line[:3],
        lambda line: line[:1],
        lambda line: [*line[:3], line[3].replace("Purpose", "purpose")],
    ],
)
def test_a_damaged_row_is_known(change: object) -> None:
    line = base_line("BOOK", ref("visit"), visit(1).registers, {})
    assert read_base_line("BOOK", line) is not None
    assert read_base_line("BOOK", change(line)) is None  # type: ignore[operator]
    assert read_base_line("OTHER", line) is None


@pytest.mark.parametrize(
    "document",
    [
        "[]",
        "{",
        "7",
        '{"v": {}, "d": {}}',
        '{"v": {"country": 7}, "d": {"f": ["a", "b", 1]}, "c": {}}',
        '{"v": {"country": "TUN"}, "d": {"f": ["a", "b", "1"]}, "c": {}}',
        '{"v": {"country": "TUN"}, "d": {"f": ["a", "b"]}, "c": {}}',
        '{"v": {}, "d": {"r": {"country": [["TUN"]]}}, "c": {}}',
        '{"v": {}, "d": {"r": [1]}, "c": {}}',
        '{"v": [], "d": [], "c": []}',
        "[" * 100_000,
    ],
)
def test_nonsense_with_a_check_that_holds_is_no_row(document: str) -> None:
    name = ref("visit")
    assert (
        read_base_line("BOOK", [name, row_check("BOOK", name, [document]), "1", document]) is None
    )


def test_the_json_is_readable_without_hrdesk() -> None:
    line = base_line("BOOK", ref("visit"), visit(1).registers, {"country": "Tunisia"})
    document = json.loads("".join(line[3:]))
    assert document["c"] == {"country": "Tunisia"}
    assert document["v"]["country"] == "TUN"


@pytest.mark.parametrize(
    "slip",
    [
        lambda text: text[:5] + "?" + text[6:],
        lambda text: text[:6] + text[7:],
        lambda text: text[:6] + "Z" + text[6:],
        lambda text: text[:10] + text[11] + text[10] + text[12:],
        lambda text: text.lower().replace("-", ""),
    ],
)
def test_the_nearest_ref_is_found_by_one_slip(slip: object) -> None:
    refs = [ref("visit", number) for number in range(200)]
    assert NearRefs(refs).nearest(slip(refs[7])) == refs[7]  # type: ignore[operator]


def test_far_off_is_not_near() -> None:
    near = NearRefs([ref("visit", number) for number in range(20)])
    assert near.nearest("VIS-2222-3333-44445") == ""
    assert near.nearest("see below") == ""
