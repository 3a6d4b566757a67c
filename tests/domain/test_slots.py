"""A line of a programme is read as people write it, and never guessed at."""

from datetime import datetime

import pytest

from hrdesk.domain.slots import Slot, read_slot, span_of

AFTER = datetime(2012, 12, 12, 10, 30)  # noqa: DTZ001 - a wall clock time


@pytest.mark.parametrize(
    ("text", "times", "subject", "names"),
    [
        ("Opening", "12 10:30-12 11:00", "Opening", ()),
        ("9-10 Registration", "12 09:00-12 10:00", "Registration", ()),
        ("9:15–10.45 Opening @kang @dupuy,", "12 09:15-12 10:45", "Opening", ("kang", "dupuy")),
        ("14:00 Talk", "12 14:00-12 14:30", "Talk", ()),
        ("14:00 45m Talk", "12 14:00-12 14:45", "Talk", ()),
        ("90 min Discussion", "12 10:30-12 12:00", "Discussion", ()),
        ("1h Civil society", "12 10:30-12 11:30", "Civil society", ()),
        ("1h30 Civil society", "12 10:30-12 12:00", "Civil society", ()),
        ("1.5 h Civil society", "12 10:30-12 12:00", "Civil society", ()),
        ("2 hours Prison", "12 10:30-12 12:30", "Prison", ()),
        ("14:00 1h 15m Talk", "12 14:00-12 15:15", "Talk", ()),
        ("14h Talk", "12 14:00-12 14:30", "Talk", ()),
        ("14h30 2h Talk", "12 14:30-12 16:30", "Talk", ()),
        ("25h never", "12 10:30-12 11:00", "25h never", ()),
        ("1hour", "12 10:30-12 11:30", "", ()),
        ("3 houses", "12 10:30-12 11:00", "3 houses", ()),
        ("> Session 2", "13 09:00-13 09:30", "Session 2", ()),
        ("> 10-13 Session 2", "13 10:00-13 13:00", "Session 2", ()),
        ("3 questions", "12 10:30-12 11:00", "3 questions", ()),
        ("11-10 upside down", "12 10:30-12 11:00", "11-10 upside down", ()),
        ("25:00 never", "12 10:30-12 11:00", "25:00 never", ()),
        ("27-28 never", "12 10:30-12 11:00", "27-28 never", ()),
        ("0m long", "12 10:30-12 11:00", "0m long", ()),
        ("a@b.org writes", "12 10:30-12 11:00", "a@b.org writes", ()),
        ("", "12 10:30-12 11:00", "", ()),
    ],
)
def test_lines(text: str, times: str, subject: str, names: tuple[str, ...]) -> None:
    found = read_slot(text, AFTER)
    assert f"{found.starts:%d %H:%M}-{found.ends:%d %H:%M}" == times
    assert (found.subject, found.names) == (subject, names)


def test_span_of_a_slot() -> None:
    slot = Slot(AFTER, AFTER.replace(hour=11), "", ())
    assert span_of(slot, "") == "2012-12-12T10:30/2012-12-12T11:30"
    assert span_of(slot, "Europe/Zurich").endswith("[Europe/Zurich]")
