"""A change of this and all that follow ends a series and begins another one, as people do it here."""

from typing import Any

import pytest

from hrdesk.domain.values import Value
from hrdesk.formats.calendar_entry import CalendarEntry, Left, Note
from hrdesk.operations.calendar_following import with_following
from hrdesk.operations.calendar_incoming import activities_of

WEDNESDAYS = "2027-03-03T10:00/2027-03-03T11:00[Europe/Zurich]"


def series(
    dates: str = WEDNESDAYS, rule: str = "FREQ=WEEKLY;COUNT=6", **more: Any
) -> CalendarEntry:
    values: dict[str, Value] = {"title": "Call", "dates": dates, "recurrence": rule}
    values |= more.pop("values", {})
    return CalendarEntry(1, "a", values=values, **more)


def change(
    number: int, day: str, dates: str, title: str = "New call", **more: Any
) -> CalendarEntry:
    more = {"is_following": True, "notes": (Note(Left.FOLLOWING, day),)} | more
    return CalendarEntry(
        number, "a", day, values={"title": title, "dates": dates, "recurrence": ""}, **more
    )


def told(*entries: CalendarEntry) -> list[tuple[str, str, str, str]]:
    return [
        (each.uid, each.day, str(each.values["dates"])[:16], str(each.values.get("recurrence")))
        for each in with_following(entries)
    ]


def test_a_series_goes_on_as_another_one_with_what_was_left_out_later() -> None:
    whole = series(values={"exceptions": ("2027-03-10", "2027-03-31")}, modified=5)
    since = change(2, "2027-03-17", "2027-03-18T12:00/2027-03-18T13:00[Europe/Zurich]", modified=9)
    moved = change(3, "2027-03-24", "2027-03-26T12:00/2027-03-26T13:00", is_following=False)
    before, after, single = with_following([whole, since, moved])
    assert before.values["recurrence"] == "FREQ=WEEKLY;UNTIL=20270316"
    assert before.values["exceptions"] == ("2027-03-10",)
    assert before.modified == 9
    assert (after.uid, after.day, after.notes) == ("a#2027-03-17", "", ())
    assert after.values["recurrence"] == "FREQ=WEEKLY;COUNT=4"
    assert after.values["exceptions"] == ("2027-04-01",), "it was moved along"
    assert (single.uid, single.day) == ("a#2027-03-17", "2027-03-25")
    incoming = list(activities_of([whole, since, moved], {}))
    assert [each.key for each in incoming] == ["a", "a#2027-03-17", "a#2027-03-17#2027-03-25"]
    assert incoming[2].links == {"series": "a#2027-03-17"}


def test_one_change_after_the_other() -> None:
    found = told(
        series(rule="FREQ=WEEKLY"),
        change(3, "2027-03-24", "2027-03-24T15:00/2027-03-24T16:00"),
        change(2, "2027-03-10", "2027-03-10T12:00/2027-03-10T13:00"),
    )
    assert found == [
        ("a", "", "2027-03-03T10:00", "FREQ=WEEKLY;UNTIL=20270309"),
        ("a#2027-03-10#2027-03-24", "", "2027-03-24T15:00", "FREQ=WEEKLY"),
        ("a#2027-03-10", "", "2027-03-10T12:00", "FREQ=WEEKLY;UNTIL=20270323"),
    ]


def test_from_the_first_day_on_it_is_the_series_itself() -> None:
    (found,) = with_following([series(), change(2, "2027-03-03", "2027-03-04/2027-03-04")])
    assert (found.number, found.uid, found.values["title"]) == (1, "a", "New call")
    assert found.values["recurrence"] == "FREQ=WEEKLY;COUNT=6"
    (gone,) = with_following([series(), change(2, "2027-03-03", "", is_cancelled=True)])
    assert gone.is_cancelled


def test_what_is_cancelled_from_a_day_on_ends_there() -> None:
    both = [series(), change(2, "2027-03-17", WEDNESDAYS, is_cancelled=True)]
    (found,) = with_following(both)
    assert found.values["recurrence"] == "FREQ=WEEKLY;UNTIL=20270316"
    assert "exceptions" not in found.values
    assert [each.number for each in activities_of(both, {})] == [1]


def test_without_the_whole_or_a_rule_that_can_move_it_is_one_day() -> None:
    alone = change(2, "2027-03-17", "2027-03-17/2027-03-17")
    assert with_following([alone]) == [alone]
    odd = series(rule="FREQ=MONTHLY;BYMONTHDAY=3,17")
    moved = change(2, "2027-03-17", "2027-03-18/2027-03-18")
    assert with_following([odd, moved]) == [odd, moved]
    nowhere = change(2, "2027-03-17", "")
    assert with_following([series(), nowhere]) == [series(), nowhere]
    undated = series(values={"dates": "2027"})
    assert with_following([undated, moved]) == [undated, moved]


@pytest.mark.parametrize("end", ["COUNT=2", "UNTIL=20270310", "UNTIL=20270413T235959Z"])
def test_a_series_that_ended_before_is_not_made_longer(end: str) -> None:
    whole = series(rule=f"FREQ=WEEKLY;{end}")
    for late in (
        change(2, "2027-04-14", "2027-04-14T12:00/2027-04-14T13:00[Europe/Zurich]"),
        change(2, "2027-04-14", WEDNESDAYS, is_cancelled=True),
    ):
        assert with_following([whole, late]) == [whole, late]


def test_a_rule_that_says_nothing_has_no_days_that_follow() -> None:
    both = [series(rule="FREQ=SECONDLY"), change(2, "2027-03-10", "2027-03-10/2027-03-10")]
    assert with_following(both) == both


def test_the_same_day_may_also_be_changed_alone() -> None:
    since = change(2, "2027-03-17", "2027-03-18T12:00/2027-03-18T13:00[Europe/Zurich]")
    alone = change(3, "2027-03-17", "2027-03-19T15:00/2027-03-19T16:00", is_following=False)
    for several in ([series(), since, alone], [series(), alone, since]):
        whole, after, single = activities_of(several, {})
        assert whole.values["recurrence"] == "FREQ=WEEKLY;UNTIL=20270316"
        assert (after.key, after.values["exceptions"]) == ("a#2027-03-17", ("2027-03-18",))
        assert (single.key, single.reason) == ("a#2027-03-17#2027-03-18", "")
    first = change(2, "2027-03-03", "2027-03-04T12:00/2027-03-04T13:00[Europe/Zurich]")
    whole, single = with_following([series(), first, alone])
    assert (single.uid, single.day) == ("a", "2027-03-18"), "it goes along with the whole"


def test_two_changes_of_a_day_that_cannot_be_two_series_are_two_versions() -> None:
    many = change(2, "2027-03-17", "2027-03-17/2027-03-17", sequence=2)
    one = change(3, "2027-03-17", "2027-03-18/2027-03-18", is_following=False)
    *_, single, older = activities_of([many, one], {})
    assert (single.number, single.key) == (2, "a#2027-03-17")
    assert (older.number, older.reason) == (3, "older_version")
