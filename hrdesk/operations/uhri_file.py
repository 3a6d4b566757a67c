"""Opens the Excel export of the UHRI, in whichever format somebody saved it, and reads its rows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.foreign.opening import opened_list
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.formats.uhri import UhriRow, column_of, columns_in, rows_of


def read_export(
    path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Iterator[UhriRow]:
    """The rows of an export, one after the other: it may be the whole index.

    Raises `FileRefused` (not_uhri where no sheet has the headings) and `Cancelled`.
    """
    with opened_list(path, progress=progress, cancelled=cancelled) as opened:
        for sheet in opened.sheets:
            found = columns_in(opened.rows(sheet))
            if found is None:
                continue
            header, columns = found
            below = (line for line in opened.rows(sheet) if line[0] > header)
            yield from rows_of(below, columns)
            opened.steps.finish()
            return
    raise FileRefused("not_uhri", path=path)


def are_of_export(headings: Iterable[str]) -> bool:
    """Whether the headings of a list are those of an export of the UHRI."""
    return {"text", "key"} <= {column_of(each) for each in headings}


def is_export(path: Path) -> bool:
    """Whether a file is an export of the UHRI, by its headings. Raises `FileRefused`."""
    with opened_list(path) as opened:
        return any(columns_in(opened.rows(sheet)) for sheet in opened.sheets)
