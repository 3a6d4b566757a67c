"""Tables over any kind: every field can be shown, narrowed and put in order."""

from collections.abc import Iterator

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import UnknownName
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, field_of, shape_of
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import joined
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import ANY, OWN, Query, keys, lines
from hrdesk.store.records import write_states
from hrdesk.store.session import Session
from tests.factories import MINUTE, full, over, pen, record, ref, sample


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def people(session: Session, *names: str, **values: object) -> list[str]:
    """Persons of these names, in this order; gives their Refs."""
    states = [
        record("person", {"name": name, **values}, at=ref("person", (name, number)))
        for number, name in enumerate(names)
    ]
    write_states(session, states)
    return [each.ref for each in states]


def visits(session: Session, *several: dict[str, object], **more: object) -> list[str]:
    states = [
        record("visit", {"country": "TUN", **values}, at=ref("visit", number), **more)  # type: ignore[arg-type]
        for number, values in enumerate(several)
    ]
    write_states(session, states)
    return [each.ref for each in states]


def named(session: Session, refs: list[str]) -> list[str]:
    titles = listing.titles(session, refs)
    return [titles[each] for each in refs]


# ---------------------------------------------------------------- every field


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_a_column(session: Session, kind: str) -> None:
    state = full(kind)
    write_states(session, [state])
    (line,) = lines(session, kind, [state.ref])
    assert line.values == {spec.name: joined(sample(kind, spec)) for spec in shape_of(kind).fields}
    for spec in shape_of(kind).fields:
        assert listing.as_value(spec, line.values[spec.name]) == sample(kind, spec), spec


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_narrows_a_table(session: Session, kind: str) -> None:
    """Also one that is called like something that every record has, such as `title`."""
    other = RecordState(ref(kind, "other"), record(kind, at=ref(kind, "other")).registers)
    write_states(session, [full(kind), other])
    for spec in shape_of(kind).fields:
        value = sample(kind, spec)
        one = value if isinstance(value, str) else value[-1]
        assert keys(session, Query(kind, where={spec.name: [one]})) == [ref(kind)], spec
        assert keys(session, Query(kind, where={spec.name: ["nothing", one]})) == [ref(kind)], spec
        assert keys(session, Query(kind, where={spec.name: ["nothing"]})) == [], spec
        assert keys(session, Query(kind, where={spec.name: []})) == [], spec
        assert keys(session, Query(kind, where={spec.name: [""]})) == [other.ref], spec
        assert keys(session, Query(kind, where={spec.name: [ANY]})) == [ref(kind)], spec
        both = {ref(kind), other.ref}
        assert set(keys(session, Query(kind, where={spec.name: ["", one]}))) == both, spec


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_puts_a_table_in_order(session: Session, kind: str) -> None:
    """What is empty stands last, whichever way round."""
    empty = record(kind, at=ref(kind, "empty"))
    write_states(session, [empty, full(kind)])
    for spec in shape_of(kind).fields:
        for descending in (False, True):
            name = OWN + spec.name if spec.name == "title" else spec.name
            found = keys(session, Query(kind, order=name, descending=descending))
            assert found == [ref(kind), empty.ref], spec


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_tells_the_values_that_it_has(session: Session, kind: str) -> None:
    write_states(session, [full(kind), record(kind, at=ref(kind, "empty"))])
    for spec in shape_of(kind).fields:
        value = sample(kind, spec)
        several = [value] if isinstance(value, str) else sorted(value, key=str.casefold)
        assert listing.distinct_values(session, kind, spec.name) == several, spec


# ---------------------------------------------------------------- narrowing


def test_a_table_holds_one_kind_in_use(session: Session) -> None:
    (visit,) = visits(session, {})
    write_states(
        session,
        [
            full("person"),
            record("visit", {"country": "MEX"}, at=ref("visit", "a"), life=Life.ARCHIVED),
            record("visit", {"country": "PER"}, at=ref("visit", "r"), life=Life.REMOVED),
        ],
    )
    assert keys(session, Query("visit")) == [visit]
    found = keys(session, Query("visit", lives=(Life.ARCHIVED, Life.REMOVED)))
    assert named(session, found) == ["Mexico", "Peru"]
    assert len(keys(session, Query("visit", lives=tuple(Life)))) == 3
    assert keys(session, Query("visit", lives=())) == []


