"""Finds the workbook whose hidden sheets a file has lost or changed: in it stands what was sent."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hrdesk.domain.errors import FileRefused
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.store.sent_copies import sent_copy_of
from hrdesk.store.session import Session


class CopyOfWorkbook(NamedTuple):
    """A file with a workbook, as long as it is asked for; it left here, or came in."""

    path: Path
    left_here: bool


@contextmanager
def copy_of_workbook(
    database: Database, workbook: str, *, came_in: bool = True
) -> Iterator[CopyOfWorkbook | None]:
    """The workbook as it left here or, if that will do, `came_in`; None where there is none."""
    with database.reading() as session:
        content = sent_copy_of(session, workbook)
        left_here = content is not None
        if content is None and came_in:
            content = _received(session, workbook)
    if content is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        copy = Path(folder, "workbook.xlsx")
        copy.write_bytes(content)
        yield CopyOfWorkbook(copy, left_here)


def _received(session: Session, workbook: str) -> bytes | None:
    for each in partners.received(session) if workbook else ():
        if each.workbook != workbook:
            continue
        try:
            _, content, _ = partners.original_of(session, each.id)
        except FileRefused:
            continue  # its file is no longer kept, because a record in it was erased
        # A sheet of it may have come in before, which knows no more than this one.
        if content.startswith(b"PK"):
            return content
    return None
