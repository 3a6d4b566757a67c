"""The passphrase of the lock: set, tried, changed, taken away; it is kept nowhere in clear."""

import json

import pytest

from hrdesk.domain.errors import DeskFileError
from hrdesk.operations.locking import has_lock, replace_lock, set_lock, unlocks
from hrdesk.store.lock import keep_lock
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


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({"salt": 1, "cost": 10, "key": "00"}),
        json.dumps({"salt": "0g", "cost": 10, "key": "00"}),
        json.dumps({"salt": "00", "cost": "10", "key": "00"}),
        json.dumps({"salt": "00", "cost": 60, "key": "00"}),
    ],
)
def test_a_damaged_lock_is_told_and_taken_away(a: DeskAtWork, kept: str) -> None:
    with a.database.writing() as session:
        keep_lock(session, kept)
    for asked in (lambda: unlocks(a.database, "cedar"), lambda: replace_lock(a.database, "", "")):
        with pytest.raises(DeskFileError) as caught:
            asked()
        assert caught.value.code == "lock_damaged"
        assert not caught.value.about, "a locked window tells nobody where the desk lies"
    a.do(set_lock, "")
    assert unlocks(a.database, "cedar")
