"""Whatever a form accepts comes back equal, and what spreadsheets do to it is never an edit."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hrdesk.domain.arrival import Arrival, CellClass, FindingKind
from hrdesk.domain.countries import CODES
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Pen
from hrdesk.domain.state import wanted_registers
from hrdesk.domain.values import LONGEST, Value, canonical
from hrdesk.exchange.layout import columns_of, is_sent, sheet_title
from hrdesk.exchange.writer import Names, OutRecord, write_workbook
from tests.exchange.workbooks import (
    ENVELOPE,
    NAMES,
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

HARD_TEXTS = [
    "=cmd|' /C calc'!A0",
    "+41 22 917",
    "-1",
    "@SUM(1)",
    "#N/A",
    "#REF!",
    "00123",
    "1e5",
    "1-2",
    "TRUE",
    "2027-03-10",
    "_x000D_",
    "_x005F_x000D_",
    "a_x0041_b_x005F_",
    "x005F_",
    "<a href='x'>&amp;</a>",
    "line one\nline two\n\n\tline four",
    "\u200fمرحبا\u200e abc",
    "أحمد مُحَمَّد",
    "𝒳 😀 𠮷",
    "e\u0301 é",
    "zero\u200bwidth",
    "a\u00a0b",
    "“quoted” ’n’ «so»",
    "not shared at all",
    "x" * LONGEST,
    "😀" * (LONGEST // 2),
    "_x000D_" * 4000,
    "'leading apostrophe",
    "; ; ",
]


def _moments() -> st.SearchStrategy[str]:
    days = st.dates().map(lambda day: max(day.isoformat(), "1000-01-01"))
    years = st.integers(1000, 2999).map(str)
    return st.one_of(
        days,
        years,
        st.builds("{}-Q{}".format, years, st.integers(1, 4)),
        st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    )


def _spans() -> st.SearchStrategy[str]:
    minutes = st.datetimes().map(lambda moment: max(moment, moment.replace(year=1900)))
    times = minutes.map(lambda moment: f"{moment:%Y-%m-%dT%H:%M}".zfill(16))
    zones = st.sampled_from(["Europe/Zurich", "Asia/Kathmandu", "UTC"])
    return st.one_of(
        _moments(),
        st.lists(_moments(), min_size=2, max_size=2).map(lambda two: "/".join(sorted(two))),
        st.builds("{}[{}]".format, times, zones),
        st.builds("{0}/{0}[{1}]".format, times, zones),
    )


_SHORT_TEXTS = [text for text in HARD_TEXTS if len(text) < 100]
_TEXTS = st.one_of(st.sampled_from(_SHORT_TEXTS), st.text(max_size=40))
_BY_KIND: dict[Kind, st.SearchStrategy[str]] = {
    Kind.COUNTRY: st.sampled_from(CODES),
    Kind.DATE: _moments(),
    Kind.SPAN: _spans(),
    Kind.BOOL: st.sampled_from(["yes", "no"]),
    Kind.NUMBER: st.one_of(
        st.integers(-(10**20), 10**20).map(str),
        st.decimals(-1000, 1000, places=4).map(str),
        st.just("0.1"),
    ),
    Kind.EMAIL: st.sampled_from(["a@b.org", "=1@b.org", "é.x@ö.example"]),
    Kind.URL: st.sampled_from(["https://example.org/a?b=c&d=é", "mailto:a@b.org"]),
    Kind.ZONE: st.sampled_from(["Europe/Zurich", "Africa/Tunis"]),
}


def _raw(spec: Field) -> st.SearchStrategy[object]:
    if spec.links is not None:
        single: st.SearchStrategy[str] = st.sampled_from([ref(spec.links, 1), ref(spec.links, 2)])
    elif spec.codes is not None:
        single = st.sampled_from(spec.codes)
    else:
        single = _BY_KIND.get(spec.kind, _TEXTS)
    return st.lists(single, max_size=4) if spec.is_set else st.one_of(st.just(""), single)


def _canonical(spec: Field, raw: object) -> Value:
    try:
        return canonical(spec, raw)
    except BadValue:
        return () if spec.is_set else ""


EVERYBODY = Names(
    NAMES.countries, {ref(kind, seed): f"{kind} {seed}" for kind in KINDS for seed in (1, 2)}
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
                value = _canonical(spec, data.draw(_raw(spec), label=spec.name))
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
