"""The rules by which twins are told, kind by kind."""

import pytest

from hrdesk.domain.records import KINDS, field_of
from hrdesk.domain.twins import RULES, are_near


def test_every_kind_has_a_rule_about_its_own_fields() -> None:
    assert set(RULES) == set(KINDS)
    for kind, rule in RULES.items():
        assert all(field_of(kind, name) for name in rule.fields)
        assert rule.names or rule.agreeing


@pytest.mark.parametrize(
    ("one", "other", "days", "near"),
    [
        ("2027-03-10/2027-03-12", "2027-03-12/2027-03-20", 0, True),
        ("2027-03-10/2027-03-12", "2027-03-14", 1, False),
        ("2027-03-14", "2027-03-10/2027-03-12", 2, True),
        ("2027-03", "2027-03-30", 0, True),
        ("2027", "2028-01-31", 31, True),
        ("2027", "2028-02-01", 31, False),
        ("", "2027", 31, False),
        ("2027", "spring", 31, False),
    ],
)
def test_dates_that_are_near(one: str, other: str, days: int, near: bool) -> None:
    assert are_near(one, other, days) is near
