"""The commands that send and receive workbooks: a desk and options in, a JSON answer out.

What reads and writes workbooks is loaded when a command needs it, not with every command.
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli.answers import Answer, moment, plain
from hrdesk.cli.finding_words import finding_sentence
from hrdesk.cli.options import Options, WrongUse
from hrdesk.domain.arrival import ArrivedRecord, Finding
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.merge import WITHDRAWN, Class, Decision, Item, Plan
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.sharing import Why
from hrdesk.domain.twins import Twin
from hrdesk.exchange.preflight import is_encrypted
from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.perform import do
from hrdesk.operations.records import existing_all
from hrdesk.operations.trust import Origin, origin_of
from hrdesk.operations.unlocking import unlocked
from hrdesk.operations.versions import (
    EarlierVersion,
    earlier_versions,
    take_newer,
    versions_before,
)
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.store.listing import linked_from

if TYPE_CHECKING:
    from hrdesk.operations.sending import Outgoing, Sending

ALL, CHANGED = "all", "changed"
_ZIP = b"PK"


class Removals(StrEnum):
    """What becomes of records that were removed at another desk."""

    KEEP = "keep"
    ACCEPT = "accept"


def send(database: Database, options: Options) -> Answer:
    """Write a workbook for a partner, or say what would go."""
    from hrdesk.operations import send as sending

    code, what = options.text("to"), _what(options)
    with database.reading() as session:
        if not isinstance(what, str):
            existing_all(session, what)
        if options.flag("preview"):
            plan = sending.plan_sending(session, code, what)
            answer = _sending(plan, len(plan.going))
            return answer | {"going": [_going(each) for each in plan.going]}
    out = _free_place(options.needed_path("out"))
    passphrase, plain = options.secret("password_file"), options.flag("pass_on")
    done = sending.send(database, code, out, what, passphrase=passphrase, pass_on=plain)
    answer = _sending(done.sending, done.written.records)
    written = done.written
    answer |= {"workbook": written.workbook, "path": str(written.path)}
    return answer | {"sealed": written.is_sealed, "encrypted": bool(passphrase)}


def receive(database: Database, options: Options) -> Answer:
    """Read a workbook and carry out what is accepted, or only say what it would change."""
    from hrdesk.operations import receive as receiving
    from hrdesk.operations.accepting import Accept

    book = options.needed_path("book")
    accept = options.choice("accept", Accept.SAFE)
    conflicts = options.choice("conflicts", Decision.LATER)
    kept = options.choice("removals", Removals.KEEP) is Removals.KEEP
    passphrase = options.secret("password_file")
    report = _report(database, options, book, passphrase)
    if options.flag("plan"):
        with unlocked(book, passphrase) as found:
            plan = receiving.read_plan(database, found.path, encrypted=found.encrypted)
            with database.reading() as session:
                known = partners.number_of(session, receiving.bytes_of(found.path))
        return plan_answer(database, plan, number=known) | report
    outcome = receiving.receive(
        database,
        book,
        accept=accept,
        conflicts=conflicts,
        removals=Decision.LATER if kept else Decision.THEIRS,
        key_compared=options.flag("key_compared"),
        passphrase=passphrase,
    )
    number = outcome.changes.about["inbox"]
    assert isinstance(number, int)
    if options.flag("newer"):
        do(database, take_newer, number)
    done = plan_answer(database, outcome.plan, outcome.applied, outcome.waiting, number=number)
    return done | report


def _report(database: Database, options: Options, book: Path, passphrase: str) -> Answer:
    """Save the copy that tells the sender what happened, where one is wanted."""
    out = options.path("report")
    if out is None:
        return {}
    if out.resolve() == book.resolve():
        raise WrongUse(name="report", reason="it takes another name than that of the workbook.")
    from hrdesk.operations.what_happened import save_copy_of_file

    saved = save_copy_of_file(database, book, _free_place(out), passphrase=passphrase)
    told = {"path": str(saved.path), "lines": saved.lines, "coloured": saved.is_coloured}
    return {"report": told | {"encrypted": saved.is_encrypted}}


def inbox(database: Database, _: Options) -> Answer:
    """The workbooks that came in, the latest first, with what became of them."""
    with database.reading() as session:
        several = partners.received(session)
        versions = {each.id: earlier_versions(session, each.id) for each in several}
    found = [
        {
            "number": each.id,
            "workbook": each.workbook,
            "sender": each.sender,
            "at": moment(each.minute),
            "file": each.file_name,
            "status": each.status,
            "counts": dict(each.counts),
            "versions": [_version(one) for one in versions[each.id]],
        }
        for each in several
    ]
    return {"ok": True, "inbox": found}


def _version(version: EarlierVersion) -> Answer:
    """How it differs from a version of the same workbook that came before."""
    differs = {"adds": version.difference.adds, "lacks": version.difference.lacks}
    return {"of": version.number, "file": version.file_name} | differs


def _what(options: Options) -> str | list[str]:
    """What to send: everything, what the partner has not in this version, or some records."""
    chosen = options.only_one_of("what", ALL, CHANGED, "ref", "refs")
    if chosen in (None, ALL):
        return ALL
    if chosen == CHANGED:
        return CHANGED
    if chosen in ("ref", "refs"):
        return options.refs()
    what = options.raw("what")
    if what in (ALL, CHANGED):
        return str(what)
    if isinstance(what, list) and what:
        return [parse_ref(str(each)) for each in what]
    raise WrongUse(name="what", reason="it takes all, changed, or a list of Refs.")


def _free_place(out: Path) -> Path:
    """Where the workbook will be; no file of another kind, a desk above all, is written over."""
    try:
        with out.open("rb") as file:
            start = file.read(len(_ZIP))
    except FileNotFoundError:
        return out
    except OSError as error:
        raise FileRefused("cannot_write", path=out) from error
    if start not in (b"", _ZIP) and not is_encrypted(out):
        raise FileRefused("not_written_over", path=out)
    return out


def _sending(sending: "Sending", records: int) -> Answer:
    staying = [_held(each.ref, each.why, each.field) for each in sending.held_back]
    for each, line in zip(sending.held_back, staying, strict=True):
        if each.was_given:
            line["given_before"] = True
    staying += [_held(each.record.ref, each.why, each.field) for each in sending.others_held_back]
    titles = {each.ref: each.title for each in sending.held_back}
    # Of a kind that only a later version knows no title is told.
    titles |= {each.record.ref: each.record.ref for each in sending.others_held_back}
    return {
        "ok": True,
        "records": records,
        "held_back": staying,
        "withdrawn": [{"ref": ref, "title": titles[ref]} for ref in sending.withdrawn],
        "label": str(sending.label),
    }


def _held(ref: str, why: Why, field: str) -> Answer:
    return {"ref": ref, "why": why.value} | ({"field": field} if field else {})


def _going(outgoing: "Outgoing") -> Answer:
    return {
        "ref": outgoing.record.ref,
        "kind": outgoing.kind,
        "title": outgoing.title,
        "new": outgoing.is_new,
        "changed": outgoing.is_changed,
    }


def _notices(
    origin: Origin, plan: Plan, us: str, versions: Sequence[EarlierVersion]
) -> list[Answer]:
    """What there is to know about the workbook as a whole; it never stands in the way."""
    found: list[Answer] = []
    if origin.meant_for:
        other = plan.arrival.envelope.recipient
        found.append({"class": "notice"} | _told("other_recipient", found=other, expected=us))
    for each in versions:
        if not each.difference.is_same:
            code = "newer_version" if each.difference.is_newer else "lesser_version"
            found.append({"class": "notice"} | _told(code, found=each.file_name) | _version(each))
    return found


def _message(record: ArrivedRecord) -> Answer:
    return {
        "ref": record.ref,
        "sheet": record.sheet,
        "line": record.row,
        "message": record.message,
    }


def plan_answer(
    database: Database,
    plan: Plan,
    applied: int = 0,
    waiting: int = 0,
    *,
    number: int | None = None,
) -> Answer:
    """What a workbook would do, or did; `number` is that in the inbox, where it lies there."""
    with database.reading() as session:
        origin = origin_of(session, plan.arrival)
        versions = versions_before(session, plan.arrival, number)
        linked = {
            item.key: [ref for ref, _ in linked_from(session, item.ref)]
            for item in plan.items
            if item.kind is Class.REMOVAL or item.code == WITHDRAWN
        }
    notices = _notices(origin, plan, database.identity.code, versions)
    entries = [_entry(item, linked.get(item.key, ())) for item in plan.items]
    entries += [_finding(each) for each in plan.findings]
    entries += [_missing(ref) for ref in plan.missing]
    return {
        "ok": True,
        "sender": plan.arrival.envelope.sender,
        "workbook": plan.arrival.workbook,
        "proven": plan.proven,
        "origin": _origin(origin),
        "plan": entries,
        "problems": [each for each in entries if each["class"] == Class.PROBLEM],
        "questions": [each for each in entries if each["class"] == Class.QUESTION],
        "notices": notices,
        "messages": [_message(each) for each in plan.arrival.messages],
        "counts": plan.counts(),
        "applied": applied,
        "waiting": waiting,
    }


def _origin(origin: Origin) -> Answer:
    return {
        "standing": origin.standing.value,
        "sender": origin.trust.value,
        "cells": origin.touched.cells,
        "lines": origin.touched.lines,
        "missing": origin.gone,
        "words": " ".join(spoken(origin.mark)),
        "lost_passphrase": origin.lost_passphrase,
    }


def _entry(item: Item, linked: Sequence[str]) -> Answer:
    """A change; `linked` are the records here that name one which is to go."""
    entry: Answer = {
        "class": item.kind.value,
        "ref": item.ref,
        "field": item.field,
        "base": plain(item.base),
        "ours": plain(item.ours),
        "theirs": plain(item.theirs),
    }
    if linked:
        entry["linked"] = list(dict.fromkeys(linked))
    if item.twins:
        entry["twins"] = [twin_answer(each) for each in item.twins]
    if item.values:
        entry["values"] = {name: plain(value) for name, value in item.values.items()}
    if item.author:
        entry |= {"author": item.author, "at": moment(item.minute)}
    if item.code:
        return entry | _told(item.code, item.sheet, item.address)
    return entry | {"sheet": item.sheet, "address": item.address}


def twin_answer(twin: Twin) -> Answer:
    """A record here that a line may mean, and why."""
    return {
        "ref": twin.ref,
        "why": twin.reason.value,
        "likeness": twin.likeness,
        "certain": twin.is_certain,
    }


def _finding(finding: Finding) -> Answer:
    entry = {"class": finding.kind.value, "ref": finding.ref, "field": finding.field}
    told = _told(finding.code, finding.sheet, finding.address, finding.found, finding.expected)
    if "refs" in finding.about:
        told["refs"] = list(_listed(finding.about["refs"]))
    return entry | told


def _missing(ref: str) -> Answer:
    return {"class": Class.MISSING.value, "ref": ref, "field": ""} | _told(Class.MISSING.value)


def _told(
    code: str, sheet: str = "", address: str = "", found: str = "", expected: str = ""
) -> Answer:
    return {
        "code": code,
        "sheet": sheet,
        "address": address,
        "found": found,
        "expected": expected,
        "message": finding_sentence(code),
    }


def _listed(refs: object) -> tuple[str, ...]:
    return refs if isinstance(refs, tuple) else ()
