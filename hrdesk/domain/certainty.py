"""How certain a visit is: told by its status where that settles it, else as somebody said it.

Nothing is made up: a visit of which nobody said how certain it is, is no forecast.
"""

from enum import StrEnum

from hrdesk.domain.codes import Firmness, VisitStatus

_OFF = (VisitStatus.CANCELLED, VisitStatus.DECLINED, VisitStatus.POSTPONED)
_FIRM = (VisitStatus.CONFIRMED, VisitStatus.UNDER_WAY)
# What says more than how certain the dates are.
_SAYS_MORE = frozenset((*_OFF, VisitStatus.HELD, VisitStatus.UNDER_WAY, VisitStatus.CONFIRMED))


class Certainty(StrEnum):
    """How a visit is drawn and counted; each looks different."""

    OFF = "off"
    HELD = "held"
    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    FORECAST = "forecast"
    UNSAID = "unsaid"


def certainty_of(status: str, firmness: str) -> Certainty:
    """How certain a visit is, by its status and by what was said of its dates."""
    if status in _OFF:
        return Certainty.OFF
    if status == VisitStatus.HELD:
        return Certainty.HELD
    if status in _FIRM:
        return Certainty.CONFIRMED
    return Certainty(Firmness(firmness).value) if firmness else Certainty.UNSAID


def stands_as(status: str, firmness: str) -> str:
    """The one code that tells how a visit stands; empty where neither was said."""
    return status if status in _SAYS_MORE else firmness or status
