"""How certain a visit is: its status where that settles it, else what somebody said."""

import pytest

from hrdesk.domain.certainty import Certainty, certainty_of, stands_as
from hrdesk.domain.codes import Firmness, VisitStatus


@pytest.mark.parametrize(
    ("status", "firmness", "certainty", "said"),
    [
        ("", "", Certainty.UNSAID, ""),
        ("requested", "", Certainty.UNSAID, "requested"),
        ("accepted", "", Certainty.UNSAID, "accepted"),
        ("accepted", "forecast", Certainty.FORECAST, "forecast"),
        ("", "tentative", Certainty.TENTATIVE, "tentative"),
        ("confirmed", "", Certainty.CONFIRMED, "confirmed"),
        ("confirmed", "tentative", Certainty.CONFIRMED, "confirmed"),
        ("under_way", "", Certainty.CONFIRMED, "under_way"),
        ("held", "confirmed", Certainty.HELD, "held"),
        ("postponed", "confirmed", Certainty.OFF, "postponed"),
    ],
)
def test_what_nobody_said_is_no_certainty(
    status: str, firmness: str, certainty: Certainty, said: str
) -> None:
    assert certainty_of(status, firmness) is certainty
    assert stands_as(status, firmness) == said


def test_each_status_and_each_certainty_has_its_place() -> None:
    for status in ("", *VisitStatus):
        for firmness in ("", *Firmness):
            assert certainty_of(status, firmness) in Certainty
