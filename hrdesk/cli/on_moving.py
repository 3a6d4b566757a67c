"""The commands that move a desk to a new computer: options in, a JSON answer out."""

from contextlib import closing

from hrdesk.cli.answers import Answer
from hrdesk.cli.on_desk import made
from hrdesk.cli.options import Options
from hrdesk.operations import moving
from hrdesk.store.database import Database


def move_out(database: Database, options: Options) -> Answer:
    """The desk and its key in one file that opens with a passphrase."""
    written = moving.move_out(database, _passphrase(options), options.path("to"))
    return {"ok": True, "path": str(written.path), "with_key": written.has_key}


def move_in(options: Options) -> Answer:
    """The desk of such a file at its new place."""
    found = moving.move_in(
        options.needed_path("moved"), options.needed_path("to"), _passphrase(options)
    )
    with closing(found.database) as database:
        key = {"key": database.identity.key_place, "with_key": found.has_key}
        return made(database) | key


def _passphrase(options: Options) -> str:
    options.needed_path("password_file")
    return options.secret("password_file")
