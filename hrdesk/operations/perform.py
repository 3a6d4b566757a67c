"""One operation is one transaction: its changes and its journal entry are kept together or not."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from hrdesk.domain.changes import Changes
from hrdesk.operations import own_desk
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.session import Session

Arguments = ParamSpec("Arguments")


def do(
    database: Database,
    operation: Callable[Concatenate[Session, Arguments], Changes],
    *args: Arguments.args,
    **named: Arguments.kwargs,
) -> Changes:
    """Carry out an operation on a desk; what edited records or the desk can be undone afterwards."""
    with database.writing() as session:
        changes = operation(session, *args, **named)
        if changes.edits or own_desk.DESK in changes.touched:
            journal.append(session, changes)
    own_desk.follow(database, changes)
    return changes
