"""The commands about who was given what: the disclosure log, and erasing a record."""

from collections.abc import Iterable

from hrdesk.cli.answers import Answer, moment
from hrdesk.cli.options import Options
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.state import split_register
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.store.ledger import Disclosure, disclosures


def disclosed(database: Database, options: Options) -> Answer:
    """The disclosure log, the latest first: to one partner, of one record, or all."""
    to, ref = options.optional_text("to"), options.optional_text("ref")
    with database.reading() as session:
        code = partners.known_partner(session, to).code if to else ""
        found = disclosures(session, to=code, ref=parse_ref(ref) if ref else "")
    return {"ok": True, "disclosed": _lines(found)}


def erase(database: Database, options: Options) -> Answer:
    """Wipe the values of a record for good, and say whom to tell; or only what that would mean."""
    from hrdesk.operations import erase as erasing

    is_plan, ref = options.flag("plan"), options.ref()
    done = None if is_plan else erasing.erase(database, ref)
    with database.reading() as session:
        done = done or erasing.plan_erasure(session, ref, database.path)
        files = {each.id: each.file_name for each in partners.received(session)}
    return {
        "ok": True,
        "erased": not is_plan,
        "ref": done.ref,
        "tell": list(done.partners),
        "disclosed": _lines(done.told),
        "inbox": list(done.workbooks),
        "inbox_files": [files[number] for number in done.workbooks],
        "outbox": list(done.sent.values()),
        "copies": [str(path) for path in done.copies],
        "linked": list(done.linked),
    }


def _lines(found: Iterable[Disclosure]) -> list[Answer]:
    return [
        {
            "ref": each.ref,
            "partner": each.partner,
            "workbook": each.workbook,
            "file": each.file_name,
            "copy": each.copy,
            "at": moment(each.minute),
            "confirmed": moment(each.confirmed) if each.confirmed is not None else None,
            "fields": sorted({split_register(register)[0] for register in each.registers}),
            "version": each.version,
            "withdrawn": each.is_withdrawal,
        }
        for each in found
    ]
