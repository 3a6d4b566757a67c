"""Accidents that look like edits are asked about, and change nothing meanwhile."""

from pathlib import Path

import pytest

from hrdesk.domain.arrival import FindingKind
from tests.exchange.workbooks import (
    Page,
    by_ref,
    codes,
    edited,
    one_finding,
    out_record,
    read,
    ref,
    values_of,
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
def test_a_copied_row_that_was_changed_is_offered_as_new(book: Path, copies: int) -> None:
    with edited(book) as page:
        for copy in range(copies):
            last = page.sheet.max_row + 1
            page.copy_row(page.row(ref("visit", 3)), last)
            page.put(last, country="Kenya", purpose=f"Meant to be new {copy}", themes=None)
    arrival = read(book)
    assert [(each.kind, each.code) for each in arrival.findings] == [
        (FindingKind.QUESTION, "copied_row")
    ] * copies
    assert [each.address for each in arrival.findings] == [
        f"A{4 + VISITS + 3 + 1 + copy}" for copy in range(copies)
    ]
    records = by_ref(arrival)
    assert records[ref("visit", 3)].sent
    assert not records[ref("visit", 3)].hands
    new = [record for record in arrival.records if record.is_new]
    assert [record.copied_from for record in new] == [ref("visit", 3)] * copies
    assert len({record.ref for record in new} - {ref("visit", 3)}) == copies
    assert values_of(new[0].heads(), new[0].ref) == {
        "country": "KEN",
        "mechanisms": (ref("organisation", 1),),
        "dates": "2027-03-10/2027-03-12",
        "status": "requested",
        "purpose": "Meant to be new 0",
        "open_to_join": "yes",
        "inputs_by": "2027-01-15",
        "head": ref("person", 1),
        "source": "Letter 3",
    }
    assert new[0].hands["label"].value == "network"
    again = read(book)
    assert again.records == arrival.records


def test_a_copy_repeated_is_offered_once_and_one_without_what_it_needs_is_told(book: Path) -> None:
    with edited(book) as page:
        row, last = page.row(ref("visit", 3)), page.sheet.max_row
        for copy in (1, 2):
            page.copy_row(row, last + copy)
            page.put(last + copy, purpose="The same twice")
        page.copy_row(row, last + 3)
        page.put(last + 3, country=None)
        page.copy_row(row, last + 4)
        page.put(last + 4, country="Atlantis", head__name="Somebody", action="Please remove")
    arrival = read(book)
    assert [record.hands["purpose"].value for record in arrival.records if record.is_new] == [
        "The same twice"
    ]
    assert sorted(each.code for each in arrival.findings) == [
        *["bad_value"] * 2,
        *["copied_row"] * 3,
        "display_only",
        *["required"] * 2,
    ]


def test_two_different_edits_of_one_row_are_a_question_and_neither_counts(book: Path) -> None:
    with edited(book) as page:
        row, last = page.row(ref("visit", 3)), page.sheet.max_row + 1
        page.copy_row(row, last)
        page.put(row, purpose="One")
        page.put(last, purpose="Two")
    arrival = read(book)
    assert [(each.code, each.found) for each in arrival.findings] == [
        ("same_ref_twice", "One"),
        ("same_ref_twice", "Two"),
    ]
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


@pytest.mark.parametrize("torn", [False, True])
def test_what_is_held_back_of_a_span_holds_back_all_of_it(tmp_path: Path, torn: bool) -> None:
    """Else a visit of three weeks would become one of a day that nobody wrote."""
    path = tmp_path / "book.xlsx"
    days = [f"2027-03-{number:02}" for number in range(1, 13)]
    ends = [f"/{day.replace('03', '04', 1)}" if day < "2027-03-05" else "" for day in days]
    wrote(path, *(visit(day, dates=day + end) for day, end in zip(days, ends, strict=True)))
    with edited(path) as page:
        starts = [page.cell(5 + row, "dates.from").value for row in range(len(days))]
        for row in range(len(days)):
            start = starts[(row + 1) % len(days)] if torn else None
            page.put(5 + row, dates__from=start, dates__to=None)
        page.put(5, purpose="A real edit")
    arrival = read(path)
    assert one_finding(arrival).code == ("torn_column" if torn else "mass_clearing")
    assert written_by_hand(arrival) == {ref("visit", days[0]): {"purpose": "A real edit"}}


def test_asking_for_many_removals_is_no_accident(book: Path) -> None:
    with edited(book) as page:
        for number in range(10):
            page.put(page.row(ref("visit", number)), action="Please remove", message="Old")
    arrival = read(book)
    assert sum(record.wants_removal for record in arrival.records) == 10
    assert arrival.findings == ()


def _ref_column(page: Page, order: list[int]) -> None:
    """Write the Refs of the first rows in another order, and nothing else."""
    refs = page.refs()
    for place, source in enumerate(order):
        page.put(5 + place, ref=refs[source])


@pytest.mark.parametrize("order", [[1, 0], [2, 0, 1]])
def test_refs_moved_against_their_rows_are_questions(book: Path, order: list[int]) -> None:
    with edited(book) as page:
        refs = page.refs()
        _ref_column(page, order)
        page.put(5, purpose="Typed into a row of somebody else")
    arrival = read(book)
    assert [(each.kind, each.code, each.ref, each.expected) for each in arrival.findings] == [
        (FindingKind.QUESTION, "ref_moved", refs[source], refs[place])
        for place, source in enumerate(order)
    ]
    assert written_by_hand(arrival) == {}
    assert arrival.missing == ()
    assert by_ref(arrival)[refs[0]].sent


def test_a_ref_pulled_down_with_its_token_changes_nothing(book: Path) -> None:
    """Then nothing of a row says any more which one it was."""
    with edited(book) as page:
        first = page.refs()[0]
        token = page.cell(5, "token").value
        for row in (6, 7):
            page.put(row, ref=first, token=token)
    arrival = read(book)
    assert [each.code for each in arrival.findings] == ["copied_row", "copied_row"]
    assert not [record for record in arrival.records if record.hands and not record.is_new]
    assert arrival.missing == (ref("visit", 1), ref("visit", 2))


def test_a_spare_ref_on_a_row_that_was_sent_is_a_question(book: Path) -> None:
    with edited(book) as page:
        first, spare = page.refs()[0], page.refs()[-1]
        page.put(5, ref=spare)
    arrival = read(book)
    assert [(each.code, each.ref, each.expected) for each in arrival.findings] == [
        ("ref_moved", spare, first)
    ]
    assert arrival.missing == (first,)
    assert spare not in by_ref(arrival)


def test_a_token_that_was_written_over_moves_nothing(book: Path) -> None:
    with edited(book) as page:
        token = page.cell(6, "token").value
        page.put(5, token="something", purpose="Edited")
        page.put(6, token=str(token)[:-1] + "!", purpose="Edited too")
    assert len(written_by_hand(read(book))) == 2


def _values(page: Page, key: str) -> list[object]:
    return [page.cell(5 + number, key).value for number in range(VISITS)]


@pytest.mark.parametrize("shift", [1, -1, 7])
def test_cells_pushed_up_or_down_are_asked_about_once(book: Path, shift: int) -> None:
    with edited(book) as page:
        values = _values(page, "source")
        for number in range(VISITS):
            source = number - shift
            page.put(5 + number, source=values[source] if 0 <= source < VISITS else None)
        if shift == 1:
            page.put(5 + VISITS, source=values[-1])
    arrival = read(book)
    finding = one_finding(arrival)
    assert (finding.code, finding.about["cells"]) == ("torn_column", VISITS)
    assert written_by_hand(arrival) == {}
    assert not [record for record in arrival.records if record.is_new]


def test_what_was_pushed_below_the_last_line_begins_no_record(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    names = [f"Person {number}" for number in range(6)]
    wrote(path, *(out_record("person", number, name=name) for number, name in enumerate(names)))
    with edited(path, "person") as page:
        for number, name in enumerate(names):
            page.put(6 + number, name=name)
        page.put(page.row(page.refs()[-1]), name="Really new")
    arrival = read(path)
    assert [each.code for each in arrival.findings] == ["torn_column"]
    new = [record for record in arrival.records if record.is_new]
    assert [record.hands["name"].value for record in new] == ["Really new"]


def test_cells_pushed_down_among_equal_ones_are_known_by_their_step(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    words = [letter for letter in "abcdefg" for _ in range(3)]
    wrote(path, *(visit(number, source=word) for number, word in enumerate(words)))
    with edited(path) as page:
        for number, word in enumerate(["new", *words[:-1]]):
            page.put(5 + number, source=word)
    arrival = read(path)
    assert [each.code for each in arrival.findings] == ["torn_column"]
    assert written_by_hand(arrival) == {}


def test_a_torn_column_with_an_edit_in_it_is_torn(book: Path) -> None:
    with edited(book) as page:
        values = _values(page, "source")
        for number in range(6):
            page.put(5 + number, source=values[(number + 1) % 6])
        page.put(8, source="A real edit in the same column")
    arrival = read(book)
    assert one_finding(arrival).code == "torn_column"
    assert written_by_hand(arrival) == {}


def test_some_values_of_other_rows_among_many_edits_are_edits(book: Path) -> None:
    with edited(book) as page:
        values = _values(page, "source")
        for number in range(10):
            page.put(5 + number, source=f"Edited {number}")
        for number in range(4):
            page.put(5 + number, source=values[number + 1])
    arrival = read(book)
    assert arrival.findings == ()
    assert len(written_by_hand(arrival)) == 10


def test_few_codes_chosen_anew_are_no_shift(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *(visit(number, open_to_join="yes") for number in range(8)))
    with edited(path) as page:
        for number in range(8):
            page.put(5 + number, open_to_join="No", status="Confirmed")
    arrival = read(path)
    assert arrival.findings == ()
    assert len(written_by_hand(arrival)) == 8
