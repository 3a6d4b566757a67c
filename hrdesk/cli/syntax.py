"""What can be typed in a shell: the commands with their options, and the words of `--help`."""

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from hrdesk import __version__
from hrdesk.cli.dispatch import answer_to_shell
from hrdesk.domain.label import Label
from hrdesk.domain.rhythm import Rhythm


class Reply(NamedTuple):
    """The answer of a command, and whether it is wanted as JSON."""

    command: str
    answer: dict[str, Any]
    as_json: bool


def _assignment(text: str) -> tuple[str, str]:
    """`field=value`; nothing behind the sign empties the field."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"“{text}” is not field=value.")
    return name, value


def _json_object(text: str) -> dict[str, Any]:
    """Fields with their values, as one JSON object."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise click.BadParameter('it takes a JSON object such as \'{"country": "TUN"}\'.')
    return found


_PATH = click.Path(path_type=Path)
_LABELS = click.Choice(list(map(str, Label)), case_sensitive=False)
_EPILOG = "`hrdesk [FILE] [--measure-start]` opens the window."
_ABOUT = (
    "The desk of a human rights focal point, without its window.\n\nEvery command answers with exit"
    " code 0 (done), 1 (refused or failed) or 2 (wrong usage). `hrdesk COMMAND --help` tells more."
)
_FIELDS = "Fields: `hrdesk kinds`. Several values of one field stand apart by semicolons."
_WHERE = (
    "Words that must occur, and field=value pairs that must hold, with blanks between:"
    " 'tunis status=held label=network'. Pairs of the same field: any of them; field= means"
    ' empty, field=* not empty; blanks in a value need quotes: city="Addis Ababa".'
)


def _argument(name: str, **more: Any) -> click.Argument:
    return click.Argument([name], **({"metavar": name.upper()} | more))


def _option(name: str, help_text: str, **more: Any) -> click.Option:
    return click.Option([name], help=help_text, **more)


def _flag(name: str, help_text: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help_text)


_FILE, _MOVED = _argument("file", type=_PATH), _argument("moved", type=_PATH)
_REF, _KIND, _CODE = _argument("ref"), _argument("kind"), _argument("code")
_REFS = _argument("refs", nargs=-1, required=True, metavar="REF...")
_ASSIGNMENTS = _argument("assignments", nargs=-1, type=_assignment, metavar="[FIELD=VALUE]...")
_VALUES = _option("--values", "Fields as a JSON object, lists for sets.", type=_json_object)
_LABEL = _option("--label", "How far the record may go.", type=_LABELS)
_PARTNERS = _option(
    "--partners", "Codes of the desks that the label Partners means.", metavar="A,B"
)
_WHERE_OPTION = _option("--where", _WHERE, metavar="TEXT")
_PASSWORD = _option(
    "--password-file", "The workbook's passphrase: the first line of this file.", type=_PATH
)
_SIDES = ("ours", "theirs", "later")
_NEWER = _flag(
    "--newer",
    "Take it for the newer version: earlier ones of the same workbook, of which nothing was taken"
    " in, wait no longer.",
)
_REPORT = _option(
    "--report",
    "Write a copy of the workbook for its sender: coloured, with a first sheet that says what"
    " happened.",
    type=_PATH,
    metavar="BOOK",
)
_PASSPHRASE = _option("--passphrase-file", "Where the desk's passphrase stands.", type=_PATH)
_JSON = _flag("--json", "Answer with one JSON value and nothing else.")


def _command(name: str, help_text: str, *params: click.Parameter) -> click.Command:
    locked = [_PASSPHRASE] if {_FILE, _MOVED}.intersection(params) else []
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


