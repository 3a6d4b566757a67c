"""What is muted stays muted whichever way round it is said, by topic, until it is unmuted."""

from hrdesk.store.database import Database
from hrdesk.store.erasure import wipe
from hrdesk.store.muted import mute, muted, unmute
from tests.factories import ref

ONE, OTHER, THIRD = sorted(ref("visit", each) for each in range(3))


def test_a_pair_is_muted_for_one_topic(desk: Database) -> None:
    with desk.writing() as session:
        mute(session, "overlap", [(OTHER, ONE)], "agreed by telephone")
        mute(session, "overlap", [(ONE, OTHER)], "agreed")
        assert muted(session, "clash") == {}
        found = muted(session, "overlap")
        assert {pair: each.reason for pair, each in found.items()} == {(ONE, OTHER): "agreed"}
        unmute(session, "clash", [(ONE, OTHER)])
        assert len(muted(session, "overlap")) == 1
        unmute(session, "overlap", [(OTHER, ONE)])
        assert muted(session, "overlap") == {}


def test_erasing_a_record_forgets_what_was_said_of_it(desk: Database) -> None:
    with desk.writing() as session:
        mute(session, "overlap", [(ONE, OTHER), (OTHER, THIRD)], "Olga will go")
        wipe(session, ONE)
        assert set(muted(session, "overlap")) == {(OTHER, THIRD)}
