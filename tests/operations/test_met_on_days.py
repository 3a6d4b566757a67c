"""What visits overlap is told on both sides with its days; what is muted, off or vague is not."""

from datetime import date

from hrdesk.operations.clashes import mute_clash
from hrdesk.operations.met_on_days import Met, met_on_days
from hrdesk.operations.overlaps import mute_meeting
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def met(desk: DeskAtWork) -> dict[str, list[tuple[str, int]]]:
    with desk.database.reading() as session:
        found = met_on_days(session, TODAY)
    return {ref: [(each.ref, each.days) for each in several] for ref, several in found.items()}


def test_one_person_on_two_visits_is_told_on_both_until_it_is_muted(a: DeskAtWork) -> None:
    who = a.add("person", name="Keller, M")
    one = a.add("visit", country="GEO", dates="2027-02-08/2027-02-17", head=who)
    other = a.add("visit", country="FJI", dates="2027-02-15/2027-02-19", delegation=[who])
    a.add("visit", country="GEO", dates="2027-02")
    assert met(a) == {one: [(other, 3)], other: [(one, 3)]}
    a.do(mute_meeting, (one, other), "She leaves earlier.")
    assert met(a) == {}


def test_a_session_of_who_goes_is_told_with_the_visit(a: DeskAtWork) -> None:
    spt = a.add("organisation", name="SPT")
    visit = a.add("visit", country="GEO", dates="2027-02-08/2027-02-17", mechanisms=[spt])
    a.add("visit", country="GEO", dates="2027-05-01/2027-05-02", leads=[spt])
    a.add("visit", country="FJI", dates="2027-02-08", leads=[spt], status="cancelled")
    values = {"type": "session", "dates": "2027-02-15/2027-02-26", "organisers": [spt]}
    session = a.add("activity", title="SPT, session 60", **values)
    a.add("activity", title="Off", **values | {"status": "cancelled"})
    a.add("activity", title="Meeting", **values | {"type": "meeting"})
    with a.database.reading() as reading:
        (found,) = met_on_days(reading, TODAY)[visit]
    assert found == Met(session, "SPT, session 60", "network", "", 3)
    assert set(met(a)) == {visit}
    a.do(mute_clash, (visit, session), "The chair stays.")
    assert met(a) == {}
