"""Partners, and what was given to and got from them: partner, outbox and inbox tables."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import insert, select, update

from hrdesk.domain.errors import FileRefused, NotFound, UnknownName
from hrdesk.domain.rhythm import Rhythm
from hrdesk.store.ledger import WITHDRAWN, Content, remember_given
from hrdesk.store.schema import inbox, outbox, partner
from hrdesk.store.schema import sent_workbook as sent
from hrdesk.store.session import Session

WAITING, PARTLY, DONE, SET_ASIDE = "waiting", "partly", "done", "set_aside"
# What stands for the content of a workbook that was thrown away, since a record of it was erased.
WIPED = zlib.compress(b"")


@dataclass(frozen=True, slots=True)
class Partner:
    """Another desk; `focal_point` says that it belongs to the network (label Network).

    `identity` is the mark of its key, `former` those of its keys before, `compared` the minute when
    people compared that key; `rhythm` is how often workbooks go to and fro, as agreed (`domain.rhythm`).
    """

    code: str
    name: str = ""
    email: str = ""
    focal_point: bool = True
    language: str = "en"
    zone: str = ""
    identity: str = ""
    compared: int | None = None
    rhythm: str = Rhythm.NONE.value
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """One workbook that was sent."""

    workbook: str
    partner: str
    minute: int
    copy: int
    file_name: str
    label: str
    records: int
    confirmed: int | None = None
    journal: int = 0
    scope: str = "all"
    reader: str = ""
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """One workbook that came in, with what became of it.

    `written` are marks of what people wrote in it; `is_wiped` says that its content is gone.
    """

    id: int
    workbook: str
    sender: str
    minute: int
    file_name: str
    status: str
    counts: Mapping[str, int]
    written: frozenset[str] = frozenset()
    is_wiped: bool = False


def partners(session: Session) -> list[Partner]:
    """All partners by code."""
    rows = session.execute(select(partner).order_by(partner.c.code))
    return [_partner(row._mapping) for row in rows]


def partner_of(session: Session, code: str) -> Partner | None:
    """The partner with this code, or None."""
    row = session.execute(select(partner).where(partner.c.code == code.upper())).first()
    return None if row is None else _partner(row._mapping)


def known_partner(session: Session, code: str) -> Partner:
    """The partner with this code. Raises `UnknownName`."""
    found = partner_of(session, code)
    if found is None:
        known = tuple(each.code for each in partners(session))
        raise UnknownName(what="partner", name=code, known=known)
    return found


def keep_partner(session: Session, value: Partner) -> None:
    """Write a partner, new or known."""
    columns = asdict(value) | {
        "code": value.code.upper(),
        "focal_point": int(value.focal_point),
        "former": " ".join(value.former),
    }
    if partner_of(session, value.code) is None:
        session.execute(insert(partner).values(columns))
    else:
        session.execute(update(partner).where(partner.c.code == columns["code"]).values(columns))


def next_copy(session: Session, code: str) -> int:
    """The number of the next workbook for a partner; for people only."""
    sql = "SELECT coalesce(max(copy), 0) + 1 FROM sent_workbook WHERE partner = ?"
    return session.number(sql, (code,))


def remember_sent(session: Session, value: Sent, contents: Mapping[str, Content]) -> int | None:
    """Keep in the outbox who was sent which version of what.

    The number of the entry; None for a workbook that it has already.
    """
    if sent_workbook(session, value.workbook) is not None:
        return None
    key = session.execute(insert(outbox).values(asdict(value))).inserted_primary_key
    assert key is not None
    remember_given(session, key[0], contents)
    return int(key[0])


def disclosed_since(session: Session, refs: Iterable[str], entry: int) -> set[str]:
    """Those of the records that left in a workbook written after a journal entry."""
    sql = (
        "SELECT DISTINCT ref FROM outbox_record"
        " JOIN sent_workbook AS outbox ON outbox.id = outbox_record.outbox"
        f" WHERE outbox.journal >= ? AND outbox_record.version <> '{WITHDRAWN}'"
    )
    given = {row[0] for row in session.raw(sql, (entry,))}
    return given.intersection(refs)


def confirm(session: Session, workbooks: Iterable[str], by: str = "") -> None:
    """Note that workbooks of ours were taken in: by the partner they were for, when it says so.

    Without `by` for one of ours that came back: nobody need say more.
    """
    for each in workbooks:
        session.raw(
            "UPDATE outbox SET confirmed = ?"
            " WHERE workbook = ? AND confirmed IS NULL AND ? IN (partner, '')"
            " AND id IN (SELECT id FROM sent_workbook)",
            (session.minute, each, by),
        )


def sent_workbook(session: Session, workbook: str) -> Sent | None:
    """What the outbox knows of a workbook, if it is one of ours."""
    columns = [sent.c[each.name] for each in fields(Sent)]
    row = session.execute(select(*columns).where(sent.c.workbook == workbook)).first()
    return None if row is None else Sent(**row._mapping)


def sent_to(session: Session, code: str | None = None) -> list[Sent]:
    """The workbooks that were sent, the latest first."""
    columns = [sent.c[each.name] for each in fields(Sent)]
    query = select(*columns).order_by(sent.c.id.desc())
    if code is not None:
        query = query.where(sent.c.partner == code)
    return [Sent(**row._mapping) for row in session.execute(query)]


def keep_received(
    session: Session,
    original: bytes,
    *,
    workbook: str,
    sender: str,
    file_name: str,
    status: str,
    counts: Mapping[str, int],
    written: Iterable[str] = (),
    encrypted: bool = False,
) -> int:
    """Keep a workbook in the inbox; the same bytes are kept once. Returns its number."""
    digest = hashlib.sha256(original).hexdigest()
    values = {"status": status, "counts": json.dumps(dict(counts)), "file_name": file_name}
    values["written"] = json.dumps(sorted(written))
    # A workbook is pressed already: to press it harder saves hardly anything.
    kept = {"original": zlib.compress(original, 1), "encrypted": encrypted}
    known = session.execute(select(inbox.c.id).where(inbox.c.digest == digest)).first()
    if known is not None:
        # One whose content was thrown away is whole again: somebody has opened it anew.
        again = {} if number_of(session, original) is not None else kept
        session.execute(update(inbox).where(inbox.c.id == known.id).values(values | again))
        return int(known.id)
    values |= {"workbook": workbook, "sender": sender, "digest": digest}
    row = values | {"minute": session.minute} | kept
    key = session.execute(insert(inbox).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def number_of(session: Session, original: bytes) -> int | None:
    """The number of a workbook that lies in the inbox already, byte by byte the same.

    None for one whose content was wiped: it came, and lies there no longer.
    """
    digest = hashlib.sha256(original).hexdigest()
    condition = (inbox.c.digest == digest) & (inbox.c.original != WIPED)
    row = session.execute(select(inbox.c.id).where(condition)).first()
    return None if row is None else int(row.id)


def mark_received(session: Session, number: int, status: str) -> None:
    """Note what became of a workbook of the inbox."""
    session.execute(update(inbox).where(inbox.c.id == number).values(status=status))


def received(session: Session) -> list[Received]:
    """The workbooks that came in, the latest first."""
    columns = (inbox.c.id, inbox.c.workbook, inbox.c.sender, inbox.c.minute, inbox.c.file_name)
    more = (inbox.c.status, inbox.c.counts, inbox.c.written)
    is_wiped = (inbox.c.original == WIPED).label("is_wiped")
    query = select(*columns, *more, is_wiped).order_by(inbox.c.id.desc())
    return [_received(row._mapping) for row in session.execute(query)]


def original_of(session: Session, number: int) -> tuple[str, bytes, bool]:
    """File name and bytes of a workbook of the inbox, and whether it came with a passphrase.

    Raises `NotFound`, `FileRefused`.
    """
    columns = (inbox.c.file_name, inbox.c.original, inbox.c.encrypted)
    query = select(*columns).where(inbox.c.id == number)
    row = session.execute(query).first()
    if row is None:
        raise NotFound(ref=str(number))
    if row[1] == WIPED:
        raise FileRefused("wiped", path=str(row[0]))
    return str(row[0]), zlib.decompress(row[1]), bool(row[2])


def taken_in_from(session: Session, code: str) -> tuple[str, ...]:
    """The workbooks of a desk that were taken in: what the next workbook to it confirms.

    Not those that left here and came back, though that desk may have chosen the code of this one.
    """
    query = select(inbox.c.workbook).where(
        inbox.c.sender == code,
        inbox.c.status.in_((PARTLY, DONE)),
        inbox.c.workbook.not_in(select(outbox.c.workbook)),
    )
    return tuple(sorted({row[0] for row in session.execute(query)}))


def _received(row: Mapping[str, Any]) -> Received:
    values = dict(row)
    counts, written = json.loads(values["counts"]), frozenset(json.loads(values["written"]))
    wiped = bool(values["is_wiped"])
    return Received(**values | {"counts": counts, "written": written, "is_wiped": wiped})


def _partner(row: Mapping[str, Any]) -> Partner:
    values = dict(row)
    values["focal_point"] = bool(values["focal_point"])
    values["former"] = tuple(values["former"].split())
    return Partner(**values)
