"""Accidents that look like edits are asked about, and change nothing meanwhile."""

from pathlib import Path

import pytest

from hrdesk.domain.arrival import FindingKind
from tests.exchange.workbooks import (
    by_ref,
    codes,
    edited,
    one_finding,
    read,
    ref,
    visit,
    without_other_kinds,
    written_by_hand,
    wrote,
)

VISITS = 30


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with thirty visits."""
    path = tmp_path_factory.mktemp("original") / "book.xlsx"
    wrote(path, *(visit(number, source=f"Letter {number}") for number in range(VISITS)))
    without_other_kinds(path, "visit")
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be edited."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


def test_a_row_copied_twice_and_unchanged_is_one(book: Path) -> None:
    with edited(book) as page:
        page.copy_row(page.row(ref("visit", 3)), page.sheet.max_row + 1)
    arrival = read(book)
    assert arrival.findings == ()
    assert len(arrival.records) == VISITS


def test_a_row_edited_alike_in_both_copies_is_one(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 3))
        page.put(row, purpose="Changed")
        page.copy_row(row, page.sheet.max_row + 1)
    arrival = read(book)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {ref("visit", 3): {"purpose": "Changed"}}


@pytest.mark.parametrize("copies", [1, 2])
def test_a_copied_row_that_was_changed_is_a_question(book: Path, copies: int) -> None:
    with edited(book) as page:
        for copy in range(copies):
            last = page.sheet.max_row + 1
            page.copy_row(page.row(ref("visit", 3)), last)
            page.put(last, country="Kenya", purpose=f"Meant to be new {copy}")
    arrival = read(book)
    assert [(each.kind, each.code) for each in arrival.findings] == [
        (FindingKind.QUESTION, "copied_row")
    ] * copies
    assert [each.address for each in arrival.findings] == [
        f"A{4 + VISITS + 3 + 1 + copy}" for copy in range(copies)
    ]
    assert written_by_hand(arrival) == {}
    assert by_ref(arrival)[ref("visit", 3)].sent


def test_two_different_edits_of_one_row_are_a_question_and_neither_counts(book: Path) -> None:
    with edited(book) as page:
        row, last = page.row(ref("visit", 3)), page.sheet.max_row + 1
        page.copy_row(row, last)
        page.put(row, purpose="One")
        page.put(last, purpose="Two")
    arrival = read(book)
    assert [each.code for each in arrival.findings] == ["same_ref_twice", "same_ref_twice"]
    assert written_by_hand(arrival) == {}
    assert by_ref(arrival)[ref("visit", 3)].sent == visit(3, source="Letter 3").registers


def test_a_copy_with_a_fault_only_is_not_taken_for_the_same(book: Path) -> None:
    with edited(book) as page:
        row, last = page.row(ref("visit", 3)), page.sheet.max_row + 1
        page.copy_row(row, last)
        page.put(last, purpose="=A1")
    assert [each.code for each in read(book).findings] == ["formula", "copied_row"]


def test_one_spare_line_filled_twice_is_a_question(book: Path) -> None:
    with edited(book) as page:
        spare = page.refs()[-1]
        page.put(page.row(spare), country="Kenya")
        page.put(page.sheet.max_row + 1, ref=spare, country="Mexico")
    arrival = read(book)
    assert [each.code for each in arrival.findings] == ["same_ref_twice", "same_ref_twice"]
    assert spare not in by_ref(arrival)


def test_a_column_sorted_alone_is_torn_and_asked_about_once(book: Path) -> None:
    with edited(book) as page:
        column = page.columns["source"]
        values = [page.sheet.cell(5 + number, column).value for number in range(VISITS)]
        for number, value in enumerate(sorted(values, reverse=True)):
            page.sheet.cell(5 + number, column).value = value
        page.put(page.row(ref("visit", 3)), purpose="A real edit")
    arrival = read(book)
    finding = one_finding(arrival)
    assert (finding.kind, finding.code, finding.field) == (
        FindingKind.QUESTION,
        "torn_column",
        "source",
    )
    assert finding.about["cells"] == len(finding.about["refs"]) == VISITS
    assert written_by_hand(arrival) == {ref("visit", 3): {"purpose": "A real edit"}}


def test_a_torn_column_of_names_is_asked_about_once_too(tmp_path: Path) -> None:
    from tests.exchange.workbooks import NAMES, Names

    path = tmp_path / "book.xlsx"
    titles = {ref("person", number): f"Person {number}" for number in range(4)}
    visits = [visit(number, head=ref("person", number)) for number in range(4)]
    wrote(path, *visits, names=Names(NAMES.countries, {**NAMES.titles, **titles}))
    with edited(path) as page:
        for key in ("head", "head.name"):
            values = [page.cell(5 + number, key).value for number in range(4)]
            for number, value in enumerate(values):
                page.cell(5 + (number + 1) % 4, key).value = value
    arrival = read(path)
    assert sorted(codes(arrival)) == [("torn_column", "T5"), ("torn_column", "U5")]
    assert written_by_hand(arrival) == {}


def test_two_values_swapped_by_hand_are_edits(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), source="Letter 2")
        page.put(page.row(ref("visit", 2)), source="Letter 1")
    assert written_by_hand(read(book)) == {
        ref("visit", 1): {"source": "Letter 2"},
        ref("visit", 2): {"source": "Letter 1"},
    }


def test_many_changes_that_are_no_permutation_are_edits(book: Path) -> None:
    with edited(book) as page:
        for number in range(VISITS):
            page.put(page.row(ref("visit", number)), source=f"Note {number}")
    assert len(written_by_hand(read(book))) == VISITS


@pytest.mark.parametrize(("cleared", "asked"), [(6, False), (7, True)])
def test_clearing_much_of_a_column_is_asked_about(book: Path, cleared: int, asked: bool) -> None:
    with edited(book) as page:
        for number in range(cleared):
            page.put(page.row(ref("visit", number)), source=None)
        page.put(page.row(ref("visit", 20)), source="A real edit")
    arrival = read(book)
    hands = written_by_hand(arrival)
    assert hands[ref("visit", 20)] == {"source": "A real edit"}
    assert len(hands) == (1 if asked else cleared + 1)
    assert [each.code for each in arrival.findings] == (["mass_clearing"] if asked else [])


def test_asking_for_many_removals_is_no_accident(book: Path) -> None:
    with edited(book) as page:
        for number in range(10):
            page.put(page.row(ref("visit", number)), action="Please remove", message="Old")
    arrival = read(book)
    assert sum(record.wants_removal for record in arrival.records) == 10
    assert arrival.findings == ()
