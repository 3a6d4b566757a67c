"""A calendar of another program is taken in as one step; a second time changes only what is newer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.label import Label
from hrdesk.domain.revisions import distinct
from hrdesk.domain.state import register_of
from hrdesk.formats.calendar_entry import CalendarEntry, CalendarHead, Left
from hrdesk.formats.calendar_in import read_calendar
from hrdesk.operations.calendar_export import plan_calendar
from hrdesk.operations.file_import import CALENDAR, FileContent, plan_file, take_file, what_it_is
from hrdesk.operations.incoming import OUT, Choices, Fate, FilePlan
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.records import remove, set_label
from hrdesk.operations.undo import undo
from hrdesk.store.external_keys import refs_by_key
from hrdesk.store.records import write_states
from tests.formats import dialects
from tests.worlds import NOON, DeskAtWork

# As a calendar says the minute at which the clock of these desks stands.
BEFORE, AFTER = "20261101T000000Z", "20270101T000000Z"


class Calendars:
    """A desk, and calendars that are taken in there."""

    def __init__(self, folder: Path) -> None:
        self.desk = DeskAtWork(folder, "AAA")
        self._path = folder / "theirs.ics"

    def content(self, text: str | bytes) -> FileContent:
        self._path.write_bytes(text if isinstance(text, bytes) else dialects.crlf(text))
        found = list(read_calendar(self._path, "Europe/Zurich"))
        head = next(each for each in found if isinstance(each, CalendarHead))
        entries = tuple(each for each in found if isinstance(each, CalendarEntry))
        return FileContent(self._path, CALENDAR, entries, others=head.others)

    def plan(self, text: str | bytes, **chosen: Any) -> FilePlan:
        return plan_file(self.desk.database, self.content(text), Choices(**chosen))

    def take(self, text: str | bytes, **chosen: Any) -> FilePlan:
        """What it would change, and then does."""
        plan = self.plan(text, **chosen)
        self.desk.do(take_file, self.content(text), Choices(**chosen))
        return plan

    def refs(self) -> dict[str, str]:
        with self.desk.database.reading() as session:
            return refs_by_key(session, "activity")

    def values(self, key: str) -> dict[str, Any]:
        return dict(self.desk.shows(self.refs()[key]).values())


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Calendars]:
    calendars = Calendars(tmp_path)
    yield calendars
    calendars.desk.close()


def event(*lines: str, uid: str = "a", stamp: str = BEFORE, method: str = "") -> str:
    body = "\n".join((f"UID:{uid}", f"LAST-MODIFIED:{stamp}", *lines))
    said = f"METHOD:{method}\n" if method else ""
    return f"BEGIN:VCALENDAR\n{said}BEGIN:VEVENT\n{body}\nEND:VEVENT\nEND:VCALENDAR\n"


def fates(plan: FilePlan) -> list[Fate]:
    return [each.fate for each in plan.lines]


def test_a_series_with_what_was_taken_out_of_it_comes_once(here: Calendars) -> None:
    olga = here.desk.add("person", name="Petrova, Olga", other_emails=["olga@example.org"])
    plan = here.take(dialects.OUTLOOK, label=Label.NETWORK)
    assert fates(plan) == [Fate.NEW] * 3
    assert plan.left == {Left.ALARMS: 1, Left.PEOPLE: 1}
    uid = "040000008200E00074C5B7101A82E00800000000B0"
    series, moved = here.refs()[uid], here.values(f"{uid}#2027-03-24")
    state = here.desk.shows(series)
    assert state.value("exceptions") == ("2027-03-17", "2027-03-24")
    assert state.value("participants") == (olga,)
    assert (moved["series"], moved["occurrence"]) == (series, "2027-03-24")
    # Private there is Internal here, whatever is chosen for the others.
    assert state.label is Label.INTERNAL
    assert here.desk.shows(here.refs()["whole-days"]).label is Label.NETWORK

    again = here.take(dialects.OUTLOOK, label=Label.NETWORK)
    assert fates(again) == [Fate.SAME] * 3
    undone = undo(here.desk.database)
    assert undone.about["of"] == "take_file"
    assert here.refs() == {}


def test_every_other_dialect_is_the_same_a_second_time(here: Calendars) -> None:
    for text, count in (
        (dialects.GOOGLE, 1),
        (dialects.APPLE, 2),
        (dialects.EXCHANGE, 2),
        (dialects.LOTUS, 3),
        (dialects.EVOLUTION, 1),
    ):
        assert fates(here.take(text)).count(Fate.NEW) == count
        assert not {Fate.NEW, Fate.CHANGED} & set(fates(here.take(text)))
    assert here.values("lotus-1#2027-03-24")["dates"].startswith("2027-03-24T14:00/2027-03-24")


def test_what_is_new_may_be_for_some_desks(here: Calendars) -> None:
    chosen = {"label": Label.PARTNERS, "partners": ("IACHR",)}
    here.take(event("SUMMARY:A", "DTSTART;VALUE=DATE:20270310"), **chosen)
    here.take(event("SUMMARY:B", "DTSTART;VALUE=DATE:20270310", "CLASS:PRIVATE", uid="b"), **chosen)
    told = [here.desk.shows(here.refs()[key]) for key in ("a", "b")]
    assert [each.label for each in told] == [Label.PARTNERS, Label.INTERNAL]
    assert [each.partners for each in told] == [("IACHR",), ()]


def test_what_was_written_later_stays(here: Calendars) -> None:
    day = "DTSTART;VALUE=DATE:20270310"
    here.take(event("SUMMARY:First", day))
    ref = here.refs()["a"]
    newer = event("SUMMARY:Newer", "CATEGORIES:x", day, stamp=AFTER)
    (line,) = here.take(newer).lines
    assert (line.fate, [each.name for each in line.changes]) == (Fate.CHANGED, ["title", "tags"])
    assert (line.changes[0].before, line.changes[0].after) == ("First", "Newer")
    here.desk.minute = NOON + 200_000
    here.desk.set(ref, title="Ours", tags=[])
    (line,) = here.take(event("SUMMARY:Newer", "CATEGORIES:x", day, stamp=AFTER)).lines
    assert (line.fate, line.kept) == (Fate.KEPT, ("title", "tags"))
    assert here.desk.shows(ref).text("title") == "Ours"
    # Who does not say when is taken for newer.
    assert fates(here.plan(newer.replace("LAST-MODIFIED", "X-OTHER"))) == [Fate.CHANGED]
    here.take(event("SUMMARY:Newer", "RRULE:FREQ=DAILY", day, stamp="20280101T000000Z"))
    assert here.values("a")["recurrence"] == "FREQ=DAILY"
    here.take(event("SUMMARY:Newer", day, stamp="20280102T000000Z"))
    assert "recurrence" not in here.values("a")


def fate(plan: FilePlan) -> tuple[Fate, str]:
    (line,) = plan.lines
    return line.fate, line.reason


def test_an_older_copy_that_comes_later_changes_nothing(here: Calendars) -> None:
    """RFC 5546, 2.1.5: the sequence decides, then the time at which it was written."""
    day = "DTSTART;VALUE=DATE:20270310"
    here.take(event("SUMMARY:Second", "SEQUENCE:2", day))
    older = Fate.LEFT_OUT, "older_copy"
    # A program may stamp what it writes with the moment of writing.
    late = event("SUMMARY:First", "SEQUENCE:1", day, stamp=AFTER)
    assert fate(here.take(late)) == older
    assert fate(here.plan(event("SUMMARY:Second", "SEQUENCE:1", day, stamp=AFTER)))[0] is Fate.SAME
    assert fate(here.plan(event("SUMMARY:Called off", "SEQUENCE:1", method="CANCEL"))) == older
    assert fate(here.plan(event("SUMMARY:A", "SEQUENCE:2", day, stamp="20261031T000000Z"))) == older
    assert fate(here.plan(event("SUMMARY:A", day, stamp="20261031T000000Z"))) == older
    # Somebody may still say that it is this one.
    assert fate(here.plan(late, rows={1: here.refs()["a"]}))[0] is Fate.CHANGED
    # A later version counts although this desk took the one before after it was written.
    third = event("SUMMARY:Third", "SEQUENCE:3", "LOCATION:Hall", day, stamp="20261031T000000Z")
    assert fate(here.take(third))[0] is Fate.CHANGED
    assert here.values("a")["title"] == "Third"
    # What somebody wrote here stays, and the rest of a later version comes.
    here.desk.set(here.refs()["a"], title="Ours")
    fourth = third.replace("SEQUENCE:3", "SEQUENCE:4").replace("Third", "4").replace("Hall", "Room")
    (line,) = here.take(fourth).lines
    assert (line.fate, line.kept) == (Fate.CHANGED, ("title",))
    assert here.values("a")["place"] == "Room"
    undo(here.desk.database)
    assert fate(here.plan(third))[0] is Fate.KEPT


def test_what_was_called_off_is_not_revived_by_an_older_copy(here: Calendars) -> None:
    day = "DTSTART;VALUE=DATE:20270310"
    asked = event("SUMMARY:Call", "SEQUENCE:1", "STATUS:CONFIRMED", day, method="REQUEST")
    here.take(asked)
    here.take(event("SUMMARY:Call", "SEQUENCE:2", day, method="CANCEL"))
    assert here.values("a")["status"] == "cancelled"
    assert fate(here.plan(asked)) == (Fate.LEFT_OUT, "older_copy")
    here.take(asked.replace("SEQUENCE:1", "SEQUENCE:3"))
    assert here.values("a")["status"] == "confirmed"
    here.take(event("SUMMARY:Call", "SEQUENCE:4", "STATUS:CANCELLED", day))
    assert here.values("a")["status"] == "cancelled"
    # A day of a series that is called off says nothing of the version of all of it.
    single = ("SUMMARY:Call", "RECURRENCE-ID;VALUE=DATE:20270310", "STATUS:CANCELLED")
    here.take(event(*single, "SEQUENCE:1", stamp=AFTER))
    assert here.values("a")["exceptions"] == ("2027-03-10",)


def test_cancelled_removed_and_answered(here: Calendars) -> None:
    text = event("SUMMARY:Call", "DTSTART;VALUE=DATE:20270310")
    cancelled = event("SUMMARY:Call", stamp=AFTER, method="CANCEL")
    assert [(each.fate, each.reason) for each in here.plan(cancelled).lines] == [
        (Fate.LEFT_OUT, "cancelled")
    ]
    here.take(text)
    here.take(cancelled)
    assert here.values("a")["status"] == "cancelled"
    answer = event("SUMMARY:Call", method="REPLY")
    assert [(each.fate, each.reason) for each in here.plan(answer).lines] == [
        (Fate.LEFT_OUT, "answer")
    ]
    here.desk.do(remove, [here.refs()["a"]])
    assert fates(here.take(text)) == [Fate.REMOVED]


def test_a_single_day_of_a_series_that_is_not_in_the_file(here: Calendars) -> None:
    day = ("SUMMARY:Call", "DTSTART;VALUE=DATE:20270311", "RECURRENCE-ID;VALUE=DATE:20270310")
    # Nothing is known of the series: a day by itself.
    assert fates(here.take(event(*day, uid="other"))) == [Fate.NEW]
    assert "series" not in here.values("other#2027-03-10")
    assert "occurrence" not in here.values("other#2027-03-10")
    here.take(event("SUMMARY:Call", "DTSTART;VALUE=DATE:20270303", "RRULE:FREQ=WEEKLY"))
    off = event(*day, "STATUS:CANCELLED", stamp=AFTER)
    assert fates(here.take(off)) == [Fate.CHANGED]
    assert here.values("a")["exceptions"] == ("2027-03-10",)
    assert fates(here.plan(off.replace("UID:a", "UID:none"))) == [Fate.LEFT_OUT]
    moved = event(*(each.replace("0310", "0317").replace("0311", "0318") for each in day))
    assert fates(here.take(moved)) == [Fate.CHANGED, Fate.NEW]
    assert here.values("a#2027-03-17")["series"] == here.refs()["a"]


def test_of_two_versions_in_one_file_the_later_one_counts(here: Calendars) -> None:
    one = event("SUMMARY:Old", "SEQUENCE:1").replace("END:VCALENDAR\n", "")
    other = event("SUMMARY:New", "SEQUENCE:2").replace("BEGIN:VCALENDAR\n", "")
    plan = here.take(one + other)
    assert {(each.title, each.fate, each.reason) for each in plan.lines} == {
        ("New", Fate.NEW, ""),
        ("Old", Fate.LEFT_OUT, "older_version"),
    }


def test_our_own_entries_find_their_records(here: Calendars) -> None:
    desk = here.desk
    visit = desk.add("visit", Label.PUBLIC, country="TUN", dates="2027-02-08/2027-02-17")
    call = desk.add("activity", Label.PUBLIC, title="Call", dates="2027-02-03", agenda="Long")
    with desk.database.reading() as session:
        ours = plan_calendar(session, OUTSIDE).content
    assert fates(here.take(ours)) == [Fate.SAME] * 2
    text = ours.decode().replace("\r\n", "\n").replace("20270203", "20270205")
    moved = text.replace("LAST-MODIFIED:2026", "LAST-MODIFIED:2028").replace("0208", "0209")
    plan = here.take(moved.replace("SUMMARY:", "SUMMARY:Others say "))
    assert {(each.ref, each.changes[0].name) for each in plan.lines} == {
        (visit, "dates"),
        (call, "dates"),
    }
    assert desk.shows(visit).text("dates") == "2027-02-09/2027-02-17"
    assert desk.shows(call).values()["title"] == "Call"
    # Of a desk that knows no such record it is an entry like any other.
    odd = event("SUMMARY:A", uid="VIS-7K3M-QX9P-2TVDR@hrdesk")
    assert fates(here.take(odd + odd.replace("QX9P", "QX9Q"))) == [Fate.NEW] * 2


def test_what_is_chosen_and_what_cannot_be(here: Calendars) -> None:
    text = event("SUMMARY:A", "URL:no address", "ATTENDEE;CN=Bob:mailto:bob@example.org")
    (line,) = here.plan(text).lines
    assert [(each.what, each.about) for each in line.notes] == [
        (Left.PEOPLE, "Bob"),
        (Left.BAD_VALUE, "link"),
    ]
    (line,) = here.plan(text, rows={1: OUT}).lines
    assert (line.fate, line.reason) == (Fate.LEFT_OUT, "chosen")
    ref = here.desk.add("activity", title="Meant")
    assert here.plan(text, rows={1: ref}).lines[0].ref == ref
    here.take(text, rows={1: ref})
    assert here.refs() == {"a": ref}
    problem = event("DTSTART;VALUE=DATE:20270310")
    assert [(each.fate, each.reason) for each in here.plan(problem).lines] == [
        (Fate.PROBLEM, "entry_without_title")
    ]


def test_what_a_file_is(tmp_path: Path) -> None:
    for name, content, what in (
        ("a.txt", b"\xef\xbb\xbfbegin:vcalendar", "ics"),
        ("a.dat", b"BEGIN:VCARD", "vcf"),
        ("a.ICS", b"", "ics"),
        ("a.vcf", b"x", "vcf"),
        ("a.csv", b"a;b", "sheet"),
    ):
        (tmp_path / name).write_bytes(content)
        assert what_it_is(tmp_path / name) == what
    assert what_it_is(tmp_path / "none.ics") == "ics"


def test_no_file_settles_what_two_people_wrote_differently(here: Calendars) -> None:
    day = "DTSTART;VALUE=DATE:20270310"
    here.take(event("SUMMARY:First", "CATEGORIES:x", day))
    ref = here.refs()["a"]
    state = here.desk.shows(ref)
    with here.desk.database.writing() as session:
        beside = [
            session.pen.write(ref, name, value, ())
            for name, value in (("title", "Another"), (register_of("tags", "x"), ""))
        ]
        heads = {each.register: (*state.heads(each.register), each) for each in beside}
        write_states(session, [state.with_registers(heads)])
    newer = event("SUMMARY:Third", "CATEGORIES:x", day, stamp=AFTER)
    (line,) = here.take(newer).lines
    assert line.fate is Fate.KEPT
    assert "title" in line.kept
    assert not line.changes
    assert set(distinct(here.desk.shows(ref).heads("title"))) == {"First", "Another"}


def test_what_is_private_there_does_not_get_into_what_is_shared_here(here: Calendars) -> None:
    day = "DTSTART;VALUE=DATE:20270310"
    here.take(event("SUMMARY:Call", day), label=Label.NETWORK)
    private = event("SUMMARY:Call with the source", "CLASS:PRIVATE", day, stamp=AFTER)
    (line,) = here.take(private, label=Label.NETWORK).lines
    assert (line.fate, line.reason) == (Fate.LEFT_OUT, "private")
    assert here.values("a")["title"] == "Call"
    here.desk.do(set_label, [here.refs()["a"]], Label.INTERNAL)
    assert fates(here.take(private)) == [Fate.CHANGED]
