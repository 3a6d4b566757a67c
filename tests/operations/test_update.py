"""An update says what falls into its period and region, as far as its reader may know it."""

import string
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from hrdesk.domain.dates import parse_span
from hrdesk.domain.errors import Cancelled, FileRefused, UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.sharing import Why
from hrdesk.geography import LANGUAGES
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.undo import redo, undo
from hrdesk.operations.update import (
    UpdatePlan,
    Wanted,
    calendar_of,
    file_name,
    plan_update,
    text_of,
    write_update,
)
from hrdesk.operations.update_occasions import Occasion, Period, period_from
from hrdesk.operations.update_texts import span_words, update_texts
from hrdesk.operations.visit_steps import move_visit
from hrdesk.resources import resource
from hrdesk.store import partners
from tests.worlds import DeskAtWork

SPRING = date(2027, 2, 1), date(2027, 5, 31)
TODAY = date(2026, 11, 18)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    made.knows("BBB")
    yield made
    made.close()


def planned(
    desk: DeskAtWork,
    code: str = "BBB",
    *,
    occasion: Occasion = Occasion.WEEK,
    language: str = "",
    countries: tuple[str, ...] = (),
    region: str = "",
) -> UpdatePlan:
    wanted = Wanted(occasion, *SPRING, countries, region)
    with desk.database.reading() as session:
        return plan_update(session, wanted, code, language=language)


def titles(plan: UpdatePlan) -> list[str]:
    return [each.title or each.country for each in plan.lines]


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT")) if content else []


def a_visit(
    desk: DeskAtWork, country: str = "TUN", label: Label = Label.NETWORK, **more: Any
) -> str:
    return desk.add("visit", label, country=country, **{"dates": "2027-02-08/2027-02-17", **more})


# ---------------------------------------------------------------- what it is about


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        (Period.WEEK, "2026-11-16", "2026-11-22"),
        (Period.TWO_WEEKS, "2026-11-18", "2026-12-01"),
        (Period.THREE_MONTHS, "2026-11-18", "2027-02-17"),
        (Period.SIX_MONTHS, "2026-11-18", "2027-05-17"),
        (Period.YEAR, "2026-11-18", "2027-11-17"),
    ],
)
def test_periods_count_from_today(period: Period, since: str, until: str) -> None:
    assert [day.isoformat() for day in period_from(period, TODAY)] == [since, until]


def test_what_touches_period_and_region_is_chosen(desk: DeskAtWork) -> None:
    a_visit(desk)
    a_visit(desk, "KEN", dates="2027", status="cancelled")
    a_visit(desk, "KEN", dates="2027-02", status="held")
    a_visit(desk, "KEN", dates="2028-02")
    a_visit(desk, "KEN", dates="2028-03", inputs_by="2027-04-01")
    desk.add("activity", title="Call", dates="2027-02-03", recurrence="FREQ=DAILY")
    desk.add("activity", title="Seminar", dates="2027-03-03", country="CHE", countries=["KEN"])
    desk.add("activity", title="Day", dates="2027-03-04", type="commemorative_day")
    week = planned(desk)
    assert titles(week) == ["KEN", "KEN", "Call", "TUN", "Seminar", "KEN"]
    assert titles(planned(desk, occasion=Occasion.FORECAST)) == ["KEN", "TUN"]
    kenya = planned(desk, countries=("KEN",))
    assert titles(kenya) == ["KEN", "KEN", "Seminar", "KEN"]
    assert len(kenya.selection.nowhere) == 1
    assert week.selection.nowhere == ()


# ---------------------------------------------------------------- who may know what


