"""Laws 9, 13 and 15: any edits in any workbook, wherever people move its rows and columns."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Pen
from hrdesk.domain.state import wanted_registers
from hrdesk.domain.values import Value
from hrdesk.exchange.cell_text import cells_of
from hrdesk.exchange.layout import NOT_SHARED, is_sent, sheet_title
from hrdesk.exchange.typed import as_typed
from hrdesk.exchange.writer import OutRecord, write_workbook
from tests.exchange.any_values import EVERYBODY, canonical_value, raw_value
from tests.exchange.workbooks import ENVELOPE, Page, codes, read, ref, written_by_hand
from tests.laws.conftest import whole_stories

RECORDS, EDITED, FILLED = 3, 2, 6
ACTS = ("columns", "rows", "blank rows", "added column", "headings", "no keys", "no title", "title")
# How a file holds what looks like an escape.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
Line = list[object]


def test_any_hand_edits_are_one_revision_each_wherever_they_stand(memory: Path) -> None:
    @whole_stories(15)
    @given(st.data())
    def any_edits(data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(sorted(KINDS)))
        path = memory / "book.xlsx"
        empty = {spec.name: _nothing(spec) for spec in _specs(kind)}
        sent = {ref(kind, seed): empty | _values(kind, data) for seed in range(RECORDS)}
        records = [_record(name, kind, values) for name, values in sent.items()]
        write_workbook(path, ENVELOPE, records, EVERYBODY, spare_lines=0)
        book = load_workbook(path)
        sheet = book[sheet_title(kind)]
        expected = {}
        for name in list(sent)[:EDITED]:
            # Most edits are of what stands there already.
            filled = [key for key, value in sent[name].items() if value]
            wanted = sent[name] | _values(kind, data) | _values(kind, data, filled)
            expected[name] = _type(Page(sheet), name, kind, sent[name], wanted)
        acts = data.draw(st.lists(st.sampled_from(ACTS), unique=True))
        _move(sheet, acts, random.Random(data.draw(st.integers(0, 99))))
        book.save(path)
        # Each cell is in exactly one class, or this fails.
        arrival = read(path)
        assert written_by_hand(arrival) == {key: each for key, each in expected.items() if each}
        assert {code for code, _ in codes(arrival)} <= {"unknown_column"}
        assert {each.ref: dict(each.sent) for each in arrival.records} == {
            each.ref: dict(each.registers) for each in records
        }
        assert arrival.missing == ()

    any_edits()


def _specs(kind: str) -> Iterator[Field]:
    return (spec for spec in KINDS[kind].fields if is_sent(spec))


def _nothing(spec: Field) -> Value:
    return () if spec.is_set else ""


def _values(kind: str, data: st.DataObject, among: Sequence[str] | None = None) -> dict[str, Value]:
    """Some value for some of the fields, and one for each that must not be empty."""
    found = {}
    specs = {spec.name: spec for spec in _specs(kind)}
    names = sorted(specs if among is None else among)
    chosen = data.draw(st.sets(st.sampled_from(names), max_size=FILLED))
    for spec in (each for each in specs.values() if each.required or each.name in chosen):
        value = canonical_value(spec, data.draw(raw_value(spec), label=spec.name))
        if spec.required and not value:
            value = ref(spec.links, 1) if spec.links else _needed(spec)
        found[spec.name] = value
    return found


def _needed(spec: Field) -> str:
    return "TUN" if spec.kind is Kind.COUNTRY else "What it is called"


def _record(name: str, kind: str, values: Mapping[str, Value]) -> OutRecord:
    texts = {"life": "active", "label": "public"}
    for spec in _specs(kind):
        texts |= wanted_registers(spec, values[spec.name], {})
    pen = Pen("NIRMS.1f", f"nonce of {name}", 5)
    return OutRecord(name, {key: (pen.write(name, key, text, ()),) for key, text in texts.items()})


def _type(
    page: Page, name: str, kind: str, sent: Mapping[str, Value], wanted: Mapping[str, Value]
) -> dict[str, str]:
    """Write other values over those of a row; the registers that this writes, and their values."""
    written: dict[str, str] = {}
    row, columns = page.row(name), page.columns
    for spec in _specs(kind):
        was, value = sent[spec.name], wanted[spec.name]
        before, after = (cells_of(spec, each, EVERYBODY) for each in (was, value))
        if not all(_is_plain(spec, before[key], text) for key, text in after.items()):
            continue
        for key, text in after.items():
            cell = page.sheet.cell(row, columns[key])
            cell.value = _LIKE_AN_ESCAPE.sub("_x005F_", text) or None
        written |= _registers(spec.name, was, value)
    return written


def _is_plain(spec: Field, before: str, after: str) -> bool:
    """Whether it is certain that a text is meant otherwise than the one before, or is the same."""
    if after.casefold() == NOT_SHARED or (as_typed(before) == as_typed(after) and before != after):
        return False
    # A date made exact on its first day is what a spreadsheet does by itself.
    is_date = spec.kind in (Kind.DATE, Kind.SPAN)
    return not is_date or not before or before[:4] != after[:4] or before == after


def _registers(name: str, was: Value, value: Value) -> dict[str, str]:
    if isinstance(value, str):
        return {name: value} if value != was else {}
    gone = {f"{name}/{each}": "" for each in was if each not in value}
    return gone | {f"{name}/{each}": "1" for each in value if each not in was}


def _move(sheet: Worksheet, acts: list[str], dice: random.Random) -> None:
    """What people do to a sheet that means nothing."""
    lines: list[Line] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head, body = _with_other_heads(lines[:4], acts), lines[4:]
    if "rows" in acts:
        dice.shuffle(body)
    order = list(range(len(head[3])))
    if "columns" in acts:
        dice.shuffle(order)
    if "title" in acts:
        sheet.title = "Feuille 1"
    place = dice.randrange(len(order)) if "added column" in acts else None
    sheet.delete_rows(1, sheet.max_row)
    for number, line in enumerate((*head, *body)):
        for _ in range(dice.randrange(3) if "blank rows" in acts else 0):
            sheet.append([])
        moved = [line[at] for at in order]
        if place is not None:
            moved.insert(place, "Ours" if number > 2 else None)
        sheet.append(moved)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def _with_other_heads(head: list[Line], acts: list[str]) -> list[Line]:
    """Titles, keys and headings; of keys and headings one is left as it was."""
    title, keys, empty, headings = head
    if "no title" in acts:
        title = [None] * len(title)
    if "no keys" in acts:
        keys = [None] * len(keys)
    elif "headings" in acts:
        headings = [f"Rubrique {number}" for number, _ in enumerate(headings)]
    return [title, keys, empty, headings]
