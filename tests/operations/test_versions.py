"""Monday's and Wednesday's return of one workbook stand together; a person takes the newer."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk.domain.merge import Class
from hrdesk.operations.erase import erase
from hrdesk.operations.inbox import set_aside, take_delivery
from hrdesk.operations.perform import do
from hrdesk.operations.versions import (
    earlier_versions,
    newer_versions,
    take_newer,
    versions_before,
    written_in,
)
from hrdesk.store import partners
from hrdesk.store.partners import DONE, SET_ASIDE, WAITING
from tests.worlds import DeskAtWork, edited


class Returned:
    """A workbook of desk AAA with two visits, as it comes back again and again."""

    def __init__(self, desk: DeskAtWork) -> None:
        self.desk = desk
        self.first = desk.add("visit", country="TUN", purpose="First")
        self.second = desk.add("visit", country="MEX", purpose="Second")
        self.book = desk.send("BBB")

    def version(self, name: str, first: str = "", second: str = "", message: str = "") -> Path:
        """As somebody saves it under a name."""
        path = self.book.with_name(name)
        shutil.copy(self.book, path)
        with edited(path, "Visits") as sheet:
            for ref, purpose in ((self.first, first), (self.second, second)):
                if purpose:
                    sheet.put(sheet.row_of(ref), "purpose", purpose)
            if message:
                sheet.put(sheet.row_of(self.first), "message", message)
        return path

    def keep(self, path: Path) -> int:
        """Its number in the inbox."""
        self.desk.minute += 1
        return take_delivery(self.desk.database, path).number

    def statuses(self) -> list[str]:
        """Of all in the inbox, the earliest first."""
        with self.desk.database.reading() as session:
            return [each.status for each in reversed(partners.received(session))]

    def earlier(self, number: int) -> list[tuple[int, int, int]]:
        """By number: what a version has more and less than those before it."""
        with self.desk.database.reading() as session:
            found = earlier_versions(session, number)
        return [(each.number, each.difference.adds, each.difference.lacks) for each in found]

    def newer(self) -> dict[int, list[int]]:
        with self.desk.database.reading() as session:
            return newer_versions(partners.received(session))


@pytest.fixture
def returned(a: DeskAtWork) -> Returned:
    return Returned(a)


def test_the_one_that_came_later_and_holds_more_is_the_newer(returned: Returned) -> None:
    monday = returned.keep(returned.version("monday.xlsx", first="Edited"))
    wednesday = returned.keep(
        returned.version("wednesday.xlsx", first="Edited", second="Too", message="Please call")
    )
    assert returned.earlier(monday) == []
    assert returned.earlier(wednesday) == [(monday, 2, 0)]
    assert returned.newer() == {wednesday: [monday]}
    assert returned.earlier(99) == []


def test_nothing_is_taken_by_itself(a: DeskAtWork, returned: Returned) -> None:
    returned.keep(returned.version("monday.xlsx", first="Edited"))
    wednesday = returned.keep(returned.version("wednesday.xlsx", first="Edited again"))
    assert returned.statuses() == [WAITING, WAITING]
    assert a.shows(returned.first).text("purpose") == "First"
    changes = do(a.database, take_newer, wednesday)
    assert changes.kinds == {"inbox"}
    assert returned.statuses() == [SET_ASIDE, WAITING]
    assert a.shows(returned.first).text("purpose") == "First", "that is for the review"
    assert not do(a.database, take_newer, wednesday)
    assert returned.newer() == {wednesday: [1]}


def test_an_older_state_that_comes_late_is_not_called_newer(returned: Returned) -> None:
    wednesday = returned.keep(returned.version("wednesday.xlsx", first="Edited", second="Too"))
    monday = returned.keep(returned.version("monday.xlsx", first="Edited"))
    assert returned.earlier(monday) == [(wednesday, 0, 1)]
    assert returned.newer() == {}
    do(returned.desk.database, take_newer, monday)
    assert returned.statuses() == [WAITING, WAITING]


def test_the_same_saved_anew_is_the_same(returned: Returned) -> None:
    first = returned.keep(returned.version("first.xlsx", first="Edited"))
    path = returned.version("second.xlsx", first="Edited", second="Other")
    with edited(path, "Visits") as sheet:
        sheet.put(sheet.row_of(returned.second), "purpose", "Second")
    # Saved within one second, both files would be the same to the last byte.
    with zipfile.ZipFile(path, "a") as parts:
        parts.comment = b"saved anew"
    second = returned.keep(path)
    assert second != first
    assert returned.earlier(second) == [(first, 0, 0)]
    assert returned.newer() == {}


def test_what_was_taken_in_stays_and_the_newer_adds_to_it(
    a: DeskAtWork, returned: Returned
) -> None:
    a.receive(returned.version("monday.xlsx", first="Edited"))
    path = returned.version("wednesday.xlsx", first="Edited", second="Too")
    (item,) = a.plan(path).items
    assert (item.ref, item.kind) == (returned.second, Class.EDITED)
    wednesday = returned.keep(path)
    do(a.database, take_newer, wednesday)
    assert returned.statuses() == [DONE, WAITING]
    a.receive(path)
    assert a.shows(returned.first).text("purpose") == "Edited"
    assert a.shows(returned.second).text("purpose") == "Too"


def test_the_same_cell_edited_twice_is_for_a_person(a: DeskAtWork, returned: Returned) -> None:
    a.receive(returned.version("monday.xlsx", first="On Monday"))
    (item,) = a.plan(returned.version("wednesday.xlsx", first="On Wednesday")).items
    assert (item.kind, item.ours, item.theirs) == (Class.CONFLICT, "On Monday", "On Wednesday")


def test_any_order_ends_alike(
    b: DeskAtWork, make: Callable[[str], DeskAtWork], returned: Returned
) -> None:
    books = [
        returned.version("monday.xlsx", first="Edited"),
        returned.version("wednesday.xlsx", first="Edited", second="Too"),
    ]
    c = make("CCC")
    for book in books:
        b.receive(book)
    for book in reversed(books):
        c.receive(book)
    for ref in (returned.first, returned.second):
        assert b.shows(ref).registers == c.shows(ref).registers
    assert b.shows(returned.second).text("purpose") == "Too"


def test_before_it_is_kept_it_is_compared_with_all(a: DeskAtWork, returned: Returned) -> None:
    first = returned.keep(returned.version("monday.xlsx", first="Edited"))
    arrival = a.plan(returned.version("wednesday.xlsx", second="Too")).arrival
    assert len(written_in(arrival)) == 1
    with a.database.reading() as session:
        (found,) = versions_before(session, arrival)
        assert versions_before(session, arrival, first) == []
    assert (found.file_name, found.waits, found.is_taken) == ("monday.xlsx", True, False)


def test_what_was_erased_is_compared_no_longer(a: DeskAtWork, returned: Returned) -> None:
    returned.keep(returned.version("monday.xlsx", first="Edited"))
    gone = a.add("visit", country="KEN")
    wednesday = returned.keep(returned.version("wednesday.xlsx", second="Too"))
    erase(a.database, returned.first)
    assert returned.earlier(wednesday) == []
    assert returned.newer() == {}
    with a.database.reading() as session:
        assert {each.written for each in partners.received(session)} == {frozenset()}
    do(a.database, set_aside, wednesday)
    assert a.shows(gone).text("country") == "KEN"