def test_the_same_rules_decide_as_for_any_workbook(desk: DeskAtWork) -> None:
    secret = desk.add("organisation", Label.INTERNAL, name="Hidden office")
    known = desk.add("organisation", Label.NETWORK, name="Commission")
    a_visit(desk, mechanisms=[secret, known], purpose="Prisons", firmness="forecast")
    a_visit(desk, "KEN", Label.INTERNAL)
    a_visit(desk, "MLI", Label.PARTNERS)
    a_visit(desk, "GHA", Label.PUBLIC, mechanisms=[known], firmness="forecast")
    plan = planned(desk)
    assert sorted(titles(plan)) == ["GHA", "TUN"]
    assert {each.why for each in plan.sending.held_back} >= {Why.INTERNAL, Why.PARTNERS}
    said = text_of(plan) + calendar_of(plan).decode()
    assert "Hidden" not in said
    assert "Kenya" not in said
    assert "8–17 Feb 2027: Tunisia – Commission · forecast" in said
    assert "SUMMARY:Tunisia – Commission (forecast)" in said
    outside = planned(desk, OUTSIDE, language="fr")
    assert titles(outside) == ["GHA"]
    assert outside.is_outside
    said = text_of(outside) + calendar_of(outside).decode()
    assert "8-17 février 2027 : Ghana · prévision" in said
    assert "Commission" not in said
    with pytest.raises(UnknownName):
        planned(desk, "CCC")


def test_notes_stand_in_neither_file_nor_text(desk: DeskAtWork) -> None:
    ref = a_visit(desk, notes="Source at risk")
    content = calendar_of(planned(desk)).decode()
    assert ref in content
    assert "Source at risk" not in content + text_of(planned(desk))


def test_what_is_locked_in_the_workbook_stands_nowhere_open(desk: DeskAtWork) -> None:
    desk.add("visit", Label.PARTNERS, ("BBB",), country="MLI", dates="2027-03-01")
    a_visit(desk)
    plan = planned(desk)
    assert "Mali" in text_of(plan)
    assert len(events(calendar_of(plan))) == 2
    text = text_of(plan, locked=True)
    assert "Mali" not in text
    assert "Only in the workbook: 1" in text
    found = events(calendar_of(plan, locked=True))
    assert [str(each["location"]) for each in found] == ["Tunisia"]


# ---------------------------------------------------------------- calendar file


def test_the_calendar_has_the_same_records_and_says_how_sure_they_are(desk: DeskAtWork) -> None:
    a_visit(desk, status="confirmed", purpose="Prisons")
    a_visit(desk, "KEN", status="postponed")
    vague = a_visit(desk, "GHA", dates="2027-03")
    meeting = desk.add(
        "activity",
        title="Call",
        dates="2027-02-09T14:00/2027-02-09T15:00[Europe/Zurich]",
        recurrence="FREQ=WEEKLY",
        exceptions=["2027-02-16"],
        city="Geneva",
        country="CHE",
        link="https://example.org/call",
    )
    plan = planned(desk)
    assert [each.ref for each in plan.without_days(locked=False)] == [vague]
    found = {str(each["uid"]).partition("@")[0]: each for each in events(calendar_of(plan))}
    assert found.keys() == {each.ref for each in plan.lines} - {vague}
    told = sorted(f"{each['summary']}: {each['status']}" for each in found.values())
    assert told == ["Call: TENTATIVE", "Kenya (postponed): CANCELLED", "Tunisia: CONFIRMED"]
    assert str(found[meeting]["location"]) == "Geneva, Switzerland"
    assert found[meeting]["sequence"] == desk.minute
    assert b"EXDATE;TZID=Europe/Zurich:20270216T140000" in calendar_of(plan)


# ---------------------------------------------------------------- written


def test_it_is_in_the_outbox_like_every_other_and_next_time_news_are_marked(
    desk: DeskAtWork, tmp_path: Path
) -> None:
    first = a_visit(desk)
    out = tmp_path / file_name(planned(desk).wanted, "AAA", "BBB")
    assert out.name == "AAA_week_2027-02-01_2027-05-31_BBB.xlsx"
    result = write_update(desk.database, planned(desk), out)
    assert result.calendar == out.with_suffix(".ics")
    assert sorted(path.suffix for path in tmp_path.glob("AAA_week*")) == [".ics", ".xlsx"]
    assert "[new]" not in result.text
    desk.set(first, purpose="Courts")
    a_visit(desk, "KEN", status="accepted")
    text = text_of(planned(desk))
    assert "Tunisia · [changed]" in text  # nobody said how certain it is
    assert "Kenya · accepted · [new]" in text
    assert update_texts("en")["since"] in text
    outside = planned(desk, OUTSIDE)
    write_update(desk.database, outside, tmp_path / "out.xlsx")
    with desk.database.reading() as session:
        sent = partners.sent_to(session)
    assert {(each.partner, each.scope) for each in sent} == {("BBB", "refs"), (OUTSIDE, "plain")}
    assert not any(sheet.sheet_state == "hidden" for sheet in load_workbook(tmp_path / "out.xlsx"))


