"""The disclosure log: who was given which revisions, when and in which file, and who has what.

Append only: each entry of the outbox holds the hash of itself and of the one before, so that an
entry changed or taken out is found (exchange.md 4).
"""

import hashlib
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hrdesk.domain.compact import compact, parsed
from hrdesk.domain.disclosure import registers_told
from hrdesk.store.session import Session

_CHUNK = 500
PLAIN = "plain"
# The version that stands for "no longer shared": told once, and no content.
WITHDRAWN = "withdrawn"
# A copy to pass on cannot be taken in, so who was given one has nothing of it on the desk.
_WORKBOOK = f" AND scope <> '{PLAIN}'"
_GIVEN = "INSERT INTO outbox_record (outbox, ref, version) VALUES (?, ?, ?)"
_CONTENT = "INSERT INTO given_content (ref, version, told) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_SHOWN = (
    "INSERT INTO got_record (partner, ref, version, registers, minute, copy)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (partner, ref) DO UPDATE SET"
    " version = excluded.version, registers = excluded.registers, minute = excluded.minute,"
    " copy = excluded.copy"
)
# What is on the desk because a workbook of a partner was taken in, or one of ours that it returned.
_MADE = (
    "SELECT edit.ref FROM journal JOIN inbox ON inbox.id = json_extract(journal.about, '$.inbox')"
    " JOIN journal_edit AS edit ON edit.entry = journal.id"
    """ AND edit.before IN ('', '{"v":{},"d":{}}')"""
    " LEFT JOIN sent_workbook AS ours ON ours.workbook = inbox.workbook"
    " WHERE operation = 'receive' AND role IN ('do', 'redo')"
    " AND coalesce(ours.partner, inbox.sender) = ?"
)
# Whether a workbook that was confirmed says that all before it has come: it holds everything, or
# none before it is open, or it was measured by what had been confirmed and not by what was given.
_WHOLE = (
    "(scope = 'all' OR NOT EXISTS (SELECT 1 FROM sent_workbook WHERE partner = book.partner"
    f" AND id < book.id AND scope <> 'refs'{_WORKBOOK} AND confirmed IS NULL) OR EXISTS"
    " (SELECT 1 FROM sent_workbook WHERE partner = book.partner AND confirmed < book.minute))"
)


@dataclass(frozen=True, slots=True)
class Content:
    """One record as a workbook shows it: its version, and what revisions those are."""

    version: str
    told: str


NOTHING_MORE = Content(WITHDRAWN, "[]")


