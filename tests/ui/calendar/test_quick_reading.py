"""A quick line says what it understood, and leaves the rest in the title."""

from datetime import date

import pytest

from hrdesk.ui.calendar.quick_reading import Quick, read_quick

TODAY = date(2026, 11, 18)  # a Wednesday
HOME = "Europe/Zurich"
_PEOPLE = {"A.Hassan": [("PER-1", "Hassan, Amina")], "Ali": [("PER-2", "Ali"), ("PER-3", "Ali")]}
_ZONES = {"new york": "America/New_York", "tbilisi": "Asia/Tbilisi"}


def read(typed: str, at_hand: str = "2026-11-20", **more: bool) -> Quick:
    return read_quick(
        typed,
        at_hand,
        HOME,
        TODAY,
        people=lambda name: _PEOPLE.get(name, []),
        zone=lambda name: _ZONES.get(name, ""),
        **more,
    )


def test_the_whole_line_of_the_design() -> None:
    found = read("delegation call tomorrow 14:00 nyc 1h @A.Hassan !2")
    assert found == Quick(
        "delegation call",
        "2026-11-19T14:00/2026-11-19T15:00[America/New_York]",
        (("PER-1", "Hassan, Amina"),),
        120,
        takes_day=False,
        city="nyc",
    )


@pytest.mark.parametrize(
    ("typed", "title", "dates"),
    [
        ("Briefing", "Briefing", "2026-11-20"),
        ("Briefing fri", "Briefing", "2026-11-20"),
        ("Session 3d", "Session", "2026-11-20/2026-11-22"),
        ("Session 2 days", "Session", "2026-11-20/2026-11-21"),
        ("Session 10-12 nov", "Session", "2026-11-10/2026-11-12"),
        ("Session on 3 December 2026", "Session", "2026-12-03"),
        ("Report +3w", "Report", "2026-12-09"),
        ("Report in 3 days", "Report", "2026-11-21"),
        ("Report next tue", "Report", "2026-11-24"),
        ("Call at 9", "Call", "2026-11-20T09:00/2026-11-20T10:00[Europe/Zurich]"),
        ("Call 2pm 30 min", "Call", "2026-11-20T14:00/2026-11-20T14:30[Europe/Zurich]"),
        ("Call 9:30 1h30", "Call", "2026-11-20T09:30/2026-11-20T11:00[Europe/Zurich]"),
        ("Call 9:30 1.5h", "Call", "2026-11-20T09:30/2026-11-20T11:00[Europe/Zurich]"),
        ("Call 14:00-15:30", "Call", "2026-11-20T14:00/2026-11-20T15:30[Europe/Zurich]"),
        ("Call 9-10am", "Call", "2026-11-20T09:00/2026-11-20T10:00[Europe/Zurich]"),
        ("Call 14:00-16", "Call", "2026-11-20T14:00/2026-11-20T16:00[Europe/Zurich]"),
        ("Call 14-15:30", "Call", "2026-11-20T14:00/2026-11-20T15:30[Europe/Zurich]"),
        ("Call 14:00 to 15:00", "Call", "2026-11-20T14:00/2026-11-20T15:00[Europe/Zurich]"),
        ("Call 23:00-01:00", "Call", "2026-11-20T23:00/2026-11-21T01:00[Europe/Zurich]"),
        ("Lunch noon", "Lunch", "2026-11-20T12:00/2026-11-20T13:00[Europe/Zurich]"),
        ("Call 14:00 New York", "Call", "2026-11-20T14:00/2026-11-20T15:00[America/New_York]"),
        ("Call 14:00 (Tbilisi)", "Call", "2026-11-20T14:00/2026-11-20T15:00[Asia/Tbilisi]"),
        ("Appel demain 14h", "Appel", "2026-11-19T14:00/2026-11-19T15:00[Europe/Zurich]"),
        ("Appel mardi à 14h30 2h", "Appel", "2026-11-24T14:30/2026-11-24T16:30[Europe/Zurich]"),
        ("Appel de 14h à 15h", "Appel", "2026-11-20T14:00/2026-11-20T15:00[Europe/Zurich]"),
        ("Réunion le 3 décembre", "Réunion", "2026-12-03"),
        ("Réunion dans 2 semaines", "Réunion", "2026-12-02"),
        ("Réunion après-demain 3 jours", "Réunion", "2026-11-20/2026-11-22"),
        ("Réunion mardi prochain", "Réunion", "2026-11-24"),
        ("Visite aujourd’hui", "Visite", "2026-11-18"),
        ("Call 3 pm", "Call", "2026-11-20T15:00/2026-11-20T16:00[Europe/Zurich]"),
        ("Call 3:30 p.m.", "Call", "2026-11-20T15:30/2026-11-20T16:30[Europe/Zurich]"),
        ("Call 2-3 pm", "Call", "2026-11-20T14:00/2026-11-20T15:00[Europe/Zurich]"),
        ("Appel à 14 h 30", "Appel", "2026-11-20T14:30/2026-11-20T15:30[Europe/Zurich]"),
        ("Appel à 6h", "Appel", "2026-11-20T06:00/2026-11-20T07:00[Europe/Zurich]"),
        ("Atelier 1h30 à 10h", "Atelier", "2026-11-20T10:00/2026-11-20T11:30[Europe/Zurich]"),
        ("Call tomorrow, 14:00", "Call", "2026-11-19T14:00/2026-11-19T15:00[Europe/Zurich]"),
        ("demain, 14h : Appel", "Appel", "2026-11-19T14:00/2026-11-19T15:00[Europe/Zurich]"),
        ("Call 14:00 New York time", "Call", "2026-11-20T14:00/2026-11-20T15:00[America/New_York]"),
        (
            "Call friday 15h geneve 90 min",
            "Call",
            "2026-11-20T15:00/2026-11-20T16:30[Europe/Zurich]",
        ),
        (
            "Call thursday 16:30 1h nyc",
            "Call",
            "2026-11-19T16:30/2026-11-19T17:30[America/New_York]",
        ),
        (
            "Réunion 16h30 jeudi 1h Tbilisi",
            "Réunion",
            "2026-11-19T16:30/2026-11-19T17:30[Asia/Tbilisi]",
        ),
        ("Appel 14h heure de Genève", "Appel", "2026-11-20T14:00/2026-11-20T15:00[Europe/Zurich]"),
        ("Session 10–12 dec", "Session", "2026-12-10/2026-12-12"),
        ("Session 10 - 12 dec", "Session", "2026-12-10/2026-12-12"),
        ("Session Dec 10-12", "Session", "2026-12-10/2026-12-12"),
        ("Session du 10 au 12 décembre", "Session", "2026-12-10/2026-12-12"),
        ("Session 30 nov - 2 dec", "Session", "2026-11-30/2026-12-02"),
        ("Session 10-12 dec 9:00", "Session", "2026-12-10T09:00/2026-12-12[Europe/Zurich]"),
        ("Room 5 12 dec", "Room 5", "2026-12-12"),
        ("Call Tue 24 Nov", "Call", "2026-11-24"),
        ("Appel mardi 24 novembre", "Appel", "2026-11-24"),
        ("Appel le 1er décembre", "Appel", "2026-12-01"),
        ("Call December 3rd", "Call", "2026-12-03"),
        ("Appel avec mon chef demain", "Appel avec mon chef", "2026-11-19"),
        ("Call mon", "Call", "2026-11-23"),
    ],
)
def test_days_and_times_are_read_in_two_languages(typed: str, title: str, dates: str) -> None:
    found = read(typed)
    assert (found.title, found.dates, found.doubtful) == (title, dates, ())


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Women's march in may", "Women's march in may"),
        ("Meeting about Tbilisi 14:00", "Meeting about Tbilisi"),
        ("Sam and Mer 2026", "Sam and Mer 2026"),
        ("Article 19 and 7 others", "Article 19 and 7 others"),
        ("Session 2h", "Session 2h"),
        ("Mon rapport au Conseil", "Mon rapport au Conseil"),
        ("24/7 line", "24/7 line"),
    ],
)
def test_words_of_a_title_stay_in_it(typed: str, title: str) -> None:
    assert read(typed).title == title


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [
        ("Call @Nobody", ("@Nobody",)),
        ("Call @Ali", ("@Ali",)),
        ("Call 25:00", ("25:00",)),
        ("Call 14:00 16:00", ("16:00",)),
        ("Call 14:00-99:00", ("14:00-99:00",)),
        ("Call !soon", ("!soon",)),
        ("Call midnight", ("midnight",)),
        ("Call 14:00 CET", ("CET",)),
        ("Call Wed 24 Nov", ("Wed",)),
        ("Call 24 nov tomorrow", ("tomorrow",)),
        ("Call 31 feb 25:00", ("31", "feb", "25:00")),
        ("Call 24 nov завтра", ("завтра",)),
        ("Call 31.2.2027", ("31.2.2027",)),
    ],
)
def test_what_looks_meant_and_is_not_understood_is_named(
    typed: str, doubtful: tuple[str, ...]
) -> None:
    found = read(typed)
    assert found.doubtful == doubtful
    assert found.title == " ".join(["Call", *doubtful])


