"""What stands in the calendar is moved by name, and partners who have it are told of."""

from datetime import UTC, date, datetime

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations import perform, undo
from hrdesk.operations.agenda import Occurrence, What, between
from hrdesk.operations.records import set_label
from hrdesk.operations.rescheduling import (
    COPY,
    MOVE,
    Stays,
    Step,
    can_be_copied,
    can_be_resized,
    copy_to,
    move_date,
    span_after,
    stays,
)
from hrdesk.operations.same import join
from hrdesk.store import journal
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 2)


def value(desk: DeskAtWork, ref: str, name: str) -> str:
    return desk.shows(ref).text(name)


def shown(desk: DeskAtWork) -> dict[What, Occurrence]:
    with desk.database.reading() as session:
        found = between(session, date(2026, 11, 1), date(2026, 11, 30))
    return {each.what: each for each in found}


def test_each_thing_says_when_it_would_be(a: DeskAtWork) -> None:
    a.add("activity", title="Call", dates="2026-11-18T14:00[Europe/Zurich]", inputs_by="2026-11-03")
    a.add("activity", title="Report", dates="2026-11-20", type="deadline")
    a.add("commitment", title="Write", due="2026-11")
    found = shown(a)
    later = {
        what: span_after(found[what], Step(days=1))
        for what in (What.ACTIVITY, What.INPUTS, What.DUE)
    }
    assert [span.text if span else None for span in later.values()] == [
        "2026-11-19T14:00[Europe/Zurich]",
        "2026-11-04",
        None,
    ]
    longer = span_after(found[What.ACTIVITY], Step(minutes=30, edge="end"))
    assert longer is not None
    assert longer.text == "2026-11-18T14:00/2026-11-18T14:30[Europe/Zurich]"
    assert can_be_resized(found[What.ACTIVITY])
    assert not can_be_resized(found[What.DEADLINE])
    assert can_be_copied(found[What.DEADLINE])
    assert not can_be_copied(found[What.DUE])


def test_what_recurs_or_has_no_day_stays() -> None:
    day = date(2026, 11, 18)
    weekly = Occurrence("", What.ACTIVITY, "", "", day, day, recurs=True)
    vague = Occurrence("", What.VISIT, "", "", day, day, is_exact=False)
    assert (stays(weekly), stays(vague)) == (Stays.RECURS, Stays.APPROXIMATE)
    assert stays(Occurrence("", What.VISIT, "", "", day, day)) is None
    assert span_after(Occurrence("", What.VISIT, "", "", day, day, dates="?"), Step(1)) is None


def test_a_move_is_one_step_with_its_own_name(a: DeskAtWork) -> None:
    ref = a.add("activity", title="Call", dates="2026-11-18", inputs_by="2026-11-03")
    perform.do(a.database, move_date, ref, What.INPUTS, "2026-11-04", TODAY)
    changes = perform.do(a.database, move_date, ref, What.ACTIVITY, "2026-11-19", TODAY)
    assert (changes.operation, changes.about["to"], changes.about["seen_by"]) == (
        MOVE,
        "2026-11-19",
        [],
    )
    assert value(a, ref, "dates") == "2026-11-19"
    assert value(a, ref, "inputs_by") == "2026-11-04"
    with a.database.reading() as session:
        entry = journal.to_undo(session)
    assert entry is not None
    assert (entry.operation, entry.about["to"]) == (MOVE, "2026-11-19")
    undo.undo(a.database)
    assert value(a, ref, "dates") == "2026-11-18"
    same = perform.do(a.database, move_date, ref, What.ACTIVITY, "2026-11-18", TODAY)
    assert not same


def test_partners_who_have_a_confirmed_visit_are_named(a: DeskAtWork) -> None:
    sure = a.add("visit", country="GEO", dates="2026-11-10", firmness="confirmed")
    vague = a.add("visit", country="TUN", dates="2026-11-10", firmness="forecast")
    a.send("BBB")
    told = [
        perform.do(a.database, move_date, ref, What.VISIT, "2026-11-12", TODAY).about["seen_by"]
        for ref in (sure, vague)
    ]
    assert told == [["Desk BBB"], []]
    assert any("2026-11-10" in step for step in a.shows(sure).value("steps"))
    a.do(set_label, [sure], Label.INTERNAL, None)
    again = perform.do(a.database, move_date, sure, What.VISIT, "2026-11-13", TODAY)
    assert again.about["seen_by"] == []


def test_a_copy_is_not_what_was_joined(a: DeskAtWork) -> None:
    shown, other = sorted(a.add("activity", title=each, dates="2026-11-18") for each in "AB")
    a.do(join, [shown, other])
    (made,) = perform.do(a.database, copy_to, other, "2026-11-25").refs
    assert a.shows(made).value("same_as") == ()


@pytest.mark.parametrize("label", [Label.NETWORK, Label.INTERNAL])
def test_a_copy_has_all_but_what_happened(a: DeskAtWork, label: Label) -> None:
    ref = a.add("activity", title="Call", dates="2026-11-18", status="held", conclusions="Agreed")
    a.do(set_label, [ref], label, None)
    changes = perform.do(a.database, copy_to, ref, "2026-11-25T09:00[Europe/Zurich]")
    (made,) = changes.refs
    assert changes.operation == COPY
    with a.database.reading() as session:
        found = between(session, date(2026, 11, 25), date(2026, 11, 25))
    assert [(each.title, each.label, each.status) for each in found] == [("Call", label, "")]
    assert found[0].ref == made
    assert found[0].starts == datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert value(a, made, "conclusions") == ""
    assert value(a, ref, "dates") == "2026-11-18"
