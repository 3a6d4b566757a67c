"""The command that takes in calendars and address cards of other programs."""

from collections.abc import Mapping

from hrdesk.cli.answers import Answer, plain
from hrdesk.cli.chosen_label import label_chosen, partners_chosen
from hrdesk.cli.options import Options, WrongUse
from hrdesk.domain.refs import parse_ref
from hrdesk.operations.file_import import plan_file, read_file, take_file
from hrdesk.operations.incoming import NEW_RECORD, OUT, Choices, FilePlan, Line
from hrdesk.operations.perform import do
from hrdesk.store.database import Database


def import_foreign(database: Database, options: Options, what: str) -> Answer:
    """Take a file in as its plan says, or only say what it would change."""
    content = read_file(database, options.needed_path("source"), what)
    choices = _choices(options)
    plan = plan_file(database, content, choices)
    applied = 0
    if not options.flag("plan"):
        applied = len(do(database, take_file, content, choices).edits)
    return {"ok": True, "as": what} | _plan(plan) | {"applied": applied}


def _choices(options: Options) -> Choices:
    return Choices(
        label_chosen(options),
        {_number(name): _row(choice) for name, choice in options.pairs("row").items()},
        {name: _row(choice) for name, choice in options.pairs("organisation").items()},
        partners_chosen(options),
    )


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise WrongUse(name="row", reason=f"{text} is no number of an entry.")
    return int(text)


def _row(choice: str) -> str:
    return choice if choice in ("", NEW_RECORD, OUT) else parse_ref(choice)


def _plan(plan: FilePlan) -> Answer:
    return {
        "plan": [_line(each) for each in plan.lines],
        "counts": {fate.value: count for fate, count in plan.counts.items()},
        "left": dict(plan.left),
        "others": dict(plan.others),
        "organisations": {name: list(refs) for name, refs in plan.organisations.items()},
    }


def _line(line: Line) -> Answer:
    about: Mapping[str, object] = {
        "when": line.when,
        "ref": line.ref,
        "reason": line.reason,
        "kept": list(line.kept),
        "changes": [
            {"field": each.name, "before": plain(each.before), "after": plain(each.after)}
            for each in line.changes
        ],
        "left": [{"what": each.what.value, "about": each.about} for each in line.notes],
        "twins": [twin.ref for twin in line.twins],
    }
    filled = {name: value for name, value in about.items() if value}
    return {"number": line.number, "fate": line.fate.value, "title": line.title} | filled