def test_a_morning_is_not_tomorrow() -> None:
    found = read("Call por la mañana 9:00")
    assert (found.title, found.doubtful) == ("Call por la mañana", ("mañana",))
    assert found.dates.startswith("2026-11-20T09:00")


@pytest.mark.parametrize(
    ("typed", "title", "day"),
    [
        ("Reunión mañana", "Reunión", "2026-11-19"),
        ("Reunión el miercoles", "Reunión", "2026-11-18"),
        ("Llamar a Domingo García el martes", "Llamar a Domingo García", "2026-11-24"),
        ("Встреча завтра", "Встреча", "2026-11-19"),
        ("Встреча в среду", "Встреча", "2026-11-18"),
        ("Право на здоровую окружающую среду", "Право на здоровую окружающую среду", None),
        ("Звонок в пятницу", "Звонок", "2026-11-20"),
        ("اجتماع غداً", "اجتماع", "2026-11-19"),
        ("اجتماع يوم الاثنين", "اجتماع", "2026-11-23"),
        ("اليوم الدولي للديمقراطية", "اليوم الدولي للديمقراطية", None),
    ],
)
def test_days_in_other_languages_are_read_where_they_can_be_nothing_else(
    typed: str, title: str, day: str | None
) -> None:
    found = read(typed)
    assert (found.title, found.dates, found.doubtful) == (title, day or "2026-11-20", ())
    assert found.takes_day is (day is None)


