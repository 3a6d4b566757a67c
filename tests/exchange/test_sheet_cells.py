"""Numbers and dates as cells hold them."""

import pytest

from hrdesk.exchange.opened import date_style
from hrdesk.exchange.sheet_cells import DateStyle, date_text, number_text


@pytest.mark.parametrize(
    ("code", "style"),
    [
        ("General", DateStyle.NONE),
        ("@", DateStyle.NONE),
        ("0.00", DateStyle.NONE),
        ("#,##0.00 [$USD]", DateStyle.NONE),
        ('0 "days"', DateStyle.NONE),
        ("0\\d", DateStyle.NONE),
        ("[h]", DateStyle.NONE),
        ("[Red]0.00;yyyy", DateStyle.NONE),
        ("yyyy-mm-dd", DateStyle.DAY),
        ("yyyy\\-mm\\-dd", DateStyle.DAY),
        ("[$-409]d mmm yyyy;@", DateStyle.DAY),
        ("mmm", DateStyle.DAY),
        ("yyyy-mm-dd hh:mm", DateStyle.MINUTE),
        ("m/d/yy h:mm AM/PM", DateStyle.MINUTE),
        ("hh:mm", DateStyle.TIME),
        ("h:mm AM/PM", DateStyle.TIME),
        ("mm:ss", DateStyle.TIME),
    ],
)
def test_number_formats_tell_dates(code: str, style: DateStyle) -> None:
    assert date_style(code) is style


@pytest.mark.parametrize(
    ("serial", "style", "text"),
    [
        (61, DateStyle.DAY, "1900-03-01"),
        (46357, DateStyle.DAY, "2026-12-01"),
        (46357, DateStyle.MINUTE, "2026-12-01T00:00"),
        (46357.5, DateStyle.DAY, "2026-12-01T12:00"),
        (46357.999999, DateStyle.DAY, "2026-12-02"),
        (2958465, DateStyle.DAY, "9999-12-31"),
        (0.4375, DateStyle.TIME, "10:30"),
        (46357.4375, DateStyle.TIME, "2026-12-01T10:30"),
        (60, DateStyle.DAY, ""),
        (-5, DateStyle.DAY, ""),
        (1e300, DateStyle.DAY, ""),
        (float("nan"), DateStyle.DAY, ""),
    ],
)
def test_serial_numbers_become_dates(serial: float, style: DateStyle, text: str) -> None:
    assert date_text(serial, style) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(12.0, "12"), (-3.0, "-3"), (0.1, "0.1"), (1e15, "1000000000000000.0"), (1e22, "1e+22")],
)
def test_numbers_are_written_plainly(number: float, text: str) -> None:
    assert number_text(number) == text