def test_what_was_taken_back_is_no_news_unless_it_was_given_in_between(
    desk: DeskAtWork, tmp_path: Path
) -> None:
    visit = a_visit(desk, firmness="forecast")
    write_update(desk.database, planned(desk), tmp_path / "first.xlsx")
    other = "2027-02-15/2027-02-24"
    for times in (1, 2):
        desk.do(move_visit, visit, other, TODAY)
        assert "[changed]" in text_of(planned(desk)), times
        undo(desk.database)
        assert "Tunisia · forecast" in text_of(planned(desk))
        assert "[changed]" not in text_of(planned(desk)), times
    write_update(desk.database, planned(desk), tmp_path / "second.xlsx")
    desk.do(move_visit, visit, other, TODAY)
    undo(desk.database)
    assert "[changed]" not in text_of(planned(desk))
    redo(desk.database)
    write_update(desk.database, planned(desk), tmp_path / "third.xlsx")
    assert "[changed]" not in text_of(planned(desk))
    undo(desk.database)
    assert "[changed]" in text_of(planned(desk))
    redo(desk.database)
    assert "[changed]" not in text_of(planned(desk))
    desk.set(visit, purpose="Courts")
    assert "[changed]" in text_of(planned(desk))


def test_without_days_there_is_no_calendar_file(desk: DeskAtWork, tmp_path: Path) -> None:
    a_visit(desk, dates="2027-03")
    result = write_update(desk.database, planned(desk), tmp_path / "book.xlsx")
    assert result.calendar is None
    assert result.sent.written.records == 1
    assert list(tmp_path.glob("*.ics")) == []
    text = text_of(planned(desk))
    assert update_texts("en")["workbook_alone"] in text
    assert "calendar" not in text


def test_both_files_are_written_or_none(desk: DeskAtWork, tmp_path: Path) -> None:
    a_visit(desk)
    with pytest.raises(Cancelled):
        write_update(desk.database, planned(desk), tmp_path / "book.xlsx", cancelled=lambda: True)
    assert list(tmp_path.glob("book*")) == []
    with pytest.raises(FileRefused) as refused:
        write_update(desk.database, planned(desk), tmp_path / "nowhere" / "book.xlsx")
    assert refused.value.code == "cannot_write"
    with desk.database.reading() as session:
        assert partners.sent_to(session) == []
    (tmp_path / "book.ics").mkdir()
    with pytest.raises(FileRefused) as refused:
        write_update(desk.database, planned(desk), tmp_path / "book.xlsx")
    assert refused.value.code == "calendar_not_written"
    assert list(tmp_path.glob("*.part")) == []


