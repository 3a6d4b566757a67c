"""What a list of visits tells beside their fields is read for a page of them at once."""

from datetime import date

from hrdesk.domain.label import Label
from hrdesk.operations.assessments import assess
from hrdesk.operations.checklist import add_item, tick_item
from hrdesk.operations.records import set_label
from hrdesk.operations.visit_facts import VisitFacts, facts_of
from hrdesk.store import listing
from tests.worlds import DeskAtWork

NOTHING = VisitFacts(0, 0, 0, 0, (), "", "")


def facts(desk: DeskAtWork, *refs: str) -> list[VisitFacts]:
    with desk.database.reading() as session:
        found = facts_of(session, listing.lines(session, "visit", refs))
    return [found[ref] for ref in refs]


def test_facts_of_visits(a: DeskAtWork) -> None:
    done = a.add("recommendation", text="Done", country="TUN", state="done")
    todo = a.add("recommendation", text="Open", country="TUN")
    visit = a.add(
        "visit",
        country="TUN",
        recommendations=[done, todo],
        terms_of_reference=["security"],
        inputs_by="2027-01",
    )
    bare = a.add("visit", country="FJI", label=Label.INTERNAL)
    dated = a.add("visit", country="GEO", inputs_by="2026-12-24")
    first = a.do(add_item, visit, "Visas", date(2026, 12, 10)).refs[0]
    a.do(add_item, visit, "Report", date(2027, 3, 1))
    a.do(add_item, visit, "Someday")
    a.do(assess, visit, todo, state="done")
    a.send("BBB")
    a.send("CCC")
    found = facts(a, visit, bare, dated)
    assert found[0] == VisitFacts(1, 10, 1, 2, ("BBB", "CCC"), "Visas", "2026-12-10")
    assert found[1] == NOTHING
    assert (found[2].next_title, found[2].next_day, found[2].to_do) == ("", "2026-12-24", 0)
    a.do(tick_item, first, done=True)
    a.do(set_label, [visit], Label.INTERNAL)
    a.send("BBB")
    after = facts(a, visit)[0]
    assert (after.done, after.next_day, after.shared) == (2, "2027-01", ("CCC",))
    with a.database.reading() as session:
        assert facts_of(session, []) == {}


def test_what_lies_before_today_is_late_till_the_visit_is_over(a: DeskAtWork) -> None:
    late = a.add("visit", country="GEO", inputs_by="2026-10-24")
    this_year = a.add("visit", country="KEN", inputs_by="2026")
    held = a.add("visit", country="TUN", inputs_by="2026-10-24", status="held")
    found = facts(a, late, this_year, held)
    assert [(each.next_day, each.is_late) for each in found] == [
        ("2026-10-24", True),
        ("2026", False),
        ("", False),
    ]