def test_narrowing_by_several_fields_wants_all_of_them(session: Session) -> None:
    one, two, three = visits(
        session,
        {"themes": ["torture", "water"], "status": "held"},
        {"themes": ["water"], "status": "held"},
        {"themes": ["torture"], "status": "invited"},
    )
    where: dict[str, list[str]] = {"themes": ["torture"], "status": ["held"]}
    assert keys(session, Query("visit", where=where)) == [one]
    assert set(keys(session, Query("visit", where={"themes": ["torture", "water"]}))) == {
        one,
        two,
        three,
    }


@pytest.mark.parametrize("part", ["tort", "orture", "torture; wa", "TORTURE"])
def test_an_element_is_found_whole_only(session: Session, part: str) -> None:
    visits(session, {"themes": ["torture", "water"]})
    assert keys(session, Query("visit", where={"themes": [part]})) == []


def test_signs_of_sql_are_values_like_others(session: Session) -> None:
    odd = """it's 100 %_ "x" -- ')"""
    (visit,) = visits(session, {"source": odd, "themes": [odd]})
    assert keys(session, Query("visit", where={"source": [odd], "themes": [odd]})) == [visit]
    assert keys(session, Query("visit", where={"source": ["%"]})) == []


def test_narrowing_by_label_and_life(session: Session) -> None:
    (public,) = visits(session, {}, label=Label.PUBLIC)
    write_states(session, [record("visit", {"country": "MEX"}, at=ref("visit", "n"))])
    assert keys(session, Query("visit", where={"label": ["public"]})) == [public]
    assert len(keys(session, Query("visit", where={"label": ["public", "network"]}))) == 2
    assert keys(session, Query("visit", where={"life": ["archived"]})) == []


def test_narrowing_by_words_as_one_types(session: Session) -> None:
    one, two = people(session, "Müller, Anna", "Miller, Boris")
    assert keys(session, Query("person", text="mull")) == [one]
    assert keys(session, Query("person", text="ANN mül")) == [one]
    assert keys(session, Query("person", text="  ")) == [two, one]
    assert keys(session, Query("person", text="mull boris")) == []
    assert keys(session, Query("person", text="!?")) == []
    assert keys(session, Query("person", text="mull", where={"name": ["Miller, Boris"]})) == []


def test_people_are_found_by_their_name_in_other_letters(session: Session) -> None:
    names = ("محمد، أحمد", "Mohamed, Ahmed", "Петрова, Анна", "Petrova, Anna", "Humaid, Omar")
    found = dict(zip(people(session, *names), names, strict=True))

    def asked(text: str) -> set[str]:
        return {found[each] for each in keys(session, Query("person", text=text))}

    for text in ("احمد", "أحمد", "ahmed", "Ahm", "mohamed ahmed", "محمد"):
        assert asked(text) == set(names[:2]), text
    for text in ("petrova", "Петр", "anna"):
        assert asked(text) == set(names[2:4]), text
    assert asked("عمر") == {"Humaid, Omar"}
    assert asked("احمد anna") == set()


def test_how_many_there_are(session: Session) -> None:
    people(session, "A", "B", "C")
    assert listing.count(session, Query("person")) == 3
    assert listing.count(session, Query("person", text="a")) == 1
    assert listing.count(session, Query("person", where={"name": ["B", "C"]})) == 2
    assert listing.counts(session) == dict.fromkeys(KINDS, 0) | {"person": 3}


