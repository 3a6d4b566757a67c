"""The commands that make, keep and look after a desk: options in, a JSON answer out."""

from contextlib import closing
from enum import StrEnum
from typing import Any

from hrdesk.cli.answers import Answer, moment
from hrdesk.cli.options import Options
from hrdesk.domain.changes import Changes
from hrdesk.operations import care
from hrdesk.operations.desks import HOME_ZONE, SAMPLE_CODE, SAMPLE_NAME, Start
from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.first_desk import FirstDesk, make_first_desk
from hrdesk.operations.given_got import Exchange, exchanges
from hrdesk.operations.locking import has_lock, set_lock
from hrdesk.operations.partners import set_partner
from hrdesk.operations.perform import do
from hrdesk.operations.undo import redo as redo_last
from hrdesk.operations.undo import undo as undo_last
from hrdesk.store import ledger, listing, partners
from hrdesk.store.database import Database
from hrdesk.store.session import Session


class StartWith(StrEnum):
    """What `new` may begin with."""

    NOTHING = "nothing"
    NETWORK = "network"


def new(options: Options) -> Answer:
    """A new desk."""
    return _made(
        FirstDesk(
            path=options.needed_path("file"),
            code=options.text("code"),
            name=options.text("name"),
            zone=options.optional_text("zone") or HOME_ZONE,
            start=Start(options.choice("with", StartWith.NOTHING).value),
        )
    )


def sample(options: Options) -> Answer:
    """The sample desk."""
    path = options.needed_path("file")
    return _made(FirstDesk(path, SAMPLE_CODE, SAMPLE_NAME, start=Start.SAMPLE))


def partner(database: Database, options: Options) -> Answer:
    """Add a partner, or change what is given of one."""
    code = options.text("code")
    changes = do(
        database,
        set_partner,
        code,
        name=options.optional_text("name"),
        email=options.optional_text("email"),
        focal_point=options.optional_flag("focal_point"),
        language=options.optional_text("language"),
        zone=options.optional_text("zone"),
        rhythm=options.optional_text("rhythm"),
        key_compared=options.optional_flag("key_compared") or None,
    )
    with database.reading() as session:
        kept = partners.known_partner(session, str(changes.about["code"]))
        found = {each.partner.code: each for each in exchanges(session)}
        return {"ok": True, "partner": _partner(session, found[kept.code])}


def list_partners(database: Database, _: Options) -> Answer:
    """The partners with what was given to them and got from them."""
    with database.reading() as session:
        found = [_partner(session, each) for each in exchanges(session)]
    us = database.identity
    ours = {"code": us.code, "words": " ".join(spoken(us.mark)), "key": us.key_place}
    return {"ok": True, "desk": ours, "partners": found}


def undo(database: Database, _: Options) -> Answer:
    """Take back the last operation."""
    return _taken_back(undo_last(database))


def redo(database: Database, _: Options) -> Answer:
    """Do again what was undone last."""
    return _taken_back(redo_last(database))


def lock_off(database: Database, _: Options) -> Answer:
    """The window asks for no passphrase any more; whether it did."""
    with database.reading() as session:
        was_set = has_lock(session)
    do(database, set_lock, "")
    return {"ok": True, "was_set": was_set}


def backup(database: Database, options: Options) -> Answer:
    """A copy of the desk."""
    return {"ok": True, "path": str(care.backup(database, options.path("to")))}


def check(database: Database, _: Options) -> Answer:
    """Whether the desk is whole; an answer with faults counts as failed."""
    with database.reading() as session:
        found = care.check(session)
    faults = [{"code": each.code, "ref": each.ref, "detail": each.detail} for each in found]
    if not faults:
        return {"ok": True, "faults": []}
    message = (
        f"The desk {database.path} has faults ({len(faults)}); nothing was changed."
        " Keep a copy of the file and open your last backup."
    )
    return {"ok": False, "error": "faults", "message": message, "faults": faults}


def made(database: Database) -> Answer:
    """What is told of a desk that was not there before."""
    with database.reading() as session:
        return {
            "ok": True,
            "path": str(database.path),
            "code": database.identity.code,
            "name": database.identity.name,
            "zone": database.identity.zone,
            "records": sum(listing.counts(session).values()),
        }


def _made(wanted: FirstDesk) -> Answer:
    with closing(make_first_desk(wanted)) as database:
        return made(database)


def _partner(session: Session, exchange: Exchange) -> dict[str, Any]:
    value, given, got = exchange.partner, exchange.given, exchange.got
    due = (exchange.given_due, exchange.got_due)
    return {
        "code": value.code,
        "name": value.name,
        "email": value.email,
        "focal_point": value.focal_point,
        "language": value.language,
        "zone": value.zone,
        "rhythm": value.rhythm,
        "known": bool(value.identity),
        "words": " ".join(spoken(value.identity)),
        "compared": None if value.compared is None else moment(value.compared),
        "given": len(given),
        "got": len(got),
        "records_given": len(ledger.given_versions(session, value.code)),
        "last_given": moment(given[0].minute) if given else None,
        "last_got": moment(got[0].minute) if got else None,
        "given_due": due[0].isoformat() if due[0] is not None else None,
        "got_due": due[1].isoformat() if due[1] is not None else None,
    }


def _taken_back(changes: Changes) -> Answer:
    refs = list(dict.fromkeys(changes.refs))
    return {"ok": True, "operation": str(changes.about["of"]), "refs": refs}
