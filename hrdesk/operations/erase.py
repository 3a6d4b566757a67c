"""Erasing a record for data protection: its values are wiped here, and who else has them is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import NotFound, UnknownName
from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import prefix_of
from hrdesk.operations.full_titles import full_titles
from hrdesk.operations.lists_naming import lists_naming
from hrdesk.operations.records import existing
from hrdesk.store import journal, listing, same
from hrdesk.store.database import Database
from hrdesk.store.erasure import (
    copies_naming,
    wipe,
    wipe_workbooks,
    workbooks_bringing,
    workbooks_naming,
)
from hrdesk.store.later import is_kept_later, naming_later
from hrdesk.store.ledger import Disclosure, disclosures
from hrdesk.store.sent_copies import drop_copy
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import all_unwanted

ERASE = "erase"


@dataclass(frozen=True)
class Erasure:
    """What erasing a record means, to be shown before it is done.

    `told` are the workbooks in which partners were given it, the latest first; `workbooks` those
    of the inbox that hold it, lists of other programs that seem to name a person among them, by
    their number, `sent` the names of those that were kept as they were sent, by their number in
    the outbox, `copies` the files beside the desk that may hold it; `linked` the records that name
    it, in which its name may also stand as text.
    """

    ref: str
    title: str
    told: tuple[Disclosure, ...]
    workbooks: tuple[int, ...]
    sent: Mapping[int, str]
    copies: tuple[Path, ...]
    linked: tuple[str, ...]

    @property
    def partners(self) -> tuple[str, ...]:
        """The desks to tell."""
        return tuple(sorted({each.partner for each in self.told}))


def plan_erasure(session: Session, ref: str, desk: Path) -> Erasure:
    """What erasing a record means; nothing is changed. Raises `NotFound`.

    One that was taken off this desk stands in the journal still, and can be erased too; so can
    one of a kind that only a later version knows.
    """
    if ref not in all_unwanted(session) and not is_kept_later(session, ref):
        _existing(session, ref)
    refs = same.members(session, ref)
    given = [each for one in refs for each in disclosures(session, ref=one)]
    sent = {number: name for one in refs for number, name in copies_naming(session, one).items()}
    later = (source for one in refs for source in naming_later(session, one))
    return Erasure(
        refs[0],
        full_titles(session, refs[:1]).get(refs[0], ref),
        tuple(each for each in given if not each.is_withdrawal),
        _workbooks_with(session, refs),
        sent,
        copies_beside(desk),
        tuple(dict.fromkeys((*(each for each, _ in listing.linked_from(session, ref)), *later))),
    )


def _workbooks_with(session: Session, refs: Sequence[str]) -> tuple[int, ...]:
    """The workbooks of the inbox in which a record stands, by Ref or without one."""
    found = set(lists_naming(session, refs))
    for ref in refs:
        found.update(workbooks_naming(session, ref), workbooks_bringing(session, ref))
    return tuple(sorted(found))


def _existing(session: Session, ref: str) -> None:
    try:
        existing(session, ref)
    except UnknownName:
        raise NotFound(ref=ref) from None


def erase(database: Database, ref: str) -> Erasure:
    """Wipe the values of a record for good, under all its Refs: this cannot be undone.

    Record, search, journal, review drafts and the workbooks in and out that hold it are wiped,
    a record of a kind that only a later version knows in all states in which it came in,
    and nothing is left in the free pages of the file. Copies are left to the person. Other desks
    are not asked: `Erasure.partners` are to be told. Raises `NotFound`.
    """
    with database.writing() as session:
        plan = plan_erasure(session, ref, database.path)
        wipe_workbooks(session, plan.workbooks)
        for entry in plan.sent:
            drop_copy(session, entry)
        for each in same.members(session, ref):
            wipe(session, each)
        journal.mark_emptied(session)
    database.scrub()
    return plan


def erasure_changes(plan: Erasure) -> Changes:
    """What the window has to read again; there is nothing to undo."""
    # None is a kind that only a later version knows: no list shows its records.
    kinds = {kind for kind, shape in KINDS.items() if shape.prefix == prefix_of(plan.ref)}
    return Changes(ERASE, about={"ref": plan.ref}, touched=frozenset({*kinds, "inbox"}))


def copies_beside(desk: Path) -> tuple[Path, ...]:
    """The copies of a desk that HRDesk made beside it."""
    found = desk.parent.glob(f"{_escaped(desk.stem)}-*{_escaped(desk.suffix)}")
    return tuple(sorted(each for each in found if each.is_file()))


def _escaped(text: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)
