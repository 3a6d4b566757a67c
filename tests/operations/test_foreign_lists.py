"""Foreign lists: mapped, compared with what is here, proposed, taken in once, taken back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.arrival import Arrival, CellClass, FindingKind
from hrdesk.domain.errors import BadValue, Cancelled, FileRefused
from hrdesk.domain.label import Label
from hrdesk.domain.merge import NO_REF, SAYS_OTHERWISE, Class, Decision, Plan
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.state import RecordState
from hrdesk.domain.twins import Reason, Twin
from hrdesk.exchange.foreign.mapping import ListMapping, TableMapping
from hrdesk.exchange.foreign.rows import ListContent, ListRow
from hrdesk.operations.accepting import Accept, decisions_for
from hrdesk.operations.erase import erase
from hrdesk.operations.foreign_lists import (
    ListReading,
    LookedAt,
    as_text,
    check_mapping,
    from_text,
    look_at,
    plan_rows,
    read_rows,
    with_states,
)
from hrdesk.operations.foreign_plan import (
    NEW_RECORD,
    OUT,
    ListChoices,
    ListedRow,
    Take,
    arrival_of,
)
from hrdesk.operations.inbox import (
    Delivery,
    carry_out_delivery,
    open_delivery,
    take_list,
    undo_import,
)
from hrdesk.operations.receive import Pin
from hrdesk.operations.records import remove, save_record
from hrdesk.operations.undo import undo
from hrdesk.store import partners
from hrdesk.store.records import every_state
from hrdesk.store.session import Identity
from tests.exchange.foreign.tables import PEOPLE, in_csv, in_workbook
from tests.worlds import DeskAtWork, edited

ASK = ListChoices()


class Import:
    """One file that is being imported at a desk."""

    def __init__(self, desk: DeskAtWork, path: Path) -> None:
        self.desk, self.path = desk, path
        self.looked: LookedAt = look_at(desk.database, path)
        self.reading: ListReading = read_rows(desk.database, path, self.looked.mapping)

    def plan(self, choices: ListChoices = ASK) -> Plan:
        with self.desk.database.reading() as session:
            return plan_rows(session, self.reading, choices)

    def deliver(self, choices: ListChoices = ASK) -> Delivery:
        self.desk.minute += 1
        return take_list(self.desk.database, self.path, self.looked, self.reading, choices)

    def accept(self, choices: ListChoices = ASK, decision: Decision = Decision.THEIRS) -> int:
        """Take all in that is listed; how many revisions that were."""
        delivery = self.deliver(choices)
        decisions = {item.key: decision for item in delivery.plan.items}
        outcome = carry_out_delivery(self.desk.database, delivery, decisions, pin=Pin.NOBODY)
        return outcome.applied

    def row(self, number: int) -> ListedRow:
        return next(each for each in self.reading.listed if each.row.number == number)


def people(folder: Path, *lines: Sequence[object], name: str = "list.xlsx") -> Path:
    """A list of contacts."""
    head = ["Name", "E-mail", "Telephone", "Country", "Themes"]
    return in_workbook(folder / name, Contacts=[head, *lines])


def persons(desk: DeskAtWork) -> dict[str, RecordState]:
    with desk.database.reading() as session:
        return {state.text("name"): state for state in every_state(session, "person")}


def kinds_of(plan: Plan) -> list[tuple[Class, str]]:
    return [(item.kind, item.field) for item in plan.items]


def test_new_records_come_in_by_one_step_and_internal(a: DeskAtWork, tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "list.xlsx", Contacts=PEOPLE)
    importing = Import(a, path)
    assert kinds_of(importing.plan()) == [(Class.NEW, ""), (Class.NEW, "")]
    assert not any(item.safe for item in importing.plan().items)
    importing.accept()
    found = persons(a)
    assert set(found) == {"Pérez, Ana", "Awa Diallo"}
    ana = found["Pérez, Ana"]
    assert ana.label is Label.INTERNAL
    assert ana.first_author == a.database.identity.author
    assert ana.heads("email")[0].author == f"hand:{importing.looked.file.workbook}"
    assert ana.heads("label")[0].author == a.database.identity.author
    a.minute += 1
    assert undo(a.database).about["file"] == "list.xlsx"
    assert persons(a) == {}


def test_one_label_for_all_that_is_new(a: DeskAtWork, tmp_path: Path) -> None:
    Import(a, people(tmp_path, ["Ana"])).accept(ListChoices(label=Label.NETWORK))
    assert persons(a)["Ana"].label is Label.NETWORK


def test_reading_twice_asks_once(a: DeskAtWork, tmp_path: Path) -> None:
    path = people(tmp_path, ["Ana", "a@b.org"], ["Awa", "w@b.org"])
    assert Import(a, path).accept()
    again = Import(a, path)
    assert [each.twins[0].reason for each in again.reading.listed] == [Reason.REF, Reason.REF]
    assert again.plan().items == ()
    assert again.accept() == 0
    assert again.plan(ListChoices(rows={again.row(2).row.ref: NEW_RECORD})).items == ()
    with a.database.reading() as session:
        assert len(partners.received(session)) == 1
    assert len(persons(a)) == 2


def test_two_desks_make_the_same_records_of_one_list(
    a: DeskAtWork, b: DeskAtWork, tmp_path: Path
) -> None:
    path = people(tmp_path, ["Ana", "a@b.org"])
    Import(a, path).accept()
    Import(b, path).accept()
    here, there = persons(a)["Ana"], persons(b)["Ana"]
    assert here.ref == there.ref
    assert here.heads("email")[0].id == there.heads("email")[0].id


def test_a_certain_twin_is_an_update_side_by_side(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Pérez, Ana", phone="1", themes=["torture"])
    path = people(tmp_path, ["Ana Perez", "ana@b.org", "2", None, "torture; women"])
    importing = Import(a, path)
    assert importing.row(2).proposed == ana
    items = {item.field: item for item in importing.plan().items}
    assert {name: (item.kind, item.code) for name, item in items.items()} == {
        "name": (Class.CONFLICT, SAYS_OTHERWISE),
        "phone": (Class.CONFLICT, SAYS_OTHERWISE),
        "email": (Class.EDITED, ""),
        "themes": (Class.EDITED, ""),
    }
    assert (items["phone"].ours, items["phone"].theirs) == ("1", "2")
    assert decisions_for(importing.plan(), Accept.SAFE, Decision.LATER, Decision.LATER) == {}
    importing.accept(decision=Decision.LATER)
    assert a.shows(ana).value("phone") == "1"
    assert not a.shows(ana).conflicts()
    importing.accept()
    assert a.shows(ana).value("phone") == "2"
    assert a.shows(ana).value("themes") == ("torture", "women")
    assert not a.shows(ana).conflicts()
    assert Import(a, path).plan().items == ()


def test_keeping_ours_is_asked_once(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Ana", phone="1")
    path = people(tmp_path, ["Ana", None, "2"])
    Import(a, path).accept(decision=Decision.OURS)
    assert a.shows(ana).value("phone") == "1"
    assert Import(a, path).plan().items == ()


def test_blanks_never_clear(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Ana", phone="1", themes=["torture"])
    plan = Import(a, people(tmp_path, ["Ana", None, None, "Kenya"])).plan()
    assert [(item.ref, item.field) for item in plan.items] == [(ana, "country")]


def test_a_likely_twin_is_asked_about(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Pérez, Ana")
    importing = Import(a, people(tmp_path, ["Perez, Anna", "anna@b.org"]))
    (item,) = importing.plan().items
    assert (item.kind, item.code) == (Class.QUESTION, NO_REF)
    assert [twin.ref for twin in item.twins] == [ana]
    assert importing.plan(ListChoices(Take.UPDATES)).items == ()
    row = importing.row(2).row.ref
    as_twin = importing.plan(ListChoices(rows={row: ana}))
    assert {item.ref for item in as_twin.items} == {ana}
    assert kinds_of(importing.plan(ListChoices(rows={row: NEW_RECORD}))) == [(Class.NEW, "")]
    out = importing.plan(ListChoices(rows={row: OUT}))
    assert out.items == ()
    assert out.arrival.cells == {CellClass.LEFT_OUT: 2, CellClass.LAYOUT: 5}


def test_only_new_or_only_updates(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Ana")
    importing = Import(a, people(tmp_path, ["Ana", "a@b.org"], ["Awa", "w@b.org"]))
    new, updates = (importing.plan(ListChoices(take)) for take in (Take.NEW, Take.UPDATES))
    assert kinds_of(new) == [(Class.NEW, "")]
    assert [(item.ref, item.field) for item in updates.items] == [(ana, "email")]
    assert len(importing.plan().items) == 2


def test_what_makes_no_record_is_a_problem_and_an_update_all_the_same(
    a: DeskAtWork, tmp_path: Path
) -> None:
    a.add("person", name="Ana", email="a@b.org")
    importing = Import(a, people(tmp_path, [None, "a@b.org", "2"], [None, "w@b.org"]))
    plan = importing.plan()
    assert [(item.kind, item.field) for item in plan.items] == [(Class.EDITED, "phone")]
    (problem,) = plan.findings
    assert (problem.kind, problem.code) == (FindingKind.PROBLEM, "list_required")
    assert plan.arrival.cells == {
        CellClass.EDIT: 1,
        CellClass.SAME: 1,
        CellClass.FAULT: 1,
        CellClass.LAYOUT: 5,
    }


def test_two_lines_of_one_record(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Ana", email="a@b.org")
    lines = (["Ana", "a@b.org", "1"], ["Ana", "a@b.org", "2", "Kenya"])
    plan = Import(a, people(tmp_path, *lines)).plan()
    assert {(item.ref, item.field, item.theirs) for item in plan.items} == {
        (ana, "phone", "1"),
        (ana, "country", "KEN"),
    }
    assert [(each.code, each.address) for each in plan.findings] == [("list_said_twice", "C3")]


def test_links_follow_the_rows_that_they_name(a: DeskAtWork, tmp_path: Path) -> None:
    cat = a.add("organisation", name="Committee against Torture")
    bodies = [["Name", "Acronym", "City"], ["Committee against Torture", "CAT", "Geneva"]]
    bodies.append(["Other", "O", "Bern"])
    contacts = [["Name", "E-mail", "Organisation"], ["Ana", "a@b.org", "CAT"]]
    contacts.append(["Awa", "w@b.org", "Other"])
    path = in_workbook(tmp_path / "l.xlsx", Organisations=bodies, Contacts=contacts)
    importing = Import(a, path)
    other = next(each.row.ref for each in importing.reading.listed if "Other" in str(each.row))
    plan = importing.plan(ListChoices(rows={other: OUT}))
    values = {item.values["name"]: item.values for item in plan.items if item.kind is Class.NEW}
    assert values["Ana"]["organisation"] == cat
    assert "organisation" not in values["Awa"]
    assert [each.code for each in plan.findings] == ["list_link_left_out"]


def test_links_between_sets_of_new_records(a: DeskAtWork, tmp_path: Path) -> None:
    places = [["Name", "Place type", "City"], ["Central prison", "prison", "Tunis"]]
    visits = [["Country", "Dates", "Places"], ["Tunisia", "2027-03", "Central prison"]]
    path = in_workbook(tmp_path / "l.xlsx", Places=places, Visits=visits)
    importing = Import(a, path)
    importing.accept()
    with a.database.reading() as session:
        (visit,) = every_state(session, "visit")
        (place,) = every_state(session, "place")
    assert visit.value("places") == (place.ref,)


def test_visits_have_twins_by_country_and_dates(a: DeskAtWork, tmp_path: Path) -> None:
    visit = a.add("visit", country="TUN", dates="2027-03-10/2027-03-12")
    lines = [["Country", "From", "To", "Purpose"], ["Tunisie", "2027-03-10", "2027-03-12", "x"]]
    importing = Import(a, in_csv(tmp_path / "visits.csv", lines))
    assert importing.row(2).proposed == visit
    assert [(item.ref, item.field) for item in importing.plan().items] == [(visit, "purpose")]


def test_a_required_link_may_name_a_record_of_this_desk(a: DeskAtWork, tmp_path: Path) -> None:
    cat = a.add("instrument", name="Convention against Torture", acronym="CAT")
    path = tmp_path / "ratifications.csv"
    path.write_text(
        "Country,Instrument,Status,Date of ratification\n"
        "Tunisia,CAT,Ratified,23/09/1988\n"
        "Morocco,Nobody knows it,accession,24/11/2014\n",
        encoding="utf-8",
    )
    read = Import(a, path)
    assert read.accept() > 0
    found = every_ratification(a)
    assert [(each.text("country"), each.text("instrument")) for each in found] == [("TUN", cat)]
    assert found[0].text("bound") == "1988-09-23"
    assert any(each.code == "list_required" for each in read.plan().arrival.findings)


def test_new_records_of_a_list_may_be_for_some_desks(a: DeskAtWork, tmp_path: Path) -> None:
    read = Import(a, in_csv(tmp_path / "people.csv", PEOPLE))
    chosen = ListChoices(label=Label.PARTNERS, partners=("IACHR",))
    assert from_text(as_text(read.looked.mapping, chosen))[1] == chosen
    kept = as_text(read.looked.mapping, ListChoices()).replace(', "partners": []', "")
    assert from_text(kept)[1] == ListChoices(), "as the version before kept it"
    read.accept(chosen)
    with a.database.reading() as session:
        found = list(every_state(session, "person"))
    assert {each.label for each in found} == {Label.PARTNERS}
    assert {each.partners for each in found} == {("IACHR",)}


def test_a_table_of_states_by_treaties_is_a_record_a_cell(a: DeskAtWork, tmp_path: Path) -> None:
    cat = a.add("instrument", name="Convention against Torture", acronym="CAT")
    covenant = a.add("instrument", name="Covenant on Civil and Political Rights", acronym="ICCPR")
    known = a.add("ratification", country="TUN", instrument=cat, status="ratified")
    lines = [
        ["State", "ICCPR", "CAT", "CEDAW"],
        ["Tunisia", "18 Mar 1969", "1988-09-23", "yes"],
        ["Kenya", "1 May 1972 a", "no", None],
    ]
    read = Import(a, in_csv(tmp_path / "treaties.csv", lines))
    assert [each.proposed for each in read.reading.listed[:2]] == ["new", known]
    plan = read.plan()
    told = [(each.code, each.found) for each in plan.arrival.findings]
    assert told == [("list_unknown_name", "CEDAW")], "once, whatever stands below it"
    assert read.accept() > 0
    found = {
        (each.text("country"), each.text("instrument")): (each.text("status"), each.text("bound"))
        for each in every_ratification(a)
    }
    assert found == {
        ("TUN", covenant): ("", "1969-03-18"),
        ("TUN", cat): ("ratified", "1988-09-23"),
        ("KEN", covenant): ("acceded", "1972-05-01"),
        ("KEN", cat): ("not_signed", ""),
    }
    again = Import(a, read.path)
    assert again.looked.remembered, "what its columns are is known the next time"
    assert again.plan().items == ()


def every_ratification(desk: DeskAtWork) -> list[RecordState]:
    with desk.database.reading() as session:
        return list(every_state(session, "ratification"))


def test_a_copy_to_pass_on_comes_in_with_its_refs(
    a: DeskAtWork, b: DeskAtWork, tmp_path: Path
) -> None:
    from hrdesk.operations.send import send

    ref = a.add("visit", country="TUN", purpose="x")
    send(a.database, "BBB", tmp_path / "copy.xlsx", pass_on=True)
    Import(b, tmp_path / "copy.xlsx").accept()
    assert b.shows(ref).value("purpose") == "x"
    assert b.shows(ref).label is Label.INTERNAL
    # The workbook itself says the same and is no conflict.
    b.receive(a.send("BBB"))
    assert "purpose" not in b.shows(ref).conflicts()


def test_what_was_erased_is_asked_by_itself(a: DeskAtWork, tmp_path: Path) -> None:
    path = people(tmp_path, ["Ana", "a@b.org"])
    Import(a, path).accept()
    erase(a.database, persons(a)["Ana"].ref)
    (item,) = Import(a, path).plan().items
    assert item.code == "erased_here"


def test_a_removed_record_is_no_twin(a: DeskAtWork, tmp_path: Path) -> None:
    ana = a.add("person", name="Ana")
    a.do(remove, [ana])
    assert Import(a, people(tmp_path, ["Ana"])).row(2).proposed == NEW_RECORD


def test_the_review_goes_on_tomorrow(a: DeskAtWork, tmp_path: Path) -> None:
    path = in_csv(tmp_path / "my people.csv", PEOPLE)
    importing = Import(a, path)
    out = importing.row(2).row.ref
    delivery = importing.deliver(ListChoices(label=Label.PUBLIC, rows={out: OUT}))
    path.unlink()
    opened = open_delivery(a.database, delivery.number)
    assert [item.key for item in opened.plan.items] == [item.key for item in delivery.plan.items]
    assert len(opened.plan.items) == 1
    decisions = {item.key: Decision.THEIRS for item in opened.plan.items}
    carry_out_delivery(a.database, opened, decisions, pin=Pin.NOBODY)
    assert persons(a)["Awa Diallo"].label is Label.PUBLIC
    undo_import(a.database, delivery.number)
    assert persons(a) == {}


def test_work_since_then_stays_when_an_import_is_undone(a: DeskAtWork, tmp_path: Path) -> None:
    importing = Import(a, people(tmp_path, ["Ana", "a@b.org"], ["Awa", "w@b.org"]))
    importing.accept()
    ana = persons(a)["Ana"].ref
    a.do(save_record, ana, {"phone": "1"})
    with a.database.reading() as session:
        number = partners.received(session)[0].id
    undo_import(a.database, number)
    assert set(persons(a)) == {"Ana"}


def test_comparing_can_be_stopped_and_then_nothing_is_kept(a: DeskAtWork, tmp_path: Path) -> None:
    first = Import(a, people(tmp_path, ["Ana", "a@b.org"]))
    told: list[str] = []
    with pytest.raises(Cancelled):
        take_list(
            a.database,
            first.path,
            first.looked,
            first.reading,
            ASK,
            progress=lambda done, total, what: told.append(what),
            cancelled=lambda: bool(told),
        )
    assert set(told) == {"plan"}
    with a.database.reading() as session:
        assert partners.received(session) == []
    assert look_at(a.database, first.path).remembered == frozenset()


def test_the_mapping_is_offered_again(a: DeskAtWork, tmp_path: Path) -> None:
    first = Import(a, people(tmp_path, ["Ana", "a@b.org"]))
    mapping = ListMapping((TableMapping("Contacts", 1, "person", {1: "name", 2: "other_emails"}),))
    reading = read_rows(a.database, first.path, mapping)
    take_list(a.database, first.path, first.looked, reading, ASK)
    head = ["Telephone", "Name", "E-mail", "Themes", "Country"]
    other = in_workbook(tmp_path / "next.xlsx", Sheet=[head, ["1", "Awa", "w@b.org"]])
    looked = look_at(a.database, other)
    assert looked.remembered == {"Sheet"}
    assert dict(looked.mapping.tables[0].fields) == {2: "name", 3: "other_emails"}
    left_out = ListMapping((TableMapping("Contacts", 1, ""),))
    reading = ListReading(left_out, reading.content, ())
    take_list(a.database, first.path, first.looked, reading, ASK)
    assert look_at(a.database, other).mapping.tables[0].kind == ""


def test_one_value_stands_in_one_column(a: DeskAtWork) -> None:
    check_mapping(ListMapping((TableMapping("A", 1, "person", {1: "themes", 2: "themes"}),)))
    with pytest.raises(BadValue):
        check_mapping(ListMapping((TableMapping("A", 1, "person", {1: "name", 2: "name"}),)))


def test_how_a_list_is_read_is_kept_as_text() -> None:
    mapping = ListMapping((TableMapping("A", 3, "person", {2: "name"}), TableMapping("B", 1, "")))
    choices = ListChoices(Take.NEW, Label.PUBLIC, {"PER-1": OUT})
    assert from_text(as_text(mapping, choices)) == (mapping, choices)


def test_finding_twins_can_be_stopped(a: DeskAtWork, tmp_path: Path) -> None:
    path = people(tmp_path, ["Ana", "a@b.org"])
    mapping = look_at(a.database, path).mapping
    asked: list[str] = []

    def stop() -> bool:
        asked.append("")
        return False

    told: list[str] = []
    read_rows(
        a.database, path, mapping, progress=lambda *step: told.append(step[2]), cancelled=stop
    )
    assert asked
    assert "Contacts" in told
    with pytest.raises(Cancelled):
        read_rows(a.database, path, mapping, cancelled=lambda: True)


def test_a_workbook_of_a_desk_is_still_one(a: DeskAtWork, tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        a.plan(people(tmp_path, ["Ana"]))


def test_a_line_without_ref_in_our_own_workbook_names_its_twins(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    a.add("person", name="Pérez, Ana", email="ana@b.org")
    book = a.send("BBB")
    with edited(book, "Persons") as sheet:
        row = sheet.sheet.max_row + 1
        sheet.put(row, "name", "Perez Ana")
    (item,) = [item for item in a.plan(book).items if item.code == NO_REF]
    assert [twin.reason for twin in item.twins] == [Reason.NAME]
    assert [item.twins for item in b.plan(book).items if item.code == NO_REF] == [()]


IDENTITY = Identity("AAA", "mark")
REFS = [derived_ref("PER", "lists", str(number)) for number in range(4)]


@st.composite
def listed_rows(draw: st.DrawFn) -> list[ListedRow]:
    """Any rows of persons, with any twins."""
    rows = []
    for number in range(draw(st.integers(0, 6))):
        names = draw(st.sets(st.sampled_from(("name", "phone", "notes", "deputy")), min_size=1))
        values = {name: draw(st.sampled_from(("x", "y"))) for name in sorted(names)}
        if "deputy" in values:
            values["deputy"] = draw(st.sampled_from(REFS))
        row = ListRow(
            draw(st.sampled_from(REFS)),
            "A",
            number,
            values,
            lacks=() if "name" in names else ("name",),
            cells=dict.fromkeys(values, 1),
        )
        twins = [
            Twin(ref, Reason.LIKE, 90, is_certain=draw(st.booleans()))
            for ref in draw(st.lists(st.sampled_from(REFS), max_size=2, unique=True))
        ]
        rows.append(ListedRow(row, tuple(twins)))
    return rows


@given(
    listed_rows(),
    st.sampled_from(Take),
    st.dictionaries(st.sampled_from(REFS), st.sampled_from((*REFS, NEW_RECORD, OUT))),
)
def test_every_cell_of_any_rows_stays_in_exactly_one_class(
    listed: list[ListedRow], take: Take, rows: dict[str, str]
) -> None:
    cells = sum(sum(each.row.cells.values()) for each in listed)
    content = ListContent(
        "BOOK",
        tuple(each.row for each in listed),
        cells={CellClass.NEW: cells, CellClass.LAYOUT: 1},
    )
    arrival: Arrival = arrival_of(content, listed, ListChoices(take, rows=rows), {}, IDENTITY, 9)
    assert sum(arrival.cells.values()) == cells + 1
    refs = [each.ref for each in arrival.records]
    assert len(refs) == len(set(refs))


def test_what_a_mistyped_state_means_is_this_desks_word_and_kept(
    a: DeskAtWork, tmp_path: Path
) -> None:
    known = a.add("visit", country="TUN", dates="2027-03-10/2027-03-14")
    lines = [["Tunesia", "2027-03-11"], ["Atlantis", "2027-04"]]
    path = in_workbook(tmp_path / "visits.xlsx", Visits=[["Country", "From"], *lines])
    importing = Import(a, path)
    lost, atlantis = importing.reading.listed
    assert (lost.unknown_states, lost.lacks, lost.twins) == (["Tunesia"], ["country"], ())
    states = {"TUNESIA": "TUN"}
    with a.database.reading() as session:
        importing.reading = with_states(session, importing.reading, states)
    lost, still = importing.reading.listed
    assert (lost.lacks, [twin.ref for twin in lost.twins]) == ([], [known])
    assert still == atlantis
    choices = ListChoices(rows={lost.row.ref: NEW_RECORD}, states=states)
    assert from_text(as_text(importing.reading.mapping, choices))[1] == choices
    delivery = importing.deliver(choices)
    again = open_delivery(a.database, delivery.number)
    for plan in (delivery.plan, again.plan):
        (item,) = plan.items
        assert item.registers["country"][0].author == a.database.identity.author
        assert item.registers["dates"][0].author.startswith("hand:")
        found = [each.found for each in plan.arrival.findings if each.code == "list_bad_value"]
        assert found == ["Atlantis"]
        assert sum(plan.arrival.cells.values()) == 6


def test_of_several_states_those_that_are_mistyped_are_asked_for(
    a: DeskAtWork, tmp_path: Path
) -> None:
    head = ["Title", "Countries"]
    line = ["On prisons", "Kenya; Tunesia; Mexcio"]
    path = in_workbook(tmp_path / "papers.xlsx", Documents=[head, line])
    importing = Import(a, path)
    (row,) = importing.reading.listed
    assert row.unknown_states == ["Tunesia", "Mexcio"]
    for states, named in (
        ({"Tunesia": "TUN"}, set()),
        ({"Tunesia": "TUN", "Mexcio": "MEX"}, {"KEN", "TUN", "MEX"}),
    ):
        with a.database.reading() as session:
            importing.reading = with_states(session, importing.reading, states)
        (item,) = importing.plan(ListChoices(states=states)).items
        assert {
            key.partition("/")[2] for key in item.registers if key.startswith("countries")
        } == named
