"""A visit climbs its ladder with dates; what it was stays, and two desks never collide over it."""

from collections.abc import Callable
from datetime import date

from hrdesk.domain.codes import TermsOfReference, VisitStatus
from hrdesk.operations.checklist import (
    PREPARATION,
    Checklist,
    add_item,
    checklist_of,
    prepare,
    tick_item,
    tick_term,
)
from hrdesk.operations.stood_before import as_it_stood
from hrdesk.operations.telling import having, tellable
from hrdesk.operations.undo import redo, undo
from hrdesk.operations.visit_counts import counts_of
from hrdesk.operations.visit_steps import (
    MOVE,
    Ladder,
    confirm,
    ladder_of,
    move_visit,
    raise_status,
)
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)
DAY = 24 * 60


def listed(desk: DeskAtWork, visit: str) -> Checklist:
    with desk.database.reading() as session:
        return checklist_of(session, visit)


def test_forecast_confirmed_with_other_dates_keeps_what_it_was(a: DeskAtWork) -> None:
    lead = a.add("organisation", name="Special Rapporteur")
    visit = a.add("visit", country="TUN", dates="2027-02-08/2027-02-17", firmness="forecast")
    a.do(add_item, visit, "Visas", date(2026, 12, 10))
    a.do(add_item, visit, "Note verbale")
    done = a.do(add_item, visit, "Concept note", date(2026, 11, 1)).refs[0]
    a.do(tick_item, done, done=True)
    changes = a.do(confirm, visit, "2027-02-15/2027-02-24", [lead], TODAY)
    assert changes.about == {"items": 1, "days": 7}
    state = a.shows(visit)
    assert (state.text("status"), state.text("firmness")) == ("confirmed", "confirmed")
    assert state.value("leads") == (lead,)
    ladder = ladder_of(state)
    assert [each.text for each in ladder.history] == [
        "2026-11-22 confirmed 2027-02-15/2027-02-24 by AAA",
        "2026-11-22 forecast 2027-02-08/2027-02-17 by AAA",
    ]
    assert ladder.next is VisitStatus.UNDER_WAY
    assert ladder.since.what == "confirmed"
    days = {each.title: (each.due, each.offset) for each in listed(a, visit).items}
    assert days == {
        "Concept note": (date(2026, 11, 1), -106),
        "Visas": (date(2026, 12, 17), -60),
        "Note verbale": (None, None),
    }
    undo(a.database)
    assert a.shows(visit).text("dates") == "2027-02-08/2027-02-17"
    assert listed(a, visit).items[1].due == date(2026, 12, 10)


def test_ladder_shows_what_was_reached_and_what_is_aside(a: DeskAtWork) -> None:
    bare = a.add("visit", country="FJI")
    assert ladder_of(a.shows(bare)).history == ()
    assert ladder_of(a.shows(bare)).next is VisitStatus.REQUESTED
    visit = a.add("visit", country="TUN", status="requested")
    a.do(raise_status, visit, VisitStatus.INVITED, TODAY)
    a.do(raise_status, visit, VisitStatus.INVITED, TODAY)
    ladder = ladder_of(a.shows(visit))
    told = {each.status: (each.is_current, each.is_below, bool(each.step)) for each in ladder.rungs}
    assert told[VisitStatus.REQUESTED] == (False, True, True)
    assert told[VisitStatus.REMINDED] == (False, True, False)
    assert told[VisitStatus.INVITED] == (True, False, True)
    assert len(ladder.history) == 2
    a.do(raise_status, visit, VisitStatus.POSTPONED, TODAY)
    assert ladder_of(a.shows(visit)).aside == "postponed"
    a.do(raise_status, visit, VisitStatus.HELD, TODAY)
    assert ladder_of(a.shows(visit)).next is None
    assert a.shows(visit).text("firmness") == "confirmed"


def ladder_now(desk: DeskAtWork, visit: str) -> Ladder:
    with desk.database.reading() as session:
        return ladder_of(as_it_stood(session, desk.shows(visit)))


def test_after_an_undo_a_visit_stands_since_it_stood_so(a: DeskAtWork) -> None:
    own, other = "2027-02-08/2027-02-17", "2027-02-15/2027-02-24"
    visit = a.add("visit", country="TUN", dates=own, firmness="forecast")
    before = ladder_now(a, visit)
    assert before.since.day == "2026-11-22"
    for number, act in enumerate(
        (
            lambda: a.do(move_visit, visit, other, date(2026, 11, 27)),
            lambda: a.do(confirm, visit, other, [], date(2026, 11, 27)),
            lambda: a.do(raise_status, visit, VisitStatus.INVITED, date(2026, 11, 27)),
            lambda: a.set(visit, dates=other),
        )
    ):
        a.minute += 5 * DAY
        act()
        assert ladder_now(a, visit).since.day != "2026-11-22", number
        a.minute += DAY
        undo(a.database)
        assert ladder_now(a, visit) == before, number
    moved = ladder_now(a, visit)
    redo(a.database)
    undo(a.database)
    a.set(visit, purpose="Prisons")
    assert ladder_now(a, visit) == moved == before
    a.do(move_visit, visit, other, date(2026, 12, 20))
    assert [each.text for each in ladder_now(a, visit).history] == [
        f"2026-12-20 forecast {other} by AAA",
        f"2026-11-22 forecast {own} by AAA",
    ]


