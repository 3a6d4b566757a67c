"""What time it is, asked of whoever is given, so that a test can choose the moment."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

Clock = Callable[[], "datetime"]


def this_moment() -> "datetime":
    """The real time, with its zone."""
    # The window is painted before any time is asked for.
    from datetime import UTC, datetime

    return datetime.now(UTC)


def today_at(clock: Clock, zone: str) -> "date":
    """Which day it is in a zone."""
    # The window is painted before the zones of the world are loaded.
    from hrdesk.domain.dates import local

    return local(clock(), zone).date()
