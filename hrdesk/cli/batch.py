"""One JSON command a line in, one JSON answer a line out, on one open desk until the input ends."""

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from hrdesk.cli.answers import Answer, json_line, refusal
from hrdesk.cli.bug_log import bug
from hrdesk.cli.dispatch import answer_to_line
from hrdesk.domain.errors import DeskError
from hrdesk.operations.desks import open_own_desk
from hrdesk.operations.finishing import settle
from hrdesk.store.database import Database


def run_batch(path: Path, lines: Iterable[bytes], write: Callable[[str], None]) -> None:
    """Answer every line that is not empty; one that fails is answered too, and the next is read.

    Raises `DeskFileError` when the desk cannot be opened.
    """
    with closing(open_own_desk(path)) as database:
        settle(database)
        for line in lines:
            if line.strip():
                write(json_line(answer(database, line)))


def answer(database: Database, line: bytes) -> Answer:
    """The answer to one line."""
    try:
        return answer_to_line(database, _command(line))
    except DeskError as error:
        return refusal(error)
    except Exception as error:  # noqa: BLE001 - logged and told; the other lines go on
        return refusal(bug(error))


def _command(line: bytes) -> dict[str, object]:
    try:
        # Some shells on Windows begin what they pipe with a byte order mark.
        command = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise DeskError("bad_line") from None
    if not isinstance(command, dict):
        raise DeskError("bad_line")
    return command
