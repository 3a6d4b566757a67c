"""Take a workbook in: read it, plan it, let a person decide, carry it out in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from hrdesk.domain.arrival import Arrival, FindingKind, Seal
from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.merge import (
    WITHDRAWN,
    Choice,
    Decision,
    Item,
    Plan,
)
from hrdesk.exchange.apart import read_apart
from hrdesk.exchange.progress import Steps
from hrdesk.geography import country_names
from hrdesk.operations.accepting import Accept, Decisions, Key, decisions_for
from hrdesk.operations.got import remember_got
from hrdesk.operations.later_arrived import (
    LATER_KINDS,
    not_erased,
    take_records,
)
from hrdesk.operations.sent_copies import copy_of_workbook
from hrdesk.operations.trust import Trust, is_proven, know_sender, names_us
from hrdesk.operations.twins import as_pointed_out
from hrdesk.operations.undo import RECEIVE
from hrdesk.operations.unlocking import unlocked
from hrdesk.operations.versions import written_in
from hrdesk.operations.withdrawals import taken_off
from hrdesk.operations.workbook_plan import plan_again, plan_for, states_for
from hrdesk.operations.writing_down import write_decided
from hrdesk.store import journal, partners
from hrdesk.store.database import Database
from hrdesk.store.partners import DONE, PARTLY, WAITING
from hrdesk.store.session import Session

Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]
MESSAGE = "message"


class Pin(StrEnum):
    """Whose key is known from now on: nobody's, that of a desk which was not known yet, or also
    the new key of a known desk, whose eight words a person compared by telephone."""

    NOBODY = "nobody"
    NEW = "new"
    COMPARED = "compared"

    @property
    def meant(self) -> tuple[Trust, ...]:
        """The senders that this accepts."""
        if self is Pin.COMPARED:
            return (Trust.NEW, Trust.OTHER, Trust.KNOWN)
        return (Trust.NEW,) if self is Pin.NEW else ()


@dataclass(frozen=True)
class Original:
    """A workbook as it came: the name of its file, and its bytes without any passphrase."""

    name: str
    content: bytes
    encrypted: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a workbook did: the plan, the revisions taken in, and what waits in the inbox."""

    plan: Plan
    changes: Changes
    applied: int
    waiting: int


