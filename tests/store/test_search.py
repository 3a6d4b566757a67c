"""Everything is found by what it holds, however it is spelled, and no query is too odd."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Kind
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import merged
from hrdesk.domain.text import words_of
from hrdesk.domain.titles import sort_key
from hrdesk.store.database import Database
from hrdesk.store.records import forget, write_states
from hrdesk.store.search import Hit, counts, find, index, match_text
from hrdesk.store.session import Session
from tests.factories import full, over, pen, record, ref, sample

OPERATORS = (
    "",
    " ",
    '"',
    '""',
    "'",
    "*",
    "-",
    "AND",
    "NOT",
    "OR OR",
    "NEAR(a b, 2)",
    "a NOT b",
    "(a",
    "a)",
    "^a",
    "a*b",
    "a:b",
    "title : a",
    "{title body} : a",
    "-a",
    "+a",
    "a + b",
    '"a',
    "'; DROP TABLE record; --",
    "_",
    "a_b",
    "%",
    "\x00",
    "a\x00b",
    "\ud800",
    "½ ²",
    "𞤀𞤣𞤤",
    "ـــ",
    "ء",
    "\u0301",
)


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def found(session: Session, query: str) -> set[str]:
    return {hit.ref for hit in find(session, query)}


# ---------------------------------------------------------------- everything


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_is_found(session: Session, kind: str) -> None:
    """By every word of it: codes as they are worded, links by their Ref."""
    state = full(kind)
    write_states(session, [state, full("visit" if kind != "visit" else "person")])
    for spec in state.fields:
        value = sample(kind, spec)
        for each in (value,) if isinstance(value, str) else value:
            worded = spec.codes is not None and spec.kind is Kind.CODE
            assert state.ref in found(session, readable(each) if worded else each), spec


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_found_by_its_ref_however_it_is_typed(session: Session, kind: str) -> None:
    write_states(session, [full(each) for each in KINDS])
    name = ref(kind)
    for typed in (name, name.lower(), name.replace("-", ""), name.replace("-", " "), name[:8]):
        assert name in found(session, typed)


def test_a_hit_tells_what_a_list_shows(session: Session) -> None:
    state, title = record("visit", {"country": "TUN", "dates": "2027-03"}), "Tunisia, Mar 2027"
    write_states(session, [state])
    assert find(session, "tunisia") == [
        Hit(state.ref, "visit", title, "network", "active", sort_key(title))
    ]


@pytest.mark.parametrize("query", ["Tunisia", "tunisie", "Túnez", "تونس", "Тунис", "TUN", "tunis"])
def test_a_country_is_found_by_its_names_in_every_language(session: Session, query: str) -> None:
    visit = record("visit", {"country": "TUN"})
    area = record("organisation", {"name": "Office", "countries": ["TUN"]})
    write_states(session, [visit, area, record("visit", {"country": "PER"}, at=ref("visit", 2))])
    assert found(session, query) == {visit.ref, area.ref}


def test_a_place_called_like_a_country_is_no_country(session: Session) -> None:
    state = record("place", {"name": "TUN", "city": "TUN"})
    write_states(session, [state])
    assert found(session, "tunisie") == set()
    assert found(session, "tun") == {state.ref}


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Müller, Anna", "muller"),
        ("Müller, Anna", "MÜLLER anna"),
        ("أحمد بن علي", "احمد"),
        ("فاطمة", "فاطمه"),
        ("محـــمد", "محمد"),
        ("مُحَمَّد", "محمد"),
        ("O'Brien-Smith", "smith o'br"),
        ("Straße", "strasse"),
        ("Ёлкина", "елк"),
        ("🧡Anna🧡Care", "anna care"),
        ("₿ill", "ill"),
    ],
)
def test_a_person_is_found_without_accents_marks_and_hamza(
    session: Session, kept: str, typed: str
) -> None:
    state = record("person", {"name": kept})
    write_states(session, [state, record("person", {"name": "Else"}, at=ref("person", 2))])
    assert found(session, typed) == {state.ref}


def test_every_word_must_begin_a_word(session: Session) -> None:
    state = record("visit", {"country": "TUN", "purpose": "Follow-up on torture", "notes": "x"})
    write_states(session, [state])
    assert found(session, "fol tort") == {state.ref}
    assert found(session, "tunisia follow") == {state.ref}
    assert found(session, "fol water") == set()
    assert found(session, "ollow") == set()


# ---------------------------------------------------------------- heads


def test_all_values_of_a_conflict_are_found_and_no_old_one(session: Session) -> None:
    state = record("visit", {"country": "TUN", "purpose": "formerly"})
    both = [over(state, "purpose", value, pen(nonce=value)) for value in ("leftish", "rightish")]
    state = state.with_registers({"purpose": merged(both)})
    write_states(session, [state])
    for value in ("leftish", "rightish"):
        assert found(session, value) == {state.ref}
    assert found(session, "formerly") == set()


def test_an_element_taken_out_is_not_found_unless_somebody_put_it_in_again(
    session: Session,
) -> None:
    state = record("visit", {"country": "TUN", "themes": ["torture"]})
    out = over(state, "themes/torture", "", pen(nonce="n2"))
    write_states(session, [state.with_registers({"themes/torture": (out,)})])
    assert found(session, "torture") == set()
    again = over(state, "themes/torture", "1", pen(nonce="n3"))
    both = state.with_registers({"themes/torture": merged((out,), (again,))})
    write_states(session, [both])
    assert found(session, "torture") == {state.ref}


def test_search_follows_what_is_written_and_forgotten(session: Session) -> None:
    state = record("visit", {"country": "TUN", "purpose": "before"})
    write_states(session, [state])
    write_states(session, [record("visit", {"country": "TUN", "purpose": "after"})])
    assert found(session, "before") == set()
    assert found(session, "after") == {state.ref}
    forget(session, [state.ref])
    assert found(session, "after") == set()


def test_archived_records_are_found_and_removed_ones_are_not(session: Session) -> None:
    aside = record("visit", {"country": "TUN"}, life=Life.ARCHIVED)
    gone = record("visit", {"country": "TUN"}, at=ref("visit", 2), life=Life.REMOVED)
    write_states(session, [aside, gone])
    assert found(session, "tunisia") == {aside.ref}


def test_what_every_record_has_is_no_text(session: Session) -> None:
    write_states(session, [record("visit", {"country": "TUN"}, partners=["IACHR"])])
    for word in ("network", "active", "iachr", "nirms"):
        assert found(session, word) == set()


# ---------------------------------------------------------------- order and number


def test_titles_that_match_stand_first_and_nothing_twice(session: Session) -> None:
    notes = [
        record("person", {"name": f"Person {number}", "notes": "torture"}, at=ref("person", number))
        for number in range(5)
    ]
    title = record("organisation", {"name": "Committee against Torture", "notes": "torture"})
    write_states(session, [*notes, title])
    hits = find(session, "torture")
    assert hits[0].ref == title.ref
    assert len(hits) == len({hit.ref for hit in hits}) == 6


def test_what_is_called_so_stands_before_what_begins_so_and_longer_words(session: Session) -> None:
    named = {
        "organisation": ("Torture", "Torture watch", "Against torture", "Tortured", "Untortured"),
        "person": ("Torture watch",),
    }
    states = [
        record(kind, {"name": name}, at=ref(kind, number))
        for kind, names in named.items()
        for number, name in enumerate(reversed(names), 1)
    ]
    kept = record("person", {"name": "Torture"}, at=ref("person", 9), life=Life.ARCHIVED)
    write_states(session, [kept, *states])
    found = [(hit.kind, hit.title) for hit in find(session, "torture")]
    assert found == [
        ("organisation", "Torture"),
        ("person", "Torture watch"),
        ("organisation", "Torture watch"),
        ("organisation", "Against torture"),
        ("organisation", "Tortured"),
        ("person", "Torture"),
    ]
    assert find(session, "torture", limit=1)[0].title == "Torture"
    assert counts(session, "torture", 9) == {"organisation": 4, "person": 1}
    assert counts(session, "torture", 2) in ({"organisation": 2}, {"organisation": 1, "person": 1})
    assert counts(session, "--", 9) == {}


def test_no_more_than_asked_for(session: Session) -> None:
    write_states(
        session,
        [record("person", {"name": "Anna"}, at=ref("person", number)) for number in range(9)],
    )
    assert len(find(session, "anna", limit=4)) == 4


# ---------------------------------------------------------------- odd queries


@pytest.mark.parametrize("query", OPERATORS)
def test_signs_of_the_query_language_are_letters_or_nothing(session: Session, query: str) -> None:
    write_states(session, [full("visit")])
    assert isinstance(find(session, query), list)


@given(query=st.text(max_size=20))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_query(session: Session, query: str) -> None:
    find(session, query)


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_found_by_itself(session: Session, text: str) -> None:
    """The index and the query cut words alike."""
    state = record("visit", {"country": "TUN", "notes": text})
    write_states(session, [state])
    if words_of(text):
        assert state.ref in found(session, text)


def test_indexing_nothing_does_nothing(session: Session) -> None:
    index(session, [])
    assert session.number("SELECT count(*) FROM search") == 0


def test_a_query_quotes_and_completes_each_word() -> None:
    assert match_text('Müller "x" AND') == '"muller"* AND "x"* AND "and"*'
    assert match_text(" -- ") == ""
