"""What time it is, asked of whoever is given, so that a test can choose the moment."""

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]


def this_moment() -> datetime:
    """The real time, with its zone."""
    return datetime.now(UTC)


def today_at(clock: Clock, zone: str) -> date:
    """Which day it is in a zone."""
    # The window is painted before the zones of the world are loaded.
    from hrdesk.domain.dates import local

    return local(clock(), zone).date()
