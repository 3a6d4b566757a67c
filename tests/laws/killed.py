"""A process that works on a desk until it is killed: python -m tests.laws.killed WORK FOLDER."""

import sys
from pathlib import Path

from hrdesk.exchange import writer
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations import receive
from hrdesk.operations.accepting import Accept
from hrdesk.operations.desks import open_own_desk
from hrdesk.operations.send import send
from hrdesk.store import schema, upgrade

DESK, SENT, CAME, LATER = "desk.hrdesk", "out.xlsx", "in.xlsx", "later"
LATER_HEAD = f"{int(schema.HEAD) + 1:04}"


def be_a_version_later(folder: Path) -> None:
    """As if a later HRDesk were installed, with one more migration."""
    upgrade.__file__ = str(folder / LATER / "upgrade.py")
    schema.HEAD = LATER_HEAD


def main(work: str, folder: Path) -> None:
    """Say that the work begins, do it, and say that it is done."""
    assert writer
    if work == "migration":
        be_a_version_later(folder)
        print("begins", flush=True)
        open_own_desk(folder / DESK)
    else:
        database = open_own_desk(folder / DESK)
        receive.read_apart = read_workbook  # one process, which dies as a whole
        print("begins", flush=True)
        if work == "send":
            send(database, "BBB", folder / SENT)
        else:
            receive.receive(database, folder / CAME, accept=Accept.ALL)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
