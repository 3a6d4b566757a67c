"""The commands about contacts as a shell has them."""

from collections.abc import Sequence

import click

from hrdesk.cli.parts import FILE, command, option


def contact_commands() -> Sequence[click.Command]:
    """Who handles a matter."""
    return (
        command(
            "who",
            "Tell who handles a matter: desks and people, whom to ask first on top. Any of the"
            " three options, or several together.",
            FILE,
            option(
                "--mechanism", "An organisation: its acronym, its name or its Ref.", metavar="NAME"
            ),
            option("--theme", "Words of a theme, or their beginnings."),
            option("--country", "A country, by any of its names or its code."),
        ),
    )
