"""The mapping of a list is found again by the fingerprint of its headings."""

from hrdesk.domain.codes import Life
from hrdesk.store.candidates import candidates
from hrdesk.store.database import Database
from hrdesk.store.list_mappings import remember, remembered
from hrdesk.store.records import write_states
from tests.factories import record, ref


def test_the_last_mapping_counts(desk: Database) -> None:
    with desk.writing() as session:
        assert remembered(session, "f") is None
        remember(session, "f", "person", {"Name": "name"})
        remember(session, "f", "visit", {"Pays": "country"})
        assert remembered(session, "f") == ("visit", {"Pays": "country"})


def test_twins_are_looked_for_among_what_is_there(desk: Database) -> None:
    person = record("person", {"name": "Ana", "other_names": ("Anna", "Anita"), "phone": "1"})
    gone = record("person", {"name": "Gone"}, at=ref("person", 2), life=Life.REMOVED)
    with desk.writing() as session:
        write_states(session, [person, gone])
        found = dict(candidates(session, "person", ("name", "other_names", "email")))
    assert found == {person.ref: {"name": "Ana", "other_names": ("Anita", "Anna")}}
