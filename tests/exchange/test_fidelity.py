"""Whatever a form accepts comes back equal, and what spreadsheets do to it is never an edit."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hrdesk.domain.arrival import Arrival, CellClass, FindingKind
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Pen
from hrdesk.domain.state import wanted_registers
from hrdesk.exchange.layout import columns_of, is_sent, sheet_title
from hrdesk.exchange.writer import OutRecord, write_workbook
from tests.exchange.any_values import EVERYBODY, HARD_TEXTS, canonical_value, raw_value
from tests.exchange.workbooks import (
    ENVELOPE,
    Page,
    edited,
    one_finding,
    opened,
    out_record,
    read,
    ref,
    visit,
    written_by_hand,
    wrote,
)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=4)
def test_all_values_of_all_fields_come_back_equal(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("round") / "book.xlsx"
    records = []
    for seed in range(3):
        name, texts = ref(kind, seed), {"life": "active", "label": "public"}
        for spec in KINDS[kind].fields:
            if is_sent(spec):
                value = canonical_value(spec, data.draw(raw_value(spec), label=spec.name))
                texts |= wanted_registers(spec, value, {})
        pen = Pen("NIRMS.1f", f"n{seed}", 5)
        heads = {key: (pen.write(name, key, text, ()),) for key, text in texts.items()}
        records.append(OutRecord(name, heads))
    write_workbook(path, ENVELOPE, records, EVERYBODY, spare_lines=0)
    for _ in range(2):
        arrival = read(path)
        assert arrival.findings == ()
        assert written_by_hand(arrival) == {}
        assert set(arrival.cells) == {CellClass.SAME, CellClass.LAYOUT}
        for record, sent in zip(arrival.records, records, strict=True):
            assert record.sent == sent.registers
        with opened(path):
            pass


def test_a_text_typed_by_hand_is_taken_as_it_stands(tmp_path: Path) -> None:
    texts = [text for text in HARD_TEXTS if text.strip(" ;")]
    path, other = tmp_path / "book.xlsx", tmp_path / "other.xlsx"
    wrote(path, *(visit(number, purpose="Before") for number in range(len(texts))))
    meant = [visit(number, purpose=text) for number, text in enumerate(texts)]
    wrote(other, *meant)
    shown = Page(load_workbook(other)["Visits"])
    with edited(path) as page:
        for row in range(5, 5 + len(texts)):
            cell = page.cell(row, "purpose")
            cell.value = "typed as text"
            cell._value = shown.cell(row, "purpose").value  # as it stands in a file
    arrival = read(path)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {
        record.ref: {"purpose": record.registers["purpose"][0].value} for record in meant
    }


# What a spreadsheet makes of a text, by itself: (sent, found).
DISGUISES: list[tuple[str, object]] = [
    ("00123", 123),
    ("0012.50", 12.5),
    ("+41229179000", 41229179000),
    ("1e5", 100000.0),
    ("12345678901234567890", 1.2345678901234567e19),
    ("50%", 0.5),
    ("TRUE", True),
    ("false", False),
    ('it\'s "so"', "it’s “so”"),
    ("one two", "one\u00a0two"),
    ("one\ntwo", "one_x000D_\ntwo"),
    ("Côte", "Co\u0302te"),
    ("word", "word  "),
    ("_x005F_x000D_", "_x005F_x000D_"),
    ("word", "\nword"),
]
DATES: list[tuple[str, object]] = [
    ("1-2", (2026, 2, 1)),
    ("1-2", (2026, 1, 2)),
    ("2027-03", (2027, 3, 1)),
    ("3/4/27", (2027, 4, 3)),
    ("5 March", (2026, 3, 5)),
    ("Mar-27", (2027, 3, 1)),
    ("46357", (2026, 12, 1)),
]


def _as_date(found: object) -> object:
    return date(*found) if isinstance(found, tuple) else found


def _found(path: Path, cases: Sequence[tuple[str, object]]) -> Arrival:
    """A workbook with one visit for each case, after a spreadsheet has put in what was found."""
    wrote(path, *(visit(number, purpose=sent) for number, (sent, _) in enumerate(cases)))
    with edited(path) as page:
        for number, (_, found) in enumerate(cases):
            page.put(5 + number, purpose=_as_date(found))
    return read(path)


def test_what_a_spreadsheet_does_by_itself_is_no_edit(tmp_path: Path) -> None:
    cases = DISGUISES + DATES
    arrival = _found(tmp_path / "book.xlsx", cases)
    assert {finding.kind for finding in arrival.findings} == {FindingKind.DISGUISE}
    assert [finding.expected for finding in arrival.findings] == [sent for sent, _ in cases]
    assert written_by_hand(arrival) == {}
    assert arrival.cells[CellClass.DISGUISE] == len(cases)


def test_a_date_without_its_format_is_no_edit(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, inputs_by="2026-12-01"))
    with edited(path) as page:
        cell = page.cell(5, "inputs_by")
        cell.value, cell.number_format = 46357, "General"
    assert one_finding(read(path)).code == "disguise"


def test_a_date_with_its_format_changed_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    activity = out_record(
        "activity", title="Session", dates="2027-03-10T00:00/2027-03-10T10:30[UTC]"
    )
    wrote(path, visit(1, inputs_by="2026-12-01", source="10:30"), activity)
    with opened(path) as book:
        page = Page(book["Visits"])
        page.cell(5, "inputs_by").number_format = "dd/mm/yyyy hh:mm"
        cell = page.cell(5, "source")
        cell.value, cell.number_format = 10.5 / 24, "hh:mm"
        Page(book["Activities"]).cell(5, "dates.from").number_format = "d.m.yy"
    arrival = read(path)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {}


OTHER_VALUES: list[tuple[str, object]] = [
    ("00123", 124),
    ("00123", "123"),
    ("1-2", "1-3"),
    ("2027-03", "2027-04"),
    ("it's", "it was"),
    ("word", "Word"),
    ("10", 10.5),
    ("2027", (2027, 3, 1)),
    ("three words here", (2026, 3, 5)),
    ("31-12", (2026, 12, 30)),
    ("12345-1", (2026, 1, 1)),
    ("1-2-3-4-5", (2026, 1, 1)),
    ("maybe", True),
]


def test_another_value_is_an_edit(tmp_path: Path) -> None:
    arrival = _found(tmp_path / "book.xlsx", OTHER_VALUES)
    assert arrival.findings == ()
    assert len(written_by_hand(arrival)) == len(OTHER_VALUES)
    assert arrival.cells[CellClass.EDIT] == len(OTHER_VALUES)


def test_day_and_month_swapped_is_an_edit(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, inputs_by="2027-03-10"))
    with edited(path) as page:
        page.put(5, inputs_by=date(2027, 10, 3))
    assert written_by_hand(read(path)) == {ref("visit"): {"inputs_by": "2027-10-03"}}


def test_blanks_where_nothing_was_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1))
    with edited(path) as page:
        page.put(5, source="  ", feedback="\n")
        page.put(page.row(page.refs()[-1]), purpose=" ")
    arrival = read(path)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {}
    assert len(arrival.records) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_cells(kind: str) -> None:
    keys = {column.key for column in columns_of(kind)}
    for spec in KINDS[kind].fields:
        assert set(spec.cells) <= keys if is_sent(spec) else not set(spec.cells) & keys
    assert len(sheet_title(kind)) <= 31
