"""The commands about records that are one: find them, join them, take one out again."""

from hrdesk.cli.answers import Answer, plain
from hrdesk.cli.options import Options
from hrdesk.domain.errors import UnknownName
from hrdesk.domain.records import shape_of
from hrdesk.operations import duplicates as looking
from hrdesk.operations.perform import do
from hrdesk.operations.records import as_known_label
from hrdesk.operations.same import Merger, plan_join
from hrdesk.operations.same import join as join_records
from hrdesk.operations.same import unjoin as take_out
from hrdesk.store import listing
from hrdesk.store.database import Database


def duplicates(database: Database, options: Options) -> Answer:
    """The pairs that may be one, the likeliest first."""
    kind = options.optional_text("kind")
    if kind is not None and kind not in looking.KINDS:
        shape_of(kind)
        raise UnknownName(what="kind of which duplicates are looked for", name=kind, known=())
    found = looking.find_duplicates(database, (kind,) if kind else looking.KINDS)
    pairs = [pair for several in found.values() for pair in several]
    with database.reading() as session:
        titles = listing.titles(session, [ref for pair in pairs for ref in pair.refs])
    return {
        "ok": True,
        "duplicates": [
            {
                "refs": list(pair.refs),
                "titles": [titles[ref] for ref in pair.refs],
                "likeness": pair.likeness,
                "reasons": [each.value for each in pair.reasons],
            }
            for pair in pairs
        ],
    }


def join(database: Database, options: Options) -> Answer:
    """Show records as one; what is not chosen is as proposed."""
    refs, label = options.refs(), options.optional_text("label")
    with database.reading() as session:
        plan = plan_join(session, refs)
    if options.flag("plan"):
        return {"ok": True, "joined": False} | _told(plan)
    chosen = None if label is None else as_known_label(label)
    do(database, join_records, refs, options.values(), label=chosen)
    return {"ok": True, "joined": True} | _told(plan)


def unjoin(database: Database, options: Options) -> Answer:
    """Take one record out of those that it was joined with."""
    ref = options.ref()
    changes = do(database, take_out, ref)
    return {"ok": True, "ref": ref, "refs": list(changes.refs), "stay": changes.about["stay"]}


def apart(database: Database, options: Options) -> Answer:
    """Remember, or forget, that records are not the same."""
    refs = options.refs()
    with database.reading() as session:
        plan_join(session, refs)
    again = options.flag("again")
    do(database, looking.perhaps_the_same if again else looking.not_the_same, refs)
    return {"ok": True, "refs": refs, "apart": not again}


def _told(plan: Merger) -> Answer:
    return {
        "ref": plan.shown.ref,
        "refs": [state.ref for state in plan.states],
        "label": plan.label.value,
        "differs": [
            {
                "field": row.field,
                "values": [plain(value) for value in row.values],
                "proposed": plain(row.chosen),
            }
            for row in plan.rows
        ],
    }
