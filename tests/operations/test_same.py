"""Records joined into one: shown once, nothing lost, taken apart again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import DeskError, NotFound
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Decision
from hrdesk.domain.same import is_link, link_to
from hrdesk.operations import lists
from hrdesk.operations.accepting import Accept
from hrdesk.operations.care import check
from hrdesk.operations.erase import erase
from hrdesk.operations.records import remove, restore, set_label
from hrdesk.operations.same import (
    differences_in,
    join,
    plan_join,
    unjoin,
    with_differences,
)
from hrdesk.operations.send import plan_sending
from hrdesk.operations.undo import undo
from hrdesk.store import listing, search
from hrdesk.store.records import forget, read_state, write_states
from hrdesk.store.same import members, shown_ref, shown_titles
from hrdesk.store.session import Session
from tests.worlds import DeskAtWork, edited


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    made.knows("BBB")
    yield made
    made.close()


TODAY = date(2026, 11, 22)


def people(desk: DeskAtWork, *several: dict[str, object]) -> list[str]:
    """People with these values, by Ref; the first gets the smallest."""
    refs = sorted(desk.add("person", name="x") for _ in several)
    for ref, values in zip(refs, several, strict=True):
        desk.set(ref, **values)
    return refs


def keys(session: Session, **query: object) -> list[str]:
    return listing.keys(session, listing.Query("person", **query))  # type: ignore[arg-type]


def test_joined_records_are_one_everywhere(desk: DeskAtWork) -> None:
    a, b, c = people(
        desk,
        {"name": "Pérez, Ana", "email": "a@x.org", "themes": ["prisons"]},
        {"name": "Perez, Anna", "phone": "+41 22", "themes": ["courts"]},
        {"name": "Zed, Bob"},
    )
    desk.set(b, email="b@x.org")
    mailing = desk.add("mailing_list", name="L", members=[a, b])
    visit = desk.add("visit", country="TUN", head=b, delegation=[b, c])
    changes = desk.do(join, [b, a])
    assert set(changes.refs) == {a, b}
    with desk.database.reading() as session:
        assert keys(session) == [a, c]
        assert listing.counts(session)["person"] == 2
        assert members(session, b) == members(session, a) == (a, b)
        assert shown_ref(session, b) == a
        assert shown_titles(session, [a, b, c])[b] == "Perez, Anna"
        assert [hit.ref for hit in search.find(session, "perez")] == [a]
        assert search.find(session, b)[0].ref == a
        assert keys(session, text="courts") == [a]
        assert listing.linked_from(session, a) == listing.linked_from(session, b)
        assert {ref for ref, _ in listing.linked_from(session, a)} == {visit, mailing}
        for head in (a, b):
            assert listing.keys(session, listing.Query("visit", where={"head": [head]})) == [visit]
        found = lists.members(session, mailing, TODAY)
        assert (found.refs, found.addresses) == ((a,), ("b@x.org",))
        assert check(session) == []
        assert differences_in(session, a) == differences_in(session, c) == []
    shown = desk.shows(a)
    assert shown.value("themes") == ("courts", "prisons")
    assert (shown.value("phone"), shown.value("email")) == ("+41 22", "b@x.org")
    assert desk.shows(b).value("themes") == ("courts",)
    undo(desk.database)
    with desk.database.reading() as session:
        assert set(keys(session)) == {a, b, c}
        assert desk.shows(a).value("email") == "a@x.org"
        assert [hit.ref for hit in search.find(session, "courts")] == [b]
        assert check(session) == []


def test_values_are_as_chosen_and_the_label_is_the_strictest(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "One", "function": "Judge"}, {"name": "Two", "protected": "yes"})
    desk.do(set_label, [b], Label.INTERNAL)
    with desk.database.reading() as session:
        plan = plan_join(session, [a, b])
    assert plan.shown.ref == a
    assert {row.field: (row.values, row.chosen) for row in plan.rows} == {
        "name": (("One", "Two"), "Two"),
        "function": (("Judge", ""), "Judge"),
        "protected": (("", "yes"), "yes"),
    }
    assert (plan.label, plan.partners) == (Label.INTERNAL, ())
    desk.do(join, [a, b], {"name": "Three"})
    state = desk.shows(a)
    assert (state.value("name"), state.label) == ("Three", Label.INTERNAL)
    assert state.value("protected") == "yes"
    with pytest.raises(DeskError, match="nothing_to_join"):
        desk.do(join, [desk.add("person", name="alone")])
    with pytest.raises(DeskError, match="not_one_kind"):
        desk.do(join, [a, desk.add("visit", country="TUN")])


def test_an_edit_of_the_other_ref_is_shown_until_somebody_has_looked(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana", "phone": "+1"}, {"name": "Ana", "mobile": "+2"})
    organisation = desk.add("organisation", name="O")
    desk.set(b, organisation=organisation)
    desk.do(join, [a, b], {"organisation": "", "mobile": "+9"})
    with desk.database.reading() as session:
        assert differences_in(session, a) == []
    desk.set(b, phone="+7", mobile="+8")
    with desk.database.reading() as session:
        assert [(each.field, each.ours, each.theirs) for each in differences_in(session, b)] == [
            ("phone", "+1", "+7"),
            ("mobile", "+9", "+8"),
        ]
        assert with_differences(session, "person") == {a: 2}
    desk.do(join, [a], {"phone": "+1", "mobile": "+8", "organisation": ""})
    with desk.database.reading() as session:
        assert differences_in(session, a) == []
    assert (desk.shows(a).value("phone"), desk.shows(a).value("mobile")) == ("+1", "+8")


def test_what_was_chosen_is_not_proposed_to_be_taken_back(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana", "themes": ["x"]}, {"name": "Anna", "phone": "+2"})
    desk.do(join, [a, b], {"name": "Ana"})
    desk.set(b, phone="+3")
    with desk.database.reading() as session:
        rows = plan_join(session, [a]).rows
    assert [(row.field, row.values, row.chosen) for row in rows] == [("phone", ("+2", "+3"), "+3")]
    desk.do(unjoin, b)
    with desk.database.reading() as session:
        assert {row.field for row in plan_join(session, [a, b]).rows} == {"name", "themes", "phone"}


def test_one_is_taken_out_and_the_others_stay_together(desk: DeskAtWork) -> None:
    a, b, c = people(desk, {"name": "A"}, {"name": "B"}, {"name": "C"})
    desk.do(join, [b, c])
    desk.do(join, [a, b])
    desk.do(unjoin, b)
    with desk.database.reading() as session:
        assert members(session, a) == (a, c)
        assert members(session, b) == (b,)
        assert set(keys(session)) == {a, b}
    desk.do(unjoin, a)
    with desk.database.reading() as session:
        assert set(keys(session)) == {a, b, c}
        assert check(session) == []
    with pytest.raises(DeskError, match="not_joined"):
        desk.do(unjoin, a)
    with pytest.raises(NotFound):
        desk.do(unjoin, "PER-7K3M-QX9P-2TVDR")


def test_a_disputed_link_is_settled_by_joining_again(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana"}, {"name": "Ana"})
    desk.do(join, [a, b])
    book = desk.send("BBB")
    other = DeskAtWork(desk.folder, "BBB")
    other.knows("AAA")
    try:
        other.receive(book)
        with other.database.reading() as session:
            assert members(session, b) == (a, b)
        other.do(unjoin, b)
        desk.do(unjoin, b)
        desk.do(join, [a, b])
        answer = other.send("AAA")
        item = next(each for each in desk.plan(answer).items if each.field == "same_as")
        assert (item.kind, item.safe) == (Class.CONFLICT, False)
        desk.receive(answer, conflicts=Decision.LATER)
        with desk.database.reading() as session:
            assert set(keys(session)) == {a, b}
        assert link_to(a) in desk.shows(b).conflicts()
        desk.do(join, [a, b])
        with desk.database.reading() as session:
            assert keys(session) == [a]
        assert desk.shows(b).conflicts() == {}
    finally:
        other.close()


def test_another_desk_is_asked_and_an_edit_by_hand_lands_on_its_own_ref(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana", "phone": "+1"}, {"name": "Ana", "phone": "+2"})
    other = DeskAtWork(desk.folder, "BBB")
    other.knows("AAA")
    try:
        other.receive(desk.send("BBB"))
        desk.do(join, [a, b])
        book = desk.send("BBB")
        items = {(each.ref, each.field): each for each in other.plan(book).items}
        asked = items[b, "same_as"]
        assert (asked.kind, asked.code, asked.safe) == (Class.QUESTION, "joined", False)
        assert asked.theirs == (a,)
        other.receive(book, accept=Accept.SAFE)
        with other.database.reading() as session:
            assert members(session, a) == (a,)
        other.receive(book)
        with other.database.reading() as session:
            assert members(session, a) == (a, b)
            assert differences_in(session, a) == []
        answer = other.send("AAA")
        with edited(answer, "Persons") as sheet:
            sheet.put(sheet.row_of(b), "phone", "+3")
        desk.receive(answer)
        assert desk.shows(b).value("phone") == "+3"
        with desk.database.reading() as session:
            assert [each.theirs for each in differences_in(session, a)] == ["+3"]
        other.do(unjoin, b)
        items = {(each.ref, each.field): each for each in desk.plan(other.send("AAA")).items}
        assert items[b, "same_as"].code == "unjoined"
    finally:
        other.close()


def test_a_new_record_that_is_joined_is_never_safe(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana"}, {"name": "Ana"})
    desk.do(join, [a, b])
    other = DeskAtWork(desk.folder, "BBB")
    other.knows("AAA")
    try:
        other.receive(desk.send("BBB"))
        new = desk.add("person", name="Anne")
        desk.do(join, [a, b, new])
        joined = [
            each for each in other.plan(desk.send("BBB")).items if any(map(is_link, each.union))
        ]
        assert joined
        assert not any(each.safe for each in joined)
        assert any(each.kind is Class.NEW for each in joined) or new < b
    finally:
        other.close()


def test_a_link_leaves_only_where_both_may_be_known(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana"}, {"name": "Ana"})
    desk.do(set_label, [a], Label.INTERNAL)
    desk.do(join, [a, b], label=Label.INTERNAL)
    with desk.database.reading() as session:
        going = {
            each.record.ref: each.record.registers for each in plan_sending(session, "BBB").going
        }
    assert a not in going
    assert link_to(a) not in going[b]


def test_who_is_at_risk_under_one_ref_is_under_all(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana", "email": "a@x.org"}, {"name": "Ana"})
    mailing = desk.add("mailing_list", name="L", members=[b])
    desk.do(join, [a, b])
    desk.set(a, protected="yes")
    assert desk.shows(b).value("protected") == "yes"
    desk.set(b, name="Ana M.")
    with desk.database.writing() as session:
        # As if it had come from a desk that knows nothing of the risk.
        state = read_state(session, a)
        assert state is not None
        write_states(session, [state.with_registers({"protected": ()})])
    with desk.database.reading() as session:
        sending = plan_sending(session, "BBB")
        assert {each.record.ref for each in sending.going} == {mailing}
        assert lists.members(session, mailing, TODAY).protected == (a,)
        assert lists.members(session, mailing, TODAY).addresses == ()


def test_what_protects_a_record_and_its_life_hold_for_all_its_refs(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana"}, {"name": "Ana"})
    desk.do(join, [a, b])
    desk.do(set_label, [a], Label.PUBLIC)
    assert desk.shows(b).label is Label.NETWORK
    desk.do(set_label, [a], Label.INTERNAL)
    assert desk.shows(b).label is Label.INTERNAL
    desk.do(remove, [a])
    with desk.database.reading() as session:
        assert keys(session) == []
        assert keys(session, lives=(Life.REMOVED,)) == [a]
    desk.do(restore, [a])
    with desk.database.reading() as session:
        assert keys(session) == [a]
    desk.set(a, name="Ana B.")
    erase(desk.database, b)
    assert desk.state(a) is desk.state(b) is None


def test_a_desk_that_may_have_it_no_longer_gets_it_under_no_ref(desk: DeskAtWork) -> None:
    both = ("IACHR", "ODIHR")
    desk.knows(*both)
    shown, other = sorted(desk.add("visit", Label.PARTNERS, both, country="GMB") for _ in both)
    desk.do(join, [shown, other])
    desk.do(set_label, [shown], Label.PARTNERS, ["ODIHR"])
    assert desk.shows(other).partners == ("ODIHR",)
    with desk.database.reading() as session:
        assert plan_sending(session, "IACHR").going == ()
        assert len(plan_sending(session, "ODIHR").going) == len(both)
    desk.do(set_label, [shown], Label.PARTNERS, both)
    assert desk.shows(other).partners == ("ODIHR",), "a wider one is for the record itself"


def test_a_record_that_is_shown_may_go_and_the_other_is_found_again(desk: DeskAtWork) -> None:
    a, b, c = people(desk, {"name": "Ana"}, {"name": "Bea"}, {"name": "Cleo"})
    desk.do(join, [a, b, c])
    with desk.database.writing() as session:
        forget(session, [a])
        assert keys(session) == [b]
        assert [hit.ref for hit in search.find(session, "cleo")] == [b]
        forget(session, [c])
        assert [hit.ref for hit in search.find(session, "bea")] == [b]
        assert members(session, b) == (b,)
        assert check(session) == []


def test_dates_and_how_sure_they_are_come_from_one_record(desk: DeskAtWork) -> None:
    """The newer dates with the older status would be what nobody confirmed."""
    firm = {"dates": "2027-02-03/2027-02-12", "status": "confirmed", "firmness": "confirmed"}
    a, b = sorted(desk.add("visit", country="TCD") for _ in range(2))
    desk.set(b, **firm)
    desk.set(a, dates="2027-02-04/2027-02-12", firmness="tentative", purpose="Prisons")
    with desk.database.reading() as session:
        values = plan_join(session, [a, b]).values
    assert values == {**firm, "purpose": "Prisons"}
    desk.do(join, [a, b])
    shown = desk.shows(min(a, b))
    assert {name: shown.text(name) for name in firm} == firm


@pytest.mark.parametrize(
    ("older", "newer", "takes_newer"),
    [
        ({"status": "confirmed"}, {"status": "postponed"}, True),
        ({"status": "invited"}, {"firmness": "forecast"}, False),
        ({"firmness": "forecast"}, {"firmness": "tentative"}, True),
        ({"firmness": "tentative"}, {"firmness": "forecast"}, False),
        ({"firmness": "confirmed"}, {"status": "invited"}, False),
        ({}, {}, True),
    ],
)
def test_of_equally_firm_records_the_newer_says_when(
    desk: DeskAtWork, older: dict[str, object], newer: dict[str, object], takes_newer: bool
) -> None:
    a, b = sorted(desk.add("visit", country="TCD") for _ in range(2))
    desk.set(a, dates="2027-02-03/2027-02-12", **older)
    desk.set(b, dates="2027-02-04/2027-02-12", **newer)
    with desk.database.reading() as session:
        plan = plan_join(session, [a, b])
    place = int(takes_newer)
    when = [row for row in plan.rows if row.field in ("dates", "firmness", "status")]
    assert "dates" in {row.field for row in when}
    assert {row.field: row.chosen for row in when} == {row.field: row.values[place] for row in when}


def test_certainty_of_a_record_without_dates_is_no_dates(desk: DeskAtWork) -> None:
    a, b = sorted(desk.add("visit", country="TCD") for _ in range(2))
    desk.set(a, dates="2027-02-03/2027-02-12", firmness="forecast")
    desk.set(b, status="invited")
    with desk.database.reading() as session:
        values = plan_join(session, [a, b]).values
    assert values["dates"] == "2027-02-03/2027-02-12"


@pytest.mark.parametrize(("own", "takes_newer"), [("tentative", False), ("confirmed", True)])
def test_dates_written_later_in_a_record_that_was_merged_are_as_sure_as_that_record(
    desk: DeskAtWork, own: str, takes_newer: bool
) -> None:
    """Who moved it knew of no merging, and confirmed nothing but what was confirmed there."""
    firm, later = "2027-02-03/2027-02-12", "2027-03-05/2027-03-12"
    a, b = sorted(desk.add("visit", country="TCD") for _ in range(2))
    desk.set(b, dates="2027-02-05/2027-02-12", firmness=own)
    desk.set(a, dates=firm, status="confirmed", firmness="confirmed")
    desk.do(join, [a, b])
    desk.set(b, dates=later)
    with desk.database.reading() as session:
        values = plan_join(session, [a, b]).values
    assert values == {"dates": later if takes_newer else firm}
