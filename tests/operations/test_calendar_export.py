"""A calendar file of the desk says what its reader may know, and tells what had to stay."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from hrdesk.domain.errors import DeskError, FileRefused, UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.sharing import Why
from hrdesk.operations.calendar_export import CalendarExport, plan_calendar, save_calendar
from hrdesk.operations.outside import OUTSIDE
from tests.worlds import DeskAtWork


def planned(desk: DeskAtWork, code: str = OUTSIDE, language: str = "") -> CalendarExport:
    with desk.database.reading() as session:
        return plan_calendar(session, code, language=language)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_only_what_its_reader_may_have_stands_in_it(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA")
    desk.knows("BBB")
    hidden = desk.add("organisation", Label.INTERNAL, name="Hidden office")
    public = desk.add(
        "visit",
        Label.PUBLIC,
        country="TUN",
        dates="2027-02-08/2027-02-17",
        mechanisms=[hidden],
        status="confirmed",
        notes="Only for us",
    )
    network = desk.add("activity", Label.NETWORK, title="Call", dates="2027-02-03")
    secret = desk.add("activity", Label.INTERNAL, title="Secret", dates="2027-02-04")
    vague = desk.add("visit", Label.PUBLIC, country="KEN", dates="2027-02")
    desk.add("person", Label.PUBLIC, name="Nobody of a calendar")
    outside, partner = planned(desk, language="fr"), planned(desk, "BBB")
    with pytest.raises(UnknownName):
        planned(desk, "XXX")
    desk.close()

    assert [each.ref for each in outside.entries] == [public]
    assert [each.ref for each in outside.without_days] == [vague]
    # Notes stay too, but no calendar has any; that mechanisms stay is told.
    assert {(each.ref, each.why, each.field) for each in outside.held_back} == {
        (network, Why.NETWORK, ""),
        (secret, Why.INTERNAL, ""),
        (public, Why.LINK, "mechanisms"),
    }
    assert b"Hidden" not in outside.content
    assert b"Only for us" not in outside.content
    (event,) = events(outside.content)
    assert (event["uid"], event["summary"], event["class"]) == (
        f"{public}@hrdesk",
        "Tunisie",
        "PUBLIC",
    )
    assert {each["uid"] for each in events(partner.content)} == {
        f"{public}@hrdesk",
        f"{network}@hrdesk",
    }


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA")
    empty = planned(desk)
    desk.add("visit", Label.PUBLIC, country="TUN", dates="2027-02-08")
    found = planned(desk)
    desk.close()
    out = tmp_path / "out.ics"
    with pytest.raises(DeskError, match="nothing_to_export"):
        save_calendar(desk.database, out, empty)
    assert not out.exists()
    save_calendar(desk.database, out, found)
    assert len(events(out.read_bytes())) == 1
    out.write_bytes(b"")
    save_calendar(desk.database, out, found)
    save_calendar(desk.database, out, found)
    assert out.read_bytes() == found.content

    for place, code in (
        (desk.database.path, "other_file_there"),
        (tmp_path, "cannot_write"),
        (out / "in_a_file.ics", "cannot_write"),
        (tmp_path / "nowhere" / "out.ics", "cannot_write"),
    ):
        with pytest.raises(FileRefused, match=code):
            save_calendar(desk.database, place, found)
    assert not list(tmp_path.glob("*.part"))
