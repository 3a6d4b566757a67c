"""A page of paper on screen: its words are broken where they are too long for the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from hrdesk.ui.printing.turned import turned
from hrdesk.ui.tokens import LARGE

# Pixels.
_ROUNDED = 2


class PageView(QTextBrowser):
    """Nothing on it is scrolled sideways, whatever makes it narrower."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = -1
        self.setOpenLinks(False)
        # Tables come out a pixel wider than they were told to.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Paper is white, whatever the window has.
        white = self.palette()
        white.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.white)
        white.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        self.setPalette(white)

    def show_html(self, html: str) -> None:
        """Show a page of ours."""
        self.setHtml(turned(html))
        self.document().setDocumentMargin(LARGE)
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._width:
            self._width = self.width()
            self._fit_words()
        else:
            # Its scroll bar came: to keep words whole again could take it away again, and so on.
            self._break_words()

    def _fit_words(self) -> None:
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self._break_words()

    def _break_words(self) -> None:
        if self.document().size().width() > self.viewport().width() + _ROUNDED:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
