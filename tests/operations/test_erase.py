"""Erasing: nothing of a record is left in the desk file, wherever it had been kept."""

import io
import zipfile
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import FileRefused, NotFound
from hrdesk.domain.merge import Decision
from hrdesk.domain.records import KINDS
from hrdesk.operations.desks import new_desk
from hrdesk.operations.erase import copies_beside, erase, erasure_changes, plan_erasure
from hrdesk.operations.inbox import carry_out_delivery, open_delivery, take_delivery
from hrdesk.operations.receive import Pin
from hrdesk.operations.records import remove
from hrdesk.operations.undo import NothingToUndo, undo
from hrdesk.store import erasure, partners
from hrdesk.store.records import write_states
from hrdesk.store.search import find
from tests.factories import full
from tests.worlds import DeskAtWork

SECRET = "Ferdinand Unmistakable"
NEEDLES = [SECRET.encode(), b"ferdinand", b"unmistakable"]


def bytes_of(desk: DeskAtWork) -> bytes:
    """The desk file with its log."""
    path = desk.database.path
    files = [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]
    return b"".join(each.read_bytes() for each in files if each.exists())


def test_no_byte_of_a_value_is_left(a: DeskAtWork) -> None:
    ref = a.add("person", name=SECRET, function="Clerk")
    visit = a.add("visit", country="TUN", head=ref)
    a.set(ref, name=SECRET + " junior")
    a.send("BBB")
    assert any(needle in bytes_of(a) for needle in NEEDLES)
    done = erase(a.database, ref)
    assert not any(needle in bytes_of(a).lower() for needle in NEEDLES)
    assert (done.title, done.partners, done.linked) == (SECRET + " junior", ("BBB",), (visit,))
    assert a.state(ref) is None
    assert a.shows(visit).value("head") == ref
    with a.database.reading() as session:
        assert find(session, "Ferdinand") == []
        assert erasure.erased(session, [ref, visit]) == {ref}
        assert partners.sent_to(session, "BBB")[0].records == 2


def test_the_plan_changes_nothing(a: DeskAtWork) -> None:
    ref = a.add("person", name=SECRET)
    with a.database.reading() as session:
        plan = plan_erasure(session, ref, a.database.path)
    assert (plan.told, plan.workbooks, plan.sent, plan.linked) == ((), (), {}, ())
    assert a.shows(ref).value("name") == SECRET
    assert erasure_changes(plan).kinds == {"person", "inbox"}


def test_a_record_that_is_not_here_cannot_be_erased(a: DeskAtWork) -> None:
    ref = a.add("person", name=SECRET)
    erase(a.database, ref)
    with pytest.raises(NotFound):
        erase(a.database, ref)


def test_erasing_cannot_be_undone_and_what_came_before_it_can(a: DeskAtWork) -> None:
    kept, gone = a.add("visit", country="TUN"), a.add("person", name=SECRET)
    a.set(kept, purpose="x")
    erase(a.database, gone)
    undo(a.database)
    assert a.shows(kept).values() == {"country": "TUN"}
    undo(a.database)
    assert (a.state(gone), a.shows(kept).life) == (None, Life.REMOVED)
    with pytest.raises(NothingToUndo):
        undo(a.database)


def test_workbooks_of_the_inbox_that_hold_it_are_wiped(a: DeskAtWork, b: DeskAtWork) -> None:
    other = b.add("visit", country="MEX")
    theirs = take_delivery(a.database, b.send("AAA"))
    ref = b.add("person", name=SECRET)
    book = b.send("AAA", [ref])
    taken = take_delivery(a.database, book)
    carry_out_delivery(
        a.database, taken, {i.key: Decision.THEIRS for i in taken.plan.items}, pin=Pin.NEW
    )
    done = erase(a.database, ref)
    assert done.workbooks == (taken.number,)
    with pytest.raises(FileRefused) as refused:
        open_delivery(a.database, taken.number)
    assert refused.value.code == "wiped"
    assert [item.ref for item in open_delivery(a.database, theirs.number).plan.items] == [other]


def test_what_was_erased_is_asked_about_and_comes_back_if_chosen(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = a.add("person", name=SECRET)
    b.receive(a.send("BBB"))
    erase(a.database, ref)
    book = b.send("AAA")
    a.receive(book)
    assert a.state(ref) is None
    delivery = take_delivery(a.database, book)
    (item,) = delivery.plan.items
    for decision in (Decision.OURS, Decision.LATER, Decision.THEIRS):
        assert a.state(ref) is None
        carry_out_delivery(a.database, delivery, {item.key: decision}, pin=Pin.NEW)
    assert a.shows(ref).value("name") == SECRET
    with a.database.reading() as session:
        assert erasure.erased(session, [ref]) == set()


def test_copies_that_may_hold_it_are_named(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "my [own] desk.hrdesk", "AAA", "A")
    for name in ("my [own] desk-2026-11-22.hrdesk", "my [own] desk-before-import.hrdesk"):
        desk.copy_to(tmp_path / name)
    (tmp_path / "my o desk-2026-11-22.hrdesk").touch()
    (tmp_path / "my [own] desk-x.hrdesk").mkdir()
    assert [each.name for each in copies_beside(desk.path)] == [
        "my [own] desk-2026-11-22.hrdesk",
        "my [own] desk-before-import.hrdesk",
    ]
    desk.close()


def test_files_of_every_sort_are_looked_through(a: DeskAtWork) -> None:
    """What cannot be looked through may hold the record, and counts."""
    ref = a.add("person", name=SECRET)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("sheet.xml", "nobody " * 500)
    damaged = bytearray(whole.getvalue())
    damaged[60] ^= 0xFF
    files = [
        f"{ref};x".encode(),
        f"{ref};x".encode("utf-16"),
        b"other",
        whole.getvalue(),
        bytes(damaged),
    ]
    with a.database.writing() as session:
        for content in files:
            partners.keep_received(
                session, content, workbook="", sender="", file_name="f", status="waiting", counts={}
            )
        assert erasure.workbooks_naming(session, ref) == [1, 2, 5]


def test_a_workbook_that_was_wiped_can_come_in_anew(a: DeskAtWork, b: DeskAtWork) -> None:
    other, ref = b.add("visit", country="MEX"), b.add("person", name=SECRET)
    book = b.send("AAA")
    first = take_delivery(a.database, book)
    carry_out_delivery(
        a.database, first, {i.key: Decision.THEIRS for i in first.plan.items}, pin=Pin.NEW
    )
    a.do(remove, [other])
    erase(a.database, ref)
    again = take_delivery(a.database, book)
    assert again.number == first.number
    (item,) = again.plan.items
    assert (item.ref, item.code) == (ref, "erased_here")
    assert open_delivery(a.database, again.number).plan.items == (item,)
    carry_out_delivery(a.database, again, {item.key: Decision.THEIRS}, pin=Pin.NOBODY)
    assert a.shows(ref).value("name") == SECRET


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_erased(a: DeskAtWork, kind: str) -> None:
    state = full(kind)
    with a.database.writing() as session:
        write_states(session, [state])
    erase(a.database, state.ref)
    assert a.state(state.ref) is None
