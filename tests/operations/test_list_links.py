"""Links of a foreign list to records of this desk: exactly one of that name, or a question."""

from pathlib import Path

from hrdesk.domain.arrival import CellClass
from hrdesk.domain.merge import Decision, Plan
from hrdesk.operations.desks import Start
from hrdesk.operations.foreign_lists import ListReading, look_at, plan_rows, read_rows
from hrdesk.operations.foreign_plan import ListChoices, Take
from hrdesk.operations.inbox import carry_out_delivery, take_list
from hrdesk.operations.receive import Pin
from hrdesk.operations.starting import ref_of_key
from hrdesk.store.records import every_state
from tests.exchange.foreign.tables import in_workbook
from tests.worlds import DeskAtWork

ACHPR, SPT = ref_of_key("organisation/ACHPR"), ref_of_key("organisation/SPT")
HEAD = ["Name", "E-mail", "Organisation"]


def reading_of(desk: DeskAtWork, path: Path) -> ListReading:
    return read_rows(desk.database, path, look_at(desk.database, path).mapping)


def plan_of(desk: DeskAtWork, reading: ListReading, take: Take = Take.BOTH) -> Plan:
    with desk.database.reading() as session:
        return plan_rows(session, reading, ListChoices(take))


def told(plan: Plan) -> dict[str, str]:
    """The report, by cell."""
    return {each.address: each.code for each in plan.findings}


def test_names_are_looked_up_among_the_records_of_the_desk(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA", start=Start.NETWORK)
    twins = [desk.add("organisation", name="Human Rights Centre", city=each) for each in "xy"]
    rows = [
        ["Ana", "a@b.org", "achpr"],
        ["Awa", "w@b.org", "African Commission on Human  and Peoples’ Rights"],
        ["Bob", "b@b.org", "CADHP"],
        ["Eve", "e@b.org", "Human Rights Centre"],
        ["Tom", "t@b.org", "Nobody Knows"],
        ["Zoe", "z@b.org", "ACHPR; SPT"],
    ]
    path = in_workbook(tmp_path / "list.xlsx", Contacts=[HEAD, *rows])
    reading = reading_of(desk, path)
    plan = plan_of(desk, reading)
    found = {item.values["name"]: item.values.get("organisation") for item in plan.items}
    # By acronym, by name with other blanks and quotes, by another name; and never a guess.
    assert found == dict.fromkeys(("Ana", "Awa", "Bob"), ACHPR) | dict.fromkeys(
        ("Eve", "Tom", "Zoe")
    )
    assert told(plan) == {
        "C5": "list_several_here",
        "C6": "list_unknown_name",
        "C7": "list_bad_value",
    }
    (asked,) = (each for each in plan.findings if each.code == "list_several_here")
    assert (asked.found, asked.field) == ("Human Rights Centre", "organisation")
    assert all(ref in asked.expected for ref in twins)
    # Each cell is in one class, links that were found here among the new ones.
    assert plan.arrival.cells == {
        CellClass.NEW: 15,
        CellClass.FAULT: 3,
        CellClass.LAYOUT: 3,
    }
    left_out = plan_of(desk, reading, Take.UPDATES)
    assert set(told(left_out).values()) == {"list_unknown_name", "list_bad_value"}
    delivery = take_list(desk.database, path, look_at(desk.database, path), reading, ListChoices())
    decisions = {item.key: Decision.THEIRS for item in delivery.plan.items}
    carry_out_delivery(desk.database, delivery, decisions, pin=Pin.NOBODY)
    with desk.database.reading() as session:
        people = {each.text("name"): each for each in every_state(session, "person")}
    # Another desk has other records, so the link is this desk's word, and the name the file's.
    (link,), (name,) = people["Ana"].heads("organisation"), people["Ana"].heads("name")
    assert link.author == desk.database.identity.author
    assert name.author.startswith("hand:")
    assert plan_of(desk, reading_of(desk, path)).items == ()
    desk.close()


def test_sets_take_some_from_the_file_and_some_from_the_desk(a: DeskAtWork, tmp_path: Path) -> None:
    here = a.add("organisation", name="Here")
    visits = [
        ["Country", "Dates", "Mechanisms"],
        ["Tunisia", "2027-03", "There; Here"],
        ["Kenya", "2027-04", "There; Nowhere"],
    ]
    bodies = [["Name", "Acronym"], ["There", "T"]]
    path = in_workbook(tmp_path / "list.xlsx", Visits=visits, Organisations=bodies)
    mapping = look_at(a.database, path).mapping
    target = next(
        name for name in mapping.tables[0].fields.values() if name not in ("country", "dates")
    )
    plan = plan_of(a, reading_of(a, path))
    there = next(each.ref for each in plan.items if each.ref.startswith("ORG"))
    first = next(each for each in plan.items if each.values.get("country") == "TUN")
    assert first.values[target] == tuple(sorted((here, there)))
    assert told(plan) == {"C3": "list_unknown_name"}
