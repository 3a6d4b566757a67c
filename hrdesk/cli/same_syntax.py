"""The commands about records that are one as a shell has them."""

from collections.abc import Sequence

import click

from hrdesk.cli.parts import FIELDS, FILE, LABEL, REF, REFS, VALUES, command, flag, option


def same_commands() -> Sequence[click.Command]:
    """Find duplicates, join records, and take one out again."""
    return (
        command(
            "duplicates",
            "List records that may be one, with a score and the reasons, the likeliest first.",
            FILE,
            option("--kind", "Only this kind: person, organisation or visit.", metavar="KIND"),
        ),
        command(
            "join",
            "Show records as one from now on, under the smallest Ref. Every Ref stays valid, and"
            f" `unjoin` takes one out again. {FIELDS}",
            *(FILE, REFS, VALUES, LABEL),
            flag("--plan", "Change nothing; list what differs and what is proposed."),
        ),
        command("unjoin", "Take a record out of those that it was joined with.", FILE, REF),
        command(
            "apart",
            "Say that records are not the same: `duplicates` points them out no more.",
            *(FILE, REFS),
            flag("--again", "Point them out again."),
        ),
    )
