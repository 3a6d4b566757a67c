"""Finds out what sheets without their base belong to: from the workbook that was sent, or tokens."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.records import KINDS
from hrdesk.exchange.book import Book, Sheet
from hrdesk.exchange.entries import is_desk_code
from hrdesk.exchange.layout import CONFLICTS, columns_of, minute_of
from hrdesk.exchange.marks import workbook_of
from hrdesk.exchange.opened_csv import OpenedCsv
from hrdesk.exchange.recognise import Manifest, marked_sheets, recognised

# The first line of each sheet, as `layout.title_line` makes it.
_TITLE = re.compile(
    r".+: sent by (?P<sender>\S+) to (?P<recipient>\S+), (?P<day>\d\d? \w{3} \d{4}), "
    r"copy \S+ (?P<copy>\d{1,9})"
)
# As `marks.token_of` makes it.
_TOKEN = re.compile(r"[A-Z2-7]{20}:(?:[A-Z2-7]{4})+")


def manifest_of_sheet(opened: OpenedCsv, path: Path, sent: Book | None) -> Manifest:
    """What is known of the workbook; `sent` is the workbook, where somebody still has it.

    Raises `FileRefused` when neither it nor the first line of the sheet says who sent it.
    """
    manifest = _manifest(opened, opened.workbook, opened.sheets, path, sent)
    manifest.is_one_sheet = True
    return manifest


def manifest_without_base(
    opened: Book, path: Path, sent: Book | None, known: Manifest | None
) -> Manifest:
    """As `manifest_of_sheet`, for a workbook that has lost hidden sheets, or some of their rows.

    `known` is what it still says of itself. Raises `FileRefused` where nothing says whose it is.
    """
    marked = marked_sheets(opened)
    people = marked.pop("", [])
    workbook = known.workbook if known is not None else _workbook_in(opened, people)
    if not workbook:
        raise FileRefused("not_hrdesk", path=path)
    manifest = None if sent is None else _of_copy(sent, workbook, people, path)
    manifest = manifest or known or _manifest(opened, workbook, people, path, None)
    hidden = (sheet for sheets in marked.values() for sheet in sheets)
    manifest.cells = sum(len(cells) for sheet in hidden for _, cells in opened.rows(sheet))
    return manifest


def _manifest(
    opened: Book, workbook: str, sheets: Sequence[Sheet], path: Path, sent: Book | None
) -> Manifest:
    manifest = None if sent is None else _of_copy(sent, workbook, sheets, path)
    if manifest is not None:
        return manifest
    headers = {
        kind: {each.header: each.key for each in columns_of(kind)} for kind in (*KINDS, CONFLICTS)
    }
    return Manifest(
        workbook,
        _envelope(opened, sheets, path),
        {},
        headers,
        record_sheets=list(sheets),
        is_torn=True,
        by_tokens=True,
    )


def _of_copy(sent: Book, workbook: str, sheets: Sequence[Sheet], path: Path) -> Manifest | None:
    """What the workbook itself says; None when it is another one, or says nothing either."""
    try:
        manifest = recognised(sent, path)
    except FileRefused:
        return None
    if manifest.workbook != workbook:
        return None
    manifest.record_sheets, manifest.findings, manifest.cells = list(sheets), [], 0
    return manifest


def _workbook_in(opened: Book, sheets: Iterable[Sheet]) -> str:
    """The id of the workbook that most tokens name; empty where there is none."""
    found = Counter(
        workbook_of(cell.text)
        for sheet in sheets
        for _, cells in opened.rows(sheet)
        for cell in cells.values()
        if _TOKEN.fullmatch(cell.text)
    )
    return found.most_common(1)[0][0] if found else ""


def _envelope(opened: Book, sheets: Iterable[Sheet], path: Path) -> Envelope:
    found = next(filter(None, (_title(opened, sheet) for sheet in sheets)), None)
    if found is None or not is_desk_code(found["sender"]):
        raise FileRefused("not_hrdesk", path=path)
    try:
        minute = minute_of(found["day"])
    except ValueError as error:
        raise FileRefused("not_hrdesk", path=path) from error
    return Envelope(found["sender"], "", found["recipient"], minute, copy=int(found["copy"]))


def _title(opened: Book, sheet: Sheet) -> re.Match[str] | None:
    texts = next(([cell.text for cell in cells.values()] for _, cells in opened.rows(sheet)), [])
    return next(filter(None, map(_TITLE.fullmatch, texts)), None)
