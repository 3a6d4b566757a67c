"""The command that takes in files of other programs, as a shell has it."""

from collections.abc import Sequence

import click

from hrdesk.cli.parts import (
    FILE,
    LABELS,
    PARTNERS,
    PASSWORD,
    PATH,
    argument,
    choice,
    command,
    flag,
    option,
    pairs,
)

_AS = choice("--as", "What the file is (default: by its name).", "ics", "vcf", "uhri", "sheet")
_ROW = pairs("--row", "What a line or entry is: new, out, or the Ref of a record.", "LINE=REF")
_ORGANISATION = pairs(
    "--organisation",
    "Which organisation a name on cards, or of a body in the UHRI, is: new (on cards), or a Ref."
    " Others are left out.",
    "NAME=REF",
)


def import_commands() -> Sequence[click.Command]:
    """What is taken in from other programs."""
    return (
        command(
            "import",
            "Take in what other programs wrote. That is a calendar (.ics), address cards (.vcf), the"
            " Excel export of the Universal Human Rights Index, or a list that somebody keeps in a"
            " spreadsheet. Of calendars and cards a second time changes only what is newer there;"
            " what cannot be kept is listed. Headings of lists are understood in five"
            " languages; rows that are here already are pointed out and left out, unless --rows"
            " says otherwise; what is not certain waits in the inbox.",
            *(FILE, argument("source", type=PATH)),
            _AS,
            option("--kind", "Kind of record, where the headings do not tell it."),
            flag("--plan", "Change nothing; list what would change, and what the columns are."),
            option("--sheet", "Only this sheet.", metavar="TITLE"),
            pairs(
                "--map",
                "Which field a column is; nothing behind the sign leaves it out.",
                "HEADING=FIELD",
            ),
            choice(
                "--rows",
                "Which rows are taken in (default: new); updates write every field that differs.",
                "new",
                "updates",
                "both",
            ),
            *(_ROW, _ORGANISATION),
            option("--label", "How far new records may go (default: internal).", type=LABELS),
            PARTNERS,
            PASSWORD,
        ),
    )
