"""Finds who carries out a command, and refuses in words what no version can do yet."""

from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from hrdesk.cli import answers
from hrdesk.cli.answers import Answer
from hrdesk.cli.options import Options
from hrdesk.domain.errors import DeskError, UnknownName

if TYPE_CHECKING:
    from hrdesk.store.database import Database

NOT_IN_A_BATCH = frozenset({"new", "sample", "move-in", "batch"})
_LOCK = "passphrase_file"


def answer_to_shell(command: str, given: Mapping[str, object]) -> Answer:
    """Carry out a command of the shell; opens the desk that it names."""
    options = Options(command, given)
    _refuse_what_comes_later(options)
    if command == "kinds":
        return answers.kinds()
    from hrdesk.cli import on_desk, on_moving
    from hrdesk.cli.desk_commands import DESK_COMMANDS
    from hrdesk.operations.desks import open_own_desk
    from hrdesk.operations.finishing import settle

    if command == "new":
        return on_desk.new(options)
    if command == "sample":
        return on_desk.sample(options)
    if command == "move-in":
        return on_moving.move_in(options)
    with closing(open_own_desk(options.needed_path("file"))) as database:
        settle(database)
        return DESK_COMMANDS[command].run(database, options)


def answer_to_line(database: "Database", line: Mapping[str, object]) -> Answer:
    """Carry out a line of a batch on the desk that is open. Raises `UnknownName`, `DeskError`."""
    from hrdesk.cli.desk_commands import DESK_COMMANDS

    command = Options("batch", line).text("command")
    given = {name.replace("-", "_"): value for name, value in line.items() if name != "command"}
    if command in NOT_IN_A_BATCH:
        raise DeskError("not_in_batch", command=command)
    options = Options(command, given)
    _refuse_what_comes_later(options)
    if command not in DESK_COMMANDS:
        raise UnknownName(what="command", name=command, known=tuple(DESK_COMMANDS))
    chosen = DESK_COMMANDS[command]
    for name in given:
        if name not in chosen.keys:
            raise UnknownName(what="option", name=name, known=chosen.keys)
    return chosen.run(database, options)


def _refuse_what_comes_later(options: Options) -> None:
    if _LOCK in options:
        raise DeskError("later", what="Encryption of the desk")
