"""The pages of the window, each built when it is first opened or while nobody waits."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.ui.widgets.page import Page

PageFactory = Callable[[], Page]


class Places(QStackedWidget):
    """Knows pages by the key of their place."""

    moved = Signal(str, str)  # place, and what its page shows now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factories: dict[str, PageFactory] = {}
        self._pages: dict[str, Page] = {}

    def add(self, key: str, factory: PageFactory) -> None:
        self._factories[key] = factory

    def __contains__(self, key: str) -> bool:
        return key in self._factories

    @property
    def keys(self) -> list[str]:
        return list(self._factories)

    @property
    def page(self) -> Page | None:
        """The open page; None before the first one is opened."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def built(self, key: str) -> Page | None:
        """The page of a place, if there is one yet."""
        return self._pages.get(key)

    def build(self, key: str) -> Page:
        """The page of a place, out of sight where it is new."""
        page = self._pages.get(key)
        if page is None:
            page = self._factories[key]()
            page.setObjectName(key)
            page.moved.connect(self._tell)
            self._pages[key] = page
            self.addWidget(page)
        return page

    def open(self, key: str) -> Page:
        page = self.build(key)
        self.setCurrentWidget(page)
        return page

    def forget(self, keep: str) -> None:
        """Let go of all pages but one; they are built anew when they are opened again."""
        for key in [each for each in self._pages if each != keep]:
            page = self._pages.pop(key)
            self.removeWidget(page)
            page.deleteLater()

    def _tell(self, rest: str) -> None:
        page = self.sender()
        if page is self.currentWidget() and isinstance(page, Page):
            self.moved.emit(page.objectName(), rest)
