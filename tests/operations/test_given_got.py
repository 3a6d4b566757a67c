"""What was given to partners and got from them: between desks that really exchange workbooks."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.domain.rhythm import Rhythm
from hrdesk.operations.given_got import (
    Exchange,
    Figures,
    exchanges,
    figures,
    records_given,
    since_when,
)
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import set_label
from hrdesk.operations.send import CHANGED, plan_sending, send
from hrdesk.store import partners
from tests.worlds import DeskAtWork, edited

MakeDesk = Callable[[str], DeskAtWork]
CODES = ("AAA", "BBB")
TODAY = date(2026, 11, 22)
DAY = 24 * 60


@pytest.fixture
def make(tmp_path: Path) -> Iterator[MakeDesk]:
    made: list[DeskAtWork] = []

    def desk(code: str) -> DeskAtWork:
        made.append(DeskAtWork(tmp_path, code))
        made[-1].knows(*(each for each in CODES if each != code))
        return made[-1]

    yield desk
    for each in made:
        each.close()


@pytest.fixture
def a(make: MakeDesk) -> DeskAtWork:
    return make("AAA")


@pytest.fixture
def b(make: MakeDesk) -> DeskAtWork:
    return make("BBB")


def agree(desk: DeskAtWork, code: str, rhythm: Rhythm) -> None:
    desk.do(set_partner, code, rhythm=rhythm.value)


def with_partner(desk: DeskAtWork) -> Exchange:
    with desk.database.reading() as session:
        (found,) = exchanges(session)
        return found


def counted(desk: DeskAtWork, today: date = TODAY) -> Figures:
    with desk.database.reading() as session:
        (found,) = exchanges(session)
        return figures(session, found, today)


# ---------------------------------------------------------------- what passed, and when it is late


def test_before_anything_passed_nothing_is_late(a: DeskAtWork) -> None:
    agree(a, "BBB", Rhythm.WEEKLY)
    found = with_partner(a)
    assert (found.partner.code, found.given, found.got) == ("BBB", (), ())
    assert not found.is_given_overdue(TODAY)
    assert not found.is_got_overdue(TODAY)
    assert counted(a) == Figures(0, 0, 0, 0, 0)


def test_without_a_rhythm_nothing_is_ever_late(a: DeskAtWork) -> None:
    a.add("visit", country="TUN")
    a.send("BBB")
    found = with_partner(a)
    assert (found.given_due, found.got_due) == (None, None)
    assert not found.is_given_overdue(date(2030, 1, 1))


def test_both_ways_are_due_by_the_rhythm_from_the_last_one(a: DeskAtWork, b: DeskAtWork) -> None:
    agree(a, "BBB", Rhythm.TWO_WEEKS)
    a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    found = with_partner(a)
    assert (found.given_due, found.got_due) == (date(2026, 12, 6), date(2026, 12, 6))
    b.minute += 3 * DAY
    a.minute += 3 * DAY
    a.receive(b.send("AAA"))
    a.send("BBB")
    found = with_partner(a)
    assert (found.given_due, found.got_due) == (date(2026, 12, 9), date(2026, 12, 9))
    assert not found.is_got_overdue(date(2026, 12, 9))
    assert found.is_got_overdue(date(2026, 12, 10))
    assert found.is_given_overdue(date(2026, 12, 10))


def test_the_day_is_that_of_the_desk(a: DeskAtWork) -> None:
    agree(a, "BBB", Rhythm.WEEKLY)
    a.minute += 12 * 60 + 30  # half an hour before midnight in London is tomorrow in Zurich
    a.send("BBB")
    assert with_partner(a).given_due == date(2026, 11, 30)


def test_a_workbook_of_ours_that_came_back_was_got_from_who_had_it(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = a.add("visit", country="TUN", purpose="First")
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "By hand")
    a.receive(book)
    found = with_partner(a)
    assert [each.file_name for each in found.got] == [book.name]
    assert found.got[0].sender == "AAA"


# ---------------------------------------------------------------- how even it is


def test_records_count_that_began_elsewhere_than_where_they_went(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    for country in ("TUN", "KEN"):
        a.add("visit", country=country)
    b.receive(a.send("BBB"))
    for country in ("MEX", "COL", "PER"):
        b.add("visit", country=country)
    a.receive(b.send("AAA"))
    a.send("BBB")
    assert counted(a) == Figures(2, 3, 2, 1, 1)
    assert counted(b) == Figures(3, 2, 1, 1, 0)


@pytest.mark.usefixtures("spare_lines")
def test_what_a_partner_writes_on_spare_lines_of_our_workbook_is_got_from_it(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    a.add("visit", country="TUN")
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        row = sheet.spare_row()
        ref = str(sheet.get(row, "ref"))
        sheet.put(row, "country", "Mexico")
    a.receive(book)
    a.do(set_label, [ref], Label.NETWORK)
    assert counted(a) == Figures(1, 1, 1, 1, 1)
    # It goes back to where it was written: that gives nothing new.
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    assert counted(a) == Figures(1, 1, 2, 2, 2)


@pytest.mark.usefixtures("spare_lines")
def test_what_was_written_on_spare_lines_counts_also_where_it_comes_in_a_workbook_of_theirs(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    a.add("visit", country="TUN")
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        row = sheet.spare_row()
        ref = str(sheet.get(row, "ref"))
        sheet.put(row, "country", "Mexico")
    b.receive(book)
    b.do(set_label, [ref], Label.NETWORK)
    a.receive(b.send("AAA"))
    assert a.state(ref) is not None
    assert counted(a) == Figures(1, 1, 1, 1, 1)


def test_a_copy_to_pass_on_is_given_but_nobody_will_confirm_it(a: DeskAtWork) -> None:
    a.add("visit", country="TUN")
    out = a.folder / "copy.xlsx"
    send(a.database, "BBB", out, pass_on=True)
    assert [each.file_name for each in with_partner(a).given] == [out.name]
    assert counted(a) == Figures(0, 0, 0, 0, 0)
    assert since(a) == ("", "", ())


def test_workbooks_older_than_a_year_do_not_count(a: DeskAtWork) -> None:
    a.add("visit", country="TUN")
    a.send("BBB")
    assert counted(a).books_given == 1
    assert counted(a, date(2027, 11, 22)).books_given == 0


# ---------------------------------------------------------------- since when


def since(desk: DeskAtWork) -> tuple[str, str, tuple[str, ...]]:
    with desk.database.reading() as session:
        found = since_when(session, "BBB")
    last = found.last.file_name if found.last is not None else ""
    confirmed = found.confirmed.file_name if found.confirmed is not None else ""
    return last, confirmed, tuple(each.file_name for each in found.again)


def test_changes_count_from_the_last_confirmation(a: DeskAtWork, b: DeskAtWork) -> None:
    assert since(a) == ("", "", ())
    ref = a.add("visit", country="TUN")
    first = a.send("BBB")
    assert since(a) == (first.name, "", ())
    b.receive(first)
    a.receive(b.send("AAA"))
    assert since(a) == (first.name, first.name, ())
    a.set(ref, purpose="Lost on its way")
    lost = a.send("BBB", CHANGED)
    assert since(a) == (lost.name, first.name, (lost.name,))
    again = a.send("BBB", CHANGED)
    b.receive(again)
    a.receive(b.send("AAA"))
    # What was in the lost one went again in the one that was confirmed.
    assert since(a) == (again.name, again.name, ())


def test_what_was_lost_before_the_first_confirmation_goes_again(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    a.receive(b.send("AAA"))  # both are known to each other from here on
    first = a.add("visit", country="TUN")
    lost = a.send("BBB")
    second = a.add("visit", country="KEN")
    b.receive(a.send("BBB", CHANGED))
    a.receive(b.send("AAA"))
    assert since(a)[2] == (lost.name,)
    b.receive(a.send("BBB", CHANGED))
    assert b.state(first) is not None
    assert b.state(second) is not None
    a.receive(b.send("AAA"))
    assert since(a)[2] == ()


def test_what_went_in_a_workbook_is_told_record_by_record(a: DeskAtWork) -> None:
    kept = a.add("visit", country="TUN", purpose="First")
    gone = a.add("person", name="Amina")
    a.send("BBB")
    a.do(set_label, [gone], Label.INTERNAL)
    a.send("BBB")
    with a.database.reading() as session:
        second, first = (each.workbook for each in partners.sent_to(session, "BBB"))
        told = [records_given(session, each) for each in (first, second)]
        assert records_given(session, "never") == []
    said = [[(each.ref, each.fields, each.is_withdrawal) for each in one] for one in told]
    was, visit = (gone, ("name",), False), (kept, ("country", "purpose"), False)
    assert said == [[was, visit], [(gone, (), True), visit]]
    assert [each.is_given_anew for each in told[0]] == [True, False]
    assert [each.title for each in told[1]] == ["Amina", "Tunisia"]


def test_what_a_partner_has_shown_itself_is_not_called_changed(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    same, changed = a.add("visit", country="TUN"), a.add("visit", country="KEN")
    b.receive(a.send("BBB"))
    b.set(changed, purpose="Theirs")
    with b.database.reading() as session:
        going = plan_sending(session, "AAA").going
    assert {each.record.ref: each.is_changed for each in going} == {same: False, changed: True}
    assert not any(each.is_new for each in going)
