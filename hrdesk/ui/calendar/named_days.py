"""The names of days in cells that are too narrow for them."""

import re

from PySide6.QtGui import QFontMetrics

# How the names that ship with HRDesk begin. In any other language a name has its own beginning,
# and is shown as it is.
_SHARED = re.compile(r"(?:International|World) Day (?:(?:of|for)(?: the)? |to )?(?=\w)")


def fitting_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """The name, or what tells it from the others where it is wider than its cell.

    In a narrow cell nothing else was left of `International Day of Democracy` than its beginning.
    """
    if metrics.horizontalAdvance(name) <= width:
        return name
    rest = _SHARED.sub("", name, count=1) if _SHARED.match(name) else name
    return rest[:1].upper() + rest[1:]