def test_a_calendar_file_that_was_begun_and_cannot_be_removed_is_told(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds what was to go to somebody; whether the workbook left is said with it."""
    a_visit(desk)
    unlink = Path.unlink

    def held(part: Path, missing_ok: bool = False) -> None:
        if part.name == "book.ics.part":
            raise PermissionError(13, "held by another program", str(part))
        unlink(part, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    left = tmp_path / "book.ics.part"
    with pytest.raises(FileRefused) as refused:
        write_update(desk.database, planned(desk), tmp_path / "book.xlsx", cancelled=lambda: True)
    assert (refused.value.code, refused.value.about["path"]) == ("part_left", left)
    with desk.database.reading() as session:
        assert partners.sent_to(session) == []
    (tmp_path / "book.ics").mkdir()
    with pytest.raises(FileRefused) as refused:
        write_update(desk.database, planned(desk), tmp_path / "book.xlsx")
    assert (refused.value.code, refused.value.about["path"]) == ("calendar_part_left", left)
    assert left.exists()
    with desk.database.reading() as session:
        assert [each.file_name for each in partners.sent_to(session)] == ["book.xlsx"]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_speaks_the_readers_language(desk: DeskAtWork, language: str) -> None:
    a_visit(desk, inputs_by="2027-02-02")
    a_visit(desk, "KEN", dates="2027-02/2027-Q2", status="under_way")
    a_visit(desk, "GHA", dates="2027")
    desk.add("activity", title="Call", dates="2027-02-09T14:00/2027-02-10T15:00[Europe/Zurich]")
    desk.add("activity", title="Point", dates="2027-02-09T14:00", city="Nairobi", country="KEN")
    desk.add("activity", title="Long", dates="2027-02-09/2027-03-10", status="planned")
    plan = planned(desk, language=language, region="AU", countries=("TUN", "KEN", "GHA"))
    text = text_of(plan)
    texts = update_texts(language)
    for part in (texts["visits"], texts["activities"], texts["attached"], "AU", "2027"):
        assert part in text
    assert "{" not in text
    assert "()" not in text
    if language == "en":
        assert "Feb 2027 – Q2 2027: Kenya · under way" in text
        assert "2027: Ghana" in text
        assert "inputs wanted by 2 Feb 2027" in text
        assert "9 Feb 2027, 14:00: Point · Nairobi, Kenya" in text
    if language == "ar":
        assert "\u2068" in text


def test_what_is_there_for_its_inputs_alone_comes_last_by_its_days(desk: DeskAtWork) -> None:
    a_visit(desk, "KEN", dates="2028-03", inputs_by="2027-03-01")
    a_visit(desk, "GHA", dates="2028-02", inputs_by="2027-04-01")
    a_visit(desk, dates="2027-05")
    assert titles(planned(desk)) == ["TUN", "GHA", "KEN"]


def test_inputs_that_nobody_can_send_any_more_are_not_asked_for(desk: DeskAtWork) -> None:
    a_visit(desk, inputs_by="2026-11-17")
    a_visit(desk, "KEN", inputs_by=TODAY.isoformat())
    wanted = Wanted(Occasion.WEEK, *SPRING)
    with desk.database.reading() as session:
        text = text_of(plan_update(session, wanted, "BBB", today=TODAY))
    assert text.count("inputs wanted by") == 1
    assert "inputs wanted by 18 Nov 2026" in text


def test_the_countries_are_named_and_of_many_the_first(desk: DeskAtWork) -> None:
    a_visit(desk)
    assert "Countries: Ghana, Tunisia\n" in text_of(planned(desk, countries=("TUN", "GHA")))
    many = ("TUN", "GHA", "KEN", "MLI", "TCD", "NER", "BEN", "TGO", "ZAF")
    assert " …\n" in text_of(planned(desk, countries=many))
    nobody = text_of(planned(desk, countries=("GHA",)))
    assert update_texts("en")["visits"] + "\n" not in nobody


def test_times_over_days_say_both(desk: DeskAtWork) -> None:
    desk.add("activity", title="Night", dates="2027-02-09T22:00/2027-02-10T05:00[Europe/Zurich]")
    desk.add("activity", title="Without", dates="2027-02-11T22:00/2027-02-12")
    text = text_of(planned(desk))
    assert "9 Feb 2027 22:00 – 10 Feb 2027 05:00 (Zurich): Night" in text
    assert "11 Feb 2027 22:00 – 12 Feb 2027: Without" in text
    at_home = replace(planned(desk), home="Europe/Zurich", home_city="Geneva")
    assert "10 Feb 2027 05:00 (Geneva): Night" in text_of(at_home), "as this desk calls its zone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_parts_and_placeholders(language: str) -> None:
    def parts(texts: Any, at: str = "") -> Iterator[tuple[str, list[str]]]:
        if isinstance(texts, str):
            yield at, sorted(name for _, name, _, _ in string.Formatter().parse(texts) if name)
            return
        for key, each in texts.items() if isinstance(texts, dict) else enumerate(texts):
            yield from parts(each, f"{at}.{key}")

    assert dict(parts(update_texts(language))) == dict(parts(update_texts("en")))
    found = {path.stem for path in resource("update").iterdir() if path.suffix == ".json"}
    assert found == set(LANGUAGES)


def test_a_language_that_nobody_wrote_is_english() -> None:
    assert update_texts("xx") == update_texts("en")
    assert OUTSIDE.islower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_zones_are_called_by_their_city(language: str) -> None:
    span = parse_span("2027-02-09T14:00/2027-02-09T15:00[America/New_York]")
    assert span is not None
    said = span_words(span, language)
    assert "New York" in said
    assert "America" not in said
