"""Records looked up in turn are those of the desk, however few of them are kept at once."""

import pytest

from hrdesk.store.database import Database
from hrdesk.store.in_turn import StatesInTurn
from hrdesk.store.records import write_states
from tests.factories import record, ref

MANY = 1_003


def test_records_are_those_of_the_desk_in_any_order(desk: Database) -> None:
    states = [record("visit", {"country": "TUN"}, at=ref("visit", each)) for each in range(MANY)]
    refs = [each.ref for each in states]
    absent = [ref("visit", "nobody"), ref("visit", "nothing")]
    with desk.writing() as session:
        write_states(session, states)
        found = StatesInTurn(session, [*refs, absent[0]], kept=[refs[3], absent[1]])
        # From one end to the other of what is read at once, and back again.
        for place in (0, MANY - 1, 3, 1, 600, 0):
            assert found[refs[place]] == states[place]
        assert [each for each in absent if each in found] == []
        assert found.get(ref("visit", "not asked for")) is None
        assert len(found) == MANY
        assert dict(found) == {each.ref: each for each in states}


def test_what_is_put_stands_in_place_of_what_was_read(desk: Database) -> None:
    known, other = (record("visit", {"country": code}) for code in ("TUN", "MEX"))
    new = record("visit", {"country": "TUN"}, at=ref("visit", 2))
    with desk.writing() as session:
        write_states(session, [known])
        found = StatesInTurn(session, [known.ref, new.ref])
        assert found[known.ref] == known
        found.put({known.ref: other, new.ref: new})
        assert [found[known.ref], found[new.ref]] == [other, new]
        with pytest.raises(KeyError):
            found[ref("visit", 3)]
