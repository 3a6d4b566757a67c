"""Everything in the calendar says what it is by sign and word, not by colour alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hrdesk.operations.agenda import Occurrence, What
from hrdesk.ui.calendar import wording
from hrdesk.ui.language import isolated, ltr

HOME = "Europe/Zurich"
DAY = date(2026, 11, 18)
MEETING = Occurrence("ACT", What.ACTIVITY, "Donor briefing", "network", DAY, DAY)
CALL = replace(
    MEETING,
    starts=datetime(2026, 11, 18, 13, tzinfo=UTC),
    ends=datetime(2026, 11, 18, 14, tzinfo=UTC),
    zone="America/New_York",
)
VISIT = replace(MEETING, what=What.VISIT, country="GEO", last=date(2026, 11, 20))

pytestmark = pytest.mark.usefixtures("british")


@pytest.mark.parametrize(
    ("status", "firmness", "sign", "word"),
    [
        ("confirmed", "confirmed", "✓", "Confirmed"),
        ("under_way", "confirmed", "✓", "Under way"),
        ("requested", "forecast", "◌", "Forecast"),
        ("", "", "", "Certainty not said"),
        ("accepted", "", "", "Accepted"),
        ("confirmed", "", "✓", "Confirmed"),
        ("dates_proposed", "tentative", "?", "Tentative"),
        ("held", "confirmed", "■", "Held"),
        ("cancelled", "confirmed", "✕", "Cancelled"),
        ("postponed", "forecast", "✕", "Postponed"),
    ],
)
def test_visits_show_how_sure_they_are(status: str, firmness: str, sign: str, word: str) -> None:
    visit = replace(VISIT, status=status, firmness=firmness)
    assert wording.sign(visit) == sign
    assert wording.state_word(visit) == word


def test_signs_of_what_is_due_and_what_is_off() -> None:
    due = replace(MEETING, what=What.DUE, status="open")
    assert (wording.sign(due), wording.state_word(due)) == ("!", "Due")
    deadline = replace(MEETING, what=What.DEADLINE)
    assert (wording.sign(deadline), wording.state_word(deadline)) == ("!", "Deadline")
    done = replace(due, status="done")
    assert wording.state_word(done) == "Done"
    off = replace(MEETING, status="cancelled")
    assert (wording.sign(off), wording.state_word(off)) == ("✕", "Cancelled")
    assert (wording.sign(MEETING), wording.state_word(MEETING)) == ("", "")


def test_titles() -> None:
    assert wording.title(VISIT) == f"Visit: {isolated('Georgia')}"
    assert wording.title(replace(VISIT, country="")) == f"Visit: {isolated('Donor briefing')}"
    inputs = replace(MEETING, what=What.INPUTS)
    assert wording.title(inputs) == f"Inputs: {isolated('Donor briefing')}"
    assert wording.title(MEETING) == "Donor briefing"


def test_short_line_has_the_time_of_the_window() -> None:
    assert wording.short_line(CALL, HOME) == f"{ltr('14:00')} Donor briefing"
    assert wording.short_line(replace(CALL, last=date(2026, 11, 19)), HOME) == "Donor briefing"


def test_when() -> None:
    assert wording.when(MEETING, HOME) == "18 Nov"
    assert wording.when(VISIT, HOME) == "18–20 Nov"
    assert wording.when(CALL, HOME) == f"Wed 18 Nov, {ltr('14:00–15:00')}"
    several = replace(CALL, last=date(2026, 11, 19))
    assert wording.when(several, HOME) == f"18–19 Nov, from {ltr('14:00')}"
    vague = replace(MEETING, is_exact=False, dates="2027-02")
    assert wording.when(vague, HOME) == "Feb 2027"


def test_own_times_only_where_they_differ() -> None:
    assert wording.own_times(CALL, HOME) == f"{ltr('08:00–09:00')} {isolated('New York')}"
    assert wording.own_times(CALL, "America/New_York") == ""
    assert wording.own_times(MEETING, HOME) == ""


def test_a_narrow_box_has_the_start_there_and_its_city() -> None:
    assert wording.own_start(CALL, HOME) == f"{ltr('08:00')} {isolated('New York')}"
    assert wording.own_start(CALL, "America/New_York") == ""
    assert wording.own_start(MEETING, HOME) == ""


def test_sentence_says_everything() -> None:
    said = wording.sentence(replace(CALL, city="Geneva", conflicts=1, label="internal"), HOME)
    for part in ("Donor briefing", "14:00–15:00", "New York", "Geneva", "Internal", "desks differ"):
        assert part in said


@pytest.mark.parametrize(
    ("day", "words"),
    [(18, "today"), (19, "tomorrow"), (17, "yesterday"), (23, "in 5 day"), (15, "3 day")],
)
def test_near_days_in_words(day: int, words: str) -> None:
    assert wording.in_days(date(2026, 11, day), DAY).startswith(words)


def test_time_that_is_left() -> None:
    now = datetime(2026, 11, 18, 8, 24, tzinfo=UTC)
    said = [
        wording.remaining(now + timedelta(minutes=minutes), now)
        for minutes in (-1, 0, 59, 60, 47 * 60, 48 * 60, 5 * 1440)
    ]
    assert said == [
        "passed",
        "0 minute(s) left",
        "59 minute(s) left",
        "1 hour(s) left",
        "47 hour(s) left",
        "2 day(s) left",
        "5 day(s) left",
    ]


def test_only_near_and_open_points_say_what_is_left() -> None:
    now = datetime(2026, 11, 18, 8, 24, tzinfo=UTC)
    day = date(2026, 11, 20)
    point = Occurrence(
        "ACT-1", What.DEADLINE, "Report", "network", day, day, zone="America/New_York"
    )
    passes = now + timedelta(hours=50)
    assert wording.left(replace(point, passes=passes), now) == "2 day(s) left"
    assert wording.left(replace(point, passes=passes, status="done"), now) == ""
    assert wording.left(replace(point, passes=now + timedelta(days=30)), now) == ""
    assert wording.left(point, now) == ""
    here = wording.end_of_day(replace(point, passes=passes), "Europe/Zurich")
    assert here == f"end of the day in {isolated('New York')}"
    assert wording.end_of_day(replace(point, passes=passes), "America/New_York") == ""
