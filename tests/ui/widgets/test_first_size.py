"""Windows of their own open within the screen, however large their letters are."""

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.first_size import open_as


def test_a_window_is_never_larger_than_the_screen(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry().size()
    open_as(window, 200, 100)
    assert (window.width(), window.height()) == (200, 100)
    open_as(window, screen.width() + 500, 100)
    assert (window.width(), window.height()) == (screen.width(), 100)
    open_as(window, 200, screen.height())
    assert window.height() == screen.height() - 40, "its title stands above it"


def test_a_dialog_is_no_larger_than_its_window(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    dialog = QDialog(window)
    open_as(dialog, 500, 200)
    assert (dialog.width(), dialog.height()) == (500, 200), "of a window that is not there yet"
    with qtbot.waitExposed(window):
        window.show()
    open_as(dialog, 500, 200)
    assert (dialog.width(), dialog.height()) == (400, 200)
