"""Records are called as people would call them, and a protected person never by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.records import KINDS
from hrdesk.domain.titles import TITLE_WIDTH, sort_key, spoken_date, spoken_span, title_of
from tests.factories import full

GERMAN = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def country(code: str) -> str:
    return {"TUN": "Tunisia", "GBR": "United Kingdom"}.get(code, code)


@pytest.mark.parametrize(
    ("kind", "values", "title"),
    [
        ("visit", {"country": "TUN", "dates": "2027-03"}, "Tunisia, Mar 2027"),
        ("visit", {"country": "GBR"}, "United Kingdom"),
        ("visit", {"country": "XXX", "dates": "soon"}, "XXX, soon"),
        ("visit", {"dates": "2027-03-10/2027-03-12"}, "10–12 Mar 2027"),
        ("visit", {}, ""),
        ("person", {"name": "Müller, Anna", "title": "Dr"}, "Müller, Anna"),
        ("person", {"name": "Müller, Anna", "protected": "no"}, "Müller, Anna"),
        ("recommendation", {"text": "One\nTwo   three"}, "One Two three"),
        ("programme_item", {"subject": "Opening"}, "Opening"),
        ("ratification", {"country": "TUN", "instrument": "INS-1"}, "Tunisia"),
    ],
)
def test_the_title_of_a_record(kind: str, values: dict[str, str], title: str) -> None:
    assert title_of(kind, values, country) == title


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"name": "Müller, Anna", "protected": "yes", "pseudonym": "Source 7"}, "Source 7"),
        ({"name": "Müller, Anna", "protected": "yes"}, "Protected person"),
    ],
)
def test_a_protected_person_is_never_called_by_name(values: dict[str, str], title: str) -> None:
    assert title_of("person", values, country) == title


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_title(kind: str) -> None:
    values = {name: value for name, value in full(kind).values().items() if name != "protected"}
    assert title_of(kind, values, country)


def test_a_title_is_one_line_of_bounded_width() -> None:
    title = title_of("recommendation", {"text": "word\n" * 200}, country)
    assert len(title) <= TITLE_WIDTH
    assert title.endswith("…")


@given(st.integers(0, 10**18), st.integers(0, 10**18))
def test_titles_sort_by_how_big_their_numbers_are(one: int, two: int) -> None:
    few = sorted({one % 10**15, two % 10**15})
    assert sorted((f"Session {each}, Part 1" for each in few), key=sort_key) == [
        f"Session {each}, Part 1" for each in few
    ]
    assert sort_key(f"Session {one}") < sort_key("Session of autumn")
    assert sort_key(f"A/HRC/{one}") == sort_key(sort_key(f"a/hrc/{one}"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_titles_sort_without_regard_to_case_and_accents(one: str, two: str) -> None:
    assert sort_key(one) == sort_key(sort_key(one))
    assert (sort_key(one) < sort_key(two)) == (sort_key(one.casefold()) < sort_key(two.casefold()))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("2026", "2026"),
        ("2026-Q3", "Q3 2026"),
        ("2026-09", "Sep 2026"),
        ("2026-12-09", "9 Dec 2026"),
        ("2026-12-09T08:05", "9 Dec 2026, 08:05"),
        ("2026-12-03/2026-12-09", "3–9 Dec 2026"),
        ("2026-11-30/2026-12-02", "30 Nov – 2 Dec 2026"),
        ("2026-12-30/2027-01-02", "30 Dec 2026 – 2 Jan 2027"),
        ("2026-09/2026-10", "Sep 2026 – Oct 2026"),
        ("2026/2027-Q1", "2026 – Q1 2027"),
        ("2026-12-09/2026-12", "9 Dec 2026 – Dec 2026"),
        ("2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]", "10 Mar 2027, 14:00–15:00"),
        ("2027-03-10T14:00/2027-03-10", "10 Mar 2027, 14:00"),
        ("2027-03-10T22:00/2027-03-11T02:00", "10 Mar 2027, 22:00 – 11 Mar 2027, 02:00"),
        ("2027-03-10/2027-03-12T09:00", "10 Mar 2027 – 12 Mar 2027, 09:00"),
        ("", ""),
        ("soon", "soon"),
    ],
)
def test_spans_as_people_write_them(text: str, spoken: str) -> None:
    assert spoken_span(text) == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("2026-12-09", "9 Dec 2026"),
        ("2026-09", "Sep 2026"),
        ("2026-Q3", "Q3 2026"),
        ("2026", "2026"),
        ("soon", "soon"),
    ],
)
def test_dates_as_people_write_them(text: str, spoken: str) -> None:
    assert spoken_date(text) == spoken


def test_months_are_those_of_the_readers_language() -> None:
    assert spoken_date("2026-03-09", GERMAN) == "9 Mär 2026"
    assert spoken_span("2026-05-30/2026-10-02", GERMAN) == "30 Mai – 2 Okt 2026"
