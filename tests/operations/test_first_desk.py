"""A first desk is there whole or not at all, and knows its person."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import BadValue, DeskFileError
from hrdesk.domain.label import Label
from hrdesk.operations import first_desk
from hrdesk.operations.desks import SAMPLE_CODE, Start
from hrdesk.operations.first_desk import FirstDesk, make_first_desk, own_code
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.records import read_state


def _wanted(path: Path, start: Start = Start.NOTHING, **other: object) -> FirstDesk:
    values = {"code": "nirms", "name": "Network desk", "person": "Hassan, Amina", **other}
    return FirstDesk(path, start=start, **values)  # type: ignore[arg-type]


def _only_person(database: Database) -> dict[str, object]:
    with database.reading() as session:
        (ref,) = listing.keys(session, Query("person"))
        state = read_state(session, ref)
    assert state is not None
    return dict(state.values())


def test_desk_is_open_and_holds_its_person_with_nothing_to_undo(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "desk.hrdesk"
    wanted = _wanted(path, zone="Asia/Tbilisi", languages=("English", "French"))
    database = make_first_desk(wanted)
    with database.reading() as session:
        assert journal.to_undo(session) is None
    assert database.path == path
    assert (database.identity.code, database.identity.zone) == ("NIRMS", "Asia/Tbilisi")
    person = _only_person(database)
    organisation = str(person.pop("organisation"))
    with database.reading() as session:
        state = read_state(session, organisation)
    assert state is not None
    assert dict(state.values()) == {"name": "Network desk", "zone": "Asia/Tbilisi"}
    assert state.label is Label.INTERNAL
    assert person == {
        "name": "Hassan, Amina",
        "zone": "Asia/Tbilisi",
        "languages": ("English", "French"),
    }
    database.close()
    others = {each.name for each in path.parent.iterdir()} - {"desk.hrdesk", "desk.hrdesk.lock"}
    assert not others


@pytest.mark.parametrize("known_as", ["African Commission on Human and Peoples' Rights", "achpr"])
def test_person_belongs_to_the_organisation_the_desk_is_named_after(
    tmp_path: Path, known_as: str
) -> None:
    database = make_first_desk(_wanted(tmp_path / "d.hrdesk", Start.NETWORK, name=known_as))
    person = _only_person(database)
    with database.reading() as session:
        (title,) = listing.titles(session, [str(person["organisation"])]).values()
    database.close()
    assert "African Commission" in title


def test_an_organisation_that_the_network_does_not_have_is_written_down(tmp_path: Path) -> None:
    name = "Commission for Human Rights of a State"
    database = make_first_desk(_wanted(tmp_path / "d.hrdesk", Start.NETWORK, code="XYZ", name=name))
    person = _only_person(database)
    with database.reading() as session:
        (title,) = listing.titles(session, [str(person["organisation"])]).values()
    database.close()
    assert title == name


def test_nobody_is_written_down_without_a_name(tmp_path: Path) -> None:
    database = make_first_desk(_wanted(tmp_path / "d.hrdesk", person=""))
    with database.reading() as session:
        assert listing.count(session, Query("person")) == 0
    database.close()


def test_sample_desk_has_its_own_people_only(tmp_path: Path) -> None:
    database = make_first_desk(_wanted(tmp_path / "d.hrdesk", Start.SAMPLE))
    with database.reading() as session:
        people = listing.lines(session, "person", listing.keys(session, Query("person")))
    database.close()
    assert people
    assert "Hassan, Amina" not in {line.title for line in people}


def test_sample_desk_has_its_own_code() -> None:
    assert own_code(Start.SAMPLE, "NIRMS") == SAMPLE_CODE
    assert own_code(Start.NETWORK, "NIRMS") == "NIRMS"


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "d.hrdesk"
    path.write_bytes(b"somebody's")
    with pytest.raises(DeskFileError) as refused:
        make_first_desk(_wanted(path))
    assert refused.value.code == "desk_exists"
    assert path.read_bytes() == b"somebody's"


def test_what_was_killed_half_way_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.hrdesk"

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(first_desk, "add_record", killed)
        with pytest.raises(KeyboardInterrupt):
            make_first_desk(_wanted(path))
    assert not path.exists()
    make_first_desk(_wanted(path)).close()
    assert path.exists()


def test_bad_code_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadValue):
        make_first_desk(_wanted(tmp_path / "d.hrdesk", code="two words"))
    assert not list(tmp_path.glob("*.hrdesk"))