def test_only_records_in_use_are_counted(session: Session) -> None:
    gone = visits(session, {}, {}, life=Life.REMOVED)
    assert listing.counts(session)["visit"] == 0
    (used,) = people(session, "A")
    assert listing.keys_of_all(session, Query("person", text="b")) == ([], 1)
    assert listing.keys_of_all(session, Query("person")) == ([used], 1)
    found, total = listing.keys_of_all(session, Query("visit", lives=(Life.REMOVED,)))
    assert (sorted(found), total) == (sorted(gone), 2), "never more than all of them"


@pytest.mark.parametrize(
    ("query", "what"),
    [
        (Query("journey"), "kind"),
        (Query("visit", order="datse"), "field"),
        (Query("visit", where={"datse": ["x"]}), "field"),
        (Query("visit", order="title; DROP TABLE record"), "field"),
    ],
)
def test_what_is_not_known_is_named(session: Session, query: Query, what: str) -> None:
    with pytest.raises(UnknownName) as refused:
        keys(session, query)
    assert refused.value.about["what"] == what


def test_counting_what_is_not_known_is_refused_alike(session: Session) -> None:
    with pytest.raises(UnknownName):
        listing.count(session, Query("journey"))
    with pytest.raises(UnknownName):
        listing.distinct_values(session, "visit", "datse")


# ---------------------------------------------------------------- order


def test_records_stand_by_title_as_people_read_it(session: Session) -> None:
    refs = people(session, "Zola", "Ångström", "müller", "Miller", "Österreich", "أحمد")
    found = named(session, keys(session, Query("person")))
    assert found == ["Ångström", "Miller", "müller", "Österreich", "Zola", "أحمد"]
    backwards = keys(session, Query("person", descending=True))
    assert named(session, backwards) == found[::-1]
    assert set(backwards) == set(refs)


def test_labels_stand_by_strictness(session: Session) -> None:
    for number, label in enumerate((Label.INTERNAL, Label.PUBLIC, Label.PARTNERS, Label.NETWORK)):
        state = record("visit", {"country": "TUN"}, at=ref("visit", number), label=label)
        write_states(session, [state])
    found = lines(session, "visit", keys(session, Query("visit", order="label")))
    assert [each.label for each in found] == ["public", "network", "partners", "internal"]
    found = lines(session, "visit", keys(session, Query("visit", order="label", descending=True)))
    assert [each.label for each in found] == ["internal", "partners", "network", "public"]


@pytest.mark.parametrize("name", ["changed", "conflicts", "ref", "partners", "life"])
def test_what_every_record_has_puts_a_table_in_order(session: Session, name: str) -> None:
    refs = visits(session, {}, {}, {})
    assert set(keys(session, Query("visit", order=name))) == set(refs)


def test_what_a_state_is_bound_by_stands_in_the_order_of_the_short_names(session: Session) -> None:
    treaties = {}
    for name, acronym in (("A convention", "CRC"), ("Charter", ""), ("Z convention", "CAT")):
        state = record("instrument", {"name": name, "acronym": acronym}, at=ref("instrument", name))
        treaties[state.ref] = acronym or name
        write_states(session, [state])
    for country in ("TUN", "KEN"):
        for each in treaties:
            values = {"country": country, "instrument": each}
            at = ref("ratification", country + each)
            write_states(session, [record("ratification", values, at=at)])
    for order in ("title", "instrument"):
        query = Query("ratification", where={"country": ["TUN"]}, order=order)
        found = lines(session, "ratification", keys(session, query))
        assert [treaties[each.values["instrument"]] for each in found] == ["CAT", "Charter", "CRC"]
    every = lines(session, "ratification", keys(session, Query("ratification")))
    assert [each.values["country"] for each in every] == ["KEN"] * 3 + ["TUN"] * 3


def test_changes_and_conflicts_put_in_order(session: Session) -> None:
    one, two = visits(session, {"purpose": "a"}, {"purpose": "a"})
    state = record("visit", {"country": "TUN", "purpose": "a"}, at=two)
    both = tuple(
        over(state, "purpose", value, pen(nonce=value, minute=MINUTE + 5)) for value in "bc"
    )
    write_states(session, [state.with_registers({"purpose": both})])
    for name in ("changed", "conflicts"):
        assert keys(session, Query("visit", order=name)) == [one, two]
        assert keys(session, Query("visit", order=name, descending=True)) == [two, one]


