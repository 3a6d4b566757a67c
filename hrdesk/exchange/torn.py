"""Tells a column that was torn from its rows, by a sort or by cells pushed up or down."""

from collections import Counter
from collections.abc import Sequence

from hrdesk.exchange.arrived_rows import ArrivedRow

FEWEST_TORN = 3
SHARE_TORN = 0.8
_FARTHEST_SHIFT = 20


def is_torn(key: str, changed: Sequence[ArrivedRow], rows: Sequence[ArrivedRow]) -> bool:
    """Whether most of the changed cells of a column hold what was sent in other rows.

    Some may have been edited besides; `rows` are all rows of the workbook, in their order.
    """
    if len(changed) < FEWEST_TORN:
        return False
    return _is_permuted(key, changed) or _is_shifted(key, changed, rows)


def _is_permuted(key: str, changed: Sequence[ArrivedRow]) -> bool:
    now = Counter(row.text(key) for row in changed)
    moved = now & Counter(row.sent(key) for row in changed)
    return len(moved) >= FEWEST_TORN and moved.total() >= SHARE_TORN * len(changed)


def _is_shifted(key: str, changed: Sequence[ArrivedRow], rows: Sequence[ArrivedRow]) -> bool:
    """Whether the cells hold what stood so many rows above or below, in one sheet."""
    sheet = changed[0].alignment
    column = [row for row in rows if row.alignment is sheet and not row.is_new]
    sent = [row.sent(key) for row in column]
    now = {place: row.text(key) for place, row in enumerate(column) if key in row.edits}
    known = {"", *sent}
    if sum(text in known for text in now.values()) < SHARE_TORN * len(changed):
        return False
    for shift in range(1, min(_FARTHEST_SHIFT, len(sent) - 1) + 1):
        for step in (shift, -shift):
            moved = [
                text
                for place, text in now.items()
                if text == (sent[place - step] if 0 <= place - step < len(sent) else "")
            ]
            different = set(filter(None, moved))
            if len(different) >= FEWEST_TORN and len(moved) >= SHARE_TORN * len(changed):
                return True
    return False
