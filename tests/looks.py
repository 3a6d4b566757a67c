"""What a program changes for the whole process, put back for whoever comes after."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from hrdesk.ui.discreet import is_discreet, set_discreet
from hrdesk.ui.theme import Theme


@contextmanager
def looks_kept(app: QApplication) -> Iterator[None]:
    """Puts the program's looks, language and direction back, whatever happens in between."""
    font, palette, direction = QFont(app.font()), QPalette(app.palette()), app.layoutDirection()
    locale, own = QLocale(), {*app.findChildren(QTranslator), *app.findChildren(Theme)}
    discreet = is_discreet()
    yield
    set_discreet(discreet)
    for left in {*app.findChildren(QTranslator), *app.findChildren(Theme)} - own:
        if isinstance(left, QTranslator):
            app.removeTranslator(left)
        left.setParent(None)
        left.deleteLater()
    QLocale.setDefault(locale)
    app.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    app.setStyle("Fusion")
    app.setFont(font)
    app.setPalette(palette)
    app.setLayoutDirection(direction)
