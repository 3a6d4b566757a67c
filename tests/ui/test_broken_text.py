"""Text that is broken to a width: as many lines as there may be, and a sign where there is more."""

import pytest
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from hrdesk.ui.broken_text import BrokenText, line_height

LINES = 3


def broken(text: str, width: int = 120) -> BrokenText:
    return BrokenText(text, QFont(), width, QTextOption(), most_lines=LINES)


@pytest.mark.parametrize("text", ["word " * 60, "x" * 500, "一二三" * 99, "😀" * 200])
def test_what_is_cut_says_that_there_is_more(text: str, qapp: QApplication) -> None:
    found = broken(text)
    assert found.is_cut
    assert found.text.endswith("…")
    assert text.startswith(found.text.removesuffix("…"))
    assert found.height == LINES * line_height(QFont())
    assert len(found.text) > LINES


def test_what_fits_is_whole_and_no_width_hangs(qapp: QApplication) -> None:
    assert broken("short").text == "short"
    assert not broken("short").is_cut
    assert broken("word word word word", 1).is_cut


@pytest.mark.parametrize("size", [9, 10.2, 12, 12.6, 13.2, 15])
def test_a_line_is_as_high_as_qt_breaks_it(size: float, qapp: QApplication) -> None:
    font = QFont()
    font.setPointSizeF(size)
    layout = QTextLayout("A line", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    assert line.height() == line_height(font)