def _desk_commands() -> Sequence[click.Command]:
    return (
        _command(
            "new",
            "Make a new desk.",
            _FILE,
            _option("--code", "Short code of the desk, such as NIRMS.", required=True),
            _option("--name", "Name of the desk.", required=True),
            _option("--zone", "Time zone, such as Europe/Zurich.", metavar="ZONE"),
            _option(
                "--with",
                "`network` begins with the organisations and the calendar of the network.",
                type=click.Choice(["network", "nothing"]),
            ),
        ),
        _command("sample", "Make the sample desk.", _FILE),
        _command(
            "partner",
            "Add a partner or change what is given. What is not given stays.",
            _FILE,
            _CODE,
            _option("--name", "Name of the partner."),
            _option("--email", "Where workbooks are sent."),
            click.Option(
                ["--focal-point/--no-focal-point"],
                default=None,
                help="Whether it is a focal point, who gets what is labelled Network.",
            ),
            _option("--language", "Language of the workbooks, such as fr."),
            _option("--zone", "Time zone of the partner.", metavar="ZONE"),
            _option(
                "--rhythm",
                "How often workbooks go to and fro, as agreed.",
                type=click.Choice(list(map(str, Rhythm))),
            ),
            _flag("--key-compared", "The eight words of its key were compared by telephone."),
        ),
        _command("partners", "List the partners with what was given and got.", _FILE),
    )


def _care_commands() -> Sequence[click.Command]:
    return (
        _command("kinds", "List the record kinds with their fields."),
        _command("undo", "Take back the last operation.", _FILE),
        _command("redo", "Do again what was undone last.", _FILE),
        _command(
            "backup",
            "Copy the desk. Without --to beside it, under today's date.",
            _FILE,
            _option("--to", "Where the copy goes; there may be no file yet.", type=_PATH),
        ),
        _command("check", "Check that the desk is whole.", _FILE),
        _command(
            "batch",
            "Carry out one JSON command a line from standard input. Each is answered by one line of"
            " JSON; keys are the options of the command, as in"
            ' {"command": "show", "ref": "VIS-…"}.',
            _FILE,
        ),
    )


def _moving_commands() -> Sequence[click.Command]:
    secret = _option(
        "--password-file",
        "The passphrase of the file: the first line of this one.",
        type=_PATH,
        required=True,
    )
    return (
        _command(
            "move-out",
            "Write the desk and its key into one file, for a new computer or a successor. It opens"
            " with the passphrase only; `move-in` makes the same desk of it there.",
            _FILE,
            _option(
                "--to",
                "The file to write (default: beside the desk, under today's date); there may be"
                " none yet.",
                type=_PATH,
            ),
            secret,
        ),
        _command(
            "move-in",
            "Make the desk of a file that `move-out` wrote. It is the same desk, with the same key:"
            " do not go on with the old one.",
            _MOVED,
            _option("--to", "The new desk; there may be none yet.", type=_PATH, required=True),
            secret,
        ),
    )


def _record_commands() -> Sequence[click.Command]:
    return (
        _command(
            "add",
            f"Add a record; prints its Ref. {_FIELDS}",
            *(_FILE, _KIND, _ASSIGNMENTS, _VALUES, _LABEL, _PARTNERS),
        ),
        _command(
            "set",
            f"Write fields of a record; `field=` empties one. {_FIELDS}",
            *(_FILE, _REF, _ASSIGNMENTS, _VALUES, _LABEL, _PARTNERS),
        ),
        _command("remove", "Remove records; `restore` brings them back.", _FILE, _REFS),
        _command("restore", "Bring removed or archived records back.", _FILE, _REFS),
        _command("archive", "Put records aside; `search` still finds them.", _FILE, _REFS),
    )


def _finding_commands() -> Sequence[click.Command]:
    return (
        _command(
            "list",
            "List the records of a kind that are in use.",
            *(_FILE, _KIND, _WHERE_OPTION, _flag("--removed", "List the removed ones instead.")),
        ),
        _command("show", "Show a record with all that stands in it.", _FILE, _REF),
        _command("history", "Tell what happened to a record, the latest first.", _FILE, _REF),
        _command(
            "search",
            "Find records of any kind by words or their beginnings.",
            *(_FILE, _argument("text", nargs=-1, required=True, metavar="TEXT...")),
        ),
        _command("conflicts", "List the fields in which several values stand.", _FILE),
        _command(
            "resolve",
            "Decide a conflict. Take one of the values, or write another over them.",
            *(_FILE, _REF, _argument("field")),
            _option("--take", "The N-th of the values that `show` lists.", type=int, metavar="N"),
            _option("--value", "Another value.", metavar="V"),
        ),
    )