@pytest.mark.parametrize(
    ("typed", "no_day"),
    [
        ("Call 31 feb 25:00", (31, 2, 2027)),
        ("Call feb 30", (30, 2, 2027)),
        ("Call 31.4.2027", (31, 4, 2027)),
        ("Call 29 feb 2027", (29, 2, 2027)),
        ("Call 28 feb", None),
        ("Call 29 feb 2028", None),
    ],
)
def test_a_day_that_there_is_not_is_kept(typed: str, no_day: tuple[int, int, int] | None) -> None:
    assert read(typed).no_day == no_day


def test_the_half_hour_at_hand_counts_where_nothing_was_said() -> None:
    at_hand = "2026-11-20T10:30"
    assert read("Call", at_hand).dates == "2026-11-20T10:30/2026-11-20T11:30[Europe/Zurich]"
    assert read("Call tomorrow", at_hand).dates == "2026-11-19"
    assert read("Call 9:00", at_hand).dates == "2026-11-20T09:00/2026-11-20T10:00[Europe/Zurich]"
    assert read("Call 9:00", at_hand).takes_length
    assert read("Call").takes_day


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("Appel à 9h rappel 30 min", 30),
        ("Call 9:00 reminder 2h before", 120),
        ("Call 9:00 remind 1 day", 24 * 60),
    ],
)
def test_a_reminder_is_read_in_words(typed: str, minutes: int) -> None:
    """Its minutes became those of the meeting."""
    found = read(typed)
    assert (found.title, found.remind) == (typed.split()[0], minutes)
    assert found.dates == "2026-11-20T09:00/2026-11-20T10:00[Europe/Zurich]"


