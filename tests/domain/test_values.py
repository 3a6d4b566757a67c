"""Every value has one spelling, whoever gives it; what fits no field is refused with its reason."""

import math
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.countries import CODES
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.values import LONGEST, Value, canonical, canonical_element, joined
from tests.factories import EVERY_FIELD, TEXTS, canonical_values, ref, sample

TEXT = Field("purpose", Kind.TEXT)
LONG = Field("notes", Kind.LONG_TEXT)
NUMBER = Field("lead_days", Kind.NUMBER)
SET = Field("themes", Kind.SET)
CODE = Field("status", Kind.CODE, codes=tuple(VisitStatus))
COUNTRY = Field("country", Kind.COUNTRY)
COUNTRIES = Field("countries", Kind.SET, codes=CODES)
VISIT = Field("visit", Kind.LINK, links="visit")
VISITS = Field("visits", Kind.LINKS, links="visit")
SPAN = "2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]"
V1, V2 = ref("visit", 1), ref("visit", 2)

ANYTHING: st.SearchStrategy[object] = st.one_of(
    TEXTS,
    st.sampled_from(("yes", "2026-Q3", "tun", "TUN", "1.50", "-0", "٣", SPAN, V1, V1.lower())),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.lists(TEXTS, max_size=3),
)


def taken(field: Field, raw: object) -> Value | None:
    try:
        return canonical(field, raw)
    except BadValue:
        return None


# ---------------------------------------------------------------- one spelling


def test_the_canonical_value_of_every_field_is_canonical() -> None:
    for kind, spec in EVERY_FIELD:
        value = sample(kind, spec)
        assert canonical(spec, value) == value
        assert canonical(spec, joined(value)) == value


@given(st.sampled_from([spec for _, spec in EVERY_FIELD]), ANYTHING)
@example(NUMBER, "٣")
@example(VISIT, "XYZ-7K3M-QX9P-2TVDR")
def test_canonical_is_idempotent_and_refuses_with_a_reason(spec: Field, raw: object) -> None:
    value = taken(spec, raw)
    if value is None:
        return
    assert canonical(spec, value) == value
    assert canonical(spec, joined(value)) == value
    assert isinstance(value, tuple) == spec.is_set


@given(st.data(), st.sampled_from([spec for _, spec in EVERY_FIELD]))
def test_canonical_values_are_left_as_they_are(data: st.DataObject, spec: Field) -> None:
    value = data.draw(canonical_values(spec))
    assert canonical(spec, value) == value


# ---------------------------------------------------------------- what is taken


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (TEXT, None, ""),
        (TEXT, "", ""),
        (TEXT, " \n ", ""),
        (TEXT, "  a \t b\r\nc ", "a b c"),
        (TEXT, "=cmd", "=cmd"),
        (TEXT, "_x000D_", "_x000D_"),
        (TEXT, "e\u0301", "é"),
        (TEXT, "0041", "0041"),
        (TEXT, 12, "12"),
        (TEXT, 12.0, "12"),
        (TEXT, 12.5, "12.5"),
        (TEXT, True, "yes"),
        (LONG, " a\r\n\r\n b ", "a\n\n b"),
        (LONG, "a\tb", "a\tb"),
        (CODE, "Under way", "under_way"),
        (CODE, "DATES-PROPOSED ", "dates_proposed"),
        (COUNTRY, " tun", "TUN"),
        (COUNTRY, "esh", "ESH"),
        (Field("d", Kind.DATE), "2026-q3", "2026-Q3"),
        (Field("d", Kind.DATE), " 2026-09-14 ", "2026-09-14"),
        (Field("d", Kind.DATE), 2026, "2026"),
        (Field("d", Kind.SET, days=True), "2026-09-14; 2026-09-21", ("2026-09-14", "2026-09-21")),
        (Field("d", Kind.DATE, days=True), " 2026-09-14 ", "2026-09-14"),
        (Field("s", Kind.SPAN), "2027-03-10/2027-03-10", "2027-03-10"),
        (Field("s", Kind.SPAN), SPAN, SPAN),
        (Field("s", Kind.SPAN), "2026-q3", "2026-Q3"),
        (Field("s", Kind.SPAN), "2026-q1/2026-q3", "2026-Q1/2026-Q3"),
        (Field("s", Kind.SPAN), SPAN.replace("T1", "t1"), SPAN),
        (VISIT, V1.lower().replace("-", " "), V1),
        (Field("z", Kind.ZONE), "Europe/Zurich", "Europe/Zurich"),
        (Field("e", Kind.EMAIL), " Müller@example.org ", "Müller@example.org"),
        (Field("u", Kind.URL), "https://example.org/a;b?c", "https://example.org/a;b?c"),
        (Field("u", Kind.URL), "mailto:a@example.org", "mailto:a@example.org"),
        (Field("p", Kind.PHONE), "+41  22 000 00 00", "+41 22 000 00 00"),
    ],
)
def test_values_are_taken_as_people_and_programs_give_them(
    field: Field, raw: object, value: str
) -> None:
    assert canonical(field, raw) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *((raw, "yes") for raw in ("yes", "YES", "true", "1", "y", True, 1, 1.0)),
        *((raw, "no") for raw in ("no", "No", "false", "0", "n", False, 0)),
    ],
)
def test_yes_and_no(raw: object, value: str) -> None:
    assert canonical(Field("done", Kind.BOOL), raw) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("7", "7"), (7, "7"), (7.0, "7"), ("+7", "7"), ("-7", "-7"), ("007", "7"), ("1.50", "1.5"),
        ("1.0", "1"), ("0", "0"), ("-0", "0"), ("-0.00", "0"), ("00.5", "0.5"), (-0.0, "0"),
        ("-0.50", "-0.5"), ("12345678901234567890", "12345678901234567890"),
    ],
)  # fmt: skip
def test_equal_numbers_have_one_spelling(raw: object, value: str) -> None:
    assert canonical(NUMBER, raw) == value


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (SET, "", ()),
        (SET, None, ()),
        (SET, " ; ;", ()),
        (SET, "a; b ;a", ("a", "b")),
        (SET, ["a", " a ", "b  c"], ("a", "b c")),
        (SET, ("one\ntwo",), ("one two",)),
        (SET, 7, ("7",)),
        (SET, [1, 2], ("1", "2")),
        (COUNTRIES, "tun; MEX", ("TUN", "MEX")),
        (VISITS, [V1.lower(), V2], (V1, V2)),
        (VISITS, f"{V1};{V2};{V1}", (V1, V2)),
    ],
)
def test_sets_are_taken_from_lists_and_texts(
    field: Field, raw: object, value: tuple[str, ...]
) -> None:
    assert canonical(field, raw) == value


