"""The command that takes in the export of the UHRI, or says what it would change."""

from hrdesk.cli.answers import Answer
from hrdesk.cli.chosen_label import label_chosen, partners_chosen
from hrdesk.cli.options import Options
from hrdesk.domain.errors import FileRefused, UnknownName
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import parse_ref
from hrdesk.operations.records import existing
from hrdesk.operations.uhri import UhriChoices, UhriPlan, plan_export, take_export
from hrdesk.operations.uhri_file import is_export
from hrdesk.store.database import Database

UHRI = "uhri"


def import_uhri(database: Database, options: Options) -> Answer:
    """Take an export in as its plan says, or only say what it would change."""
    path = options.needed_path("source")
    choices = _choices(database, options)
    if options.flag("plan"):
        return _answer(plan_export(database, path, choices), 0)
    _, plan = take_export(database, path, choices)
    return _answer(plan, plan.changes)


def looks_like_uhri(options: Options) -> bool:
    """Whether the file is an export of the UHRI, where nobody says what it is."""
    if "as" in options or options.optional_text("kind"):
        return False
    try:
        return is_export(options.needed_path("source"))
    except FileRefused:
        return False


def _choices(database: Database, options: Options) -> UhriChoices:
    bodies = {name: parse_ref(ref) for name, ref in options.pairs("organisation").items()}
    with database.reading() as session:
        for ref in bodies.values():
            if kind_of(existing(session, ref).ref) != "organisation":
                raise UnknownName(what="organisation", name=ref)
    return UhriChoices(label_chosen(options), bodies, partners_chosen(options))


def _answer(plan: UhriPlan, applied: int) -> Answer:
    return {
        "ok": True,
        "as": UHRI,
        "counts": {fate.value: count for fate, count in plan.counts.items() if count},
        "problems": [each._asdict() for each in plan.problems],
        "problem_count": plan.problem_count,
        "unknown": {
            name: {text: {"count": each.count, "rows": each.rows} for text, each in several.items()}
            for name, several in plan.unknown.items()
        },
        "elsewhere": plan.elsewhere,
        "applied": applied,
    }
