"""Who has a record, and whether it is what stands now."""

from collections.abc import Callable

from hrdesk.domain.label import Label
from hrdesk.operations.holders import Has, Holder, holders
from hrdesk.operations.records import remove, set_label
from hrdesk.operations.send import plan_sending
from tests.worlds import DeskAtWork

MakeDesk = Callable[[str], DeskAtWork]


def who_has(desk: DeskAtWork, ref: str) -> list[Holder]:
    with desk.database.reading() as session:
        return holders(session, ref)


def has(desk: DeskAtWork, ref: str) -> dict[str, Has]:
    return {each.partner: each.has for each in who_has(desk, ref)}


def test_nobody_has_what_never_left(a: DeskAtWork) -> None:
    ref, other = a.add("visit", country="TUN"), a.add("visit", country="KEN")
    a.send("BBB", [other])
    assert who_has(a, ref) == []


def test_it_says_what_each_was_given_and_whether_it_still_stands(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", dates="2026-12-03", private_notes="not for others")
    first = a.send("BBB")
    (found,) = who_has(a, ref)
    assert (found.partner, found.name, found.has) == ("BBB", "Desk BBB", Has.CURRENT)
    assert [each.file_name for each in found.told] == [first.name]
    assert found.fields == ("country", "dates")
    a.set(ref, purpose="New")
    last = a.send("CCC")
    found, older = who_has(a, ref)
    assert (found.partner, found.has, found.fields) == (
        "CCC",
        Has.CURRENT,
        ("country", "dates", "purpose"),
    )
    assert (older.partner, older.has) == ("BBB", Has.OLDER)
    again = a.send("BBB")
    assert has(a, ref) == {"BBB": Has.CURRENT, "CCC": Has.CURRENT}
    assert [each.file_name for each in who_has(a, ref)[0].told] == [again.name, first.name]
    assert last.exists()


def test_a_change_that_may_not_go_makes_nothing_older(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    a.send("BBB")
    a.set(ref, private_notes="stays here")
    assert has(a, ref) == {"BBB": Has.CURRENT}


def test_what_may_not_go_any_more_is_told(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    a.send("BBB")
    a.do(set_label, [ref], Label.INTERNAL, None)
    assert has(a, ref) == {"BBB": Has.HELD_BACK}


def test_a_removal_makes_what_they_have_older(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    a.send("BBB")
    a.do(remove, [ref])
    assert has(a, ref) == {"BBB": Has.OLDER}
    a.send("BBB")
    assert has(a, ref) == {"BBB": Has.CURRENT}


def test_who_showed_it_has_it_without_being_given_it(a: DeskAtWork, make: MakeDesk) -> None:
    b = make("BBB")
    ref = b.add("visit", country="TUN")
    a.receive(b.send("AAA"))
    (found,) = who_has(a, ref)
    assert (found.partner, found.told, found.fields, found.has) == ("BBB", (), (), Has.CURRENT)
    a.set(ref, purpose="Ours")
    assert has(a, ref) == {"BBB": Has.OLDER}


def test_what_a_partner_showed_is_no_change_to_it(a: DeskAtWork, b: DeskAtWork) -> None:
    same, other = a.add("visit", country="TUN"), a.add("visit", country="KEN")
    b.receive(a.send("BBB"))
    new = b.add("visit", country="GHA")
    b.set(other, purpose="Prisons")
    with b.database.reading() as session:
        going = {each.record.ref: each for each in plan_sending(session, "AAA").going}
    news = {ref: (going[ref].is_new, going[ref].is_changed) for ref in (same, other, new)}
    assert news == {same: (False, False), other: (False, True), new: (True, True)}
