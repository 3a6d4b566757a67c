"""Of a series one, all from one on, or all are changed or left out, and nothing else moves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue, DeskError
from hrdesk.domain.label import Label
from hrdesk.domain.state import IN
from hrdesk.operations import undo
from hrdesk.operations.agenda import Occurrence, between
from hrdesk.operations.same import join
from hrdesk.operations.series import Which, change_occurrence, leave_out, left_out_days
from hrdesk.store.records import write_states
from tests.factories import pen
from tests.worlds import DeskAtWork

TUESDAY = date(2026, 11, 24)
NEXT, THIRD = date(2026, 12, 1), date(2026, 12, 8)
TIMES = "2026-11-24T14:00/2026-11-24T15:00[America/New_York]"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def call(desk: DeskAtWork, rule: str = "FREQ=WEEKLY;COUNT=4", dates: str = TIMES) -> str:
    return desk.add("activity", title="Call", dates=dates, recurrence=rule, notes="Bring the list.")


def told(desk: DeskAtWork) -> list[Occurrence]:
    with desk.database.reading() as session:
        return between(session, date(2026, 11, 1), date(2027, 4, 30))


def days(desk: DeskAtWork) -> list[str]:
    return [f"{each.first:%m-%d} {each.title}" for each in told(desk)]


def test_one_is_left_out_and_comes_back(desk: DeskAtWork) -> None:
    ref = call(desk)
    changes = desk.do(leave_out, ref, NEXT, Which.ONE)
    assert changes.operation == "leave_out"
    assert days(desk) == ["11-24 Call", "12-08 Call", "12-15 Call"]
    undo.undo(desk.database)
    assert len(told(desk)) == 4


def test_all_from_one_on_or_all_are_left_out(desk: DeskAtWork) -> None:
    ref = call(desk)
    desk.do(leave_out, ref, THIRD, Which.FOLLOWING)
    assert days(desk) == ["11-24 Call", "12-01 Call"]
    assert desk.shows(ref).text("recurrence") == "FREQ=WEEKLY;UNTIL=20261207"
    desk.do(leave_out, ref, TUESDAY, Which.FOLLOWING)
    assert desk.shows(ref).life is Life.REMOVED
    other = call(desk)
    desk.do(leave_out, other, NEXT, Which.ALL)
    assert told(desk) == []


def test_one_is_moved_as_a_record_of_its_own(desk: DeskAtWork) -> None:
    ref = call(desk)
    to = "2026-12-02T16:00/2026-12-02T17:00[America/New_York]"
    made = desk.do(change_occurrence, ref, NEXT, {"dates": to}, Which.ONE).refs[0]
    moved = desk.shows(made)
    assert (moved.text("series"), moved.text("occurrence")) == (ref, "2026-12-01")
    assert (moved.text("notes"), moved.text("recurrence")) == ("Bring the list.", "")
    assert moved.label is Label.NETWORK
    assert days(desk) == ["11-24 Call", "12-02 Call", "12-08 Call", "12-15 Call"]
    assert [each.is_moved for each in told(desk)] == [False, True, False, False]
    undo.undo(desk.database)
    assert days(desk) == ["11-24 Call", "12-01 Call", "12-08 Call", "12-15 Call"]


def test_one_is_not_what_its_series_was_joined_with(desk: DeskAtWork) -> None:
    shown, other = sorted([call(desk), call(desk)])
    desk.do(join, [shown, other])
    assert desk.shows(other).value("same_as") == (shown,)
    made = desk.do(change_occurrence, other, NEXT, {"title": "Long call"}, Which.ONE).refs[0]
    assert desk.shows(made).value("same_as") == ()
    assert "12-01 Long call" in days(desk)


def test_one_is_changed_where_it_stands(desk: DeskAtWork) -> None:
    ref = call(desk)
    desk.do(change_occurrence, ref, NEXT, {"title": "Long call"}, Which.ONE)
    assert days(desk)[:2] == ["11-24 Call", "12-01 Long call"]


def test_all_from_one_on_are_a_series_of_their_own(desk: DeskAtWork) -> None:
    ref = call(desk, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    desk.do(leave_out, ref, date(2026, 12, 15), Which.ONE)
    one = desk.do(change_occurrence, ref, THIRD, {"title": "Other call"}, Which.ONE).refs[0]
    to = "2026-12-02T09:00/2026-12-02T10:00[America/New_York]"
    made = desk.do(change_occurrence, ref, NEXT, {"dates": to}, Which.FOLLOWING).refs[0]
    assert desk.shows(made).text("recurrence") == "FREQ=WEEKLY;BYDAY=WE;COUNT=3"
    assert left_out_days(desk.shows(made).value("exceptions")) == {
        date(2026, 12, 9),
        date(2026, 12, 16),
    }
    assert desk.shows(one).text("series") == made
    assert days(desk) == ["11-24 Call", "12-02 Call", "12-08 Other call"]
    undo.undo(desk.database)
    assert desk.shows(one).text("series") == ref
    assert days(desk) == ["11-24 Call", "12-01 Call", "12-08 Other call"]


def test_all_move_as_far_as_one_does(desk: DeskAtWork) -> None:
    ref = call(desk, "FREQ=MONTHLY;BYDAY=4TU;COUNT=3")
    desk.do(leave_out, ref, date(2026, 12, 22), Which.ONE)
    to = "2027-01-27T10:00/2027-01-27T12:00[America/New_York]"
    desk.do(change_occurrence, ref, date(2027, 1, 26), {"dates": to}, Which.ALL)
    assert days(desk) == ["11-25 Call", "01-27 Call"]
    assert desk.shows(ref).text("dates") == ("2026-11-25T10:00/2026-11-25T12:00[America/New_York]")


def test_all_or_following_without_dates_stay_where_they_are(desk: DeskAtWork) -> None:
    ref = call(desk)
    desk.do(change_occurrence, ref, NEXT, {"title": "New name"}, Which.ALL)
    desk.do(change_occurrence, ref, TUESDAY, {"city": "Geneva"}, Which.FOLLOWING)
    desk.do(change_occurrence, ref, THIRD, {"title": "Last name"}, Which.FOLLOWING)
    assert days(desk) == ["11-24 New name", "12-01 New name", "12-08 Last name", "12-15 Last name"]


def test_what_cannot_be_is_refused(desk: DeskAtWork) -> None:
    ref = call(desk, "FREQ=MONTHLY;BYMONTHDAY=24")
    single = desk.add("activity", title="Once", dates="2026-11")
    for what, day, values, code in (
        (ref, NEXT, {}, "occurrence_gone"),
        (single, TUESDAY, {}, "occurrence_gone"),
        (ref, TUESDAY, {"dates": "2026-11-25"}, "rule_stays"),
        (ref, TUESDAY, {"dates": "2026-11"}, "bad_value"),
    ):
        with pytest.raises(DeskError) as refused:
            desk.do(change_occurrence, what, day, values, Which.ALL)
        assert refused.value.code == code


def test_what_is_no_day_is_no_exception(desk: DeskAtWork) -> None:
    ref = call(desk, dates="2026-11-24")
    for text in ("every other", "2026-12", "2026-12-01T09:00"):
        for name in ("exceptions", "occurrence"):
            with pytest.raises(BadValue) as refused:
                desk.set(ref, **{name: text})
            assert refused.value.about["expected"] == "day"
    # An older version took whatever was typed.
    typed = ("2026-12-01", "every other", "2026-12")
    heads = {
        f"exceptions/{each}": (pen().write(ref, f"exceptions/{each}", IN, ()),) for each in typed
    }
    with desk.database.writing() as session:
        write_states(session, [desk.shows(ref).with_registers(heads)])
    assert days(desk) == ["11-24 Call", "12-08 Call", "12-15 Call"]
    assert left_out_days("2026-12-01") == {NEXT}


def test_clock_time_stays_when_clocks_change(desk: DeskAtWork) -> None:
    """New York leaves summer time a week after Zurich: 14:00 there stays 14:00 there."""
    call(desk, "FREQ=WEEKLY;COUNT=4", "2026-10-13T14:00/2026-10-13T15:00[America/New_York]")
    with desk.database.reading() as session:
        found = between(session, date(2026, 10, 1), date(2026, 11, 30))
    starts = [f"{each.starts:%m-%d %H:%M}" for each in found if each.starts]
    assert starts == ["10-13 18:00", "10-20 18:00", "10-27 18:00", "11-03 19:00"]


def test_exceptions_of_two_desks_never_collide(desk: DeskAtWork, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = DeskAtWork(tmp_path / "other", "IACHR")
    desk.knows("IACHR")
    other.knows("NIRMS")
    ref = call(desk)
    other.receive(desk.send("IACHR"))
    other.do(leave_out, ref, NEXT, Which.ONE)
    desk.do(leave_out, ref, THIRD, Which.ONE)
    desk.receive(other.send("NIRMS"))
    assert desk.shows(ref).conflicts() == {}
    assert days(desk) == ["11-24 Call", "12-15 Call"]
    other.close()
