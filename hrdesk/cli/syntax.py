"""What can be typed in a shell: the commands with their options, and the words of `--help`."""

from collections.abc import Sequence

import click

from hrdesk import __version__
from hrdesk.cli.contact_syntax import contact_commands
from hrdesk.cli.export_syntax import export_commands
from hrdesk.cli.import_syntax import import_commands
from hrdesk.cli.parts import (
    ABOUT,
    ASSIGNMENTS,
    CODE,
    EPILOG,
    FIELDS,
    FILE,
    KIND,
    LABEL,
    MOVED,
    NEWER,
    PARTNERS,
    PASSWORD,
    PATH,
    REF,
    REFS,
    REPORT,
    SIDES,
    VALUES,
    WHERE_OPTION,
    argument,
    choice,
    command,
    flag,
    option,
)
from hrdesk.cli.same_syntax import same_commands
from hrdesk.domain.rhythm import Rhythm


def _desk_commands() -> Sequence[click.Command]:
    return (
        command(
            "new",
            "Make a new desk.",
            FILE,
            option("--code", "Short code of the desk, such as ACHPR.", required=True),
            option("--name", "Name of the desk.", required=True),
            option("--zone", "Time zone, such as Europe/Zurich.", metavar="ZONE"),
            option(
                "--with",
                "`network` begins with the organisations and the calendar of the network.",
                type=click.Choice(["network", "nothing"]),
            ),
        ),
        command("sample", "Make the sample desk.", FILE),
        command(
            "partner",
            "Add a partner or change what is given. What is not given stays.",
            FILE,
            CODE,
            option("--name", "Name of the partner."),
            option("--email", "Where workbooks are sent."),
            click.Option(
                ["--focal-point/--no-focal-point"],
                default=None,
                help="Whether it is a focal point, who gets what is labelled Network.",
            ),
            option("--language", "Language of the workbooks, such as fr."),
            option("--zone", "Time zone of the partner.", metavar="ZONE"),
            option(
                "--rhythm",
                "How often workbooks go to and fro, as agreed.",
                type=click.Choice(list(map(str, Rhythm))),
            ),
            flag("--key-compared", "The eight words of its key were compared by telephone."),
        ),
        command("partners", "List the partners with what was given and got.", FILE),
    )


def _care_commands() -> Sequence[click.Command]:
    return (
        command("kinds", "List the record kinds with their fields."),
        command("undo", "Take back the last operation.", FILE),
        command("redo", "Do again what was undone last.", FILE),
        command(
            "backup",
            "Copy the desk. Without --to beside it, under today's date.",
            FILE,
            option("--to", "Where the copy goes; there may be no file yet.", type=PATH),
        ),
        command("check", "Check that the desk is whole.", FILE),
        command(
            "lock-off",
            "Take the lock away from the window, where its passphrase is lost. It is no encryption.",
            FILE,
        ),
        command(
            "batch",
            "Carry out one JSON command a line from standard input. Each is answered by one line of"
            " JSON; keys are the options of the command, as in"
            ' {"command": "show", "ref": "VIS-…"}.',
            FILE,
        ),
    )


def _moving_commands() -> Sequence[click.Command]:
    secret = option(
        "--password-file",
        "The passphrase of the file: the first line of this one.",
        type=PATH,
        required=True,
    )
    return (
        command(
            "move-out",
            "Write the desk and its key into one file, for a new computer or a successor. It opens"
            " with the passphrase only; `move-in` makes the same desk of it there.",
            FILE,
            option(
                "--to",
                "The file to write (default: beside the desk, under today's date); there may be"
                " none yet.",
                type=PATH,
            ),
            secret,
        ),
        command(
            "move-in",
            "Make the desk of a file that `move-out` wrote. It is the same desk, with the same key:"
            " do not go on with the old one.",
            MOVED,
            option("--to", "The new desk; there may be none yet.", type=PATH, required=True),
            secret,
        ),
    )


