"""Tables as a page to read: one HTML file that needs nothing from elsewhere and can be read by ear."""

from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QIODevice, QLocale, QSaveFile

from hrdesk.domain.label import Label
from hrdesk.geography import LANGUAGES
from hrdesk.operations.outward_html import Article, page_html
from hrdesk.operations.outward_tables import Cell, Table, cell
from hrdesk.ui.printing.printable import Printable, strictest_printed
from hrdesk.ui.printing.sheet import Sheet
from hrdesk.ui.printing.tables import TablePrintable
from hrdesk.ui.words import label_word

_Group = tuple[str, tuple[tuple[Cell, ...], ...]]


@runtime_checkable
class HasTable(Printable, Protocol):
    """Something printable that is a table."""

    def as_table(self, highest: Label) -> TablePrintable:
        """All of it up to a label, as one table."""


def page_of(printable: HasTable, highest: Label, sheet: Sheet) -> str:
    """The page: only what goes as far as the label stands in it, the label in words at its head."""
    table = printable.as_table(highest)
    shown = Table("", "", table.words(highest), tuple(_groups(table, highest)), heads_rows=True)
    label = label_word(strictest_printed(printable, highest))
    parts = (label, sheet.desk, sheet.when, " ".join(table.head.split("\n")), table.note)
    note = " · ".join(text for text in parts if text)
    language = QLocale().name()[:2]
    language = language if language in LANGUAGES else LANGUAGES[0]
    return page_html([Article(language, printable.title, note, (shown,), "")])


def save_page(path: Path, printable: HasTable, highest: Label, sheet: Sheet) -> bool:
    """Write it, whole or not at all; whether it could be written."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(page_of(printable, highest, sheet).encode())
    return file.commit()


def _groups(table: TablePrintable, highest: Label) -> list[_Group]:
    """The rows under their titles."""
    found: list[tuple[str, list[tuple[Cell, ...]]]] = []
    for is_title, texts in table.lines(highest):
        if is_title:
            found.append((texts[0], []))
            continue
        if not found:
            found.append(("", []))
        found[-1][1].append(tuple(map(cell, texts)))
    return [(name, tuple(rows)) for name, rows in found]
