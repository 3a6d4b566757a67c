"""A copy to pass on is told in the disclosure log, and is no sending to the partner's desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.operations.records import remove
from hrdesk.operations.send import ALL, CHANGED, plan_sending, send
from hrdesk.store.ledger import broken_links, disclosures
from tests.worlds import DeskAtWork


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = DeskAtWork(tmp_path, "AAA")
    desk.knows("BBB")
    yield desk
    desk.close()


def pass_on(desk: DeskAtWork) -> Path:
    """Write a copy to pass on for BBB."""
    desk.minute += 1
    out = desk.folder / "copy.xlsx"
    send(desk.database, "BBB", out, ALL, pass_on=True)
    return out


def going(desk: DeskAtWork, what: str = CHANGED) -> list[str]:
    """What would go to BBB."""
    with desk.database.reading() as session:
        return [each.record.ref for each in plan_sending(session, "BBB", what).going]


def test_it_is_in_the_disclosure_log(desk: DeskAtWork) -> None:
    ref = desk.add("visit", country="TUN")
    pass_on(desk)
    with desk.database.reading() as session:
        (line,) = disclosures(session, to="BBB")
        assert not broken_links(session)
    assert (line.ref, line.file_name) == (ref, "copy.xlsx")


def test_what_was_only_passed_on_still_counts_as_not_sent(desk: DeskAtWork) -> None:
    ref = desk.add("visit", country="TUN")
    pass_on(desk)
    assert going(desk) == [ref]
    desk.send("BBB")
    assert going(desk) == []
    pass_on(desk)
    assert going(desk) == []


def test_removed_records_are_left_out_of_it(desk: DeskAtWork) -> None:
    gone, kept = desk.add("visit", country="TUN"), desk.add("visit", country="MEX")
    desk.send("BBB")
    desk.do(remove, [gone])
    assert set(going(desk, ALL)) == {gone, kept}
    sheet = load_workbook(pass_on(desk))["Visits"]
    assert [sheet["A5"].value, sheet["A6"].value] == [kept, None]
    with desk.database.reading() as session:
        assert disclosures(session, to="BBB")[0].ref == kept
