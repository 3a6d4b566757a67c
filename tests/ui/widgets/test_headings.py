"""One line that is cut at its own end, whatever the window's direction, and told in full."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.painting import in_lines, paint_lines, paint_text, text_direction, two_lines
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.headings import Caption, ElidedLabel, RecordTitle

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
LONG = "Working group on arbitrary detention, seventy-second session"


def test_it_asks_for_all_and_takes_less(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.is_cut
    label.resize(label.minimumSizeHint())
    assert label.is_cut
    assert label.minimumSizeHint().width() < 60


def test_the_tool_tip_has_what_was_cut(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    QApplication.sendEvent(label, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert QToolTip.text() == LONG
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Georgia", LTR),
        ("جورجيا 2026", RTL),
        ("12 أحمد", RTL),
        ("шаблон", LTR),
        ("2026-11-18", None),
        ("", None),
        (isolated("أحمد"), RTL),
        (isolated(f"{ltr('12')} أحمد"), RTL),
        (f"{isolated('أحمد')} · {ltr('+41 22')}", None),
        (f"{isolated('أحمد')}   {ltr('a@example.org')}", None),
        (f"{isolated('أحمد')}   {ltr('ahmed@example.org')}", None),
        (f"{isolated('أحمد')} (the same name)", LTR),
        (f"{isolated('Ana')} (نفس الاسم)", RTL),
    ],
)
def test_a_text_has_its_own_direction(text: str, own: Qt.LayoutDirection | None) -> None:
    for otherwise in (LTR, RTL):
        assert text_direction(text, otherwise) is (own or otherwise)


def _inked(text: str, reading: Qt.LayoutDirection, *, trailing: bool = False) -> tuple[int, int]:
    """The first and the last column of a line 300 wide that has ink in it."""
    picture = QImage(300, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_text(painter, picture.rect(), text, "#000000", reading=reading, trailing=trailing)
    painter.end()
    white = QColor(Qt.GlobalColor.white)
    columns = [x for x in range(300) if any(picture.pixelColor(x, y) != white for y in range(30))]
    return columns[0], columns[-1]


@pytest.mark.parametrize("text", ["Amina Hassan.", "أمينة حسن"])
def test_a_line_stands_at_the_side_of_the_window(qapp: QApplication, text: str) -> None:
    assert _inked(text, LTR)[0] < 5
    assert _inked(text, RTL)[1] > 294
    assert _inked(text, LTR, trailing=True)[1] > 294
    assert _inked(text, RTL, trailing=True)[0] < 5


def test_a_latin_title_keeps_its_beginning_in_an_arabic_window(qapp: QApplication) -> None:
    def line(text: str) -> QImage:
        picture = QImage(120, 24, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint_text(painter, picture.rect(), text, "#000000", reading=RTL)
        painter.end()
        return picture

    assert line(LONG) == line(LONG + " and much more")
    assert line(LONG) != line("Another" + LONG)


@pytest.mark.parametrize(
    ("text", "is_from_right"),
    [
        (f"رسالة إلى {isolated(LONG)}", True),
        (f"{isolated('لجنة مناهضة التعذيب')} · {isolated(LONG)} تونس", True),
        (
            f"Letter to {isolated('لجنة مناهضة التعذيب واللجنة الأفريقية لحقوق الإنسان والشعوب')}",
            False,
        ),
        (f"رسالة إلى {LONG}", True),
    ],
)
@pytest.mark.parametrize("reading", [LTR, RTL])
def test_a_cut_line_has_its_dots_at_the_end_of_the_whole(
    text: str, is_from_right: bool, reading: Qt.LayoutDirection, qapp: QApplication
) -> None:
    """Cut within a value that is read otherwise, it had them in its midst."""
    picture = QImage(220, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_text(painter, picture.rect(), text, "#000000", reading=reading)
    painter.end()
    inked = [(x, y) for x in range(220) for y in range(30) if picture.pixelColor(x, y).red() < 128]
    ends = [x for x, _ in inked]
    dots = range(min(ends), min(ends) + 8) if is_from_right else range(max(ends) - 7, max(ends) + 1)
    high = {y for x, y in inked if x in dots}
    assert max(high) - min(high) < 3


def test_a_card_has_a_title_a_count_and_actions(qtbot: QtBot, theme: Theme) -> None:
    card = Card("Needs you")
    qtbot.addWidget(card)
    card.set_count("5")
    done = QAction("Check", card)
    card.add_action(done)
    assert card.accessibleName() == "Needs you"
    assert [label.text() for label in card.findChildren(QLabel)] == ["Needs you", "5"]
    (button,) = card.findChildren(QToolButton)
    with qtbot.waitSignal(done.triggered):
        button.click()
    card.resize(200, 100)
    assert not card.grab().isNull()


def test_a_record_is_named_on_three_lines_before_it_is_cut(qtbot: QtBot, theme: Theme) -> None:
    title = RecordTitle(LONG)
    qtbot.addWidget(title)
    whole = title.fontMetrics().horizontalAdvance(LONG)
    one = title.heightForWidth(whole + 1)
    assert title.heightForWidth(whole * 2 // 3) == 2 * one
    title.resize(whole * 2 // 3, 2 * one)
    assert not title.is_cut
    assert title.heightForWidth(whole * 2 // 5) == 3 * one
    title.resize(whole * 2 // 5, 3 * one)
    assert not title.is_cut
    title.resize(whole // 5, 3 * one)
    assert title.is_cut
    title.resize(whole * 2 // 5, one)
    assert title.minimumSizeHint().height() == 3 * one, "it is not pressed together"
    assert not title.grab().isNull()


def test_a_text_breaks_between_words_and_loses_none(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    for width in range(0, metrics.horizontalAdvance(LONG) + 20, 7):
        upper, lower = two_lines(metrics, LONG, width)
        assert " ".join(filter(None, (upper, lower))) == LONG


def test_the_dot_between_two_parts_ends_no_line(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    parts = ["09:30–11:00", "Addis Ababa", "+2 more"]
    width = metrics.horizontalAdvance(" · ".join(parts[:2]) + " ·") + 2
    assert in_lines(metrics, " · ".join(parts), width, 2) == [" · ".join(parts[:2]), parts[2]]
    assert in_lines(metrics, " · ".join(parts), 10 * width, 2) == [" · ".join(parts)]


def test_margins_are_no_room_for_words(qtbot: QtBot, theme: Theme) -> None:
    caption = Caption("3 of 64 chosen")
    qtbot.addWidget(caption)
    caption.setContentsMargins(16, 4, 16, 4)
    caption.resize(caption.sizeHint())
    assert not caption.is_cut


def test_the_lines_of_a_text_are_all_read_as_the_whole(qapp: QApplication) -> None:
    """The end of a Latin title stood in brackets that were turned round, and its dash before it."""

    def second_line(text: str) -> QImage:
        picture = QImage(120, 60, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint_lines(painter, picture.rect(), text, "#000000", reading=RTL)
        painter.end()
        return picture.copy(0, 30, 120, 30)

    said = second_line("Annual meeting (2026?)")
    assert said == second_line(f"Annual meeting {ltr('(2026?)')}")
    assert said != second_line("اجتماع سنوي للجميع (2026?)")
