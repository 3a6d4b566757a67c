"""Rows as a table: on paper, and on the clipboard as Word, Excel and mail programs take it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFont, QTextDocument, QTextOption

from hrdesk.domain.label import Label
from hrdesk.ui.painting import text_direction
from hrdesk.ui.printing.page_breaks import page_starts
from hrdesk.ui.printing.printable import PaintPage, TextPages
from hrdesk.ui.printing.turned import turned
from hrdesk.ui.words import comma

_LETTERS = 12
_WIDE = 5
# Letters without a blank that no column has room for; addresses and names are shorter.
_ENDLESS = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """A column; `floor` is the label that its cells have at least."""

    word: str
    floor: Label = Label.PUBLIC


@dataclass(frozen=True, slots=True)
class Names:
    """A cell of names of other records, each of which goes as far as its own label."""

    several: tuple[tuple[str, Label], ...]

    def up_to(self, highest: Label) -> str:
        """The names that may be read by whoever may read a label."""
        return comma().join(name for name, label in self.several if label.rank <= highest.rank)


Cell = str | Names


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table with its label; a `title` stands over all columns."""

    label: Label
    cells: tuple[Cell, ...]
    is_title: bool = False

    def texts(self, highest: Label) -> tuple[str, ...]:
        """The cells in words, with the names that go that far."""
        return tuple(each if isinstance(each, str) else each.up_to(highest) for each in self.cells)


@dataclass(frozen=True, slots=True)
class Copied:
    """A table for the clipboard; what stayed here, as rows, columns and names in the rows.

    `at_risk` are rows of people who are in no copy at all.
    """

    words: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rows_held: int = 0
    columns_held: int = 0
    names_held: int = 0
    at_risk: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing stayed here that a person may copy."""
        return not (self.rows_held or self.columns_held or self.names_held)


@dataclass
class TablePrintable:
    """A table as it is shown: columns above the label that is wanted are left out as rows are.

    `head` stands over it and `note` below.
    """

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Row]
    reading: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
    note: str = ""
    head: str = ""
    _kept: list[QTextDocument] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Many columns need the long side."""
        return len(self.headings) > _WIDE

    def labels(self) -> Mapping[Label, int]:
        """How many rows have each label, and names that are stricter than the row they stand in."""
        rows = [row for row in self.rows if not row.is_title]
        found = Counter(row.label for row in rows)
        names = (
            (row.label, label)
            for row in rows
            for cell in row.cells
            if isinstance(cell, Names)
            for _, label in cell.several
        )
        found.update(label for own, label in names if label.rank > own.rank)
        return found

    def count(self) -> int:
        """How many rows there are, but for titles."""
        return sum(not row.is_title for row in self.rows)

    def copied(self, highest: Label) -> Copied:
        """The same as it may be copied: what is stricter stays out as on paper."""
        columns = self._columns(highest)
        rows = self._up_to(highest)
        cells = [
            row.cells[at]
            for row in rows
            if not row.is_title
            for at in columns
            if at < len(row.cells)
        ]
        several = [each for cell in cells if isinstance(cell, Names) for each in cell.several]
        return Copied(
            tuple(self.headings[at].word for at in columns),
            tuple(
                texts if row.is_title else tuple(texts[at] for at in columns)
                for row, texts in ((row, row.texts(highest)) for row in rows)
            ),
            sum(not row.is_title for row in self.rows) - sum(not row.is_title for row in rows),
            len(self.headings) - len(columns),
            sum(label.rank > highest.rank for _, label in several),
        )

    def as_table(self, highest: Label) -> "TablePrintable":
        """Itself; what stays out is said by each of its ways out."""
        return self

    def words(self, highest: Label) -> tuple[str, ...]:
        """The headings of the columns that go as far as a label."""
        return tuple(self.headings[at].word for at in self._columns(highest))

    def lines(self, highest: Label) -> list[tuple[bool, tuple[str, ...]]]:
        """The rows up to a label in words, and whether each is a title over all columns."""
        columns = self._columns(highest)
        found = []
        for row in self._up_to(highest):
            texts = row.texts(highest)
            cells = texts[:1] if row.is_title else tuple(texts[at] for at in columns)
            found.append((row.is_title, cells))
        return found

    def pages(self, body: QSize, highest: Label) -> list[PaintPage]:
        """The rows up to a label, with the headings on each page; no title stands at its foot."""
        document = QTextDocument()
        letters = QFont()
        letters.setPixelSize(_LETTERS)
        document.setDefaultFont(letters)
        option = QTextOption()
        option.setTextDirection(self.reading)
        lines = self.lines(highest)
        if _has_endless_word(lines):
            # Else its column would push those after it off the paper.
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setHtml(turned(self._html(highest)))
        titles = [is_title for is_title, _ in lines]
        if any(titles) and (starts := page_starts(document, body, titles)):
            document.setHtml(turned(self._html(highest, starts)))
        self._kept = [document]  # painted later
        return TextPages(document, body).pages()

    def _up_to(self, highest: Label) -> list[Row]:
        """The rows up to a label; a title under which nothing is left goes with them."""
        kept: list[Row] = []
        for row in reversed(self.rows):
            if row.is_title:
                wanted = bool(kept) and not kept[-1].is_title
            else:
                wanted = row.label.rank <= highest.rank
            if wanted:
                kept.append(row)
        return kept[::-1]

    def _columns(self, highest: Label) -> list[int]:
        return [at for at, each in enumerate(self.headings) if each.floor.rank <= highest.rank]

    def _html(self, highest: Label, starts: Sequence[int] = ()) -> str:
        """The table; in several where pages have to begin at some rows."""
        rows = [Row(highest, cells, is_title) for is_title, cells in self.lines(highest)]
        words = self.words(highest)
        tables = [
            table_html(words, rows[begin:end], reading=self.reading, on_new_page=begin > 0)
            for begin, end in zip((0, *starts), (*starts, len(rows)), strict=True)
        ]
        return _paragraph(self.head) + "".join(tables) + _paragraph(self.note)


