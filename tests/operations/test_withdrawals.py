"""No longer shared: told once to who had it, a question there, and never a removal elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from hrdesk.domain.errors import NotFound
from hrdesk.domain.label import Label
from hrdesk.domain.merge import TAKEN_OFF, WITHDRAWN, WITHDRAWN_SINCE, Decision
from hrdesk.domain.sharing import Why
from hrdesk.domain.withdrawal import NOT_HERE
from hrdesk.operations.accepting import Accept
from hrdesk.operations.desks import Start
from hrdesk.operations.erase import erase
from hrdesk.operations.holders import Has, holders
from hrdesk.operations.inbox import undo_import
from hrdesk.operations.partners import set_partner
from hrdesk.operations.receive import Pin, carry_out, read_plan
from hrdesk.operations.records import remove, restore, set_label
from hrdesk.operations.send import ALL, CHANGED, What, plan_sending, send
from hrdesk.operations.starting import network_records
from hrdesk.operations.undo import redo, undo
from hrdesk.operations.withdrawals import may_be_taken_off, take_off
from hrdesk.operations.workbook_plan import plan_for
from hrdesk.store import ledger
from hrdesk.store.partners import WAITING, keep_partner, known_partner, received
from tests.worlds import DeskAtWork, edited

MakeDesk = Callable[[str], DeskAtWork]


def withdrawn(desk: DeskAtWork, to: str = "BBB", what: What = ALL) -> list[str]:
    with desk.database.reading() as session:
        return list(plan_sending(session, to, what).withdrawn)


def asked(desk: DeskAtWork, book: Path) -> dict[str, str]:
    """The questions that a workbook brings, and what is only reported, by Ref."""
    plan = desk.plan(book)
    found = {item.ref: item.code for item in plan.items}
    return found | {each.ref: each.code for each in plan.findings}


def keep_in(desk: DeskAtWork, ref: str) -> None:
    desk.do(set_label, [ref], Label.INTERNAL)


def share(desk: DeskAtWork, ref: str) -> None:
    desk.do(set_label, [ref], Label.NETWORK)


@pytest.fixture
def given(a: DeskAtWork, b: DeskAtWork) -> str:
    """A visit of AAA that BBB was given and took in."""
    ref = a.add("visit", country="TUN", purpose="One")
    b.receive(a.send("BBB"))
    return ref


@pytest.fixture
def told(a: DeskAtWork, given: str) -> Path:
    """The workbook that says that it is no longer shared."""
    keep_in(a, given)
    return a.send("BBB")


# ---------------------------------------------------------------- told once


@pytest.mark.parametrize(("label", "partners"), [(Label.INTERNAL, ()), (Label.PARTNERS, ("CCC",))])
@pytest.mark.parametrize("what", [ALL, CHANGED])
def test_who_had_it_is_told_once(
    a: DeskAtWork, given: str, label: Label, partners: tuple[str, ...], what: str
) -> None:
    a.do(set_label, [given], label, partners)
    assert withdrawn(a, what=what) == [given]
    a.send("BBB", what)
    assert withdrawn(a) == withdrawn(a, what=CHANGED) == []


def test_a_network_record_is_withdrawn_from_who_is_no_focal_point_any_more(
    a: DeskAtWork, given: str
) -> None:
    a.do(set_partner, "BBB", focal_point=False)
    assert withdrawn(a, what=CHANGED) == [given]


def test_it_goes_again_only_if_it_was_shared_anew(a: DeskAtWork, given: str, told: Path) -> None:
    keep_in(a, a.add("visit", country="MEX"))
    a.set(given, purpose="Two")
    assert withdrawn(a) == []
    share(a, given)
    assert withdrawn(a) == []
    a.send("BBB")
    keep_in(a, given)
    assert withdrawn(a) == [given]


def test_who_was_told_hears_of_it_when_it_is_shared_again(
    a: DeskAtWork, b: DeskAtWork, given: str, told: Path
) -> None:
    b.receive(told)
    a.receive(b.send("AAA"))
    share(a, given)
    with a.database.reading() as session:
        going = plan_sending(session, "BBB", CHANGED).going
    assert [each.record.ref for each in going] == [given]
    assert not going[0].is_new


def test_a_selection_withdraws_only_what_was_chosen(a: DeskAtWork, given: str) -> None:
    other = a.add("visit", country="MEX")
    a.send("BBB", [other])
    keep_in(a, other)
    keep_in(a, given)
    assert withdrawn(a, what=[other]) == [other]


def test_nobody_else_hears_of_it(a: DeskAtWork, given: str) -> None:
    keep_in(a, given)
    assert withdrawn(a, "CCC") == []


def test_of_a_person_at_risk_there_is_no_trace(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = a.add("person", name="Amina Hassan")
    b.receive(a.send("BBB"))
    a.set(ref, protected=True)
    assert withdrawn(a) == []
    book = load_workbook(a.send("BBB"))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(ref in text for text in cells)


def test_what_began_at_the_readers_desk_stays_theirs(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = b.add("visit", country="TUN")
    a.receive(b.send("AAA"))
    a.send("BBB")
    keep_in(a, ref)
    assert withdrawn(a) == []


def test_what_was_never_given_is_not_withdrawn(a: DeskAtWork) -> None:
    keep_in(a, a.add("visit", country="TUN"))
    assert withdrawn(a) == []


def test_a_copy_to_pass_on_tells_nothing_of_it(a: DeskAtWork, given: str) -> None:
    keep_in(a, given)
    out = a.folder / "copy.xlsx"
    done = send(a.database, "BBB", out, ALL, pass_on=True)
    assert done.sending.withdrawn == ()
    assert "No longer shared" not in load_workbook(out).sheetnames
    assert withdrawn(a) == [given]


def test_a_workbook_that_could_not_be_written_told_nobody(a: DeskAtWork, given: str) -> None:
    keep_in(a, given)
    (a.folder / "taken.xlsx").mkdir()
    with pytest.raises(Exception, match="cannot_write"):
        send(a.database, "BBB", a.folder / "taken.xlsx", ALL)
    assert withdrawn(a) == [given]


# ---------------------------------------------------------------- asked there


def test_it_is_asked_and_kept_unless_somebody_says_so(
    b: DeskAtWork, given: str, told: Path
) -> None:
    assert asked(b, told) == {given: WITHDRAWN}
    outcome = b.receive(told)
    assert (outcome.applied, outcome.waiting) == (0, 1)
    assert b.shows(given).value("purpose") == "One"
    assert asked(b, told) == {given: WITHDRAWN}


def test_accepting_takes_it_off_this_desk_and_tells_nobody(
    a: DeskAtWork, b: DeskAtWork, make: MakeDesk, given: str, told: Path
) -> None:
    c = make("CCC")
    c.receive(b.send("CCC"))
    outcome = b.receive(told, removals=Decision.THEIRS)
    assert (outcome.applied, outcome.waiting) == (0, 0)
    assert b.state(given) is None
    assert withdrawn(b, "CCC") == []
    book = b.send("CCC")
    assert asked(c, book) == {}
    c.receive(book)
    assert c.shows(given).value("purpose") == "One"
    assert a.shows(given).label is Label.INTERNAL


def test_read_again_after_that_there_is_nothing_to_ask(
    b: DeskAtWork, given: str, told: Path
) -> None:
    b.receive(told, removals=Decision.THEIRS)
    assert asked(b, told) == {}


def test_it_is_never_decided_along_with_the_rest(b: DeskAtWork, given: str, told: Path) -> None:
    for accept in Accept:
        b.receive(told, accept)
        assert b.state(given) is not None


def test_an_unproven_origin_asks_too_and_takes_nothing_off(
    b: DeskAtWork, given: str, told: Path
) -> None:
    with b.database.writing() as session:
        keep_partner(session, replace(known_partner(session, "AAA"), identity="0" * 32))
    plan = b.plan(told)
    assert not plan.proven
    assert asked(b, told) == {given: WITHDRAWN}
    b.receive(told, Accept.SAFE, removals=Decision.THEIRS)
    assert b.state(given) is not None


def test_a_workbook_meant_for_another_desk_withdraws_nothing_here(
    b: DeskAtWork, make: MakeDesk, given: str, told: Path
) -> None:
    c = make("CCC")
    c.receive(b.send("CCC"))
    assert asked(c, told) == {}


def test_nobody_withdraws_what_began_here(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = b.add("visit", country="TUN")
    book = a.send("BBB")
    arrival = b.plan(book).arrival
    envelope = replace(arrival.envelope, withdrawn=(ref,))
    with b.database.reading() as session:
        assert plan_for(session, replace(arrival, envelope=envelope)).items == ()


def test_a_record_changed_after_the_question_was_shown_stays(
    b: DeskAtWork, given: str, told: Path
) -> None:
    plan = read_plan(b.database, told)
    b.set(given, notes="Mine")
    decisions: Mapping[tuple[str, str], Decision] = {(given, ""): Decision.THEIRS}
    outcome = carry_out(b.database, plan, decisions, told, pin=Pin.NOBODY)
    assert outcome.waiting == 1
    assert b.shows(given).value("notes") == "Mine"


# ---------------------------------------------------------------- any order


def test_a_later_workbook_that_shares_it_again_beats_the_withdrawal(
    a: DeskAtWork, b: DeskAtWork, given: str, told: Path
) -> None:
    share(a, given)
    b.receive(a.send("BBB"))
    assert asked(b, told) == {}


def test_shared_again_it_comes_in_as_any_other(
    a: DeskAtWork, b: DeskAtWork, given: str, told: Path
) -> None:
    b.receive(told, removals=Decision.THEIRS)
    share(a, given)
    b.receive(a.send("BBB"), Accept.SAFE)
    assert b.shows(given).value("purpose") == "One"


def test_from_another_desk_it_comes_back_only_if_somebody_says_so(
    b: DeskAtWork, make: MakeDesk, given: str, told: Path
) -> None:
    c = make("CCC")
    c.receive(b.send("CCC"))
    b.receive(c.send("BBB"))
    b.receive(told, removals=Decision.THEIRS)
    book = c.send("BBB")
    assert asked(b, book) == {given: TAKEN_OFF}
    b.receive(book, Accept.SAFE)
    assert b.state(given) is None
    b.receive(book)
    assert b.state(given) is not None
    assert asked(b, c.send("BBB")) == {}


def test_an_older_workbook_that_comes_late_asks_first(a: DeskAtWork, b: DeskAtWork) -> None:
    b.receive(a.send("BBB"))
    ref = a.add("visit", country="TUN")
    late = a.send("BBB")
    keep_in(a, ref)
    told = a.send("BBB")
    assert asked(b, told) == {ref: NOT_HERE}
    b.receive(told)
    assert asked(b, late) == {ref: WITHDRAWN_SINCE}
    b.receive(late, Accept.SAFE)
    assert b.state(ref) is None
    b.receive(late)
    assert asked(b, told) == {ref: WITHDRAWN}


# ---------------------------------------------------------------- undone, by hand, erased


def test_undo_puts_it_back_as_it_was_and_redo_takes_it_off_again(
    b: DeskAtWork, given: str, told: Path
) -> None:
    b.set(given, notes="Mine")
    before = b.shows(given)
    b.receive(told, removals=Decision.THEIRS)
    undo(b.database)
    assert b.shows(given) == before
    b.send("CCC")
    redo(b.database)
    assert b.state(given) is None
    with b.database.reading() as session:
        (number,) = [each.id for each in received(session) if each.file_name == told.name]
    undo_import(b.database, number)
    assert b.shows(given) == before
    with b.database.reading() as session:
        assert received(session)[0].status == WAITING


def test_what_is_not_wanted_here_goes_from_this_desk_alone(
    a: DeskAtWork, b: DeskAtWork, given: str
) -> None:
    assert b.do(take_off, [given]).refs == (given,)
    assert b.state(given) is None
    assert asked(b, a.send("BBB")) == {given: TAKEN_OFF}
    assert asked(a, b.send("AAA")) == {}
    undo(b.database)
    assert b.state(given) is not None
    redo(b.database)
    assert b.state(given) is None
    with pytest.raises(NotFound):
        b.do(take_off, [given])


def test_what_was_removed_can_be_taken_off_too(a: DeskAtWork, given: str) -> None:
    a.do(remove, [given])
    a.do(take_off, [given])
    undo(a.database)
    assert a.shows(given).life == "removed"
    a.do(restore, [given])


def test_what_was_taken_off_can_still_be_erased(b: DeskAtWork, given: str) -> None:
    b.do(take_off, [given])
    erase(b.database, given)
    assert b"One" not in b.database.path.read_bytes()


# ---------------------------------------------------------------- what is remembered


def test_the_log_says_it_and_that_it_was_given_stays_true(
    a: DeskAtWork, given: str, told: Path
) -> None:
    with a.database.reading() as session:
        last, first = ledger.disclosures(session, to="BBB", ref=given)
        assert ledger.broken_links(session) == []
        assert ledger.withdrawn_counts(session, "BBB") == {last.workbook: 1}
        (holder,) = holders(session, given)
    assert (last.is_withdrawal, last.registers) == (True, ())
    assert not first.is_withdrawal
    assert holder.has is Has.WITHDRAWN
    assert [each.file_name for each in holder.told] == [last.file_name, first.file_name]
    assert holder.fields == ("country", "purpose")
    assert [each.is_withdrawal for each in erase(a.database, given).told] == [False]


def test_a_withdrawal_discloses_nothing_that_undo_could_not_take_back(
    a: DeskAtWork, b: DeskAtWork, given: str
) -> None:
    b.set(given, notes="From B")
    a.receive(b.send("AAA"))
    with a.database.reading() as session:
        (number,) = [each.id for each in received(session)]
    keep_in(a, given)
    a.send("BBB")
    undo_import(a.database, number)
    assert a.shows(given).heads("notes") == ()


def test_a_workbook_that_only_withdraws_is_not_one_whose_content_goes_again(
    a: DeskAtWork, b: DeskAtWork, given: str
) -> None:
    b_book = b.send("AAA")
    a.receive(b_book)
    keep_in(a, given)
    a.send("BBB", CHANGED)
    with a.database.reading() as session:
        assert ledger.unsettled_workbooks(session, "BBB") == frozenset()


# ---------------------------------------------------------------- taken off by a person


def free(desk: DeskAtWork, *refs: str) -> bool:
    with desk.database.reading() as session:
        return may_be_taken_off(session, refs)


def test_only_what_nobody_has_from_here_may_be_taken_off(a: DeskAtWork, b: DeskAtWork) -> None:
    theirs, other = a.add("visit", country="TUN"), a.add("visit", country="KEN")
    b.receive(a.send("BBB"))
    own = b.add("visit", country="GEO")
    assert not free(b)
    assert free(b, theirs, other)
    assert not free(b, theirs, own)
    # Where it began it goes as well, which tells nobody anything.
    b.send("AAA")
    assert free(b, theirs)
    b.knows("CCC")
    b.send("CCC", [theirs])
    assert not free(b, theirs)
    assert free(b, other)


def test_what_was_given_on_is_free_again_once_its_readers_were_told(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = a.add("visit", country="TUN")
    b.receive(a.send("BBB"))
    b.knows("CCC")
    b.send("CCC")
    keep_in(b, ref)
    assert not free(b, ref)
    b.send("CCC")
    assert free(b, ref)
    share(b, ref)
    b.send("CCC")
    assert not free(b, ref)


def test_what_a_partner_shares_no_longer_may_always_be_taken_off(
    a: DeskAtWork, b: DeskAtWork, given: str
) -> None:
    b.knows("CCC")
    b.send("CCC")
    assert not free(b, given)
    keep_in(a, given)
    b.receive(a.send("BBB"), accept=Accept.SAFE)
    assert free(b, given)
    share(a, given)
    b.receive(a.send("BBB"))
    assert not free(b, given)


def test_what_came_with_hrdesk_began_nowhere_and_is_free(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA", start=Start.NETWORK)
    desk.knows("BBB")
    (first, *_) = network_records()
    desk.send("BBB", [first.ref])
    assert free(desk, first.ref)
    desk.close()


# ---------------------------------------------------------------- a field, and not the record


def test_a_field_that_goes_no_longer_is_not_shared_and_nothing_is_said_of_it(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    """exchange.md 3 withdraws records only; what a field needs the cell and the preview say."""
    ref = a.add("person", Label.PARTNERS, ("BBB",), name="Amina", mobile="+216 20 000 001")
    plain = a.add("person", name="Berta")
    b.receive(a.send("BBB"))
    a.do(set_label, [ref], Label.NETWORK, ())
    with a.database.reading() as session:
        sending = plan_sending(session, "BBB")
    (held,) = sending.held_back
    assert (held.ref, held.field, held.why, held.was_given) == (ref, "mobile", Why.PARTNERS, True)
    assert not held.is_withdrawn
    assert sending.withdrawn == ()
    book = a.send("BBB")
    with edited(book, "Persons", book.with_name("seen.xlsx")) as sheet:
        # The same for who has a number and who has none: nothing tells that there is one.
        assert {sheet.get(sheet.row_of(each), "mobile") for each in (ref, plain)} == {"not shared"}
    parts = ZipFile(book)
    assert not any(b"20 000 001" in parts.read(name) for name in parts.namelist())
    # What the partner has it keeps, is asked nothing, and may pass it on to nobody.
    assert [item.field for item in b.plan(book).items] == ["label", "partners"]
    b.receive(book)
    assert b.shows(ref).value("mobile") == "+216 20 000 001"
    b.knows("CCC")
    with b.database.reading() as session:
        assert {each.why for each in plan_sending(session, "CCC").held_back} == {Why.PARTNERS}
    # Shared again it goes again, and is the same as before.
    a.do(set_label, [ref], Label.PARTNERS, ("BBB",))
    again = b.plan(a.send("BBB"))
    assert "mobile" not in {item.field for item in again.items}
    with a.database.reading() as session:
        (there,) = holders(session, ref)
    assert "mobile" in there.fields
