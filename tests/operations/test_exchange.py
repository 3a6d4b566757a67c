"""Two and three desks that send each other real workbooks, edited by hand on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Decision
from hrdesk.domain.revisions import Pen, merged
from hrdesk.domain.state import ORIGIN
from hrdesk.operations.accepting import Accept
from hrdesk.operations.inbox import undo_import
from hrdesk.operations.receive import Pin, carry_out
from hrdesk.operations.records import archive, remove, resolve, restore, save_record, set_label
from hrdesk.operations.send import CHANGED, plan_sending
from hrdesk.operations.undo import redo, undo
from hrdesk.store import listing, partners
from hrdesk.store.records import write_states
from tests.worlds import NOON, DeskAtWork, edited

MakeDesk = Callable[[str], DeskAtWork]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[MakeDesk]:
    made: list[DeskAtWork] = []

    def desk(code: str) -> DeskAtWork:
        made.append(DeskAtWork(tmp_path, code))
        return made[-1]

    yield desk
    for each in made:
        each.close()


@pytest.fixture
def a(make: MakeDesk) -> DeskAtWork:
    desk = make("AAA")
    desk.knows("BBB", "CCC")
    return desk


@pytest.fixture
def b(make: MakeDesk) -> DeskAtWork:
    desk = make("BBB")
    desk.knows("AAA", "CCC")
    return desk


def visit(desk: DeskAtWork, **values: object) -> str:
    given: dict[str, object] = {"country": "TUN", "dates": "2027-03", "purpose": "First purpose"}
    return desk.add("visit", **given | values)


def test_everything_that_may_leave_arrives(a: DeskAtWork, b: DeskAtWork) -> None:
    organisation = a.add("organisation", name="Committee against Torture", acronym="CAT")
    ref = visit(a, mechanisms=[organisation], themes=["torture", "prisons"], open_to_join=True)
    outcome = b.receive(a.send("BBB"))
    assert b.shows(ref).registers == a.shows(ref).registers
    assert b.shows(organisation).values()["acronym"] == "CAT"
    assert outcome.plan.counts()["new"] == 2
    assert not b.receive(a.send("BBB")).changes.edits


def test_nothing_internal_leaves(a: DeskAtWork, b: DeskAtWork) -> None:
    secret = visit(a, purpose="Canary-7731")
    a.do(set_label, [secret], Label.INTERNAL)
    open_one = visit(a, private_notes="Canary-7732", purpose="Seen")
    person = a.add("person", name="Canary-7733", protected=True)
    linked = visit(a, head=person, purpose="Linked")
    book = a.send("BBB")
    parts = b"".join(
        str(cell.value).encode()
        for sheet in load_workbook(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )
    assert b"Canary" not in parts
    assert secret.encode() not in parts
    assert person.encode() not in parts
    b.receive(book)
    assert b.state(secret) is None
    assert b.state(person) is None
    assert "private_notes" not in b.shows(open_one).values()
    assert "head" not in b.shows(linked).values()


def test_what_is_held_back_is_said_before(a: DeskAtWork) -> None:
    internal = visit(a)
    a.do(set_label, [internal], Label.INTERNAL)
    person = a.add("person", name="Protected", protected=True)
    for_others = visit(a)
    a.do(set_label, [for_others], Label.PARTNERS, ["CCC"])
    noted = visit(a, private_notes="stays")
    mobile = a.add("person", name="Reachable", mobile="+41 79 000 00 00")
    with a.database.reading() as session:
        sending = plan_sending(session, "BBB")
    held = {(each.ref, each.field): str(each.why) for each in sending.held_back}
    assert held == {
        (internal, ""): "internal",
        (person, ""): "protected",
        (for_others, ""): "partners",
        (noted, "private_notes"): "internal",
        (mobile, "mobile"): "partners",
    }
    assert {each.record.ref for each in sending.going} == {noted, mobile}


def test_partners_records_go_to_named_desks_and_back_to_the_first(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = visit(a)
    a.do(set_label, [ref], Label.PARTNERS, ["BBB"])
    b.receive(a.send("BBB"))
    assert b.shows(ref).partners == ("BBB",)
    b.set(ref, purpose="Answer")
    a.receive(b.send("AAA"))
    assert a.shows(ref).values()["purpose"] == "Answer"
    with b.database.reading() as session:
        assert [str(each.why) for each in plan_sending(session, "CCC").held_back] == ["partners"]


def test_network_records_stay_from_desks_outside_the_network(make: MakeDesk) -> None:
    desk = make("AAA")
    desk.knows("OUT", focal_point=False)
    ref = visit(desk)
    with desk.database.reading() as session:
        sending = plan_sending(session, "OUT")
    assert [(each.ref, str(each.why)) for each in sending.held_back] == [(ref, "network")]


def test_first_contact_takes_nothing_over_until_somebody_accepts(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = visit(a)
    book = a.send("BBB")
    outcome = b.receive(book, accept=Accept.SAFE)
    assert (outcome.applied, outcome.waiting) == (0, 1)
    assert b.state(ref) is None
    b.receive(book)
    a.set(ref, purpose="Second purpose")
    b.receive(a.send("BBB"), accept=Accept.SAFE)
    assert b.shows(ref).values()["purpose"] == "Second purpose"


def test_own_unedited_workbook_plans_nothing(a: DeskAtWork) -> None:
    ref = visit(a, themes=["b", "a"], regions=["Kairouan"])
    plan = a.plan(a.send("BBB"))
    assert (plan.items, plan.findings, plan.missing) == ((), (), ())
    assert plan.same == len(a.shows(ref).values())


def test_edited_cells_become_exactly_those_edits(a: DeskAtWork, b: DeskAtWork) -> None:
    first, second = visit(a), visit(a, country="MEX", dates="2027-10-03/2027-10-07")
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(first), "purpose", "Follow-up of 2024")
        sheet.put(sheet.row_of(second), "dates.to", "2027-10-09")
        sheet.sort("country")
    outcome = a.receive(book, accept=Accept.SAFE)
    found = {(item.ref, item.field, item.base, item.theirs) for item in outcome.plan.items}
    assert found == {
        (first, "purpose", "First purpose", "Follow-up of 2024"),
        (second, "dates", "2027-10-03/2027-10-07", "2027-10-03/2027-10-09"),
    }
    assert {item.kind for item in outcome.plan.items} == {Class.EDITED}
    b.receive(book)
    assert b.shows(first).registers == a.shows(first).registers


def test_both_sides_changed_stand_side_by_side_until_somebody_decides(a: DeskAtWork) -> None:
    ref = visit(a)
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "By hand")
    a.set(ref, purpose="At the desk")
    outcome = a.receive(book, accept=Accept.SAFE)
    (item,) = outcome.plan.items
    assert (item.kind, item.base, item.ours, item.theirs) == (
        Class.CONFLICT,
        "First purpose",
        "At the desk",
        "By hand",
    )
    assert set(a.shows(ref).conflicts()["purpose"]) == {"At the desk", "By hand"}
    assert not a.receive(book).plan.items
    a.do(resolve, ref, "purpose", "By hand")
    assert not a.shows(ref).conflicts()
    assert a.shows(ref).values()["purpose"] == "By hand"


@pytest.mark.parametrize(
    ("decision", "value"), [(Decision.OURS, "At A"), (Decision.THEIRS, "At B")]
)
def test_a_decision_reaches_the_other_desk(
    a: DeskAtWork, b: DeskAtWork, decision: Decision, value: str
) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    a.set(ref, purpose="At A")
    b.set(ref, purpose="At B")
    a.receive(b.send("AAA"), conflicts=decision)
    assert a.shows(ref).values()["purpose"] == value
    assert not a.shows(ref).conflicts()
    b.receive(a.send("BBB"))
    assert b.shows(ref).registers == a.shows(ref).registers


def test_same_change_on_both_sides_is_no_conflict(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    a.set(ref, purpose="Equal")
    b.set(ref, purpose="Equal")
    a.receive(b.send("AAA"))
    assert not a.shows(ref).conflicts()
    assert len(a.shows(ref).heads("purpose")) == 2


def test_additions_to_a_set_never_collide(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = visit(a, themes=["torture"])
    b.receive(a.send("BBB"))
    a.set(ref, themes=["torture", "children"])
    b.set(ref, themes=["women"])
    a.receive(b.send("AAA"))
    assert a.shows(ref).values()["themes"] == ("children", "women")
    assert not a.shows(ref).conflicts()


@pytest.mark.usefixtures("spare_lines")
def test_a_new_row_on_a_spare_line_is_the_same_record_everywhere(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    visit(a)
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        row = sheet.spare_row()
        ref = str(sheet.get(row, "ref"))
        sheet.put(row, "country", "Mexico")
        sheet.put(row, "purpose", "Written by hand")
    for desk in (a, b):
        desk.receive(book)
        assert desk.shows(ref).values() == {"country": "MEX", "purpose": "Written by hand"}
        assert desk.shows(ref).label is Label.INTERNAL
    assert a.shows(ref).registers == b.shows(ref).registers


def test_a_row_without_ref_is_asked_about_once(a: DeskAtWork) -> None:
    visit(a)
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        row = sheet.sheet.max_row + 1
        sheet.put(row, "country", "Kenya")
        sheet.put(row, "purpose", "No Ref")
    (item,) = a.receive(book, accept=Accept.SAFE).plan.items
    assert (item.kind, item.code) == (Class.QUESTION, "no_ref")
    assert a.state(item.ref) is None
    a.receive(book)
    assert a.shows(item.ref).values()["country"] == "KEN"
    again = a.plan(book)
    assert (again.items, again.findings) == ((), ())


def test_missing_rows_remove_nothing(a: DeskAtWork) -> None:
    refs = [visit(a, purpose=f"Visit {number}") for number in range(3)]
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.sheet.delete_rows(sheet.row_of(refs[1]))
    outcome = a.receive(book)
    assert outcome.plan.missing == (refs[1],)
    assert a.shows(refs[1]).life is Life.ACTIVE


def test_moved_and_renamed_columns_change_nothing(a: DeskAtWork) -> None:
    ref = visit(a)
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.move_column_to_end("purpose")
        sheet.sheet.cell(4, sheet.columns["country"]).value = "Pays"
        sheet.sheet.title = "Visites"
        sheet.put(sheet.row_of(ref), "purpose", "Moved and edited")
    plan = a.plan(book)
    assert [(item.field, item.theirs) for item in plan.items] == [("purpose", "Moved and edited")]


def test_damage_by_a_spreadsheet_is_no_edit(a: DeskAtWork) -> None:
    ref = a.add("person", name="Zero, Lost", phone="0041227", code="00123", title="1-2")
    book = a.send("BBB")
    with edited(book, "Persons") as sheet:
        row = sheet.row_of(ref)
        sheet.put(row, "phone", 41227)
        sheet.put(row, "code", 123)
    plan = a.plan(book)
    assert plan.items == ()
    assert plan.counts()["disguise"] == 2


def test_a_removal_is_asked_about_and_then_done(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    a.do(remove, [ref])
    book = a.send("BBB")
    outcome = b.receive(book)
    assert [item.kind for item in outcome.plan.items] == [Class.REMOVAL]
    assert b.shows(ref).life is Life.ACTIVE
    assert outcome.waiting
    b.receive(book, removals=Decision.THEIRS)
    assert b.shows(ref).life is Life.REMOVED
    assert not b.plan(book).items


def test_a_removal_never_goes_to_a_desk_that_was_not_given_the_record(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = visit(a)
    a.do(remove, [ref])
    book = a.send("BBB")
    assert not b.plan(book).items
    assert not b.plan(book).missing
    assert ref not in {each.ref for each in b.plan(book).arrival.records}


def test_what_was_changed_meanwhile_keeps_a_removed_record_visible(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    a.do(remove, [ref])
    b.set(ref, purpose="Still needed")
    a.receive(b.send("AAA"))
    state = a.shows(ref)
    assert state.life is Life.ACTIVE
    assert state.is_removed_elsewhere
    assert state.values()["purpose"] == "Still needed"
    b.receive(a.send("BBB"), removals=Decision.THEIRS)
    assert b.shows(ref).life is Life.REMOVED


def test_please_remove_is_a_removal_by_hand(a: DeskAtWork) -> None:
    ref = visit(a)
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "action", "Please remove")
        sheet.put(sheet.row_of(ref), "message", "Postponed for good")
    assert [item.kind for item in a.plan(book).items] == [Class.REMOVAL]
    a.receive(book)
    assert a.shows(ref).life is Life.ACTIVE
    a.receive(book, removals=Decision.THEIRS)
    assert a.shows(ref).life is Life.REMOVED


def test_lowering_a_label_is_a_question_and_the_stricter_stands(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    b.do(set_label, [ref], Label.PUBLIC)
    a.do(set_label, [ref], Label.PARTNERS, ["BBB"])
    book = b.send("AAA")
    assert [(item.kind, item.field) for item in a.plan(book).items] == [(Class.CONFLICT, "label")]
    a.receive(book)
    assert a.shows(ref).label is Label.PARTNERS


def test_an_import_is_undone_and_redone_as_a_whole(a: DeskAtWork, b: DeskAtWork) -> None:
    first, second = visit(a), visit(a, country="MEX")
    b.receive(a.send("BBB"))
    a.set(first, purpose="Changed")
    third = visit(a, country="KEN")
    before = b.shows(first).registers
    b.receive(a.send("BBB"))
    assert b.shows(third).values()["country"] == "KEN"
    undo(b.database)
    assert b.shows(first).registers == before
    assert b.state(third) is None
    assert b.shows(second).life is Life.ACTIVE
    redo(b.database)
    assert b.shows(first).registers == a.shows(first).registers
    assert b.shows(third).registers == a.shows(third).registers


def test_undone_imports_are_planned_again(a: DeskAtWork, b: DeskAtWork) -> None:
    visit(a)
    book = a.send("BBB")
    b.receive(book)
    undo(b.database)
    assert b.plan(book).counts()["new"] == 1


def test_what_was_disclosed_since_is_reversed_by_new_writes(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    a.set(ref, purpose="Changed")
    b.receive(a.send("BBB"))
    b.send("CCC")
    undo(b.database)
    state = b.shows(ref)
    assert state.values()["purpose"] == "First purpose"
    assert {each.id for each in a.shows(ref).heads("purpose")} <= set(
        state.heads("purpose")[0].ancestors
    )


def test_only_changes_go_when_only_changes_are_asked_for(a: DeskAtWork, b: DeskAtWork) -> None:
    first, second = visit(a), visit(a, country="MEX")
    b.receive(a.send("BBB"))
    a.set(second, purpose="New")
    book = a.send("BBB", CHANGED)
    assert [each.ref for each in b.plan(book).arrival.records] == [second]
    assert not b.plan(book).missing
    assert b.shows(first).life is Life.ACTIVE


def test_a_selection_goes_alone(a: DeskAtWork, b: DeskAtWork) -> None:
    first, _ = visit(a), visit(a, country="MEX")
    book = a.send("BBB", [first])
    assert [each.ref for each in b.plan(book).arrival.records] == [first]


def test_a_workbook_confirms_what_was_taken_in(a: DeskAtWork, b: DeskAtWork) -> None:
    visit(a)
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    with a.database.reading() as session:
        (sent,) = partners.sent_to(session, "BBB")
    assert sent.confirmed is not None


def test_the_inbox_keeps_the_file_and_what_waits(a: DeskAtWork, b: DeskAtWork) -> None:
    visit(a)
    book = a.send("BBB")
    b.receive(book, accept=Accept.NONE)
    with b.database.reading() as session:
        (kept,) = partners.received(session)
        name, original, _ = partners.original_of(session, kept.id)
    assert (kept.status, kept.sender, name) == ("waiting", "AAA", book.name)
    assert original == book.read_bytes()
    b.receive(book)
    with b.database.reading() as session:
        (kept,) = partners.received(session)
    assert kept.status == "done"


def test_a_change_made_while_the_review_was_open_is_left_for_later(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    from hrdesk.operations.accepting import decisions_for
    from hrdesk.operations.receive import Pin, carry_out

    ref = visit(a)
    b.receive(a.send("BBB"))
    a.set(ref, purpose="Theirs")
    book = a.send("BBB")
    plan = b.plan(book)
    b.set(ref, purpose="Ours meanwhile")
    decisions = decisions_for(plan, Accept.ALL, Decision.LATER, Decision.LATER)
    outcome = carry_out(b.database, plan, decisions, book, pin=Pin.NEW)
    assert set(b.shows(ref).conflicts()["purpose"]) == {"Ours meanwhile", "Theirs"}
    assert outcome.plan.items[0].kind is Class.CONFLICT


def test_through_a_third_desk_the_result_is_the_same(
    a: DeskAtWork, b: DeskAtWork, make: MakeDesk
) -> None:
    c = make("CCC")
    c.knows("AAA", "BBB")
    ref = visit(a)
    b.receive(a.send("BBB"))
    c.receive(b.send("CCC"))
    c.set(ref, purpose="From C")
    a.set(ref, dates="2027-04")
    b.receive(c.send("BBB"))
    a.receive(b.send("AAA"))
    c.receive(a.send("CCC"))
    b.receive(a.send("BBB"))
    assert a.shows(ref).registers == b.shows(ref).registers == c.shows(ref).registers
    assert (
        a.shows(ref).values() | {"purpose": "From C", "dates": "2027-04"} == a.shows(ref).values()
    )


def test_an_archived_record_still_goes(a: DeskAtWork, b: DeskAtWork) -> None:
    ref = visit(a)
    a.do(archive, [ref])
    b.receive(a.send("BBB"))
    assert b.shows(ref).life is Life.ARCHIVED
    with b.database.reading() as session:
        assert listing.keys(session, listing.Query("visit")) == []


def test_the_first_desk_stays_the_first_whoever_touches_the_record(
    a: DeskAtWork, b: DeskAtWork, make: MakeDesk
) -> None:
    c = make("CCC")
    c.knows("AAA", "BBB")
    ref = visit(a)
    c.receive(a.send("CCC"))
    c.do(archive, [ref])
    c.do(restore, [ref])
    a.receive(c.send("AAA"))
    a.do(set_label, [ref], Label.PARTNERS, ["BBB"])
    assert ref in held_back(a, "CCC")
    b.receive(a.send("BBB"))
    b.do(archive, [ref])
    b.do(restore, [ref])
    b.set(ref, purpose="From B")
    a.receive(b.send("AAA"))
    assert a.shows(ref).values()["purpose"] == "From B"


def test_a_forged_origin_opens_nothing(a: DeskAtWork) -> None:
    ref = visit(a)
    state = a.shows(ref)
    forged = Pen("CCC.0", "n", NOON).write(ref, ORIGIN, "CCC.0", ())
    doubted = state.with_registers({ORIGIN: merged(state.heads(ORIGIN), (forged,))})
    assert state.first_author == a.database.identity.author
    assert doubted.first_author == ""


def test_undoing_a_decision_brings_the_conflict_back(a: DeskAtWork) -> None:
    ref = visit(a)
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "By hand")
        sheet.put(sheet.row_of(ref), "label", "Public")
    a.set(ref, purpose="At the desk")
    a.do(set_label, [ref], Label.INTERNAL)
    a.receive(book)
    for register in ("purpose", "label"):
        before = a.shows(ref)
        a.do(resolve, ref, register, before.text(register))
        assert register not in a.shows(ref).conflicts()
        undo(a.database)
        assert set(a.shows(ref).conflicts()[register]) == set(before.conflicts()[register])
        assert a.shows(ref).label is Label.INTERNAL


def test_a_label_in_conflict_is_not_decided_along_with_the_rest(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    ref = visit(a)
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    b.do(set_label, [ref], Label.PUBLIC)
    book = b.send("AAA")
    a.do(set_label, [ref], Label.INTERNAL)
    a.receive(book, accept=Accept.SAFE, conflicts=Decision.THEIRS)
    assert a.shows(ref).label is Label.INTERNAL
    assert "label" in a.shows(ref).conflicts()


@pytest.mark.usefixtures("spare_lines")
def test_one_spare_line_filled_in_twice_is_asked_about(a: DeskAtWork, tmp_path: Path) -> None:
    visit(a)
    book = a.send("BBB")
    copies = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for copy, country in zip(copies, ("Kenya", "Mexico"), strict=True):
        with edited(book, "Visits", copy) as sheet:
            row = sheet.spare_row()
            ref = str(sheet.get(row, "ref"))
            sheet.put(row, "country", country)
            sheet.put(row, "regions" if country == "Mexico" else "purpose", f"Only in {country}")
    a.receive(copies[0], accept=Accept.SAFE)
    (item,) = a.receive(copies[1], accept=Accept.SAFE).plan.items
    assert (item.kind, item.code, item.safe) == (Class.QUESTION, "same_spare_line", False)
    assert a.shows(ref).values() == {"country": "KEN", "purpose": "Only in Kenya"}
    a.receive(copies[1])
    assert set(a.shows(ref).conflicts()["country"]) == {"KEN", "MEX"}
    assert a.plan(copies[1]).items == ()


@pytest.mark.usefixtures("spare_lines")
def test_two_entries_on_one_spare_line_are_split_alike_at_every_desk(
    a: DeskAtWork, b: DeskAtWork, tmp_path: Path
) -> None:
    book = a.send("BBB")
    copies = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for copy, country in zip(copies, ("Kenya", "Mexico"), strict=True):
        with edited(book, "Visits", copy) as sheet:
            sheet.put(sheet.spare_row(), "country", country)
    split = []
    for desk in (a, b):
        desk.receive(copies[0])
        plan = desk.plan(copies[1])
        (item,) = plan.items
        carry_out(desk.database, plan, {item.key: Decision.APART}, copies[1], pin=Pin.NOBODY)
        assert desk.plan(copies[1]).items == ()
        assert desk.shows(item.ref).values() == {"country": "KEN"}
        assert item.apart is not None
        split.append(desk.shows(item.apart.ref))
    assert split[0] == split[1]
    assert split[0].values() == {"country": "MEX"}
    undo_last_import(a)
    assert a.state(split[0].ref) is None
    assert a.plan(copies[1]).items != ()


def test_undoing_an_import_leaves_what_was_worked_on_since(a: DeskAtWork, b: DeskAtWork) -> None:
    worked_on, left = visit(a), visit(a, country="MEX")
    b.receive(a.send("BBB"))
    b.set(worked_on, notes="Own note")
    undo_last_import(b)
    assert b.shows(worked_on).values()["country"] == "TUN"
    assert b.shows(worked_on).values()["notes"] == "Own note"
    assert b.shows(worked_on).life is Life.ACTIVE
    assert b.state(left) is None


def test_only_the_desk_it_was_for_confirms_a_workbook(
    a: DeskAtWork, b: DeskAtWork, make: MakeDesk
) -> None:
    c = make("CCC")
    c.knows("AAA")
    visit(a)
    c.receive(a.send("BBB"))
    a.receive(c.send("AAA"))
    with a.database.reading() as session:
        assert [sent.confirmed for sent in partners.sent_to(session, "BBB")] == [None]


def test_a_second_reading_keeps_what_became_of_a_workbook(a: DeskAtWork, b: DeskAtWork) -> None:
    kept = visit(a)
    b.receive(a.send("BBB"))
    a.receive(b.send("AAA"))
    a.do(remove, [kept])
    visit(a, country="MEX")
    book = a.send("BBB")
    b.receive(book)
    b.receive(book)
    with b.database.reading() as session:
        assert partners.received(session)[0].status == "partly"


def test_adding_to_a_set_decides_nothing_about_its_other_elements(a: DeskAtWork) -> None:
    ref = visit(a, themes=["x"])
    state = a.shows(ref)
    other = Pen("BBB.0", "n", NOON).write(ref, "themes/x", "", ())
    doubtful = state.with_registers({"themes/x": merged(state.heads("themes/x"), (other,))})
    with a.database.writing() as session:
        write_states(session, [doubtful])
    a.do(save_record, ref, {"themes": [*doubtful.value("themes"), "new"]}, seen=doubtful.registers)
    assert "themes/x" in a.shows(ref).conflicts()
    a.set(ref, themes=["x", "new"])
    assert not a.shows(ref).conflicts()


def test_ids_of_hidden_links_are_not_among_what_a_removal_was_said_over(a: DeskAtWork) -> None:
    hidden = a.add("person", name="Hidden", label=Label.INTERNAL)
    ref = visit(a, head=hidden)
    secret = a.shows(ref).heads("head")[0].id
    a.do(remove, [ref])
    assert secret not in a.shows(ref).heads("life")[0].ancestors
    assert a.shows(ref).life is Life.REMOVED


def test_an_emptied_link_is_heard_of_unless_what_it_led_to_is_hidden(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    known = a.add("person", name="Known")
    hidden = a.add("person", name="Hidden", label=Label.INTERNAL)
    ref, other = visit(a, head=known), visit(a, head=hidden)
    b.receive(a.send("BBB"))
    assert b.shows(ref).values()["head"] == known
    a.set(ref, head="")
    a.set(other, head="")
    b.receive(a.send("BBB"))
    assert "head" not in b.shows(ref).values()
    assert b.shows(ref).registers == a.shows(ref).registers
    assert not b.shows(other).heads("head")


def held_back(desk: DeskAtWork, code: str) -> set[str]:
    with desk.database.reading() as session:
        return {each.ref for each in plan_sending(session, code).held_back if not each.field}


def undo_last_import(desk: DeskAtWork) -> None:
    with desk.database.reading() as session:
        number = partners.received(session)[0].id
    undo_import(desk.database, number)


def test_two_desks_that_chose_one_code_hear_all_of_each_other(
    a: DeskAtWork, tmp_path: Path
) -> None:
    """A desk is its code and its key: neither takes the other's workbooks for its own."""
    (tmp_path / "other").mkdir()
    other = DeskAtWork(tmp_path / "other", "AAA")
    for desk in (a, other):
        desk.knows("AAA")
    first, second = visit(a, themes=["torture", "prisons"]), visit(a)
    book = a.send("AAA")
    other.receive(book)
    other.set(first, themes=["prisons"])
    a.receive(other.send("AAA"))
    assert a.shows(first).value("themes") == ("prisons",), "taken out there, and heard here"
    with a.database.reading() as session:
        assert [each.confirmed is not None for each in partners.sent_to(session)] == [True]
        assert plan_sending(session, "AAA", CHANGED).going == ()
    a.do(set_label, [second], Label.INTERNAL)
    (item,) = other.plan(a.send("AAA")).items
    assert (item.ref, item.code) == (second, "no_longer_shared")
    other.close()


def test_a_record_for_this_desk_is_not_for_another_of_its_code(
    a: DeskAtWork, b: DeskAtWork, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = DeskAtWork(tmp_path / "other", "AAA")
    ref = visit(b)
    b.do(set_label, [ref], Label.PARTNERS, ["AAA"])
    a.receive(b.send("AAA"))
    a.knows("AAA")
    a.receive(a.send("BBB"))
    mine = visit(a)
    book = a.send("AAA")
    plan = other.plan(book)
    assert [item.ref for item in plan.items] == [mine]
    assert plan.arrival.envelope.confirms == (), "what came back here is no news for the other"
    other.close()
