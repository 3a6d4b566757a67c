"""Where the pages of a table begin, so that no title stands alone at the foot of one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument, QTextTable

# Qt puts an empty line behind each table; what is measured is a little rounded.
_SPARE_LINES = 2


def page_starts(document: QTextDocument, body: QSize, titles: Sequence[bool]) -> list[int]:
    """The rows at which a page has to begin; none where Qt's own pages part no title from its rows.

    `titles` says of each row under the headings whether it is one.
    """
    tops = _tops(document, body)
    pages = [int(top // body.height()) for top in tops[1:-1]]
    is_parted = any(
        is_title and page != following
        for is_title, page, following in zip(titles, pages, pages[1:], strict=False)
    )
    return _starts(_tops(document, QSize(body.width(), -1)), body, titles) if is_parted else []


def _tops(document: QTextDocument, size: QSize) -> list[float]:
    """Where each row of the first table begins on pages of a size, and where the table ends."""
    document.setDocumentMargin(0)
    document.setPageSize(size)
    layout = document.documentLayout()
    frames = document.rootFrame().childFrames()
    (table,) = [frame for frame in frames if isinstance(frame, QTextTable)]
    blocks = (table.cellAt(row, 0).firstCursorPosition().block() for row in range(table.rows()))
    tops = [layout.blockBoundingRect(block).top() for block in blocks]
    return [*tops, layout.frameBoundingRect(table).bottom()]


def _starts(tops: Sequence[float], body: QSize, titles: Sequence[bool]) -> list[int]:
    heights = [end - top for top, end in pairwise(tops)]
    headings, rows = heights[0], heights[1:]
    room = body.height() - _SPARE_LINES * headings
    found, used = [], tops[0] + headings
    for number, height in enumerate(rows):
        needed = height
        if titles[number] and number + 1 < len(rows):
            needed += rows[number + 1]
        if number and used + needed > room:
            found.append(number)
            used = headings
        used += height
    return found