def test_two_desks_add_to_the_history_without_a_conflict(
    make: Callable[[str], DeskAtWork],
) -> None:
    a, b = make("AAA"), make("BBB")
    visit = a.add("visit", country="TUN", status="requested", dates="2027-02")
    b.receive(a.send("BBB"))
    a.do(raise_status, visit, VisitStatus.INVITED, TODAY)
    b.do(raise_status, visit, VisitStatus.INVITED, date(2026, 11, 23))
    b.receive(a.send("BBB"))
    state = b.shows(visit)
    assert not state.conflicts()
    assert len(ladder_of(state).history) == 3
    assert sum("requested" in each for each in state.value("steps")) == 1


def test_a_visit_joined_out_of_two_stands_with_its_own_dates(a: DeskAtWork) -> None:
    own, other = "2027-02-01/2027-02-10", "2027-02-05/2027-02-12"
    steps = [f"2026-11-20 forecast {own} by AAA", f"2026-11-23 forecast {other} by BBB"]
    visit = a.add("visit", country="TCD", dates=own, firmness="forecast", steps=steps)
    since = ladder_of(a.shows(visit)).since
    assert (since.day, since.what, since.dates) == ("2026-11-20", "forecast", own)
    third = a.add("visit", country="TCD", dates=own, firmness="forecast", steps=steps[1:])
    assert ladder_of(a.shows(third)).since.dates == own


def test_what_was_written_without_a_step_stands_on_top_of_the_history(a: DeskAtWork) -> None:
    visit = a.add("visit", country="HND", dates="2027-02-01/2027-02-19", status="requested")
    a.do(raise_status, visit, VisitStatus.INVITED, TODAY)
    a.minute += DAY
    a.set(visit, status="accepted", dates="2027-02-08/2027-02-19")
    assert [each.text for each in ladder_now(a, visit).history] == [
        "2026-11-23 accepted 2027-02-08/2027-02-19 by AAA",
        "2026-11-22 invited 2027-02-01/2027-02-19 by AAA",
        "2026-11-22 requested 2027-02-01/2027-02-19 by AAA",
    ]


def test_moving_says_how_many_items_moved_with_it(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN", dates="2027-02-08/2027-02-17")
    a.do(add_item, visit, "Visas", date(2026, 12, 10))
    changes = a.do(move_visit, visit, "2027-02-09/2027-02-18", TODAY)
    assert (changes.operation, changes.about) == (MOVE, {"items": 1, "days": 1})
    assert a.shows(visit).value("steps") == ()


def test_the_programme_goes_along_with_its_visit(a: DeskAtWork) -> None:
    visit = a.add("visit", country="HND", dates="2027-02-01/2027-02-19")
    zone = "[America/Tegucigalpa]"
    times = (f"2027-02-03T09:00/2027-02-03T10:30{zone}", "2027-02-04")
    first, whole = (a.add("programme_item", subject=x, visit=visit, time=x) for x in times)
    held = a.add("programme_item", subject="Held", visit=visit, time="2027-02-01", done="yes")
    a.add("programme_item", subject="Not yet placed", visit=visit)

    def planned() -> list[str]:
        return [a.shows(each).text("time") for each in (first, whole, held)]

    changes = a.do(move_visit, visit, "2027-01-16/2027-02-03", TODAY)
    assert changes.about == {"items": 0, "days": -16, "programme": 2}
    moved = [f"2027-01-18T09:00/2027-01-18T10:30{zone}", "2027-01-19", "2027-02-01"]
    assert planned() == moved
    undo(a.database)
    assert planned() == [*times, "2027-02-01"]
    redo(a.database)
    for longer in ("2027-01-16/2027-02-05", "2027-01-10/2027-02-05", "2027-02"):
        a.do(move_visit, visit, longer, TODAY)
        assert planned() == moved
    a.do(confirm, visit, "2027-03-01/2027-03-05", [], TODAY)
    assert planned() == moved, "nobody knew on which days it would be"


def test_checklist_is_prepared_once_and_counts_what_is_done(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN", dates="2027-02-08/2027-02-17")
    assert not listed(a, visit).is_begun
    titles = {key: key.title() for key in PREPARATION}
    a.do(prepare, visit, titles)
    assert not a.do(prepare, visit, titles).edits
    a.do(tick_term, visit, TermsOfReference.SECURITY, agreed=True)
    a.do(tick_term, visit, TermsOfReference.NO_REPRISALS, agreed=True)
    a.do(tick_term, visit, TermsOfReference.SECURITY, agreed=False)
    first = listed(a, visit).items[0]
    assert (first.title, first.offset, first.label) == ("Note_Verbale", -90, "internal")
    a.do(tick_item, first.ref, done=True)
    now = listed(a, visit)
    assert (now.done, now.total, now.is_begun) == (2, 20, True)
    a.do(tick_item, first.ref, done=False)
    assert listed(a, visit).done == 1
    vague = a.add("visit", country="TUN", dates="2027")
    a.do(prepare, vague, {"visa": "Visas"})
    assert listed(a, vague).items[0].due is None


def test_who_has_a_visit_is_told_apart_from_who_may_not_have_it(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN", dates="2027-02", head=a.add("person", name="Keller"))
    a.add("programme_item", subject="Prison", visit=visit)
    a.send("BBB")
    a.add("document", title="Report", visit=visit)
    with a.database.reading() as session:
        first, second = tellable(session, visit)
        assert [each.code for each in having(session, visit)] == ["BBB"]
        counts = counts_of(session, visit)
    assert (first.code, first.has_it, first.name) == ("BBB", True, "Desk BBB")
    assert (second.has, second.may_get, second.has_it) == (None, True, False)
    assert (counts.programme, counts.delegation, counts.papers, counts.to_do) == (1, 1, 1, 0)
