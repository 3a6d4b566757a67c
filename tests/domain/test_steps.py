"""Dated steps are read as they are written, and what is in somebody's own words stays whole."""

import pytest

from hrdesk.domain.steps import Step, in_order, parse_step

WHOLE = Step("2026-11-22", "confirmed", "2027-02-10/2027-02-19", "NIRMS")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2026-11-22 confirmed 2027-02-10/2027-02-19 by NIRMS", WHOLE),
        ("2026-11 accepted", Step("2026-11", "accepted")),
        ("2027-03-01 ODIHR by NIRMS", Step("2027-03-01", "ODIHR", "", "NIRMS")),
        ("Legal section", Step("", "Legal section")),
        ("2027", Step("2027", "")),
        ("2026-13 x", Step("", "2026-13 x")),
        ("2026 x 2027-99", Step("", "2026 x 2027-99")),
        (
            "2027 x 2027-01-01T09:00/2027-01-01T10:00[Europe/Zurich]",
            Step("2027", "x", "2027-01-01T09:00/2027-01-01T10:00[Europe/Zurich]"),
        ),
    ],
)
def test_step_is_read_as_it_is_written(text: str, step: Step) -> None:
    assert parse_step(text) == step
    assert step.text == text


def test_steps_stand_by_day_and_those_without_one_last() -> None:
    texts = ["Legal section", "2027-02 held", "2026-11-22 confirmed"]
    assert [each.what for each in in_order(texts)] == ["confirmed", "held", "Legal section"]
