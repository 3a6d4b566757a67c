"""The command that writes files for other programs, as a shell has it."""

from collections.abc import Sequence

import click

from hrdesk.cli.parts import FILE, PATH, WHERE_OPTION, argument, choice, command, option

_SEPARATORS = ("comma", "semicolon", "tab")


def export_commands() -> Sequence[click.Command]:
    """What is written for other programs."""
    return (
        command(
            "export",
            "Write a file for another program. It holds what is Public and no more, unless --to"
            " names a desk: then what that desk may have. What had to stay is told.",
            *(FILE, argument("out", type=PATH)),
            choice(
                "--as",
                "What the file is (default: by its name).",
                *("ics", "vcf", "xlsx", "ods", "csv", "html", "kit"),
            ),
            option(
                "--kind",
                "Kind of record (default: all that the file can hold; a sheet has one, and html"
                " is a page of what is public without it).",
            ),
            WHERE_OPTION,
            option("--columns", "Fields that a sheet has (default: all).", metavar="A,B"),
            choice("--separator", "Between cells of .csv (default: comma).", *_SEPARATORS),
            option("--country", "State whose submission kit for its review is written (--as kit)."),
            option("--to", "Code of the desk that it is for.", metavar="CODE"),
            option("--since", "First day of a bulletin (html).", metavar="DAY"),
            option("--until", "Last day of a bulletin (html).", metavar="DAY"),
            choice("--vcard", "Version of address cards (default: 3.0).", "3.0", "4.0"),
            option("--language", "Language of its words, such as fr (default: the desk's)."),
        ),
    )
