"""The bin: what is in it, and emptying it, which leaves what other desks have."""

import pytest

from hrdesk.domain.errors import Cancelled
from hrdesk.domain.label import Label
from hrdesk.operations.bin import empty_bin, in_bin, wiped
from hrdesk.operations.erase import erase, erasure_changes
from hrdesk.operations.own_desk import change_desk
from hrdesk.operations.records import remove, restore, set_label
from hrdesk.operations.same import join
from hrdesk.operations.undo import undo
from hrdesk.store import journal, listing
from hrdesk.store.ledger import Got, remember_got
from hrdesk.store.records import read_state
from tests.worlds import DeskAtWork


def titles(desk: DeskAtWork) -> list[tuple[str, bool]]:
    with desk.database.reading() as session:
        return [(each.title, each.is_shared) for each in in_bin(session)]


def nothing(done: int, total: int, what: str) -> None:
    """Whoever empties a bin in a test needs no bar."""


def test_what_was_removed_lies_there_until_it_is_brought_back(a: DeskAtWork) -> None:
    first = a.add("person", name="Amina")
    second = a.add("visit", country="TUN")
    a.do(remove, [first, second])
    assert sorted(titles(a)) == [("Amina", False), ("Tunisia", False)]
    removed_at = a.minute
    a.do(set_label, [second], Label.PUBLIC)
    with a.database.reading() as session:
        assert {each.changed for each in in_bin(session)} == {removed_at}, "and not what came later"
    a.do(restore, [first])
    assert titles(a) == [("Tunisia", False)]


def test_emptied_it_keeps_what_others_have_and_nothing_else(a: DeskAtWork) -> None:
    own = a.add("person", name="Amina Secret", label=Label.INTERNAL)
    given = a.add("organisation", name="Network", label=Label.NETWORK)
    a.send("BBB")
    own_too = a.add("person", name="Berta")
    assert wiped(a.do(remove, [own, given])) == []
    assert sorted(titles(a)) == [("Amina Secret", False), ("Network", True)]
    with pytest.raises(Cancelled):
        empty_bin(a.database, progress=nothing, cancelled=lambda: True)
    assert len(titles(a)) == 2
    emptied = empty_bin(a.database, progress=nothing, cancelled=lambda: False)
    assert ([each.ref for each in emptied.gone], emptied.kept) == ([own], 1)
    assert emptied.changes.kinds == {"person"}
    assert wiped(emptied.changes) == [own]
    assert wiped(erasure_changes(erase(a.database, own_too))) == [own_too]
    assert titles(a) == [("Network", True)]
    with a.database.reading() as session:
        assert read_state(session, own) is None
        assert listing.titles(session, [own]) == {}
        assert journal.history(session, own) == []
    assert b"Amina Secret" not in a.database.path.read_bytes()
    assert not empty_bin(a.database, progress=nothing, cancelled=lambda: False).gone


def test_one_record_of_several_refs_stays_where_others_have_one_of_them(a: DeskAtWork) -> None:
    small, big = sorted(a.add("person", name=each) for each in ("Amina", "Amina B"))
    with a.database.writing() as session:
        remember_got(session, "BBB", {big: Got("v", ("name",))}, (1, 1))
    a.do(join, [small, big])
    a.do(remove, [small])
    assert [shared for _, shared in titles(a)] == [True]
    emptied = empty_bin(a.database, progress=nothing, cancelled=lambda: False)
    assert (emptied.gone, emptied.kept) == ((), 1)
    assert a.state(small)
    assert a.state(big)


def test_emptied_undo_and_redo_offer_nothing_of_what_is_gone(a: DeskAtWork) -> None:
    kept, gone = a.add("visit", country="TUN"), a.add("person", name="Amina")
    a.do(change_desk, name="Other name")
    a.do(remove, [gone])
    empty_bin(a.database, progress=nothing, cancelled=lambda: False)
    assert undo(a.database).about["of"] == "desk"
    assert undo(a.database).refs == (kept,)
    again = a.add("person", name="Amina")
    assert undo(a.database).refs == (again,)
    empty_bin(a.database, progress=nothing, cancelled=lambda: False)
    with a.database.reading() as session:
        assert journal.to_undo(session) is journal.to_redo(session) is None
