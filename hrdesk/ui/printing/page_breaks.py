"""Where the pages of a table begin, so that no title stands alone at the foot of one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

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


def keep_headings(document: QTextDocument, body: QSize) -> None:
    """Begin a page at each heading that would stand at the foot of one, apart from what it heads."""
    document.setDocumentMargin(0)
    document.setPageSize(body)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            first, place = block, line_of(block)
            while block.next().isValid() and block.next().blockFormat().headingLevel():
                block = block.next()
            page = int(place.top() // body.height())
            is_parted = line_of(_headed(block)).top() >= (page + 1) * body.height()
            # What is higher than a page begins on the next one in any case.
            begins_page = place.top() - page * body.height() < place.height()
            if is_parted and not begins_page:
                _begin_page(first)
        block = block.next()


def _headed(heading: QTextBlock) -> QTextBlock:
    """What a heading stands over: of a table the first row below the names of its columns."""
    block = heading.next()
    table = QTextCursor(block).currentTable() if block.isValid() else None
    if table is None:
        return block if block.isValid() else heading
    row = min(table.format().headerRowCount(), table.rows() - 1)
    return table.cellAt(row, 0).firstCursorPosition().block()


def line_of(block: QTextBlock) -> QRectF:
    """Where the first line of a block stands: one that begins the next page is lower than its block."""
    whole = block.document().documentLayout().blockBoundingRect(block)
    lines = block.layout()
    return lines.lineAt(0).rect().translated(whole.topLeft()) if lines.lineCount() else whole


def _begin_page(block: QTextBlock) -> None:
    wanted = QTextBlockFormat()
    wanted.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).mergeBlockFormat(wanted)


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
