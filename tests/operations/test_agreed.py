"""What two desks last agreed on is found in the journal, as far as it goes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Item
from hrdesk.domain.values import Value
from hrdesk.operations.agreed import agreed_dates, agreed_values
from hrdesk.operations.records import archive, remove, set_label
from hrdesk.operations.time_line import visit_lines
from tests.worlds import DeskAtWork


@pytest.fixture
def a(tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = DeskAtWork(tmp_path, "AAA")
    desk.knows("BBB")
    yield desk
    desk.close()


@pytest.fixture
def b(tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = DeskAtWork(tmp_path, "BBB")
    desk.knows("AAA")
    yield desk
    desk.close()


def conflicts(desk: DeskAtWork, book: Path) -> list[Item]:
    return [item for item in desk.plan(book).items if item.kind is Class.CONFLICT]


def agreed(desk: DeskAtWork, book: Path) -> dict[str, Value]:
    items = conflicts(desk, book)
    with desk.database.reading() as session:
        return agreed_values(session, items)


def test_value_before_both_wrote_is_found(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", dates="2027", purpose="First")
    b.receive(a.send("BBB"))
    b.set(ref, dates="2027-03", purpose="B")
    a.set(ref, dates="2027-Q1")
    a.set(ref, dates="2027-04", purpose="A")
    assert agreed(a, b.send("AAA")) == {"dates": "2027", "purpose": "First"}


def test_record_that_came_from_elsewhere_has_its_past_here_too(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = a.add("visit", country="TUN", purpose="First")
    b.receive(a.send("BBB"))
    a.set(ref, purpose="A")
    b.set(ref, purpose="B")
    assert agreed(b, a.send("BBB")) == {"purpose": "First"}


def test_what_nobody_had_agreed_on_is_not_made_up(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    a.set(ref, purpose="A")
    b.set(ref, purpose="B")
    assert agreed(a, b.send("AAA")) == {}


def test_nothing_asked_nothing_found(a: DeskAtWork) -> None:
    with a.database.reading() as session:
        assert agreed_values(session, []) == {}


def test_label_and_sets_have_a_past(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", themes=["torture"])
    b.receive(a.send("BBB"))
    a.do(set_label, [ref], Label.PARTNERS, ["BBB"])
    b.do(set_label, [ref], Label.PUBLIC)
    a.set(ref, themes=[])
    a.set(ref, themes=["torture", "prisons"])
    b.set(ref, themes=[])
    book = b.send("AAA")
    items = {item.field: item for item in conflicts(a, book)}
    found = agreed(a, book)
    assert found.get("label", "network") == "network"
    if "themes" in items:
        assert found["themes"] == ("prisons", "torture")


def test_removals_and_restorations_have_a_past(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    a.do(remove, [ref])
    b.do(archive, [ref])
    items = a.plan(b.send("AAA")).items
    with a.database.reading() as session:
        found = agreed_values(session, [item for item in items if item.field == "life"])
    assert found == {"life": "active"}


def test_desks_named_on_a_record_have_a_past(a: DeskAtWork, b: DeskAtWork) -> None:
    for desk in (a, b):
        desk.knows("CCC", "DDD", "EEE")
    ref = a.add("visit", Label.PARTNERS, ("BBB", "CCC", "DDD", "EEE"), country="TUN")
    b.receive(a.send("BBB"))
    a.do(set_label, [ref], Label.PARTNERS, ["BBB", "CCC"])
    b.do(set_label, [ref], Label.PARTNERS, ["BBB", "DDD"])
    items = a.plan(b.send("AAA")).items
    with a.database.reading() as session:
        found = agreed_values(session, [item for item in items if item.field == "partners"])
    assert found == {"partners": ("BBB", "CCC", "DDD", "EEE")}


def dates_agreed(desk: DeskAtWork) -> dict[str, str]:
    with desk.database.reading() as session:
        return agreed_dates(session)


def test_dates_agreed_are_those_given_last_until_others_come_in(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = a.add("visit", country="TUN", dates="2027")
    never = a.add("visit", country="FJI", label=Label.INTERNAL, dates="2027")
    later = a.add("visit", country="GEO")
    a.set(never, dates="2028")
    b.receive(a.send("BBB"))
    assert dates_agreed(a) == {}
    a.set(later, dates="2027-05")
    a.set(ref, dates="2027-03")
    a.set(ref, dates="2027-04", purpose="x")
    assert dates_agreed(a) == {ref: "2027"}
    with a.database.reading() as session:
        line = next(each for each in visit_lines(session) if each.ref == ref)
    assert (line.agreed, line.dates) == ("2027", "2027-04")
    b.receive(a.send("BBB"))
    b.set(ref, dates="2027-06")
    a.receive(b.send("AAA"))
    assert dates_agreed(a) == {ref: "2027-06"}
    a.set(ref, dates="2027-07")
    b.set(ref, dates="2027-08")
    a.receive(b.send("AAA"))
    assert a.shows(ref).conflicts()
    assert dates_agreed(a) == {ref: "2027-06"}
