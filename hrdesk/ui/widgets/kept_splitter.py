"""Parts of a page whose shares of the room people choose; they find them so again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from hrdesk.ui.settings import Settings


class KeptSplitter(QSplitter):
    """The shares are kept for a part of a module, and for the direction in which one reads."""

    def __init__(
        self,
        settings: Settings,
        module: str,
        part: str,
        way: Qt.Orientation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(way, parent)
        self._settings, self._module, self._part = settings, module, part
        self._is_restored = False
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    @property
    def is_chosen(self) -> bool:
        """Whether somebody has chosen the shares; else the page may."""
        return not self._settings.state(self._module, self._part).isEmpty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._is_restored:
            # Not before: by now all its parts are there.
            self._is_restored = True
            self.restoreState(self._settings.state(self._module, self._part))
        super().resizeEvent(event)

    def _keep(self) -> None:
        self._settings.keep_state(self._module, self._part, self.saveState())
