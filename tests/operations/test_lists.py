"""Who is on a mailing list: by rule, by hand, and never against what was said by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue, NotFound, UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.refs import derived_ref
from hrdesk.operations.lists import (
    PERSON,
    Membership,
    add_people,
    by_rule,
    count_by_rule,
    members,
    rule_of,
    rule_query,
    take_off,
)
from hrdesk.operations.records import archive, remove
from hrdesk.store.listing import Query
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    yield made
    made.close()


def person(desk: DeskAtWork, name: str, **values: object) -> str:
    address = name.partition(",")[0].lower() + "@example.org"
    return desk.add("person", name=name, **{"email": address, **values})


def on(desk: DeskAtWork, **values: object) -> Membership:
    """The people of a new list with these values."""
    ref = desk.add("mailing_list", name="A list", **values)
    with desk.database.reading() as session:
        return members(session, ref, TODAY)


def found(desk: DeskAtWork, rule: str) -> set[str]:
    with desk.database.reading() as session:
        return set(by_rule(session, rule))


def test_a_list_without_rule_and_members_is_empty(desk: DeskAtWork) -> None:
    person(desk, "Abdi, Fatima")
    assert on(desk) == Membership(subject="A list")
    assert on(desk, rule="  ").text == ""


def test_a_rule_finds_those_of_whom_all_its_terms_hold(desk: DeskAtWork) -> None:
    both = person(desk, "Abdi", themes=["Freedom from torture"], focal_point_for="IACHR")
    one = person(desk, "Brun", themes=["Freedom from torture"])
    other = person(desk, "Costa", focal_point_for="ODIHR")
    assert found(desk, "focal_point_for:*") == {both, other}
    assert found(desk, 'themes:"Freedom from torture"') == {both, one}
    assert found(desk, 'themes:"Freedom from torture" focal_point_for:*') == {both}
    assert found(desk, "Focal_Point_For:IACHR focal_point_for:ODIHR") == {both, other}
    assert found(desk, "") == set()


def test_a_word_without_a_field_is_looked_for_everywhere(desk: DeskAtWork) -> None:
    named = person(desk, "Abdi, Fatima")
    noted = person(desk, "Brun", notes="Met Fatima in Tunis")
    person(desk, "Costa")
    assert found(desk, "fatima") == {named, noted}
    assert found(desk, "fatima tunis") == {noted}
    # Not a term: there is no field without a name, and no value without one.
    assert found(desk, "email:") == set()


def test_added_and_left_out_by_hand_counts_more_than_the_rule(desk: DeskAtWork) -> None:
    by_rule_alone = person(desk, "Costa", focal_point_for="IACHR")
    left_out = person(desk, "Abdi", focal_point_for="ODIHR")
    added = person(desk, "Brun")
    listed = on(desk, rule="focal_point_for:*", members=[added, left_out], excluded=[left_out])
    assert listed.refs == (added, by_rule_alone)
    assert listed.text == "brun@example.org; costa@example.org"


def test_people_who_are_put_aside_or_removed_get_no_letters(desk: DeskAtWork) -> None:
    stays, aside, gone = (person(desk, name) for name in ("Abdi", "Brun", "Costa"))
    desk.do(archive, [aside])
    desk.do(remove, [gone])
    never_here = derived_ref("PER", "tests", "never here")
    assert on(desk, members=[stays, aside, gone, never_here]).refs == (stays,)


def test_one_address_is_written_to_once_and_none_is_told(desk: DeskAtWork) -> None:
    first = person(desk, "Abdi", email="office@example.org")
    second = person(desk, "Brun", email="office@example.org")
    silent = person(desk, "Costa", email="")
    listed = on(desk, members=[silent, second, first])
    assert listed.refs == (first, second, silent)
    assert listed.addresses == ("office@example.org",)
    assert listed.without_address == (silent,)


def test_internal_people_are_told_apart(desk: DeskAtWork) -> None:
    open_one = person(desk, "Abdi")
    secret = desk.add("person", Label.INTERNAL, name="Brun", email="brun@example.org")
    assert on(desk, members=[open_one, secret]).internal == (secret,)


@pytest.mark.parametrize(
    ("rule", "error"),
    [('themes:"Freedom from', BadValue), ("shoe_size:42", UnknownName), ("a \\", BadValue)],
    ids=["open quote", "no such field", "nothing behind the backslash"],
)
def test_a_rule_that_is_none_is_refused(
    desk: DeskAtWork, rule: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        found(desk, rule)


def test_a_list_that_is_not_here_is_refused(desk: DeskAtWork) -> None:
    with desk.database.reading() as session, pytest.raises(NotFound):
        members(session, derived_ref("LST", "tests", "never here"), TODAY)


def test_addresses_of_people_at_risk_are_not_copied_along(desk: DeskAtWork) -> None:
    safe = person(desk, "Abdi")
    risk = person(desk, "Brun", protected=True, pseudonym="Lark")
    made = on(desk, members=[safe, risk])
    assert set(made.refs) == {safe, risk}
    assert (made.text, made.protected, made.without_address) == ("abdi@example.org", (risk,), ())


def test_what_goes_to_named_desks_only_goes_in_when_it_is_wanted(desk: DeskAtWork) -> None:
    open_one = person(desk, "Abdi")
    secret = desk.add("person", Label.INTERNAL, name="Brun", email="brun@example.org")
    named = desk.add("person", Label.PARTNERS, name="Costa", email="costa@example.org")
    made = on(desk, members=[open_one, secret, named])
    assert (made.internal, made.partners_only) == ((secret,), (named,))
    assert made.to_copy(restricted=False) == ("abdi@example.org",)
    assert len(made.to_copy(restricted=True)) == 3


def test_a_mail_to_all_names_the_list_only_where_all_may_know_it(desk: DeskAtWork) -> None:
    open_, ours = (
        desk.add("mailing_list", label, name=f"Sources, {label}")
        for label in (Label.NETWORK, Label.INTERNAL)
    )
    with desk.database.reading() as session:
        assert members(session, open_, TODAY).subject == "Sources, network"
        assert members(session, ours, TODAY).subject == ""


def test_who_left_and_whom_nobody_confirmed_is_told(desk: DeskAtWork) -> None:
    left = person(desk, "Abdi", in_office="2019/2024")
    old = person(desk, "Brun", last_confirmed="2024")
    fresh = person(desk, "Costa", last_confirmed="2026-11", in_office="2020")
    made = on(desk, members=[left, old, fresh])
    assert (made.left, made.stale) == ((left,), (old,))


def test_people_are_put_on_a_list_and_taken_off_by_hand(desk: DeskAtWork) -> None:
    ruled, added = person(desk, "Abdi", focal_point_for="IACHR"), person(desk, "Brun")
    ref = desk.add("mailing_list", name="A list", rule="focal_point_for:*")
    desk.do(add_people, ref, [added])
    desk.do(take_off, ref, [ruled])
    with desk.database.reading() as session:
        assert members(session, ref, TODAY).refs == (added,)
        assert count_by_rule(session, "focal_point_for:*") == 1
        assert count_by_rule(session, " ") == 0
    desk.do(add_people, ref, [ruled])
    desk.do(take_off, ref, [added])
    with desk.database.reading() as session:
        assert members(session, ref, TODAY).refs == (ruled,)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", {"themes": ["Freedom from torture"]}),
        ("anna x", {"tags": ["africa", 'so "called"'], "email": ["*"]}),
        ("", {"countries": ["GMB"], "function": ["Chief of\\ staff: Kenya"]}),
        ("o'neil", {}),
    ],
)
def test_a_filter_becomes_the_rule_that_finds_the_same(
    text: str, where: dict[str, list[str]]
) -> None:
    rule = rule_of(Query(PERSON, text, where))
    again = rule_query(PERSON, rule)
    assert (again.text, again.where) == (text, where)


@pytest.mark.parametrize(
    "query",
    [
        Query(PERSON, where={"email": [""]}),
        Query(PERSON, where={"label": ["internal"]}),
        Query(PERSON, lives=(Life.ARCHIVED,), text="x"),
        Query(PERSON, among=("PER-1",)),
        Query(PERSON, text="themes:water"),
        Query(PERSON),
    ],
)
def test_what_no_rule_can_say_becomes_none(query: Query) -> None:
    assert rule_of(query) == ""
