"""Finds out what a single sheet belongs to: from the workbook itself, or from its tokens alone."""

import re
from pathlib import Path

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.records import KINDS
from hrdesk.exchange.book import Book
from hrdesk.exchange.entries import is_desk_code
from hrdesk.exchange.layout import columns_of, minute_of
from hrdesk.exchange.opened_csv import OpenedCsv
from hrdesk.exchange.recognise import Manifest, recognised

# The first line of each sheet, as `layout.title_line` makes it.
_TITLE = re.compile(
    r".+: sent by (?P<sender>\S+) to (?P<recipient>\S+), (?P<day>\d\d? \w{3} \d{4}), "
    r"copy \S+ (?P<copy>\d{1,9})"
)


def manifest_of_sheet(opened: OpenedCsv, path: Path, sent: Book | None) -> Manifest:
    """What is known of the workbook; `sent` is the workbook, where somebody still has it.

    Raises `FileRefused` when neither it nor the first line of the sheet says who sent it.
    """
    if sent is not None:
        manifest = recognised(sent, path)
        if manifest.workbook == opened.workbook:
            manifest.record_sheets, manifest.findings, manifest.cells = list(opened.sheets), [], 0
            manifest.is_one_sheet = True
            return manifest
    headers = {kind: {each.header: each.key for each in columns_of(kind)} for kind in KINDS}
    return Manifest(
        opened.workbook,
        _envelope(opened, path),
        {},
        headers,
        record_sheets=list(opened.sheets),
        is_torn=True,
        by_tokens=True,
        is_one_sheet=True,
    )


def _envelope(opened: OpenedCsv, path: Path) -> Envelope:
    (sheet,) = opened.sheets
    texts = next(([cell.text for cell in cells.values()] for _, cells in opened.rows(sheet)), [])
    found = next(filter(None, map(_TITLE.fullmatch, texts)), None)
    if found is None or not is_desk_code(found["sender"]):
        raise FileRefused("not_hrdesk", path=path)
    try:
        minute = minute_of(found["day"])
    except ValueError as error:
        raise FileRefused("not_hrdesk", path=path) from error
    return Envelope(found["sender"], "", found["recipient"], minute, copy=int(found["copy"]))
