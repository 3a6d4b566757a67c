"""Two people far apart share the hours that both work, and those alone."""

from datetime import UTC, date, datetime, time

from hrdesk.domain.common_hours import half_hours
from hrdesk.domain.working_hours import Standing, WorkingHours

ZURICH, NEW_YORK, JAKARTA = "Europe/Zurich", "America/New_York", "Asia/Jakarta"
WEDNESDAY, SUNDAY = date(2026, 11, 18), date(2026, 11, 22)
HOURS = WorkingHours(time(9), time(17, 30))


def common(day: date, *zones: str) -> list[str]:
    found = half_hours(day, ZURICH, zones, HOURS)
    return [f"{each.starts:%H:%M}" for each in found if each.suits_all]


def test_hours_that_both_work() -> None:
    assert common(WEDNESDAY, ZURICH, NEW_YORK) == ["14:00", "14:30", "15:00", "15:30", "16:00"]
    assert common(WEDNESDAY, ZURICH, NEW_YORK, JAKARTA) == []
    assert common(SUNDAY, ZURICH) == []
    assert common(WEDNESDAY) == []


def test_what_each_clock_shows() -> None:
    found = half_hours(WEDNESDAY, ZURICH, (NEW_YORK, JAKARTA), HOURS)
    assert len(found) == 48
    noon = next(each for each in found if each.starts == datetime(2026, 11, 18, 11, tzinfo=UTC))
    assert [f"{each.now:%H:%M}" for each in noon.there] == ["06:00", "18:00"]
    assert [each.standing for each in noon.there] == [Standing.BEFORE, Standing.AFTER]
    assert noon.at_work == 0
    assert (noon.ends - noon.starts).seconds == 1800


def test_half_hour_that_ends_after_work_does_not_count() -> None:
    late = WorkingHours(time(9), time(17, 15))
    found = half_hours(WEDNESDAY, ZURICH, (ZURICH,), late)
    assert [f"{each.starts:%H:%M}" for each in found if each.suits_all][-1] == "15:30"


def test_a_day_on_which_the_clocks_change_has_all_its_half_hours_and_no_other() -> None:
    for day, number in ((date(2026, 10, 25), 50), (date(2027, 3, 28), 46)):
        found = half_hours(day, ZURICH, (ZURICH,), HOURS)
        assert len(found) == number
        assert {each.there[0].now.date() for each in found} == {day}
