"""Of what the commands of a shell are built: arguments, options, and how each answers."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from hrdesk.cli.dispatch import answer_to_shell
from hrdesk.domain.label import Label


class Reply(NamedTuple):
    """The answer of a command, and whether it is wanted as JSON."""

    command: str
    answer: dict[str, Any]
    as_json: bool


def assignment(text: str) -> tuple[str, str]:
    """`field=value`; nothing behind the sign empties the field."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"“{text}” is not field=value.")
    return name, value


def json_object(text: str) -> dict[str, Any]:
    """Fields with their values, as one JSON object."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise click.BadParameter('it takes a JSON object such as \'{"country": "TUN"}\'.')
    return found


PATH = click.Path(path_type=Path)
LABELS = click.Choice(list(map(str, Label)), case_sensitive=False)
EPILOG = "`hrdesk [FILE] [--measure-start]` opens the window."
ABOUT = (
    "The desk of a human rights focal point, without its window.\n\nEvery command answers with exit"
    " code 0 (done), 1 (refused or failed) or 2 (wrong usage). `hrdesk COMMAND --help` tells more."
)
FIELDS = "Fields: `hrdesk kinds`. Several values of one field stand apart by semicolons."
WHERE = (
    "Words that must occur, and field=value pairs that must hold, with blanks between:"
    " 'tunis status=held label=network'. Pairs of the same field: any of them; field= means"
    ' empty, field=* not empty; blanks in a value need quotes: city="Addis Ababa".'
)


def argument(name: str, **more: Any) -> click.Argument:
    return click.Argument([name], **({"metavar": name.upper()} | more))


def option(name: str, help_text: str, **more: Any) -> click.Option:
    return click.Option([name], help=help_text, **more)


def flag(name: str, help_text: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help_text)


FILE, MOVED = argument("file", type=PATH), argument("moved", type=PATH)
REF, KIND, CODE = argument("ref"), argument("kind"), argument("code")
REFS = argument("refs", nargs=-1, required=True, metavar="REF...")
ASSIGNMENTS = argument("assignments", nargs=-1, type=assignment, metavar="[FIELD=VALUE]...")
VALUES = option("--values", "Fields as a JSON object, lists for sets.", type=json_object)
LABEL = option("--label", "How far the record may go.", type=LABELS)
PARTNERS = option("--partners", "Codes of the desks that the label Partners means.", metavar="A,B")
WHERE_OPTION = option("--where", WHERE, metavar="TEXT")
PASSWORD = option(
    "--password-file", "The workbook's passphrase: the first line of this file.", type=PATH
)
SIDES = ("ours", "theirs", "later")
NEWER = flag(
    "--newer",
    "Take it for the newer version: earlier ones of the same workbook, of which nothing was taken"
    " in, wait no longer.",
)
REPORT = option(
    "--report",
    "Write a copy of the workbook for its sender: coloured, with a first sheet that says what"
    " happened.",
    type=PATH,
    metavar="BOOK",
)
_PASSPHRASE = option("--passphrase-file", "Where the desk's passphrase stands.", type=PATH)
_JSON = flag("--json", "Answer with one JSON value and nothing else.")


def command(name: str, help_text: str, *params: click.Parameter) -> click.Command:
    locked = [_PASSPHRASE] if {FILE, MOVED}.intersection(params) else []
    return click.Command(
        name,
        params=[*params, *locked, _JSON],
        callback=partial(_reply, name),
        help=help_text,
        short_help=help_text.partition(".")[0] + ".",
    )


def _reply(command: str, json: bool, **given: Any) -> Reply | None:
    if command == "batch":
        _run_batch(given)
        return None
    return Reply(command, answer_to_shell(command, given), json)


def _run_batch(given: dict[str, Any]) -> None:
    from hrdesk.cli.batch import run_batch

    if given["passphrase_file"] is not None:
        answer_to_shell("batch", given)
    run_batch(given["file"], sys.stdin.buffer, _say)


def _say(line: str) -> None:
    print(line, flush=True)


def pairs(name: str, help_text: str, metavar: str) -> click.Option:
    more = f"{help_text} May be repeated."
    return click.Option([name], type=assignment, help=more, multiple=True, metavar=metavar)


def choice(name: str, help_text: str, *choices: str) -> click.Option:
    return click.Option([name], type=click.Choice(choices), help=help_text)