def _record_commands() -> Sequence[click.Command]:
    return (
        command(
            "add",
            f"Add a record; prints its Ref. {FIELDS}",
            *(FILE, KIND, ASSIGNMENTS, VALUES, LABEL, PARTNERS),
        ),
        command(
            "set",
            f"Write fields of a record; `field=` empties one. {FIELDS}",
            *(FILE, REF, ASSIGNMENTS, VALUES, LABEL, PARTNERS),
        ),
        command("remove", "Remove records; `restore` brings them back.", FILE, REFS),
        command("restore", "Bring removed or archived records back.", FILE, REFS),
        command("archive", "Put records aside; `search` still finds them.", FILE, REFS),
    )


def _finding_commands() -> Sequence[click.Command]:
    return (
        command(
            "list",
            "List the records of a kind that are in use.",
            *(FILE, KIND, WHERE_OPTION, flag("--removed", "List the removed ones instead.")),
        ),
        command("show", "Show a record with all that stands in it.", FILE, REF),
        command("history", "Tell what happened to a record, the latest first.", FILE, REF),
        command(
            "search",
            "Find records of any kind by words or their beginnings.",
            *(FILE, argument("text", nargs=-1, required=True, metavar="TEXT...")),
        ),
        command("conflicts", "List the fields in which several values stand.", FILE),
        command(
            "resolve",
            "Decide a conflict. Take one of the values, or write another over them.",
            *(FILE, REF, argument("field")),
            option("--take", "The N-th of the values that `show` lists.", type=int, metavar="N"),
            option("--value", "Another value.", metavar="V"),
        ),
    )


def _exchange_commands() -> Sequence[click.Command]:
    return (
        command(
            "send",
            "Write a workbook for a partner.",
            FILE,
            option("--to", "Code of the partner.", required=True, metavar="CODE"),
            option("--out", "The workbook to write.", type=PATH, metavar="BOOK"),
            flag("--all", "Everything that may go (this is the default)."),
            flag("--changed", "Only what changed since the partner's last confirmation."),
            option("--ref", "Only these records; may be repeated.", multiple=True),
            flag("--pass-on", "A plain copy for others to read, with nothing hidden in it."),
            flag("--preview", "Write nothing; list what would go, what stays, and why."),
            PASSWORD,
        ),
        command(
            "receive",
            "Take a workbook in. What is not accepted waits in the inbox.",
            FILE,
            argument("book", type=PATH),
            flag("--plan", "Change nothing; list what would change."),
            choice("--accept", "What is taken in (default: safe).", "all", "safe", "none"),
            choice("--conflicts", "What becomes of conflicts (default: later).", *SIDES),
            choice("--removals", "What becomes of removals (default: keep).", "keep", "accept"),
            flag(
                "--key-compared",
                "The eight words of the sender's key were compared by telephone: know it by this"
                " key from now on, also where it had another.",
            ),
            NEWER,
            REPORT,
            PASSWORD,
        ),
        command("inbox", "List the workbooks that came in.", FILE),
    )


def _disclosure_commands() -> Sequence[click.Command]:
    return (
        command(
            "disclosed",
            "Show the disclosure log: who was given which record, when and in which workbook.",
            FILE,
            option("--to", "Only what this partner was given.", metavar="CODE"),
            option("--ref", "Only who was given this record."),
        ),
        command(
            "erase",
            "Wipe the values of a record for good, and list whom to tell. Cannot be undone.",
            *(FILE, REF),
            flag("--plan", "Change nothing; list what would be wiped, and whom to tell."),
        ),
    )


def command_line() -> click.Group:
    """All commands."""
    commands = (
        *(*_desk_commands(), *_care_commands(), *_moving_commands()),
        *(*_record_commands(), *_finding_commands(), *same_commands()),
        *(*_exchange_commands(), *import_commands()),
        *(*contact_commands(), *_disclosure_commands(), *export_commands()),
    )
    group = click.Group(
        "hrdesk", {str(each.name): each for each in commands}, help=ABOUT, epilog=EPILOG
    )
    version = click.version_option(__version__, message="HRDesk %(version)s")
    return version(group)
