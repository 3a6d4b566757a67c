"""The command that writes files for other programs: a desk and options in, a JSON answer out.

Each format is a line in `FORMATS`. A file is for nobody in particular unless `--to` names a desk,
so each format asks the same rules as a workbook and answers with what had to stay.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from hrdesk.cli.answers import Answer
from hrdesk.cli.on_contacts import today
from hrdesk.cli.options import Options, WrongUse
from hrdesk.cli.where import query_for
from hrdesk.domain.errors import UnknownName
from hrdesk.domain.records import KINDS, field_of
from hrdesk.geography import LANGUAGES, find_country
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.sending import HeldBack
from hrdesk.store.database import Database
from hrdesk.store.listing import OWN, Query

# Beside its fields a sheet may have these columns.
_OF_ALL = frozenset({"ref", "title", "label", "partners"})


class Separator(StrEnum):
    """What stands between the cells of a line."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"

    @property
    def sign(self) -> str:
        """The sign itself."""
        return {"comma": ",", "semicolon": ";", "tab": "\t"}[self.value]


def export(database: Database, options: Options) -> Answer:
    """Write the file in the format that is asked for, or that its name ends with."""
    out = options.needed_path("out")
    name = options.optional_text("as") or out.suffix.lstrip(".").lower()
    if name in FORMATS:
        return {"ok": True, "as": name, "path": str(out)} | FORMATS[name](database, options, out)
    raise UnknownName(what="format", name=name, known=tuple(FORMATS))


def reader_of(options: Options) -> str:
    """Whom the file is for: the code of a desk, or people outside."""
    return options.optional_text("to") or OUTSIDE


def language_of(options: Options) -> str:
    """The language that was asked for, if any. Raises `UnknownName`."""
    language = options.optional_text("language") or ""
    if language and language not in LANGUAGES:
        raise UnknownName(what="language", name=language, known=LANGUAGES)
    return language


def queries(options: Options, kinds: tuple[str, ...]) -> list[Query]:
    """What is to be written of the kinds that a format has; nothing where all of it is."""
    kind, where = options.optional_text("kind"), options.optional_text("where")
    if kind is None:
        if where is not None:
            raise WrongUse(name="where", reason="it goes together with kind.")
        return []
    if kind not in kinds:
        raise UnknownName(what="kind", name=kind, known=kinds)
    return [query_for(kind, where or "", removed=False)]


def staying(held_back: Iterable[HeldBack]) -> list[Answer]:
    """What had to stay here, and why."""
    return [
        {"ref": each.ref, "why": each.why.value} | ({"field": each.field} if each.field else {})
        for each in held_back
    ]


def _calendar(database: Database, options: Options, out: Path) -> Answer:
    from hrdesk.operations.calendar_export import CALENDAR_KINDS, plan_calendar, save_calendar

    code, asked = reader_of(options), queries(options, CALENDAR_KINDS)
    with database.reading() as session:
        found = plan_calendar(session, code, asked, language_of(options))
    save_calendar(database, out, found)
    return {
        "to": found.sending.partner.code,
        "records": len(found.entries),
        "held_back": staying(found.held_back),
        "left_out": [each.ref for each in found.without_days],
    }


def _page(database: Database, options: Options, out: Path) -> Answer:
    from hrdesk.operations.outward import bulletin, portal, save_page

    if options.optional_text("kind") is not None:
        return _sheet(database, options, out, what="html")
    period, language = _period(options), language_of(options)
    with database.reading() as session:
        day = today(session)
        if period is None:
            page = portal(session, day, language or "en")
        else:
            page = bulletin(session, reader_of(options), *period, day, language)
    save_page(database, out, page)
    return {
        "to": page.reader,
        "records": page.records,
        "held_back": staying(page.held_back),
        "left_out": [],
    }


def _cards(database: Database, options: Options, out: Path) -> Answer:
    from hrdesk.operations.card_export import CARD_KINDS, plan_cards, save_cards

    code, asked = reader_of(options), queries(options, CARD_KINDS)
    version = options.optional_text("vcard") or "3.0"
    with database.reading() as session:
        found = plan_cards(session, code, asked, language_of(options), version)
    save_cards(database, out, found)
    return {
        "to": found.sending.partner.code,
        "records": len(found.sending.going),
        "held_back": staying(found.held_back),
        "left_out": [],
    }


def _period(options: Options) -> tuple[date, date] | None:
    """From which day to which; none for the page that is of no period."""
    days = [_day(options, name) for name in ("since", "until")]
    first, last = days
    if first is None and last is None:
        if options.optional_text("to") is not None:
            raise WrongUse(name="to", reason="a page of what is public is for everybody.")
        return None
    if first is None or last is None or last < first:
        raise WrongUse(name="since", reason="it goes together with a later day in until.")
    return first, last


def _day(options: Options, name: str) -> date | None:
    text = options.optional_text(name)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(name=name, reason="a day is written 2027-03-10.") from None


def _sheet(database: Database, options: Options, out: Path, *, what: str) -> Answer:
    from hrdesk.operations.sheet_export import plan_sheet, save_sheet

    kinds = tuple(KINDS)
    asked = queries(options, kinds)
    if not asked:
        raise WrongUse("argument_missing", command=options.command, name="kind")
    only = options.texts("columns") or []
    for name in only:
        if name not in _OF_ALL:
            field_of(asked[0].kind, name.removeprefix(OWN))
    with database.reading() as session:
        found = plan_sheet(session, reader_of(options), asked[0], only=only)
    save_sheet(database, out, found, what, options.choice("separator", Separator.COMMA).sign)
    return {
        "to": found.sending.partner.code,
        "records": len(found.table.rows),
        "held_back": staying(found.held_back),
        "left_out": [],
    }


def _kit(database: Database, options: Options, out: Path) -> Answer:
    from hrdesk.operations.country_papers import write_kit

    named = options.text("country")
    country = find_country(named)
    if country is None:
        raise UnknownName(what="country", name=named)
    result = write_kit(database, country, reader_of(options), out, language=language_of(options))
    return {
        "to": result.sending.partner.code,
        "records": result.written.records,
        "held_back": staying(result.sending.held_back),
        "left_out": [],
    }


FORMATS: Mapping[str, Callable[[Database, Options, Path], Answer]] = {
    "ics": _calendar,
    "vcf": _cards,
    **{name: partial(_sheet, what=name) for name in ("xlsx", "ods", "csv")},
    "html": _page,
    # A workbook by its name; what it is, only --as says.
    "kit": _kit,
}
