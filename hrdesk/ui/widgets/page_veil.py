"""Which pages are covered while the view is discreet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from hrdesk.ui.discreet import is_discreet

if TYPE_CHECKING:
    from hrdesk.ui.widgets.veil import Veil


def hides_by_itself(widget: QWidget) -> bool:
    """Whether a page or a view hides what is to be hidden itself; all others are veiled whole."""
    return getattr(widget, "hides_by_itself", False) is True


class PageVeil(QObject):
    """Covers a page that does not hide by itself, and takes the keyboard from what is under it."""

    def __init__(self, places: QWidget) -> None:
        super().__init__(places)
        self._places = places
        self._page: QWidget | None = None
        self._veil: Veil | None = None
        places.installEventFilter(self)

    @property
    def covers(self) -> bool:
        """Whether the page that is shown cannot be seen."""
        return self._veil is not None and self._veil.isVisible()

    def cover(self, page: QWidget | None) -> None:
        """From now on this page is the one that is shown."""
        if self._page is not None and self._page is not page:
            self._page.setEnabled(True)
        self._page = page
        covers = page is not None and is_discreet() and not hides_by_itself(page)
        if page is not None:
            page.setEnabled(not covers)
        if covers and self._veil is None:
            # Few ever need it, and the window is painted without it.
            from hrdesk.ui.widgets.veil import Veil

            self._veil = Veil(self._places)
        if self._veil is not None:
            self._veil.setVisible(covers)
        self._fit()

    def _fit(self) -> None:
        if self._veil is not None and self._veil.isVisible():
            self._veil.setGeometry(self._places.rect())
            self._veil.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False
