"""Opens a list in whichever format somebody saved it, a text with separators included."""

import csv
import re
from pathlib import Path

from hrdesk.domain.encodings import encoding_of
from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.book import Book
from hrdesk.exchange.foreign.opened_page import OpenedPage
from hrdesk.exchange.opened_csv import CsvTraits, OpenedCsv
from hrdesk.exchange.opened_word import OpenedWord
from hrdesk.exchange.opening import opened_book
from hrdesk.exchange.preflight import Format, check_file, is_plain_text
from hrdesk.exchange.progress import Cancel, Progress

_LOOKED_AT = 16 << 20
# No more than `csv` takes as one field: whatever stands there, it can be taken apart.
_LINES, _READ_BY_EYE = 50, 1 << 17
_SEPARATORS = ",;\t|"
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
_LIKE_A_PAGE = re.compile(r"\s*<(?:!doctype html|html|table|meta|\?xml|!--)", re.IGNORECASE)


def opened_list(
    path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Book:
    """The file, open for reading its cells. Raises `FileRefused`."""
    if not is_plain_text(path):
        if check_file(path) is Format.WORD:
            return OpenedWord(path, progress=progress, cancelled=cancelled)
        return opened_book(path, progress=progress, cancelled=cancelled)
    traits = _traits(path)
    if not traits.separator:
        return OpenedPage(path, traits.encoding, progress=progress, cancelled=cancelled)
    return OpenedCsv(path, traits, progress=progress, cancelled=cancelled)


def _traits(path: Path) -> CsvTraits:
    """How a text was written; a page has no separator."""
    with path.open("rb") as file:
        content = file.read(_LOOKED_AT)
    encoding = encoding_of(content)
    text = content.decode(encoding, "replace")
    if _NO_TEXT.search(text):
        raise FileRefused("not_a_workbook", path=path)
    if _LIKE_A_PAGE.match(text):
        return CsvTraits(encoding, "", "", path.stem)
    lines = text[:_READ_BY_EYE].splitlines()[:_LINES]
    separator = max(_SEPARATORS, key=lambda each: _columns(lines, each))
    return CsvTraits(encoding, separator, "", path.stem)


def _columns(lines: list[str], separator: str) -> tuple[int, int]:
    """How many lines fall apart into the same number of columns, and into how many."""
    widths = [len(line) for line in csv.reader(lines, delimiter=separator)]
    return max(((widths.count(each), each) for each in set(widths) if each > 1), default=(0, 0))