def test_reminders_are_words_where_there_are_none() -> None:
    assert (read("Call !30m").remind, read("Call !1d").remind) == (30, 24 * 60)
    found = read("Call !2", reminds=False)
    assert (found.remind, found.title, found.doubtful) == (None, "Call !2", ("!2",))


def test_a_line_that_begins_as_a_deadline_is_a_point() -> None:
    found = read("Deadline: statement 30 nov 23:59")
    assert (found.title, found.is_deadline) == ("Deadline: statement", True)
    assert found.dates == "2026-11-30T23:59[Europe/Zurich]"
    assert read("Date limite 30 nov").is_deadline
    assert not read("Move the deadline 30 nov").is_deadline


@pytest.mark.parametrize(
    ("typed", "title", "dates", "rule"),
    [
        (
            "team meeting every monday 10:00",
            "team meeting",
            "2026-11-23T10:00/2026-11-23T11:00[Europe/Zurich]",
            "FREQ=WEEKLY;BYDAY=MO",
        ),
        ("Réunion tous les lundis", "Réunion", "2026-11-23", "FREQ=WEEKLY;BYDAY=MO"),
        ("Réunion chaque mardi", "Réunion", "2026-11-24", "FREQ=WEEKLY;BYDAY=TU"),
        ("Call every two weeks", "Call", "2026-11-20", "FREQ=WEEKLY;INTERVAL=2"),
        ("Appel toutes les deux semaines", "Appel", "2026-11-20", "FREQ=WEEKLY;INTERVAL=2"),
        ("Call every 2 weeks on fri", "Call", "2026-11-20", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("Call every other tuesday", "Call", "2026-11-24", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("Appel un lundi sur deux", "Appel", "2026-11-23", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("Call every tue and thu", "Call", "2026-11-24", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Call every weekday", "Call", "2026-11-20", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Call weekly", "Call", "2026-11-20", "FREQ=WEEKLY"),
        ("Call weekly on tuesday", "Call", "2026-11-24", "FREQ=WEEKLY;BYDAY=TU"),
        ("Call on mondays", "Call", "2026-11-23", "FREQ=WEEKLY;BYDAY=MO"),
        ("Report every month 3 dec", "Report", "2026-12-03", "FREQ=MONTHLY"),
        ("Rapport tous les ans le 3 décembre", "Rapport", "2026-12-03", "FREQ=YEARLY"),
        ("Call every monday from 8 dec", "Call", "2026-12-14", "FREQ=WEEKLY;BYDAY=MO"),
        (
            "Call every monday until 18 jan",
            "Call",
            "2026-11-23",
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270118",
        ),
        ("Call every day 5 times", "Call", "2026-11-20", "FREQ=DAILY;COUNT=5"),
        (
            "Weekly call mon 10:00",
            "Weekly call",
            "2026-11-23T10:00/2026-11-23T11:00[Europe/Zurich]",
            "FREQ=WEEKLY",
        ),
    ],
)
def test_how_often_something_comes_round_is_read(
    typed: str, title: str, dates: str, rule: str
) -> None:
    found = read(typed)
    assert (found.title, found.dates, found.rule) == (title, dates, rule)
    assert found.doubtful == ()


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [
        ("Every child counts 10:00", ()),
        ("Fridays for Future 10:00", ()),
        ("Call every first monday 10:00", ("every",)),
        ("The weekly update to all", ("weekly",)),
    ],
)
def test_words_of_a_rhythm_in_a_title_are_no_rule(typed: str, doubtful: tuple[str, ...]) -> None:
    found = read(typed)
    assert (found.rule, found.doubtful) == ("", doubtful)


def test_a_series_never_ends_before_it_begins() -> None:
    found = read("Call every monday 7 dec until 20 nov 2026")
    assert found.rule == "FREQ=WEEKLY;BYDAY=MO"
    assert found.doubtful == ("until", "20", "nov", "2026")
