"""What partners are given and known to have: between desks that really exchange workbooks."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from hrdesk.domain.label import Label
from hrdesk.operations.accepting import Accept
from hrdesk.operations.records import set_label
from hrdesk.operations.send import CHANGED, plan_sending
from hrdesk.store import ledger
from hrdesk.store.partners import sent_to
from tests.worlds import DeskAtWork

MakeDesk = Callable[[str], DeskAtWork]


def content(book: Path) -> str:
    """All parts of a workbook, inflated."""
    with zipfile.ZipFile(book) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def refs_in(desk: DeskAtWork, book: Path) -> set[str]:
    return {each.ref for each in desk.plan(book).arrival.records}


# ---------------------------------------------------------------- what was taken out


def test_what_was_taken_out_before_the_first_sending_leaves_no_trace(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", themes=["prisons", "secret theme"])
    a.set(ref, themes=["prisons"])
    book = content(a.send("BBB"))
    assert "prisons" in book
    assert "secret theme" not in book


def test_what_was_given_and_then_taken_out_is_heard_of(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", themes=["prisons", "torture"])
    b.receive(a.send("BBB"))
    a.set(ref, themes=["prisons"])
    b.receive(a.send("BBB"))
    assert b.shows(ref).values()["themes"] == ("prisons",)
    assert "torture" not in content(a.send("CCC"))


def test_who_has_it_through_another_desk_hears_of_it_after_writing(
    a: DeskAtWork, b: DeskAtWork, make: MakeDesk
) -> None:
    """Two rounds of everybody with everybody end the same everywhere (exchange.md 9, law 1)."""
    c = make("CCC")
    ref = a.add("visit", country="TUN", themes=["prisons", "torture"])
    b.receive(a.send("BBB"))
    c.receive(b.send("CCC"))
    a.set(ref, themes=["prisons"])
    c.receive(a.send("CCC"))
    assert c.shows(ref).values()["themes"] == ("prisons", "torture")
    a.receive(c.send("AAA"))
    c.receive(a.send("CCC"))
    assert c.shows(ref).values()["themes"] == ("prisons",)
    assert c.shows(ref).registers == a.shows(ref).registers


def test_a_theme_made_up_elsewhere_does_not_draw_out_what_was_taken_out(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = a.add("visit", country="TUN", themes=["prisons", "secret theme"])
    a.set(ref, themes=["prisons"])
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    b.set(ref, themes=["prisons", "secret theme"])
    a.receive(b.send("AAA"), Accept.NONE)
    with a.database.reading() as session:
        known = ledger.known_registers(session, "BBB", (ref,))[ref]
    assert "themes/prisons" in known
    assert "themes/secret theme" not in known
    assert "secret theme" not in content(a.send("BBB"))


# ---------------------------------------------------------------- changes since


def test_a_change_goes_again_until_it_is_confirmed(a: DeskAtWork, b: DeskAtWork) -> None:
    """A mail that was lost loses nothing once the partner has ever answered."""
    first, second = a.add("visit", country="TUN"), a.add("visit", country="MEX")
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    assert not refs_in(b, a.send("BBB", CHANGED))
    a.set(first, purpose="lost on the way")
    a.send("BBB", CHANGED)
    a.set(second, purpose="arrives")
    assert refs_in(b, a.send("BBB", CHANGED)) == {first, second}


def test_what_a_partner_brought_is_not_sent_back_as_a_change(a: DeskAtWork, b: DeskAtWork) -> None:
    ours, theirs = a.add("visit", country="TUN"), b.add("visit", country="MEX")
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    a.set(ours, purpose="x")
    assert refs_in(b, a.send("BBB", CHANGED)) == {ours}
    a.set(theirs, purpose="y")
    assert refs_in(b, a.send("BBB", CHANGED)) == {ours, theirs}


def test_a_record_whose_link_may_now_be_seen_is_a_change(a: DeskAtWork, b: DeskAtWork) -> None:
    head = a.add("person", name="Head", label=Label.INTERNAL)
    ref = a.add("visit", country="TUN", head=head)
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    a.do(set_label, [head], Label.NETWORK)
    assert refs_in(b, a.send("BBB", CHANGED)) == {head, ref}


def test_a_partner_that_becomes_a_focal_point_gets_what_it_had_not(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    a.knows("BBB", focal_point=False)
    ref = a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    a.knows("BBB", focal_point=True)
    assert refs_in(b, a.send("BBB", CHANGED)) == {ref}


def test_changes_are_looked_for_among_what_was_written_since(a: DeskAtWork, b: DeskAtWork) -> None:
    """The cost is that of the changes, not of the desk."""
    many = [a.add("visit", country="TUN") for _ in range(5)]
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    a.set(many[2], purpose="x")
    with a.database.reading() as session:
        sending = plan_sending(session, "BBB", CHANGED)
        assert [each.record.ref for each in sending.going] == [many[2]]
        newest = sent_to(session, "BBB")[0]
        until = ledger.settled_until(session, "BBB", newest.reader)
        assert until is not None
        assert ledger.touched_since(session, until) == [many[2]]
