"""Turns edits that look like an accident into questions; none of them is applied (exchange.md 6)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from hrdesk.domain.arrival import Finding, FindingKind
from hrdesk.exchange.arrived_rows import ArrivedRow
from hrdesk.exchange.layout import ACTION, MESSAGE, REF

FEWEST_TORN = 3
FEWEST_CLEARED = 5
SHARE_CLEARED = 0.2

Tell = Callable[[Finding], None]
Column = tuple[str, str]


def one_row_a_record(rows: Iterable[ArrivedRow], tell: Tell) -> list[ArrivedRow]:
    """The rows with no Ref twice among them.

    Identical rows are one; where exactly one says what was sent, the others are copies that
    somebody meant to be new; otherwise nobody knows which one counts.
    """
    by_ref: dict[str, list[ArrivedRow]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_ref[row.ref or str(place)].append(row)
    chosen = (each[0] if len(each) == 1 else _chosen(each, tell) for each in by_ref.values())
    return [row for row in chosen if row is not None]


def _chosen(rows: Sequence[ArrivedRow], tell: Tell) -> ArrivedRow | None:
    different = {row.content: row for row in reversed(rows)}
    if len(different) == 1:
        return rows[0]
    as_sent = different.pop((), None)
    code = "same_ref_twice" if as_sent is None or as_sent.is_new else "copied_row"
    for row in rows:
        if row.content:
            tell(row.finding(FindingKind.QUESTION, code, REF, row.ref))
    if as_sent is None and not rows[0].is_new:
        # What was sent stands all the same; only what was written into these rows does not.
        first = rows[0]
        as_sent = ArrivedRow(first.alignment, first.number, first.ref, first.base)
    return as_sent


def hold_back_accidents(
    rows: Sequence[ArrivedRow], filled: Mapping[Column, int], tell: Tell
) -> None:
    """Take the edits of torn and of emptied columns out of the rows, and ask once for each."""
    columns: dict[Column, list[ArrivedRow]] = defaultdict(list)
    for row in rows:
        if not row.is_new:
            for key in row.edits:
                columns[row.kind, key].append(row)
    for (kind, key), changed in columns.items():
        if key in (ACTION, MESSAGE):
            continue
        if _is_torn(key, changed):
            _hold_back("torn_column", key, changed, tell)
            continue
        cleared = [row for row in changed if row.edits[key] is None]
        if len(cleared) > max(FEWEST_CLEARED, SHARE_CLEARED * filled[kind, key]):
            _hold_back("mass_clearing", key, cleared, tell)


def _is_torn(key: str, changed: Sequence[ArrivedRow]) -> bool:
    """Whether the cells hold each other's values, as after sorting one column alone."""
    sent = Counter(row.sent(key) for row in changed)
    return len(sent) >= FEWEST_TORN and sent == Counter(row.text(key) for row in changed)


def _hold_back(code: str, key: str, rows: Sequence[ArrivedRow], tell: Tell) -> None:
    about = {"cells": len(rows), "refs": tuple(row.ref for row in rows)}
    first = rows[0].finding(FindingKind.QUESTION, code, key)
    tell(Finding(first.kind, code, first.sheet, first.address, "", first.field, about=about))
    for row in rows:
        del row.edits[key]
