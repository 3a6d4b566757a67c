"""Scheme, letters and density are put on as the settings say, and again when they change."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrdesk.ui.icons import icon
from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.style import DeskStyle, _end_choice, make_primary, row_height
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import DARK, LIGHT, Density
from hrdesk.ui.widgets.headings import Caption, PageTitle


def test_the_scheme_follows_the_settings(
    qtbot: QtBot, qapp: QApplication, theme: Theme, settings: Settings
) -> None:
    settings.scheme = Scheme.DARK
    with qtbot.waitSignal(theme.changed):
        theme.apply()
    assert theme.colours is DARK
    assert qapp.palette().window().color().name().upper() == DARK.window
    settings.scheme = Scheme.LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.apply()
    assert qapp.palette().window().color().name().upper() == LIGHT.window


def test_nothing_is_told_when_nothing_changes(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.apply()


def test_text_size_reaches_body_and_titles(
    qtbot: QtBot, qapp: QApplication, theme: Theme, settings: Settings
) -> None:
    body = qapp.font().pointSizeF()
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    title, caption = PageTitle("Visits"), Caption("6")
    layout.addWidget(title)
    layout.addWidget(caption)
    assert title.font().pointSizeF() == pytest.approx(body + 7)
    assert title.font().weight() == QFont.Weight.DemiBold
    assert caption.font().pointSizeF() < body
    settings.text_size = 150
    theme.apply()
    assert qapp.font().pointSizeF() == pytest.approx(body * 1.5)
    assert title.font().pointSizeF() == pytest.approx((body + 7) * 1.5)
    settings.text_size = 100
    theme.apply()
    assert qapp.font().pointSizeF() == pytest.approx(body)


def test_a_caption_is_quieter_than_the_text(qtbot: QtBot, theme: Theme) -> None:
    caption = Caption("6 visits")
    qtbot.addWidget(caption)
    caption.ensurePolished()
    assert caption.palette().windowText().color().name().upper() == LIGHT.secondary


def test_arabic_letters_are_bigger(
    qapp: QApplication, settings: Settings, right_to_left: None
) -> None:
    before = qapp.font().pointSizeF()
    theme = Theme(qapp, settings)
    assert qapp.font().pointSizeF() >= max(before + 1, 11)
    theme.setParent(None)
    theme.deleteLater()


def test_density_reaches_the_rows_of_tables(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.ensurePolished()
    assert table.verticalHeader().defaultSectionSize() == row_height(table) >= 32
    settings.density = Density.COMPACT
    theme.apply()
    assert table.verticalHeader().defaultSectionSize() == row_height(table) < 32


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QPushButton])
def test_controls_are_big_enough_to_hit(qtbot: QtBot, theme: Theme, kind: type[QWidget]) -> None:
    control = kind()
    qtbot.addWidget(control)
    assert control.sizeHint().height() >= 28


def test_a_primary_button_is_filled_with_the_accent(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Send")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    plain = button.grab().toImage().pixelColor(5, 5).name().upper()
    make_primary(button)
    button.update()
    filled = button.grab().toImage().pixelColor(5, 5).name().upper()
    assert plain == LIGHT.window
    assert filled == LIGHT.accent


def test_the_style_is_ours(qapp: QApplication, theme: Theme) -> None:
    style = qapp.style()
    assert isinstance(style, DeskStyle)
    assert style.density is Density.COMFORTABLE


def test_a_scroll_bar_has_no_arrows_and_a_thumb_one_can_hold(qtbot: QtBot, theme: Theme) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 100_000)
    bar.setPageStep(10)
    bar.resize(12, 300)
    seen = {bar.grab().toImage().pixelColor(6, y).name().upper() for y in range(8, 24)}
    assert seen == {LIGHT.field_edge}
    assert bar.sizeHint().width() == 12
    assert bar.grab().toImage().pixelColor(6, 200).name().upper() == LIGHT.window


def test_icons_and_boxes_to_tick_grow_with_the_text(
    qapp: QApplication, theme: Theme, settings: Settings
) -> None:
    metric = QStyle.PixelMetric
    metrics = (
        *(metric.PM_IndicatorWidth, metric.PM_ExclusiveIndicatorWidth, metric.PM_HeaderMarkSize),
        *(metric.PM_SmallIconSize, metric.PM_LineEditIconSize, metric.PM_MenuButtonIndicator),
    )
    plain = [qapp.style().pixelMetric(each) for each in metrics]
    settings.text_size = 150
    theme.apply()
    bigger = [qapp.style().pixelMetric(each) for each in metrics]
    assert all(now > side * 1.3 for now, side in zip(bigger, plain, strict=True))
    settings.text_size = 100
    theme.apply()
    assert [qapp.style().pixelMetric(each) for each in metrics] == plain


def test_ok_and_cancel_are_words_alone(qtbot: QtBot, theme: Theme) -> None:
    asked = QInputDialog()
    qtbot.addWidget(asked)
    with qtbot.waitExposed(asked):
        asked.show()
    buttons = asked.findChildren(QPushButton)
    assert len(buttons) == 2
    assert [each.text() for each in buttons if not each.icon().isNull()] == []
    style, known = QApplication.style(), QStyle.StandardPixmap
    assert style.standardIcon(known.SP_DialogOkButton).isNull()
    assert not style.standardIcon(known.SP_LineEditClearButton).isNull()


def test_return_presses_the_button_that_one_is_on(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton("Add", page)
    page.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_what_is_chosen_ends_before_its_icon_pushes_it_out(qtbot: QtBot, theme: Theme) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("Special procedures and treaty bodies")
    box.resize(160, 30)
    sign = QPixmap(16, 16)
    sign.fill(Qt.GlobalColor.red)

    def shown() -> int:
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        _end_choice(option, box)
        return option.fontMetrics.horizontalAdvance(option.currentText)

    without = shown()
    box.setItemIcon(0, QIcon(sign))
    assert shown() <= without - box.iconSize().width() + 8


@pytest.mark.parametrize(
    ("words", "is_turned"),
    [
        ("General knowledge, not checked with anybody", False),
        ("رسالة إلى CAT Committee against Torture", True),
    ],
)
def test_what_is_chosen_ends_where_its_own_words_do(
    words: str, is_turned: bool, qtbot: QtBot, theme: Theme
) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem(words)
    box.resize(120, 30)
    option = QStyleOptionComboBox()
    for from_right in (False, True):
        box.setLayoutDirection(Qt.LayoutDirection(from_right))
        box.initStyleOption(option)
        _end_choice(option, box)
        assert option.currentText.rstrip("\u2069").endswith("…")
        assert option.currentText.startswith("\u2068") == (from_right != is_turned)


def test_words_stand_apart_from_the_icon_before_them(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton(icon("plus"), "I")
    qtbot.addWidget(button)
    button.resize(120, 32)
    seen = button.grab().toImage()
    ground = seen.pixel(20, 16)
    inked = [x for x in range(8, 112) if any(seen.pixel(x, y) != ground for y in range(8, 25))]
    gaps = [after - before for before, after in itertools.pairwise(inked)]
    assert max(gaps) >= 8


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("density", Density)
def test_words_of_a_form_stand_in_one_line_with_their_fields(
    qtbot: QtBot, theme: Theme, settings: Settings, density: Density, size: int
) -> None:
    settings.density, settings.text_size = density, size
    theme.apply()
    form = QWidget()
    qtbot.addWidget(form)
    rows, field = QFormLayout(form), QLineEdit()
    rows.addRow("Name", field)
    with qtbot.waitExposed(form):
        form.show()
    words = rows.labelForField(field)
    assert words.geometry().center().y() == field.geometry().center().y()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_the_ring_of_each_field_is_as_wide(qtbot: QtBot, theme: Theme, kind: type[QWidget]) -> None:
    """The paper of a text box covered half of it."""
    field = kind()
    qtbot.addWidget(field)
    field.resize(200, 60)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    seen = field.grab().toImage()
    ring = [seen.pixelColor(x, 30).name().upper() == LIGHT.accent for x in range(4)]
    assert ring == [True, True, False, False]


def test_a_scroll_bar_leaves_the_ring_of_a_text_box_whole(qtbot: QtBot, theme: Theme) -> None:
    field = QTextEdit()
    qtbot.addWidget(field)
    field.setPlainText("a line\n" * 30)
    field.resize(200, 60)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: field.hasFocus() and field.verticalScrollBar().isVisible())
    seen = field.grab().toImage()
    sides = ([(199, 30), (198, 30), (197, 30)], [(193, 0), (193, 1), (193, 2)])
    rings = [[seen.pixelColor(*at).name().upper() == LIGHT.accent for at in side] for side in sides]
    assert rings == [[True, True, False]] * 2


def test_fields_begin_where_one_reads_whatever_is_written_in_them(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    """Latin words, an empty field's cursor and its prompt stood at the far side."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line, text = QLineEdit("Tunis"), QPlainTextEdit("Tunis")
    for field in (line, text):
        qtbot.addWidget(field)
        field.ensurePolished()
    for way in (line.alignment(), text.document().defaultTextOption().alignment()):
        assert way & Qt.AlignmentFlag.AlignRight
        assert way & Qt.AlignmentFlag.AlignAbsolute
