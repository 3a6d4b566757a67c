"""Where the words of a line begin."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import GAP, SMALL


def _first_ink(image: QImage, row: int) -> int:
    ground = image.pixel(image.width() - 2, row)
    return next(x for x in range(10, image.width()) if _has_ink(image, x, row, ground))


def _has_ink(image: QImage, x: int, row: int, ground: int) -> bool:
    return any(image.pixel(x, y) != ground for y in range(row - 6, row + 6))


def test_without_leads_nothing_is_left_for_them(qtbot: QtBot, theme: Theme) -> None:
    lines = LineList("Today", lead="00:00–00:00")
    qtbot.addWidget(lines)
    lines.resize(400, 120)
    add = Line("Add to today…", key="new")
    lines.show_lines([add])
    middle = lines.visualRect(lines.model().index(0, 0)).center().y()
    alone = _first_ink(lines.grab().toImage(), middle)
    lines.show_lines([add, Line("Call", lead="14:00–15:00", key="call")])
    beside = _first_ink(lines.grab().toImage(), middle)
    assert alone < 20 < 60 < beside
    lines.show_lines([add])
    assert _first_ink(lines.grab().toImage(), middle) == alone


def test_long_words_over_a_note_and_long_warnings_take_a_second_line(
    qtbot: QtBot, theme: Theme
) -> None:
    lines = LineList("Recommendations", stacked=True, wraps=True)
    qtbot.addWidget(lines)
    lines.resize(300, 300)
    long = "Act on the judgment of the court on the killing of women and girls"
    short = Line("Ratify", note="CAT", key="short")
    lines.show_lines([short, Line(long, note="CEDAW", key="long"), Line(long, Sort.WARNING)])
    lines.show()
    heights = [lines.visualRect(lines.model().index(row, 0)).height() for row in range(3)]
    line = lines.fontMetrics().height()
    assert heights[1] == heights[0] + line
    assert heights[2] >= 2 * line
    lines.resize(900, 300)
    qtbot.waitUntil(lambda: lines.visualRect(lines.model().index(1, 0)).height() == heights[0])


def test_a_long_note_under_words_takes_a_second_line(qtbot: QtBot, theme: Theme) -> None:
    lines = LineList("Delegation", stacked=True, wraps=True)
    qtbot.addWidget(lines)
    lines.resize(300, 300)
    long = "Nationality not known · Not on the roster · Special Rapporteur on the right to food"
    lines.show_lines([Line("Kang", note="On the roster", key="a"), Line("Ana", note=long, key="b")])
    lines.show()
    short, two = (lines.visualRect(lines.model().index(row, 0)) for row in range(2))
    high = lines.fontMetrics().height()
    assert two.height() == short.height() + high
    image = lines.grab().toImage()
    ground = image.pixel(image.width() - 3, two.bottom() - 3)
    last = two.center().y() + high
    assert any(_has_ink(image, x, last, ground) for x in range(two.left(), two.right() - 4))


def test_a_note_beside_words_takes_a_second_line_before_it_is_cut(
    qtbot: QtBot, theme: Theme
) -> None:
    """Large letters left `09:30–11:00 · +1 …` of it, beside three lines of words."""
    lines = LineList("Next 14 days", wraps=True)
    qtbot.addWidget(lines)
    lines.resize(300, 300)
    note = "09:30–11:00 · Addis Ababa · +12 more"
    lines.show_lines([Line("Ana", note="Due", key="a"), Line("Call of all desks", note=note)])
    lines.show()
    short, two = (lines.visualRect(lines.model().index(row, 0)) for row in range(2))
    assert two.height() > short.height()
    image = lines.grab().toImage()
    ground = image.pixel(image.width() - 3, two.bottom() - 3)
    last = two.center().y() + lines.fontMetrics().height() // 2 + 2
    assert any(_has_ink(image, x, last, ground) for x in range(image.width() // 2, two.right() - 4))
    edge = two.right() - GAP - SMALL
    ends = [
        max(x for x in range(edge + 1) if _has_ink(image, x, row, ground))
        for row in (short.center().y(), two.center().y() - 2, last)
    ]
    assert max(ends[1:]) >= ends[0] - 4, "it ends where one on one line does"
