"""What a page offers to be printed, and the sheet that is put round it.

A page overrides `Page.printable` and gives a `Printable`: `TextPrintable` for anything that is a
`QTextDocument` (tables, briefs, programmes), or a class of its own that paints. It is asked for
its labels first, then to lay itself out for the strictest label that a person wants on paper; the
sheet adds the head and the foot. All sizes are pixels at 96 to the inch, whatever the device.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextDocument,
)

from hrdesk.domain.label import Label
from hrdesk.ui.tokens import LIGHT

# Paints one page; its corner is at 0, 0.
PaintPage = Callable[[QPainter], None]


class Printable(Protocol):
    """Something that can be put on paper."""

    @property
    def title(self) -> str:
        """What it is called, at the head of each page and in the name of a file."""

    @property
    def is_wide(self) -> bool:
        """Whether paper is better laid across."""

    def labels(self) -> Mapping[Label, int]:
        """How many things of each label are shown now."""

    def pages(self, body: QSize, highest: Label) -> Sequence[PaintPage]:
        """Everything up to a label, laid out on pages of this size; at least one."""


def left_out(printable: Printable, highest: Label) -> dict[Label, int]:
    """What is shown and does not get onto paper."""
    return {
        label: count
        for label, count in printable.labels().items()
        if count and label.rank > highest.rank
    }


def strictest_printed(printable: Printable, highest: Label) -> Label:
    """The strictest label of what does get onto paper; Public when there is nothing."""
    printed = [
        label for label, count in printable.labels().items() if count and label.rank <= highest.rank
    ]
    return max(printed, key=lambda label: label.rank, default=Label.PUBLIC)


def is_anything_printed(printable: Printable, highest: Label) -> bool:
    """Whether not all that is shown is stricter than what is wanted on paper."""
    found = {label for label, count in printable.labels().items() if count}
    return not found or any(label.rank <= highest.rank for label in found)


class TextPages:
    """Cuts a text document into pages; tables break between rows and repeat their headings."""

    def __init__(self, document: QTextDocument, body: QSize) -> None:
        document.setDocumentMargin(0)
        document.setPageSize(body)
        self._document, self._body = document, body

    def pages(self) -> list[PaintPage]:
        """One after the other."""
        return [self._page(number) for number in range(max(self._document.pageCount(), 1))]

    def _page(self, number: int) -> PaintPage:
        def paint(painter: QPainter) -> None:
            top = number * self._body.height()
            painter.translate(0, -top)
            shown = QRectF(0, top, self._body.width(), self._body.height())
            painter.setClipRect(shown)
            ink = QAbstractTextDocumentLayout.PaintContext()
            ink.clip = shown
            # Paper is white, also where the window is dark and its letters are light.
            ink.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
            self._document.documentLayout().draw(painter, ink)

        return paint
