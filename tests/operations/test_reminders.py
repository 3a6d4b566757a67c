"""What is to be reminded of shows once, comes back when it was put off, and survives a restart."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations.reminders import (
    NEVER,
    Leads,
    Reminder,
    Snooze,
    due,
    finish,
    lead_of,
    note_shown,
    put_off,
    set_lead,
)
from tests.worlds import DeskAtWork

# Wednesday 18 November 2026, 13:50 in Zurich.
NOW = datetime(2026, 11, 18, 12, 50, tzinfo=UTC)
USUAL = Leads()
CALL = "2026-11-18T14:00/2026-11-18T15:00[Europe/Zurich]"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def shown(
    desk: DeskAtWork, minutes: int = 0, leads: Leads = USUAL, **named: object
) -> list[Reminder]:
    with desk.database.reading() as session:
        return due(session, NOW + timedelta(minutes=minutes), leads, **named)  # type: ignore[arg-type]


def titles(desk: DeskAtWork, minutes: int = 0, **named: object) -> list[str]:
    return [each.occurrence.title for each in shown(desk, minutes, **named)]  # type: ignore[arg-type]


def test_what_begins_soon_shows_and_what_is_far_does_not(desk: DeskAtWork) -> None:
    desk.add("activity", title="Call", dates=CALL)
    desk.add("activity", title="Later", dates=CALL.replace("T14", "T16").replace("T15", "T17"))
    desk.add("activity", title="Whole day", dates="2026-11-18")
    desk.add("activity", title="Off", dates=CALL, status="cancelled")
    assert titles(desk, -10) == []
    assert titles(desk) == ["Call"]
    (found,) = shown(desk)
    assert not found.is_late
    assert titles(desk, leads=Leads(meetings=NEVER)) == []


def test_deadline_shows_in_the_morning_of_the_day_before(desk: DeskAtWork) -> None:
    desk.add("commitment", title="Report", due="2026-11-20")
    before = int(timedelta(hours=19).total_seconds() // 60)  # Thursday 08:50
    assert titles(desk, before) == []
    assert titles(desk, before + 10) == ["Report"]


def test_what_was_missed_shows_once(desk: DeskAtWork) -> None:
    """The program was closed from before the call until two hours after it."""
    desk.add("activity", title="Call", dates=CALL)
    desk.do(note_shown, [], NOW - timedelta(hours=1))
    (missed,) = shown(desk, 130)
    assert missed.is_late
    desk.do(note_shown, [missed.key], NOW + timedelta(minutes=130))
    assert titles(desk, 600) == ["Call"], "on screen, and not done with: also after a restart"
    desk.do(finish, [missed.key], NOW + timedelta(minutes=600))
    assert titles(desk, 601) == []


def test_what_was_over_before_it_was_written_down_is_no_reminder(desk: DeskAtWork) -> None:
    desk.do(note_shown, [], NOW - timedelta(hours=1))
    desk.add("activity", title="Call", dates=CALL)
    assert titles(desk, 130, since=NOW + timedelta(minutes=129)) == []


@pytest.mark.parametrize(
    ("how", "minutes"),
    [
        (Snooze.FIVE_MINUTES, 5),
        (Snooze.ONE_HOUR, 60),
        (Snooze.TOMORROW, 19 * 60 + 10),
        (Snooze.HOUR_BEFORE, 5),
    ],
)
def test_put_off_comes_again(desk: DeskAtWork, how: Snooze, minutes: int) -> None:
    desk.add("activity", title="Call", dates=CALL)
    (found,) = shown(desk)
    desk.do(note_shown, [found.key], NOW)
    desk.do(put_off, [found.key], how, NOW)
    assert titles(desk, minutes - 1) == []
    assert titles(desk, minutes) == ["Call"]


def test_until_an_hour_before(desk: DeskAtWork) -> None:
    desk.add("activity", title="Call", dates=CALL.replace("11-18", "11-19"))
    (found,) = shown(desk, leads=Leads(meetings=2 * 24 * 60))
    desk.do(put_off, [found.key], Snooze.HOUR_BEFORE, NOW)
    at = 24 * 60 + 10 - 60
    leads = Leads(meetings=2 * 24 * 60)
    assert titles(desk, at - 1, leads=leads) == []
    assert titles(desk, at, leads=leads) == ["Call"]


def test_lead_of_its_own(desk: DeskAtWork) -> None:
    ref = desk.add("visit", country="TUN", dates="2026-11-25/2026-11-27")
    assert titles(desk) == []
    desk.do(set_lead, ref, 7 * 24 * 60)
    assert len(titles(desk)) == 1
    with desk.database.reading() as session:
        assert lead_of(session, ref) == 7 * 24 * 60
    desk.do(set_lead, ref, None)
    assert titles(desk) == []


def test_moved_later_it_comes_again(desk: DeskAtWork) -> None:
    ref = desk.add("activity", title="Call", dates=CALL)
    (found,) = shown(desk)
    desk.do(finish, [found.key], NOW)
    desk.set(ref, dates=CALL.replace("11-18", "11-19"))
    assert titles(desk) == []
    assert titles(desk, 24 * 60) == ["Call"]


def test_what_is_done_with_is_forgotten_in_time(desk: DeskAtWork) -> None:
    desk.add("activity", title="Call", dates=CALL)
    (found,) = shown(desk)
    desk.do(finish, [found.key], NOW)
    for days in (1, 2, 3):
        desk.do(note_shown, [], NOW + timedelta(days=days))
    with desk.database.reading() as session:
        assert session.number("SELECT count(*) FROM reminder") == 0


def test_each_of_a_series_is_its_own(desk: DeskAtWork) -> None:
    desk.add("activity", title="Call", dates=CALL, recurrence="FREQ=DAILY;COUNT=3")
    (found,) = shown(desk)
    desk.do(finish, [found.key], NOW)
    desk.do(note_shown, [], NOW)
    assert titles(desk) == []
    assert titles(desk, 24 * 60) == ["Call"]


def test_of_a_series_only_the_last_that_was_missed_shows(desk: DeskAtWork) -> None:
    """Ten days away from a daily call; and one of the days before was still on screen."""
    desk.add("activity", title="Call", dates=CALL, recurrence="FREQ=DAILY")
    desk.add("activity", title="Other", dates=CALL)
    desk.do(note_shown, [each.key for each in shown(desk)], NOW)
    ten_days = 10 * 24 * 60 + 130
    both = shown(desk, ten_days)
    assert sorted(each.occurrence.title for each in both) == ["Call", "Other"]
    (call,) = (each for each in both if each.occurrence.title == "Call")
    assert call.moment - NOW > timedelta(days=10)
    desk.do(note_shown, [call.key], NOW + timedelta(minutes=ten_days))
    desk.do(finish, [call.key], NOW + timedelta(minutes=ten_days))
    assert titles(desk, ten_days + 1) == ["Other"], "those before do not come up behind it"


@pytest.mark.parametrize("is_put_off", [True, False])
def test_what_was_missed_stays_when_the_next_of_its_series_is_done_with(
    desk: DeskAtWork, is_put_off: bool
) -> None:
    """Both stand on screen as lines of their own."""
    desk.add("activity", title="Call", dates=CALL, recurrence="FREQ=DAILY")
    desk.do(note_shown, [each.key for each in shown(desk)], NOW)
    now = NOW + timedelta(days=1)
    missed, coming = shown(desk, 24 * 60)
    assert (missed.is_late, coming.is_late) == (True, False)
    if is_put_off:
        desk.do(put_off, [coming.key], Snooze.ONE_HOUR, now)
    else:
        desk.do(finish, [coming.key], now)
    assert [each.key for each in shown(desk, 24 * 60 + 1)] == [missed.key]


def test_only_open_labels_tell_the_title(desk: DeskAtWork) -> None:
    for label in Label:
        desk.add("activity", label, ("IACHR",), title=label.value, dates=CALL)
    told = {each.occurrence.title for each in shown(desk) if each.tells_title}
    assert told == {"public", "network"}
