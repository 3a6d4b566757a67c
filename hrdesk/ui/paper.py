"""HTML on paper: as a PDF file or on a printer, A4 with margins and page numbers."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

_MARGINS = QMarginsF(15, 15, 15, 18)
_FOOT = 10.0
_LAYOUT = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    _MARGINS,
    QPageLayout.Unit.Millimeter,
)


def write_pdf(html: str, title: str, path: Path) -> bool:
    """Write a PDF file; False where it could not be written."""
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("HRDesk")
    writer.setPageLayout(_LAYOUT)
    return paint_pages(html, writer, writer.resolution())


def print_html(html: str, printer: QPrinter) -> bool:
    """Print on a printer that was chosen; False where it does not begin."""
    printer.setPageLayout(_LAYOUT)
    return paint_pages(html, printer, printer.resolution())


def paint_pages(html: str, device: QPagedPaintDevice, resolution: int) -> bool:
    """Paint page after page, in light colours whatever the window has."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = QRectF(device.pageLayout().paintRectPixels(resolution))
    foot = _FOOT / 25.4 * resolution
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(QSizeF(page.width(), page.height() - foot))
    count = document.pageCount()
    for number in range(count):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * (page.height() - foot))
        _draw(
            document,
            painter,
            QRectF(0, number * (page.height() - foot), page.width(), page.height() - foot),
        )
        painter.restore()
        place = QRectF(0, page.height() - foot / 2, page.width(), foot / 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{number + 1} / {count}")
    return painter.end()


def _draw(document: QTextDocument, painter: QPainter, sight: QRectF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.palette = palette
    context.clip = sight
    painter.setClipRect(sight)
    document.documentLayout().draw(painter, context)
