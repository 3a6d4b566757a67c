"""The commands about contacts as a shell has them."""

from collections.abc import Sequence

import click

from hrdesk.cli.parts import FILE, PATH, REF, command, flag, option


def contact_commands() -> Sequence[click.Command]:
    """Who handles a matter, and the addresses of a mailing list."""
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
        command(
            "addresses",
            "Print the addresses of a mailing list, as Outlook takes them. Protected people are"
            " never among them.",
            *(FILE, REF),
            flag("--restricted", "Also those labelled Internal or Partners."),
            option(
                "--draft",
                "Write a draft of a mail, with everybody in Bcc.",
                type=PATH,
                metavar="OUT.eml",
            ),
        ),
    )
