"""Calendars of other programs say here what they say there, in whichever dialect."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.formats import calendar_parts, foreign_text
from hrdesk.formats.calendar_entry import CalendarEntry, CalendarHead, Left, Note, Somebody
from hrdesk.formats.calendar_in import read_calendar
from tests.formats import dialects

ZURICH = "Europe/Zurich"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "calendar.ics"


def read(file: Path, text: str | bytes) -> tuple[CalendarHead, list[CalendarEntry]]:
    file.write_bytes(text if isinstance(text, bytes) else dialects.crlf(text))
    head, *entries = read_calendar(file, ZURICH)
    assert isinstance(head, CalendarHead)
    return head, [each for each in entries if isinstance(each, CalendarEntry)]


def events(file: Path, *bodies: Sequence[str], before: str = "") -> list[CalendarEntry]:
    """Events with these lines, in one calendar."""
    parts = ["BEGIN:VCALENDAR\nVERSION:2.0\n", before]
    for number, lines in enumerate(bodies):
        body = "\n".join((f"UID:{number}", *lines))
        parts.append(f"BEGIN:VEVENT\n{body}\nEND:VEVENT\n")
    return read(file, "".join((*parts, "END:VCALENDAR\n")))[1]


def spans(entries: Sequence[CalendarEntry]) -> list[object]:
    return [each.values.get("dates") for each in entries]


def test_outlook(file: Path) -> None:
    series, moved, session = read(file, dialects.OUTLOOK)[1]
    assert series.values == {
        "title": "Coordination call",
        "dates": f"2027-03-10T14:00/2027-03-10T15:30[{ZURICH}]",
        "recurrence": "FREQ=WEEKLY;UNTIL=20270601T120000Z;BYDAY=WE",
        "exceptions": ("2027-03-17",),
        "agenda": "Agenda:\n1. Visits\n2. Other, matters",
        "place": "Room XX",
        "link": "https://teams.microsoft.com/l/meetup/1",
        "priority": "high",
        "type": "meeting",
        "tags": ("Coordination",),
    }
    assert series.people == (
        Somebody("Anna", "anna@example.org"),
        Somebody("Office, of the Rapporteur", "Olga@Example.org"),
    )
    assert series.notes == (Note(Left.ALARMS, "1"),)
    assert (series.is_private, series.is_cancelled, series.sequence) == (True, False, 1)
    assert series.modified == 29_981_340
    assert (moved.uid, moved.day, moved.newness) == (series.uid, "2027-03-24", (2, 29_979_900))
    assert session.values["dates"] == "2027-05-02/2027-05-03"


def test_google_tells_times_of_its_calendar(file: Path) -> None:
    head, (call, off) = read(file, dialects.GOOGLE)
    assert head == CalendarHead("Mandate", "PUBLISH", {})
    assert call.values["dates"] == "2027-03-10T14:00/2027-03-10T15:00[Africa/Tunis]"
    assert (call.values["status"], call.values["link"]) == (
        "planned",
        "https://meet.google.com/abc",
    )
    assert (off.is_cancelled, off.values["dates"]) == (True, "2027-04-01")


def test_apple(file: Path) -> None:
    meeting, task = read(file, dialects.APPLE)[1]
    assert meeting.values["dates"] == "2027-06-10T09:00/2027-06-10T10:30"
    assert meeting.values["place"] == "Palais Wilson Rue des Pâquis"
    assert meeting.notes == (Note(Left.ALARMS, "1"), Note(Left.ATTACHMENTS, "1"))
    assert task.values == {
        "title": "Send inputs",
        "dates": "2027-04-01",
        "recurrence": "",
        "status": "held",
        "priority": "low",
        "type": "deadline",
    }


def test_zones_that_only_their_rules_tell(file: Path) -> None:
    invitation, utc = read(file, dialects.EXCHANGE)[1]
    assert invitation.values["dates"] == f"2027-03-10T14:00/2027-03-10T15:00[{ZURICH}]"
    assert utc.values["dates"] == "2027-03-10T14:00/2027-03-10T15:00[UTC]"
    (nairobi,) = read(file, dialects.EVOLUTION)[1]
    assert nairobi.values["dates"] == "2027-03-10T14:00/2027-03-10T16:00[Africa/Nairobi]"


def test_lotus_lists_every_date(file: Path) -> None:
    (series,) = read(file, dialects.LOTUS)[1]
    assert series.values["dates"] == f"2027-03-10T14:00/2027-03-10T15:00[{ZURICH}]"
    assert series.more_dates == ("2027-03-24", "2027-04-07")


def test_zones_that_nobody_knows(file: Path) -> None:
    odd = """\
