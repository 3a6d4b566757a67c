"""When the next workbook is due by the agreed rhythm."""

from datetime import date

import pytest

from hrdesk.domain.rhythm import Rhythm, next_due


@pytest.mark.parametrize(
    ("rhythm", "last", "due"),
    [
        (Rhythm.NONE, date(2026, 11, 22), None),
        (Rhythm.WEEKLY, date(2026, 11, 28), date(2026, 12, 5)),
        (Rhythm.TWO_WEEKS, date(2026, 12, 20), date(2027, 1, 3)),
        (Rhythm.MONTHLY, date(2026, 12, 31), date(2027, 1, 31)),
        (Rhythm.MONTHLY, date(2027, 1, 31), date(2027, 2, 28)),
        (Rhythm.MONTHLY, date(2026, 11, 5), date(2026, 12, 5)),
        (Rhythm.QUARTERLY, date(2026, 11, 30), date(2027, 2, 28)),
        (Rhythm.QUARTERLY, date(2026, 9, 1), date(2026, 12, 1)),
    ],
)
def test_due(rhythm: Rhythm, last: date, due: date | None) -> None:
    assert next_due(rhythm, last) == due
