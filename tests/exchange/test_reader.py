"""What a workbook brings back, after all that people and programs do to it."""

import random
from datetime import date, datetime
from pathlib import Path

import pytest

from hrdesk.domain.arrival import CellClass, FindingKind
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.domain.revisions import Pen, merged
from hrdesk.domain.state import IN
from hrdesk.exchange.reader import peek, read_workbook
from hrdesk.exchange.writer import OutRecord
from tests.exchange.workbooks import (
    ENVELOPE,
    MINUTE,
    Page,
    by_ref,
    codes,
    edited,
    one_finding,
    opened,
    out_record,
    read,
    ref,
    values_of,
    visit,
    without_other_kinds,
    written_by_hand,
    wrote,
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with four visits, a person and spare lines."""
    path = tmp_path_factory.mktemp("original") / "book.xlsx"
    visits = [visit(number) for number in range(1, 5)]
    wrote(path, out_record("person", name="Diallo, Awa", phone="+221 33 800"), *visits)
    without_other_kinds(path, "person", "visit")
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be edited."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


def _is_as_sent(path: Path) -> None:
    arrival = read(path)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {}
    assert arrival.missing == ()
    assert set(arrival.cells) == {CellClass.SAME, CellClass.LAYOUT}


def test_unedited_workbook_brings_what_was_sent_and_nothing_else(book: Path) -> None:
    _is_as_sent(book)
    arrival = read(book)
    assert arrival.envelope == ENVELOPE
    assert [record.ref for record in arrival.records] == [
        ref("person"),
        *(ref("visit", number) for number in range(1, 5)),
    ]
    assert all(
        record.sent == visit(number).registers
        for number, record in enumerate(arrival.records[1:], 1)
    )
    assert not any(record.is_new or record.wants_removal for record in arrival.records)


def test_saved_again_by_another_program_it_is_the_same(book: Path) -> None:
    with opened(book):
        pass
    _is_as_sent(book)


def test_an_edit_is_one_revision_over_what_was_shown(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 2)), purpose="Another purpose")
    arrival = read(book)
    record = by_ref(arrival)[ref("visit", 2)]
    hand = record.hands["purpose"]
    (sent,) = record.sent["purpose"]
    assert written_by_hand(arrival) == {ref("visit", 2): {"purpose": "Another purpose"}}
    assert hand.parents == (sent.id,)
    assert hand.author == f"hand:{arrival.workbook}"
    assert (hand.nonce, hand.minute) == (arrival.workbook, sent.minute + 1)
    assert record.addresses == {"purpose": "O6"}
    assert merged(record.heads()["purpose"]) == (hand,)
    assert arrival.cells[CellClass.EDIT] == 1


def test_every_reader_makes_the_same_revision(book: Path, tmp_path: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 2)), purpose="Another purpose", inputs_by="2027-02")
        page.put(page.row(page.refs()[-1]), country="Kenya", purpose="New")
    other = tmp_path / "forwarded under another name.xlsx"
    other.write_bytes(book.read_bytes())
    one, two = read(book), read(other)
    assert one == two
    assert [record.hands for record in one.records] == [record.hands for record in two.records]


def test_only_heads_with_the_value_shown_become_parents(tmp_path: Path) -> None:
    path, name = tmp_path / "book.xlsx", ref("visit", 1)
    geneva, warsaw = Pen("NIRMS.1f2e", "n9", MINUTE - 50), Pen("ODIHR.77", "n3", MINUTE - 70)
    ours = geneva.write(name, "purpose", "Ours", ())
    theirs = warsaw.write(name, "purpose", "Theirs", ())
    registers = {**visit(1).registers, "purpose": merged([ours, theirs])}
    wrote(path, OutRecord(name, registers))
    with edited(path) as page:
        row = page.row(name)
        assert page.cell(row, "purpose").value == "Ours"
        page.put(row, purpose="By hand")
    record = by_ref(read(path))[name]
    assert record.hands["purpose"].parents == (ours.id,)
    assert {head.value for head in merged(record.heads()["purpose"])} == {"By hand", "Theirs"}


def test_cleared_cells_are_edits_to_nothing(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.put(row, purpose=None, dates__from=None, dates__to=None, head="  ", themes=None)
    arrival = read_workbook(book)
    assert written_by_hand(arrival)[ref("visit", 1)] == {
        "purpose": "",
        "dates": "",
        "head": "",
        "themes/detention": "",
        "themes/torture": "",
    }
    assert arrival.cells[CellClass.CLEAR] == 5


def test_a_required_field_cannot_be_emptied(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), country=None)
    arrival = read(book)
    assert written_by_hand(arrival) == {}
    assert codes(arrival) == [("required", "D5")]


def test_several_cells_of_a_span_are_one_edit(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 3))
        page.put(
            row,
            dates__from=datetime(2027, 4, 1, 9),  # noqa: DTZ001
            dates__to="2027-04-01 17:30",
            dates__zone="Africa/Tunis",
        )
    assert written_by_hand(read(book)) == {
        ref("visit", 3): {"dates": "2027-04-01T09:00/2027-04-01T17:30[Africa/Tunis]"}
    }


def test_one_end_of_a_span_may_be_changed_alone(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), dates__to=datetime(2027, 3, 14))  # noqa: DTZ001
        page.put(page.row(ref("visit", 2)), dates__from="2027-02")
    hands = written_by_hand(read(book))
    assert hands[ref("visit", 1)] == {"dates": "2027-03-10/2027-03-14"}
    assert hands[ref("visit", 2)] == {"dates": "2027-02/2027-03-12"}


def test_a_set_changes_element_by_element(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), themes="torture;children ;  disappearances")
    record = by_ref(read(book))[ref("visit", 1)]
    assert {name: hand.value for name, hand in record.hands.items()} == {
        "themes/children": "1",
        "themes/detention": "",
        "themes/disappearances": "1",
    }
    assert record.hands["themes/children"].parents == ()
    assert record.hands["themes/detention"].parents == (record.sent["themes/detention"][0].id,)


def test_the_same_value_in_other_words_is_no_edit(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.put(
            row,
            country="tun",
            status="REQUESTED",
            open_to_join=True,
            themes="torture; detention",
            head="Diallo, Awa",
            mechanisms=ref("organisation", 1).lower().replace("-", ""),
            inputs_by="15.01.2027",
            label="network",
        )
    arrival = read(book)
    assert written_by_hand(arrival) == {}
    assert arrival.findings == ()


def test_words_of_the_workbook_are_understood(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.put(
            row,
            country="cote d'ivoire".replace("cote", "CÔTE"),
            status="Dates proposed",
            open_to_join="no",
            head="pérez,  ana",
            mechanisms=f"IACHR; {ref('organisation', 1)}",
            terms_of_reference="No reprisals; Security",
            inputs_by="18/11/2026",
        )
    assert written_by_hand(read(book))[ref("visit", 1)] == {
        "country": "CIV",
        "status": "dates_proposed",
        "open_to_join": "no",
        "head": ref("person", 2),
        f"mechanisms/{ref('organisation', 2)}": "1",
        "terms_of_reference/no_reprisals": "1",
        "terms_of_reference/security": "1",
        "inputs_by": "2026-11-18",
    }


def test_country_names_of_the_reader_help_where_the_workbook_has_none(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), country="Pérou")
    arrival = read_workbook(book, country_names={"PER": "Pérou"})
    assert written_by_hand(arrival) == {ref("visit", 1): {"country": "PER"}}
    assert codes(read(book)) == [("bad_value", "D5")]


def test_names_are_understood_with_the_quotes_and_blanks_of_a_word_processor(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.put(
            row,
            country="CÔTE\u00a0D’IVOIRE",
            status="Dates\u00a0proposed ",
            head="PÉREZ,\u00a0ana\u00a0",
            inputs_by="18.11.2026\u00a0",
            label="\u00a0public",
        )
        page.put(page.row(ref("visit", 2)), country="ken\u00a0")
    arrival = read(book)
    assert arrival.findings == ()
    assert written_by_hand(arrival) == {
        ref("visit", 1): {
            "country": "CIV",
            "status": "dates_proposed",
            "head": ref("person", 2),
            "inputs_by": "2026-11-18",
            "label": "public",
        },
        ref("visit", 2): {"country": "KEN"},
    }


def test_a_new_line_in_a_cell_separates_as_a_semicolon_does(book: Path) -> None:
    with edited(book) as page:
        page.put(
            page.row(ref("visit", 1)),
            themes="torture\nchildren;detention\n",
            mechanisms=f"{ref('organisation', 1)}\nIACHR",
            partners="IACHR\nodihr,NIRMS",
        )
    assert written_by_hand(read(book)) == {
        ref("visit", 1): {
            "themes/children": "1",
            f"mechanisms/{ref('organisation', 2)}": "1",
            "partners": "IACHR; NIRMS; ODIHR",
        }
    }


def test_a_year_typed_into_a_cell_of_days_is_a_question(book: Path) -> None:
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.put(row, inputs_by=2027, dates__from=1999, feedback_given=2027)
        page.cell(row, "inputs_by").number_format = "General"
        page.cell(row, "feedback_given").number_format = "yyyy-mm-dd"
        other = page.row(ref("visit", 2))
        page.put(other, dates__from=None, dates__to=None, inputs_by=datetime(1912, 3, 4))  # noqa: DTZ001
        page.cell(page.row(ref("visit", 3)), "inputs_by").value = 2027.5
    arrival = read(book)
    assert [
        (each.kind, each.code, each.field, each.found, each.expected) for each in arrival.findings
    ] == [
        (FindingKind.QUESTION, "year_or_day", "dates", "1905-06-21", "1999"),
        (FindingKind.QUESTION, "year_or_day", "feedback_given", "1905-07-19", "2027"),
        (FindingKind.PROBLEM, "bad_value", "inputs_by", "1905-07-19T12:00", "date"),
    ]
    assert written_by_hand(arrival) == {
        ref("visit", 1): {"inputs_by": "2027"},
        ref("visit", 2): {"dates": "", "inputs_by": "1912-03-04"},
    }


def test_an_approximate_date_made_exact_is_an_edit(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, dates="2027-03", inputs_by="2027-02"), visit(2, inputs_by="2027-02"))
    with edited(path) as page:
        page.put(5, dates__from=date(2027, 3, 10), inputs_by=date(2027, 2, 15))
        page.put(6, inputs_by=date(2027, 2, 1))
    arrival = read(path)
    assert written_by_hand(arrival) == {
        ref("visit", 1): {"dates": "2027-03-10", "inputs_by": "2027-02-15"}
    }
    assert one_finding(arrival).code == "disguise"


def test_a_field_of_days_takes_days_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    said = {"title": "Call", "occurrence": "2027-03-09", "exceptions": ["2027-03-16"]}
    wrote(path, *(out_record("activity", seed, **said) for seed in range(1, 5)))
    with edited(path, "activity") as page:
        page.put(5, exceptions="2027-03-16; every other", occurrence="2027-03")
        page.put(6, exceptions="2027-03-16; 2027-03", occurrence="2027-03-09T14:00")
        page.put(7, exceptions="23/03/2027; 2027-03-16", occurrence=date(2027, 3, 10))
        page.put(8, exceptions="03/04/2027", occurrence="soon")
    arrival = read(path)
    assert [
        (each.code, each.field, each.expected)
        for each in arrival.findings
        if each.code != "disguise"
    ] == [
        ("bad_value", "exceptions", "day"),
        ("bad_value", "occurrence", "day"),
        ("bad_value", "exceptions", "day"),
        ("bad_value", "occurrence", "day"),
        ("ambiguous_date", "exceptions", "day"),
        ("bad_value", "occurrence", "day"),
    ]
    assert written_by_hand(arrival) == {
        ref("activity", 3): {"exceptions/2027-03-23": IN, "occurrence": "2027-03-10"}
    }


MARCH_10, MARCH_12 = datetime(2027, 3, 10), datetime(2027, 3, 12)  # noqa: DTZ001 # as in a cell
MIDNIGHTS = [
    ({"dates__from": MARCH_10}, "2027-03-10"),
    ({"dates__from": MARCH_10, "dates__to": MARCH_10}, "2027-03-10"),
    ({"dates__from": MARCH_10, "dates__to": MARCH_12}, "2027-03-10/2027-03-12"),
    ({"dates__from": "2027-03", "dates__to": MARCH_12}, "2027-03/2027-03-12"),
    ({"dates__from": "13.03.2027 00:00", "dates__to": "2027-03-14 00:00"}, "2027-03-13/2027-03-14"),
    # Beside another time, or a zone, it is midnight that is meant.
    (
        {"dates__from": MARCH_10.replace(hour=20), "dates__to": MARCH_12},
        "2027-03-10T20:00/2027-03-12T00:00",
    ),
    (
        {"dates__from": MARCH_10, "dates__to": MARCH_12, "dates__zone": "Europe/Zurich"},
        "2027-03-10T00:00/2027-03-12T00:00[Europe/Zurich]",
    ),
]


# What the form takes too; both ends may stand in the first cell.
IN_WORDS = [
    ({"dates__from": "spring 2027"}, "2027-03/2027-05"),
    ({"dates__from": "Winter 2027"}, "2027-12/2028-02"),
    ({"dates__from": "l’été 2027"}, "2027-06/2027-08"),
    ({"dates__from": "весной 2027 года"}, "2027-03/2027-05"),
    ({"dates__from": "March 2027"}, "2027-03"),
    ({"dates__from": "mars 2027"}, "2027-03"),
    ({"dates__from": "12 de marzo de 2027"}, "2027-03-12"),
    ({"dates__from": "10–12 March 2027"}, "2027-03-10/2027-03-12"),
    ({"dates__from": "first half of 2027"}, "2027-Q1/2027-Q2"),
    ({"dates__from": "Q3 2027"}, "2027-Q3"),
    ({"dates__from": "spring 2027", "dates__to": "Summer 2027"}, "2027-03/2027-08"),
    ({"dates__from": "2027-03-10", "dates__to": "spring 2027"}, "2027-03-10/2027-05"),
    ({"dates__from": "15 March 2027", "dates__to": "19 марта 2027"}, "2027-03-15/2027-03-19"),
    ({"dates__from": "15 to 19 March 2027"}, "2027-03-15/2027-03-19"),
    ({"dates__from": "١٥ مارس ٢٠٢٧"}, "2027-03-15"),
    ({"dates__from": "٢٠٢٧-٠٣-١٠", "dates__to": "١٩/٣/٢٠٢٧"}, "2027-03-10/2027-03-19"),
]


@pytest.mark.parametrize("number", range(len(IN_WORDS)))
def test_months_and_seasons_in_words_are_read(book: Path, number: int) -> None:
    cells, expected = IN_WORDS[number]
    with edited(book) as page:
        spare = page.refs()[-1]
        page.put(page.row(spare), country="Kenya", **cells)
    assert by_ref(read(book))[spare].hands["dates"].value == expected


def test_a_season_beside_an_end_that_was_left_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, dates="2027-03-10/2027-03-12"), visit(2, dates="2027-03"))
    with edited(path) as page:
        page.put(5, dates__from="spring 2027")
        page.put(6, dates__from="March 2027")
    arrival = read(path)
    assert [(each.code, each.found) for each in arrival.findings] == [("bad_value", "spring 2027")]
    assert ref("visit", 1) not in written_by_hand(arrival)


def test_each_cell_of_a_field_that_was_refused_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, dates="2027-03-10/2027-03-12"), visit(2, dates="2027-03"))
    with edited(path) as page:
        page.put(5, dates__from="mid-March 2027", dates__to="19 March 2027", purpose="By hand")
        page.put(6, dates__from="2027-04-01", dates__to="end of 2027")
    arrival = read(path)
    told = [(each.code, each.ref, each.field, each.found) for each in arrival.findings]
    one, other = ref("visit", 1), ref("visit", 2)
    assert told == [
        ("bad_value", one, "dates", "mid-March 2027"),
        ("refused_together", one, "dates", "19 March 2027"),
        ("bad_value", other, "dates", "end of 2027"),
        ("refused_together", other, "dates", "2027-04-01"),
    ]
    assert len({each.address for each in arrival.findings}) == len(told)
    assert by_ref(arrival)[one].hands.keys() == {"purpose"}


@pytest.mark.parametrize("number", range(len(MIDNIGHTS)))
def test_the_midnight_of_a_day_is_the_day(book: Path, number: int) -> None:
    cells, expected = MIDNIGHTS[number]
    with edited(book) as page:
        spare = page.refs()[-1]
        page.put(page.row(spare), country="Kenya", **cells)
    assert by_ref(read(book))[spare].hands["dates"].value == expected


def test_a_day_moved_to_a_midnight_is_a_day(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, dates="2027-03-10/2027-03-11"))
    with edited(path) as page:
        page.put(5, dates__to=MARCH_12)
    assert written_by_hand(read(path)) == {ref("visit", 1): {"dates": "2027-03-10/2027-03-12"}}


def test_a_midnight_that_was_sent_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1, dates="2027-03-10T00:00/2027-03-11T00:00"))
    with edited(path) as page:
        page.put(5, dates__to=MARCH_12)
    assert written_by_hand(read(path)) == {
        ref("visit", 1): {"dates": "2027-03-10T00:00/2027-03-12T00:00"}
    }


def test_another_number_of_a_telephone_is_an_edit(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, out_record("person", name="Diallo, Awa", phone="+41227179106"))
    with edited(path, "person") as page:
        page.put(5, phone=41227179140)
    assert written_by_hand(read(path)) == {ref("person"): {"phone": "41227179140"}}


def test_not_shared_in_a_new_line_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    withheld = frozenset({"mobile", "call_handles"})
    wrote(path, out_record("person", name="Diallo, Awa", withheld=withheld))
    with edited(path, "person") as page:
        last = page.sheet.max_row + 1
        page.copy_row(5, last)
        page.put(last, ref=None, name="Okello, Jane")
        page.put(last + 1, mobile="Not shared")
    arrival = read(path)
    assert one_finding(arrival).code == "no_ref"
    (record,) = [each for each in arrival.records if each.is_new]
    assert record.hands.keys() == {"name", "label", "life", "origin"}


NOT_UNDERSTOOD = [
    ("country", "Atlantis", "bad_value", "country"),
    ("status", "half confirmed", "bad_value", "code"),
    ("open_to_join", "maybe", "bad_value", "bool"),
    ("inputs_by", "31/11/2026", "bad_value", "date"),
    ("inputs_by", "soon", "bad_value", "date"),
    ("inputs_by", "spring 2027", "bad_value", "date"),
    ("inputs_by", "March", "bad_value", "date"),
    ("dates.from", "early 2027", "bad_value", "span"),
    ("dates.from", "March 2027?", "bad_value", "span"),
    ("dates.from", "spring", "bad_value", "span"),
    ("dates.from", "March/April 2027", "bad_value", "span"),
    ("dates.from", "mid-April 2027", "bad_value", "span"),
    ("dates.from", "end of 2027", "bad_value", "span"),
    ("dates.from", "٣ مارس", "bad_value", "span"),
    ("dates.from", "0 March 2027", "bad_value", "span"),
    ("dates.from", "may", "bad_value", "span"),
    ("inputs_by", "2027-03-10 14:00", "bad_value", "date"),
    ("inputs_by", "03/04/2026", "ambiguous_date", "date"),
    ("dates.from", "2028-01-01", "bad_value", "span"),
    ("dates.from", "18.11.2026 25:00", "bad_value", "span"),
    ("dates.from", "18.11.2026 noon", "bad_value", "span"),
    ("dates.zone", "Europe/Zürich", "bad_value", "zone"),
    ("dates.zone", "Europe/Zurich", "bad_value", "time"),
    ("head", "Nobody, Known", "unknown_name", "person"),
    ("head", ref("organisation", 1), "bad_value", "person"),
    ("head", ref("person", 1)[:-1] + "2", "bad_value", "ref"),
    ("mechanisms", "IACHR; Who", "unknown_name", "organisation"),
    ("terms_of_reference", "security; comfort", "bad_value", "set"),
    ("purpose", "not shared", "bad_value", "long_text"),
    ("label", "Secret", "bad_value", "label"),
    ("partners", "IACHR and ODIHR / CCC", "bad_value", "desk_code"),
    ("partners", "ABCDEFGHIJKLMNOPQ", "bad_value", "desk_code"),
    ("themes", "torture; not shared", "bad_value", "set"),
    ("action", "Burn it", "bad_value", "action"),
]


def test_what_a_field_cannot_hold_is_a_line_of_the_report(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *(visit(number) for number in range(len(NOT_UNDERSTOOD))), spare_lines=0)
    addresses = []
    with edited(path) as page:
        for number, (key, typed, _, _) in enumerate(NOT_UNDERSTOOD):
            cell = page.cell(5 + number, key)
            cell.value = typed
            addresses.append(cell.coordinate)
    arrival = read(path)
    assert written_by_hand(arrival) == {}
    assert arrival.cells[CellClass.FAULT] == len(NOT_UNDERSTOOD)
    assert [finding.address for finding in arrival.findings] == addresses
    for number, finding in enumerate(arrival.findings):
        key, typed, code, expected = NOT_UNDERSTOOD[number]
        assert (finding.code, finding.expected, finding.sheet) == (code, expected, "Visits")
        assert (finding.ref, finding.field) == (ref("visit", number), key.partition(".")[0])
        assert finding.found in typed


def test_an_end_without_a_start_is_told_at_the_start(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), dates__from=None)
    assert codes(read(book)) == [("bad_value", "I5")]


def test_a_name_that_stands_twice_is_a_question(tmp_path: Path) -> None:
    from tests.exchange.workbooks import NAMES, Names

    path = tmp_path / "book.xlsx"
    twins = {**NAMES.titles, ref("person", 3): "Diallo, Awa"}
    wrote(path, visit(1), names=Names(NAMES.countries, twins))
    with edited(path) as page:
        page.put(page.row(ref("visit", 1)), head="Diallo, Awa")
    finding = one_finding(read(path))
    assert (finding.kind, finding.code) == (FindingKind.QUESTION, "ambiguous_name")


@pytest.mark.parametrize("typed", ["#N/A", "#REF!", "#DIV/0!"])
def test_error_values_are_questions_and_the_base_stays(book: Path, typed: str) -> None:
    with edited(book) as page:
        cell = page.cell(page.row(ref("visit", 1)), "purpose")
        cell.value, cell.data_type = typed, "e"
    arrival = read(book)
    finding = one_finding(arrival)
    assert (finding.kind, finding.code, finding.found) == (
        FindingKind.QUESTION,
        "error_value",
        typed,
    )
    assert written_by_hand(arrival) == {}


def test_formulas_are_questions_and_the_base_stays(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), purpose="=D5&D6")
        page.put(page.row(page.refs()[-1]), country="=D5")
    arrival = read(book)
    assert [(each.code, each.found) for each in arrival.findings] == [
        ("formula", "=D5&D6"),
        ("formula", "=D5"),
        ("required", ""),
    ]
    assert written_by_hand(arrival) == {}


def test_true_as_libreoffice_saves_it_is_yes(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), open_to_join=False)
        page.put(page.row(ref("visit", 2)), open_to_join="=TRUE()")
    arrival = read(book)
    assert written_by_hand(arrival) == {ref("visit", 1): {"open_to_join": "no"}}
    assert arrival.findings == ()


def test_grey_columns_are_for_display_only(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), head__name="Somebody Else", mechanisms__name=None)
    arrival = read(book)
    finding = one_finding(arrival)
    assert (finding.code, finding.found, finding.expected) == (
        "display_only",
        "Somebody Else",
        "Diallo, Awa",
    )
    assert arrival.cells[CellClass.DISPLAY_ONLY] == 1
    assert written_by_hand(arrival) == {}


def test_not_shared_stays_not_shared(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    withheld = frozenset({"mobile", "call_handles", "in_office"})
    wrote(path, out_record("person", name="Diallo, Awa", withheld=withheld))
    with edited(path, "person") as page:
        page.put(5, mobile=None, call_handles=None)
    assert written_by_hand(read(path)) == {}
    with edited(path, "person") as page:
        page.put(5, mobile="+221 77", call_handles="signal:awa", in_office__from="2025")
    record = by_ref(read(path))[ref("person")]
    assert {name: (hand.value, hand.parents) for name, hand in record.hands.items()} == {
        "mobile": ("+221 77", ()),
        "call_handles/signal:awa": ("1", ()),
        "in_office": ("2025", ()),
    }


def test_a_spare_line_becomes_a_new_record(book: Path) -> None:
    with edited(book) as page:
        row = page.row(page.refs()[-2])
        spare = page.refs()[-2]
        page.put(row, country="Kenya", purpose="A new visit", label="Public", themes="youth")
        page.put(row, partners="odihr; IACHR", message="Please check")
    arrival = read(book)
    record = by_ref(arrival)[spare]
    assert record.is_new
    assert not record.provisional
    assert record.message == "Please check"
    assert {name: hand.value for name, hand in record.hands.items()} == {
        "country": "KEN",
        "purpose": "A new visit",
        "themes/youth": "1",
        "label": "public",
        "partners": "IACHR; ODIHR",
        "life": "active",
        "origin": "NIRMS.1f2e",
    }
    assert all(not hand.parents for hand in record.hands.values())
    assert {hand.minute for hand in record.hands.values()} == {MINUTE + 1}
    assert arrival.findings == ()
    assert arrival.cells[CellClass.NEW] == 6


def test_a_new_record_without_label_gets_none(book: Path) -> None:
    with edited(book, "person") as page:
        page.put(page.row(page.refs()[-1]), name="Okello, Jane")
    (record,) = [each for each in read(book).records if each.is_new]
    assert {name: hand.value for name, hand in record.hands.items()} == {
        "name": "Okello, Jane",
        "life": "active",
        "origin": "NIRMS.1f2e",
    }


def test_a_new_record_needs_its_required_fields(book: Path) -> None:
    with edited(book) as page:
        spare = page.refs()[-1]
        page.put(page.row(spare), purpose="No country")
        page.put(page.row(page.refs()[-2]), message="Only a word")
    arrival = read(book)
    assert [each.code for each in arrival.findings] == ["required", "required"]
    assert arrival.findings[1].ref == spare
    assert not [record for record in arrival.records if record.is_new]


def test_a_name_in_a_grey_cell_alone_makes_no_record(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(page.refs()[-1]), head__name="Diallo, Awa")
    arrival = read(book)
    assert codes(arrival) == [("display_only", "U11")]
    assert len(arrival.records) == 5


def test_a_row_without_ref_gets_one_from_its_content(book: Path, tmp_path: Path) -> None:
    with edited(book) as page:
        last = page.sheet.max_row
        for row in (last + 1, last + 4):
            page.put(row, country="Kenya", purpose="Typed below the table")
        page.put(last + 5, country="Mexico", action="Please remove")
    arrival = read(book)
    new = [record for record in arrival.records if record.is_new]
    assert [record.provisional for record in new] == [True, True]
    assert [record.hands["country"].value for record in new] == ["KEN", "MEX"]
    assert [each.code for each in arrival.findings] == ["no_ref", "no_ref", "bad_value", "no_ref"]
    assert arrival.findings[0].ref == new[0].ref
    assert [record.ref for record in read(book).records] == [
        record.ref for record in arrival.records
    ]


def test_label_and_partners_are_edits_too(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), label="Public", partners="odihr, iachr")
        page.put(page.row(ref("visit", 2)), partners=" ")
    arrival = read(book)
    assert written_by_hand(arrival) == {
        ref("visit", 1): {"label": "public", "partners": "IACHR; ODIHR"}
    }
    hand = by_ref(arrival)[ref("visit", 1)].hands["label"]
    assert len(hand.parents) == 1


def test_a_cleared_label_is_not_applied(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), label=None)
    arrival = read(book)
    assert [each.code for each in arrival.findings] == ["bad_value"]
    assert written_by_hand(arrival) == {}


def test_please_remove_is_staged_over_all_that_was_seen(book: Path) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), action="please  REMOVE", message="A double")
    record = by_ref(read(book))[ref("visit", 1)]
    assert record.wants_removal
    assert record.message == "A double"
    hand = record.hands["life"]
    assert hand.value == "removed"
    kept = ("label", "partners", "head", f"mechanisms/{ref('organisation', 1)}")
    seen = {head.id for name in record.sent.keys() - kept for head in record.sent[name]}
    assert set(hand.parents) == seen


def test_what_is_removed_already_needs_no_second_removal(tmp_path: Path) -> None:
    path, name = tmp_path / "book.xlsx", ref("visit", 1)
    removed = Pen("NIRMS.1f2e", "n2", 7).write(name, "life", "removed", ())
    wrote(path, OutRecord(name, {"life": (removed,)}))
    record = by_ref(read(path))[name]
    assert record.sent == {"life": (removed,)}
    with edited(path) as page:
        page.put(page.row(name), action="Please remove")
    record = by_ref(read(path))[name]
    assert record.wants_removal
    assert record.hands == {}
    with edited(path) as page:
        page.put(page.row(name), action=None)
    assert by_ref(read(path))[name].hands == {}


def test_rows_that_did_not_come_back_are_named_and_nothing_more(book: Path) -> None:
    with edited(book) as page:
        page.sheet.delete_rows(page.row(ref("visit", 3)))
    arrival = read(book)
    assert arrival.missing == (ref("visit", 3),)
    assert arrival.findings == ()
    assert ref("visit", 3) not in by_ref(arrival)


def test_a_sheet_that_did_not_come_back_removes_nothing(book: Path) -> None:
    with opened(book) as workbook:
        del workbook["Visits"]
    arrival = read(book)
    assert len(arrival.missing) == 4
    assert [record.ref for record in arrival.records] == [ref("person")]


def _shuffle(page: Page, seed: int) -> None:
    """Sort all lines in some order and put the columns in another; heads stay where they are."""
    dice = random.Random(seed)
    rows = [[cell.value for cell in row] for row in page.sheet.iter_rows()]
    head, body = rows[:4], rows[4:]
    dice.shuffle(body)
    order = list(range(len(head[3])))
    dice.shuffle(order)
    for number, row in enumerate([*head, *body], 1):
        for column, source in enumerate(order, 1):
            page.sheet.cell(number, column).value = row[source]


@pytest.mark.parametrize("seed", range(3))
def test_sorted_rows_and_moved_columns_change_nothing(book: Path, seed: int) -> None:
    with edited(book) as page:
        _shuffle(page, seed)
    _is_as_sent(book)
    with edited(book) as page:
        page.put(page.row(ref("visit", 2)), purpose="Edited after all that")
    assert written_by_hand(read(book)) == {ref("visit", 2): {"purpose": "Edited after all that"}}


def test_renamed_headings_and_sheets_change_nothing(book: Path) -> None:
    with opened(book) as workbook:
        page = Page(workbook["Visits"])
        for cell in page.sheet[4]:
            cell.value = f"Rubrique {cell.column}"
        page.sheet.title = "Visites"
        workbook["_meta"].title = "Sheet77"
        workbook["_meta" if "_meta" in workbook else "Sheet77"].sheet_state = "visible"
    _is_as_sent(book)


def test_a_lost_key_row_is_made_up_for_by_the_headings(book: Path) -> None:
    with edited(book) as page:
        name = page.refs()[1]
        page.put(page.row(name), purpose="Changed")
        page.sheet.delete_rows(1, 3)
    arrival = read(book)
    assert written_by_hand(arrival) == {name: {"purpose": "Changed"}}
    assert arrival.findings == ()


def test_headings_may_stand_anywhere(book: Path) -> None:
    with edited(book) as page:
        heads = [[cell.value for cell in page.sheet[row]] for row in (1, 2, 4)]
        page.sheet.delete_rows(1, 4)
        for head in heads:
            page.sheet.append([])
            page.sheet.append(head)
    _is_as_sent(book)


def test_blank_rows_end_nothing(book: Path) -> None:
    with edited(book) as page:
        page.sheet.insert_rows(6, 40)
        page.sheet.insert_rows(2)
    _is_as_sent(book)


def test_a_dropped_column_means_nothing(book: Path) -> None:
    with edited(book) as page:
        page.sheet.delete_cols(page.columns["purpose"])
        page.sheet.delete_cols(page.columns["token"])
    _is_as_sent(book)


def test_added_columns_are_kept_counted_and_listed(book: Path) -> None:
    with edited(book) as page:
        last = page.sheet.max_column
        page.sheet.cell(4, last + 2).value = "Our remarks"
        page.sheet.cell(5, last + 2).value = "to be discussed"
        page.sheet.cell(7, last + 2).value = "yes"
    arrival = read(book)
    finding = one_finding(arrival)
    assert (finding.code, finding.found, finding.about) == (
        "unknown_column",
        "Our remarks",
        {"cells": 2},
    )
    assert arrival.cells[CellClass.UNKNOWN] == 2
    assert written_by_hand(arrival) == {}


def test_a_column_of_a_later_version_is_unknown_and_kept(book: Path) -> None:
    with opened(book) as workbook:
        sheet = workbook["Visits"]
        column = sheet.max_column + 1
        for row, value in ((2, "mood"), (4, "Mood"), (5, "hopeful")):
            sheet.cell(row, column).value = value
        workbook["_schema"].append(["visit", "mood", "Mood", "text"])
    arrival = read(book)
    assert arrival.cells[CellClass.UNKNOWN] == 1
    told = [(each.code, each.address[-1], each.field, each.found) for each in arrival.findings]
    assert told == [("later_edit", "5", "mood", "hopeful")]


def test_an_added_sheet_is_unknown_and_kept(book: Path) -> None:
    with opened(book) as workbook:
        sheet = workbook.create_sheet("Our notes", 0)
        sheet["A1"], sheet["C9"] = "Call Geneva", 4
    arrival = read(book)
    finding = one_finding(arrival)
    assert (finding.code, finding.sheet, finding.about) == (
        "unknown_sheet",
        "Our notes",
        {"cells": 2},
    )


def test_a_copied_key_column_counts_once(book: Path) -> None:
    with edited(book) as page:
        source, target = page.columns["purpose"], page.sheet.max_column + 1
        for row in range(1, page.sheet.max_row + 1):
            page.sheet.cell(row, target).value = page.sheet.cell(row, source).value
        page.sheet.cell(5, target).value = "Changed in the copy only"
    arrival = read(book)
    assert written_by_hand(arrival) == {}
    assert [each.code for each in arrival.findings] == ["unknown_column"]


def test_a_word_above_the_headings_is_no_record(book: Path) -> None:
    with edited(book) as page:
        page.sheet["A1"] = "Visits, as discussed in May"
        page.sheet["A3"] = "draft"
    _is_as_sent(book)


@pytest.mark.parametrize("sheets", [["_lists"], ["_schema"], ["_lists", "_schema", "Read me"]])
def test_lists_and_schema_may_be_lost(book: Path, sheets: list[str]) -> None:
    with opened(book) as workbook:
        for title in sheets:
            del workbook[title]
    _is_as_sent(book)


def test_a_lost_base_makes_differences_questions(book: Path) -> None:
    with opened(book) as workbook:
        del workbook["_base_visit"]
        page = Page(workbook["Visits"])
        page.put(page.row(ref("visit", 2)), purpose="Changed", themes=None)
    arrival = read(book)
    assert [record.ref for record in arrival.records] == [ref("person")]
    told = [(each.code, each.ref, each.field) for each in arrival.findings]
    assert told == [
        ("no_base", ref("visit", 1), "ref"),
        ("no_base", ref("visit", 2), "purpose"),
        ("no_base", ref("visit", 2), "themes"),
        ("no_base", ref("visit", 3), "ref"),
        ("no_base", ref("visit", 4), "ref"),
    ]


def test_a_damaged_base_row_concerns_its_row_only(book: Path) -> None:
    with opened(book) as workbook:
        base = workbook["_base_visit"]
        (row,) = [row for row in base.iter_rows() if row[0].value == ref("visit", 2)]
        row[3].value = row[3].value.replace("requested", "confirmed")
        page = Page(workbook["Visits"])
        page.put(page.row(ref("visit", 2)), purpose="Changed")
        page.put(page.row(ref("visit", 3)), purpose="Changed")
    arrival = read(book)
    assert written_by_hand(arrival) == {ref("visit", 3): {"purpose": "Changed"}}
    assert [(each.code, each.ref, each.field) for each in arrival.findings] == [
        ("no_base", ref("visit", 2), "purpose")
    ]
    assert arrival.missing == ()


def test_a_foreign_ref_is_a_question(book: Path) -> None:
    with edited(book) as page:
        row = page.sheet.max_row + 1
        page.put(row, ref=ref("visit", "elsewhere"), country="Kenya")
    arrival = read(book)
    assert [(each.code, each.found) for each in arrival.findings] == [
        ("foreign_ref", ref("visit", "elsewhere"))
    ]
    assert len(arrival.records) == 5


def test_a_ref_with_a_slip_is_a_question_and_the_nearest_is_offered(book: Path) -> None:
    name = ref("visit", 2)
    other = "7" if name[4] != "7" else "8"
    with edited(book) as page:
        row = page.row(name)
        page.put(row, ref=name[:4] + other + name[5:], purpose="Changed")
        page.put(page.sheet.max_row + 1, ref="see below", country="Kenya")
    arrival = read(book)
    assert [(each.kind, each.code, each.expected) for each in arrival.findings] == [
        (FindingKind.QUESTION, "bad_ref", name),
        (FindingKind.QUESTION, "bad_ref", ""),
    ]
    assert arrival.missing == (name,)


def test_a_ref_typed_carelessly_is_the_same_ref(book: Path) -> None:
    name = ref("visit", 2)
    with edited(book) as page:
        page.put(page.row(name), ref=f" {name.lower().replace('-', ' ')} ", purpose="Changed")
    assert written_by_hand(read(book)) == {name: {"purpose": "Changed"}}


def test_a_row_pasted_into_another_sheet_is_a_question(book: Path) -> None:
    with opened(book) as workbook:
        visits, persons = workbook["Visits"], workbook["Persons"]
        persons.append([cell.value for cell in visits[5]])
        visits.delete_rows(5)
    arrival = read(book)
    assert arrival.findings[0].code == "wrong_sheet"
    assert {each.code for each in arrival.findings[1:]} == {"unknown_column"}
    assert ref("visit", 1) not in by_ref(arrival)
    assert arrival.missing == ()


def test_progress_is_told_and_reading_can_be_stopped(book: Path) -> None:
    told: list[tuple[int, int, str]] = []
    read_workbook(book, progress=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1]
    assert "Visits" in {step[2] for step in told}
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        read_workbook(book, cancelled=lambda: next(asked))


def test_peek_tells_whose_workbook_it_is(book: Path) -> None:
    glimpse = peek(book)
    assert glimpse.envelope == ENVELOPE
    assert glimpse.workbook == read(book).workbook


def test_confirmed_workbooks_are_carried(tmp_path: Path) -> None:
    from dataclasses import replace

    from hrdesk.exchange.writer import Names, write_workbook

    path = tmp_path / "book.xlsx"
    envelope = replace(ENVELOPE, confirms=("AAAA", "BBBB"))
    write_workbook(path, envelope, [visit(1)], Names())
    assert read(path).envelope.confirms == ("AAAA", "BBBB")


def test_a_later_format_is_refused_by_name(book: Path) -> None:
    with opened(book) as workbook:
        workbook["_meta"]["B1"] = "2"
    with pytest.raises(FileRefused) as caught:
        read_workbook(book)
    assert caught.value.code == "newer_format"


@pytest.mark.parametrize("value", [None, "soon", "-3", "99999999"])
def test_meta_that_makes_no_sense_is_refused(book: Path, value: str | None) -> None:
    with opened(book) as workbook:
        workbook["_meta"]["B3"] = value
    with pytest.raises(FileRefused) as caught:
        read_workbook(book)
    assert caught.value.code == "damaged"


def test_values_shown_after_reading_are_those_before_writing(book: Path) -> None:
    record = by_ref(read(book))[ref("visit", 1)]
    shown = values_of(record.sent, record.ref)
    assert shown["themes"] == ("detention", "torture")
    assert shown["dates"] == "2027-03-10/2027-03-12"


def test_a_key_nobody_knows_is_an_unknown_column(book: Path) -> None:
    with edited(book) as page:
        column = page.sheet.max_column + 1
        for row, value in ((2, "from_nowhere"), (5, "text")):
            page.sheet.cell(row, column).value = value
    finding = one_finding(read(book))
    assert (finding.code, finding.found) == ("unknown_column", "")


def test_a_good_copy_of_the_base_is_enough(book: Path) -> None:
    with opened(book) as workbook:
        copy = workbook.copy_worksheet(workbook["_base_visit"])
        copy["B3"], copy["B4"] = "DAMAGED", "DAMAGED"
        workbook["_base_visit"]["B5"] = "DAMAGED"
    _is_as_sent(book)