BEGIN:VTIMEZONE
TZID:Odd
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0123
TZOFFSETTO:+0123
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Endless
BEGIN:STANDARD
DTSTART:16010101T000000
RRULE:FREQ=SECONDLY
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Broken
END:VTIMEZONE
"""
    names = ("Odd", "Endless", "Broken", "Nowhere", "America/Argentina/Buenos_Aires")
    bodies = [("SUMMARY:A", f"DTSTART;TZID={each}:20270310T140000") for each in names]
    found = events(file, *bodies, before=odd)
    assert spans(found) == [
        "2027-03-10T12:37[UTC]",
        *["2027-03-10T14:00"] * 3,
        "2027-03-10T14:00[America/Argentina/Buenos_Aires]",
    ]
    assert [each.notes for each in found] == [
        (Note(Left.ZONE, "Odd"),),
        *((Note(Left.NO_ZONE, name),) for name in names[1:4]),
        (),
    ]


def test_ends_and_odd_dates(file: Path) -> None:
    found = events(
        file,
        ("SUMMARY:A", "DTSTART:20270310T220000Z", "DTEND:20270311T000000Z"),
        ("SUMMARY:A", "DTSTART:20270310T140000", "DTEND:20270310T130000"),
        ("SUMMARY:A", "DTSTART;VALUE=DATE:20270310", "DURATION:P2D"),
        ("SUMMARY:A", "DTSTART;VALUE=DATE:20270310", "DTEND:20270312T000000"),
        ("SUMMARY:A", "DTSTART;VALUE=DATE:00010101"),
        ("SUMMARY:A", "DTSTART:garbage"),
        ("SUMMARY:A",),
        ("SUMMARY:A", "DTSTART:20270310T140000", "DURATION:garbage"),
        ("SUMMARY:A", "DTSTART;VALUE=DATE:20270310", "DURATION:P9999999D"),
    )
    assert spans(found) == [
        "2027-03-10T22:00/2027-03-11T00:00[UTC]",
        "2027-03-10T14:00",
        "2027-03-10/2027-03-11",
        "2027-03-10/2027-03-11",
        None,
        None,
        None,
        "2027-03-10T14:00",
        "2027-03-10",
    ]
    assert [bool(each.notes) for each in found[4:7]] == [True, True, False]


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("FREQ=YEARLY", "FREQ=YEARLY"),
        ("freq=monthly;byday=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=SECONDLY", None),
        ("FREQ=DAILY;BYHOUR=9,12", None),
        ("FREQ=MONTHLY;INTERVAL=0", None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", None),
        ("W1 MO #0", None),
    ],
)
def test_a_rule_that_nobody_can_follow_is_not_kept(file: Path, rule: str, kept: str | None) -> None:
    (found,) = events(file, ("SUMMARY:A", "DTSTART;VALUE=DATE:20270310", f"RRULE:{rule}"))
    assert found.values.get("recurrence") == kept
    assert bool(found.notes) is (not kept)


def test_more_than_one_rule_and_dates_beside_a_rule_are_told(file: Path) -> None:
    (found,) = events(
        file,
        (
            *("SUMMARY:A", "DTSTART;VALUE=DATE:20270310", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=YEARLY"),
            *("EXRULE:FREQ=MONTHLY", "RDATE;VALUE=DATE:20270311", "EXDATE;VALUE=DATE:20270317"),
            "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270310",
        ),
    )
    assert found.values["exceptions"] == ("2027-03-17",)
    assert found.notes == (
        Note(Left.RULE, "FREQ=YEARLY"),
        Note(Left.RULE, "EXRULE"),
        Note(Left.FOLLOWING, "2027-03-10"),
        Note(Left.MORE_DATES, "1"),
    )


def test_what_is_wrong_with_one_entry_is_no_matter_to_others(file: Path) -> None:
    found = events(
        file,
        ("DTSTART;VALUE=DATE:20270310",),
        ("DESCRIPTION:Only words\\nand more", "DTSTART;VALUE=DATE:20270310"),
        ("no colon at all", "SUMMARY:A", "SEQUENCE:x", "LAST-MODIFIED:x", "PRIORITY:x"),
        ("SUMMARY:A", "ATTENDEE:invalid", "CATEGORIES:a\\;b", "DTSTAMP;VALUE=DATE:20270101"),
    )
    assert [each.problem for each in found] == ["entry_without_title", "", "", ""]
    assert found[1].values["title"] == "Only words and more"
    assert "agenda" not in found[1].values
    assert (found[2].sequence, found[2].modified) == (-1, 0)
    assert (found[3].people, found[3].values.get("tags")) == ((), None)


def test_an_entry_without_a_key_gets_the_same_one_each_time(file: Path) -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\nEND:VCALENDAR\n"
    (one,), (other,) = read(file, text)[1], read(file, text)[1]
    assert one.uid.startswith("sha256:")
    assert one.uid == other.uid
    assert read(file, text.replace(":A", ":B"))[1][0].uid != one.uid


def test_answers_cancellations_and_what_no_calendar_here_holds(file: Path) -> None:
    event = "BEGIN:VEVENT\nUID:a\nSUMMARY:A\nEND:VEVENT\n"
    text = (
        f"BEGIN:VCALENDAR\nMETHOD:REPLY\n{event}END:VCALENDAR\n"
        f"BEGIN:VCALENDAR\nMETHOD:CANCEL\n{event}BEGIN:VJOURNAL\nUID:j\nEND:VJOURNAL\n"
        "END:VCALENDAR\n"
    )
    head, (answer, cancelled) = read(file, text)
    assert head.others == {"VJOURNAL": 1}
    assert (answer.is_answer, answer.is_cancelled) == (True, False)
    assert (cancelled.is_answer, cancelled.is_cancelled) == (False, True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_is_read(file: Path, encoding: str) -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fête à Genève\nEND:VEVENT\nEND:VCALENDAR\n"
    (found,) = read(file, text.encode(encoding))[1]
    assert found.title == "Fête à Genève"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n ", "empty"),
        (b"PK\x03\x04", "not_a_calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A", "truncated"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:A\r\n" * 40, "damaged_text"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\r\n", "damaged_text"),
        (b"BEGIN:VCALENDAR\r\n\x00\x01\x02\x03\x00\xff", "damaged_text"),
    ],
)
def test_what_is_no_whole_calendar_is_refused(file: Path, content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read(file, content)
    assert caught.value.code == code


def test_a_file_beyond_all_measure_is_refused(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, code in ((tmp_path / "none.ics", "missing"), (tmp_path, "unreadable")):
        with pytest.raises(FileRefused) as caught:
            list(read_calendar(path))
        assert caught.value.code == code
    monkeypatch.setattr(calendar_parts, "MOST_ENTRIES", 2)
    with pytest.raises(FileRefused) as caught:
        events(file, *[("SUMMARY:A",)] * 3)
    assert caught.value.code == "too_many_entries"
    monkeypatch.setattr(foreign_text, "MOST_MB", 0)
    with pytest.raises(FileRefused) as caught:
        events(file, ("SUMMARY:A",))
    assert caught.value.code == "file_too_big"


def test_how_far_it_is_is_told(file: Path) -> None:
    told: list[tuple[int, int, str]] = []
    events(file, *[("SUMMARY:A",)] * 70)
    list(read_calendar(file, progress=lambda *how: told.append(how)))
    assert told == [(64, 70, "calendar.ics")]


def test_parts_left_open_end_with_what_holds_them(file: Path) -> None:
    text = (
        "BEGIN:VCALENDAR\nEND:NEVER\nBEGIN:VEVENT\nSUMMARY:A\nBEGIN:VALARM\nTRIGGER:x\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:B\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert [each.title for each in read(file, text)[1]] == ["A", "B"]


def test_entries_beyond_all_measure_cost_nothing(file: Path) -> None:
    many = ["SUMMARY:A", "DTSTART;VALUE=DATE:20270310", *["ATTENDEE:mailto:a@example.org"] * 20_000]
    attached = ["SUMMARY:B", "ATTACH;ENCODING=BASE64:QUJD", *[" " + "A" * 70] * 20_000]
    endless = ["SUMMARY:C", "DTSTART:20270310T100000Z", "RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY"]
    first, second, third = events(file, many, attached, endless)
    assert (first.title, len(first.people)) == ("A", 1)
    assert second.notes == (Note(Left.ATTACHMENTS, "1"), Note(Left.BAD_DATES, ""))[:1]
    assert "recurrence" not in third.values
