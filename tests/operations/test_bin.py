"""The bin: what is in it, and emptying it, which leaves what other desks have."""

import pytest

from hrdesk.domain.errors import Cancelled
from hrdesk.domain.label import Label
from hrdesk.operations.bin import empty_bin, in_bin
from hrdesk.operations.records import remove, restore
from hrdesk.store import journal, listing
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
    a.do(restore, [first])
    assert titles(a) == [("Tunisia", False)]


def test_emptied_it_keeps_what_others_have_and_nothing_else(a: DeskAtWork) -> None:
    own = a.add("person", name="Amina Secret", label=Label.INTERNAL)
    given = a.add("organisation", name="Network", label=Label.NETWORK)
    a.send("BBB")
    a.do(remove, [own, given])
    assert sorted(titles(a)) == [("Amina Secret", False), ("Network", True)]
    with pytest.raises(Cancelled):
        empty_bin(a.database, progress=nothing, cancelled=lambda: True)
    assert len(titles(a)) == 2
    emptied = empty_bin(a.database, progress=nothing, cancelled=lambda: False)
    assert ([each.ref for each in emptied.gone], emptied.kept) == ([own], 1)
    assert emptied.changes.kinds == {"person"}
    assert titles(a) == [("Network", True)]
    with a.database.reading() as session:
        assert read_state(session, own) is None
        assert listing.titles(session, [own]) == {}
        assert journal.history(session, own) == []
    assert b"Amina Secret" not in a.database.path.read_bytes()
    assert not empty_bin(a.database, progress=nothing, cancelled=lambda: False).gone
