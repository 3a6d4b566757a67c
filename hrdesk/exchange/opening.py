"""Opens a file for reading, in whichever format it was saved."""

from pathlib import Path

from hrdesk.exchange.book import Book
from hrdesk.exchange.opened import Opened
from hrdesk.exchange.opened_ods import OpenedOds
from hrdesk.exchange.preflight import Format, check_file
from hrdesk.exchange.progress import Cancel, Progress


def opened_book(
    path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Book:
    """The workbook, open. Raises `FileRefused` and `Cancelled`."""
    match check_file(path):
        case Format.OPEN_DOCUMENT:
            return OpenedOds(path, progress=progress, cancelled=cancelled)
        case _:
            return Opened(path, progress=progress, cancelled=cancelled)
