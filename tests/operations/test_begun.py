"""What was typed into forms is kept until it is a record, and is no change of the desk."""

from hrdesk.operations.begun import Begun, first_place, free_place, keep_typed, left_typed
from hrdesk.operations.erase import erase
from hrdesk.store import journal
from hrdesk.store.begun import keep_begun
from tests.worlds import DeskAtWork


def left(desk: DeskAtWork) -> list[tuple[str, dict[str, object]]]:
    with desk.database.reading() as session:
        return [(each.key, dict(each.values)) for each in left_typed(session)]


def test_what_was_typed_is_there_again_until_it_is_kept_or_let_go(a: DeskAtWork) -> None:
    person = a.add("person", name="Amina")
    with a.database.reading() as session:
        before = journal.to_undo(session)
    assert not a.do(keep_typed, Begun("visit", "", {"purpose": "Half", "themes": ["Prisons"]}))
    a.do(keep_typed, Begun("person", person, {"email": "half@"}))
    a.do(keep_typed, Begun("person", person, {"email": "half@exa"}))
    assert sorted(left(a)) == [
        (person, {"email": "half@exa"}),
        ("new/visit", {"purpose": "Half", "themes": ["Prisons"]}),
    ]
    with a.database.reading() as session:
        assert journal.to_undo(session) == before
    a.do(keep_typed, Begun("visit"))
    assert [key for key, _ in left(a)] == [person]


def test_new_records_of_a_kind_have_places_beside_each_other(a: DeskAtWork) -> None:
    a.do(keep_typed, Begun("visit", "", {"purpose": "First"}))
    a.do(keep_typed, Begun("visit", "", {"purpose": "Third"}, place=2))
    assert left(a) == [("new/visit/2", {"purpose": "Third"}), ("new/visit", {"purpose": "First"})]
    with a.database.reading() as session:
        begun = {each.key: each for each in left_typed(session)}
    assert begun["new/visit/2"].place == 2
    assert free_place("visit", begun) == 1
    assert free_place("person", begun) == 0
    assert first_place("visit", [begun["new/visit/2"]]) == 2
    assert first_place("person", begun.values()) == 0
    a.do(keep_typed, Begun("visit", place=2))
    assert [key for key, _ in left(a)] == ["new/visit"]


def test_what_no_form_of_today_could_show_is_not_offered(a: DeskAtWork) -> None:
    person = a.add("person", name="Amina")
    a.do(keep_typed, Begun("person", person, {"shoe_size": "38"}))
    a.do(keep_typed, Begun("person", "PER-7K3M-QX9P-2TVDR", {"email": "x"}))
    with a.database.writing() as session:
        keep_begun(session, "new/spaceship", '{"values": {"name": "x"}, "minute": 1}')
        keep_begun(session, "new/visit/x", '{"values": {"purpose": "x"}, "minute": 1}')
        keep_begun(session, "SPA-7K3M-QX9P-2TVDR", '{"values": {"name": "x"}, "minute": 1}')
    assert left(a) == []


def test_who_is_erased_leaves_nothing_half_typed(a: DeskAtWork) -> None:
    person = a.add("person", name="Amina")
    a.do(keep_typed, Begun("person", person, {"phone": "0041 22 secret"}))
    erase(a.database, person)
    assert left(a) == []
    assert b"0041 22 secret" not in a.database.path.read_bytes()


def test_what_the_record_has_by_now_is_not_offered(a: DeskAtWork) -> None:
    person = a.add("person", name="Amina", function="Adviser", themes=["Prisons", "Water"])
    typed = {"function": " Adviser ", "themes": ["Water", "Prisons"], "email": "half@"}
    a.do(keep_typed, Begun("person", person, typed))
    assert left(a) == [(person, {"email": "half@"})]
    a.do(keep_typed, Begun("person", person, {"function": "Adviser"}))
    assert left(a) == []
