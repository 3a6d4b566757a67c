"""The sheet of conflicts: what stands side by side goes out, and a decision comes back."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.arrival import Arrival, CellClass, FindingKind
from hrdesk.domain.revisions import Pen, Revision, merged
from hrdesk.domain.state import RecordState
from hrdesk.exchange.writer import OutRecord
from tests.exchange.test_later_schema import later_visit
from tests.exchange.test_later_schema import wrote as write_later
from tests.exchange.workbooks import (
    MINUTE,
    Page,
    by_ref,
    codes,
    opened,
    read,
    ref,
    visit,
    written_by_hand,
    wrote,
)

WASHINGTON = Pen("IACHR.77", "n2", MINUTE - 50)
BANJUL = Pen("ACHPR.88", "n3", MINUTE - 40)
VISIT = ref("visit")


def disputed(record: OutRecord, **texts: str) -> OutRecord:
    """A record with a second value in some registers; `__` in a name stands for `/`."""
    registers = dict(record.registers)
    for name, text in texts.items():
        register = name.replace("__", "/")
        added = WASHINGTON.write(record.ref, register, text, ())
        registers[register] = merged(registers.get(register, ()), (added,))
    return OutRecord(record.ref, registers, record.withheld)


def book(path: Path, *records: OutRecord) -> str:
    """Write a workbook without spare lines; returns its id."""
    return wrote(path, *records, spare_lines=0).workbook


def rows(path: Path) -> list[dict[str, object]]:
    """The lines of the sheet as people see them, by heading."""
    sheet = load_workbook(path)["Conflicts"]
    headers = [cell.value for cell in sheet[4]]
    return [
        dict(zip(headers, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=5)
    ]


class Decide:
    """Opens the sheet of conflicts as a person does who has a spreadsheet program only."""

    def __init__(self, path: Path) -> None:
        self._book: AbstractContextManager[object] = opened(path)

    def __enter__(self) -> Page:
        return Page(self._book.__enter__()["Conflicts"])  # type: ignore[index]

    def __exit__(self, *about: object) -> None:
        self._book.__exit__(*about)  # type: ignore[arg-type]


def decide(path: Path, text: object, row: int = 5) -> Arrival:
    """Type a decision and read the workbook."""
    with Decide(path) as page:
        page.put(row, decision=text)
    return read(path)


def hand_of(arrival: Arrival, register: str) -> Revision:
    """The revision that a decision made."""
    return by_ref(arrival)[VISIT].hands[register]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def test_no_conflict_no_sheet(path: Path) -> None:
    book(path, visit())
    assert "Conflicts" not in load_workbook(path).sheetnames


def test_equal_values_of_two_desks_are_no_conflict(path: Path) -> None:
    book(path, disputed(visit(purpose="Same"), purpose="Same"))
    assert "Conflicts" not in load_workbook(path).sheetnames


def test_a_line_says_what_it_is_who_wrote_what_and_when(path: Path) -> None:
    book(path, disputed(visit(), dates="2027-04", themes__torture=""))
    dates, themes = rows(path)
    assert dates["Ref"] == VISIT
    assert dates["Record"] == "Visit: Tunisia, Apr 2027"
    assert dates["Field"] == "Dates"
    assert (dates["Value 1"], dates["Value 2"]) == ("2027-04", "2027-03-10 to 2027-03-12")
    assert dates["Written by"] == "1. IACHR, 29 Aug 2026\n2. NIRMS, 29 Aug 2026"
    assert (dates["Decision"], dates["Note to sender"]) == (None, None)
    assert themes["Field"] == "Themes: torture"
    assert (themes["Value 1"], themes["Value 2"]) == ("Left out", "Included")


def test_who_wrote_is_told_with_the_desk_that_passes_it_on(path: Path) -> None:
    record = visit(purpose="Ours")
    pens = (BANJUL, Pen("hand:QQ", "QQ", MINUTE - 30), Pen("hrdesk", "0", MINUTE - 20))
    heads = merged(
        record.registers["purpose"],
        *([pen.write(VISIT, "purpose", f"By {pen.nonce}", ())] for pen in pens),
    )
    book(path, OutRecord(VISIT, {**record.registers, "purpose": heads}))
    (line,) = rows(path)
    assert line["Written by"] == (
        "1. HRDesk, 29 Aug 2026\n"
        "2. by hand in a workbook, 29 Aug 2026 (through NIRMS)\n"
        "3. ACHPR, 29 Aug 2026 (through NIRMS)\n"
        "4. NIRMS, 29 Aug 2026"
    )


def test_an_unedited_sheet_brings_nothing(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    assert arrival.findings == ()


def test_a_decision_is_written_over_all_values_that_stood(path: Path) -> None:
    record = disputed(visit(), purpose="Other")
    workbook = book(path, record)
    hand = hand_of(decide(path, "Other"), "purpose")
    heads = record.registers["purpose"]
    assert hand.value == "Other"
    assert set(hand.parents) == {each.id for each in heads}
    assert (hand.author, hand.nonce) == (f"hand:{workbook}", workbook)
    assert hand.minute == MINUTE - 50 + 1
    assert merged(heads, (hand,)) == (hand,)


def test_every_reader_makes_the_same_revision_of_a_decision(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    first = hand_of(decide(path, "Purpose of visit 1"), "purpose")
    with Decide(path) as page:
        page.sheet.title = "Streitfälle"
        page.cell(4, "decision").value = "Entscheidung"
        for key in ("value.1", "authors", "subject", "field", "no"):
            page.sheet.delete_cols(page.columns[key])
    assert hand_of(read(path), "purpose").id == first.id


@pytest.mark.parametrize(
    ("register", "second", "typed", "value"),
    [
        ("purpose", "Other", "A third text", "A third text"),
        ("purpose", "Other", "(empty)", ""),
        ("purpose", "", "(empty)", ""),
        ("dates", "2027-04", "2027-04", "2027-04"),
        ("dates", "2027-04", "2027-03-10 to 2027-03-12", "2027-03-10/2027-03-12"),
        ("dates", "2027-04", "2027-05-01 - 2027-05-02", "2027-05-01/2027-05-02"),
        ("dates", "2027-04", "2027-05-01/2027-05-02", "2027-05-01/2027-05-02"),
        (
            "dates",
            "2027-04",
            "2027-05-01 14:00 to 2027-05-01 15:00, Europe/Zurich",
            "2027-05-01T14:00/2027-05-01T15:00[Europe/Zurich]",
        ),
        (
            "dates",
            "2027-05-01T14:00/2027-05-01T15:00[Europe/Zurich]",
            "2027-05-01T14:00 to 2027-05-01T15:00, Europe/Zurich",
            "2027-05-01T14:00/2027-05-01T15:00[Europe/Zurich]",
        ),
        ("status", "confirmed", "Confirmed", "confirmed"),
        ("status", "confirmed", "postponed", "postponed"),
        ("country", "MEX", "Mexico", "MEX"),
        ("country", "MEX", "Kenya", "KEN"),
        ("open_to_join", "no", "No", "no"),
        ("head", ref("person", 2), f"Pérez, Ana ({ref('person', 2)})", ref("person", 2)),
        ("head", ref("person", 2), "Diallo, Awa", ref("person", 1)),
        ("themes__torture", "", "included", "1"),
        ("themes__torture", "", "Left out", ""),
        ("label", "public", "Public", "public"),
        ("partners", "ACHPR", "ACHPR, ECHR", "ACHPR; ECHR"),
        ("life", "archived", "archived", "archived"),
        ("life", "archived", "Removed", "removed"),
    ],
)
def test_what_a_decision_may_say(
    path: Path, register: str, second: str, typed: str, value: str
) -> None:
    record = disputed(visit(), **{register: second})
    if register == "partners":
        own = Pen("NIRMS.1f2e", "n1", MINUTE).write(VISIT, register, "ECHR", ())
        record = OutRecord(
            VISIT, {**record.registers, register: (own, *record.registers[register])}
        )
    book(path, record)
    hand = hand_of(decide(path, typed), register.replace("__", "/"))
    assert hand.value == value


def test_a_decision_to_remove_is_written_over_the_whole_record(path: Path) -> None:
    record = disputed(visit(), life="removed")
    book(path, record)
    hand = hand_of(decide(path, "removed"), "life")
    assert RecordState(VISIT, {**record.registers, "life": (hand,)}).life == "removed"


@pytest.mark.parametrize(
    ("register", "second", "typed", "code"),
    [
        ("status", "confirmed", "perhaps", "bad_value"),
        ("dates", "2027-04", "next spring", "bad_value"),
        ("dates", "2027-04", "4/5/2027", "ambiguous_date"),
        ("dates", "2027-04", "a, b, c", "bad_value"),
        ("country", "MEX", "(empty)", "required"),
        ("head", ref("person", 2), "Nobody", "unknown_name"),
        ("themes__torture", "", "both", "bad_value"),
        ("life", "archived", "gone", "bad_value"),
        ("label", "public", "all", "bad_value"),
        ("purpose", "Other", "=A1", "formula"),
        ("purpose", "Other", "#N/A", "error_value"),
    ],
)
def test_a_decision_that_is_not_understood_is_told(
    path: Path, register: str, second: str, typed: str, code: str
) -> None:
    book(path, disputed(visit(), **{register: second}))
    arrival = decide(path, typed)
    assert written_by_hand(arrival) == {}
    assert [each.code for each in arrival.findings] == [code]
    assert arrival.cells[CellClass.FAULT] == 1


def test_what_a_spreadsheet_does_to_a_decision_is_no_other_value(path: Path) -> None:
    book(path, disputed(visit(purpose="0041"), purpose="Peter's"))
    assert hand_of(decide(path, 41), "purpose").value == "0041"
    assert hand_of(decide(path, "Peter’s "), "purpose").value == "Peter's"


def test_a_decision_that_fits_two_values_is_a_question(path: Path) -> None:
    book(path, disputed(visit(purpose="(empty)"), purpose=""))
    arrival = decide(path, "(empty)")
    assert written_by_hand(arrival) == {}
    assert [each.code for each in arrival.findings] == ["ambiguous_decision"]


def test_lines_may_be_sorted_moved_and_taken_away(path: Path) -> None:
    other = disputed(visit(2), purpose="B2")
    book(path, disputed(visit(), purpose="A2", dates="2027-04"), other)
    with Decide(path) as page:
        page.put(5, decision="2027-04")
        page.put(7, decision="B2", note="We agreed on this by telephone.")
        page.sheet.delete_rows(6)
        page.copy_row(5, 20)
        page.sheet.delete_rows(5)
        page.sheet.insert_cols(1)
        page.sheet.title = "Conflits"
    arrival = read(path)
    assert written_by_hand(arrival) == {
        VISIT: {"dates": "2027-04"},
        other.ref: {"purpose": "B2"},
    }
    assert by_ref(arrival)[other.ref].message == "We agreed on this by telephone."


@pytest.mark.parametrize("gone", ["ref", "register", "token"])
def test_a_line_is_known_by_its_name_or_its_token(path: Path, gone: str) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.put(5, decision="Other")
        page.sheet.delete_cols(page.columns[gone])
    assert hand_of(read(path), "purpose").value == "Other"


def test_columns_are_known_by_their_headings_when_the_keys_are_gone(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.put(5, decision="Other")
        page.sheet.delete_rows(2)
    assert hand_of(read(path), "purpose").value == "Other"


def test_the_refs_sorted_alone_are_a_question(path: Path) -> None:
    book(path, disputed(visit(), purpose="A2"), disputed(visit(2), purpose="B2"))
    with Decide(path) as page:
        page.put(5, decision="A2")
        page.put(5, ref=ref("visit", 2))
        page.put(6, ref=VISIT)
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    assert codes(arrival) == [("ref_moved", "A5"), ("ref_moved", "A6")]


def test_a_line_that_was_not_sent_is_a_question(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.put(9, ref="somebody", decision="Mine")
        page.put(10, ref=VISIT, register="status", decision="Mine")
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    assert codes(arrival) == [("unknown_line", "A9"), ("no_base", "A10")]


def test_a_damaged_copy_leaves_the_conflict_alone(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with opened(path) as workbook:
        workbook["_base_visit"]["D3"].value += " "
    arrival = decide(path, "Other")
    assert "no_base" in [each.code for each in arrival.findings]
    assert written_by_hand(arrival) == {}


def test_a_value_written_over_is_told_and_its_decision_asked(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.put(5, value__1="Mixed up")
    told = read(path)
    assert codes(told) == [("shown_changed", "G5")]
    assert told.findings[0].kind is FindingKind.PROBLEM
    assert told.cells[CellClass.DISPLAY_ONLY] == 1
    assert codes(decide(path, "Other")) == [("shown_changed", "G5"), ("values_changed", "J5")]


def test_an_emptied_value_holds_its_decision_back(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.put(5, value__1=None)
    assert codes(decide(path, "Other")) == [("values_changed", "J5")]


def test_other_cells_written_over_do_not_touch_the_decision(path: Path) -> None:
    book(path, disputed(visit(), purpose="Peter's"))
    with Decide(path) as page:
        page.put(5, subject="Our visit", authors="=1", value__1="Peter’s")
    arrival = decide(path, "Peter's")
    assert hand_of(arrival, "purpose").value == "Peter's"
    assert arrival.cells[CellClass.DISGUISE] == 1


def test_two_lines_that_decide_alike_are_one_and_others_a_question(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.put(5, decision="Other")
        page.copy_row(5, 6)
        page.copy_row(5, 7)
        page.put(7, decision=" ")
    assert hand_of(read(path), "purpose").value == "Other"
    with Decide(path) as page:
        page.put(6, decision="Something else")
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    assert codes(arrival) == [("two_decisions", "J5"), ("two_decisions", "J6")]


def test_decisions_sorted_alone_are_held_back_and_asked_once(path: Path) -> None:
    records = [
        disputed(visit(number, purpose=f"A{number}"), purpose=f"B{number}") for number in range(4)
    ]
    book(path, *records)
    with Decide(path) as page:
        for row in range(5, 9):
            page.put(row, decision=page.cell(5 + (row - 4) % 4, "value.1").value)
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    (finding,) = arrival.findings
    assert (finding.code, finding.about["cells"]) == ("torn_column", 4)


def test_a_decision_and_an_edit_that_agree_are_one_revision(path: Path) -> None:
    record = disputed(visit(), purpose="Other")
    book(path, record)
    edit_record(path, "A third text")
    hand = hand_of(decide(path, "A third text"), "purpose")
    assert set(hand.parents) == {each.id for each in record.registers["purpose"]}


def test_a_decision_and_an_edit_that_differ_are_a_question(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other", dates="2027-04"))
    edit_record(path, "A third text")
    with Decide(path) as page:
        page.put(5, decision="2027-04")
    arrival = decide(path, "Other", row=6)
    assert by_ref(arrival)[VISIT].hands.keys() == {"dates"}
    assert [each.code for each in arrival.findings] == ["decision_and_edit"]


def test_a_removal_and_a_decision_to_keep_are_a_question(path: Path) -> None:
    book(path, disputed(visit(), life="archived"))
    with opened(path) as workbook:
        Page(workbook["Visits"]).put(5, action="Please remove")
    record = by_ref(decide(path, "active"))[VISIT]
    assert not record.hands
    assert not record.wants_removal


def test_a_decision_counts_though_the_records_own_line_is_gone(path: Path) -> None:
    record = disputed(visit(), purpose="Other")
    book(path, record, visit(2))
    with opened(path) as workbook:
        workbook["Visits"].delete_rows(5)
    arrival = decide(path, "Other")
    assert arrival.missing == (VISIT,)
    assert by_ref(arrival)[VISIT].sent == record.registers
    assert hand_of(arrival, "purpose").value == "Other"


def test_a_note_alone_is_a_message_beside_that_of_the_line(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with opened(path) as workbook:
        Page(workbook["Visits"]).put(5, message="From the line")
        Page(workbook["Conflicts"]).put(5, note=" From the conflict ")
        Page(workbook["Conflicts"]).put(6, note="of nothing")
    record = by_ref(read(path))[VISIT]
    assert record.message == "From the line\nFrom the conflict"
    assert not record.hands


def test_columns_that_people_add_are_told(path: Path) -> None:
    book(path, disputed(visit(), purpose="Other"))
    with Decide(path) as page:
        page.sheet.cell(4, 13).value = "Priority"
        page.sheet.cell(5, 13).value = "high"
    assert codes(read(path)) == [("unknown_column", "M")]


def test_what_the_reader_may_not_see_makes_no_line(path: Path, tmp_path: Path) -> None:
    """A link to a hidden record, a withheld field, and who created the record (law 18)."""
    record = disputed(visit(), head=ref("person", 9), purpose="Other", private_notes="Secret")
    hidden = {
        name: heads
        for name, heads in record.registers.items()
        if name not in ("purpose", "private_notes")
    }
    hidden["origin"] = merged(
        (Pen("A.1", "1", 1).write(VISIT, "origin", "A.1", ()),),
        (Pen("B.1", "1", 1).write(VISIT, "origin", "B.1", ()),),
    )
    withheld = frozenset({"purpose"})
    book(path, OutRecord(VISIT, {**record.registers, "origin": hidden["origin"]}, withheld))
    other = tmp_path / "other.xlsx"
    seen = visit().registers["head"]
    book(other, OutRecord(VISIT, {**hidden, "head": seen}, withheld))
    assert "Conflicts" not in load_workbook(path).sheetnames
    assert [sheet.title for sheet in load_workbook(other)] == load_workbook(path).sheetnames


def test_the_order_of_registers_does_not_show(path: Path, tmp_path: Path) -> None:
    record = disputed(visit(), purpose="Other", dates="2027-04", label="public")
    turned = OutRecord(VISIT, dict(reversed(record.registers.items())))
    other = tmp_path / "other.xlsx"
    book(path, record)
    book(other, turned)
    assert path.read_bytes() == other.read_bytes()
    assert [line["Field"] for line in rows(path)] == ["Dates", "Purpose", "Label"]


def test_each_line_offers_the_values_beside_it(path: Path) -> None:
    book(path, disputed(visit(), purpose="A2"), disputed(visit(2), purpose="B2"))
    sheet = load_workbook(path)["Conflicts"]
    (offer,) = sheet.data_validations.dataValidation
    assert offer.formula1 == "$G5:$H5"
    assert str(offer.sqref) == "J5:J6"
    assert sheet["G4"].value == "Value 1"
    assert sheet["J4"].value == "Decision"
    assert sheet.column_dimensions["B"].hidden
    assert sheet.column_dimensions["D"].hidden
    (table,) = sheet.tables.values()
    assert table.ref == "A4:K6"


def test_a_value_that_this_version_cannot_use_leaves_the_conflict_alone(path: Path) -> None:
    """A value of a later version among them: nobody knows what was decided about."""
    book(path, disputed(visit(), dates="2027-S1"))
    arrival = decide(path, "2027-S1")
    assert written_by_hand(arrival) == {}
    assert [each.code for each in arrival.findings] == ["bad_entry", "no_base"]


def test_a_code_of_a_later_version_is_decided_for_as_any_other(path: Path) -> None:
    book(path, disputed(visit(), status="levitating"))
    arrival = decide(path, "Levitating")
    assert written_by_hand(arrival) == {VISIT: {"status": "levitating"}}
    assert [each.code for each in arrival.findings] == ["later_code"]


def test_a_field_of_a_later_version_is_decided_among_what_stood_only(path: Path) -> None:
    """What else its field can hold, this version cannot tell."""
    for typed, code, hands in [
        ("Hotel Asia", "later_field", {VISIT: {"hotel": "Hotel Asia"}}),
        ("A third one", "bad_value", {}),
    ]:
        record = disputed(later_visit(hotel="Hotel Africa"), hotel="Hotel Asia")
        write_later(path, record)
        arrival = decide(path, typed)
        assert written_by_hand(arrival) == hands
        assert code in {each.code for each in arrival.findings if each.field == "hotel"}


def test_a_title_that_nobody_knows_is_told_by_the_ref(path: Path) -> None:
    record = disputed(visit(), purpose="Other")
    bare = {name: heads for name, heads in record.registers.items() if name in ("purpose", "life")}
    book(path, OutRecord(VISIT, bare))
    (line,) = rows(path)
    assert line["Record"] == f"Visit: {VISIT}"


def edit_record(path: Path, purpose: str) -> None:
    """Write another purpose into the record's own line."""
    with opened(path) as workbook:
        Page(workbook["Visits"]).put(5, purpose=purpose)
