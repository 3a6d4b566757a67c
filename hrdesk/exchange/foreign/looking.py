"""Finds the lists in a file: which sheets hold one, and where their headings stand."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.align import Row
from hrdesk.exchange.book import Book
from hrdesk.exchange.foreign.opening import opened_list
from hrdesk.exchange.foreign.proposing import is_heading
from hrdesk.exchange.foreign.table import ListColumn, ListFile, ListTable
from hrdesk.exchange.layout import READ_ME_MARK
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.exchange.sheet_cells import Cells, CellType

# Headings stand among the first lines; what comes later is data.
_LOOKED_AT = 60
_MOST_SAMPLES, _SAMPLED = 6, 200
_LONGEST_HEADING = 120
_ID_LENGTH = 20


def look_at_list(
    path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> ListFile:
    """The lists in a file. Raises `FileRefused` where there are none, and `Cancelled`."""
    with opened_list(path, progress=progress, cancelled=cancelled) as opened:
        found = _looked(opened)
        opened.steps.finish()
    if not found.tables:
        raise FileRefused("no_list", path=path)
    return found


@dataclass
class _Seen:
    """What was seen of one sheet."""

    first: list[Row] = field(default_factory=list)
    rows: int = 0


def _looked(opened: Book) -> ListFile:
    digest = hashlib.sha256()
    tables = []
    for sheet in opened.sheets:
        seen = _Seen()
        for row in opened.rows(sheet):
            digest.update(content_of(row[1]).encode())
            seen.rows += 1
            if len(seen.first) < _SAMPLED:
                seen.first.append(row)
        table = _table(sheet.title, seen)
        if table is not None:
            tables.append(table)
        digest.update(b"\n")
    return ListFile(id_of_content(digest), tuple(tables))


def id_of_content(digest: "hashlib._Hash") -> str:
    """The id of a file by all that its cells say; how it was saved, and when, are no part of it."""
    return digest.hexdigest()[:_ID_LENGTH].upper()


def content_of(cells: Cells) -> str:
    """All that a row says, in the order of its cells."""
    return json.dumps([[place, cell.text] for place, cell in cells.items()], ensure_ascii=False)


def _table(title: str, seen: _Seen) -> ListTable | None:
    header = _header(seen.first)
    if header is None:
        return None
    number, cells = header
    below = [row for row in seen.first if row[0] > number]
    columns = tuple(_columns(cells, [row[1] for row in below]))
    before = sum(row[0] < number for row in seen.first)
    return ListTable(title, number, columns, seen.rows - before - 1)


def _header(rows: list[Row]) -> Row | None:
    """The line of headings: the one in which most words are known, or else the first that is full.

    None where no line has data below it, or nothing but texts of one column stands there.
    """
    if not rows or _is_for_reading(rows[0][1]):
        return None
    widest = max(len(cells) for _, cells in rows)
    candidates = [row for row in rows[:_LOOKED_AT] if _may_be_header(row[1]) and row != rows[-1]]
    if not candidates:
        return None
    best = max(candidates, key=lambda row: (_known(row[1]), _fills(row[1], widest), -row[0]))
    is_table = len(best[1]) > 1 and 2 * len(best[1]) > widest
    return best if is_table or _known(best[1]) == len(best[1]) else None


def _is_for_reading(cells: Cells) -> bool:
    return READ_ME_MARK in (cell.text for cell in cells.values())


def _may_be_header(cells: Cells) -> bool:
    texts = [cell.text for cell in cells.values()]
    return all(
        cell.type is CellType.TEXT
        and not cell.formula
        and len(cell.text) <= _LONGEST_HEADING
        and any(map(str.isalpha, cell.text))
        for cell in cells.values()
    ) and len(set(texts)) == len(texts)


def _known(cells: Cells) -> int:
    return sum(is_heading(cell.text) for cell in cells.values())


def _fills(cells: Cells, widest: int) -> bool:
    return 2 * len(cells) > widest


def _columns(header: Cells, below: Iterable[Cells]) -> Iterator[ListColumn]:
    samples: dict[int, list[str]] = {place: [] for place in header}
    for cells in below:
        for place, cell in cells.items():
            some = samples.setdefault(place, [])
            if len(some) < _MOST_SAMPLES and cell.text and cell.text not in some:
                some.append(cell.text)
    for place in sorted(samples):
        heading = header[place].text.strip() if place in header else ""
        yield ListColumn(place, heading, tuple(samples[place]))