def _exchange_commands() -> Sequence[click.Command]:
    return (
        _command(
            "send",
            "Write a workbook for a partner.",
            _FILE,
            _option("--to", "Code of the partner.", required=True, metavar="CODE"),
            _option("--out", "The workbook to write.", type=_PATH, metavar="BOOK"),
            _flag("--all", "Everything that may go (this is the default)."),
            _flag("--changed", "Only what changed since the partner's last confirmation."),
            _option("--ref", "Only these records; may be repeated.", multiple=True),
            _flag("--pass-on", "A plain copy for others to read, with nothing hidden in it."),
            _flag("--preview", "Write nothing; list what would go, what stays, and why."),
            _PASSWORD,
        ),
        _command(
            "receive",
            "Take a workbook in. What is not accepted waits in the inbox.",
            _FILE,
            _argument("book", type=_PATH),
            _flag("--plan", "Change nothing; list what would change."),
            _choice("--accept", "What is taken in (default: safe).", "all", "safe", "none"),
            _choice("--conflicts", "What becomes of conflicts (default: later).", *_SIDES),
            _choice("--removals", "What becomes of removals (default: keep).", "keep", "accept"),
            _flag(
                "--key-compared",
                "The eight words of the sender's key were compared by telephone: know it by this"
                " key from now on, also where it had another.",
            ),
            _NEWER,
            _REPORT,
            _PASSWORD,
        ),
        _command("inbox", "List the workbooks that came in.", _FILE),
    )


def _import_commands() -> Sequence[click.Command]:
    return (
        _command(
            "import",
            "Take in a list that somebody keeps in a spreadsheet. Headings are understood in five"
            " languages; rows that are here already are pointed out and left out, unless --rows"
            " says otherwise; what is not certain waits in the inbox.",
            *(_FILE, _argument("source", type=_PATH)),
            _choice(
                "--as", "What the file is (default: by its name).", "ics", "vcf", "uhri", "sheet"
            ),
            _option("--kind", "Kind of record, where the headings do not tell it."),
            _flag("--plan", "Change nothing; list what would change, and what the columns are."),
            _option("--sheet", "Only this sheet.", metavar="TITLE"),
            _pairs(
                "--map",
                "Which field a column is; nothing behind the sign leaves it out.",
                "HEADING=FIELD",
            ),
            _choice(
                "--rows",
                "Which rows are taken in (default: new); updates write every field that differs.",
                "new",
                "updates",
                "both",
            ),
            _pairs("--row", "What a line is: new, out, or the Ref of a record.", "LINE=REF"),
            _option("--label", "How far new records may go (default: internal).", type=_LABELS),
        ),
    )


def _disclosure_commands() -> Sequence[click.Command]:
    return (
        _command(
            "disclosed",
            "Show the disclosure log: who was given which record, when and in which workbook.",
            _FILE,
            _option("--to", "Only what this partner was given.", metavar="CODE"),
            _option("--ref", "Only who was given this record."),
        ),
        _command(
            "erase",
            "Wipe the values of a record for good, and list whom to tell. Cannot be undone.",
            *(_FILE, _REF),
        ),
    )


def _later_commands() -> Sequence[click.Command]:
    return (
        _command(
            "export",
            "Write a file for another program (comes later).",
            *(_FILE, _argument("out", type=_PATH), _option("--kind", "Kind of record.")),
            _WHERE_OPTION,
            _choice("--as", "What the file is.", "ics", "vcf", "xlsx", "csv", "html"),
        ),
    )


def _pairs(name: str, help_text: str, metavar: str) -> click.Option:
    more = f"{help_text} May be repeated."
    return click.Option([name], type=_assignment, help=more, multiple=True, metavar=metavar)


def _choice(name: str, help_text: str, *choices: str) -> click.Option:
    return click.Option([name], type=click.Choice(choices), help=help_text)


def command_line() -> click.Group:
    """All commands."""
    commands = (
        *(*_desk_commands(), *_care_commands(), *_moving_commands()),
        *(*_record_commands(), *_finding_commands()),
        *(*_exchange_commands(), *_import_commands()),
        *(*_disclosure_commands(), *_later_commands()),
    )
    group = click.Group(
        "hrdesk", {str(each.name): each for each in commands}, help=_ABOUT, epilog=_EPILOG
    )
    version = click.version_option(__version__, message="HRDesk %(version)s")
    return version(group)
