"""The sheet: head and foot of every page with its labels in words, on a printer or in a PDF."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QMarginsF, QRect, QSaveFile, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from hrdesk.domain.dates import local
from hrdesk.domain.label import Label
from hrdesk.store.session import Identity
from hrdesk.ui.calendar.spoken import day_words, time_words
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import paint_text
from hrdesk.ui.printing.printable import Printable, left_out, strictest_printed
from hrdesk.ui.tokens import GAP, LIGHT, MEDIUM, SMALL
from hrdesk.ui.words import comma, label_word, number_word

_DPI = 96
_MARGIN = 14.0
_LETTERS = 9.0
_SMALL_LETTERS = 8.0
_PDF_DPI = 600

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands round everything that one desk prints."""

    desk: str
    when: str
    reading: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight


def sheet_of(us: Identity, moment: datetime, reading: Qt.LayoutDirection) -> Sheet:
    """What a desk prints at a moment: by its own clock, wherever the computer thinks that it is."""
    when = f"{day_words(local(moment, us.zone).date())}{comma()}{time_words(moment, us.zone)}"
    return Sheet(us.name or us.code, when, reading)


def print_on(device: QPagedPaintDevice, printable: Printable, highest: Label, sheet: Sheet) -> int:
    """Print it; gives the number of pages, 0 where the device takes nothing."""
    _set_up(device, printable)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    scale = device.logicalDpiX() / _DPI
    whole = QSize(round(device.width() / scale), round(device.height() / scale))
    painter.scale(scale, scale)
    painter.setLayoutDirection(sheet.reading)
    letters = QFont()
    letters.setPointSizeF(_LETTERS)
    # Points of a printer are not those of the screen for which everything is laid out.
    letters.setPixelSize(round(_LETTERS * _DPI / 72))
    painter.setFont(letters)
    frame = _Frame(printable, highest, sheet, whole, letters)
    pages = printable.pages(frame.body.size(), highest)
    for number, page in enumerate(pages, 1):
        if number > 1:
            device.newPage()
        frame.paint(painter, number, len(pages))
        painter.save()
        painter.translate(frame.body.topLeft())
        page(painter)
        painter.restore()
    painter.end()
    return len(pages)


def save_pdf(path: Path, printable: Printable, highest: Label, sheet: Sheet) -> int:
    """Write a PDF, whole or not at all; gives the number of pages, 0 where it cannot be written."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return 0
    writer = QPdfWriter(file)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(printable.title)
    writer.setCreator("HRDesk")
    pages = print_on(writer, printable, highest, sheet)
    return pages if file.commit() else 0


def file_name(printable: Printable, highest: Label) -> str:
    """The title and the strictest label inside, in words, as a name that every system takes."""
    label = label_word(strictest_printed(printable, highest))
    letters = (each if each.isalnum() or each in " -–()." else " " for each in printable.title)
    return f"{' '.join(''.join(letters).split())} ({label}).pdf"


def job_name(printable: Printable, highest: Label) -> str:
    """What the queue of a printer calls it: others see that, so nothing stricter is named there."""
    is_open = strictest_printed(printable, highest).rank <= Label.NETWORK.rank
    return printable.title if is_open else "HRDesk"


def left_out_words(printable: Printable, highest: Label) -> str:
    """`Left out by the choice above: 3 records labelled Partners`; empty where all are there."""
    found = left_out(printable, highest)
    if not found:
        return ""
    listed = comma().join(
        translate("printing", "%n record(s) labelled {label}", "", n).format(
            label=label_word(label)
        )
        for label, n in found.items()
    )
    said = translate("printing", "Left out by the choice above: {what}")
    return said.format(what=isolated(listed))


def _what_is_there(highest: Label) -> str:
    """Whether all labels are on the paper: said alike whether or not anything was left out.

    A number would tell whoever gets the paper what there is, were it somebody at risk.
    """
    if highest is Label.INTERNAL:
        return ""
    return translate("printing", "Nothing stricter is printed")


def _set_up(device: QPagedPaintDevice, printable: Printable) -> None:
    ways = QPageLayout.Orientation
    device.setPageOrientation(ways.Landscape if printable.is_wide else ways.Portrait)
    device.setPageMargins(
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter
    )


class _Frame:
    """Head and foot."""

    def __init__(
        self, printable: Printable, highest: Label, sheet: Sheet, whole: QSize, letters: QFont
    ) -> None:
        self._printable, self._highest, self._sheet = printable, highest, sheet
        self._whole, self._letters = whole, letters
        self._head, self._foot = 2 * MEDIUM + GAP, 3 * MEDIUM
        top = self._head + SMALL
        self.body = QRect(0, top, whole.width(), whole.height() - top - self._foot - SMALL)

    def paint(self, painter: QPainter, number: int, count: int) -> None:
        label = label_word(strictest_printed(self._printable, self._highest))
        sheet, width = self._sheet, self._whole.width()
        title = QFont(self._letters)
        title.setPixelSize(title.pixelSize() + 3)
        title.setWeight(QFont.Weight.DemiBold)
        half = QRect(0, 0, width * 2 // 3, self._head)
        self._text(painter, half, self._printable.title, title)
        strong = QFont(self._letters)
        strong.setWeight(QFont.Weight.DemiBold)
        self._text(painter, QRect(0, 0, width, self._head), label, strong, trailing=True)
        painter.fillRect(0, self._head, width, 1, QColor(LIGHT.field_edge))
        top = self._whole.height() - self._foot
        painter.fillRect(0, top, width, 1, QColor(LIGHT.field_edge))
        small = QFont(self._letters)
        small.setPixelSize(round(_SMALL_LETTERS * _DPI / 72))
        row = QRect(0, top, width, self._foot // 2)
        said = [label, _what_is_there(self._highest)]
        self._text(painter, row, " · ".join(part for part in said if part), small)
        page = translate("printing", "Page {number} of {count}").format(
            number=number_word(number), count=number_word(count)
        )
        self._text(painter, row, page, small, trailing=True)
        self._text(painter, row.translated(0, row.height()), f"{sheet.desk} · {sheet.when}", small)
        painter.setFont(self._letters)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, *, trailing: bool = False
    ) -> None:
        if self._sheet.reading == Qt.LayoutDirection.RightToLeft:
            rect = QRect(self._whole.width() - rect.right() - 1, rect.top(), *_size(rect))
        painter.setFont(font)
        paint_text(painter, rect, text, LIGHT.text, reading=self._sheet.reading, trailing=trailing)


def _size(rect: QRect) -> tuple[int, int]:
    return rect.width(), rect.height()
