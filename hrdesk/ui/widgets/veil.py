"""What stands in the place of records while the view is discreet."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrdesk.ui.discreet import is_discreet
from hrdesk.ui.tokens import colours
from hrdesk.ui.widgets.empty_state import EmptyState


def hides_by_itself(widget: QWidget) -> bool:
    """Whether a page or a view hides what is to be hidden itself; all others are veiled whole."""
    return getattr(widget, "hides_by_itself", False) is True


class Veil(EmptyState):
    """Nothing can be seen through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = QCoreApplication.translate(
            "Veil", "Hidden while the view is discreet. Ctrl+Shift+H shows it again."
        )
        super().__init__("eye-off", said, parent=parent)
        self.setAccessibleName(said)
        # What was never shown takes no room in a layout only when it is hidden by name.
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colours(self.palette()).window)


class PageVeil(Veil):
    """Covers a page that does not hide by itself, and takes the keyboard from what is under it."""

    def __init__(self, places: QWidget) -> None:
        super().__init__(places)
        self._page: QWidget | None = None
        places.installEventFilter(self)

    def cover(self, page: QWidget | None) -> None:
        """From now on this page is the one that is shown."""
        if self._page is not None and self._page is not page:
            self._page.setEnabled(True)
        self._page = page
        covers = page is not None and is_discreet() and not hides_by_itself(page)
        if page is not None:
            page.setEnabled(not covers)
        self.setVisible(covers)
        self._fit()

    def _fit(self) -> None:
        places = self.parentWidget()
        if places is not None and self.isVisible():
            self.setGeometry(places.rect())
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False
