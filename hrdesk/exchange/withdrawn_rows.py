"""The sheet of what is shared no longer: Refs and kinds, for who works without HRDesk.

HRDesk itself reads the sealed lines of `_meta`; what stands here is for people only.
"""

from collections.abc import Iterator

from openpyxl.workbook import Workbook

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.naming import readable
from hrdesk.exchange.hidden_base import known_kind
from hrdesk.exchange.layout import FIRST_ROW, HEADER_ROW, NO_LONGER_SHARED, WITHDRAWN_MARK
from hrdesk.exchange.looks import Look
from hrdesk.exchange.read_me import RIGHT_TO_LEFT, language_of, read_me_texts
from hrdesk.exchange.row_xml import OutCell, OutRow
from hrdesk.exchange.styles import StyleBook, dress

_WIDTHS = {"A": 26, "B": 26}
_HEADINGS = ("Ref", "Kind")
_OF_LATER_KIND = "record"


class WithdrawnRows:
    """Makes the sheet; there is none where nothing is withdrawn."""

    def __init__(self, envelope: Envelope, styles: StyleBook) -> None:
        self._envelope = envelope
        turned = language_of(envelope) in RIGHT_TO_LEFT
        self._title = styles.number(Look(large=True, turned=turned))
        self._text = styles.number(Look(turned=turned))
        self._heading = styles.number(Look(heading=True))
        self._cell = styles.number(Look())

    def rows(self) -> Iterator[OutRow]:
        """What it means, and one row a record."""
        yield OutRow(1, {1: OutCell(WITHDRAWN_MARK, self._title)})
        lines = read_me_texts(language_of(self._envelope))["withdrawn"]
        for number, line in enumerate(lines, 2):
            yield OutRow(number, {1: OutCell(line, self._text)})
        heads = {place: OutCell(text, self._heading) for place, text in enumerate(_HEADINGS, 1)}
        yield OutRow(HEADER_ROW, heads)
        for number, ref in enumerate(self._envelope.withdrawn, FIRST_ROW):
            cells = {1: OutCell(ref, self._cell), 2: OutCell(_kind(ref), self._cell)}
            yield OutRow(number, cells)


def _kind(ref: str) -> str:
    # What a later version calls its kinds is not known where nothing of one goes.
    return readable(known_kind(ref) or _OF_LATER_KIND)


def add_withdrawn_sheet(book: Workbook, *, turned: bool) -> None:
    """Add the sheet, without its rows; `turned` for what is read from right to left."""
    sheet = book.create_sheet(NO_LONGER_SHARED)
    for letter, width in _WIDTHS.items():
        dress(sheet.column_dimensions[letter], Look())
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.rightToLeft = turned or None
