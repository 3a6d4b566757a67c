"""Send a workbook to a partner: decide what may leave, show it, write it, remember it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.packing import pack
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.domain.revisions import Registers
from hrdesk.domain.sharing import Disclosed, Reader, Why, disclosed, field_held_back, held_back
from hrdesk.domain.state import RecordState, split_register
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.prepared import OutRecord
from hrdesk.geography import country_names
from hrdesk.store import journal, listing, partners
from hrdesk.store.database import Database
from hrdesk.store.partners import Partner, Sent
from hrdesk.store.records import every_state, read_states
from hrdesk.store.session import Session

if TYPE_CHECKING:
    from hrdesk.exchange.writer import Written

ALL, CHANGED = "all", "changed"
What = str | Sequence[str]
Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]
_EVERY = 200


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A record, or one field of a record that goes, which stays here, and why."""

    ref: str
    title: str
    why: Why
    field: str = ""


@dataclass(frozen=True)
class Outgoing:
    """A record that goes; `is_new` and `is_changed` compare with what the partner has."""

    record: OutRecord
    title: str
    label: Label
    version: str
    is_new: bool
    is_changed: bool

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return kind_of(self.record.ref)


@dataclass(frozen=True)
class Sending:
    """The preview: what goes, what is held back and why. Nothing has left yet."""

    partner: Partner
    envelope: Envelope
    going: tuple[Outgoing, ...]
    held_back: tuple[HeldBack, ...]
    names: Names

    @property
    def label(self) -> Label:
        """The strictest label that leaves."""
        return strictest(*(each.label for each in self.going))


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
    reader = reader_of(partner)
    given = partners.given_versions(session, partner.code)
    has = partners.got_from(session, partner.code).union(given)
    chosen = _chosen(session, what, progress, cancelled)
    seen = _Sight(session, reader, chosen)
    going: list[Outgoing] = []
    staying: list[HeldBack] = []
    titles = listing.titles(session, [state.ref for state in chosen])
    for state in chosen:
        title = titles.get(state.ref, state.ref)
        why = held_back(state, reader)
        if state.life is Life.REMOVED and state.ref not in has:
            continue
        if why is not None:
            staying.append(HeldBack(state.ref, title, why))
            continue
        share = disclosed(state, reader, seen.may_see)
        for name in _secretly_emptied(session, state, seen.may_see):
            share.registers.pop(name, None)
        staying += [HeldBack(state.ref, title, each, name) for name, each in share.withheld.items()]
        outgoing = _outgoing(state, share, reader, title, given.get(state.ref, ""), has)
        if what != CHANGED or outgoing.is_changed:
            going.append(outgoing)
    return Sending(
        partner,
        _envelope(session, partner, going),
        tuple(going),
        tuple(staying),
        Names(country_names(), _link_names(session, going)),
    )


def send(
    database: Database,
    code: str,
    out: Path,
    what: What = ALL,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> SendResult:
    """Write the workbook for a partner and remember in the outbox what is in it.

    Raises `UnknownName`, `FileRefused` with code cannot_write, `Cancelled`.
    """
    with database.reading() as session:
        sending = plan_sending(session, code, what, progress=progress, cancelled=cancelled)
        newest = journal.newest(session)
    return write_sending(database, sending, out, newest, progress=progress, cancelled=cancelled)


def write_sending(
    database: Database,
    sending: Sending,
    out: Path,
    newest: int,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> SendResult:
    """Write exactly what a preview showed; `newest` is the journal entry it was made at."""
    # openpyxl is dear to load, and the pages that only look at what would leave do without it.
    from hrdesk.exchange.writer import write_workbook

    written = write_workbook(
        out,
        sending.envelope,
        [each.record for each in sending.going],
        sending.names,
        progress=progress,
        cancelled=cancelled,
    )
    sent = Sent(
        workbook=written.workbook,
        partner=sending.partner.code,
        minute=sending.envelope.minute,
        copy=sending.envelope.copy,
        file_name=out.name,
        label=sending.label.value,
        records=written.records,
        journal=newest,
    )
    with database.writing() as session:
        versions = {each.record.ref: each.version for each in sending.going}
        partners.remember_sent(session, sent, versions)
    return SendResult(sending, written)


def reader_of(partner: Partner) -> Reader:
    """The partner as the sharing rules see it."""
    author = f"{partner.code}.{partner.identity}" if partner.identity else ""
    return Reader(partner.code, partner.focal_point, author)


def version_of(registers: Registers) -> str:
    """A short mark of all heads together: equal exactly when a desk was given the same."""
    text = json.dumps(pack(registers), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class _Sight:
    """Which linked records a reader may see; those not chosen are read when first asked for."""

    def __init__(self, session: Session, reader: Reader, chosen: Iterable[RecordState]) -> None:
        self._session = session
        self._reader = reader
        self._known = {state.ref: self._open(state) for state in chosen}

    def may_see(self, ref: str) -> bool:
        if ref not in self._known:
            state = read_states(self._session, [ref]).get(ref)
            self._known[ref] = state is not None and self._open(state)
        return self._known[ref]

    def _open(self, state: RecordState) -> bool:
        return state.life is not Life.REMOVED and held_back(state, self._reader) is None


def _secretly_emptied(
    session: Session, state: RecordState, may_see: Callable[[str], bool]
) -> list[str]:
    """Links that were emptied of a record which the reader may not see.

    To send that they are empty now would tell that there was one (exchange.md 4).
    """
    links = [spec.name for spec in state.fields if spec.links and not spec.is_set]
    emptied = [name for name in links if any(not head.value for head in state.heads(name))]
    if not emptied:
        return []
    edits = [edit for _, edit in journal.history(session, state.ref)]
    return [
        name
        for name in emptied
        if any(
            head.value and not may_see(head.value)
            for edit in edits
            for head in (*edit.before.get(name, ()), *edit.after.get(name, ()))
        )
    ]


def _chosen(
    session: Session, what: What, progress: Progress | None, cancelled: Stop | None
) -> list[RecordState]:
    if not isinstance(what, str):
        return list(read_states(session, what).values())
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


def _outgoing(
    state: RecordState, share: Disclosed, reader: Reader, title: str, given: str, has: set[str]
) -> Outgoing:
    closed = frozenset(
        spec.name for spec in state.fields if field_held_back(state, spec, reader) is not None
    )
    version = version_of(share.registers)
    return Outgoing(
        OutRecord(state.ref, share.registers, closed),
        title,
        state.label,
        version,
        is_new=state.ref not in has,
        is_changed=given != version,
    )


def _envelope(session: Session, partner: Partner, going: Sequence[Outgoing]) -> Envelope:
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
    )


def _link_names(session: Session, going: Sequence[Outgoing]) -> dict[str, str]:
    wanted = [each.record.ref for each in going]
    for each in going:
        for spec in (field for field in RecordState(each.record.ref).fields if field.is_link):
            wanted += _targets(each.record.registers, spec.name)
    return listing.titles(session, wanted)


def _targets(registers: Registers, name: str) -> list[str]:
    found = []
    for register, heads in registers.items():
        field, element = split_register(register)
        if field == name:
            found += [element] if element else [each.value for each in heads if each.value]
    return found
