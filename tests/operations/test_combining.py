"""A conflict is combined: one value of both, over both, at every desk the same."""

from hrdesk.domain.combine import combined_elements, combined_text
from hrdesk.domain.merge import Choice, Class, Decision, Item, Plan
from hrdesk.operations import inbox, perform
from hrdesk.operations.accepting import Key
from hrdesk.operations.agreed import agreed_text
from hrdesk.operations.inbox import Delivery, Draft
from hrdesk.operations.receive import Pin
from tests.worlds import DeskAtWork, edited


def only(plan: Plan) -> Item:
    (item,) = [each for each in plan.items if each.kind is Class.CONFLICT]
    return item


def base_of(desk: DeskAtWork, delivery: Delivery) -> str | None:
    """What both texts of the only conflict were written over."""
    item = only(delivery.plan)
    (row,) = [each for each in delivery.plan.arrival.records if each.ref == item.ref]
    with desk.database.reading() as session:
        return agreed_text(session, item.ref, item.union[item.field], row.sent[item.field])


def carry_out(desk: DeskAtWork, delivery: Delivery, choices: dict[Key, Choice]) -> int:
    desk.minute += 1
    outcome = inbox.carry_out_delivery(desk.database, delivery, choices, pin=Pin.NEW)
    return outcome.applied


def argued(a: DeskAtWork, b: DeskAtWork) -> tuple[str, Delivery]:
    """Both desks have changed the purpose of a visit; theirs is in the inbox of A."""
    ref = a.add("visit", country="TUN", purpose="Two NGOs", themes=["x"])
    b.receive(a.send("BBB"))
    b.set(ref, purpose="Three NGOs")
    a.set(ref, purpose="Two NGOs; off site")
    return ref, inbox.take_delivery(a.database, b.send("AAA"))


def test_combined_text_is_written_over_both_and_ends_the_conflict(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref, delivery = argued(a, b)
    item = only(delivery.plan)
    assert base_of(a, delivery) == "Two NGOs"
    assert carry_out(a, delivery, {item.key: combined_text(item, "Three; off site")}) == 1
    (head,) = a.shows(ref).heads("purpose")
    assert (head.value, set(head.parents)) == ("Three; off site", item.heads)
    # The other desk takes it in as a change that needs nobody.
    plan = b.plan(a.send("BBB"))
    assert [each.kind for each in plan.items] == [Class.CHANGED]
    b.receive(a.send("BBB"))
    assert b.shows(ref).conflicts() == {}
    assert b.shows(ref).text("purpose") == "Three; off site"


def test_what_is_listed_is_what_is_changed(a: DeskAtWork, b: DeskAtWork) -> None:
    ref, delivery = argued(a, b)
    before = a.shows(ref)
    item = only(delivery.plan)
    carry_out(a, delivery, {item.key: combined_text(item, "Both")})
    now = a.shows(ref)
    changed = {name for name in now.registers if now.heads(name) != before.heads(name)}
    assert changed == {"purpose"}
    assert a.plan(b.send("AAA")).items == ()


def test_union_of_a_set_is_written(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", themes=["x", "y"])
    b.receive(a.send("BBB"))
    b.set(ref, themes=["y", "z"])
    b.set(ref, themes=["x", "y", "z"])
    a.set(ref, themes=["y"])
    delivery = inbox.take_delivery(a.database, b.send("AAA"))
    item = only(delivery.plan)
    assert item.field == "themes"
    carry_out(a, delivery, {item.key: combined_elements(item, {"x", "z"})})
    assert a.shows(ref).value("themes") == ("x", "y", "z")
    assert a.shows(ref).conflicts() == {}


def test_a_combined_text_waits_in_the_draft(a: DeskAtWork, b: DeskAtWork) -> None:
    _, delivery = argued(a, b)
    item = only(delivery.plan)
    draft = Draft(
        {item.key: combined_text(item, "Both"), ("X", "y"): Decision.OURS},
        begun={item.key: "Half a sen"},
    )
    perform.do(a.database, inbox.keep_for_later, delivery.number, draft)
    assert inbox.open_delivery(a.database, delivery.number).draft == draft


def test_it_waits_when_the_desk_was_written_meanwhile(a: DeskAtWork, b: DeskAtWork) -> None:
    ref, delivery = argued(a, b)
    item = only(delivery.plan)
    a.set(ref, purpose="Four NGOs")
    carry_out(a, delivery, {item.key: combined_text(item, "Both")})
    assert {each.value for each in a.shows(ref).heads("purpose")} == {"Four NGOs", "Three NGOs"}


def test_base_of_a_cell_edited_by_hand_is_what_was_sent(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", purpose="Two NGOs")
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "Three NGOs")
    a.set(ref, purpose="Two NGOs; off site")
    assert base_of(a, inbox.take_delivery(a.database, book)) == "Two NGOs"


def test_base_that_only_they_know_is_no_base(a: DeskAtWork, b: DeskAtWork) -> None:
    """A line that they had already and we have not is no line that we took out."""
    ref = a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    b.set(ref, purpose="Theirs")
    book = b.send("AAA")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "Theirs by hand")
    a.set(ref, purpose="Mine")
    delivery = inbox.take_delivery(a.database, book)
    assert base_of(a, delivery) is None


def test_one_value_has_no_past_to_ask_for(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    with a.database.reading() as session:
        assert agreed_text(session, ref, a.shows(ref).heads("country")) is None
