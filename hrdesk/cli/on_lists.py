"""The command that takes in files of other programs, and what it does with lists among them."""

from collections.abc import Mapping

from hrdesk.cli.answers import Answer
from hrdesk.cli.chosen_label import label_chosen, partners_chosen
from hrdesk.cli.on_exchange import plan_answer, twin_answer
from hrdesk.cli.on_files import import_foreign
from hrdesk.cli.on_uhri import UHRI, import_uhri, looks_like_uhri
from hrdesk.cli.options import Options, WrongUse
from hrdesk.domain.errors import UnknownName
from hrdesk.domain.merge import ERASED, Class, Decision, Item, Plan
from hrdesk.domain.records import shape_of
from hrdesk.domain.refs import parse_ref
from hrdesk.exchange.foreign.mapping import (
    ListMapping,
    TableMapping,
    may_be_several,
    targets_of,
)
from hrdesk.exchange.foreign.proposing import mapping_of, propose
from hrdesk.operations.file_import import SHEET, what_it_is
from hrdesk.operations.foreign_lists import ListReading, LookedAt, look_at, plan_rows, read_rows
from hrdesk.operations.foreign_plan import NEW_RECORD, OUT, ListChoices, ListedRow, Take
from hrdesk.operations.inbox import carry_out_delivery, take_list
from hrdesk.operations.receive import Pin
from hrdesk.store.database import Database

# What is taken in without asking once more, among the rows that were chosen.
_TAKEN = (Class.NEW, Class.CHANGED, Class.EDITED, Class.CONFLICT)


def import_file(database: Database, options: Options) -> Answer:
    """Take a list in as it is proposed, or as the options say; or only say what it would change."""
    path = options.needed_path("source")
    what = options.optional_text("as") or what_it_is(path)
    if what == UHRI or (what == SHEET and looks_like_uhri(options)):
        return import_uhri(database, options)
    if what != SHEET:
        return import_foreign(database, options, what)
    passphrase = options.secret("password_file")
    looked = look_at(database, path, passphrase=passphrase)
    mapping = _mapping(options, looked)
    reading = read_rows(database, path, mapping, passphrase=passphrase)
    choices = _choices(options, reading)
    about = _about(looked, mapping, reading)
    if options.flag("plan"):
        with database.reading() as session:
            plan = plan_rows(session, reading, choices)
        return plan_answer(database, plan) | about
    delivery = take_list(database, path, looked, reading, choices)
    outcome = carry_out_delivery(database, delivery, _decisions(delivery.plan), pin=Pin.NOBODY)
    return plan_answer(database, outcome.plan, outcome.applied, outcome.waiting) | about


def _mapping(options: Options, looked: LookedAt) -> ListMapping:
    """What the columns are: as proposed, but for what the options say."""
    kind, sheet = options.optional_text("kind"), options.optional_text("sheet")
    if kind:
        shape_of(kind)
    titles = tuple(each.sheet for each in looked.file.tables)
    if sheet is not None and sheet not in titles:
        raise UnknownName(what="sheet", name=sheet, known=titles)
    tables = []
    for table, proposal in zip(looked.file.tables, looked.proposals, strict=True):
        is_other = bool(kind) and proposal.kind != kind
        mapped = mapping_of(table, propose(table, kind or "") if is_other else proposal)
        left_out = sheet not in (None, table.sheet)
        tables.append(TableMapping(table.sheet, table.header_row, "") if left_out else mapped)
    return _corrected(ListMapping(tuple(tables)), looked, options.pairs("map"))


def _corrected(
    mapping: ListMapping, looked: LookedAt, by_heading: Mapping[str, str]
) -> ListMapping:
    """The mapping, with the columns that were named by their headings."""
    known = {column.heading for table in looked.file.tables for column in table.columns}
    for heading in by_heading:
        if heading not in known:
            raise UnknownName(what="heading", name=heading, known=tuple(sorted(known)))
    tables = []
    for table, mapped in zip(looked.file.tables, mapping.tables, strict=True):
        named = {
            column.place: by_heading[column.heading]
            for column in table.columns
            if mapped.kind and column.heading in by_heading
        }
        for target in filter(None, named.values()):
            if target not in targets_of(mapped.kind):
                raise UnknownName(what="field", name=target, known=targets_of(mapped.kind))
        others = {
            place: target
            for place, target in mapped.fields.items()
            if place not in named
            if target not in named.values() or may_be_several(mapped.kind, target)
        }
        fields = others | {place: target for place, target in named.items() if target}
        tables.append(TableMapping(mapped.sheet, mapped.header_row, mapped.kind, fields))
    return ListMapping(tuple(tables))


def _choices(options: Options, reading: ListReading) -> ListChoices:
    return ListChoices(
        options.choice("rows", Take.NEW),
        label_chosen(options),
        _rows_chosen(options.pairs("row"), reading),
        partners_chosen(options),
    )


def _rows_chosen(chosen: Mapping[str, str], reading: ListReading) -> dict[str, str]:
    """By the Ref of a row what it is to be; rows are named `5`, or `Contacts!5`."""
    by_name: dict[str, ListedRow] = {}
    for each in reading.listed:
        by_name.setdefault(str(each.row.number), each)
        by_name[f"{each.row.sheet}!{each.row.number}"] = each
    found = {}
    for name, choice in chosen.items():
        if name not in by_name:
            raise UnknownName(what="row", name=name, known=tuple(by_name))
        row = by_name[name].row
        if choice in (NEW_RECORD, OUT):
            found[row.ref] = choice
            continue
        ref = parse_ref(choice)
        if ref[:3] != row.ref[:3]:
            raise WrongUse(name="row", reason=f"{ref} is no {row.kind}.")
        found[row.ref] = ref
    return found


def _decisions(plan: Plan) -> dict[tuple[str, str], Decision]:
    """Whoever names the rows to take in has accepted them; what is asked waits in the inbox."""
    return {item.key: Decision.THEIRS for item in plan.items if _is_taken(item)}


def _is_taken(item: Item) -> bool:
    return item.kind in _TAKEN and item.code != ERASED


def _about(looked: LookedAt, mapping: ListMapping, reading: ListReading) -> Answer:
    tables = []
    for table, proposal, mapped in zip(
        looked.file.tables, looked.proposals, mapping.tables, strict=True
    ):
        columns = []
        for column in table.columns:
            target = mapped.fields.get(column.place, "")
            proposed, sure = proposal.fields.get(column.place, ("", 0))
            columns.append(
                {
                    "heading": column.heading,
                    "field": target,
                    "sure": sure if target == proposed else 100,
                }
            )
        tables.append(
            {
                "sheet": table.sheet,
                "header_row": table.header_row,
                "kind": mapped.kind,
                "remembered": table.sheet in looked.remembered,
                "columns": columns,
            }
        )
    return {"tables": tables, "twins": [_twins(each) for each in reading.listed if each.twins]}


def _twins(listed: ListedRow) -> Answer:
    row = listed.row
    return {
        "sheet": row.sheet,
        "line": row.number,
        "twins": [twin_answer(each) for each in listed.twins],
    }
