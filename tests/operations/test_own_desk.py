"""This desk's name and zone: changed, refused, taken back and done again, also after a restart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrdesk.domain.errors import BadValue
from hrdesk.operations.own_desk import DESK, change_desk
from hrdesk.operations.perform import do
from hrdesk.operations.undo import redo, undo
from hrdesk.store import journal
from hrdesk.store.database import Database, open_desk
from tests.desk_files import empty_desk
from tests.factories import MINUTE


def minute() -> int:
    return MINUTE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "d.hrdesk", minute)
    yield made
    made.close()


@contextmanager
def open_again(desk: Database) -> Iterator[Database]:
    desk.close()
    again = open_desk(desk.path)
    yield again
    again.close()


def about(desk: Database) -> tuple[str, str]:
    return desk.identity.name, desk.identity.zone


def test_name_and_zone_are_kept_in_the_file(desk: Database) -> None:
    before = desk.identity
    changes = do(desk, change_desk, name=" Rapporteurs ", zone="Africa/Banjul")
    assert changes.touched == {DESK}
    assert about(desk) == ("Rapporteurs", "Africa/Banjul")
    assert desk.identity.author == before.author
    path = desk.path
    desk.close()
    again = open_desk(path)
    assert about(again) == ("Rapporteurs", "Africa/Banjul")
    again.close()


def test_the_city_that_was_chosen_is_kept_beside_the_zone(desk: Database) -> None:
    do(desk, change_desk, zone="America/New_York", city="Washington")
    assert desk.identity.place == ("America/New_York", "Washington")
    do(desk, change_desk, name="Rapporteurs")
    with open_again(desk) as again:
        assert again.identity.place == ("America/New_York", "Washington")
        do(again, change_desk, zone="America/New_York")
        assert again.identity.place == ("America/New_York", "")
        undo(again)
        assert again.identity.city == "Washington"
        undo(again)
        undo(again)
        assert again.identity.place == ("Europe/Zurich", "")


def test_what_is_not_given_stays(desk: Database) -> None:
    do(desk, change_desk, name="Rapporteurs")
    assert about(desk) == ("Rapporteurs", "Europe/Zurich")
    do(desk, change_desk, zone="Asia/Jakarta")
    assert about(desk) == ("Rapporteurs", "Asia/Jakarta")


def test_the_same_again_is_no_change(desk: Database) -> None:
    assert not do(desk, change_desk, name=desk.identity.name, zone=desk.identity.zone)
    with desk.reading() as session:
        assert journal.to_undo(session) is None


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis", "../zone"])
def test_a_zone_that_does_not_exist_is_refused(desk: Database, zone: str) -> None:
    with pytest.raises(BadValue):
        do(desk, change_desk, name="Other", zone=zone)
    assert about(desk) == ("Network desk", "Europe/Zurich")


def test_it_is_undone_and_done_again(desk: Database) -> None:
    do(desk, change_desk, name="One")
    do(desk, change_desk, name="Two", zone="Asia/Jakarta")
    assert undo(desk).about["of"] == DESK
    assert about(desk) == ("One", "Europe/Zurich")
    undo(desk)
    assert about(desk) == ("Network desk", "Europe/Zurich")
    redo(desk)
    redo(desk)
    assert about(desk) == ("Two", "Asia/Jakarta")
    undo(desk)
    assert about(desk) == ("One", "Europe/Zurich")
