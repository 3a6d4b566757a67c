"""Every code that the reader gives has words: what was found, what was done, what there is to do."""

import re
from pathlib import Path

import pytest

from hrdesk.cli.finding_words import known_findings
from hrdesk.domain.arrival import Finding, FindingKind
from hrdesk.domain.merge import SAYS_OTHERWISE
from hrdesk.ui.exchange import finding_words as words
from hrdesk.words import templates
from tests.factories import ref

READER = Path(words.__file__).parents[2] / "exchange"
TOLD = re.compile(
    r"(?:FindingKind\.\w+,\s*|NotUnderstood\(|_hold_back\(|self\._fault\(row, key, |code = )"
    r'"([a-z_]+)"(?: if [^"]*? else "([a-z_]+)")?'
)
CODES = sorted(
    {
        code
        for path in READER.glob("*.py")
        for found in TOLD.findall(path.read_text(encoding="utf-8"))
        for code in found
        if code
    }
    - set(templates())  # refusals of a whole file have their words there
)
# Of a list the same codes are told, and some of its own.
LIST_CODES = sorted(code for code in known_findings() if code.startswith(words.OF_A_LIST))


def finding(code: str = "bad_value", **values: object) -> Finding:
    return Finding(FindingKind.PROBLEM, code, "Visits", **values)  # type: ignore[arg-type]


def test_the_codes_are_found_in_the_reader() -> None:
    assert {"bad_value", "no_ref", "torn_column", "mass_clearing", "formula"} <= set(CODES)
    assert {"copied_row", "same_ref_twice", "disguise", "unknown_column"} <= set(CODES)


@pytest.mark.parametrize("code", CODES + sorted(set(LIST_CODES) - {SAYS_OTHERWISE}))
def test_every_code_has_its_own_words(code: str) -> None:
    found = words.finding_words(code)
    assert found != words.finding_words("not a code")
    assert all(
        sentence.endswith(".")
        for sentence in (found.what, found.did, found.to_do)
        if sentence != found.what
    )
    assert found.what[-1] in ".?"


def test_a_code_of_a_later_version_has_words_all_the_same() -> None:
    assert "could not make use" in words.finding_words("later").what


@pytest.mark.parametrize(
    ("expected", "wanted"),
    [
        ("span", "Dates such as"),
        ("date", "A date such as"),
        ("country", "A country"),
        ("ref", "A Ref"),
        ("time", "Dates with a time"),
        ("action", "Please remove"),
        ("label", "One of Public"),
        ("nothing known", "Text"),
    ],
)
def test_what_was_expected_is_said_in_words(expected: str, wanted: str) -> None:
    assert wanted in words.expected_words(finding(expected=expected, field="dates"))


def test_codes_of_a_field_are_listed() -> None:
    told = finding(ref=ref("visit"), field="status", expected="code", found="perhaps")
    assert words.expected_words(told).startswith("One of ")


def test_a_kind_of_record_is_named() -> None:
    assert words.expected_words(finding("unknown_name", expected="person")) == "Person"
    assert words.expected_words(finding("disguise", expected="00123")) == "00123"


def test_place_and_subject() -> None:
    told = finding(address="E12", field="dates")
    assert words.place_words(told) == "Visits, E12"
    assert words.subject_words(told) == "Visits · Dates"
    assert words.place_words(finding()) == words.subject_words(finding()) == "Visits"
    assert words.subject_words(finding(field="ref")) == "Visits · Ref"


@pytest.mark.parametrize("code", ["ambiguous_date", "year_or_day", "bad_value", "error_value"])
def test_where_the_review_takes_no_typing_people_are_sent_to_the_record(code: str) -> None:
    assert "in the record of your desk" in words.finding_words(code).to_do