def test_numbers_stand_by_size_and_not_by_letter(session: Session) -> None:
    states = [
        record("activity", {"title": number, "lead_days": number}, at=ref("activity", number))
        for number in ("9", "10", "-3", "0.5", "100")
    ]
    write_states(session, states)
    found = keys(session, Query("activity", order="lead_days"))
    assert named(session, found) == ["-3", "0.5", "9", "10", "100"]


def test_countries_stand_by_name_and_not_by_code(session: Session) -> None:
    several = ("DEU", "CHE", "AUT", "ZAF")
    states = [record("visit", {"country": each}, at=ref("visit", each)) for each in several]
    write_states(session, states)
    found = named(session, keys(session, Query("visit", order="country")))
    assert found == sorted(found)
    assert found[-1] == "Switzerland"
    # Afrique du Sud, Allemagne, Autriche, Suisse.
    found = named(session, keys(session, Query("visit", order="country", language="fr")))
    assert found == ["South Africa", "Germany", "Austria", "Switzerland"]


def test_links_stand_by_what_they_are_called(session: Session) -> None:
    zoe, adam = people(session, "Zoe", "Adam")
    one, two, strange, none = visits(
        session, {"head": zoe}, {"head": adam}, {"head": ref("person", "unknown here")}, {}
    )
    found = keys(session, Query("visit", order="head"))
    assert [each for each in found if each != strange] == [two, one, none]
    assert found[-1] == none


def test_texts_stand_without_regard_to_case(session: Session) -> None:
    states = [
        record("document", {"title": each, "symbol": each}, at=ref("document", each))
        for each in ("b", "A", "C")
    ]
    write_states(session, states)
    found = named(session, keys(session, Query("document", order="symbol")))
    assert found == ["A", "b", "C"]


def test_a_persons_title_is_not_what_the_person_is_called(session: Session) -> None:
    anna, boris = people(session, "Anna", "Boris", title="Mr")
    write_states(session, [record("person", {"name": "Anna", "title": "Ms"}, at=anna)])
    assert keys(session, Query("person", order="title")) == [anna, boris]
    assert keys(session, Query("person", order=OWN + "title")) == [boris, anna]
    assert keys(session, Query("person", where={"title": ["Ms"]})) == [anna]


# ---------------------------------------------------------------- rows


def test_rows_come_in_the_order_asked_for_and_those_gone_are_left_out(session: Session) -> None:
    one, two = people(session, "A", "B")
    found = lines(session, "person", [two, ref("person", 99), one])
    assert [each.ref for each in found] == [two, one]
    assert lines(session, "person", []) == []


def test_a_row_tells_what_every_record_has(session: Session) -> None:
    state = record("visit", {"country": "TUN"}, label=Label.PARTNERS, partners=["odihr", "IACHR"])
    write_states(session, [state])
    (line,) = lines(session, "visit", [state.ref])
    assert (line.ref, line.title, line.label, line.partners, line.life) == (
        state.ref,
        "Tunisia",
        "partners",
        "IACHR; ODIHR",
        "active",
    )
    assert (line.changed, line.conflicts, line.values) == (MINUTE, 0, {"country": "TUN"})


def test_many_rows_are_read_in_parts(session: Session) -> None:
    states = [
        record("person", {"name": f"{number:04}"}, at=ref("person", number))
        for number in range(1100)
    ]
    write_states(session, states)
    refs = keys(session, Query("person"))
    assert [each.values["name"] for each in lines(session, "person", refs)] == [
        f"{number:04}" for number in range(1100)
    ]
    assert len(listing.titles(session, [*refs, *refs, "PER-nothing"])) == 1100


def test_the_value_of_a_columns_text() -> None:
    one, several = Field("a", Kind.TEXT), field_of("visit", "themes")
    assert listing.as_value(one, "a; b") == "a; b"
    assert listing.as_value(several, "a; b") == ("a", "b")
    assert listing.as_value(several, "") == ()


