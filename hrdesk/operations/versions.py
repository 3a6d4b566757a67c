"""Versions of one workbook in the inbox: Monday's and Wednesday's return, and which is the newer."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.changes import Changes
from hrdesk.domain.versions import Difference, difference
from hrdesk.store import journal, partners
from hrdesk.store.partners import SET_ASIDE, WAITING, Received
from hrdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A version that arrived before another; `is_taken` says that something of it was taken in.

    `difference` is what the other one has more and less.
    """

    number: int
    file_name: str
    minute: int
    waits: bool
    is_taken: bool
    difference: Difference


def written_in(arrival: Arrival) -> tuple[str, ...]:
    """Marks of all that people wrote in a workbook, the same for the same in any version of it."""
    hands = {hand.id for record in arrival.records for hand in record.hands.values()}
    messages = {_mark(each.ref, each.message) for each in arrival.messages}
    return tuple(sorted(hands | messages))


def earlier_versions(session: Session, number: int) -> list[EarlierVersion]:
    """The versions of a workbook of the inbox that came before it, the latest first."""
    every = partners.received(session)
    return [
        each
        for this in every
        if this.id == number
        for each in _before(session, this.workbook, this.written, every, number)
    ]


def versions_before(
    session: Session, arrival: Arrival, number: int | None = None
) -> list[EarlierVersion]:
    """As `earlier_versions`, for a workbook that was read; without `number` it is not kept yet."""
    written = frozenset(written_in(arrival))
    return _before(session, arrival.workbook, written, partners.received(session), number)


def newer_versions(received: Sequence[Received]) -> dict[int, list[int]]:
    """By number: the earlier versions that wait beside a newer one which waits, of all that came."""
    by_book: dict[str, list[Received]] = {}
    for each in sorted(received, key=lambda each: each.id):
        if each.workbook:
            by_book.setdefault(each.workbook, []).append(each)
    found: dict[int, list[int]] = {}
    for versions in by_book.values():
        for place, each in enumerate(versions):
            older = [one.id for one in versions[:place] if _is_newer(one, each)]
            if older and each.status == WAITING:
                found[each.id] = older
    return found


def take_newer(session: Session, number: int) -> Changes:
    """Take a version for the newer one: those before it wait no longer.

    One of which something was taken in stays as it is: the newer plans only what it adds. Those
    set aside can still be reviewed.
    """
    numbers = []
    for each in earlier_versions(session, number):
        if each.waits and not each.is_taken and each.difference.is_newer:
            partners.mark_received(session, each.number, SET_ASIDE)
            numbers.append(each.number)
    return Changes("set_aside", about={"inbox": number}, touched=_touched(numbers))


def _touched(numbers: Iterable[int]) -> frozenset[str]:
    return frozenset({"inbox"} if any(numbers) else ())


def _before(
    session: Session,
    workbook: str,
    written: frozenset[str],
    every: Iterable[Received],
    number: int | None,
) -> list[EarlierVersion]:
    return [
        EarlierVersion(
            each.id,
            each.file_name,
            each.minute,
            each.status == WAITING,
            bool(journal.imports_standing(session, each.id)),
            difference(each.written, written),
        )
        for each in every
        if each.workbook == workbook and not each.is_wiped and (number is None or each.id < number)
    ]


def _is_newer(earlier: Received, later: Received) -> bool:
    if earlier.is_wiped or later.is_wiped:
        return False
    return difference(earlier.written, later.written).is_newer


def _mark(ref: str, message: str) -> str:
    text = json.dumps([ref, message], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