def test_one_element_alone() -> None:
    assert canonical_element(COUNTRIES, "tun") == "TUN"
    assert canonical_element(SET, " a \n b ") == "a b"


@pytest.mark.parametrize(
    ("value", "text"), [("a", "a"), ("", ""), ((), ""), (("a",), "a"), (("a", "b c"), "a; b c")]
)
def test_a_value_on_one_line(value: Value, text: str) -> None:
    assert joined(value) == text


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        (CODE, "soon", "code"),
        (COUNTRY, "Tunisia", "country"),
        (COUNTRY, "XXX", "country"),
        (COUNTRIES, "TUN; XXX", "set"),
        (Field("d", Kind.DATE), "14.09.2026", "date"),
        (Field("d", Kind.DATE, days=True), "2026-09", "day"),
        (Field("d", Kind.DATE, days=True), "2026-09-14T10:00", "day"),
        (Field("d", Kind.SET, days=True), ["2026-09-14", "soon"], "day"),
        (Field("d", Kind.DATE), "2026-09-14T10:00", "date"),
        (Field("d", Kind.DATE), "2026/2027", "date"),
        (Field("d", Kind.DATE), "2023-02-29", "date"),
        (Field("s", Kind.SPAN), "2027/2026", "span"),
        (Field("s", Kind.SPAN), "2027-03-10[Europe/Zurich]", "span"),
        (Field("b", Kind.BOOL), "perhaps", "bool"),
        (Field("b", Kind.BOOL), 2, "bool"),
        (NUMBER, "1,5", "number"),
        (NUMBER, "1 000", "number"),
        (NUMBER, ".5", "number"),
        (NUMBER, "5.", "number"),
        (NUMBER, "1e5", "number"),
        (NUMBER, "٣", "number"),
        (NUMBER, math.nan, "number"),
        (NUMBER, math.inf, "number"),
        (Field("e", Kind.EMAIL), "somebody", "email"),
        (Field("e", Kind.EMAIL), "a@b@c", "email"),
        (Field("e", Kind.EMAIL), "a@b.org, c@d.org", "email"),
        (Field("e", Kind.EMAIL), "a@b.org;c@d.org", "email"),
        (Field("u", Kind.URL), "www.example.org", "url"),
        (Field("u", Kind.URL), "https://a b", "url"),
        (Field("z", Kind.ZONE), "Zurich", "zone"),
        (VISIT, "Tunisia", "link"),
        (VISIT, V1[:-1] + "A", "link"),
        (VISIT, ref("person"), "link"),
        (VISIT, "XYZ-7K3M-QX9P-2TVDR", "link"),
        (VISITS, [V1, ref("person")], "links"),
        (TEXT, object(), "text"),
        (TEXT, ["a"], "text"),
        (SET, ["a;b"], "no_semicolon"),
        (TEXT, "a\x00b", "no_control_characters"),
        (LONG, "a\x0bb", "no_control_characters"),
        (TEXT, "a\ud800b", "no_control_characters"),
        (TEXT, "a\uffffb", "no_control_characters"),
        (SET, ["a\x07"], "no_control_characters"),
    ],
)
def test_what_does_not_fit_is_refused(field: Field, raw: Any, expected: str) -> None:
    with pytest.raises(BadValue) as refused:
        canonical(field, raw)
    assert refused.value.about["field"] == field.name
    assert refused.value.about["expected"] == expected


def test_a_refused_code_names_those_there_are() -> None:
    with pytest.raises(BadValue) as refused:
        canonical(CODE, "soon")
    assert refused.value.about["codes"] == tuple(VisitStatus)
    assert refused.value.about["value"] == "soon"


@pytest.mark.parametrize("number", range(0x20))
def test_no_control_character_but_tab_and_line_ends_is_kept(number: int) -> None:
    value = taken(LONG, f"a{chr(number)}b")
    assert (value is not None) == (chr(number) in "\t\n\r")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * LONGEST, True),
        ("a" * (LONGEST + 1), False),
        ("𝄞" * (LONGEST // 2), True),
        ("𝄞" * (LONGEST // 2 + 1), False),
        ("𝄞" * (LONGEST // 2) + "a", True),
    ],
)
def test_a_text_is_as_long_as_a_spreadsheet_cell_holds(text: str, fits: bool) -> None:
    """Excel counts UTF-16 units, of which a sign beyond the first plane takes two."""
    if fits:
        assert canonical(LONG, text) == text
        return
    with pytest.raises(BadValue) as refused:
        canonical(LONG, text)
    assert refused.value.about["expected"] == "shorter"
    assert len(str(refused.value.about["value"])) < 100
