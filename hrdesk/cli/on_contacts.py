"""The commands about contacts: who handles a matter, and the addresses of a mailing list."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hrdesk.cli.answers import Answer
from hrdesk.cli.options import Options, WrongUse
from hrdesk.domain.handling import Handler
from hrdesk.operations import lists
from hrdesk.operations.mail_draft import save_draft
from hrdesk.operations.who_handles import Matter, find_mechanism, known_country, who_handles
from hrdesk.store.database import Database
from hrdesk.store.session import Session


def who(database: Database, options: Options) -> Answer:
    """Who handles a matter, whom to ask first on top."""
    mechanism, country = options.optional_text("mechanism"), options.optional_text("country")
    with database.reading() as session:
        matter = Matter(
            find_mechanism(session, mechanism) if mechanism else "",
            options.optional_text("theme") or "",
            known_country(country) if country else "",
        )
        if not matter:
            raise WrongUse("argument_missing", command=options.command, name="mechanism")
        found = who_handles(session, matter, today(session))
    return {"ok": True, "handlers": [_handler(each) for each in found]}


def addresses(database: Database, options: Options) -> Answer:
    """The addresses of a mailing list, and what is to be minded about its people."""
    ref, out = options.ref(), options.path("draft")
    with database.reading() as session:
        found = lists.members(session, ref, today(session))
    some = found.to_copy(restricted=options.flag("restricted"))
    if out is not None:
        save_draft(out, some, found.subject)
    kept_back = (*found.internal, *found.partners_only)
    left_out = (*found.protected, *(() if options.flag("restricted") else kept_back))
    return {
        "ok": True,
        "addresses": list(some),
        "draft": str(out) if out is not None else "",
        "left_out": list(dict.fromkeys(left_out)),
        "without_address": list(found.without_address),
        "stale": list(found.stale),
        "left": list(found.left),
    }


def today(session: Session) -> date:
    """Which day it is at the desk."""
    now = datetime.fromtimestamp(session.minute * 60, UTC)
    return now.astimezone(ZoneInfo(session.identity.zone)).date()


def _handler(each: Handler) -> Answer:
    return {
        "ref": each.ref,
        "title": each.title,
        "label": each.label,
        "function": each.function,
        "organisation": each.organisation,
        "email": each.email,
        "absent": each.is_absent,
        "stands_in_for": each.stands_in_for,
        "reasons": [
            {
                "because": reason.because.value,
                "aspect": reason.aspect.value,
                "about": reason.about,
                "at": reason.at,
                "since": reason.since,
            }
            for reason in each.reasons
        ],
    }
