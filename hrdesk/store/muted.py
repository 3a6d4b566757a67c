"""What somebody here does not want to be told of two records again, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from hrdesk.store.session import Session

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Muted:
    """A pair that is not told of again: the reason a person gave, and the minute of it."""

    one: str
    other: str
    reason: str
    minute: int


def mute(session: Session, topic: str, pairs: Iterable[Pair], reason: str) -> None:
    """Tell of these pairs no more, as far as a topic goes; a new reason replaces the old one."""
    for pair in pairs:
        one, other = sorted(pair)
        session.raw(
            "INSERT OR REPLACE INTO muted VALUES (?, ?, ?, ?, ?)",
            (topic, one, other, reason, session.minute),
        )


def unmute(session: Session, topic: str, pairs: Iterable[Pair]) -> None:
    """Tell of these pairs again."""
    for pair in pairs:
        session.raw(
            "DELETE FROM muted WHERE topic = ? AND one = ? AND other = ?", (topic, *sorted(pair))
        )


def muted(session: Session, topic: str) -> dict[Pair, Muted]:
    """The pairs of a topic that are not told of, the smaller Ref of each in front."""
    sql = "SELECT one, other, reason, minute FROM muted WHERE topic = ? ORDER BY one, other"
    return {(row[0], row[1]): Muted(*row) for row in session.raw(sql, (topic,))}


def forget_muted(session: Session, ref: str) -> None:
    """Forget what was said of a record, with its reasons: they may name somebody."""
    session.raw("DELETE FROM muted WHERE one = ? OR other = ?", (ref, ref))