class RestrictedTable(TablePrintable):
    """What a restricted register shows: for paper alone, and never a file."""


def table_html(
    words: Sequence[str],
    rows: Sequence[Row],
    *,
    reading: Qt.LayoutDirection,
    on_new_page: bool = False,
) -> str:
    """A table whose headings are repeated on each page; each cell is read in its own direction."""
    lines = []
    for row in rows:
        texts = row.texts(Label.INTERNAL)
        if row.is_title:
            title = escape(texts[0])
            lines.append(f"<tr><td colspan='{len(words)}'><b>{title}</b></td></tr>")
        else:
            lines.append(_line(texts, reading))
    return _around(words, "".join(lines), reading, on_new_page=on_new_page)


def _line(texts: Sequence[str], reading: Qt.LayoutDirection) -> str:
    return f"<tr>{''.join(_cell(text, reading) for text in texts)}</tr>"


def _around(
    words: Sequence[str], lines: str, reading: Qt.LayoutDirection, *, on_new_page: bool = False
) -> str:
    way = "rtl" if reading == Qt.LayoutDirection.RightToLeft else "ltr"
    head = "".join(f"<th align='left'>{escape(word)}</th>" for word in words)
    page = "page-break-before: always; " if on_new_page else ""
    return (
        f"<table dir='{way}' width='100%' border='1' cellspacing='0' cellpadding='3'"
        f" style='{page}border-collapse: collapse; border-style: solid; border-color: #7A858F'>"
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    )


def as_mime(words: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """A table for the clipboard: with tabs for Excel and plain text, as HTML for Word and mail."""
    return mime_of(*as_texts(words, rows))


def as_texts(words: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The same as two texts: with tabs, and as HTML. Of thousands they may be made anywhere."""
    way = Qt.LayoutDirection.LeftToRight
    plain = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (words, *rows))
    return plain, _around(words, "".join(_line(row, way) for row in rows), way)


def mime_of(plain: str, html: str) -> QMimeData:
    """Both texts for the clipboard."""
    data = QMimeData()
    data.setText(plain)
    data.setData("text/tab-separated-values", plain.encode())
    data.setHtml(html)
    return data


def _has_endless_word(lines: Sequence[tuple[bool, tuple[str, ...]]]) -> bool:
    words = (word for _, cells in lines for text in cells for word in text.split())
    return any(len(word) > _ENDLESS for word in words)


def _paragraph(text: str) -> str:
    lines = escape(text).replace("\n", "<br>")
    return f"<p style='margin-bottom: 6px'>{lines}</p>" if text else ""


def _cell(text: str, reading: Qt.LayoutDirection) -> str:
    own = text_direction(text, reading)
    way = "rtl" if own == Qt.LayoutDirection.RightToLeft else "ltr"
    lines = escape(text).replace("\n", "<br>")
    return f"<td dir='{way}'>{lines}</td>"
