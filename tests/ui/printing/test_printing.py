"""On paper stands what is shown up to the label wanted, and what was left out is said."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.store.session import Identity
from hrdesk.ui.language import ltr
from hrdesk.ui.printing.dialog import PrintDialog
from hrdesk.ui.printing.html_paper import HtmlPaper
from hrdesk.ui.printing.page_breaks import keep_headings, line_of
from hrdesk.ui.printing.page_file import page_of, save_page
from hrdesk.ui.printing.printable import left_out, strictest_printed
from hrdesk.ui.printing.sheet import (
    Sheet,
    file_name,
    job_name,
    left_out_words,
    save_pdf,
    sheet_of,
)
from hrdesk.ui.printing.tables import Heading, RestrictedTable, Row, TablePrintable, as_mime

SHEET = Sheet("NIRMS", "18 November 2026")
RTL = Qt.LayoutDirection.RightToLeft


pytestmark = pytest.mark.usefixtures("qapp")


def table(count: int = 1, **more: object) -> TablePrintable:
    rows = [Row(Label.PUBLIC, ("Monday", ""), is_title=True)]
    rows += [Row(Label.NETWORK, (f"Meeting {number}", "a note")) for number in range(count)]
    rows += [
        Row(Label.PUBLIC, ("Tuesday", ""), is_title=True),
        Row(Label.INTERNAL, ("Secret", "our own")),
        Row(Label.PARTNERS, ("اجتماع", "mobile")),
    ]
    headings = [Heading("What"), Heading("Mobile", Label.PARTNERS)]
    return TablePrintable("Visits: 2026/27", headings, rows, **more)  # type: ignore[arg-type]


def test_rows_and_columns_above_the_label_stay_away() -> None:
    shown = table()
    assert shown.labels() == {Label.NETWORK: 1, Label.PARTNERS: 1, Label.INTERNAL: 1}
    network = shown._html(Label.NETWORK)
    assert "Meeting 0" in network
    for absent in ("Secret", "اجتماع", "Tuesday", "Mobile", "a note"):
        assert absent not in network
    partners = shown._html(Label.PARTNERS)
    assert "Secret" not in partners
    assert "Tuesday" in partners
    assert "dir='rtl'>اجتماع" in partners
    assert left_out(shown, Label.NETWORK) == {Label.INTERNAL: 1, Label.PARTNERS: 1}
    assert strictest_printed(shown, Label.PARTNERS) is Label.PARTNERS
    assert strictest_printed(shown, Label.PUBLIC) is Label.PUBLIC
    assert left_out_words(shown, Label.INTERNAL) == ""
    assert "1 record(s) labelled Internal" in left_out_words(shown, Label.PARTNERS)


def test_a_sheet_says_when_it_was_made_by_the_clock_of_the_desk() -> None:
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    us = Identity("NIRMS", "1f2e", "Nairobi desk", "Africa/Nairobi")
    when = f"Monday 23 November 2026, {ltr('02:30')}"
    assert sheet_of(us, moment, RTL) == Sheet("Nairobi desk", when, RTL)


def test_a_file_is_named_with_its_label() -> None:
    assert file_name(table(), Label.INTERNAL) == "Visits 2026 27 (Internal).pdf"


@pytest.mark.parametrize("reading", [Qt.LayoutDirection.LeftToRight, RTL])
def test_many_rows_take_several_pages(tmp_path: Path, reading: Qt.LayoutDirection) -> None:
    path = tmp_path / "table.pdf"
    sheet = Sheet("NIRMS", "today", reading)
    shown = table(90, reading=reading, note="The first 90 of 100 rows")
    assert save_pdf(path, shown, Label.INTERNAL, sheet) == 3
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("height", range(300, 420, 24))
@pytest.mark.parametrize("reading", [Qt.LayoutDirection.LeftToRight, RTL])
def test_no_title_stands_alone_at_the_foot_of_a_page(
    height: int, reading: Qt.LayoutDirection
) -> None:
    """The day of an agenda was named on one page, and its meetings stood on the next."""
    rows = []
    for day in range(30):
        rows.append(Row(Label.PUBLIC, (f"Day {day}",), is_title=True))
        rows += [
            Row(Label.PUBLIC, (f"{day}-{number}", "long words " * (1 + number * 4)))
            for number in range(1 + day % 3)
        ]
    shown = TablePrintable("Agenda", [Heading("What"), Heading("More")], rows, reading)
    pages = shown.pages(QSize(300, height), Label.PUBLIC)
    (document,) = shown._kept
    assert len(pages) == document.pageCount()
    begins: dict[int, list[str]] = {}
    block = document.begin()
    while block.isValid():
        top = document.documentLayout().blockBoundingRect(block).top()
        if text := block.text():
            begins.setdefault(int(top // height), []).append(text)
        block = block.next()
    assert sorted(begins) == list(range(len(pages))), "no page is empty"
    assert not any(texts[-1].startswith("Day") for texts in begins.values())
    told = [text for _, texts in sorted(begins.items()) for text in texts]
    assert [text for text in told if text.startswith("Day")] == [f"Day {n}" for n in range(30)]


def test_a_word_without_end_pushes_no_column_off_the_paper() -> None:
    headings = [Heading("Name"), Heading("Function"), Heading("E-mail")]
    rows = [Row(Label.PUBLIC, ("Ben Salah", "x" * 500, "ben.salah@example.org"))]
    shown = TablePrintable("People", headings, rows)
    shown.pages(QSize(600, 400), Label.PUBLIC)
    (document,) = shown._kept
    assert document.size().width() <= 600


def test_a_page_paints_its_own_rows() -> None:
    """What stands on the second page is not empty, and not the first."""
    pictures = []
    for page in table(60).pages(QSize(400, 300), Label.INTERNAL)[:2]:
        picture = QImage(400, 300, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        page(painter)
        painter.end()
        pictures.append(picture)
    blank = QImage(400, 300, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert pictures[0] != pictures[1] != blank


def test_the_dialog_says_what_stays_away_and_writes_the_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PrintDialog(table(), SHEET, parent)
    assert dialog.label is Label.NETWORK
    assert "1 record(s) labelled Partners" in dialog.said.text()
    dialog.highest.setCurrentIndex(Label.INTERNAL.rank)
    assert "Internal" in dialog.said.text()
    assert "×" not in dialog.said.text()
    dialog.save(tmp_path / "no folder" / "a.pdf")
    assert "a.pdf" in dialog.said.text()
    assert dialog.result() == 0
    with qtbot.waitSignal(dialog.accepted):
        dialog.save(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size > 1000


def test_a_page_that_is_stricter_is_not_printed_at_all(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    paper = HtmlPaper("A name", "<p>A secret of ours</p>" * 90, Label.INTERNAL)
    dialog = PrintDialog(paper, SHEET, parent)
    assert not dialog.pdf.isEnabled()
    assert not dialog.paper.isEnabled()
    assert "nothing of it would be printed" in dialog.said.text()
    dialog.highest.setCurrentIndex(Label.INTERNAL.rank)
    assert dialog.pdf.isEnabled()
    assert dialog.paper.isEnabled()
    empty = save_size(tmp_path / "none.pdf", HtmlPaper("A name", "", Label.INTERNAL))
    assert save_size(tmp_path / "kept.pdf", paper) == empty
    assert save_size(tmp_path / "all.pdf", paper, Label.INTERNAL) > empty
    # The queue of a printer is seen by others.
    assert job_name(paper, Label.INTERNAL) == "HRDesk"
    assert job_name(table(), Label.NETWORK) == "Visits: 2026/27"


def parted(document: QTextDocument, body: QSize) -> bool:
    """Whether a heading stands on another page than the first row of what it heads."""
    tops = [line_of(document.find(word).block()).top() for word in ("Contacts", "Somebody")]
    heading, row = (int(top // body.height()) for top in tops)
    return heading != row


def test_no_heading_of_a_page_stands_alone_at_the_foot() -> None:
    body, apart = QSize(600, 400), 0
    table = "<table><thead><tr><th>Name</th></tr></thead><tr><td>Somebody</td></tr></table>"
    for count in range(10, 24):
        document = QTextDocument()
        document.setHtml("<p>Fact</p>" * count + f"<h2>Contacts</h2>{table}")
        document.setDocumentMargin(0)
        document.setPageSize(body)
        apart += parted(document, body)
        keep_headings(document, body)
        assert not parted(document, body), count
        assert document.pageCount() <= 2
    assert apart, "without it there are such pages"


def save_size(path: Path, paper: HtmlPaper, highest: Label = Label.NETWORK) -> int:
    save_pdf(path, paper, highest, SHEET)
    return path.stat().st_size


def test_what_is_restricted_goes_on_paper_and_never_into_a_file(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rows = [Row(Label.INTERNAL, ("Falcon",))]
    dialog = PrintDialog(RestrictedTable("Restricted", [Heading("Who")], rows), SHEET, parent)
    dialog.show()
    assert dialog.pdf.isHidden()
    assert dialog.paper.isEnabled()
    assert dialog.label is Label.INTERNAL
    assert not dialog.highest.isEnabled()
    assert dialog.highest.isHidden(), "what can never be changed is a sentence"
    assert "All that is shown" in dialog.said.text()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width()), "no empty lines"
    assert "never into a file" in dialog.said.text()
    with pytest.raises(AssertionError):
        dialog.save(Path("restricted.pdf"))


def test_a_copied_table_is_text_and_html() -> None:
    data = as_mime(["Name", "Note"], [["A & B", "two\nlines"]])
    assert data.text() == "Name\tNote\nA & B\ttwo lines"
    assert "A &amp; B" in data.html()
    assert bytes(data.data("text/tab-separated-values").data()).decode() == data.text()


def test_every_part_of_the_dialog_has_a_name(
    qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert nameless(PrintDialog(table(), SHEET, parent)) == []


def test_a_table_is_a_page_that_needs_nothing_and_says_its_label(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert save_page(path, table(note="2 of 3 <done>"), Label.PARTNERS, SHEET)
    page = path.read_text(encoding="utf-8")
    for part in ("<h1>Visits: 2026/27</h1>", "<h3>Monday</h3>", ">Mobile</th>", "اجتماع"):
        assert part in page
    assert "Partners · NIRMS · 18 November 2026 · 2 of 3 &lt;done&gt;" in page
    assert 'aria-label="Visits: 2026/27: Monday"' in page
    assert '<th scope="row"><bdi>Meeting 0</bdi></th>' in page
    for absent in ("Secret", "http", "<script", "<h2>"):
        assert absent not in page
    network = page_of(table(), Label.NETWORK, SHEET)
    assert "Tuesday" not in network
    assert "Mobile" not in network
    assert not save_page(tmp_path / "none" / "page.html", table(), Label.NETWORK, SHEET)


def test_the_dialog_saves_a_page_where_there_is_a_table(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = PrintDialog(table(), SHEET, parent)
    assert not asked.page.isHidden()
    asked.save(tmp_path / "a.html")
    assert "Meeting 0" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert PrintDialog(HtmlPaper("a", "b", Label.PUBLIC), SHEET, parent).page.isHidden()
    assert PrintDialog(RestrictedTable("a", [], []), SHEET, parent).page.isHidden()
