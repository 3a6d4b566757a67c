"""What time it is, asked of whoever is given, so that a test can choose the moment."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from hrdesk.domain.dates import local

Clock = Callable[[], datetime]


def this_moment() -> datetime:
    """The real time, with its zone."""
    return datetime.now(UTC)


def today_at(clock: Clock, zone: str) -> date:
    """Which day it is in a zone."""
    return local(clock(), zone).date()
