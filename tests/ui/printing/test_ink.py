"""What is printed while the window is dark."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from hrdesk.domain.label import Label
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.theme import Theme


def test_letters_are_dark_on_paper_also_where_the_window_is_dark(
    settings: Settings, theme: Theme
) -> None:
    settings.scheme = Scheme.DARK
    theme.apply()
    table = TablePrintable("Bodies", [Heading("Name")], [Row(Label.PUBLIC, ("MMMMM",))])
    (page,) = table.pages(QSize(300, 100), Label.PUBLIC)
    paper = QImage(300, 100, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    page(painter)
    painter.end()
    tones = {QColor(paper.pixel(x, y)).lightness() for x in range(300) for y in range(100)}
    assert min(tones) < 60
