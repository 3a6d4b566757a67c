"""The commands that write and show records: a desk and options in, a JSON answer out."""

from collections.abc import Callable, Mapping, Sequence

from hrdesk.cli.answers import Answer, alternatives, conflicts, moment, plain, record, steps
from hrdesk.cli.joined import about_joined, shown
from hrdesk.cli.options import Options, WrongUse
from hrdesk.cli.where import query_for
from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.errors import DeskError, NotFound
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import LABEL, PARTNERS, SYSTEM, RecordState, partner_text, split_register
from hrdesk.operations import records
from hrdesk.operations.desks import desk_code
from hrdesk.operations.perform import do
from hrdesk.store import dated, journal, listing, search
from hrdesk.store.database import Database
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

_EVERYTHING = 1_000_000


def add(database: Database, options: Options) -> Answer:
    """A new record."""
    changes = do(
        database,
        records.add_record,
        options.text("kind"),
        options.values(),
        label=_label(options) or Label.INTERNAL,
        partners=_partners(options) or (),
    )
    return {"ok": True, "ref": changes.refs[0]}


def set_values(database: Database, options: Options) -> Answer:
    """Write fields, label and partners of a record, as one step to undo."""
    ref, values = shown(database, options.ref()), options.values()
    label, partners = _label(options), _partners(options)
    if not values and label is None and partners is None:
        raise WrongUse("argument_missing", command=options.command, name="values")
    changes = do(database, _write, ref, values, label, partners)
    written = (name for edit in changes.edits for name in edit.after)
    names = list(dict.fromkeys(split_register(register)[0] for register in written))
    return {"ok": True, "ref": ref, "changed": names}


def remove(database: Database, options: Options) -> Answer:
    """Remove records; they can be restored."""
    return _lives(database, options, records.remove)


def restore(database: Database, options: Options) -> Answer:
    """Bring removed and archived records back."""
    return _lives(database, options, records.restore)


def archive(database: Database, options: Options) -> Answer:
    """Put records aside."""
    return _lives(database, options, records.archive)


def show(database: Database, options: Options) -> Answer:
    """One record with all that stands in it, under whichever of its Refs it is asked for."""
    ref = shown(database, options.ref())
    with database.reading() as session:
        told = record(records.existing(session, ref))
    return {"ok": True, "record": told | about_joined(database, ref)}


def list_records(database: Database, options: Options) -> Answer:
    """The records of a kind, by title."""
    kind, where = options.text("kind"), options.optional_text("where") or ""
    query = query_for(kind, where, removed=options.flag("removed"))
    with database.reading() as session:
        lines = listing.lines(session, kind, listing.keys(session, query))
    return {"ok": True, "records": [_line(kind, each) for each in lines]}


def search_records(database: Database, options: Options) -> Answer:
    """The records of any kind in which every word begins a word; titles that match come first."""
    text = options.words("text")
    with database.reading() as session:
        hits = search.find(session, text, _EVERYTHING)
    found = [
        {
            "ref": hit.ref,
            "kind": hit.kind,
            "title": hit.title,
            "label": hit.label,
            "life": hit.life,
        }
        for hit in hits
    ]
    return {"ok": True, "records": found}


def history(database: Database, options: Options) -> Answer:
    """What happened to a record at this desk, the latest first."""
    ref = options.ref()
    with database.reading() as session:
        entries = journal.history(session, ref)
        if not entries and not read_states(session, [ref]):
            raise NotFound(ref=ref)
    told = []
    for entry, edit in entries:
        operation = entry.operation if entry.role == journal.DO else entry.role
        for step in steps(edit):
            told.append(
                {"at": moment(entry.minute), "minute": entry.minute, "operation": operation} | step
            )
    return {"ok": True, "history": told}


def list_conflicts(database: Database, _: Options) -> Answer:
    """Every field in which different values stand."""
    with database.reading() as session:
        titles = {each.ref: each.title for each in dated.in_conflict(session)}
        states = read_states(session, titles)
    found = [
        {"ref": ref, "kind": state.kind, "title": titles[ref], "field": name, "values": values}
        for ref, state in states.items()
        for name, values in conflicts(state).items()
    ]
    return {"ok": True, "conflicts": found}


def resolve(database: Database, options: Options) -> Answer:
    """Decide a conflict: take one of the values that stand, or write another over them."""
    ref, name = options.ref(), options.text("field")
    chosen = options.only_one_of("take", "value")
    if chosen is None:
        raise WrongUse("argument_missing", command=options.command, name="take")
    do(database, _resolve, ref, name, options)
    with database.reading() as session:
        state = records.existing(session, ref)
        return {"ok": True, "ref": ref, "field": name, "value": alternatives(state, name)[0]}


def _write(
    session: Session,
    ref: str,
    values: Mapping[str, object],
    label: Label | None,
    partners: Sequence[str] | None,
) -> Changes:
    several = [records.save_record(session, ref, values)]
    if label is not None:
        several.append(records.resolve(session, ref, LABEL, label.value))
    if partners is not None:
        several.append(records.resolve(session, ref, PARTNERS, partner_text(partners)))
    # One edit of the record, so that it is taken back in one piece.
    before: dict[str, Heads] = {}
    after: dict[str, Heads] = {}
    for edit in (edit for changes in several for edit in changes.edits):
        before |= edit.before
        after |= edit.after
    return Changes("save", (Edit(ref, before, after),) if after else ())


def _resolve(session: Session, ref: str, name: str, options: Options) -> Changes:
    state = records.existing(session, ref)
    standing = conflicts(state).get(name)
    if standing is None and name not in SYSTEM:
        field_of(state.kind, name)
    if standing is None:
        raise DeskError("no_conflict", field=name, ref=ref)
    return records.resolve(session, ref, name, _chosen(state, name, options))


def _chosen(state: RecordState, name: str, options: Options) -> object:
    take = options.number("take")
    if take is None:
        value = options.raw("value")
    else:
        standing = alternatives(state, name)
        if not 1 <= take <= len(standing):
            raise DeskError("no_such_value", field=name, count=len(standing))
        value = standing[take - 1]
    if name == PARTNERS:
        return partner_text(_codes(value))
    return value


def _codes(value: object) -> list[str]:
    several = value if isinstance(value, list) else str(value).replace(",", ";").split(";")
    return [desk_code(str(each)) for each in several if str(each).strip()]


def _lives(
    database: Database,
    options: Options,
    operation: Callable[[Session, Sequence[str]], Changes],
) -> Answer:
    changes = do(database, operation, options.refs())
    return {"ok": True, "refs": list(changes.refs)}


def _label(options: Options) -> Label | None:
    text = options.optional_text("label")
    return None if text is None else records.as_known_label(text)


def _partners(options: Options) -> list[str] | None:
    codes = options.texts("partners")
    return None if codes is None else [desk_code(each) for each in codes]


def _line(kind: str, line: listing.Line) -> Answer:
    return {
        "ref": line.ref,
        "kind": kind,
        "title": line.title,
        "label": line.label,
        "life": line.life,
        "values": {
            name: plain(listing.as_value(field_of(kind, name), text))
            for name, text in line.values.items()
        },
    }
