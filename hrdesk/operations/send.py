"""Send a workbook to a partner: decide what may leave, show it, write it, remember it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import told
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.fields import Field
from hrdesk.domain.label import strictest
from hrdesk.domain.later import LaterFields, LaterRecord
from hrdesk.domain.records import KINDS, known_field
from hrdesk.domain.sharing import (
    Disclosed,
    Reader,
    Why,
    disclosed,
    field_held_back,
    is_withdrawn,
)
from hrdesk.domain.state import SYSTEM, RecordState, split_register
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.prepared import OutRecord
from hrdesk.geography import country_names
from hrdesk.operations.finishing import found_in, on_its_way
from hrdesk.operations.keys import key_of
from hrdesk.operations.later_going import OtherOutgoing, others_going
from hrdesk.operations.linked_names import link_names
from hrdesk.operations.reach import Has, Sight
from hrdesk.operations.sending import HeldBack, Outgoing, Sending
from hrdesk.store import journal, ledger, listing, partners, unfinished
from hrdesk.store.database import Database
from hrdesk.store.later import later_fields, later_records
from hrdesk.store.ledger import PLAIN, Content
from hrdesk.store.partners import Partner, Sent
from hrdesk.store.records import every_state, read_states
from hrdesk.store.sent_copies import keep_sent_copy
from hrdesk.store.session import Session

if TYPE_CHECKING:
    from hrdesk.exchange.writer import Written

ALL, CHANGED, SOME = "all", "changed", "refs"
What = str | Sequence[str]
Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]
_EVERY = 200


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
) -> Sending:
    """What would go to a partner. Raises `UnknownName` for a partner that is not known."""
    partner = partners.known_partner(session, code)
    return plan_sending_to(session, partner, what, progress=progress, cancelled=cancelled)


def plan_sending_to(
    session: Session,
    partner: Partner,
    what: What,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Sending:
    """What would go to somebody, known as a partner or not."""
    reader = reader_of(partner)
    chosen = _chosen(session, partner, reader, what, progress, cancelled)
    seen = Sight(session, reader, chosen)
    kept = later_records(session) if isinstance(what, str) else []
    has = Has(session, partner.code, None if what == ALL else _refs(chosen, kept))
    going, staying = list[Outgoing](), list[HeldBack]()
    titles, later = listing.titles(session, _refs(chosen)), later_fields(session)
    for state in chosen:
        title, why = titles.get(state.ref, state.ref), seen.held_back(state)
        if state.life is Life.REMOVED and not has.had(state.ref):
            continue
        if why is not None:
            staying.append(_held(state, title, reader, why, has))
            continue
        share = _share(state, reader, seen, has, later)
        staying += _parts_held(share, title, has)
        outgoing = _outgoing(state, share, reader, title, has)
        if what != CHANGED or not has.settled(state.ref, outgoing.content.version):
            going.append(outgoing)
    others = others_going(kept, reader, seen, has, later, only_changed=what == CHANGED)
    return Sending(
        partner,
        _envelope(session, partner, (*going, *others[0]), staying),
        tuple(going),
        tuple(staying),
        Names(country_names(), link_names(session, [each.record for each in going], later)),
        what if isinstance(what, str) else SOME,
        later,
        *others,
    )


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
    with database.reading() as session:
        sending = plan_sending(session, code, what, progress=progress, cancelled=cancelled)
        newest = journal.newest(session)
    if pass_on:
        sending = to_pass_on(sending)
    return write_sending(
        database,
        sending,
        out,
        newest,
        passphrase=passphrase,
        progress=progress,
        cancelled=cancelled,
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
            **how,
        )
    return SendResult(sending, written)


def _writer(database: Database, sending: Sending) -> "Callable[..., Written]":
    # openpyxl is dear to load, and the pages that only look at what would leave do without it.
    from hrdesk.exchange.plain_copy import write_plain_copy
    from hrdesk.exchange.writer import write_workbook

    if sending.scope == PLAIN:
        return write_plain_copy
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
    record = replace(record, registers=seen)
    return replace(outgoing, record=record, content=Content(record.version, told(seen)))


def _is_gone(record: OutRecord) -> bool:
    return RecordState(record.ref, record.registers).life is Life.REMOVED


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
        reader=_mark_of(reader_of(sending.partner)),
        encrypted=written.is_encrypted,
    )


def reader_of(partner: Partner) -> Reader:
    """The partner as the sharing rules see it."""
    marks = (partner.identity, *partner.former) if partner.identity else ()
    authors = tuple(f"{partner.code}.{mark}" for mark in marks)
    return Reader(partner.code, partner.focal_point, authors)


def _mark_of(reader: Reader) -> str:
    return " ".join((str(int(reader.focal_point)), *reader.authors))


def _chosen(
    session: Session,
    partner: Partner,
    reader: Reader,
    what: What,
    progress: Progress | None,
    cancelled: Stop | None,
) -> list[RecordState]:
    if not isinstance(what, str):
        return list(read_states(session, what).values())
    if what == CHANGED:
        settled = ledger.settled_until(session, partner.code, _mark_of(reader))
        if settled is not None:
            return list(read_states(session, ledger.touched_since(session, settled)).values())
    total = sum(listing.counts(session).values())
    states: list[RecordState] = []
    for kind in KINDS:
        for state in every_state(session, kind):
            states.append(state)
            if len(states) % _EVERY == 0:
                if cancelled is not None and cancelled():
                    raise Cancelled
                if progress is not None:
                    progress(min(len(states), total), total, "choose")
    return states


def _held(state: RecordState, title: str, reader: Reader, why: Why, has: Has) -> HeldBack:
    told = has.holds(state.ref) and is_withdrawn(state, reader, why)
    return HeldBack(state.ref, title, why, is_withdrawn=told)


def _parts_held(share: Disclosed, title: str, has: Has) -> list[HeldBack]:
    return [
        HeldBack(
            share.ref,
            title,
            why,
            name,
            # What never leaves was never given.
            was_given=why is not Why.INTERNAL and has.knows_field(share.ref, name),
        )
        for name, why in share.withheld.items()
    ]


def _refs(chosen: Iterable[RecordState], kept: Iterable[LaterRecord] = ()) -> list[str]:
    return [*(each.ref for each in chosen), *(each.ref for each in kept)]


def _share(
    state: RecordState, reader: Reader, seen: Sight, has: Has, later: LaterFields
) -> Disclosed:
    knows = has.registers_of(state.ref)
    return disclosed(state, reader, seen.may_see, knows, _specs(state.kind, later))


def _outgoing(
    state: RecordState, share: Disclosed, reader: Reader, title: str, has: Has
) -> Outgoing:
    closed = frozenset(
        spec.name for spec in state.fields if field_held_back(state, spec, reader) is not None
    )
    record = OutRecord(state.ref, share.registers, closed)
    content = Content(record.version, told(share.registers))
    return Outgoing(
        record,
        title,
        state.label,
        content,
        is_new=not has.had(state.ref),
        is_changed=has.given(state.ref) != content.version,
    )


def _envelope(
    session: Session,
    partner: Partner,
    going: Sequence[Outgoing | OtherOutgoing],
    staying: Iterable[HeldBack],
) -> Envelope:
    us = session.identity
    return Envelope(
        sender=us.code,
        sender_identity=us.mark,
        sender_name=us.name,
        recipient=partner.code,
        recipient_name=partner.name,
        minute=session.minute,
        copy=partners.next_copy(session, partner.code),
        label=strictest(*(each.label for each in going)).value,
        language=partner.language,
        confirms=partners.taken_in_from(session, partner.code),
        withdrawn=tuple(sorted(each.ref for each in staying if each.is_withdrawn)),
    )


def _specs(kind: str, later: LaterFields) -> dict[str, Field]:
    return {name: each.spec for name, each in later.get(kind, {}).items()}