# ---------------------------------------------------------------- links and values


def test_who_links_here(session: Session) -> None:
    (anna,) = people(session, "Anna")
    one, two = visits(session, {"head": anna, "delegation": [anna]}, {"delegation": [anna]})
    gone = record(
        "visit", {"country": "MEX", "head": anna}, at=ref("visit", "r"), life=Life.REMOVED
    )
    item = record("programme_item", {"subject": "Opening", "chair": anna})
    write_states(session, [gone, item])
    found = listing.linked_from(session, anna)
    assert set(found) == {
        (one, "head"),
        (one, "delegation"),
        (two, "delegation"),
        (item.ref, "chair"),
    }
    assert found[0] == (item.ref, "chair")
    assert listing.linked_from(session, one) == []


def test_values_of_removed_records_are_not_suggested(session: Session) -> None:
    visits(session, {"source": "old", "themes": ["gone"]}, life=Life.REMOVED)
    assert listing.distinct_values(session, "visit", "source") == []
    assert listing.distinct_values(session, "visit", "themes") == []


def test_values_are_told_once_and_at_most_so_many(session: Session) -> None:
    visits(session, {"source": "b"}, {"source": "A"}, {"source": "b"}, {"themes": ["y", "x"]})
    assert listing.distinct_values(session, "visit", "source") == ["A", "b"]
    assert listing.distinct_values(session, "visit", "themes") == ["x", "y"]
    assert len(listing.distinct_values(session, "visit", "source", limit=1)) == 1


def test_a_quarter_stands_with_its_first_month(session: Session) -> None:
    spans = ("2027-05", "2027-Q1", "2026-Q4", "2027-01-18/2027-01-28", "2027-Q3/2027-Q4")
    refs = visits(session, *({"dates": each} for each in spans))
    found = keys(session, Query("visit", order="dates"))
    assert [spans[refs.index(each)] for each in found] == [
        "2026-Q4",
        "2027-Q1",
        "2027-01-18/2027-01-28",
        "2027-05",
        "2027-Q3/2027-Q4",
    ]


# ---------------------------------------------------------------- several together


def test_what_differs_among_records_is_told_by_field(session: Session) -> None:
    one, two = people(session, "Abdi", "Brun", function="Chief", themes=("Land", "Water"))
    (three,) = people(session, "Chen", country="TUN", themes=("Water",))
    names = ("function", "country", "themes", "email")
    assert listing.different(session, "person", [one, two], names) == {
        "function": ["Chief"],
        "country": [""],
        "themes": ["Land; Water"],
        "email": [""],
    }
    found = listing.different(session, "person", [one, two, three, ref("person", "none")], names)
    assert found["function"] == ["", "Chief"]
    assert sorted(found["themes"]) == ["Land; Water", "Water"]
    nothing = listing.different(session, "person", [], names)
    assert nothing == {name: [] for name in names}
    assert listing.different(session, "person", [one], ()) == {}


def test_of_one_value_two_differing_are_enough_and_of_a_set_all_are_told(session: Session) -> None:
    refs = [
        each
        for number in range(4)
        for each in people(session, f"P{number}", function=f"F{number}", themes=(f"T{number}",))
    ]
    found = listing.different(session, "person", refs, ("function", "themes"))
    assert found["function"] == ["F0", "F3"]
    assert sorted(found["themes"]) == ["T0", "T1", "T2", "T3"]


def test_labels_are_counted_whatever_became_of_the_records(session: Session) -> None:
    states = [
        record("person", {"name": f"P{number}"}, at=ref("person", number), label=label)
        for number, label in enumerate((Label.PUBLIC, Label.INTERNAL, Label.INTERNAL))
    ]
    write_states(session, states)
    refs = [each.ref for each in states]
    assert listing.label_counts(session, refs) == {"public": 1, "internal": 2}
    assert listing.label_counts(session, refs[:1]) == {"public": 1}
    assert listing.label_counts(session, []) == {}
