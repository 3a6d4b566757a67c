"""The names of days and of sessions in cells that are too narrow for them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics

from hrdesk.ui.painting import in_lines

# How the names that ship with HRDesk begin. In any other language a name has its own beginning,
# and is shown as it is.
_SHARED = re.compile(r"(?:International|World) Day (?:(?:of|for)(?: the)? |to )?(?=\w)")
# Not of four digits: that is a year, which says less than what stands before it.
_NUMBERED = re.compile(r".*\w\W+(\d{1,3})")


def fitting_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """The name, or what tells it from the others where it is wider than its cell.

    In a narrow cell nothing else was left of `International Day of Democracy` than its beginning.
    """
    if metrics.horizontalAdvance(name) <= width:
        return name
    rest = _SHARED.sub("", name, count=1) if _SHARED.match(name) else name
    return rest[:1].upper() + rest[1:]


def day_lines(
    names: Sequence[str], metrics: QFontMetrics, width: int, most: int, *, sparing: bool = False
) -> tuple[str, int, bool]:
    """What the days of one place are called, on how many lines, and whether nothing is cut.

    `sparing` is for where each line more takes room from others: better short than on two.
    """
    more = f" +{QLocale().toString(len(names) - 1)}" if len(names) > 1 else ""
    whole, short = f"{names[0]}{more}", f"{fitting_name(names[0], metrics, 0)}{more}"
    lines, is_whole = [whole], False
    ways = [(whole, 1), (whole, most), (short, 1), (short, most)]
    if sparing:
        ways = [(whole, 1), (short, 1), (whole, most), (short, most)]
    for words, at_most in ways:
        lines = in_lines(metrics, words, width, at_most)
        is_whole = all(metrics.horizontalAdvance(each) <= width for each in lines)
        if is_whole:
            break
    # On one line it is shortened where it is painted.
    return "\n".join(lines) if len(lines) > 1 else whole, len(lines), is_whole


def with_its_number(title: str, metrics: QFontMetrics, width: int) -> str:
    """The title, cut before the number it ends with where it is wider than its bar.

    Nothing else tells `Universal Periodic Review, session 53` from the next one.
    """
    found = _NUMBERED.fullmatch(title)
    if found is None or metrics.horizontalAdvance(title) <= width:
        return title
    end = f" {found[1]}"
    room = width - metrics.horizontalAdvance(end)
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room) + end