@dataclass(frozen=True, slots=True)
class Got:
    """A record as a partner's workbook showed it, with the registers that are known here too."""

    version: str
    registers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One line of the log: a record that a partner was given, in which workbook and when."""

    ref: str
    partner: str
    workbook: str
    file_name: str
    copy: int
    minute: int
    label: str
    confirmed: int | None
    version: str
    registers: tuple[str, ...]

    @property
    def is_withdrawal(self) -> bool:
        """Whether the partner was told that it gets the record no longer."""
        return self.version == WITHDRAWN


# ---------------------------------------------------------------- given


def remember_given(session: Session, number: int, contents: Mapping[str, Content]) -> None:
    """Note the records of a workbook of the outbox, and chain it to the one before."""
    every = iter(contents.items())
    # In turns: a big workbook has more of them than should stand in the memory a second time.
    while some := list(itertools.islice(every, _CHUNK)):
        session.raw_rows(_GIVEN, [(number, ref, each.version) for ref, each in some])
        session.raw_rows(_CONTENT, [(ref, each.version, each.told) for ref, each in some])
    before = session.raw(
        "SELECT chain FROM outbox WHERE id < ? ORDER BY id DESC LIMIT 1", (number,)
    )
    chain = _chained(session, number, before[0][0] if before else "")
    session.raw("UPDATE outbox SET chain = ? WHERE id = ?", (chain, number))


def broken_links(session: Session) -> list[str]:
    """The workbooks of the log that are no longer as they were written."""
    found, before = [], ""
    for number, workbook, chain in session.raw(
        "SELECT id, workbook, chain FROM outbox ORDER BY id"
    ):
        if chain != _chained(session, number, before):
            found.append(workbook)
        before = chain
    return found


def disclosures(
    session: Session, *, to: str = "", ref: str = "", workbook: str = ""
) -> list[Disclosure]:
    """The log, the latest first: to one partner, of one record, in one workbook, or all."""
    sql = (
        "SELECT outbox_record.ref, partner, workbook, file_name, copy, minute, label, confirmed,"
        " outbox_record.version, told FROM outbox_record"
        " JOIN sent_workbook AS outbox ON outbox.id = outbox_record.outbox"
        " LEFT JOIN given_content ON given_content.ref = outbox_record.ref"
        " AND given_content.version = outbox_record.version"
        " WHERE ? IN (partner, '') AND ? IN (outbox_record.ref, '') AND ? IN (workbook, '')"
        " ORDER BY outbox.id DESC, outbox_record.rowid"
    )
    return [_disclosure(row) for row in session.raw(sql, (to.upper(), ref, workbook))]


def withdrawn_counts(session: Session, code: str) -> dict[str, int]:
    """How many records each workbook told a partner that it gets no longer; by workbook."""
    sql = (
        "SELECT workbook, count(*) FROM outbox_record"
        " JOIN sent_workbook AS outbox ON outbox.id = outbox_record.outbox"
        " WHERE partner = ? AND version = ? GROUP BY workbook"
    )
    return {row[0]: int(row[1]) for row in session.raw(sql, (code, WITHDRAWN))}


def given_versions(
    session: Session, code: str, refs: Iterable[str] | None = None
) -> dict[str, str]:
    """The version of each record, or of some, that a partner was given last."""
    return _versions(session, code, refs, "")


def settled_versions(
    session: Session, code: str, refs: Iterable[str] | None = None
) -> dict[str, str]:
    """As `given_versions`, of the workbooks that the partner has confirmed: others may be lost.

    Of all where it has confirmed none yet: who works without HRDesk may never answer.
    """
    return _versions(session, code, refs, _WORKBOOK + _settled(session, code))


def known_registers(session: Session, code: str, refs: Iterable[str]) -> dict[str, frozenset[str]]:
    """By Ref, the registers of which a partner was given something, or showed that it had it."""
    found: dict[str, frozenset[str]] = {}
    given = (
        "SELECT DISTINCT given.ref, told FROM outbox_record"
        " JOIN sent_workbook AS outbox ON outbox.id = outbox_record.outbox"
        " JOIN given_content AS given"
        " ON given.ref = outbox_record.ref AND given.version = outbox_record.version"
        " WHERE partner = ? AND outbox_record.ref IN "
    )
    for some, marks in _chunks(refs):
        found |= dict.fromkeys(some, frozenset[str]())
        for ref, told in session.raw(f"{given}({marks})", (code, *some)):
            found[ref] |= registers_told((told,))
        for ref, (registers, _) in _got(session, code, some, marks).items():
            found[ref] |= frozenset(parsed(registers))
    return found


def settled_until(session: Session, code: str, reader: str) -> int | None:
    """The journal entry up to which a partner has all that it may see; None for none.

    `reader` is whom the sharing rules see in it now: one seen differently before may lack some.
    """
    settled = _settled(session, code)
    whole = f" AND {_WHOLE}" if settled else ""
    sql = (
        "SELECT journal, reader FROM sent_workbook AS book WHERE partner = ? AND scope <> 'refs'"
        f"{_WORKBOOK}{settled}{whole} ORDER BY id DESC LIMIT 1"
    )
    rows = session.raw(sql, (code,))
    return int(rows[0][0]) if rows and rows[0][1] == reader else None


def unsettled_workbooks(session: Session, code: str) -> frozenset[str]:
    """The workbooks a partner has not confirmed that hold what no confirmed one says as new."""
    sql = (
        "SELECT workbook FROM sent_workbook AS book WHERE partner = ?1 AND confirmed IS NULL"
        f"{_WORKBOOK} AND EXISTS"
        " (SELECT 1 FROM outbox_record AS given WHERE given.outbox = book.id"
        f" AND given.version <> '{WITHDRAWN}' AND NOT EXISTS"
        " (SELECT 1 FROM outbox_record AS other"
        " JOIN sent_workbook AS outbox ON outbox.id = other.outbox"
        " WHERE partner = ?1 AND confirmed IS NOT NULL AND other.ref = given.ref"
        " AND (other.version = given.version OR outbox.id > book.id)))"
    )
    return frozenset(row[0] for row in session.raw(sql, (code,)))


def touched_since(session: Session, entry: int) -> list[str]:
    """The records written after a journal entry, and those that link to them."""
    sql = (
        "WITH written AS (SELECT DISTINCT ref FROM journal_edit WHERE entry > ?)"
        " SELECT ref FROM written UNION SELECT record.ref FROM link"
        " JOIN written ON written.ref = link.target JOIN record ON record.id = link.source"
    )
    return [row[0] for row in session.raw(sql, (entry,))]


# ---------------------------------------------------------------- got


def remember_got(
    session: Session, code: str, records: Mapping[str, Got], issue: tuple[int, int] = (0, 0)
) -> None:
    """Note what a partner's workbook showed that it has; registers once known stay known.

    `issue` is minute and copy number of the workbook; the newest stays known.
    """
    for some, marks in _chunks(records):
        earlier = _got(session, code, some, marks)
        rows = []
        for ref in some:
            each = records[ref]
            before, newest = earlier.get(ref, ("[]", issue))
            minute, copy = max(newest, issue)
            text = _together(before, each.registers)
            rows.append((code, ref, each.version, text, minute, copy))
        session.raw_rows(_SHOWN, rows)


def shown_by(session: Session, ref: str) -> dict[str, str]:
    """The version of a record that each partner's workbook showed last, by partner."""
    sql = "SELECT partner, version FROM got_record WHERE ref = ?"
    return {row[0]: row[1] for row in session.raw(sql, (ref,))}


