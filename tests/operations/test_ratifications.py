"""Who is bound by what, written by cell; preventive mechanisms and reports that follow from it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations.ratifications import Grid, Standing, Treaty, grid, regions, set_status
from hrdesk.operations.report_dues import days_due, mark_received, report_dues
from hrdesk.operations.undo import undo
from tests.worlds import DeskAtWork

TODAY, UNTIL = date(2026, 11, 22), date(2034, 11, 22)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def shown(desk: DeskAtWork) -> Grid:
    with desk.database.reading() as session:
        return grid(session)


def test_cells_make_records_and_write_over_them(desk: DeskAtWork) -> None:
    cat = desk.add("instrument", name="Against Torture", acronym="CAT", system="united_nations")
    old = desk.add("ratification", country="TUN", instrument=cat, status="signed", signed="1987")
    desk.do(set_status, [("TUN", cat), ("MAR", cat)], "ratified")
    told = shown(desk).standings
    assert told["TUN", cat].ref == old
    assert (told["TUN", cat].status, told["TUN", cat].signed) == ("ratified", "1987")
    assert told["MAR", cat].is_bound
    assert told["MAR", cat].label is Label.INTERNAL
    undo(desk.database)
    told = shown(desk).standings
    assert told["TUN", cat].status == "signed"
    assert ("MAR", cat) not in told
    desk.do(set_status, [("TUN", cat), ("DZA", cat)], "")
    told = shown(desk).standings
    assert told["TUN", cat].status == ""
    assert ("DZA", cat) not in told, "nothing is known, so there is nothing to keep"


def test_two_records_of_one_cell_are_told_as_the_stronger(desk: DeskAtWork) -> None:
    cat = desk.add("instrument", name="CAT")
    desk.add("ratification", country="TUN", instrument=cat, status="signed", signed="1987-08-26")
    strong = desk.add(
        "ratification", Label.INTERNAL, country="TUN", instrument=cat, bound="1988-09-23",
        status="ratified",
    )  # fmt: skip
    told = shown(desk).standings["TUN", cat]
    assert (told.ref, told.several, told.label) == (strong, 2, Label.INTERNAL)
    assert (told.signed, told.bound) == ("1987-08-26", "1988-09-23")


def test_instruments_stand_by_system_and_behind_their_parents(desk: DeskAtWork) -> None:
    au = desk.add("organisation", name="African Union", acronym="AU", type="intergovernmental")
    club = desk.add("organisation", name="Club", type="intergovernmental", countries=["TUN", "MAR"])
    crc = desk.add("instrument", name="CRC", system="united_nations", report_every="-60")
    cat = desk.add("instrument", name="CAT", system="united_nations", first_report="12")
    op = desk.add("instrument", name="A protocol", system="united_nations", parent=cat)
    own = desk.add("instrument", name="Club law", system="regional", open_to=[club])
    af = desk.add("instrument", name="African Charter", system="regional", open_to=[au])
    told = shown(desk).treaties
    assert [each.ref for each in told] == [cat, op, crc, af, own]
    assert [each.group for each in told] == ["", "", "", "AU", "Club"]
    assert {each.group_label for each in told} == {Label.PUBLIC, Label.NETWORK}
    assert told[0].first_report == 12
    assert told[2].report_every == 0, "no number of months at all"
    assert told[3].is_open_to("TUN")
    assert not told[3].is_open_to("FRA")
    assert told[0].is_open_to("FRA")
    assert told[4].word == "Club law"
    with desk.database.reading() as session:
        assert [(word, len(codes)) for _, word, codes in regions(session)] == [
            ("AU", 55),
            ("Club", 2),
        ]


def test_preventive_mechanisms_fall_due_after_the_protocol(desk: DeskAtWork) -> None:
    op = desk.add("instrument", name="OPCAT", npm_after="12")
    cat = desk.add("instrument", name="CAT")
    for country, bound, written in (
        ("TUN", "2011-06-29", ""),
        ("MAR", "2026-03-01", ""),
        ("FRA", "2026-03", "2026-06-30"),
        ("DEU", "2008-12-04", ""),
        ("ESP", "2006-04-04", ""),
        ("ITA", "", ""),
    ):
        desk.add(
            "ratification", country=country, instrument=op, status="ratified", bound=bound,
            npm_due=written,
        )  # fmt: skip
    desk.add("ratification", country="DZA", instrument=op, status="signed")
    desk.add("ratification", country="TUN", instrument=cat, status="ratified")
    agency = desk.add("organisation", name="Agency", type="preventive_mechanism", country="DEU")
    desk.add("country_file", country="ESP", preventive_mechanism=agency)
    invited = desk.add("country_file", country="TUN", standing_invitation="2011-02-28")
    told = shown(desk)
    days = {country: each for (country, _), each in told.preventive.items()}
    assert set(days) == {"TUN", "MAR", "FRA", "DEU", "ESP"}
    assert days["TUN"].day == date(2012, 6, 29)
    assert days["TUN"].is_late(TODAY)
    assert not days["MAR"].is_late(TODAY)
    assert (days["FRA"].day, days["FRA"].is_derived) == (date(2026, 6, 30), False)
    assert not days["DEU"].is_late(TODAY)
    assert not days["ESP"].is_late(TODAY)
    assert told.invitations["TUN"].ref == invited


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [
        ({"bound": "2020-01-10"}, ["~2029-01-10", "~2033-01-10"]),
        (
            {"bound": "2020-01-10", "report_received": "2021-03-01"},
            ["~2025-01-10", "~2029-01-10", "~2033-01-10"],
        ),
        ({"bound": "2020-01-10", "report_due": "2025-06-30"}, ["2025-06-30", "~2029-06-30", "~2033-06-30"]),
        (
            {"report_due": "2027-06", "report_received": "2026-01-01"},
            ["2027-06-30", "~2031-06-30"],
        ),
        (
            {"report_due": "2025-06-30", "report_received": "2025-07-01"},
            ["~2029-06-30", "~2033-06-30"],
        ),
        ({"report_due": "2050"}, []),
        ({}, []),
    ],
)  # fmt: skip
def test_days_on_which_reports_are_due(standing: dict[str, str], wanted: list[str]) -> None:
    """A `~` marks what is derived. What came before today counts only where somebody knows."""
    each = Standing("RAT", "TUN", "INS", "ratified", **standing)
    treaty = Treaty("INS", "CAT", "CAT", "united_nations", first_report=12, report_every=48)
    found = days_due(each, treaty, TODAY, UNTIL)
    assert [f"{'~' if derived else ''}{day}" for day, derived in found] == wanted
    once = Treaty("INS", "CED", "CED", "united_nations", first_report=24)
    late = Standing("RAT", "TUN", "INS", "ratified", bound="2025-12-01")
    assert list(days_due(late, once, TODAY, UNTIL)) == [(date(2027, 12, 1), True)]
    never = Treaty("INS", "OP", "OP", "united_nations")
    assert list(days_due(late, never, TODAY, UNTIL)) == []


def test_reports_of_all_states_by_day(desk: DeskAtWork) -> None:
    body = desk.add("organisation", name="Committee", acronym="CAT")
    cat = desk.add("instrument", name="Torture", body=body, first_report="12", report_every="48")
    ref = desk.add(
        "ratification", country="TUN", instrument=cat, status="acceded", report_due="2026-06-30"
    )
    desk.add("ratification", country="MAR", instrument=cat, bound="2026-01-31")
    desk.add("ratification", country="DZA", instrument=cat, status="signed", report_due="2027")
    with desk.database.reading() as session:
        told = report_dues(session, TODAY)
    assert [(each.country, str(each.day), each.is_derived) for each in told] == [
        ("TUN", "2026-06-30", False),
        ("MAR", "2027-01-31", True),
        ("TUN", "2030-06-30", True),
        ("MAR", "2031-01-31", True),
        ("TUN", "2034-06-30", True),
    ]
    assert told[0].is_overdue(TODAY)
    assert (told[0].body, told[0].word) == ("CAT", "Torture")
    assert told[0].key == f"{ref}@2026-06-30"
    desk.do(mark_received, ref, TODAY)
    with desk.database.reading() as session:
        assert not any(each.is_overdue(TODAY) for each in report_dues(session, TODAY))
