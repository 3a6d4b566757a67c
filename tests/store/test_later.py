"""What was said about the fields of a later version is kept, and grows only stricter."""

from hrdesk.domain.later import LaterField
from hrdesk.store.database import Database
from hrdesk.store.later import later_fields, remember_later

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
        session.raw("INSERT INTO later_field VALUES ('treaty', 'name', 'text', '', '', '', '')")
        assert later_fields(session) == {}
