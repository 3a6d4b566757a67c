"""What a search that found nothing may have meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.operations.records import add_record, archive, remove
from hrdesk.store.database import Database
from hrdesk.store.near import near, near_states
from tests.desk_files import NAMELESS, empty_desk


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "d.hrdesk", identity=NAMELESS)
    yield made
    made.close()


@pytest.fixture
def people(database: Database) -> dict[str, str]:
    names = ("Petrović, Olga", "Müller, Zoë", "Hassan, Amina", "Hassan, Omar")
    with database.writing() as session:
        return {name: add_record(session, "person", {"name": name}).refs[0] for name in names}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("petrowic", ["Petrović, Olga"]),
        ("Mueller Zoe", ["Müller, Zoë"]),
        ("hasan", ["Hassan, Amina", "Hassan, Omar"]),
        ("hasan aminah", ["Hassan, Amina"]),
        ("xylophone", []),
        ("ha", []),
        ("", []),
    ],
)
def test_titles_nearly_typed_are_found(
    database: Database, people: dict[str, str], typed: str, meant: list[str]
) -> None:
    with database.reading() as session:
        assert [hit.title for hit in near(session, typed)] == meant


def test_at_most_so_many_and_nothing_removed(database: Database, people: dict[str, str]) -> None:
    with database.writing() as session:
        remove(session, [people["Hassan, Amina"]])
    with database.reading() as session:
        assert [hit.title for hit in near(session, "hasan")] == ["Hassan, Omar"]
        assert len(near(session, "hasan", limit=0)) == 0


def test_of_one_kind_only_what_is_in_use(database: Database, people: dict[str, str]) -> None:
    with database.writing() as session:
        add_record(session, "organisation", {"name": "Hassan Foundation"})
        archive(session, [people["Hassan, Amina"]])
    with database.reading() as session:
        assert [hit.title for hit in near(session, "hasan", kind="person")] == ["Hassan, Omar"]
        assert len(near(session, "hasan")) == 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tunesia", ["TUN"]),
        ("Germny", ["DEU"]),
        ("unted kingdom", ["GBR"]),
        ("Kazakstan", ["KAZ"]),
        ("send", []),
        ("müller", []),
        ("nobody of this name", []),
        ("tu", []),
    ],
)
def test_a_state_is_meant_by_a_name_that_is_nearly_its_own(typed: str, meant: list[str]) -> None:
    assert near_states(typed) == meant