def records_exchanged(session: Session, code: str) -> tuple[int, int]:
    """How many records of the desk a partner was given, and how many came from it.

    Only those that were new to the other side: that began elsewhere than at the desk that they
    went to, or are here because they came in a workbook of the other, as what people write on the
    spare lines of ours. What comes with every copy of HRDesk began nowhere.
    """
    given = (
        "SELECT count(DISTINCT record.ref) FROM outbox_record JOIN sent_workbook AS outbox"
        " ON outbox.id = outbox_record.outbox JOIN record ON record.ref = outbox_record.ref"
    )
    shown = "SELECT record.ref FROM got_record JOIN record ON record.ref = got_record.ref"
    began = " WHERE partner = ? AND origin <> '' AND substr(origin, 1, instr(origin, '.') - 1) <> ?"
    came = f"SELECT ref FROM record WHERE origin <> '' AND ref IN ({_MADE})"
    return (
        session.number(
            f"{given}{began}{_WORKBOOK} AND record.ref NOT IN ({_MADE})", (code, code, code)
        ),
        session.number(
            f"SELECT count(*) FROM ({shown}{began} UNION {came})",
            (code, session.identity.code, code),
        ),
    )


def got_versions(session: Session, code: str) -> dict[str, str]:
    """The version of each record that a partner's workbook showed last: it has them ungiven."""
    sql = "SELECT ref, version FROM got_record WHERE partner = ?"
    return {row[0]: row[1] for row in session.raw(sql, (code,))}


# ---------------------------------------------------------------- inside


def _disclosure(row: tuple[Any, ...]) -> Disclosure:
    ref, partner, workbook, file_name, copy, minute, label, confirmed, version, told = row
    registers = tuple(sorted(registers_told([told] if told else ())))
    return Disclosure(
        ref, partner, workbook, file_name, copy, minute, label, confirmed, version, registers
    )


def _versions(
    session: Session, code: str, refs: Iterable[str] | None, condition: str
) -> dict[str, str]:
    sql = (
        "SELECT ref, version, max(outbox) FROM outbox_record"
        " JOIN sent_workbook AS outbox ON outbox.id = outbox_record.outbox"
        f" WHERE partner = ?{condition}"
    )
    if refs is None:
        return {row[0]: row[1] for row in session.raw(f"{sql} GROUP BY ref", (code,))}
    found: dict[str, str] = {}
    for some, marks in _chunks(refs):
        rows = session.raw(f"{sql} AND ref IN ({marks}) GROUP BY ref", (code, *some))
        found.update((row[0], row[1]) for row in rows)
    return found


def _settled(session: Session, code: str) -> str:
    sql = "SELECT count(*) FROM sent_workbook WHERE partner = ? AND confirmed IS NOT NULL"
    return " AND confirmed IS NOT NULL" if session.number(sql, (code,)) else ""


def _got(
    session: Session, code: str, refs: tuple[str, ...], marks: str
) -> dict[str, tuple[str, tuple[int, int]]]:
    sql = (
        "SELECT ref, registers, minute, copy FROM got_record"
        f" WHERE partner = ? AND ref IN ({marks})"
    )
    rows = session.raw(sql, (code, *refs))
    return {ref: (registers, (minute, copy)) for ref, registers, minute, copy in rows}


@lru_cache(maxsize=1024)
def _together(known: str, registers: tuple[str, ...]) -> str:
    """The registers known before, as JSON, with others; most records have the same ones."""
    return compact(sorted({*parsed(known), *registers}))


def _chunks(refs: Iterable[str]) -> Iterable[tuple[tuple[str, ...], str]]:
    every = tuple(refs)
    for start in range(0, len(every), _CHUNK):
        some = every[start : start + _CHUNK]
        yield some, ", ".join("?" * len(some))


def _chained(session: Session, number: int, before: str) -> str:
    sql = (
        "SELECT workbook, partner, minute, copy, file_name, label, records, journal, scope, reader,"
        " reverses"
        " FROM outbox WHERE id = ?"
    )
    entry: list[Any] = list(session.raw(sql, (number,))[0])
    sql = "SELECT ref, version FROM outbox_record WHERE outbox = ? ORDER BY ref"
    given = [list(row) for row in session.raw(sql, (number,))]
    text = compact([before, entry, given])
    return hashlib.sha256(text.encode()).hexdigest()
