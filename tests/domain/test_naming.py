"""Codes and headings are two spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.naming import code_of, in_speech, readable
from tests.factories import EVERY_FIELD

NAMES = sorted(
    {spec.name for _, spec in EVERY_FIELD}
    | {code for _, spec in EVERY_FIELD for code in spec.codes or () if code.islower()}
)


@pytest.mark.parametrize(
    ("name", "heading"),
    [("end_of_visit", "End of visit"), ("ref", "Ref"), ("", ""), ("web_links", "Web links")],
)
def test_a_name_is_readable(name: str, heading: str) -> None:
    assert readable(name) == heading


@pytest.mark.parametrize(
    "typed", ["End of  visit ", "end_of_visit", "END OF VISIT", "end-of-visit", " End\tof\nvisit"]
)
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert code_of(typed) == "end_of_visit"


@given(st.sampled_from(NAMES))
def test_every_name_and_code_comes_back_from_its_heading(name: str) -> None:
    assert code_of(readable(name)) == name


@given(st.text(max_size=20))
def test_a_code_is_a_code(text: str) -> None:
    assert code_of(code_of(text)) == code_of(text)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("Okafor, Chidi", "Chidi Okafor"),
        ("Kang, Kyung-wha", "Kyung-wha Kang"),
        ("Chidi Okafor", "Chidi Okafor"),
        ("Plato", "Plato"),
        ("King, Martin, Jr.", "King, Martin, Jr."),
        ("أمينة الصالح", "أمينة الصالح"),
        ("الصالح، أمينة", "الصالح، أمينة"),
        ("Okafor, ", "Okafor, "),
    ],
)
def test_people_are_named_as_one_says_the_name(kept: str, said: str) -> None:
    assert in_speech(kept) == said
