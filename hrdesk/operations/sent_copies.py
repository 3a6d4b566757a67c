"""Finds the workbook that a single sheet (.csv) is of: only in it stands what was sent."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.opening import workbook_of_sheet
from hrdesk.store import partners
from hrdesk.store.database import Database


@contextmanager
def sent_copy(database: Database, path: Path) -> Iterator[Path | None]:
    """A file with the workbook that came in here before; None where there is none to be had."""
    content = _content(database, workbook_of_sheet(path))
    if content is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        copy = Path(folder, "workbook.xlsx")
        copy.write_bytes(content)
        yield copy


def _content(database: Database, workbook: str) -> bytes | None:
    if not workbook:
        return None
    with database.reading() as session:
        for each in partners.received(session):
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
