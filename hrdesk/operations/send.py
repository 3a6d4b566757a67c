"""Send a workbook to a partner: decide what may leave, show it, write it, remember it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import told
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.records import is_known_kind, known_field
from hrdesk.domain.sharing import Reader
from hrdesk.domain.state import SYSTEM, RecordState, split_register
from hrdesk.exchange.base_rows import KeptLine
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.crew import Crew, crew_or_own
from hrdesk.exchange.kept_small import Shares, in_pieces, kept_small
from hrdesk.exchange.prepared import OutRecord
from hrdesk.exchange.progress import Steps
from hrdesk.geography import country_names
from hrdesk.operations.finishing import found_in, on_its_way
from hrdesk.operations.going import Going
from hrdesk.operations.keys import key_of
from hrdesk.operations.later_going import others_going
from hrdesk.operations.linked_names import named_beside
from hrdesk.operations.reach import Has, reader_here
from hrdesk.operations.sending import Outgoing, Sending
from hrdesk.store import journal, ledger, listing, partners, unfinished
from hrdesk.store.database import Database
from hrdesk.store.later import later_fields, later_records
from hrdesk.store.ledger import PLAIN
from hrdesk.store.partners import Partner, Sent
from hrdesk.store.records import in_turns
from hrdesk.store.same import shown_refs
from hrdesk.store.sent_copies import keep_sent_copy
from hrdesk.store.session import Session

if TYPE_CHECKING:
    from hrdesk.exchange.writer import Written

ALL, CHANGED, SOME = "all", "changed", "refs"
What = str | Sequence[str]
Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]
_EVERY = 500


@dataclass(frozen=True)
class SendResult:
    """A workbook that was written and is remembered as sent."""

    sending: Sending
    written: "Written"


def plan_sending(
    session: Session,
    code: str,
    what: What = ALL,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
    crew: Crew | None = None,
) -> Sending:
    """What would go to a partner. Raises `UnknownName` for a partner that is not known."""
    how: dict[str, Any] = {"progress": progress, "cancelled": cancelled, "crew": crew}
    return plan_sending_to(session, partners.known_partner(session, code), what, **how)


def plan_sending_to(
    session: Session,
    partner: Partner,
    what: What,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
    crew: Crew | None = None,
) -> Sending:
    """What would go to somebody, known as a partner or not."""
    reader = reader_here(session, reader_of(partner))
    kept = _kept_chosen(session, what)
    refs = _chosen(session, partner, reader, what, kept)
    wanted = None if refs is None else [*refs, *(each.ref for each in kept)]
    has, later = Has(session, partner.code, wanted), later_fields(session)
    only_changed = what == CHANGED
    found = Going(session, reader, has, later, only_changed=only_changed)
    total = sum(listing.counts(session).values()) if refs is None else len(refs)
    steps = Steps(total, progress, cancelled, every=1)
    steps.what = "choose"
    _choose(session, refs, found, steps, crew)
    others = others_going(kept, reader, found.seen, has, later, only_changed=only_changed)
    gone = [each.ref for each in found.staying if each.is_withdrawn]
    gone += [each.record.ref for each in others[1] if each.is_withdrawn]
    titles, linked = named_beside(session, found.going)
    sending = Sending(
        partner,
        _envelope(session, partner, gone),
        tuple(found.going),
        tuple(found.staying),
        Names(country_names(), titles),
        what if isinstance(what, str) else SOME,
        later,
        *others,
        joined=_joined(session, found),
        linked=linked,
    )
    return replace(sending, envelope=replace(sending.envelope, label=sending.label.value))


def _joined(session: Session, found: Going) -> dict[str, str]:
    """As which records those are shown here that were merged, of what goes and what stays."""
    refs = [each.record.ref for each in found.going]
    refs += [each.ref for each in found.staying if not each.field]
    return {ref: shown for ref, shown in shown_refs(session, refs).items() if ref != shown}


def _choose(
    session: Session, refs: Sequence[str] | None, found: Going, steps: Steps, crew: Crew | None
) -> None:
    """Decide about each record; what may go is kept small wherever there is a hand free."""

    def pieces() -> Iterator[Shares]:
        for states in in_turns(session, refs, _EVERY):
            shares = found.decide(states)
            steps.step(len(states))
            yield from in_pieces(shares)

    with crew_or_own(crew) as hands:
        hands.hire(steps.total, steps.tell)
        for _, small in hands.each(kept_small, pieces()):
            found.take(small)


def send(
    database: Database,
    code: str,
    out: Path,
    what: What = ALL,
    *,
    passphrase: str = "",
    pass_on: bool = False,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> SendResult:
    """Write the workbook for a partner, or a copy to pass on; the outbox remembers what is in it.

    Raises `UnknownName`, `FileRefused` with code cannot_write or not_as_planned, `Cancelled`.
    """
    how: dict[str, Any] = {"progress": progress, "cancelled": cancelled}
    with Crew() as crew:
        with database.reading() as session:
            sending = plan_sending(session, code, what, crew=crew, **how)
            newest = journal.newest(session)
        if pass_on:
            sending = to_pass_on(sending)
        return write_sending(
            database, sending, out, newest, passphrase=passphrase, crew=crew, **how
        )


def write_sending(
    database: Database,
    sending: Sending,
    out: Path,
    newest: int,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
    crew: Crew | None = None,
) -> SendResult:
    """Write exactly what a preview showed; `newest` is the journal entry it was made at.

    It is read again before it has its name, and what was found in it is what the outbox keeps: no
    finished workbook is unknown here, and none that is known is half of one, whatever breaks off.
    It opens with the passphrase only, if any.
    """
    how: dict[str, Any] = {"passphrase": passphrase, "progress": progress, "cancelled": cancelled}
    with on_its_way(database, out) as place:

        def keep(whole: "Written") -> None:
            found = found_in(sending, whole, **how)
            with database.writing() as session:
                sent = _sent(sending, whole, newest)
                entry = partners.remember_sent(session, sent, found.contents)
                unfinished.was_read(session, place, found.digest, entry)
                if entry is not None and sending.scope != PLAIN:
                    keep_sent_copy(session, entry, found.workbook)

        written = _writer(database, sending)(
            out,
            sending.envelope,
            [each.record for each in sending.going],
            sending.names,
            before_naming=keep,
            crew=crew,
            **how,
        )
    return SendResult(sending, written)


def _writer(database: Database, sending: Sending) -> "Callable[..., Written]":
    # openpyxl is dear to load, and the pages that only look at what would leave do without it.
    if sending.scope == PLAIN:
        from hrdesk.exchange.plain_copy import write_plain_copy

        return write_plain_copy
    from hrdesk.exchange.writer import write_workbook

    others = [each.record for each in sending.others]
    key = key_of(database.identity)
    return partial(write_workbook, key=key, later=sending.later, others=others)


def to_pass_on(sending: Sending) -> Sending:
    """The same as a copy to pass on: what can be seen, without what HRDesk works with.

    Records that were removed or are shared no longer are left out: that is for the desks to hear
    which had them. Fields that only a later version knows cannot be seen.
    """
    going = (
        _in_sight(each) if each.kind in sending.later else each
        for each in sending.going
        if not _is_gone(each.record)
    )
    envelope = replace(sending.envelope, withdrawn=())
    return replace(sending, envelope=envelope, going=tuple(going), scope=PLAIN, others=())


def _in_sight(outgoing: Outgoing) -> Outgoing:
    """The record without the fields that no sheet has a column for."""
    record = outgoing.record
    seen = {
        register: heads
        for register, heads in record.registers.items()
        if register in SYSTEM or known_field(record.kind, split_register(register)[0])
    }
    record = replace(record, registers=seen, mark="")
    return replace(outgoing, record=record, told=KeptLine(told(seen).encode()))


def _is_gone(record: OutRecord) -> bool:
    state = RecordState(record.ref, dict(record.registers.items()))
    return state.life is Life.REMOVED


def _sent(sending: Sending, written: "Written", newest: int) -> Sent:
    return Sent(
        workbook=written.workbook,
        partner=sending.partner.code,
        minute=sending.envelope.minute,
        copy=sending.envelope.copy,
        file_name=written.path.name,
        label=sending.label.value,
        records=written.records,
        journal=newest,
        scope=sending.scope,
        reader=mark_of(reader_of(sending.partner)),
        encrypted=written.is_encrypted,
    )


def reader_of(partner: Partner) -> Reader:
    """The partner as the sharing rules see it."""
    marks = (partner.identity, *partner.former) if partner.identity else ()
    authors = tuple(f"{partner.code}.{mark}" for mark in marks)
    return Reader(partner.code, partner.focal_point, authors)


def mark_of(reader: Reader) -> str:
    """What the sharing rules know of a reader, to tell whether that has changed since."""
    return " ".join((str(int(reader.focal_point)), *reader.authors))


def _kept_chosen(session: Session, what: What) -> list[LaterRecord]:
    """The records to look at of kinds that only a later version knows."""
    if isinstance(what, str):
        return later_records(session)
    others = dict.fromkeys(ref for ref in what if not is_known_kind(ref))
    return [each for ref in others for each in later_records(session, ref)]


def _chosen(
    session: Session, partner: Partner, reader: Reader, what: What, kept: Sequence[LaterRecord]
) -> list[str] | None:
    """The other records to look at; None for all of the desk."""
    if not isinstance(what, str):
        others = {each.ref for each in kept}
        return [ref for ref in dict.fromkeys(what) if ref not in others]
    if what == CHANGED:
        settled = ledger.settled_until(session, partner.code, mark_of(reader))
        if settled is not None:
            return ledger.touched_since(session, settled)
    return None


def _envelope(session: Session, partner: Partner, gone: Iterable[str]) -> Envelope:
    """What stands on the workbook, but for its label."""
    us = session.identity
    return Envelope(
        sender=us.code,
        sender_identity=us.mark,
        sender_name=us.name,
        recipient=partner.code,
        recipient_name=partner.name,
        minute=session.minute,
        copy=partners.next_copy(session, partner.code),
        language=partner.language,
        confirms=partners.taken_in_from(session, partner.code),
        withdrawn=tuple(sorted(gone)),
    )
