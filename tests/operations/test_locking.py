"""The passphrase of the lock: set, tried, changed, taken away; it is kept nowhere in clear."""

from hrdesk.operations.locking import has_lock, replace_lock, set_lock, unlocks
from tests.worlds import DeskAtWork


def test_only_the_passphrase_opens(a: DeskAtWork) -> None:
    assert unlocks(a.database, "whatever"), "where none was set, none is asked for"
    assert a.do(set_lock, "cedar lantern", 10).touched == {"lock"}
    with a.database.reading() as session:
        assert has_lock(session)
    assert unlocks(a.database, "cedar lantern")
    assert not unlocks(a.database, "cedar")
    assert b"cedar lantern" not in a.database.path.read_bytes()


def test_one_sign_from_two_keyboards_is_one(a: DeskAtWork) -> None:
    a.do(set_lock, "caf\u00e9", 10)
    assert unlocks(a.database, "cafe\u0301")


def test_it_is_changed_and_taken_away_by_whoever_knows_it(a: DeskAtWork) -> None:
    a.do(set_lock, "old", 10)
    assert not replace_lock(a.database, "wrong", "new")
    assert unlocks(a.database, "old")
    assert replace_lock(a.database, "old", "")
    with a.database.reading() as session:
        assert not has_lock(session)
