"""What was said about fields and kinds of a later version is kept, and grows only stricter."""

from hrdesk.domain.changes import Changes
from hrdesk.domain.later import LaterField, LaterRecord
from hrdesk.domain.refs import derived_ref
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.later import (
    keep_later_records,
    later_fields,
    later_records,
    remember_later,
)
from tests.factories import pen

HEARING = derived_ref("HEA", "store")
HOTEL = LaterField("visit", "hotel", "text", required="yes")
SAFETY = LaterField("visit", "safety", "code", "network", codes=("calm", "tense"))
MOOD = LaterField("person", "mood", "money", "regional", "treaty")


def test_what_was_said_is_kept_word_for_word(desk: Database) -> None:
    with desk.writing() as session:
        assert later_fields(session) == {}
        remember_later(session, [HOTEL, SAFETY, MOOD])
    with desk.reading() as session:
        assert later_fields(session) == {
            "visit": {"hotel": HOTEL, "safety": SAFETY},
            "person": {"mood": MOOD},
        }


def test_a_second_workbook_makes_it_stricter_and_never_looser(desk: Database) -> None:
    strict = LaterField("visit", "hotel", "text", "partners")
    for each in (HOTEL, strict, HOTEL):
        with desk.writing() as session:
            remember_later(session, [each])
    with desk.reading() as session:
        assert later_fields(session)["visit"]["hotel"].floor == "partners"


def test_what_this_version_knows_itself_is_not_taken_from_a_workbook(desk: Database) -> None:
    """As after an upgrade: the field has a declaration now."""
    with desk.writing() as session:
        remember_later(session, [LaterField("visit", "country", "text")])
        assert later_fields(session) == {}


def hearing(title: str, nonce: str = "n1", called: str = "Hearings") -> LaterRecord:
    told = pen(nonce=nonce).write(HEARING, "title", title, ())
    return LaterRecord("hearing", called, HEARING, {"title": (told,)})


def test_records_of_kinds_that_are_not_known_are_kept_with_all_that_stands(desk: Database) -> None:
    one, other = hearing("One", "n1"), hearing("Other", "n2", called="")
    with desk.writing() as session:
        for each in (one, other, one):
            keep_later_records(session, [each], 0)
        (kept,) = later_records(session)
        assert session.number("SELECT count(*) FROM later_record", ()) == 2
    assert (kept.ref, kept.kind, kept.title) == (HEARING, "hearing", "Hearings")
    assert {each.value for each in kept.registers["title"]} == {"One", "Other"}


def test_those_of_an_import_that_was_undone_do_not_count(desk: Database) -> None:
    with desk.writing() as session:
        entry = journal.append(session, Changes("receive"))
        keep_later_records(session, [hearing("One")], entry)
        assert len(later_records(session)) == 1
        session.raw("UPDATE journal SET undone = 1 WHERE id = ?", (entry,))
        assert later_records(session) == []
        keep_later_records(session, [hearing("One")], 0)
        assert len(later_records(session)) == 1


def test_those_of_a_kind_that_is_known_by_now_are_none(desk: Database) -> None:
    with desk.writing() as session:
        told = {"purpose": (pen().write(HEARING, "purpose", "text", ()),)}
        keep_later_records(session, [LaterRecord("visit", "Visits", HEARING, told)], 0)
        assert later_records(session) == []
