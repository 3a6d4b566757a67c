"""Reads a sheet: rows of the usual form by pattern, and everything else by the XML parser.

The parser tells each element and each end of one, six times a cell, which is most of what reading
takes. A row as programs usually write it is matched whole instead, and the parser never meets it.
What is left is as well formed as before: a row that was taken is a whole element, and it is taken
only where the parser has just said that a row may begin. Any other row is left to the parser.
"""

import re
from collections.abc import Iterator
from typing import Any

from hrdesk.exchange.sheet_cells import SheetListener
from hrdesk.exchange.xml_part import LONGEST_TEXT, Readable, hand_over_from_first, new_parser

_CHUNK = 1 << 16
# Rows that wait for their end are shorter than a text that would be refused.
_LONGEST = LONGEST_TEXT - _CHUNK
_END = b"</row>"
_MAY_FOLLOW = re.compile(rb"<sheetData>|</row>")
# So many rows of another form in a sheet, and no more of it is matched.
_PATIENCE = 32
_ROW = re.compile(r'<row r="(\d{1,7})"(?: (?!r=)[A-Za-z][\w:.]*="[\w .:;,+-]*")*>', re.ASCII)
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="(s|n|str|b|e|inlineStr)")?'
    r'(?:/>|>(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|)</c>)'
)
_GROUPS = 1 + _CELL.groups
# What no XML holds, ends of lines that a parser changes, and what may stand in no text.
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n")
_NOT_PLAIN = (b"\xef\xbf\xbe", b"\xef\xbf\xbf", b"]]>")
_OTHER_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


def parse_sheet(part: Readable, listener: SheetListener) -> Iterator[int]:
    """As `xml_part.parse_part` of a sheet: the same rows, and the same refused."""
    sheet = _Sheet(listener)
    rest = b""
    while chunk := part.read(_CHUNK):
        rest = sheet.take(rest + chunk)
        yield len(chunk)
    sheet.end(rest)
    yield 0


class _Sheet:
    """Gives each part of a sheet to the pattern or to the parser."""

    def __init__(self, listener: SheetListener) -> None:
        self._listener = listener
        self._parser = new_parser()
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartCdataSectionHandler = self._give_up
        hand_over_from_first(self._parser, listener)
        self._fed = 0
        self._may_begin = False
        self._patience = _PATIENCE

    def take(self, data: bytes) -> bytes:
        """Read what can be read; gives what must wait for more."""
        while data:
            if not self._may_begin:
                data = self._feed_to_a_row(data)
                continue
            end = data.rfind(_END) + len(_END)
            if end < len(_END):
                if len(data) < _LONGEST:
                    return data
                self._leave()
                continue
            taken = self._match(data[:end])
            data = data[taken:]
            if taken < end:
                self._leave()
        return data

    def end(self, rest: bytes) -> None:
        """Read what is left, and see that the sheet is whole."""
        self._feed(rest)
        self._parser.Parse(b"", True)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            self._give_up()

    def _give_up(self) -> None:
        """Leave all to the parser: what it has met may hold what only looks like rows."""
        self._patience = 0

    def _leave(self) -> None:
        """Let the parser have what comes next."""
        self._may_begin = False
        self._patience -= 1

    def _feed(self, data: bytes) -> None:
        self._parser.Parse(data, False)
        self._fed += len(data)

    def _feed_to_a_row(self, data: bytes) -> bytes:
        """Give the parser all up to where a row may begin, and see whether it takes it for that.

        Inside a comment it stops before.
        """
        found = _MAY_FOLLOW.search(data) if self._patience > 0 else None
        place = len(data) if found is None else found.end()
        self._feed(data[:place])
        if found is not None and self._patience > 0 and self._listener.is_between_rows:
            self._may_begin = self._parser.CurrentByteIndex == self._fed
        return data[place:]

    def _match(self, data: bytes) -> int:
        """Take the rows of the usual form with which this begins; gives how many bytes they are."""
        if len(data.translate(None, _CONTROLS)) < len(data) or any(
            each in data for each in _NOT_PLAIN
        ):
            return 0
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return 0
        place = 0
        while place < len(text):
            after = self._row(text, place)
            if not after:
                return len(text[:place].encode())
            place = after
        return len(data)

    def _row(self, text: str, place: int) -> int:
        """Take the row that begins at a place; gives where it ends, or 0 for one of another form."""
        opening = _ROW.match(text, place)
        if opening is None:
            return 0
        end = text.find("</row>", place)
        row = text[opening.end() : end]
        entities = "&" in row
        if end < 0 or (entities and _OTHER_ENTITY.search(row)):
            return 0
        # What stands between cells, and the five groups of each, in turn.
        parts: list[Any] = _CELL.split(row)
        if any(parts[::_GROUPS]):
            return 0
        letters, styles, kinds, values, inlines = (parts[n::_GROUPS] for n in range(1, _GROUPS))
        if entities:
            values, inlines = list(map(_plain, values)), list(map(_plain, inlines))
        cells = zip(letters, styles, kinds, values, inlines, strict=True)
        self._listener.take_row(int(opening[1]), cells)
        return end + len(_END)


def _plain(text: str | None) -> str | None:
    if text is not None and "&" in text:
        for entity, meant in _ENTITIES.items():
            text = text.replace(entity, meant)
    return text
