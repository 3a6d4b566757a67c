"""Saves a copy of a file that came in for whoever wrote in it: coloured, with what happened."""

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.apart import copy_apart
from hrdesk.exchange.happened import TELLABLE, Copied, Wish
from hrdesk.exchange.opening import workbook_of_sheet
from hrdesk.exchange.part_files import take_away
from hrdesk.geography import country_names
from hrdesk.operations.receive import Progress, Stop, bytes_of
from hrdesk.operations.sent_copies import CopyOfWorkbook, copy_of_workbook
from hrdesk.operations.unlocking import unlocked
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.store.session import Session

# Reading alone went well, so the list can be told where colouring takes too much.
_TOO_MUCH = ("reading_too_big", "reading_too_long", "reading_failed")


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A copy that was saved; without colours it holds the list of what happened alone."""

    path: Path
    lines: int
    is_coloured: bool
    is_encrypted: bool


def can_be_told(error: FileRefused) -> bool:
    """Whether a copy can say why a file was refused: others can open it all the same."""
    return error.code in TELLABLE


def save_copy_of_delivery(
    database: Database,
    number: int,
    out: Path,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> SavedCopy:
    """Save what happened to a workbook of the inbox; with a passphrase, it opens with it only.

    The copy says nothing that did not stand in the workbook. Raises `NotFound`, `FileRefused`,
    `Cancelled`.
    """
    with database.reading() as session:
        _, content, _ = partners.original_of(session, number)
        workbook = next(e.workbook for e in partners.received(session) if e.id == number)
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        path = Path(folder, "workbook.xlsx")
        path.write_bytes(content)
        return _save(database, path, workbook, out, passphrase, progress, cancelled)


def save_copy_of_file(
    database: Database,
    path: Path,
    out: Path,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> SavedCopy:
    """As `save_copy_of_delivery`, of a file; one that came with a passphrase leaves with the same."""
    with unlocked(path, passphrase) as found:
        secret = passphrase if found.encrypted else ""
        workbook = workbook_of_sheet(found.path)
        return _save(database, found.path, workbook, out, secret, progress, cancelled)


def _save(
    database: Database,
    path: Path,
    workbook: str,
    out: Path,
    passphrase: str,
    progress: Progress | None,
    cancelled: Stop | None,
) -> SavedCopy:
    with database.reading() as session:
        languages = _languages(session)
    wish = Wish(languages)
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        making = _Making(path, Path(folder), None, progress, cancelled)
        with copy_of_workbook(database, workbook) as sent:
            made, copied = making.beside(sent).copy(wish)
        # Only now it is known which workbook the file is, and that its own copy proves nothing.
        with copy_of_workbook(database, copied.unproven, came_in=False) as sent:
            if sent is not None:
                made, copied = making.beside(sent).copy(wish)
        content = bytes_of(made)
    _write(out, content, passphrase)
    return SavedCopy(out, copied.lines, copied.is_coloured, bool(passphrase))


def _languages(session: Session) -> dict[str, str]:
    """Those of the partners; our own workbooks come back from whomever they were written for."""
    us = session.identity.code
    return {each.code: each.language for each in partners.partners(session) if each.code != us}


@dataclass(frozen=True)
class _Making:
    """The making of one copy: with colours if that can be, else the list alone."""

    path: Path
    folder: Path
    sent: CopyOfWorkbook | None
    progress: Progress | None
    cancelled: Stop | None

    def beside(self, sent: CopyOfWorkbook | None) -> "_Making":
        """The same with what was sent at hand."""
        return replace(self, sent=sent)

    def copy(self, wish: Wish) -> tuple[Path, Copied]:
        """Where the copy lies, and what came of it. Raises `FileRefused`, `Cancelled`."""
        try:
            return self._once(wish)
        except FileRefused as error:
            if error.code not in _TOO_MUCH:
                raise
        return self._once(replace(wish, is_coloured=False))

    def _once(self, wish: Wish) -> tuple[Path, Copied]:
        return copy_apart(
            self.path,
            self.folder,
            replace(wish, left_here=self.sent is not None and self.sent.left_here),
            progress=self.progress,
            cancelled=self.cancelled,
            country_names=country_names(),
            sent=self.sent.path if self.sent is not None else None,
        )


def _write(out: Path, content: bytes, passphrase: str) -> None:
    # Dear to load, and asked for seldom.
    from hrdesk.exchange.encryption import locked
    from hrdesk.exchange.package import part_path

    part = part_path(out)
    try:
        with part.open("wb") as file:
            file.write(locked(content, passphrase) if passphrase else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise FileRefused("cannot_write", path=out) from error
    finally:
        take_away(part)
