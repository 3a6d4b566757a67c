"""Erasing a record for data protection: its values are wiped here, and who else has them is told."""

from dataclasses import dataclass
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.domain.records import kind_of
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.erasure import drop_copies_naming, wipe, wipe_workbooks, workbooks_naming
from hrdesk.store.ledger import Disclosure, disclosures
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import all_unwanted

ERASE = "erase"


@dataclass(frozen=True)
class Erasure:
    """What erasing a record means, to be shown before it is done.

    `told` are the workbooks in which partners were given it, the latest first; `workbooks` those
    of the inbox that hold it, `copies` the files beside the desk that may; `linked` the records
    that name it, in which its name may also stand as text.
    """

    ref: str
    title: str
    told: tuple[Disclosure, ...]
    workbooks: tuple[int, ...]
    copies: tuple[Path, ...]
    linked: tuple[str, ...]

    @property
    def partners(self) -> tuple[str, ...]:
        """The desks to tell."""
        return tuple(sorted({each.partner for each in self.told}))


def plan_erasure(session: Session, ref: str, desk: Path) -> Erasure:
    """What erasing a record means; nothing is changed. Raises `NotFound`.

    One that was taken off this desk stands in the journal still, and can be erased too.
    """
    if ref not in all_unwanted(session):
        existing(session, ref)
    return Erasure(
        ref,
        listing.titles(session, [ref]).get(ref, ref),
        tuple(each for each in disclosures(session, ref=ref) if not each.is_withdrawal),
        tuple(workbooks_naming(session, ref)),
        copies_beside(desk),
        tuple(dict.fromkeys(source for source, _ in listing.linked_from(session, ref))),
    )


def erase(database: Database, ref: str) -> Erasure:
    """Wipe the values of a record for good: this cannot be undone.

    Record, search, journal, review drafts and the workbooks in and out that hold it are wiped,
    and nothing is left in the free pages of the file. Copies are left to the person. Other desks
    are not asked: `Erasure.partners` are to be told. Raises `NotFound`.
    """
    with database.writing() as session:
        plan = plan_erasure(session, ref, database.path)
        wipe(session, ref)
        wipe_workbooks(session, plan.workbooks)
        drop_copies_naming(session, ref)
    database.scrub()
    return plan


def erasure_changes(plan: Erasure) -> Changes:
    """What the window has to read again; there is nothing to undo."""
    touched = frozenset({kind_of(plan.ref), "inbox"})
    return Changes(ERASE, about={"ref": plan.ref}, touched=touched)


def copies_beside(desk: Path) -> tuple[Path, ...]:
    """The copies of a desk that HRDesk made beside it."""
    found = desk.parent.glob(f"{_escaped(desk.stem)}-*{_escaped(desk.suffix)}")
    return tuple(sorted(each for each in found if each.is_file()))


def _escaped(text: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)