def read_plan(
    database: Database,
    path: Path,
    *,
    encrypted: bool = False,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Plan:
    """Read a workbook and say what it would change; nothing is written.

    `encrypted` says that it came with a passphrase (`unlocked`). Raises `FileRefused`,
    `Cancelled`.
    """
    read = partial(
        read_apart,
        path,
        progress=progress,
        cancelled=cancelled,
        country_names=country_names(),
    )
    arrival = read()
    if not arrival.is_whole or arrival.seal is not Seal.HOLDS:
        # The next step down: this desk may still have what the file no longer holds, or what it
        # holds without a good seal.
        with copy_of_workbook(database, arrival.workbook, came_in=not arrival.is_whole) as sent:
            arrival = read(sent=sent.path) if sent is not None else arrival
    with database.reading() as session:
        arrival = replace(arrival, encrypted=encrypted)
        return plan_for(session, arrival, progress=progress, cancelled=cancelled)


def counts_of(plan: Plan) -> dict[str, int]:
    """What the inbox remembers of a workbook: its changes by class, and the messages in it."""
    return plan.counts() | {MESSAGE: len(plan.arrival.messages)}


def receive(
    database: Database,
    path: Path,
    *,
    accept: Accept = Accept.SAFE,
    conflicts: Decision = Decision.LATER,
    removals: Decision = Decision.LATER,
    key_compared: bool = False,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Outcome:
    """Read a workbook and carry out what is accepted; the rest waits in the inbox.

    `key_compared` says that a person compared the eight words of the sender's key by telephone.
    """
    with unlocked(path, passphrase) as found:
        plan = read_plan(
            database,
            found.path,
            encrypted=found.encrypted,
            progress=progress,
            cancelled=cancelled,
        )
        original = Original(path.name, bytes_of(found.path), found.encrypted)
    decisions = decisions_for(plan, accept, conflicts, removals)
    pin = Pin.NEW if accept is Accept.ALL else Pin.NOBODY
    if key_compared:
        pin = Pin.COMPARED
    return carry_out_original(
        database, plan, decisions, original, pin=pin, progress=progress, cancelled=cancelled
    )


def carry_out(
    database: Database, plan: Plan, decisions: Decisions, path: Path, *, pin: Pin
) -> Outcome:
    """Do what a person decided, in one transaction that can be undone as a whole.

    A change that is no longer what the plan showed, because the desk was written meanwhile, is
    left for later; one that nobody decided about waits, even as a conflict. `pin` accepts
    the key of the sender. A copy of the desk is made before.
    """
    original = Original(path.name, bytes_of(path))
    return carry_out_original(database, plan, decisions, original, pin=pin)


def carry_out_original(
    database: Database,
    plan: Plan,
    decisions: Decisions,
    original: Original,
    *,
    pin: Pin,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Outcome:
    """As `carry_out`, for a workbook whose file may be gone: the inbox keeps its bytes.

    Raises `Cancelled`: then nothing was taken in.
    """
    # Written as it was decided, and then looked at for what its sender has.
    total = len(plan.arrival.records) + len(plan.items)

    def take_in(session: Session) -> Outcome:
        steps = Steps(total, progress, cancelled, every=1)
        steps.what = "take_in"
        outcome = _carry_out(session, plan, decisions, original, pin, steps)
        if decisions:
            # Beside it the copy was made, and is waited for.
            steps.what = "backup"
        steps.tell()
        return outcome

    if not decisions:
        with database.writing() as session:
            return take_in(session)
    ask = Steps(1, None, cancelled).tell
    return database.written_copied(before_import(database.path), take_in, ask)


def before_import(path: Path) -> Path:
    """Where the copy lies that is made before a workbook is taken in."""
    return path.with_name(f"{path.stem}-before-import{path.suffix}")


def _carry_out(
    session: Session,
    plan: Plan,
    decisions: Decisions,
    original: Original,
    pin: Pin,
    steps: Steps,
) -> Outcome:
    ours = states_for(session, plan.arrival, steps)
    now = plan_again(session, plan, ours)
    chosen = _chosen(now, plan, decisions)
    asked = [item for item in now.items if item.code == WITHDRAWN]
    unwanted = [ours[item.ref] for item in asked if chosen[item.key] is Decision.THEIRS]
    written = write_decided(session, now, ours, chosen)
    waiting = written.waiting + len(asked) - len(unwanted)
    edits = (*written.edits, *taken_off(session, unwanted))
    know_sender(session, plan.arrival, pin.meant, compared=pin is Pin.COMPARED)
    others = not_erased(session, now.arrival)
    taken = others if _takes_along(session, now.arrival, decisions) else ()
    waiting += len(others) - len(taken)
    changes = _remember(session, now, edits, original, waiting=waiting)
    take_records(session, now.arrival, taken, has_entry=bool(edits))
    if is_proven(session, now.arrival):
        remember_got(session, now.arrival, written.left, taken, steps.step)
    return Outcome(as_pointed_out(now, plan), changes, written.applied, waiting)


def _takes_along(session: Session, arrival: Arrival, decisions: Decisions) -> bool:
    """Whether the records of kinds that are not known here come in: their origin is proven now."""
    return LATER_KINDS in decisions and is_proven(session, arrival)


def _chosen(now: Plan, plan: Plan, decisions: Decisions) -> dict[Key, Choice | None]:
    """What a person decided; later, where the change is no longer what the plan showed."""
    chosen = {item.key: decisions.get(item.key) for item in now.items}
    if now is plan:
        return chosen
    shown = {item.key: _marks(item) for item in plan.items}
    stale = {item.key for item in now.items if shown.get(item.key) != _marks(item)}
    return {
        key: each and (Decision.LATER if key in stale else each) for key, each in chosen.items()
    }


def _remember(
    session: Session,
    plan: Plan,
    edits: tuple[Edit, ...],
    original: Original,
    *,
    waiting: int,
) -> Changes:
    envelope = plan.arrival.envelope
    status = DONE
    if waiting or _asks(plan):
        earlier = partners.number_of(session, original.content)
        taken = edits or (earlier is not None and journal.imports_standing(session, earlier))
        status = PARTLY if taken else WAITING
    number = partners.keep_received(
        session,
        original.content,
        workbook=plan.arrival.workbook,
        sender=envelope.sender,
        file_name=original.name,
        status=status,
        counts=counts_of(plan),
        written=written_in(plan.arrival),
        encrypted=original.encrypted,
    )
    if is_proven(session, plan.arrival):
        if names_us(session, envelope):
            partners.confirm(session, (plan.arrival.workbook,))
        else:
            partners.confirm(session, envelope.confirms, by=envelope.sender)
    about = {"inbox": number, "status": status, "file": original.name, "sender": envelope.sender}
    changes = Changes(RECEIVE, edits, about, frozenset({"inbox"}))
    if edits:
        journal.append(session, changes)
    return changes


def _asks(plan: Plan) -> bool:
    return any(finding.kind is FindingKind.QUESTION for finding in plan.findings)


def _marks(item: Item) -> dict[str, frozenset[str]]:
    return {name: frozenset(each.id for each in heads) for name, heads in item.registers.items()}


def bytes_of(path: Path) -> bytes:
    """All of a file. Raises `FileRefused`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRefused("unreadable", path=str(path)) from error
