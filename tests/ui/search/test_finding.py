"""What the box at the head of the window finds on a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hrdesk.domain.label import Label
from hrdesk.operations.records import add_record, archive, remove
from hrdesk.store.database import create_desk, new_identity
from hrdesk.ui.country_address import address_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.search.finding import Finding


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    database = create_desk(tmp_path / "d.hrdesk", new_identity("A", "A", "Europe/Zurich"))
    with database.writing() as session:
        add_record(session, "person", {"name": "Müller, Zoë"}, label=Label.NETWORK)
        office = add_record(session, "organisation", {"name": "Torture Body", "acronym": "CAT"})
        add_record(session, "person", {"name": "Nkosi, T", "organisation": office.refs[0]})
        add_record(session, "visit", {"country": "TUN", "dates": "2027-03"})
        gone = add_record(session, "person", {"name": "Muller, Removed"})
        remove(session, gone.refs)
        old = add_record(session, "document", {"title": "Muller report"})
        archive(session, old.refs)
    made = Desk(database)
    yield made
    made.close()


def test_records_are_found_with_kind_icon_and_label(desk: Desk) -> None:
    person, report = Finding(desk)("mull")
    assert (person.title, person.subtitle, person.icon) == ("Müller, Zoë", "Person", "users")
    assert (person.note, person.label) == ("Network", Label.NETWORK)
    assert str(person.payload).startswith("PER-")
    assert report.subtitle == "Document, Archived"
    assert report.note == "Internal"
    (person,) = Finding(desk)("nkosi")
    assert person.subtitle == f"Person, {isolated('CAT')}", "of many who are called alike"


def test_what_was_meant_is_asked_when_nothing_is_found(desk: Desk) -> None:
    state, hit = Finding(desk)("Tunesia")
    assert hit.title == "Tunisia, Mar 2027"
    assert "Did you mean" in hit.subtitle
    assert (state.title, state.payload) == ("Tunisia", address_of("TUN"))
    assert "Did you mean" in state.subtitle


@pytest.mark.parametrize("typed", ["uu", "xylophone"])
def test_nothing_is_meant_by_noise(desk: Desk, typed: str) -> None:
    assert Finding(desk)(typed) == []


def test_ratifications_of_a_state_are_told_apart_by_what_binds_it(desk: Desk) -> None:
    with desk.database.writing() as session:
        for name, acronym in (("Convention against Torture", "CAT"), ("A protocol", "")):
            treaty = add_record(session, "instrument", {"name": name, "acronym": acronym})
            values = {"country": "MEX", "instrument": treaty.refs[0]}
            add_record(session, "ratification", values, label=Label.PUBLIC)
    found = [each.subtitle for each in Finding(desk)("mexico") if "Ratification" in each.subtitle]
    said = [f"Ratification, {isolated(name)}" for name in ("A protocol", "CAT")]
    assert sorted(found) == said
