"""Opens a file for reading, in whichever format it was saved."""

from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.book import Book
from hrdesk.exchange.opened import Opened
from hrdesk.exchange.opened_csv import OpenedCsv, csv_traits
from hrdesk.exchange.opened_ods import OpenedOds
from hrdesk.exchange.preflight import Format, check_file, is_plain_text
from hrdesk.exchange.progress import Cancel, Progress


def workbook_of_sheet(path: Path) -> str:
    """The id of the workbook of which a file is a single sheet (.csv); empty for all others."""
    traits = csv_traits(path) if is_plain_text(path) else None
    return traits.workbook if traits is not None else ""


def opened_book(
    path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Book:
    """The workbook, open. Raises `FileRefused` and `Cancelled`."""
    traits = csv_traits(path) if is_plain_text(path) else None
    if traits is not None:
        return OpenedCsv(path, traits, progress=progress, cancelled=cancelled)
    match check_file(path):
        case Format.OPEN_DOCUMENT:
            return OpenedOds(path, progress=progress, cancelled=cancelled)
        case Format.WORD:
            raise FileRefused("not_a_workbook", path=path)
        case _:
            return Opened(path, progress=progress, cancelled=cancelled)
